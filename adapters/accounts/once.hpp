#pragma once

#include <chrono>
#include <list>
#include <mutex>
#include <optional>
#include <string>
#include <utility>

#include "madoguchi/adapters/accounts/secret_text.hpp"

namespace madoguchi::accounts {

/// Keeps what has been begun until it is come back to: once, within `life`, by whoever has the key.
/// In memory only: a restart forgets it, and what was begun is begun again. At most `kept_max`, the
/// oldest goes first. Keys are 256 random bits and are kept as their SHA-256. Thread-safe.
template <typename T>
class Once {
 public:
    using Time = std::chrono::sys_seconds;

    explicit Once(std::chrono::seconds life = std::chrono::minutes(10),
                  std::size_t kept_max = 1'000)
        : life_(life), kept_max_(kept_max) {}

    /// Keeps it; the key that brings it back.
    [[nodiscard]] std::string put(T what, Time now) {
        std::string key = random_hex(kKeyBytes);
        const std::lock_guard lock(mutex_);
        if (entries_.size() == kept_max_) {
            entries_.pop_front();
        }
        entries_.push_back({sha256_hex(key), std::move(what), now + life_});
        return key;
    }

    /// What was kept under that key; nothing when there is none, it is too old, or it was taken.
    [[nodiscard]] std::optional<T> take(const std::string& key, Time now) {
        const std::string name = sha256_hex(key);
        const std::lock_guard lock(mutex_);
        entries_.remove_if([&](const Entry& entry) { return entry.ends_at <= now; });
        for (auto entry = entries_.begin(); entry != entries_.end(); ++entry) {
            if (entry->name == name) {
                std::optional<T> found(std::move(entry->what));
                entries_.erase(entry);
                return found;
            }
        }
        return std::nullopt;
    }

    [[nodiscard]] std::chrono::seconds life() const { return life_; }

 private:
    static constexpr std::size_t kKeyBytes = 32;
    struct Entry {
        std::string name;
        T what;
        Time ends_at;
    };
    const std::chrono::seconds life_;
    const std::size_t kept_max_;
    std::mutex mutex_;
    std::list<Entry> entries_;  ///< The one kept first stands first.
};

}  // namespace madoguchi::accounts
