#pragma once

#include <memory>
#include <utility>

#include "madoguchi/adapters/views/database.hpp"

namespace madoguchi::views {

/// A snapshot of one tenant's rows in one view. `owner` keeps the database open.
class SnapshotReader final : public projections::ViewReader {
 public:
    SnapshotReader(std::shared_ptr<const void> owner, std::shared_ptr<Family> family,
                   log::TenantId tenant);
    ~SnapshotReader() override;

    [[nodiscard]] log::Expected<log::Position, log::StoreError> checkpoint() const override;
    [[nodiscard]] log::Expected<std::optional<projections::Row>, log::StoreError> get(
        std::string_view key) const override;
    [[nodiscard]] log::Expected<std::size_t, log::StoreError> scan(
        const projections::KeyRange& range,
        const std::function<bool(std::string_view, const projections::Row&)>& visit) const override;
    [[nodiscard]] log::Expected<std::size_t, log::StoreError> scan_keys(
        const projections::KeyRange& range,
        const std::function<bool(std::string_view)>& visit) const override;

 private:
    log::Expected<std::size_t, log::StoreError> scan_stored(
        const projections::KeyRange& range,
        const std::function<bool(std::string_view key, std::string_view value)>& visit) const;

    std::shared_ptr<const void> owner_;
    std::shared_ptr<Family> family_;
    log::TenantId tenant_;
    const ::rocksdb::Snapshot* snapshot_;
};

}  // namespace madoguchi::views
