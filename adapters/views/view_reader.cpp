#include "madoguchi/adapters/views/view_reader.hpp"

#include "madoguchi/adapters/views/row_codec.hpp"

namespace madoguchi::views {

using log::Expected;
using log::StoreError;
using projections::KeyRange;
using projections::Row;

namespace {

StoreError bad_row(std::string_view key, const std::string& why) {
    return {log::StoreErrorCode::kCorruption, "views: the row under " + std::string(key) +
                                                  " can't be read (" + why +
                                                  "): rebuild the projection"};
}

}  // namespace

SnapshotReader::SnapshotReader(std::shared_ptr<const void> owner, std::shared_ptr<Family> family,
                               log::TenantId tenant)
    : owner_(std::move(owner)),
      family_(std::move(family)),
      tenant_(std::move(tenant)),
      snapshot_(family_->db->GetSnapshot()) {}

SnapshotReader::~SnapshotReader() { family_->db->ReleaseSnapshot(snapshot_); }

Expected<log::Position, StoreError> SnapshotReader::checkpoint() const {
    ::rocksdb::ReadOptions options;
    options.snapshot = snapshot_;
    std::string value;
    const auto status = family_->db->Get(options, family_->handle, checkpoint_key(tenant_), &value);
    if (status.IsNotFound()) {
        return log::Position{};
    }
    if (!status.ok()) {
        return log::unexpected(error_of(status, "reading a checkpoint"));
    }
    std::uint64_t position = 0;
    for (const char byte : value) {
        position = (position << 8U) | static_cast<unsigned char>(byte);
    }
    return log::Position(position);
}

Expected<std::optional<Row>, StoreError> SnapshotReader::get(std::string_view key) const {
    ::rocksdb::ReadOptions options;
    options.snapshot = snapshot_;
    ::rocksdb::PinnableSlice value;
    const auto status =
        family_->db->Get(options, family_->handle, stored_key(tenant_, key), &value);
    if (status.IsNotFound()) {
        return std::optional<Row>{};
    }
    if (!status.ok()) {
        return log::unexpected(error_of(status, "reading a row"));
    }
    auto row = decode_row({value.data(), value.size()});
    if (!row) {
        return log::unexpected(bad_row(key, row.error()));
    }
    return std::optional<Row>(std::move(*row));
}

Expected<std::size_t, StoreError> SnapshotReader::scan(
    const KeyRange& range, const std::function<bool(std::string_view, const Row&)>& visit) const {
    std::optional<StoreError> error;
    const auto visited = scan_stored(range, [&](std::string_view key, std::string_view value) {
        const auto row = decode_row(value);
        if (!row) {
            error = bad_row(key, row.error());
            return false;
        }
        return visit(key, *row);
    });
    if (error) {
        return log::unexpected(*error);
    }
    return visited;
}

Expected<std::size_t, StoreError> SnapshotReader::scan_keys(
    const KeyRange& range, const std::function<bool(std::string_view)>& visit) const {
    return scan_stored(range, [&](std::string_view key, std::string_view) { return visit(key); });
}

Expected<std::size_t, StoreError> SnapshotReader::scan_stored(
    const KeyRange& range,
    const std::function<bool(std::string_view, std::string_view)>& visit) const {
    const std::string from = stored_key(tenant_, range.from);
    std::string until = stored_key(tenant_, range.until);
    if (range.until.empty()) {
        until.back() = 's';  // Behind every row key, which begins with 'r' after the tenant.
    }
    const ::rocksdb::Slice bound(until);
    ::rocksdb::ReadOptions options;
    options.snapshot = snapshot_;
    options.iterate_upper_bound = &bound;
    const std::unique_ptr<::rocksdb::Iterator> at(
        family_->db->NewIterator(options, family_->handle));
    const std::size_t prefix = tenant_.text().size() + 2;
    std::size_t visited = 0;
    for (at->Seek(from); at->Valid(); at->Next()) {
        ++visited;
        const ::rocksdb::Slice key = at->key();
        if (!visit({key.data() + prefix, key.size() - prefix},
                   {at->value().data(), at->value().size()})) {
            break;
        }
    }
    if (!at->status().ok()) {
        return log::unexpected(error_of(at->status(), "reading rows"));
    }
    return visited;
}

}  // namespace madoguchi::views
