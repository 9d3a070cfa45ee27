#include <rocksdb/cache.h>
#include <rocksdb/env.h>
#include <rocksdb/filter_policy.h>
#include <rocksdb/iterator.h>
#include <rocksdb/options.h>
#include <rocksdb/table.h>

#include <chrono>
#include <cstdarg>
#include <filesystem>
#include <set>
#include <thread>

#include "madoguchi/adapters/keystore/durable_file.hpp"
#include "madoguchi/adapters/keystore/key_database_impl.hpp"

// The key database as files: opening it, writing to it, and rewriting it without what was deleted.
namespace madoguchi::keystore {
namespace {

using Code = log::StoreErrorCode;
using ::rocksdb::Slice;
using ::rocksdb::Status;

constexpr std::size_t kWriteBufferBytes = 8U << 20;
constexpr std::size_t kBlockCacheBytes = 8U << 20;
constexpr int kBloomBitsPerKey = 10;
constexpr int kOpenFilesMax = 128;
/// How long RocksDB's own threads are given to remove files that they have let go.
constexpr std::chrono::seconds kRemovalMax{10};

/// RocksDB's log of what it does is left out: on a full disk its second line ends the process (an
/// assertion in Debian's build), while reading could go on.
class NoInfoLog final : public ::rocksdb::Logger {
 public:
    using Logger::Logv;
    void Logv(const char* /*format*/, va_list /*values*/) override {}
};

Slice slice(std::string_view bytes) { return {bytes.data(), bytes.size()}; }

::rocksdb::Options database_options() {
    ::rocksdb::BlockBasedTableOptions table;
    table.block_cache = ::rocksdb::NewLRUCache(kBlockCacheBytes);
    table.filter_policy.reset(::rocksdb::NewBloomFilterPolicy(kBloomBitsPerKey));
    table.format_version = 5;

    ::rocksdb::Options options;
    options.paranoid_checks = true;
    options.wal_recovery_mode = ::rocksdb::WALRecoveryMode::kTolerateCorruptedTailRecords;
    options.compression = ::rocksdb::kNoCompression;  // Wrapped keys look random.
    options.write_buffer_size = kWriteBufferBytes;
    options.max_open_files = kOpenFilesMax;
    options.max_file_opening_threads = 1;
    options.skip_stats_update_on_db_open = true;
    options.info_log = std::make_shared<NoInfoLog>();
    options.stats_dump_period_sec = 0;
    options.stats_persist_period_sec = 0;
    options.table_factory.reset(::rocksdb::NewBlockBasedTableFactory(table));
    return options;
}

/// Whether a file of a RocksDB database holds rows.
bool holds_rows(const std::filesystem::path& file) {
    return file.extension() == ".sst" || file.extension() == ".log";
}

}  // namespace

log::StoreError key_read_error(const Status& status, const std::string& what) {
    if (status.IsCorruption()) {
        return {Code::kCorruption, "can't " + what + " of the key database: " + status.ToString() +
                                       "; don't delete anything, restore the newest backup of the "
                                       "keys"};
    }
    return {Code::kUnavailable, "can't " + what + " of the key database: " + status.ToString()};
}

log::StoreError key_write_error(const Status& status, const std::string& what) {
    const std::string advice = status.IsNoSpace() ? "; free some space, then start again"
                                                  : "; see to the disk, then start again";
    return {Code::kWriteFailed,
            "can't " + what + " of the key database: " + status.ToString() + advice};
}

log::Expected<std::unique_ptr<::rocksdb::DB>, log::StoreError> open_rows(const std::string& files,
                                                                         bool may_make) {
    auto options = database_options();
    options.create_if_missing = may_make;
    options.error_if_exists = may_make;
    ::rocksdb::DB* opened = nullptr;
    const auto status = ::rocksdb::DB::Open(options, files, &opened);
    if (!status.ok()) {
        if (status.ToString().find("/LOCK") != std::string::npos) {
            return log::unexpected(log::StoreError{
                Code::kLocked, "another process has the key database " + files + " open"});
        }
        return log::unexpected(key_read_error(status, "open the files"));
    }
    return std::unique_ptr<::rocksdb::DB>(opened);
}

KeyDatabase::Result<std::optional<std::string>> KeyDatabase::Impl::get(
    RowKind kind, std::string_view rest) const {
    std::string value;
    const auto status = db->Get(::rocksdb::ReadOptions(), slice(row_key(kind, rest)), &value);
    if (status.IsNotFound()) {
        return std::optional<std::string>();
    }
    if (!status.ok()) {
        return log::unexpected(key_read_error(status, "read a row"));
    }
    return std::optional(std::move(value));
}

KeyDatabase::Result<void> KeyDatabase::Impl::scan(RowKind kind, std::string_view prefix,
                                                  const Visit& visit) const {
    const std::string from = row_key(kind, prefix);
    const std::string until = after_prefix(from);
    const Slice bound = slice(until);
    ::rocksdb::ReadOptions read;
    read.iterate_upper_bound = &bound;
    const std::unique_ptr<::rocksdb::Iterator> rows(db->NewIterator(read));
    for (rows->Seek(slice(from)); rows->Valid(); rows->Next()) {
        if (!visit(rows->key().ToStringView().substr(1), rows->value().ToStringView())) {
            return {};
        }
    }
    if (!rows->status().ok()) {
        return log::unexpected(key_read_error(rows->status(), "read the rows"));
    }
    return {};
}

KeyDatabase::Result<void> KeyDatabase::Impl::commit(::rocksdb::WriteBatch& batch) {
    ::rocksdb::WriteOptions write;
    write.sync = true;
    if (const auto status = db->Write(write, &batch); !status.ok()) {
        return log::unexpected(key_write_error(status, "write the rows"));
    }
    return {};
}

KeyDatabase::Result<std::vector<std::string>> KeyDatabase::Impl::files_left_over() {
    std::vector<std::string> live_files;
    std::uint64_t manifest_bytes = 0;
    if (const auto status = db->GetLiveFiles(live_files, &manifest_bytes, false); !status.ok()) {
        return log::unexpected(key_read_error(status, "list the files"));
    }
    ::rocksdb::VectorLogPtr logs;
    if (const auto status = db->GetSortedWalFiles(logs); !status.ok()) {
        return log::unexpected(key_read_error(status, "list the files"));
    }
    std::unique_ptr<::rocksdb::LogFile> current;  // Not among them while it is empty.
    if (const auto status = db->GetCurrentWalFile(&current); !status.ok()) {
        return log::unexpected(key_read_error(status, "list the files"));
    }
    std::set<std::string> live{std::filesystem::path(current->PathName()).filename().string()};
    for (const auto& name : live_files) {
        live.insert(std::filesystem::path(name).filename().string());
    }
    for (const auto& log_file : logs) {
        live.insert(std::filesystem::path(log_file->PathName()).filename().string());
    }
    std::vector<std::string> left;
    std::error_code error;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(files, error)) {
        if (holds_rows(entry.path()) && !live.contains(entry.path().filename().string())) {
            left.push_back(entry.path().string());
        }
    }
    return left;
}

KeyDatabase::Result<void> KeyDatabase::Impl::rewrite_files() {
    // The write-ahead log goes with the flush, the rows of before with the compaction, which has to
    // take the last level too.
    ::rocksdb::FlushOptions flush;
    flush.wait = true;
    auto status = db->Flush(flush);
    if (status.ok()) {
        ::rocksdb::CompactRangeOptions compact;
        compact.bottommost_level_compaction = ::rocksdb::BottommostLevelCompaction::kForce;
        status = db->CompactRange(compact, nullptr, nullptr);
    }
    if (status.ok()) {
        status = db->EnableFileDeletions(true);  // Removes what isn't in use.
    }
    if (!status.ok()) {
        return log::unexpected(key_write_error(status, "rewrite the files"));
    }
    for (const auto end = std::chrono::steady_clock::now() + kRemovalMax;;) {
        const auto left = files_left_over();
        if (!left) {
            return log::unexpected(left.error());
        }
        if (left->empty()) {
            ::rocksdb::WriteBatch batch;
            batch.Delete(slice(row_key(RowKind::kMeta, kRewriteRow)));
            return commit(batch);
        }
        if (std::chrono::steady_clock::now() > end) {
            return log::unexpected(
                log::StoreError{Code::kUnavailable,
                                "the file " + left->front() +
                                    " of the key database isn't in use and isn't removed: it may "
                                    "hold wrapped keys that were destroyed; do it again"});
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
}

}  // namespace madoguchi::keystore
