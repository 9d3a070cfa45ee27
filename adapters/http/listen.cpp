#include <charconv>

#include "madoguchi/adapters/http/listen_address.hpp"
#include "madoguchi/adapters/http/server.hpp"

namespace madoguchi::http {

log::Expected<Listen, std::string> parse_listen(std::string_view text) {
    const auto colon = text.rfind(':');
    if (colon == std::string_view::npos || colon == 0) {
        return log::unexpected(
            std::string("give where to listen as ADDRESS:PORT, e.g. 127.0.0.1:8443"));
    }
    Listen listen;
    std::string_view address = text.substr(0, colon);
    if (address.size() > 2 && address.front() == '[' && address.back() == ']') {
        address = address.substr(1, address.size() - 2);
    }
    listen.address = address;
    const std::string_view port = text.substr(colon + 1);
    const auto [end, error] = std::from_chars(port.data(), port.data() + port.size(), listen.port);
    if (error != std::errc() || end != port.data() + port.size()) {
        return log::unexpected("'" + std::string(port) + "' is no port: give 0 to 65535");
    }
    return listen;
}

log::Expected<boost::asio::ip::address, std::string> address_to_listen_on(const Listen& wanted) {
    boost::system::error_code error;
    const std::string& text = wanted.address;
    const auto address =
        boost::asio::ip::make_address(text == "localhost" ? "127.0.0.1" : text, error);
    if (error) {
        return log::unexpected("'" + text +
                               "' is no IP address: give one of this machine, or localhost");
    }
    if (!address.is_loopback() && !wanted.tls) {
        return log::unexpected(text + " isn't loopback, and there it is served encrypted only: " +
                               "give --tls-cert and --tls-key, or listen on 127.0.0.1");
    }
    return address;
}

log::Expected<void, std::string> may_listen(const Listen& wanted) {
    return address_to_listen_on(wanted).map([](const auto& /*address*/) {});
}

}  // namespace madoguchi::http
