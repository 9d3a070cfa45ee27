#include "madoguchi/log/state_cache.hpp"

#include <utility>

#include "madoguchi/log/assert.hpp"

namespace madoguchi::log {

std::string_view StateCache::key_of(const TenantId& tenant, const StreamId& stream) {
    scratch_.assign(tenant.text());
    scratch_.push_back('\0');
    scratch_.append(stream.text());
    return scratch_;
}

CachedStream* StateCache::find(const TenantId& tenant, const StreamId& stream) {
    const auto found = by_key_.find(key_of(tenant, stream));
    if (found == by_key_.end()) {
        return nullptr;
    }
    by_use_.splice(by_use_.begin(), by_use_, found->second);
    return &found->second->entry;
}

CachedStream& StateCache::insert(CachedStream entry) {
    std::string key(key_of(entry.tenant, entry.stream));
    by_use_.push_front(Node{std::move(key), std::move(entry)});
    const auto [at, added] = by_key_.emplace(by_use_.front().key, by_use_.begin());
    MADOGUCHI_LOG_ASSERT(added);
    return at->second->entry;
}

void StateCache::trim() {
    while (by_key_.size() > streams_max_) {
        MADOGUCHI_LOG_ASSERT(!by_use_.back().entry.dirty);
        by_key_.erase(by_use_.back().key);
        by_use_.pop_back();
    }
}

}  // namespace madoguchi::log
