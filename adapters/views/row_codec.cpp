#include "madoguchi/adapters/views/row_codec.hpp"

#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/wire_format_lite.h>

#include <array>
#include <chrono>
#include <optional>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace madoguchi::views {
namespace {

using google::protobuf::internal::WireFormatLite;
using google::protobuf::io::CodedInputStream;
using google::protobuf::io::CodedOutputStream;
using projections::Row;

template <typename T>
struct IsVector : std::false_type {};
template <typename T>
struct IsVector<std::vector<T>> : std::true_type {};
template <typename T>
struct IsOptional : std::false_type {};
template <typename T>
struct IsOptional<std::optional<T>> : std::true_type {};
template <typename T>
struct IsCode : std::false_type {};
template <typename T>
struct IsCode<facts::Code<T>> : std::true_type {};

template <typename T>
constexpr bool kIsNumber =
    std::is_integral_v<T> || std::is_enum_v<T> || std::is_same_v<T, facts::Date>;

template <typename T>
std::uint64_t to_number(const T& value) {
    if constexpr (std::is_same_v<T, facts::Date>) {
        return WireFormatLite::ZigZagEncode64(value.time_since_epoch().count());
    } else if constexpr (std::is_signed_v<T>) {
        return WireFormatLite::ZigZagEncode64(value);
    } else {
        return static_cast<std::uint64_t>(value);
    }
}

template <typename T>
T from_number(std::uint64_t number) {
    if constexpr (std::is_same_v<T, facts::Date>) {
        return facts::Date(
            std::chrono::days(static_cast<std::int32_t>(WireFormatLite::ZigZagDecode64(number))));
    } else if constexpr (std::is_signed_v<T>) {
        return static_cast<T>(WireFormatLite::ZigZagDecode64(number));
    } else {
        return static_cast<T>(number);
    }
}

template <typename Struct>
void write_fields(const Struct& object, std::string& out);

/// Tag and number, as they stand in front of a field. Without a stream, which would take most of a
/// row's time.
void write_varints(std::uint32_t tag, std::uint64_t number, std::string& out) {
    std::array<std::uint8_t, 16> buffer{};
    std::uint8_t* end = CodedOutputStream::WriteTagToArray(tag, buffer.data());
    end = CodedOutputStream::WriteVarint64ToArray(number, end);
    out.append(reinterpret_cast<const char*>(buffer.data()),
               static_cast<std::size_t>(end - buffer.data()));
}

void write_text(int field, std::string_view text, std::string& out) {
    write_varints(WireFormatLite::MakeTag(field, WireFormatLite::WIRETYPE_LENGTH_DELIMITED),
                  text.size(), out);
    out.append(text);
}

void write_number(int field, std::uint64_t number, std::string& out) {
    write_varints(WireFormatLite::MakeTag(field, WireFormatLite::WIRETYPE_VARINT), number, out);
}

template <typename T>
void write_value(int field, const T& value, std::string& out) {
    if constexpr (kIsNumber<T>) {
        write_number(field, to_number(value), out);
    } else if constexpr (std::is_same_v<T, std::string>) {
        write_text(field, value, out);
    } else if constexpr (IsCode<T>::value) {
        write_text(field, value.text(), out);
    } else {
        std::string nested;
        write_fields(value, nested);
        write_text(field, nested, out);
    }
}

// A value that equals the fresh struct's isn't written; optional ones and list entries always are.
template <typename T>
void write_field(int field, const T& value, [[maybe_unused]] const T& fresh, std::string& out) {
    if constexpr (IsVector<T>::value) {
        for (const auto& each : value) {
            write_value(field, each, out);
        }
    } else if constexpr (IsOptional<T>::value) {
        if (value) {
            write_value(field, *value, out);
        }
    } else if (!(value == fresh)) {
        write_value(field, value, out);
    }
}

template <typename Struct>
void write_fields(const Struct& object, std::string& out) {
    [[maybe_unused]] static const Struct fresh{};
    Struct::with_fields([&](const auto&... entries) {
        [[maybe_unused]] int field = 0;
        (write_field(++field, object.*(entries.member), fresh.*(entries.member), out), ...);
    });
}

template <typename Struct>
bool read_fields(CodedInputStream& in, Struct& object);

bool read_bytes(CodedInputStream& in, std::string& text) {
    std::uint32_t size = 0;
    return in.ReadVarint32(&size) && in.ReadString(&text, static_cast<int>(size));
}

template <typename T>
bool read_value(CodedInputStream& in, T& value) {
    if constexpr (kIsNumber<T>) {
        std::uint64_t number = 0;
        if (!in.ReadVarint64(&number)) {
            return false;
        }
        value = from_number<T>(number);
        return true;
    } else if constexpr (std::is_same_v<T, std::string>) {
        return read_bytes(in, value);
    } else if constexpr (IsCode<T>::value) {
        std::string text;
        const bool read = read_bytes(in, text);
        value = T(std::move(text));
        return read;
    } else {
        std::uint32_t size = 0;
        if (!in.ReadVarint32(&size)) {
            return false;
        }
        const auto limit = in.PushLimit(static_cast<int>(size));
        const bool read = read_fields(in, value) && in.BytesUntilLimit() == 0;
        in.PopLimit(limit);
        return read;
    }
}

template <typename T>
bool read_field(CodedInputStream& in, std::uint32_t tag, T& value) {
    const auto read_one = [&](auto& one) {
        using One = std::decay_t<decltype(one)>;
        const auto type = kIsNumber<One> ? WireFormatLite::WIRETYPE_VARINT
                                         : WireFormatLite::WIRETYPE_LENGTH_DELIMITED;
        return WireFormatLite::GetTagWireType(tag) == type && read_value(in, one);
    };
    if constexpr (IsVector<T>::value) {
        return read_one(value.emplace_back());
    } else if constexpr (IsOptional<T>::value) {
        return read_one(value.emplace());
    } else {
        return read_one(value);
    }
}

template <typename Struct>
bool read_fields(CodedInputStream& in, Struct& object) {
    while (const std::uint32_t tag = in.ReadTag()) {
        const int wanted = WireFormatLite::GetTagFieldNumber(tag);
        bool known = false;
        bool read = true;
        Struct::with_fields([&](const auto&... entries) {
            [[maybe_unused]] int field = 0;
            [[maybe_unused]] const auto match = [&](const auto& entry) {
                if (++field == wanted) {
                    known = true;
                    read = read_field(in, tag, object.*(entry.member));
                }
            };
            (match(entries), ...);
        });
        if (!known || !read) {
            return false;
        }
    }
    return in.ConsumedEntireMessage() || in.BytesUntilLimit() == 0;
}

template <typename Struct>
bool read_row(CodedInputStream& in, Struct& row) {
    return read_fields(in, row);
}

template <typename Struct>
bool read_row(CodedInputStream& in, projections::Shared<Struct>& row) {
    Struct read;
    const bool done = read_fields(in, read);
    row = std::move(read);
    return done;
}

template <typename Struct>
void write_row(const Struct& row, std::string& out) {
    write_fields(row, out);
}

template <typename Struct>
void write_row(const projections::Shared<Struct>& row, std::string& out) {
    write_fields(row.get(), out);
}

template <std::size_t Index>
bool read_as(std::size_t kind, CodedInputStream& in, Row& row) {
    if constexpr (Index < std::variant_size_v<Row>) {
        return kind == Index ? read_row(in, row.emplace<Index>())
                             : read_as<Index + 1>(kind, in, row);
    } else {
        return false;
    }
}

}  // namespace

void encode_row(const Row& row, std::string& out) {
    out.push_back(static_cast<char>(row.index()));
    std::visit([&](const auto& each) { write_row(each, out); }, row);
}

log::Expected<Row, std::string> decode_row(std::string_view bytes) {
    if (bytes.empty()) {
        return log::unexpected(std::string("a row without bytes"));
    }
    const auto kind = static_cast<std::uint8_t>(bytes.front());
    CodedInputStream in(reinterpret_cast<const std::uint8_t*>(bytes.data() + 1),
                        static_cast<int>(bytes.size() - 1));
    Row row;
    if (!read_as<0>(kind, in, row)) {
        return log::unexpected("no row of kind " + std::to_string(kind));
    }
    return row;
}

}  // namespace madoguchi::views
