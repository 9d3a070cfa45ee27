#include "madoguchi/adapters/kafka/impl/record.hpp"

#include <charconv>
#include <optional>
#include <string_view>

#include "madoguchi/log/assert.hpp"

namespace madoguchi::kafka {
namespace {

constexpr const char* kKind = "kind";
constexpr const char* kPosition = "position";
constexpr const char* kTerm = "term";
constexpr const char* kPreviousLeaf = "previous-leaf";
constexpr const char* kLeaf = "leaf";
constexpr std::string_view kCommitName = "commit";
constexpr std::string_view kTakeOverName = "take-over";

std::string hex(const log::Digest& digest) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text;
    text.reserve(digest.size() * 2);
    for (const std::uint8_t byte : digest) {
        text += kDigits[byte >> 4U];
        text += kDigits[byte & 0x0FU];
    }
    return text;
}

void add(rd_kafka_headers_t* headers, const char* name, std::string_view value) {
    const auto error =
        rd_kafka_header_add(headers, name, -1, value.data(), static_cast<ssize_t>(value.size()));
    MADOGUCHI_LOG_ASSERT(error == RD_KAFKA_RESP_ERR_NO_ERROR);
}

std::optional<std::string_view> find(const rd_kafka_headers_t* headers, const char* name) {
    const void* value = nullptr;
    std::size_t size = 0;
    if (headers == nullptr ||
        rd_kafka_header_get_last(headers, name, &value, &size) != RD_KAFKA_RESP_ERR_NO_ERROR) {
        return std::nullopt;
    }
    return std::string_view(static_cast<const char*>(value), size);
}

std::optional<std::uint64_t> number(std::optional<std::string_view> text) {
    std::uint64_t value = 0;
    if (!text.has_value()) return std::nullopt;
    const char* end = text->data() + text->size();
    const auto [rest, error] = std::from_chars(text->data(), end, value);
    if (error != std::errc() || rest != end) return std::nullopt;
    return value;
}

std::optional<log::Digest> digest(std::optional<std::string_view> text) {
    log::Digest value{};
    if (!text.has_value() || text->size() != value.size() * 2) return std::nullopt;
    for (std::size_t i = 0; i < value.size(); ++i) {
        const char* pair = text->data() + 2 * i;
        const auto [rest, error] = std::from_chars(pair, pair + 2, value[i], 16);
        if (error != std::errc() || rest != pair + 2) return std::nullopt;
    }
    return value;
}

std::optional<RecordKind> kind_of(std::optional<std::string_view> text) {
    if (text == kCommitName) return RecordKind::kCommit;
    if (text == kTakeOverName) return RecordKind::kTakeOver;
    return std::nullopt;
}

std::string_view bytes_of(const void* data, std::size_t size) {
    if (data == nullptr) return {};
    return {static_cast<const char*>(data), size};
}

/// The record's headers; its key is the tenant.
Owned<rd_kafka_headers_t> headers_of(RecordKind kind, const log::EncodedCommit& commit) {
    Owned<rd_kafka_headers_t> headers(rd_kafka_headers_new(5));
    add(headers.get(), kKind, kind == RecordKind::kCommit ? kCommitName : kTakeOverName);
    add(headers.get(), kPosition, std::to_string(commit.position.value()));
    add(headers.get(), kTerm, std::to_string(commit.term.value()));
    add(headers.get(), kPreviousLeaf, hex(commit.previous_leaf));
    add(headers.get(), kLeaf, hex(commit.leaf));
    return headers;
}

}  // namespace

rd_kafka_resp_err_t produce_record(rd_kafka_t& producer, const std::string& topic,
                                   std::int32_t partition, RecordKind kind,
                                   const log::EncodedCommit& commit) {
    auto headers = headers_of(kind, commit);
    const std::string& key = commit.tenant.text();
    // The library's own macros for these arguments are no standard C++.
    const auto error = rd_kafka_producev(
        &producer, RD_KAFKA_VTYPE_TOPIC, topic.c_str(), RD_KAFKA_VTYPE_PARTITION, partition,
        RD_KAFKA_VTYPE_MSGFLAGS, RD_KAFKA_MSG_F_COPY, RD_KAFKA_VTYPE_KEY, key.data(), key.size(),
        RD_KAFKA_VTYPE_VALUE, commit.bytes.data(), commit.bytes.size(), RD_KAFKA_VTYPE_HEADERS,
        headers.get(), RD_KAFKA_VTYPE_END);
    if (error == RD_KAFKA_RESP_ERR_NO_ERROR) {
        // The message owns its headers from here on.
        static_cast<void>(headers.release());
    }
    return error;
}

log::Expected<Record, std::string> parse_record(const rd_kafka_message_t& message) {
    rd_kafka_headers_t* headers = nullptr;  // Owned by the message.
    static_cast<void>(rd_kafka_message_headers(&message, &headers));
    const auto missing = [](const char* name) {
        return log::unexpected(std::string("its header '") + name + "' is missing or unreadable");
    };
    const auto kind = kind_of(find(headers, kKind));
    if (!kind) return missing(kKind);
    const auto position = number(find(headers, kPosition));
    if (!position) return missing(kPosition);
    const auto term = number(find(headers, kTerm));
    if (!term) return missing(kTerm);
    const auto previous_leaf = digest(find(headers, kPreviousLeaf));
    if (!previous_leaf) return missing(kPreviousLeaf);
    const auto leaf = digest(find(headers, kLeaf));
    if (!leaf) return missing(kLeaf);

    Record record;
    record.kind = *kind;
    record.commit.tenant = log::TenantId(bytes_of(message.key, message.key_len));
    record.commit.position = log::Position(*position);
    record.commit.term = log::Term(*term);
    record.commit.previous_leaf = *previous_leaf;
    record.commit.leaf = *leaf;
    record.commit.bytes = bytes_of(message.payload, message.len);
    record.offset = message.offset;
    return record;
}

}  // namespace madoguchi::kafka
