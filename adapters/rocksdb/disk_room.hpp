#pragma once

#include <rocksdb/file_system.h>

#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>

#include "madoguchi/adapters/rocksdb/rocksdb_ledger.hpp"

namespace madoguchi::rocksdb {

/// Watches how much is free on the disk of a folder, and keeps a file there whose place is given up
/// when nothing else is free, so that records without which nothing may be shown can still be
/// written. Everything comes back by itself when there is space again. Thread-safe.
class DiskRoom {
 public:
    DiskRoom(std::string folder, DiskLimits limits,
             std::shared_ptr<::rocksdb::FileSystem> file_system,
             std::function<void(const std::string&)> report);

    /// Whether such a write may be tried. Error: kDiskFull.
    [[nodiscard]] log::Expected<void, log::StoreError> check(log::Urgency urgency);

 private:
    /// How far it has come; later ones are worse.
    enum class Level : std::uint8_t { kPlenty, kScarce, kFull, kSpent };

    [[nodiscard]] std::uint64_t measure() const;
    [[nodiscard]] Level level(std::uint64_t free) const;
    void tell(Level level, std::uint64_t free);
    void make_reserve();
    void give_up_reserve();

    std::string folder_;
    std::string reserve_path_;
    DiskLimits limits_;
    std::shared_ptr<::rocksdb::FileSystem> file_system_;
    std::function<void(const std::string&)> report_;
    std::mutex mutex_;
    bool has_reserve_ = false;
    Level told_ = Level::kPlenty;
};

}  // namespace madoguchi::rocksdb
