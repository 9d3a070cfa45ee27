#include "madoguchi/adapters/memory_views/memory_view_store.hpp"

#include <utility>

namespace madoguchi::memory_views {

using log::Expected;
using log::StoreError;
using projections::KeyRange;
using projections::Row;
using projections::ViewId;

namespace {

StoreError no_such_view(const ViewId& id) {
    return {log::StoreErrorCode::kUnavailable, "there is no view " + projections::text_of(id)};
}

}  // namespace

class MemoryViewStore::Reader final : public projections::ViewReader {
 public:
    explicit Reader(std::shared_ptr<Rows> rows) : rows_(std::move(rows)) {}

    [[nodiscard]] Expected<log::Position, StoreError> checkpoint() const override {
        const std::lock_guard lock(rows_->mutex);
        return rows_->checkpoint;
    }

    [[nodiscard]] Expected<std::optional<Row>, StoreError> get(
        std::string_view key) const override {
        const std::lock_guard lock(rows_->mutex);
        const auto found = rows_->rows.find(key);
        return found == rows_->rows.end() ? std::optional<Row>{}
                                          : std::optional<Row>(found->second);
    }

    [[nodiscard]] Expected<std::size_t, StoreError> scan(
        const KeyRange& range,
        const std::function<bool(std::string_view, const Row&)>& visit) const override {
        std::size_t visited = 0;
        for (const auto& [key, row] : copy_of(range)) {
            ++visited;
            if (!visit(key, row)) {
                break;
            }
        }
        return visited;
    }

    [[nodiscard]] Expected<std::size_t, StoreError> scan_keys(
        const KeyRange& range, const std::function<bool(std::string_view)>& visit) const override {
        return scan(range, [&](std::string_view key, const Row&) { return visit(key); });
    }

 private:
    std::vector<std::pair<std::string, Row>> copy_of(const KeyRange& range) const {
        const std::lock_guard lock(rows_->mutex);
        auto at = rows_->rows.lower_bound(range.from);
        const auto end =
            range.until.empty() ? rows_->rows.end() : rows_->rows.lower_bound(range.until);
        return {at, end};
    }

    std::shared_ptr<Rows> rows_;
};

void MemoryViewStore::fail_next_write(StoreError error) {
    const std::lock_guard lock(mutex_);
    write_error_ = std::move(error);
}

Expected<void, StoreError> MemoryViewStore::create(const ViewId& id) {
    const std::lock_guard lock(mutex_);
    views_.try_emplace(id);
    return {};
}

Expected<void, StoreError> MemoryViewStore::drop(const ViewId& id) {
    const std::lock_guard lock(mutex_);
    const auto live = live_.find(id.name);
    if (live != live_.end() && live->second == id.version) {
        return log::unexpected(StoreError{
            log::StoreErrorCode::kContradiction,
            "view " + projections::text_of(id) + " is live: let another version take over first"});
    }
    views_.erase(id);
    return {};
}

Expected<std::vector<ViewId>, StoreError> MemoryViewStore::views() const {
    const std::lock_guard lock(mutex_);
    std::vector<ViewId> ids;
    for (const auto& [id, view] : views_) {
        ids.push_back(id);
    }
    return ids;
}

Expected<std::optional<std::uint32_t>, StoreError> MemoryViewStore::live(
    const std::string& name) const {
    const std::lock_guard lock(mutex_);
    const auto found = live_.find(name);
    return found == live_.end() ? std::optional<std::uint32_t>{}
                                : std::optional<std::uint32_t>(found->second);
}

Expected<void, StoreError> MemoryViewStore::make_live(const ViewId& id) {
    const std::lock_guard lock(mutex_);
    if (!views_.contains(id)) {
        return log::unexpected(no_such_view(id));
    }
    live_[id.name] = id.version;
    return {};
}

Expected<void, StoreError> MemoryViewStore::write(const ViewId& id, const log::TenantId& tenant,
                                                  const projections::ViewBatch& batch) {
    std::shared_ptr<Rows> rows;
    {
        const std::lock_guard lock(mutex_);
        if (write_error_) {
            return log::unexpected(*std::exchange(write_error_, std::nullopt));
        }
        const auto view = views_.find(id);
        if (view == views_.end()) {
            return log::unexpected(no_such_view(id));
        }
        auto& stored = view->second[tenant];
        stored = stored ? stored : std::make_shared<Rows>();
        rows = stored;
    }
    const std::lock_guard lock(rows->mutex);
    for (const auto& write : batch.writes) {
        if (write.row) {
            rows->rows.insert_or_assign(write.key, *write.row);
        } else {
            rows->rows.erase(write.key);
        }
    }
    rows->checkpoint = batch.checkpoint;
    return {};
}

Expected<std::unique_ptr<projections::ViewReader>, StoreError> MemoryViewStore::read(
    const ViewId& id, const log::TenantId& tenant) const {
    const std::lock_guard lock(mutex_);
    const auto view = views_.find(id);
    if (view == views_.end()) {
        return log::unexpected(no_such_view(id));
    }
    auto& rows = view->second[tenant];
    rows = rows ? rows : std::make_shared<Rows>();
    return std::unique_ptr<projections::ViewReader>(std::make_unique<Reader>(rows));
}

}  // namespace madoguchi::memory_views
