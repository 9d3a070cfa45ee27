#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <mutex>
#include <optional>
#include <semaphore>
#include <string>
#include <string_view>

#include "madoguchi/adapters/accounts/account.hpp"
#include "madoguchi/adapters/accounts/password_hash.hpp"
#include "madoguchi/adapters/accounts/record_store.hpp"
#include "madoguchi/adapters/accounts/secret_text.hpp"
#include "madoguchi/adapters/accounts/throttle.hpp"

namespace madoguchi::accounts {

/// Why somebody isn't let in, or something isn't changed.
struct Refusal {
    enum class Kind : std::uint8_t {
        kWrong,       ///< No such account, or another password: it isn't said which.
        kCodeNeeded,  ///< The password is right; the second factor is missing.
        kCodeWrong,   ///< Wrong, used already, or too old.
        kWait,        ///< Too many failures: `retry_after`.
        kBusy,        ///< Too many are signing in at this moment.
        kWeak,        ///< The new password can't be taken: `detail` is the code why.
        kFailed,      ///< The store can't be read or written: `detail`.
    };
    Kind kind = Kind::kWrong;
    std::chrono::seconds retry_after{0};
    std::string detail;
};

/// Accounts of this installation: passwords (scrypt), second factors (TOTP), and the growing wait
/// after failures. Knows nothing of roles: whether somebody may do something is asked elsewhere.
/// Thread-safe.
class Accounts {
 public:
    using Time = std::chrono::sys_seconds;
    template <typename T>
    using Answer = log::Expected<T, Refusal>;

    /// Guesses that are worked on at a time: each takes memory and a core.
    static constexpr std::ptrdiff_t kAtATime = 2;
    /// Guesses that may wait for that; more are told to come again, so that they hold no threads.
    static constexpr int kWaitingMax = 4;

    /// `store` outlives it. `ahead`: by how much the times given here are ahead of the clock that
    /// people's authenticators go by.
    Accounts(RecordStore& store, const ScryptCost& cost, std::chrono::seconds ahead = {});

    /// Whether there is such an account.
    [[nodiscard]] Answer<bool> exists(const Who& who) const;
    /// Makes an account, or gives one back its way in: a password for once, which has to be
    /// changed at the first sign-in. Second factors that were there are still asked for, also of
    /// an account that was ended: one administrator alone gets into nobody's.
    [[nodiscard]] Answer<SecretText> issue(const Who& who);
    /// The same for who has lost the second factor, which is dropped: on the machine's console.
    [[nodiscard]] Answer<SecretText> issue_without_second_factor(const Who& who);
    /// Ends an account; nothing happens when there is none.
    [[nodiscard]] Answer<void> remove(const Who& who);

    /// What a sign-in brought.
    struct SignedIn {
        bool must_change_password = false;
        bool second_factor = false;
    };
    [[nodiscard]] Answer<SignedIn> sign_in(const Who& who, const SecretText& password,
                                           std::string_view code, Time now);
    /// The password alone, where a security key has to follow: `finish_sign_in` says what became of
    /// it. Failures count as at a sign-in; `second_factor`: an authenticator's code would do too.
    [[nodiscard]] Answer<SignedIn> begin_sign_in(const Who& who, const SecretText& password,
                                                 Time now);
    void finish_sign_in(const Who& who, bool is_right, Time now);
    /// The password alone, for a session that was locked; failures count as at a sign-in.
    [[nodiscard]] Answer<void> check(const Who& who, const SecretText& password, Time now);
    /// Puts a new password in the old one's place. `name`: the person's own, which mustn't stand in
    /// it.
    [[nodiscard]] Answer<void> change_password(const Who& who, std::string_view name,
                                               const SecretText& old, const SecretText& fresh,
                                               Time now);

    /// Whether a second factor is in force.
    [[nodiscard]] Answer<bool> has_second_factor(const Who& who) const;
    /// A new secret for the authenticator, in force once `confirm_second_factor` has had its code.
    [[nodiscard]] Answer<std::string> ask_second_factor(const Who& who, const SecretText& password,
                                                        Time now);
    [[nodiscard]] Answer<void> confirm_second_factor(const Who& who, std::string_view code,
                                                     Time now);

 private:
    [[nodiscard]] Answer<std::optional<Account>> read(const Who& who) const;
    [[nodiscard]] Answer<void> write(const Who& who, const Account& account);
    /// Puts a password for once into `account`, in force on return. Under `writing_`.
    [[nodiscard]] Answer<SecretText> give_password(const Who& who, Account account);
    /// The account as it is now, where its password is still that of `before`. Under `writing_`.
    [[nodiscard]] Answer<Account> same_again(const Who& who, const Account& before) const;
    /// A place among those that are worked on; false where it would take too long.
    [[nodiscard]] bool take_slot();
    /// The account whose password it is. The time that it takes doesn't say whether there is one.
    [[nodiscard]] Answer<Account> account_with(const Who& who, const SecretText& password,
                                               Time now);
    [[nodiscard]] Answer<void> take_code(const Who& who, Account& account, std::string_view code,
                                         Time now);
    [[nodiscard]] std::int64_t seconds_of_codes(Time now) const;

    RecordStore& store_;
    const ScryptCost cost_;
    const std::chrono::seconds ahead_;
    const std::string nobodys_hash_;
    Throttle throttle_;
    std::counting_semaphore<kAtATime> slots_{kAtATime};
    std::atomic<int> waiting_ = 0;  ///< For a slot.
    std::mutex writing_;            ///< One who reads, changes and writes an account at a time.
};

}  // namespace madoguchi::accounts
