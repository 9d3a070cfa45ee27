#include "madoguchi/adapters/runtime/watermarks.hpp"

#include <algorithm>

namespace madoguchi::runtime {
namespace {

void raise(std::atomic<std::uint64_t>& mark, std::uint64_t to) {
    std::uint64_t now = mark.load();
    while (now < to && !mark.compare_exchange_weak(now, to)) {
    }
}

}  // namespace

Watermarks::Watermarks(std::span<const log::TenantId> tenants)
    : tenants_(tenants.begin(), tenants.end()) {
    for (const auto& tenant : tenants_) {
        marks_.emplace(tenant, std::make_unique<Mark>());
    }
}

Watermarks::Mark* Watermarks::find(const log::TenantId& tenant) const {
    const auto found = marks_.find(tenant);
    return found == marks_.end() ? nullptr : found->second.get();
}

void Watermarks::written(const log::TenantId& tenant, log::Position position) {
    Mark* const mark = find(tenant);
    if (mark == nullptr) {
        return;
    }
    raise(mark->written, position.value());
    // Either this sees that the follower sleeps, or the follower, which says so before it looks,
    // sees the news.
    if (idle_.load()) {
        const std::scoped_lock lock(mutex_);
        news_.notify_one();
    }
}

void Watermarks::taken_in(const log::TenantId& tenant, log::Position position) {
    if (Mark* const mark = find(tenant)) {
        raise(mark->taken_in, position.value());
    }
}

void Watermarks::seen(const log::TenantId& tenant, log::Position position) {
    Mark* const mark = find(tenant);
    if (mark == nullptr) {
        return;
    }
    raise(mark->taken_in, position.value());
    raise(mark->seen, position.value());
    const std::scoped_lock lock(mutex_);
    if (waiting_to_see_ > 0) {
        seen_changed_.notify_all();
    }
}

log::Position Watermarks::written(const log::TenantId& tenant) const {
    const Mark* const mark = find(tenant);
    return log::Position(mark == nullptr ? 0 : mark->written.load());
}

log::Position Watermarks::seen(const log::TenantId& tenant) const {
    const Mark* const mark = find(tenant);
    return log::Position(mark == nullptr ? 0 : mark->seen.load());
}

std::uint64_t Watermarks::lag(const log::TenantId& tenant) const {
    const Mark* const mark = find(tenant);
    if (mark == nullptr || !follows_.load()) {
        return 0;
    }
    const std::uint64_t taken_in = mark->taken_in.load();
    const std::uint64_t written = mark->written.load();
    return written > taken_in ? written - taken_in : 0;
}

bool Watermarks::wait_until_seen(const log::TenantId& tenant, log::Position position,
                                 std::chrono::milliseconds timeout) {
    const Mark* const mark = find(tenant);
    if (mark == nullptr) {
        return false;
    }
    if (mark->seen.load() >= position.value()) {
        return true;
    }
    std::unique_lock lock(mutex_);
    ++waiting_to_see_;
    news_.notify_one();
    const bool came = seen_changed_.wait_for(lock, timeout,
                                             [&] { return mark->seen.load() >= position.value(); });
    --waiting_to_see_;
    return came;
}

bool Watermarks::has_news() const {
    return std::any_of(marks_.begin(), marks_.end(), [](const auto& entry) {
        return entry.second->written.load() > entry.second->taken_in.load();
    });
}

void Watermarks::wait_for_news(std::chrono::milliseconds gather,
                               std::chrono::milliseconds timeout) {
    std::unique_lock lock(mutex_);
    idle_.store(true);
    news_.wait_for(lock, timeout, [&] { return woken_ || has_news(); });
    idle_.store(false);
    news_.wait_for(lock, gather, [&] { return woken_ || waiting_to_see_ > 0; });
    woken_ = false;
}

void Watermarks::wake() {
    const std::scoped_lock lock(mutex_);
    woken_ = true;
    news_.notify_one();
}

}  // namespace madoguchi::runtime
