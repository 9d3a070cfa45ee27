#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "madoguchi/adapters/cli/serve/call.hpp"

namespace madoguchi::cli::serve {

/// The cookie that a session is known by. A training server beside the real one has another:
/// browsers don't tell ports of a host apart.
[[nodiscard]] inline std::string_view session_cookie(const Services& services) {
    return services.training ? "__Host-training-session" : "__Host-session";
}

/// Takes a text out of a message: it is overwritten there.
[[nodiscard]] accounts::SecretText secret_of(std::string& text);

/// What a refusal of the accounts is to whoever signs in: its code, and the problem.
[[nodiscard]] std::string_view code_of(const accounts::Refusal& refusal);
[[nodiscard]] Problem problem_of(const accounts::Refusal& refusal);

/// Sets a cookie of this server's pages alone; `life` 0: until the browser is closed.
[[nodiscard]] http::Field cookie(std::string_view name, std::string_view value,
                                 std::chrono::seconds life = std::chrono::seconds(0));
/// Takes it away.
[[nodiscard]] http::Field removed_cookie(std::string_view name);

/// Starts a session for somebody who has shown who they are, however they did: the answer with it
/// and its cookie. The one that the browser held until now ends, whosever it was. Problems: 401 for
/// who doesn't work here today; 503. Counts the sign-in.
[[nodiscard]] Answer<http::Response> let_in(Services& services, const http::Request& request,
                                            const accounts::Who& who, bool must_change_password);

}  // namespace madoguchi::cli::serve
