#include "madoguchi/adapters/accounts/throttle.hpp"

#include <algorithm>

namespace madoguchi::accounts {

std::chrono::seconds Throttle::wait(const std::string& name, Time now) {
    const std::lock_guard lock(mutex_);
    const auto found = entries_.find(name);
    if (found == entries_.end() || found->second.not_before <= now) {
        return std::chrono::seconds(0);
    }
    return found->second.not_before - now;
}

void Throttle::failed(const std::string& name, Time now) {
    const std::lock_guard lock(mutex_);
    const auto [found, is_new] = entries_.try_emplace(name);
    Entry& entry = found->second;
    if (is_new) {
        entry.place = by_age_.insert(by_age_.end(), name);
    } else {
        by_age_.splice(by_age_.end(), by_age_, entry.place);
    }
    ++entry.failures;
    if (entry.failures > kFree) {
        const unsigned doublings = std::min(entry.failures - kFree, 12U);
        entry.not_before = now + std::min(kWaitMax, std::chrono::seconds(1LL << doublings));
    }
    if (entries_.size() > kNamesMax) {
        entries_.erase(by_age_.front());
        by_age_.pop_front();
    }
}

void Throttle::succeeded(const std::string& name) {
    const std::lock_guard lock(mutex_);
    if (const auto found = entries_.find(name); found != entries_.end()) {
        by_age_.erase(found->second.place);
        entries_.erase(found);
    }
}

}  // namespace madoguchi::accounts
