#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "madoguchi/log/ledger.hpp"

namespace madoguchi::rocksdb {

/// Builds keys and values: numbers are big-endian, so that keys sort as their numbers do; a tenant
/// comes first, after its length, so that no tenant's keys are a prefix of another's.
/// The layout of each kind of row is in README.md.
class RowWriter {
 public:
    /// Starts with nothing.
    RowWriter& clear();
    /// One byte of length, then the bytes. At most 255.
    RowWriter& name(std::string_view text);
    /// Two bytes of length, then the bytes. At most 65,535.
    RowWriter& text(std::string_view text);
    RowWriter& u8(std::uint8_t number);
    RowWriter& u32(std::uint32_t number);
    RowWriter& u64(std::uint64_t number);
    /// Sorts negative times before positive ones.
    RowWriter& time(log::UtcTime at);
    RowWriter& raw(std::string_view bytes);
    RowWriter& tenant(const log::TenantId& tenant) { return clear().name(tenant.text()); }

    [[nodiscard]] const std::string& bytes() const { return bytes_; }

 private:
    std::string bytes_;
};

/// Takes keys and values apart. After a read beyond the end everything is empty and `ok` is false.
class RowReader {
 public:
    explicit RowReader(std::string_view bytes) : rest_(bytes) {}
    [[nodiscard]] std::string_view name();
    [[nodiscard]] std::string_view text();
    [[nodiscard]] std::uint8_t u8();
    [[nodiscard]] std::uint32_t u32();
    [[nodiscard]] std::uint64_t u64();
    [[nodiscard]] log::UtcTime time();
    [[nodiscard]] std::string_view raw(std::size_t bytes);
    [[nodiscard]] std::string_view rest();
    [[nodiscard]] bool ok() const { return ok_; }
    /// Whether everything was read and nothing beyond.
    [[nodiscard]] bool done() const { return ok_ && rest_.empty(); }

 private:
    std::uint64_t number(std::size_t bytes);

    std::string_view rest_;
    bool ok_ = true;
};

/// The first key after all that begin with `prefix`. `prefix` doesn't consist of 0xff alone.
[[nodiscard]] std::string after_prefix(std::string prefix);

/// The digest that `bytes` are; false unless they are 32.
[[nodiscard]] bool to_digest(std::string_view bytes, log::Digest& digest);

}  // namespace madoguchi::rocksdb
