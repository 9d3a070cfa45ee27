#include "madoguchi/adapters/rocksdb/wal_tail.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace madoguchi::rocksdb {
namespace {

constexpr std::size_t kBlock = 32'768;
constexpr std::size_t kHeader = 7;
constexpr std::uint32_t kMaskDelta = 0xa282ead8;

enum RecordType : std::uint8_t { kZero = 0, kFull = 1, kFirst = 2, kMiddle = 3, kLast = 4 };

using Tables = std::array<std::array<std::uint32_t, 256>, 8>;

constexpr Tables make_tables() {
    Tables tables{};
    for (std::uint32_t i = 0; i < 256; ++i) {
        std::uint32_t crc = i;
        for (int bit = 0; bit < 8; ++bit) {
            crc = (crc >> 1) ^ ((crc & 1) != 0 ? 0x82f63b78u : 0u);
        }
        tables[0][i] = crc;
    }
    for (std::size_t t = 1; t < tables.size(); ++t) {
        for (std::size_t i = 0; i < 256; ++i) {
            tables[t][i] = (tables[t - 1][i] >> 8) ^ tables[0][tables[t - 1][i] & 0xff];
        }
    }
    return tables;
}

constexpr Tables kTables = make_tables();

std::uint32_t byte_at(std::string_view bytes, std::size_t offset) {
    return static_cast<std::uint8_t>(bytes[offset]);
}

std::uint32_t little_endian(std::string_view bytes, std::size_t offset, std::size_t count) {
    std::uint32_t value = 0;
    for (std::size_t i = count; i-- > 0;) {
        value = value << 8 | byte_at(bytes, offset + i);
    }
    return value;
}

std::uint32_t unmasked(std::uint32_t masked) {
    const std::uint32_t rotated = masked - kMaskDelta;
    return rotated >> 17 | rotated << 15;
}

struct Record {
    std::uint8_t type = kZero;
    std::size_t size = 0;  ///< With its header; 0 = there is no whole record at this place.
};

std::size_t left_in_block(std::size_t offset) { return kBlock - offset % kBlock; }

Record record_at(std::string_view bytes, std::size_t offset) {
    if (bytes.size() - offset < kHeader) {
        return {};
    }
    const std::size_t length = little_endian(bytes, offset + 4, 2);
    const auto type = static_cast<std::uint8_t>(byte_at(bytes, offset + 6));
    const std::size_t size = kHeader + length;
    if (type < kFull || type > kLast || size > left_in_block(offset) ||
        size > bytes.size() - offset) {
        return {};
    }
    const std::uint32_t stored = unmasked(little_endian(bytes, offset, 4));
    if (crc32c(0, bytes.substr(offset + 6, 1 + length)) != stored) {
        return {};
    }
    return {type, size};
}

/// Compares the bytes with themselves, one further on: much faster than one by one, and a
/// preallocated file ends with tens of megabytes of zeros.
bool is_zero(std::string_view bytes) {
    return bytes.empty() ||
           (bytes.front() == 0 && bytes.substr(1) == bytes.substr(0, bytes.size() - 1));
}

/// Whether another batch begins at `offset` or anywhere after it.
bool begins_from(std::string_view bytes, std::size_t offset) {
    for (std::size_t at = offset; at + kHeader <= bytes.size(); ++at) {
        const auto type = byte_at(bytes, at + 6);
        if ((type == kFull || type == kFirst) && left_in_block(at) >= kHeader &&
            record_at(bytes, at).size != 0) {
            return true;
        }
    }
    return false;
}

}  // namespace

std::uint32_t crc32c(std::uint32_t crc, std::string_view bytes) {
    crc = ~crc;
    while (bytes.size() >= 8) {
        const std::uint32_t low = crc ^ little_endian(bytes, 0, 4);
        const std::uint32_t high = little_endian(bytes, 4, 4);
        crc = kTables[7][low & 0xff] ^ kTables[6][low >> 8 & 0xff] ^ kTables[5][low >> 16 & 0xff] ^
              kTables[4][low >> 24] ^ kTables[3][high & 0xff] ^ kTables[2][high >> 8 & 0xff] ^
              kTables[1][high >> 16 & 0xff] ^ kTables[0][high >> 24];
        bytes.remove_prefix(8);
    }
    for (const char c : bytes) {
        crc = (crc >> 8) ^ kTables[0][(crc ^ static_cast<std::uint8_t>(c)) & 0xff];
    }
    return ~crc;
}

WalFinding inspect_wal(std::string_view bytes,
                       const std::function<void(std::string_view batch)>& visit) {
    WalFinding finding;
    std::string batch;
    bool in_batch = false;
    std::size_t at = 0;
    while (at < bytes.size()) {
        if (left_in_block(at) < kHeader) {
            at += std::min(left_in_block(at), bytes.size() - at);
            continue;
        }
        const Record record = record_at(bytes, at);
        const bool begins = record.type == kFull || record.type == kFirst;
        if (record.size == 0 || begins == in_batch) {
            break;
        }
        if (visit) {
            batch.append(bytes.substr(at + kHeader, record.size - kHeader));
        }
        at += record.size;
        in_batch = record.type == kFirst || record.type == kMiddle;
        if (!in_batch) {
            finding.whole_bytes = at;
            ++finding.records;
            if (visit) {
                visit(batch);
                batch.clear();
            }
        }
    }
    if (is_zero(bytes.substr(finding.whole_bytes))) {
        return finding;
    }
    finding.end = begins_from(bytes, at) ? WalEnd::kDamaged : WalEnd::kTorn;
    return finding;
}

}  // namespace madoguchi::rocksdb
