#pragma once

#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/message_generator.hpp>

#include "madoguchi/adapters/http/message.hpp"

namespace madoguchi::http {

/// The head of an answer: what every answer has (what a browser may do with it, that nobody keeps
/// it), and its own. `request`: null where none could be read.
void add_headers(boost::beast::http::response<boost::beast::http::empty_body>& message,
                 const Request* request, const Response& response, bool encrypted);

/// An answer on its way out. To HEAD goes the header that GET would get.
[[nodiscard]] boost::beast::http::message_generator message_of(const Request* request,
                                                               Response response, bool encrypted,
                                                               bool keep_alive);

}  // namespace madoguchi::http
