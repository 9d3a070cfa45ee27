#include "commit_log_suite.hpp"
#include "folder.hpp"
#include "ledger_suite.hpp"
#include "madoguchi/adapters/rocksdb/rocksdb_ledger.hpp"

namespace madoguchi::contract {
namespace {

log::Expected<std::unique_ptr<rocksdb::RocksDbLedger>, log::StoreError> open_in(
    const TemporaryFolder& folder) {
    rocksdb::RocksDbOptions options;
    options.folder = folder / "log";
    options.disk = {0, 0, 0, 0};
    return rocksdb::RocksDbLedger::open(options);
}

class RocksDbWorld final : public CommitLogWorld {
 public:
    log::Expected<std::unique_ptr<log::CommitLog>, log::StoreError> open() override {
        return open_in(folder_);
    }

 private:
    TemporaryFolder folder_;
};

class RocksDbLedgerWorld final : public LedgerWorld {
 public:
    log::Expected<std::unique_ptr<log::Ledger>, log::StoreError> open() override {
        return open_in(folder_);
    }

 private:
    TemporaryFolder folder_;
};

INSTANTIATE_TEST_SUITE_P(RocksDb, CommitLogContract,
                         testing::Values(CommitLogFactory{
                             "RocksDb", [] { return std::make_unique<RocksDbWorld>(); }}),
                         factory_name);

INSTANTIATE_TEST_SUITE_P(RocksDb, LedgerContract,
                         testing::Values(LedgerFactory{
                             "RocksDb", [] { return std::make_unique<RocksDbLedgerWorld>(); }}),
                         ledger_factory_name);

}  // namespace
}  // namespace madoguchi::contract
