#include "madoguchi/adapters/http/accepted_encoding.hpp"

#include <algorithm>
#include <boost/beast/core/string.hpp>
#include <boost/beast/http/rfc7230.hpp>

namespace madoguchi::http {

namespace {

namespace beast = boost::beast;

/// Whether a weight is 0, 0.0, 0.00 or 0.000: "not acceptable".
bool is_nothing(beast::string_view weight) {
    return !weight.empty() &&
           std::all_of(weight.begin(), weight.end(), [](char c) { return c == '0' || c == '.'; });
}

}  // namespace

bool accepts_encoding(std::string_view header, std::string_view coding) {
    // The list's grammar is that of `Transfer-Encoding`: names with parameters, here `q`.
    beast::http::ext_list accepted({header.data(), header.size()});
    const auto found = accepted.find({coding.data(), coding.size()});
    return found != accepted.end() &&
           std::none_of(found->second.begin(), found->second.end(), [](const auto& parameter) {
               return beast::iequals(parameter.first, "q") && is_nothing(parameter.second);
           });
}

}  // namespace madoguchi::http
