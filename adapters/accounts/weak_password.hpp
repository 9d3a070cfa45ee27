#pragma once

#include <string>
#include <string_view>

#include "madoguchi/adapters/accounts/account.hpp"
#include "madoguchi/adapters/accounts/secret_text.hpp"

namespace madoguchi::accounts {

/// Why a password can't be taken: a code. Empty when it can.
/// - `too_long`: more than 256 bytes of UTF-8
/// - `too_short`: less than 12 characters
/// - `contains_code`, `contains_name`: the staff code, or a part of the person's own `name`, stands
///   in it, whether capital or small
/// - `easy_to_guess`: zxcvbn needs less than 10^8 guesses. Its dictionaries (passwords that are
///   known, English words, names) are in the library; it knows keyboard rows, sequences, repeats,
///   dates and letters written as digits besides.
/// Keeps no copy of the password: the library's own, turned round, is overwritten before it is
/// freed. Thread-safe.
[[nodiscard]] std::string weakness_of(const SecretText& password, const Who& who,
                                      std::string_view name);

}  // namespace madoguchi::accounts
