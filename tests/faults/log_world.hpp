#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "../contract/folder.hpp"
#include "madoguchi/adapters/rocksdb/rocksdb_ledger.hpp"
#include "madoguchi/log/head_record.hpp"
#include "madoguchi/log/ports.hpp"

namespace madoguchi::faults {

/// The tenant of every test here.
inline const log::TenantId kTenant{"alpha"};

/// Digests for checking heads.
[[nodiscard]] const log::Digester& digester();

/// Small options for a database in `folder`.
[[nodiscard]] rocksdb::RocksDbOptions small_options(const std::string& folder, bool preallocate);

/// Appends commits one by one and remembers what was acknowledged, as a client would.
class Writer {
 public:
    explicit Writer(log::CommitLog& log) : log_(log) {}

    /// Takes the log over; what is in it counts as acknowledged.
    void begin();
    /// Appends one commit. On success it is acknowledged.
    log::Expected<void, log::StoreError> append(const std::string& bytes);

    [[nodiscard]] const std::vector<std::string>& acknowledged() const { return acknowledged_; }
    /// The head record after the first `count` acknowledged commits.
    [[nodiscard]] log::Heads heads(std::size_t count) const;

 private:
    log::CommitLog& log_;
    log::Head head_;
    std::vector<std::string> acknowledged_;
    std::vector<log::Digest> leaves_;
};

/// The bytes of every commit in the log.
[[nodiscard]] std::vector<std::string> contents(const log::CommitLog& log);

}  // namespace madoguchi::faults
