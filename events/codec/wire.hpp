#pragma once

#include <cstdint>
#include <string>
#include <string_view>

// Protobuf's wire format, as far as the contracts use it: varints and length-delimited values
// (protobuf.dev/programming-guides/encoding).

namespace madoguchi::codec {

/// The low three bits of a tag.
enum class WireType : std::uint8_t { kVarint = 0, kLength = 2 };

/// A field's tag.
[[nodiscard]] constexpr std::uint32_t tag_of(std::uint32_t field_number, WireType type) {
    return field_number << 3 | static_cast<std::uint32_t>(type);
}

/// Appends a varint, one to ten bytes.
void put_varint(std::string& out, std::uint64_t value);

/// Appends the length of `bytes` and the bytes.
void put_bytes(std::string& out, std::string_view bytes);

/// Puts the length of what follows `begin` in front of it: for messages within messages.
void put_length_before(std::string& out, std::size_t begin);

/// Reads forward through bytes that it doesn't own.
class WireReader {
 public:
    explicit WireReader(std::string_view bytes)
        : next_(bytes.data()), end_(bytes.data() + bytes.size()) {}

    [[nodiscard]] bool at_end() const { return next_ == end_; }

    /// Reads a varint. Returns false when it is cut off or longer than 64 bits.
    [[nodiscard]] bool varint(std::uint64_t& value);

    /// Reads a length and that many bytes. Returns false when they are cut off.
    [[nodiscard]] bool bytes(std::string_view& value);

 private:
    const char* next_;
    const char* end_;
};

/// Whether `text` is well-formed UTF-8 (Unicode 15, table 3-7).
[[nodiscard]] bool is_utf8(std::string_view text);

}  // namespace madoguchi::codec
