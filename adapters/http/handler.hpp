#pragma once

#include <string_view>

#include "madoguchi/adapters/http/message.hpp"

namespace madoguchi::http {

/// What answers requests. Called on several worker threads at a time.
class Handler {
 public:
    Handler() = default;
    Handler(const Handler&) = delete;
    Handler& operator=(const Handler&) = delete;
    virtual ~Handler() = default;

    [[nodiscard]] virtual Response answer(const Request& request) = 0;

    /// Told of what the server refused by itself: too large, too slow, too much, malformed. Called
    /// on the server's thread; must be quick.
    virtual void refused(unsigned /*status*/, std::string_view /*code*/) {}
};

}  // namespace madoguchi::http
