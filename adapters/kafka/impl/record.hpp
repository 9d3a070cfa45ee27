#pragma once

#include <librdkafka/rdkafka.h>

#include <cstdint>
#include <string>

#include "madoguchi/adapters/kafka/impl/client.hpp"
#include "madoguchi/log/commit.hpp"
#include "madoguchi/log/expected.hpp"

namespace madoguchi::kafka {

/// What a record of the events topic says.
enum class RecordKind : std::uint8_t {
    kCommit,    ///< One commit; the record's value is its bytes.
    kTakeOver,  ///< A writer with `term` begins after `position`; the value is empty.
};

/// One record of the events topic. Layout: README.md.
struct Record {
    RecordKind kind = RecordKind::kCommit;
    log::EncodedCommit commit;  ///< For kTakeOver: position and leaf of the head, no bytes.
    std::int64_t offset = 0;    ///< Place in the partition: has holes, and is never a position.
};

/// Hands the record to the producer, which copies it. Returns what the library says.
[[nodiscard]] rd_kafka_resp_err_t produce_record(rd_kafka_t& producer, const std::string& topic,
                                                 std::int32_t partition, RecordKind kind,
                                                 const log::EncodedCommit& commit);

/// Reads a record back. Error: which header is missing or can't be read.
[[nodiscard]] log::Expected<Record, std::string> parse_record(const rd_kafka_message_t& message);

}  // namespace madoguchi::kafka
