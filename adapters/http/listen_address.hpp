#pragma once

#include <boost/asio/ip/address.hpp>
#include <string>

#include "madoguchi/adapters/http/server.hpp"

// Internal to this adapter.

namespace madoguchi::http {

/// The address, where it may be listened on so. Error: a sentence with what to do.
[[nodiscard]] log::Expected<boost::asio::ip::address, std::string> address_to_listen_on(
    const Listen& wanted);

}  // namespace madoguchi::http
