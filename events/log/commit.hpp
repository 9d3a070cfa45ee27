#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "madoguchi/log/ids.hpp"

namespace madoguchi::log {

/// An event as it is stored: its wire name (with its version) and its bytes.
struct StoredEvent {
    std::string type;     ///< e.g. `madoguchi.case.opened.v1`; frozen once released.
    std::string payload;  ///< Serialised message of that type; sensitive fields are sealed.
    bool operator==(const StoredEvent&) const = default;
};

/// What became of a command. Numbers are stored: never change or reuse them.
enum class OutcomeKind : std::uint8_t { kAccepted = 1, kRejected = 2, kNothingToDo = 3 };

/// The stored answer to a command: codes and ids, no personal data.
struct Outcome {
    OutcomeKind kind = OutcomeKind::kAccepted;
    std::uint32_t code = 0;        ///< Rejection code; 0 unless `kind` is kRejected.
    std::string code_name;         ///< e.g. `case_not_open`; empty unless rejected.
    std::vector<std::string> ids;  ///< What the client needs to go on: case number, letter number …
    bool operator==(const Outcome&) const = default;
};

/// A number taken from a named series, e.g. document numbers of a fiscal year. Gapless per series.
struct Draw {
    std::string series;
    std::uint64_t number = 0;  ///< From 1.
    bool operator==(const Draw&) const = default;
};

/// The unit of the log and the Merkle leaf: one command's outcome in one record.
/// `format` 1. Encoded in less than 64 KiB. Field meanings: proto/madoguchi/log/v1/commit.proto.
struct Commit {
    std::uint32_t format = 1;
    TenantId tenant;
    Position position;
    Term term;
    Digest previous_leaf{};  ///< Leaf hash of the commit before; zeros at position 1.
    CommandId command_id;
    Digest content_mac{};  ///< HMAC of the command's content: the same id with other content is an
                           ///< error.
    std::optional<std::int64_t> source_offset;  ///< Offset of the command's record; cluster only.
    StreamId stream;
    StreamVersion version_before;
    std::string actor;
    std::string office;
    UtcTime occurred_at;
    UtcTime recorded_at;         ///< Never goes back within a log.
    std::string policy_version;  ///< Policy version that was applied; empty where none was.
    std::string command_type;
    std::vector<StoredEvent> events;
    std::vector<Draw> draws;
    Outcome outcome;
    bool operator==(const Commit&) const = default;
};

/// Bytes of one commit as they are stored and hashed; never re-serialised.
struct EncodedCommit {
    TenantId tenant;
    Position position;
    Term term;
    Digest previous_leaf{};  ///< Leaf of the commit before; zeros at position 1. As in `bytes`.
    Digest leaf{};           ///< RFC 6962 leaf hash of `bytes`.
    std::string bytes;       ///< Less than `kCommitBytesMax`.
};

/// RFC 6962 entries carry a 16-bit length: a commit must be smaller than this.
inline constexpr std::size_t kCommitBytesMax = 65'535;

}  // namespace madoguchi::log
