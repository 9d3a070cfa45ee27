#include <rocksdb/cache.h>
#include <rocksdb/env.h>
#include <rocksdb/filter_policy.h>
#include <rocksdb/options.h>
#include <rocksdb/table.h>

#include <cstdarg>

#include "madoguchi/adapters/rocksdb/database.hpp"

namespace madoguchi::rocksdb {
namespace {

constexpr int kOpenFilesMax = 512;
constexpr int kBloomBitsPerKey = 10;

/// RocksDB's log of what it does is left out: on a full disk its second line ends the process (an
/// assertion in Debian's build), while reading could go on.
class NoInfoLog final : public ::rocksdb::Logger {
 public:
    using Logger::Logv;
    void Logv(const char* /*format*/, va_list /*values*/) override {}
};

/// RocksDB reserves room for the write-ahead log without changing the file's size, so that each
/// sync has a new size to journal. Here the size is set at once.
class KeepPreallocated final : public ::rocksdb::FileSystemWrapper {
 public:
    using FileSystemWrapper::FileSystemWrapper;
    [[nodiscard]] const char* Name() const override { return "KeepPreallocated"; }
    [[nodiscard]] ::rocksdb::FileOptions OptimizeForLogWrite(
        const ::rocksdb::FileOptions& options,
        const ::rocksdb::DBOptions& database) const override {
        auto optimized = FileSystemWrapper::OptimizeForLogWrite(options, database);
        optimized.fallocate_with_keep_size = false;
        return optimized;
    }
};

}  // namespace

std::shared_ptr<::rocksdb::FileSystem> keep_preallocated(
    std::shared_ptr<::rocksdb::FileSystem> base) {
    return std::make_shared<KeepPreallocated>(std::move(base));
}

::rocksdb::DBOptions database_options(const RocksDbOptions& options, ::rocksdb::Env* env) {
    ::rocksdb::DBOptions db;
    db.env = env;
    db.create_if_missing = true;
    db.create_missing_column_families = true;
    db.paranoid_checks = true;
    db.atomic_flush = true;
    db.wal_recovery_mode = ::rocksdb::WALRecoveryMode::kTolerateCorruptedTailRecords;
    db.db_write_buffer_size = options.write_buffers_bytes;
    db.max_total_wal_size = 2 * options.write_buffers_bytes;
    db.allow_fallocate = true;
    db.enable_write_thread_adaptive_yield = false;  // Who waits for a sync leaves the core.
    db.max_background_jobs = 2;
    db.max_open_files = kOpenFilesMax;
    db.max_file_opening_threads = 1;  // The default starts 16 for each family, for a few files.
    db.skip_stats_update_on_db_open = true;
    db.info_log = std::make_shared<NoInfoLog>();
    db.stats_dump_period_sec = 0;
    db.stats_persist_period_sec = 0;
    return db;
}

::rocksdb::ColumnFamilyOptions family_options(Family family, const RocksDbOptions& options,
                                              const std::shared_ptr<::rocksdb::Cache>& cache) {
    ::rocksdb::BlockBasedTableOptions table;
    table.block_cache = cache;
    table.cache_index_and_filter_blocks = true;
    table.pin_l0_filter_and_index_blocks_in_cache = true;
    table.format_version = 5;

    ::rocksdb::ColumnFamilyOptions cf;
    cf.write_buffer_size = options.write_buffers_bytes / 2;
    cf.compression = options.compress ? ::rocksdb::kLZ4Compression : ::rocksdb::kNoCompression;
    switch (family) {
        case Family::kCommits:
            table.block_size = 16u << 10;
            break;
        case Family::kOutcomes:
        case Family::kStates:
            // Most ids are new, and so are many streams: without a filter each would cost a read.
            table.filter_policy.reset(::rocksdb::NewBloomFilterPolicy(kBloomBitsPerKey));
            cf.memtable_whole_key_filtering = true;
            cf.memtable_prefix_bloom_size_ratio = 0.02;
            break;
        case Family::kDefault:
        case Family::kStreams:
        case Family::kTimers:
        case Family::kSequences:
        case Family::kMeta:
            break;
        case Family::kTiles:
            cf.compression = ::rocksdb::kNoCompression;  // Hashes.
            break;
    }
    cf.table_factory.reset(::rocksdb::NewBlockBasedTableFactory(table));
    return cf;
}

}  // namespace madoguchi::rocksdb
