#pragma once

#include <chrono>
#include <cstddef>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <utility>

#include "madoguchi/adapters/accounts/account.hpp"
#include "madoguchi/adapters/accounts/record_store.hpp"

namespace madoguchi::accounts {

/// How long sessions last.
struct SessionLimits {
    std::chrono::seconds lock_after = std::chrono::minutes(10);  ///< Unused: it locks by itself.
    std::chrono::seconds ends_after = std::chrono::hours(12);    ///< Of the sign-in.
    std::size_t of_one_person_max = 8;  ///< The one used longest ago ends when there are more.
};

/// One signed-in person at one browser.
struct Session {
    std::string id;  ///< Names it in records and logs; says nothing of the cookie.
    Who who;
    std::string csrf;  ///< What every change has to bring along.
    bool locked = false;
    bool must_change_password = false;
};

/// Who is signed in. Kept in the store, so that a restart ends no session: it locks them. Records
/// are named by the cookie's SHA-256, so what is stored signs nobody in. Thread-safe.
class Sessions {
 public:
    using Time = std::chrono::sys_seconds;
    template <typename T>
    using Result = RecordStore::Result<T>;

    /// `store` outlives it.
    Sessions(RecordStore& store, const SessionLimits& limits);

    /// Takes over the sessions of the last run that aren't over, locked. Called once, first.
    [[nodiscard]] Result<void> load(Time now);

    /// A new session and its cookie.
    struct Started {
        Session session;
        std::string cookie;
    };
    [[nodiscard]] Result<Started> start(const Who& who, bool must_change_password, Time now);

    /// The session of a cookie; none when it is over. `is_use`: somebody did something, so that it
    /// doesn't lock by itself yet.
    [[nodiscard]] std::optional<Session> find(const std::string& cookie, Time now, bool is_use);
    /// Whether a session is there and open, without using it.
    [[nodiscard]] bool is_open(const std::string& id, Time now);

    void lock(const std::string& id);
    void unlock(const std::string& id, Time now);
    /// The password in force is the person's own from now on.
    [[nodiscard]] Result<void> password_changed(const std::string& id);
    [[nodiscard]] Result<void> end(const std::string& id);
    /// Ends all of a person's sessions but one (empty: all).
    [[nodiscard]] Result<void> end_others(const Who& who, const std::string& but);

    /// Sessions that are open, locked ones included.
    [[nodiscard]] std::size_t count() const;

 private:
    struct Entry {
        Session session;
        Time started_at;
        Time used_at;
    };
    [[nodiscard]] bool is_over(const Entry& entry, Time now) const;
    void lock_if_idle(Entry& entry, Time now) const;
    [[nodiscard]] Result<void> write(const Entry& entry);
    [[nodiscard]] Result<void> end_locked(const std::string& id);
    [[nodiscard]] Result<void> make_room(const Who& who);

    RecordStore& store_;
    const SessionLimits limits_;
    mutable std::mutex mutex_;
    std::map<std::string, Entry> entries_;  ///< By id.
};

}  // namespace madoguchi::accounts
