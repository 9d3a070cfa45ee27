#include "madoguchi/adapters/views/database.hpp"

#include <rocksdb/cache.h>
#include <rocksdb/env.h>
#include <rocksdb/filter_policy.h>
#include <rocksdb/table.h>
#include <rocksdb/write_buffer_manager.h>

#include <charconv>
#include <cstdarg>
#include <filesystem>
#include <optional>
#include <system_error>
#include <vector>

#include "madoguchi/adapters/views/rebuild_table.hpp"

namespace madoguchi::views {
namespace {

using projections::ViewId;

/// RocksDB's log of what it does is left out: on a full disk its second line ends the process (an
/// assertion in Debian's build), while reading could go on.
class NoInfoLog final : public ::rocksdb::Logger {
 public:
    using Logger::Logv;
    void Logv(const char* /*format*/, va_list /*values*/) override {}
};

// `<name>.v<version>`; none for a family that isn't a view's.
std::optional<ViewId> view_of(const std::string& family) {
    const std::size_t mark = family.rfind(".v");
    if (mark == std::string::npos) {
        return std::nullopt;
    }
    ViewId id{.name = family.substr(0, mark), .version = 0};
    const char* const begin = family.data() + mark + 2;
    const char* const end = family.data() + family.size();
    const auto parsed = std::from_chars(begin, end, id.version);
    return parsed.ec == std::errc() && parsed.ptr == end ? std::optional<ViewId>(id) : std::nullopt;
}

::rocksdb::ColumnFamilyOptions options_of_family(const ViewStoreOptions& options,
                                                 const std::shared_ptr<::rocksdb::Cache>& cache) {
    ::rocksdb::BlockBasedTableOptions table;
    table.block_cache = cache;
    table.filter_policy.reset(::rocksdb::NewBloomFilterPolicy(10));
    table.cache_index_and_filter_blocks = true;
    table.pin_l0_filter_and_index_blocks_in_cache = true;
    // In parts: whole, the index and filter of one file are megabytes, and a million cases' rows
    // push each other's out of the cache.
    table.index_type = ::rocksdb::BlockBasedTableOptions::kTwoLevelIndexSearch;
    table.partition_filters = true;
    ::rocksdb::ColumnFamilyOptions family;
    family.table_factory.reset(::rocksdb::NewBlockBasedTableFactory(table));
    family.write_buffer_size = options.memtable_bytes;
    family.level_compaction_dynamic_level_bytes = true;
    if (!options.compress) {
        family.compression = ::rocksdb::kNoCompression;
    }
    return family;
}

/// What a crash has left there was not handed over.
log::Expected<void, log::StoreError> empty_incoming(const std::string& folder) {
    const std::string incoming = incoming_folder(folder);
    std::error_code error;
    std::filesystem::remove_all(incoming, error);
    if (!error) {
        std::filesystem::create_directory(incoming, error);
    }
    if (error) {
        return log::unexpected(
            log::StoreError{log::StoreErrorCode::kUnavailable,
                            "views: can't make the folder " + incoming + ": " + error.message()});
    }
    return {};
}

}  // namespace

Family::~Family() {
    if (handle != nullptr) {
        // Freeing a handle of an open database can't fail.
        static_cast<void>(db->DestroyColumnFamilyHandle(handle));
    }
}

RocksDbViewStore::Database::~Database() {
    families.clear();
    if (db) {
        // Rows that are lost here are built again; there is nobody left to tell.
        static_cast<void>(db->FlushWAL(true));
        static_cast<void>(db->DestroyColumnFamilyHandle(main));
        static_cast<void>(db->Close());
    }
}

log::StoreError error_of(const ::rocksdb::Status& status, const std::string& what) {
    log::StoreErrorCode code = log::StoreErrorCode::kUnavailable;
    if (status.IsNoSpace()) {
        code = log::StoreErrorCode::kDiskFull;
    } else if (status.IsCorruption()) {
        code = log::StoreErrorCode::kCorruption;
    } else if (status.IsIOError()) {
        code = log::StoreErrorCode::kWriteFailed;
    }
    return {code, "views: " + what + ": " + status.ToString()};
}

std::string stored_key(const log::TenantId& tenant, std::string_view key) {
    std::string stored = tenant.text();
    stored.push_back('\0');
    stored.push_back('r');
    return stored.append(key);
}

std::string checkpoint_key(const log::TenantId& tenant) {
    std::string stored = tenant.text();
    stored.push_back('\0');
    stored.push_back('c');
    return stored;
}

std::string position_bytes(log::Position position) {
    std::string bytes(8, '\0');
    std::uint64_t rest = position.value();
    for (std::size_t i = bytes.size(); i-- > 0; rest >>= 8U) {
        bytes[i] = static_cast<char>(rest & 0xFFU);
    }
    return bytes;
}

log::Expected<void, log::StoreError> RocksDbViewStore::Database::open(
    const ViewStoreOptions& wanted) {
    options = wanted;
    const auto cache = ::rocksdb::NewLRUCache(options.memory_bytes);
    family_options = options_of_family(options, cache);
    ::rocksdb::DBOptions& database = database_options;
    database.create_if_missing = true;
    database.enable_write_thread_adaptive_yield = false;  // Who waits leaves the core.
    database.max_background_jobs = 2;
    database.info_log = std::make_shared<NoInfoLog>();
    database.max_total_wal_size = 64U << 20;
    database.write_buffer_manager =
        std::make_shared<::rocksdb::WriteBufferManager>(options.memory_bytes / 2, cache);
    std::vector<std::string> names;
    const auto listed = ::rocksdb::DB::ListColumnFamilies(database, options.folder, &names);
    if (!listed.ok()) {
        names = {::rocksdb::kDefaultColumnFamilyName};
    }
    std::vector<::rocksdb::ColumnFamilyDescriptor> descriptors;
    for (const std::string& name : names) {
        descriptors.emplace_back(name, family_options);
    }
    std::vector<::rocksdb::ColumnFamilyHandle*> handles;
    ::rocksdb::DB* opened = nullptr;
    const auto status =
        ::rocksdb::DB::Open(database, options.folder, descriptors, &handles, &opened);
    if (!status.ok()) {
        log::StoreError error = error_of(status, "opening " + options.folder);
        if (status.ToString().find("lock") != std::string::npos) {
            error = {log::StoreErrorCode::kLocked,
                     options.folder + " is in use by another process: end it first"};
        } else if (status.IsCorruption()) {
            error.detail += ". Remove the folder and rebuild all projections";
        }
        return log::unexpected(error);
    }
    db.reset(opened);
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (const auto id = view_of(names[i])) {
            auto family = std::make_shared<Family>();
            family->db = opened;
            family->handle = handles[i];
            families.emplace(*id, std::move(family));
        } else if (names[i] == ::rocksdb::kDefaultColumnFamilyName) {
            main = handles[i];
        } else {
            static_cast<void>(db->DestroyColumnFamilyHandle(handles[i]));
        }
    }
    return empty_incoming(options.folder);
}

std::shared_ptr<Family> RocksDbViewStore::Database::family(const ViewId& id) const {
    const std::lock_guard lock(mutex);
    const auto found = families.find(id);
    return found == families.end() ? nullptr : found->second;
}

}  // namespace madoguchi::views
