#include "madoguchi/adapters/accounts/account.hpp"

#include "madoguchi/adapters/accounts/record_lines.hpp"
#include "madoguchi/adapters/accounts/secret_text.hpp"

namespace madoguchi::accounts {

namespace {

constexpr std::string_view kHead = "madoguchi-account 1";

}  // namespace

std::string record_name(const Who& who) { return "account/" + who.municipality + "/" + who.staff; }

std::string record_of(const Account& account) {
    return write_lines(kHead, {{"password", account.password_hash},
                               {"must_change", account.must_change_password ? "1" : "0"},
                               {"totp", hex_of(account.totp_secret)},
                               {"totp_asked_for", hex_of(account.totp_asked_for)},
                               {"totp_last_step", std::to_string(account.totp_last_step)},
                               {"closed", account.closed ? "1" : "0"}});
}

std::optional<Account> account_of(std::string_view record) {
    const auto lines = read_lines(kHead, record);
    if (!lines || line_of(*lines, "password").empty()) {
        return std::nullopt;
    }
    return Account{.password_hash = line_of(*lines, "password"),
                   .must_change_password = line_of(*lines, "must_change") == "1",
                   .totp_secret = bytes_of_hex(line_of(*lines, "totp")),
                   .totp_asked_for = bytes_of_hex(line_of(*lines, "totp_asked_for")),
                   .totp_last_step = number_of(*lines, "totp_last_step"),
                   .closed = line_of(*lines, "closed") == "1"};
}

}  // namespace madoguchi::accounts
