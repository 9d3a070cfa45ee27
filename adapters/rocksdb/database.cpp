#include "madoguchi/adapters/rocksdb/database.hpp"

#include <rocksdb/cache.h>
#include <rocksdb/iterator.h>

#include <chrono>
#include <utility>

#include "madoguchi/log/assert.hpp"

namespace madoguchi::rocksdb {
namespace {

using ::rocksdb::IOOptions;
using ::rocksdb::Status;

constexpr const char* kLockFile = "/IN_USE";

log::StoreError locked(const std::string& folder) {
    return {log::StoreErrorCode::kLocked,
            "another process has " + folder + " open; stop it, or ask it"};
}

::rocksdb::Slice slice(std::string_view bytes) { return {bytes.data(), bytes.size()}; }

}  // namespace

log::StoreError read_error(const Status& status, const std::string& what) {
    if (status.IsCorruption()) {
        return {log::StoreErrorCode::kCorruption,
                "can't " + what + ": " + status.ToString() +
                    "; don't delete anything, restore the data folder from a backup"};
    }
    return {log::StoreErrorCode::kUnavailable, "can't " + what + ": " + status.ToString()};
}

log::StoreError write_error(const Status& status, const std::string& what) {
    const std::string advice = status.IsNoSpace() ? "; free some space, then start again"
                                                  : "; see to the disk, then start again";
    return {log::StoreErrorCode::kWriteFailed,
            "can't " + what + ": " + status.ToString() +
                "; whether it was written is unknown until the next start" + advice};
}

log::StoreError bad_row(const std::string& what) {
    return {log::StoreErrorCode::kCorruption,
            what +
                " isn't as this build writes it; don't delete anything, use the build that wrote "
                "it or restore the data folder from a backup"};
}

RocksDbLedger::Database::~Database() {
    if (db) {
        for (auto* const handle : families) {
            db->DestroyColumnFamilyHandle(handle);
        }
        // What is in the write-ahead log is durable already: an error here loses nothing.
        db->Close().PermitUncheckedError();
        db.reset();
    }
    if (lock != nullptr) {
        file_system->UnlockFile(lock, IOOptions(), nullptr).PermitUncheckedError();
    }
}

log::Expected<void, log::StoreError> RocksDbLedger::Database::open() {
    file_system = options.file_system ? options.file_system : ::rocksdb::FileSystem::Default();
    if (options.preallocate) {
        file_system = keep_preallocated(file_system);
    }
    env = ::rocksdb::NewCompositeEnv(file_system);
    const std::string& folder = options.folder;
    if (const auto made = file_system->CreateDirIfMissing(folder, IOOptions(), nullptr);
        !made.ok()) {
        return log::unexpected(read_error(made, "make the folder " + folder));
    }
    // Held before anything is looked at: the write-ahead log of a running process isn't torn.
    if (const auto taken = file_system->LockFile(folder + kLockFile, IOOptions(), &lock, nullptr);
        !taken.ok()) {
        lock = nullptr;
        const bool is_held = taken.ToString().find("lock") != std::string::npos;
        return log::unexpected(is_held ? locked(folder) : read_error(taken, "open " + folder));
    }
    room = std::make_unique<DiskRoom>(folder, options.disk, file_system, options.report);
    // Opening needs a little room itself: where nothing else is free, the reserve's. What is
    // missing then, opening says.
    static_cast<void>(room->check(log::Urgency::kBeforeShowing));
    auto mended = mend_wal(*file_system, folder);
    if (!mended) {
        return log::unexpected(mended.error());
    }
    in_wal = std::move(*mended);
    const auto cache = ::rocksdb::NewLRUCache(options.block_cache_bytes);
    std::vector<::rocksdb::ColumnFamilyDescriptor> descriptors;
    for (std::size_t i = 0; i < kFamilyNames.size(); ++i) {
        descriptors.emplace_back(kFamilyNames[i],
                                 family_options(static_cast<Family>(i), options, cache));
    }
    ::rocksdb::DB* opened = nullptr;
    const auto status = ::rocksdb::DB::Open(database_options(options, env.get()), folder,
                                            descriptors, &families, &opened);
    if (!status.ok()) {
        const bool is_lock = status.ToString().find("/LOCK") != std::string::npos;
        if (is_lock) {
            return log::unexpected(locked(folder));
        }
        // Nobody but the database removes its files: one that it looks for in vain is damage.
        const bool lacks_a_file = status.IsPathNotFound() || status.IsNotFound();
        return log::unexpected(read_error(
            lacks_a_file ? Status::Corruption(status.ToString()) : status, "open " + folder));
    }
    db.reset(opened);
    return {};
}

std::optional<log::Position> RocksDbLedger::Database::first_unflushed(
    const log::TenantId& tenant) const {
    const auto found = in_wal.find({family(Family::kCommits)->GetID(), tenant.text()});
    if (found == in_wal.end()) {
        return std::nullopt;
    }
    RowReader key(found->second);
    (void)key.name();
    return log::Position(key.u64());
}

log::Expected<std::optional<std::string>, log::StoreError> RocksDbLedger::Database::get(
    Family which, const std::string& key) const {
    std::string value;
    const auto status = db->Get(::rocksdb::ReadOptions(), family(which), key, &value);
    if (status.IsNotFound()) {
        return std::nullopt;
    }
    if (!status.ok()) {
        return log::unexpected(read_error(
            status, std::string("read from ") + kFamilyNames[static_cast<std::size_t>(which)]));
    }
    return value;
}

log::Expected<std::vector<std::optional<::rocksdb::PinnableSlice>>, log::StoreError>
RocksDbLedger::Database::get_all(Family which, const std::vector<std::string>& keys) const {
    const std::vector<::rocksdb::Slice> slices(keys.begin(), keys.end());
    std::vector<::rocksdb::PinnableSlice> values(keys.size());
    std::vector<::rocksdb::Status> statuses(keys.size());
    db->MultiGet(::rocksdb::ReadOptions(), family(which), keys.size(), slices.data(), values.data(),
                 statuses.data(), true);
    std::vector<std::optional<::rocksdb::PinnableSlice>> found(keys.size());
    for (std::size_t i = 0; i < keys.size(); ++i) {
        if (statuses[i].ok()) {
            found[i] = std::move(values[i]);
        } else if (!statuses[i].IsNotFound()) {
            return log::unexpected(read_error(
                statuses[i],
                std::string("read from ") + kFamilyNames[static_cast<std::size_t>(which)]));
        }
    }
    return found;
}

log::Expected<std::uint64_t, log::StoreError> RocksDbLedger::Database::number(
    Family which, const std::string& key) const {
    const auto value = get(which, key);
    if (!value) {
        return log::unexpected(value.error());
    }
    if (!*value) {
        return std::uint64_t{0};
    }
    RowReader reader(**value);
    const std::uint64_t number = reader.u64();
    if (!reader.done()) {
        return log::unexpected(
            bad_row(std::string("a number in ") + kFamilyNames[static_cast<std::size_t>(which)]));
    }
    return number;
}

log::Expected<void, log::StoreError> RocksDbLedger::Database::scan(
    Family which, const std::string& from, const std::string& until, bool fill_cache,
    const std::function<bool(std::string_view, std::string_view)>& visit) const {
    const ::rocksdb::Slice bound = slice(until);
    ::rocksdb::ReadOptions read;
    read.iterate_upper_bound = &bound;
    read.fill_cache = fill_cache;
    const std::unique_ptr<::rocksdb::Iterator> rows(db->NewIterator(read, family(which)));
    for (rows->Seek(from); rows->Valid(); rows->Next()) {
        if (!visit(rows->key().ToStringView(), rows->value().ToStringView())) {
            return {};
        }
    }
    if (!rows->status().ok()) {
        return log::unexpected(
            read_error(rows->status(),
                       std::string("read from ") + kFamilyNames[static_cast<std::size_t>(which)]));
    }
    return {};
}

log::Expected<void, log::StoreError> RocksDbLedger::Database::commit(
    ::rocksdb::WriteBatch& written) {
    ::rocksdb::WriteOptions write;
    write.sync = true;
    const auto begun = std::chrono::steady_clock::now();
    const auto status = db->Write(write, &written);
    if (options.on_synced) {
        options.on_synced(std::chrono::duration_cast<std::chrono::microseconds>(
            std::chrono::steady_clock::now() - begun));
    }
    if (!status.ok()) {
        failed = true;
        return log::unexpected(write_error(status, "write to " + options.folder));
    }
    return {};
}

}  // namespace madoguchi::rocksdb
