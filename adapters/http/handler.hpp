#pragma once

#include <optional>
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

    /// The answer to what mustn't wait for a worker: whether the process works. Nothing: `answer`
    /// is asked. Called on the server's thread; must be quick.
    [[nodiscard]] virtual std::optional<Response> answer_at_once(const Request& /*request*/) {
        return std::nullopt;
    }

    /// Told of what the server refused by itself: too large, too slow, too much, malformed.
    /// `request`: the id that the answer shows; empty where no request was read. Called on the
    /// server's thread; must be quick.
    virtual void refused(unsigned /*status*/, std::string_view /*code*/,
                         std::string_view /*request*/) {}
};

}  // namespace madoguchi::http
