#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "madoguchi/adapters/cli/installation.hpp"
#include "madoguchi/adapters/http/event_source.hpp"

namespace madoguchi::accounts {
class Sessions;
}  // namespace madoguchi::accounts

namespace madoguchi::cli::serve {

/// What has changed in the logs lately, for those who want to be told: read once, whoever asks.
/// Looks are no changes. Thread-safe.
class Changes {
 public:
    static constexpr std::size_t kKept = 4'096;  ///< Entries of one municipality.
    /// The server lets a window wait as long between two looks: with another length, looks and
    /// turns of some windows would never meet.
    static constexpr std::chrono::milliseconds kTurn{500};

    /// `installation` outlives it.
    explicit Changes(const Installation& installation) : installation_(installation) {}

    /// From now on changes of a municipality are kept; nothing happens where they are already.
    void follow(const log::TenantId& tenant);

    struct News {
        log::Position until;               ///< Up to where the log was looked through.
        std::vector<std::string> streams;  ///< Changed since, each once; see `gap`.
        bool gap = false;                  ///< There were more than are kept: all may have changed.
    };
    /// What queries see since `after` of a municipality that is followed. Failure: the log can't be
    /// read.
    [[nodiscard]] Result<News> since(const log::TenantId& tenant, log::Position after);

    /// One more browser window of a session follows the changes; what it is called here.
    [[nodiscard]] std::uint64_t begin_to_follow(const std::string& session);
    void end_to_follow(const std::string& session, std::uint64_t window);
    /// Whether it is that window's turn to be told: each turn is that of one window of the session.
    [[nodiscard]] bool has_turn(const std::string& session, std::uint64_t window,
                                log::UtcTime now) const;
    /// How many windows of the session follow them.
    [[nodiscard]] std::size_t followers(const std::string& session) const;

 private:
    struct Recent {
        log::Position from;   ///< Nothing of what was before is kept.
        log::Position until;  ///< Looked through so far.
        std::deque<std::pair<log::Position, std::string>> entries;
    };
    [[nodiscard]] Result<void> read_on(const log::TenantId& tenant, Recent& recent);

    const Installation& installation_;
    mutable std::mutex mutex_;
    std::map<log::TenantId, Recent> recent_;                       ///< Of those that are followed.
    std::map<std::string, std::vector<std::uint64_t>> followers_;  ///< Windows of each session.
    std::uint64_t windows_ = 0;                                    ///< So many began to follow.
};

/// So many windows of one session may follow the changes.
inline constexpr std::size_t kFollowersMax = 16;

/// The events of one window of a signed-in browser; windows of one session take turns by the clock,
/// so that together they are told of changes no more often than one is, however they were opened.
/// Ends with `locked` when its session locks or is over, and without a word once whose it is `may`
/// follow them no longer; asked each time, by any thread. `changes` and `sessions` outlive it.
[[nodiscard]] std::shared_ptr<http::EventSource> change_events(
    const Installation& installation, Changes& changes, accounts::Sessions& sessions,
    const log::TenantId& tenant, std::string session, std::function<bool()> may);

}  // namespace madoguchi::cli::serve
