#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace madoguchi::accounts {

/// Whose account: a member of staff of a municipality.
struct Who {
    std::string municipality;
    std::string staff;
    auto operator<=>(const Who&) const = default;
};

/// What is kept of an account.
struct Account {
    std::string password_hash;          ///< As `hash_password` makes it.
    bool must_change_password = false;  ///< The one in force was made by the program.
    std::string totp_secret;            ///< Bytes; empty: no second factor.
    std::string totp_asked_for;         ///< A secret that no code has confirmed yet.
    std::uint64_t totp_last_step = 0;   ///< A code is good once.
    /// Ended: kept for the second factor alone, which goes on when a password is issued again.
    bool closed = false;
    bool operator==(const Account&) const = default;
};

/// The name of an account's record.
[[nodiscard]] std::string record_name(const Who& who);

/// An account as a record, and back; nothing for what isn't one. Format: README.md.
[[nodiscard]] std::string record_of(const Account& account);
[[nodiscard]] std::optional<Account> account_of(std::string_view record);

}  // namespace madoguchi::accounts
