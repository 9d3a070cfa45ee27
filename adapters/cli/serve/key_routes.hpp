#pragma once

#include "madoguchi/adapters/accounts/secret_text.hpp"
#include "madoguchi/adapters/cli/serve/call.hpp"

namespace madoguchi::http::v1 {
class SignIn;
}  // namespace madoguchi::http::v1

namespace madoguchi::cli::serve {

/// Whether somebody's second factor is a security key at this sign-in: they have one, and don't
/// give an authenticator's code instead. Problem 503.
[[nodiscard]] Answer<bool> is_signed_in_by_key(Services& services, const accounts::Who& who,
                                               std::string_view code);

/// Signs in by password and security key. Problems: as at any sign-in; 401 `key_needed` where the
/// password is right and nothing was signed (`code` in the ids: an authenticator's code will do as
/// well), 401 `key_wrong`.
[[nodiscard]] Answer<http::Response> sign_in_by_key(Services& services, const Call& call,
                                                    const accounts::Who& who,
                                                    const accounts::SecretText& password,
                                                    const madoguchi::http::v1::SignIn& body);

}  // namespace madoguchi::cli::serve
