#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <span>
#include <unordered_map>
#include <vector>

#include "madoguchi/log/ids.hpp"

namespace madoguchi::runtime {

/// How far each tenant's log has been written and how far its projections have seen it: what the
/// writer and the projection feed tell each other. Positions only grow. Thread-safe.
class Watermarks {
 public:
    explicit Watermarks(std::span<const log::TenantId> tenants);
    Watermarks(const Watermarks&) = delete;
    Watermarks& operator=(const Watermarks&) = delete;

    [[nodiscard]] const std::vector<log::TenantId>& tenants() const { return tenants_; }

    /// The log of `tenant` is durable up to `position`. Unknown tenants are none of ours.
    void written(const log::TenantId& tenant, log::Position position);
    /// The projections of `tenant` have taken its log in up to `position`; this is what lag is
    /// measured by. A projection whose first version is still being built doesn't count.
    void taken_in(const log::TenantId& tenant, log::Position position);
    /// Whoever reads now sees the log of `tenant` up to `position`, in every projection.
    void seen(const log::TenantId& tenant, log::Position position);

    [[nodiscard]] log::Position written(const log::TenantId& tenant) const;
    [[nodiscard]] log::Position seen(const log::TenantId& tenant) const;
    /// Commits that are written and not taken in. 0 while nobody follows (`follow`).
    [[nodiscard]] std::uint64_t lag(const log::TenantId& tenant) const;

    /// Whether somebody follows the logs at all: without, there is no lag to be slowed by.
    void follow(bool follows) { follows_.store(follows); }

    /// Waits until `seen` has come to `position`, at most for `timeout`; whether it has.
    [[nodiscard]] bool wait_until_seen(const log::TenantId& tenant, log::Position position,
                                       std::chrono::milliseconds timeout);

    /// For the follower: waits until something is written that isn't taken in, `wake` is called or
    /// `timeout` passes. Who waits to see is served at once, other things are left to gather for
    /// `gather`.
    void wait_for_news(std::chrono::milliseconds gather, std::chrono::milliseconds timeout);
    /// Ends a `wait_for_news`, the next one if there is none now.
    void wake();

 private:
    struct Mark {
        std::atomic<std::uint64_t> written = 0;
        std::atomic<std::uint64_t> taken_in = 0;
        std::atomic<std::uint64_t> seen = 0;
    };
    [[nodiscard]] Mark* find(const log::TenantId& tenant) const;
    [[nodiscard]] bool has_news() const;

    std::vector<log::TenantId> tenants_;
    std::unordered_map<log::TenantId, std::unique_ptr<Mark>> marks_;
    std::atomic<bool> follows_ = false;
    std::mutex mutex_;
    std::condition_variable seen_changed_;
    std::condition_variable news_;
    std::atomic<bool> idle_ = false;  ///< The follower sleeps and wants to be woken.
    bool woken_ = false;
    unsigned waiting_to_see_ = 0;
};

}  // namespace madoguchi::runtime
