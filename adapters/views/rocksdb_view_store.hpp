#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "madoguchi/projections/core/view_store.hpp"

namespace madoguchi::views {

struct ViewStoreOptions {
    std::string folder;                      ///< Made when it isn't there; its parent must exist.
    std::size_t memory_bytes = 96U << 20;    ///< Bound of block cache and memtables together.
    std::size_t memtable_bytes = 16U << 20;  ///< Of one view.
    bool compress = true;                    ///< Off where a test searches the raw files.
};

/// Views in a RocksDB database of their own. Layout and what holds after a crash: README.md.
/// Thread-safe; one writer per view and tenant. Readers are snapshots.
class RocksDbViewStore final : public projections::ViewStore {
 public:
    using StoreError = log::StoreError;

    /// Opens or makes the database. Errors: kLocked (another process has it), kCorruption (remove
    /// the folder and rebuild), kUnavailable.
    [[nodiscard]] static log::Expected<std::unique_ptr<RocksDbViewStore>, StoreError> open(
        const ViewStoreOptions& options);
    ~RocksDbViewStore() override;

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
    class Database;
    explicit RocksDbViewStore(std::shared_ptr<Database> database);
    std::shared_ptr<Database> database_;
};

}  // namespace madoguchi::views
