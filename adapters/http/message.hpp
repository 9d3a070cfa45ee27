#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "madoguchi/adapters/http/event_source.hpp"
#include "madoguchi/adapters/http/wiping_string.hpp"

namespace madoguchi::http {

/// A header field or a parameter of the address.
struct Field {
    std::string name;
    std::string value;
};

/// Who is at the other end.
struct Peer {
    bool local_socket = false;  ///< Came through the Unix socket.
    bool loopback = false;      ///< On this machine.
    std::uint32_t uid = 0;      ///< The operating system's word for the user; local socket only.
};

/// A request, complete and within the limits.
struct Request {
    std::string id;                 ///< Made here; stands in the answer as `X-Request-Id`.
    std::string method;             ///< In capitals.
    std::vector<std::string> path;  ///< Decoded segments; none for `/`.
    std::vector<Field> parameters;  ///< Decoded, in their order.
    std::vector<Field> headers;     ///< Names in lower case.
    WipingString body;
    Peer peer;
    bool encrypted = false;

    /// The value of a header, by its lower-case name; empty when it isn't there.
    [[nodiscard]] std::string_view header(std::string_view name) const;
    /// The value of a parameter; empty when it isn't there.
    [[nodiscard]] std::string_view parameter(std::string_view name) const;
    /// The value of a cookie; empty when it isn't there.
    [[nodiscard]] std::string_view cookie(std::string_view name) const;
};

/// An answer. Headers that keep browsers from doing harm are added to each.
struct Response {
    unsigned status = 200;
    std::string content_type = {};    ///< Empty without a body.
    std::vector<Field> headers = {};  ///< `Cache-Control` is `no-store` unless it stands here.
    std::string body = {};
    std::shared_ptr<EventSource> events =
        {};  ///< Set: the answer goes on with its events; no body.
};

/// What a request's target is made of: `/v1/cases/R8-%E6%9C%AC?x=1`.
struct Target {
    std::vector<std::string> path;
    std::vector<Field> parameters;
};

/// Takes a target apart; nothing when it isn't one, holds a broken escape, or is too deep.
[[nodiscard]] std::optional<Target> parse_target(std::string_view target);

}  // namespace madoguchi::http
