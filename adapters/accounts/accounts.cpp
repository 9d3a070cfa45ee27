#include "madoguchi/adapters/accounts/accounts.hpp"

#include <utility>

#include "madoguchi/adapters/accounts/security_keys.hpp"
#include "madoguchi/adapters/accounts/totp.hpp"
#include "madoguchi/adapters/accounts/weak_password.hpp"

namespace madoguchi::accounts {

namespace {

using Kind = Refusal::Kind;

/// How long somebody waits for a free slot before they are told to come again.
constexpr std::chrono::seconds kSlotWithin{2};

auto refused(Kind kind, std::string detail = {}) {
    return log::unexpected(Refusal{.kind = kind, .retry_after = {}, .detail = std::move(detail)});
}

}  // namespace

Accounts::Accounts(RecordStore& store, const ScryptCost& cost, std::chrono::seconds ahead)
    : store_(store),
      cost_(cost),
      ahead_(ahead),
      nobodys_hash_(hash_password(one_time_password(), cost)) {}

Accounts::Answer<std::optional<Account>> Accounts::read(const Who& who) const {
    const auto record = store_.find(record_name(who));
    if (!record) {
        return refused(Kind::kFailed, record.error());
    }
    if (!*record) {
        return std::optional<Account>{};
    }
    auto account = account_of(**record);
    if (!account) {
        return refused(Kind::kFailed, "an account's record isn't as this program writes it");
    }
    return account;
}

Accounts::Answer<void> Accounts::write(const Who& who, const Account& account) {
    if (auto written = store_.put(record_name(who), record_of(account)); !written) {
        return refused(Kind::kFailed, written.error());
    }
    return {};
}

Accounts::Answer<bool> Accounts::exists(const Who& who) const {
    return read(who).map([](const auto& account) { return account && !account->closed; });
}

Accounts::Answer<SecretText> Accounts::give_password(const Who& who, Account account) {
    SecretText password = one_time_password();
    account.password_hash = hash_password(password, cost_);
    account.must_change_password = true;
    account.closed = false;
    if (auto written = write(who, account); !written) {
        return log::unexpected(written.error());
    }
    throttle_.succeeded(record_name(who));
    return password;
}

Accounts::Answer<SecretText> Accounts::issue(const Who& who) {
    const std::lock_guard lock(writing_);
    auto account = read(who);
    if (!account) {
        return log::unexpected(account.error());
    }
    return give_password(who, account->value_or(Account{}));
}

Accounts::Answer<SecretText> Accounts::issue_without_second_factor(const Who& who) {
    const std::lock_guard lock(writing_);
    if (auto removed = remove_keys(store_, who); !removed) {
        return refused(Kind::kFailed, removed.error());
    }
    return give_password(who, Account{});
}

Accounts::Answer<void> Accounts::remove(const Who& who) {
    const std::lock_guard lock(writing_);
    auto account = read(who);
    if (!account) {
        return log::unexpected(account.error());
    }
    if (!*account) {
        return {};
    }
    const auto keys = SecurityKeys(store_).of(who);
    if (!keys) {
        return refused(Kind::kFailed, keys.error());
    }
    if ((*account)->totp_secret.empty() && keys->empty()) {
        const auto removed = store_.remove(record_name(who));
        return removed ? Answer<void>() : refused(Kind::kFailed, removed.error());
    }
    // Nobody knows the password that it has from now on.
    (*account)->password_hash = hash_password(one_time_password(), cost_);
    (*account)->totp_asked_for.clear();
    (*account)->closed = true;
    return write(who, **account);
}

bool Accounts::take_slot() {
    if (slots_.try_acquire()) {
        return true;
    }
    const bool may_wait = waiting_.fetch_add(1) < kWaitingMax;
    const bool taken = may_wait && slots_.try_acquire_for(kSlotWithin);
    --waiting_;
    return taken;
}

Accounts::Answer<Account> Accounts::same_again(const Who& who, const Account& before) const {
    auto account = read(who);
    if (!account) {
        return log::unexpected(account.error());
    }
    if (!*account || (*account)->password_hash != before.password_hash) {
        return refused(Kind::kWrong);
    }
    return std::move(**account);
}

Accounts::Answer<Account> Accounts::account_with(const Who& who, const SecretText& password,
                                                 Time now) {
    const std::string name = record_name(who);
    if (const auto wait = throttle_.wait(name, now); wait.count() > 0) {
        return log::unexpected(Refusal{.kind = Kind::kWait, .retry_after = wait, .detail = {}});
    }
    auto account = read(who);
    if (!account) {
        return log::unexpected(account.error());
    }
    if (!take_slot()) {
        return log::unexpected(
            Refusal{.kind = Kind::kBusy, .retry_after = kSlotWithin, .detail = {}});
    }
    const bool right = matches(password, *account ? (*account)->password_hash : nobodys_hash_);
    slots_.release();
    if (!*account || !right) {
        throttle_.failed(name, now);
        return refused(Kind::kWrong);
    }
    return std::move(**account);
}

std::int64_t Accounts::seconds_of_codes(Time now) const {
    return (now - ahead_).time_since_epoch().count();
}

Accounts::Answer<void> Accounts::take_code(const Who& who, Account& account, std::string_view code,
                                           Time now) {
    if (account.totp_secret.empty()) {
        return {};
    }
    if (code.empty()) {
        return refused(Kind::kCodeNeeded);
    }
    const auto step =
        totp_step_of(account.totp_secret, code, seconds_of_codes(now), account.totp_last_step);
    if (!step) {
        throttle_.failed(record_name(who), now);
        return refused(Kind::kCodeWrong);
    }
    account.totp_last_step = *step;
    return write(who, account);
}

Accounts::Answer<Accounts::SignedIn> Accounts::sign_in(const Who& who, const SecretText& password,
                                                       std::string_view code, Time now) {
    if (auto right = account_with(who, password, now); !right) {
        return log::unexpected(right.error());
    }
    // Read again under the lock: a code is good once, whoever comes with it at the same moment.
    const std::lock_guard lock(writing_);
    auto account = read(who);
    if (!account || !*account) {
        return account ? refused(Kind::kWrong) : log::unexpected(account.error());
    }
    if (auto taken = take_code(who, **account, code, now); !taken) {
        return log::unexpected(taken.error());
    }
    throttle_.succeeded(record_name(who));
    return SignedIn{.must_change_password = (*account)->must_change_password,
                    .second_factor = !(*account)->totp_secret.empty()};
}

Accounts::Answer<Accounts::SignedIn> Accounts::begin_sign_in(const Who& who,
                                                             const SecretText& password, Time now) {
    return account_with(who, password, now).map([](const Account& account) {
        return SignedIn{.must_change_password = account.must_change_password,
                        .second_factor = !account.totp_secret.empty()};
    });
}

void Accounts::finish_sign_in(const Who& who, bool is_right, Time now) {
    if (is_right) {
        throttle_.succeeded(record_name(who));
    } else {
        throttle_.failed(record_name(who), now);
    }
}

Accounts::Answer<void> Accounts::check(const Who& who, const SecretText& password, Time now) {
    if (auto right = account_with(who, password, now); !right) {
        return log::unexpected(right.error());
    }
    throttle_.succeeded(record_name(who));
    return {};
}

Accounts::Answer<void> Accounts::change_password(const Who& who, std::string_view name,
                                                 const SecretText& old, const SecretText& fresh,
                                                 Time now) {
    if (auto weakness = weakness_of(fresh, who, name); !weakness.empty()) {
        return refused(Kind::kWeak, std::move(weakness));
    }
    if (same_text(old.reveal(), fresh.reveal())) {
        return refused(Kind::kWeak, "same_as_before");
    }
    const auto right = account_with(who, old, now);
    if (!right) {
        return log::unexpected(right.error());
    }
    throttle_.succeeded(record_name(who));
    std::string hash = hash_password(fresh, cost_);
    const std::lock_guard lock(writing_);
    auto account = same_again(who, *right);
    if (!account) {
        return log::unexpected(account.error());
    }
    account->password_hash = std::move(hash);
    account->must_change_password = false;
    return write(who, *account);
}

Accounts::Answer<bool> Accounts::has_second_factor(const Who& who) const {
    return read(who).map(
        [](const auto& account) { return account && !account->totp_secret.empty(); });
}

Accounts::Answer<std::string> Accounts::ask_second_factor(const Who& who,
                                                          const SecretText& password, Time now) {
    const auto right = account_with(who, password, now);
    if (!right) {
        return log::unexpected(right.error());
    }
    const std::lock_guard lock(writing_);
    auto account = same_again(who, *right);
    if (!account) {
        return log::unexpected(account.error());
    }
    account->totp_asked_for = totp_secret();
    if (auto written = write(who, *account); !written) {
        return log::unexpected(written.error());
    }
    return account->totp_asked_for;
}

Accounts::Answer<void> Accounts::confirm_second_factor(const Who& who, std::string_view code,
                                                       Time now) {
    const std::lock_guard lock(writing_);
    auto account = read(who);
    if (!account || !*account || (*account)->totp_asked_for.empty()) {
        return account ? refused(Kind::kWrong) : log::unexpected(account.error());
    }
    const auto step = totp_step_of((*account)->totp_asked_for, code, seconds_of_codes(now), 0);
    if (!step) {
        return refused(Kind::kCodeWrong);
    }
    (*account)->totp_secret = std::exchange((*account)->totp_asked_for, {});
    (*account)->totp_last_step = *step;
    return write(who, **account);
}

}  // namespace madoguchi::accounts
