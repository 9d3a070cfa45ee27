#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "madoguchi/log/expected.hpp"

namespace madoguchi::rocksdb {

/// What is at the end of a write-ahead log file.
enum class WalEnd : std::uint8_t {
    kWhole,  ///< Whole records, then nothing or zeros.
    kTorn,   ///< Whole records, then something that isn't one, and no beginning of another record.
    kDamaged,  ///< A record that isn't whole, and after it the beginning of another.
};

/// The result of looking through a write-ahead log file.
struct WalFinding {
    WalEnd end = WalEnd::kWhole;
    std::uint64_t whole_bytes = 0;  ///< Up to the end of the last whole record. An offset.
    std::uint64_t records = 0;      ///< Whole records, i.e. batches.
};

/// Looks through the bytes of a write-ahead log file as RocksDB 7.8 writes them (format: blocks of
/// 32 KiB; record = masked CRC-32C, length, type, payload; db/log_format.h of RocksDB).
///
/// Each batch is synced before the next is written. What a power cut can tear is therefore the last
/// batch alone: where another record begins after the bad place, it is damage. RocksDB can't be
/// asked: in a preallocated file it takes a torn record for damage, and in its tolerant mode damage
/// for a torn record.
///
/// `visit` is called with each whole batch, in order.
[[nodiscard]] WalFinding inspect_wal(
    std::string_view bytes, const std::function<void(std::string_view batch)>& visit = nullptr);

/// CRC-32C (Castagnoli) of `bytes`, continuing from `crc` (0 at first).
[[nodiscard]] std::uint32_t crc32c(std::uint32_t crc, std::string_view bytes);

}  // namespace madoguchi::rocksdb
