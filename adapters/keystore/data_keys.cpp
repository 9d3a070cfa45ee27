#include "madoguchi/adapters/keystore/data_keys.hpp"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <thread>
#include <utility>

#include "madoguchi/adapters/keystore/key_rows.hpp"
#include "madoguchi/adapters/keystore/recently_used.hpp"

namespace madoguchi::keystore {
namespace {

using Clock = std::chrono::steady_clock;
using Result = log::Expected<void, log::StoreError>;

/// After a failed write the thread waits so long before it tries again.
constexpr std::chrono::seconds kRetryDelay{1};

}  // namespace

class DataKeys::Impl {
 public:
    explicit Impl(std::unique_ptr<KeyDatabase> given) : database(std::move(given)) {}

    Result open();
    Result close();
    log::Expected<DataKeyPtr, std::string> take(const Scope& scope, const std::string& name);
    log::Expected<DataKeyPtr, codec::NotOpened> load(std::string_view key_id);
    Result write_down(std::optional<std::vector<KeyId>> free);
    void run();

    std::unique_ptr<KeyDatabase> database;
    std::mutex mutex;  ///< Guards everything below.
    std::condition_variable wake_thread;
    std::condition_variable pool_filled;
    std::deque<DataKeyPtr> pool;
    std::map<KeyId, Scope> pending;  ///< Assignments that aren't written yet.
    std::optional<Clock::time_point> pending_since;
    RecentlyUsed<DataKeyPtr> by_scope{kCachedKeys / 2};
    RecentlyUsed<DataKeyPtr> by_id{kCachedKeys / 2};
    std::set<KeyId, std::less<>> unassigned;  ///< Of those opened in this run.
    std::set<KeyId, std::less<>> destroyed;   ///< In this run.
    std::string trouble;                      ///< Why the thread couldn't write; empty: it could.
    bool ends = false;
    bool closed = false;
    std::mutex writing;  ///< Held by who writes down, so that nothing is taken for written early.
    std::thread thread;
};

Result DataKeys::Impl::open() {
    const auto free = database->free_keys();
    if (!free) {
        return log::unexpected(free.error());
    }
    for (const auto& id : *free) {
        auto found = database->find(id);
        if (!found) {
            return log::unexpected(found.error());
        }
        if (found->key && !found->key->scope) {
            pool.push_back(std::make_shared<DataKey>(DataKey{id, std::move(found->key->key)}));
        }
    }
    if (auto done = write_down({}); !done) {
        // Opening boxes goes on, e.g. on a full disk. The keys might be given away twice.
        pool.clear();
    }
    thread = std::thread([this] { run(); });
    return {};
}

/// Writes the assignments that wait, and fills the pool unless it says what is `free`.
Result DataKeys::Impl::write_down(std::optional<std::vector<KeyId>> free) {
    const std::lock_guard one_at_a_time(writing);
    KeyRows rows;
    std::size_t missing = 0;
    {
        const std::lock_guard lock(mutex);
        for (const auto& [id, scope] : pending) {
            rows.assignments.push_back({id, scope});
        }
        missing = free ? 0 : kPoolKeys - std::min(pool.size(), kPoolKeys);
    }
    std::vector<DataKeyPtr> made;  // While others take from the pool.
    for (std::size_t i = 0; i < missing; ++i) {
        made.push_back(std::make_shared<DataKey>(DataKey{random_key_id(), SecretKey::random()}));
        rows.keys.push_back({made.back()->id, &made.back()->key});
    }
    rows.free = std::move(free);
    const auto done = database->write(rows);
    const std::lock_guard lock(mutex);
    trouble = done ? "" : done.error().detail;
    if (done) {
        for (const auto& assignment : rows.assignments) {
            pending.erase(assignment.key_id);
        }
        if (pending.empty()) {
            pending_since.reset();
        }
        pool.insert(pool.end(), made.begin(), made.end());
    }
    pool_filled.notify_all();
    return done;
}

void DataKeys::Impl::run() {
    std::unique_lock lock(mutex);
    while (!ends) {
        const bool is_low = pool.size() < kPoolKeys / 2;
        const bool is_due =
            pending_since.has_value() && Clock::now() >= *pending_since + kAssignmentDelay;
        if (!is_low && !is_due) {
            if (pending_since) {
                wake_thread.wait_until(lock, *pending_since + kAssignmentDelay);
            } else {
                wake_thread.wait(lock);
            }
            continue;
        }
        lock.unlock();
        const auto done = write_down({});
        lock.lock();
        if (!done && !ends) {
            wake_thread.wait_for(lock, kRetryDelay);
        }
    }
}

Result DataKeys::Impl::close() {
    std::vector<KeyId> free;
    {
        const std::lock_guard lock(mutex);
        if (std::exchange(closed, true)) {
            return {};
        }
        ends = true;
        wake_thread.notify_all();
    }
    if (thread.joinable()) {
        thread.join();
    }
    {
        const std::lock_guard lock(mutex);
        for (const auto& key : pool) {
            free.push_back(key->id);
        }
    }
    return write_down(std::move(free));
}

/// A key of the pool for a scope that has none.
log::Expected<DataKeyPtr, std::string> DataKeys::Impl::take(const Scope& scope,
                                                            const std::string& name) {
    std::unique_lock lock(mutex);
    if (auto* const found = by_scope.find(name)) {
        return *found;
    }
    if (pool.empty()) {
        wake_thread.notify_all();
        pool_filled.wait(lock, [this] { return !pool.empty() || !trouble.empty() || ends; });
    }
    if (pool.empty()) {
        return log::unexpected("there is no key to seal with: " +
                               (trouble.empty() ? "the key database is closed" : trouble));
    }
    DataKeyPtr key = std::move(pool.front());
    pool.pop_front();
    pending.emplace(key->id, scope);
    const bool first = !pending_since;
    if (first) {
        pending_since = Clock::now();
    }
    by_scope.put(name, key);
    by_id.put(key->id, key);
    if (first || pool.size() < kPoolKeys / 2) {
        wake_thread.notify_all();
    }
    return key;
}

/// A key that isn't in the cache; none when it is destroyed.
log::Expected<DataKeyPtr, codec::NotOpened> DataKeys::Impl::load(std::string_view key_id) {
    auto found = database->find(key_id);
    if (!found) {
        return log::unexpected(codec::NotOpened{found.error().detail, true});
    }
    const std::lock_guard lock(mutex);
    if (found->state == KeyState::kDestroyed || destroyed.contains(key_id)) {
        return DataKeyPtr();
    }
    if (found->state == KeyState::kUnknown) {
        return log::unexpected(codec::NotOpened{
            "the key " + std::string(key_id) +
                " isn't in the key database: restore the newest backup of the keys",
            false});
    }
    if (!found->key->scope && !pending.contains(KeyId(key_id))) {
        unassigned.emplace(key_id);
    }
    DataKeyPtr key = std::make_shared<DataKey>(DataKey{KeyId(key_id), std::move(found->key->key)});
    by_id.put(key_id, key);
    return key;
}

log::Expected<std::unique_ptr<DataKeys>, log::StoreError> DataKeys::open(
    std::unique_ptr<KeyDatabase> database) {
    auto impl = std::make_unique<Impl>(std::move(database));
    if (auto opened = impl->open(); !opened) {
        return log::unexpected(opened.error());
    }
    return std::unique_ptr<DataKeys>(new DataKeys(std::move(impl)));
}

DataKeys::DataKeys(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
DataKeys::~DataKeys() { (void)impl_->close(); }

log::Expected<DataKeyPtr, std::string> DataKeys::for_sealing(std::string_view tenant,
                                                             std::string_view stream,
                                                             std::uint8_t subject) {
    thread_local std::string name;  // Nearly always a look into the cache: no memory for that.
    put_scope(name, tenant, stream, subject);
    {
        const std::lock_guard lock(impl_->mutex);
        if (auto* const found = impl_->by_scope.find(name)) {
            return *found;
        }
    }
    const Scope scope{std::string(tenant), std::string(stream), subject};
    const auto ids = keys_of(scope);
    if (!ids) {
        return log::unexpected(ids.error().detail);
    }
    if (ids->empty()) {
        return impl_->take(scope, name);
    }
    auto key = for_opening(ids->front());
    if (!key) {
        return log::unexpected(std::move(key.error().reason));
    }
    if (*key == nullptr) {
        return impl_->take(scope, name);  // Destroyed since.
    }
    const std::lock_guard lock(impl_->mutex);
    if (!impl_->destroyed.contains(ids->front())) {
        impl_->by_scope.put(name, *key);
    }
    return *key;
}

log::Expected<DataKeyPtr, codec::NotOpened> DataKeys::for_opening(std::string_view key_id) {
    {
        const std::lock_guard lock(impl_->mutex);
        if (auto* const found = impl_->by_id.find(key_id)) {
            return *found;
        }
    }
    return impl_->load(key_id);
}

bool DataKeys::is_unassigned(std::string_view key_id) {
    const std::lock_guard lock(impl_->mutex);
    return !impl_->unassigned.empty() && impl_->unassigned.contains(key_id);
}

void DataKeys::assign(std::string_view key_id, const Scope& scope) {
    const std::lock_guard lock(impl_->mutex);
    if (const auto known = impl_->unassigned.find(key_id); known != impl_->unassigned.end()) {
        impl_->unassigned.erase(known);
    }
    if (impl_->destroyed.contains(key_id)) {
        return;
    }
    impl_->pending.emplace(key_id, scope);
    if (!impl_->pending_since) {
        impl_->pending_since = Clock::now();
        impl_->wake_thread.notify_all();
    }
}

Result DataKeys::destroy(std::span<const KeyId> key_ids, std::chrono::system_clock::time_point at) {
    {
        const std::lock_guard lock(impl_->mutex);
        impl_->destroyed.insert(key_ids.begin(), key_ids.end());
        const auto stays = [this](const DataKeyPtr& key) {
            return !impl_->destroyed.contains(key->id);
        };
        impl_->by_scope.keep_if(stays);
        impl_->by_id.keep_if(stays);
        std::erase_if(impl_->pool, [&](const DataKeyPtr& key) { return !stays(key); });
    }
    // What waits is written first: an assignment must not come after the end of its key.
    if (auto done = flush(); !done) {
        return done;
    }
    return impl_->database->destroy(key_ids, at);
}

log::Expected<std::vector<KeyId>, log::StoreError> DataKeys::keys_of(const Scope& scope) {
    auto ids = impl_->database->keys_of(scope);
    if (ids) {
        const std::lock_guard lock(impl_->mutex);
        for (const auto& [id, waiting] : impl_->pending) {
            if (waiting == scope && std::find(ids->begin(), ids->end(), id) == ids->end()) {
                ids->push_back(id);
            }
        }
    }
    return ids;
}

Result DataKeys::flush() { return impl_->write_down({}); }
Result DataKeys::close() { return impl_->close(); }
KeyDatabase& DataKeys::database() { return *impl_->database; }

}  // namespace madoguchi::keystore
