#include "commit_log_suite.hpp"
#include "ledger_suite.hpp"
#include "madoguchi/adapters/memory/memory_ledger.hpp"

namespace madoguchi::contract {
namespace {

class MemoryWorld final : public CommitLogWorld {
 public:
    log::Expected<std::unique_ptr<log::CommitLog>, log::StoreError> open() override {
        return std::make_unique<memory::MemoryLedger>(disk_);
    }

 private:
    std::shared_ptr<memory::MemoryDisk> disk_ = memory::make_memory_disk();
};

class MemoryLedgerWorld final : public LedgerWorld {
 public:
    log::Expected<std::unique_ptr<log::Ledger>, log::StoreError> open() override {
        return std::make_unique<memory::MemoryLedger>(disk_);
    }

 private:
    std::shared_ptr<memory::MemoryDisk> disk_ = memory::make_memory_disk();
};

INSTANTIATE_TEST_SUITE_P(Memory, CommitLogContract,
                         testing::Values(CommitLogFactory{
                             "Memory", [] { return std::make_unique<MemoryWorld>(); }}),
                         factory_name);

INSTANTIATE_TEST_SUITE_P(Memory, LedgerContract,
                         testing::Values(LedgerFactory{
                             "Memory", [] { return std::make_unique<MemoryLedgerWorld>(); }}),
                         ledger_factory_name);

}  // namespace
}  // namespace madoguchi::contract
