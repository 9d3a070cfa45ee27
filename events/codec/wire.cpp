#include "madoguchi/codec/wire.hpp"

#include <array>
#include <cstddef>
#include <cstring>

namespace madoguchi::codec {
namespace {

constexpr std::size_t kVarintBytesMax = 10;

/// Writes a varint and returns its size.
std::size_t write_varint(std::uint64_t value, std::array<char, kVarintBytesMax>& buffer) {
    std::size_t size = 0;
    while (value >= 0x80) {
        buffer[size++] = static_cast<char>((value & 0x7f) | 0x80);
        value >>= 7;
    }
    buffer[size++] = static_cast<char>(value);
    return size;
}

/// What may follow a lead byte: how many bytes, and the bounds of the first of them.
struct Follow {
    std::size_t count;
    unsigned char low;
    unsigned char high;
};

Follow follow_of(unsigned char lead) {
    if (lead >= 0xc2 && lead <= 0xdf) return {1, 0x80, 0xbf};
    if (lead == 0xe0) return {2, 0xa0, 0xbf};
    if (lead == 0xed) return {2, 0x80, 0x9f};
    if (lead >= 0xe1 && lead <= 0xef) return {2, 0x80, 0xbf};
    if (lead == 0xf0) return {3, 0x90, 0xbf};
    if (lead >= 0xf1 && lead <= 0xf3) return {3, 0x80, 0xbf};
    if (lead == 0xf4) return {3, 0x80, 0x8f};
    return {0, 0, 0};
}

/// Size of the character of more than one byte at `text`; 0 when it is malformed.
std::size_t wide_character(const unsigned char* text, std::size_t left) {
    const Follow follow = follow_of(text[0]);
    if (follow.count == 0 || left <= follow.count || text[1] < follow.low ||
        text[1] > follow.high) {
        return 0;
    }
    for (std::size_t i = 2; i <= follow.count; ++i) {
        if ((text[i] & 0xc0) != 0x80) {
            return 0;
        }
    }
    return follow.count + 1;
}

}  // namespace

void put_varint(std::string& out, std::uint64_t value) {
    if (value < 0x80) {
        out.push_back(static_cast<char>(value));
        return;
    }
    std::array<char, kVarintBytesMax> buffer{};
    out.append(buffer.data(), write_varint(value, buffer));
}

void put_bytes(std::string& out, std::string_view bytes) {
    put_varint(out, bytes.size());
    out.append(bytes);
}

void put_length_before(std::string& out, std::size_t begin) {
    std::array<char, kVarintBytesMax> buffer{};
    const std::size_t size = write_varint(out.size() - begin, buffer);
    out.insert(begin, buffer.data(), size);
}

bool WireReader::varint(std::uint64_t& value) {
    if (next_ != end_ && (*next_ & 0x80) == 0) {
        value = static_cast<unsigned char>(*next_++);
        return true;
    }
    value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
        if (next_ == end_) {
            return false;
        }
        const auto byte = static_cast<unsigned char>(*next_++);
        if (shift == 63 && byte > 1) {
            return false;
        }
        value |= static_cast<std::uint64_t>(byte & 0x7f) << shift;
        if (byte < 0x80) {
            return true;
        }
    }
    return false;
}

bool WireReader::bytes(std::string_view& value) {
    std::uint64_t size = 0;
    if (!varint(size) || size > static_cast<std::size_t>(end_ - next_)) {
        return false;
    }
    value = std::string_view(next_, static_cast<std::size_t>(size));
    next_ += size;
    return true;
}

bool is_utf8(std::string_view text) {
    const auto* next = reinterpret_cast<const unsigned char*>(text.data());
    std::size_t left = text.size();
    while (left > 0) {
        std::uint64_t eight = 0;
        if (left >= sizeof eight) {
            std::memcpy(&eight, next, sizeof eight);
            if ((eight & 0x8080808080808080U) == 0) {
                next += sizeof eight;
                left -= sizeof eight;
                continue;
            }
        }
        const std::size_t size = *next < 0x80 ? 1 : wide_character(next, left);
        if (size == 0) {
            return false;
        }
        next += size;
        left -= size;
    }
    return true;
}

}  // namespace madoguchi::codec
