#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "madoguchi/projections/core/view_store.hpp"

namespace madoguchi::memory_views {

/// Views in memory. Thread-safe; a reader is no snapshot: it sees later writes.
class MemoryViewStore final : public projections::ViewStore {
 public:
    using StoreError = log::StoreError;

    /// The next write fails with `error`; for tests.
    void fail_next_write(StoreError error);

    log::Expected<void, StoreError> create(const projections::ViewId& id) override;
    log::Expected<void, StoreError> drop(const projections::ViewId& id) override;
    [[nodiscard]] log::Expected<std::vector<projections::ViewId>, StoreError> views()
        const override;
    log::Expected<std::optional<std::uint32_t>, StoreError> live(
        const std::string& name) const override;
    log::Expected<void, StoreError> make_live(const projections::ViewId& id) override;
    log::Expected<void, StoreError> write(const projections::ViewId& id,
                                          const log::TenantId& tenant,
                                          const projections::ViewBatch& batch) override;
    [[nodiscard]] log::Expected<std::unique_ptr<projections::ViewReader>, StoreError> read(
        const projections::ViewId& id, const log::TenantId& tenant) const override;

 private:
    struct Rows {
        std::mutex mutex;
        std::map<std::string, projections::Row, std::less<>> rows;
        log::Position checkpoint;
    };
    class Reader;
    using View = std::map<log::TenantId, std::shared_ptr<Rows>>;

    mutable std::mutex mutex_;
    mutable std::map<projections::ViewId, View> views_;
    std::map<std::string, std::uint32_t> live_;
    std::optional<StoreError> write_error_;
};

}  // namespace madoguchi::memory_views
