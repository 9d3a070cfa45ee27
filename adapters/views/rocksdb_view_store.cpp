#include "madoguchi/adapters/views/rocksdb_view_store.hpp"

#include <rocksdb/write_batch.h>

#include <charconv>
#include <utility>

#include "madoguchi/adapters/views/database.hpp"
#include "madoguchi/adapters/views/rebuild_table.hpp"
#include "madoguchi/adapters/views/row_codec.hpp"
#include "madoguchi/adapters/views/view_reader.hpp"

namespace madoguchi::views {

using log::Expected;
using log::StoreError;
using projections::ViewId;

namespace {

StoreError no_such_view(const ViewId& id) {
    return {log::StoreErrorCode::kUnavailable,
            "there is no view " + projections::text_of(id) + ": rebuild it"};
}

std::string family_name(const ViewId& id) { return id.name + ".v" + std::to_string(id.version); }

std::string live_key(const std::string& name) { return "live/" + name; }

/// A rebuild's batch of so many rows or more is worth a table file of its own.
constexpr std::size_t kRowsOfATable = 5'000;

}  // namespace

RocksDbViewStore::RocksDbViewStore(std::shared_ptr<Database> database)
    : database_(std::move(database)) {}

RocksDbViewStore::~RocksDbViewStore() = default;

Expected<std::unique_ptr<RocksDbViewStore>, StoreError> RocksDbViewStore::open(
    const ViewStoreOptions& options) {
    auto database = std::make_shared<Database>();
    if (auto opened = database->open(options); !opened) {
        return log::unexpected(opened.error());
    }
    return std::unique_ptr<RocksDbViewStore>(new RocksDbViewStore(std::move(database)));
}

Expected<void, StoreError> RocksDbViewStore::create(const ViewId& id) {
    const std::lock_guard lock(database_->mutex);
    if (database_->families.contains(id)) {
        return {};
    }
    auto family = std::make_shared<Family>();
    family->db = database_->db.get();
    const auto status = database_->db->CreateColumnFamily(database_->family_options,
                                                          family_name(id), &family->handle);
    if (!status.ok()) {
        return log::unexpected(error_of(status, "making view " + projections::text_of(id)));
    }
    database_->families.emplace(id, std::move(family));
    return {};
}

Expected<void, StoreError> RocksDbViewStore::drop(const ViewId& id) {
    const auto version = live(id.name);
    if (!version) {
        return log::unexpected(version.error());
    }
    if (*version == id.version) {
        return log::unexpected(StoreError{
            log::StoreErrorCode::kContradiction,
            "view " + projections::text_of(id) + " is live: let another version take over first"});
    }
    const std::lock_guard lock(database_->mutex);
    const auto found = database_->families.find(id);
    if (found == database_->families.end()) {
        return {};
    }
    const auto status = database_->db->DropColumnFamily(found->second->handle);
    if (!status.ok()) {
        return log::unexpected(error_of(status, "dropping view " + projections::text_of(id)));
    }
    database_->families.erase(found);
    return {};
}

Expected<std::vector<ViewId>, StoreError> RocksDbViewStore::views() const {
    const std::lock_guard lock(database_->mutex);
    std::vector<ViewId> ids;
    for (const auto& [id, family] : database_->families) {
        ids.push_back(id);
    }
    return ids;
}

Expected<std::optional<std::uint32_t>, StoreError> RocksDbViewStore::live(
    const std::string& name) const {
    std::string value;
    const auto status = database_->db->Get({}, database_->main, live_key(name), &value);
    if (status.IsNotFound()) {
        return std::optional<std::uint32_t>{};
    }
    std::uint32_t version = 0;
    if (!status.ok() ||
        std::from_chars(value.data(), value.data() + value.size(), version).ec != std::errc()) {
        return log::unexpected(error_of(status, "reading which version of " + name + " is live"));
    }
    return std::optional<std::uint32_t>(version);
}

Expected<void, StoreError> RocksDbViewStore::make_live(const ViewId& id) {
    const auto family = database_->family(id);
    if (!family) {
        return log::unexpected(no_such_view(id));
    }
    // What was written without the write-ahead log must be there before it is relied on.
    if (family->unlogged.exchange(false)) {
        if (const auto status = database_->db->Flush({}, family->handle); !status.ok()) {
            return log::unexpected(error_of(status, "flushing view " + projections::text_of(id)));
        }
    }
    const auto status =
        database_->db->Put({}, database_->main, live_key(id.name), std::to_string(id.version));
    if (!status.ok()) {
        return log::unexpected(
            error_of(status, "making view " + projections::text_of(id) + " live"));
    }
    return {};
}

Expected<void, StoreError> RocksDbViewStore::write(const ViewId& id, const log::TenantId& tenant,
                                                   const projections::ViewBatch& batch) {
    const auto family = database_->family(id);
    if (!family) {
        return log::unexpected(no_such_view(id));
    }
    if (batch.rebuild && batch.writes.size() >= kRowsOfATable) {
        const ::rocksdb::Options options(database_->database_options, database_->family_options);
        const auto status = write_as_table(
            options, *family,
            incoming_folder(database_->options.folder) + "/" + family_name(id) + ".sst", tenant,
            batch);
        if (!status.ok()) {
            return log::unexpected(error_of(status, "writing view " + projections::text_of(id)));
        }
        return {};
    }
    return database_->write(id, *family, tenant, batch);
}

Expected<void, StoreError> RocksDbViewStore::Database::write(const ViewId& id, Family& family,
                                                             const log::TenantId& tenant,
                                                             const projections::ViewBatch& batch) {
    ::rocksdb::WriteBatch writes;
    std::string bytes;
    for (const auto& write : batch.writes) {
        const std::string key = stored_key(tenant, write.key);
        ::rocksdb::Status put;
        if (write.row) {
            bytes.clear();
            encode_row(*write.row, bytes);
            put = writes.Put(family.handle, key, bytes);
        } else {
            put = writes.Delete(family.handle, key);
        }
        if (!put.ok()) {
            return log::unexpected(error_of(put, "gathering rows"));
        }
    }
    auto status =
        writes.Put(family.handle, checkpoint_key(tenant), position_bytes(batch.checkpoint));
    if (status.ok() && !batch.rebuild && family.unlogged.exchange(false)) {
        status = db->Flush({}, family.handle);
    }
    if (status.ok()) {
        ::rocksdb::WriteOptions how;
        how.disableWAL = batch.rebuild;
        if (batch.rebuild) {
            family.unlogged = true;
        }
        status = db->Write(how, &writes);
    }
    if (!status.ok()) {
        return log::unexpected(error_of(status, "writing view " + projections::text_of(id)));
    }
    return {};
}

Expected<std::unique_ptr<projections::ViewReader>, StoreError> RocksDbViewStore::read(
    const ViewId& id, const log::TenantId& tenant) const {
    const auto family = database_->family(id);
    if (!family) {
        return log::unexpected(no_such_view(id));
    }
    return std::unique_ptr<projections::ViewReader>(
        std::make_unique<SnapshotReader>(database_, family, tenant));
}

}  // namespace madoguchi::views
