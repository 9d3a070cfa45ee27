#include "madoguchi/adapters/rocksdb/rows.hpp"

#include <algorithm>

#include "madoguchi/log/assert.hpp"

namespace madoguchi::rocksdb {
namespace {

constexpr std::uint64_t kSign = std::uint64_t{1} << 63;

void append_number(std::uint64_t number, std::size_t bytes, std::string& to) {
    for (std::size_t i = bytes; i-- > 0;) {
        to.push_back(static_cast<char>((number >> (8 * i)) & 0xff));
    }
}

}  // namespace

RowWriter& RowWriter::clear() {
    bytes_.clear();
    return *this;
}

RowWriter& RowWriter::name(std::string_view text) {
    MADOGUCHI_LOG_ASSERT(text.size() <= 0xff);
    append_number(text.size(), 1, bytes_);
    return raw(text);
}

RowWriter& RowWriter::text(std::string_view text) {
    MADOGUCHI_LOG_ASSERT(text.size() <= 0xffff);
    append_number(text.size(), 2, bytes_);
    return raw(text);
}

RowWriter& RowWriter::u8(std::uint8_t number) {
    append_number(number, 1, bytes_);
    return *this;
}

RowWriter& RowWriter::u32(std::uint32_t number) {
    append_number(number, 4, bytes_);
    return *this;
}

RowWriter& RowWriter::u64(std::uint64_t number) {
    append_number(number, 8, bytes_);
    return *this;
}

RowWriter& RowWriter::time(log::UtcTime at) {
    return u64(static_cast<std::uint64_t>(at.time_since_epoch().count()) ^ kSign);
}

RowWriter& RowWriter::raw(std::string_view bytes) {
    bytes_.append(bytes);
    return *this;
}

std::uint64_t RowReader::number(std::size_t bytes) {
    std::uint64_t value = 0;
    for (const char c : raw(bytes)) {
        value = value << 8 | static_cast<std::uint8_t>(c);
    }
    return value;
}

std::string_view RowReader::raw(std::size_t bytes) {
    if (!ok_ || rest_.size() < bytes) {
        ok_ = false;
        return {};
    }
    const std::string_view taken = rest_.substr(0, bytes);
    rest_.remove_prefix(bytes);
    return taken;
}

std::string_view RowReader::name() { return raw(static_cast<std::size_t>(number(1))); }
std::string_view RowReader::text() { return raw(static_cast<std::size_t>(number(2))); }
std::uint8_t RowReader::u8() { return static_cast<std::uint8_t>(number(1)); }
std::uint32_t RowReader::u32() { return static_cast<std::uint32_t>(number(4)); }
std::uint64_t RowReader::u64() { return number(8); }
std::string_view RowReader::rest() { return raw(rest_.size()); }

log::UtcTime RowReader::time() {
    return log::UtcTime(std::chrono::milliseconds(static_cast<std::int64_t>(u64() ^ kSign)));
}

std::string after_prefix(std::string prefix) {
    while (!prefix.empty() && prefix.back() == '\xff') {
        prefix.pop_back();
    }
    MADOGUCHI_LOG_ASSERT(!prefix.empty());
    prefix.back() = static_cast<char>(static_cast<std::uint8_t>(prefix.back()) + 1);
    return prefix;
}

bool to_digest(std::string_view bytes, log::Digest& digest) {
    if (bytes.size() != digest.size()) {
        return false;
    }
    std::copy_n(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size(), digest.data());
    return true;
}

}  // namespace madoguchi::rocksdb
