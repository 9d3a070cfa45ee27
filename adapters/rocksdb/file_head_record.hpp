#pragma once

#include <string>

#include "madoguchi/log/head_record.hpp"

namespace madoguchi::rocksdb {

/// The head record as a small text file; format in README.md. Not thread-safe.
class FileHeadRecord final : public log::HeadRecord {
 public:
    /// `path`: outside of the database's folder; its folder is made if it isn't there, its parent
    /// has to be. `seal` outlives the record.
    FileHeadRecord(std::string path, const log::HeadSeal& seal);

    [[nodiscard]] log::Expected<log::Heads, log::StoreError> read() const override;

    /// Writes beside, syncs, renames and syncs the folder, so that a crash leaves the old or the
    /// new.
    [[nodiscard]] log::Expected<void, log::StoreError> write(const log::Heads& heads) override;

 private:
    std::string path_;
    const log::HeadSeal& seal_;
};

}  // namespace madoguchi::rocksdb
