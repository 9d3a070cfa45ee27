#pragma once

#include <memory>
#include <string>
#include <vector>

#include "madoguchi/adapters/kafka/impl/client.hpp"
#include "madoguchi/adapters/kafka/impl/record.hpp"

namespace madoguchi::kafka_tests {

/// A transactional producer that does what the adapter's never would.
class RawProducer {
 public:
    /// With the transactional id of the adapter's own writer of partition 0, it fences that one;
    /// with another, nothing keeps the two apart.
    RawProducer(const kafka::Settings& settings, const std::string& transactional_id);

    void begin();
    /// Writes a record of a log to partition 0 and waits until the broker has it.
    void write(kafka::RecordKind kind, const log::EncodedCommit& commit);
    /// Writes a record without headers.
    void write_foreign(const std::string& value);
    void commit();
    void abort();
    /// True when a commit is refused because a newer producer has the transactional id.
    [[nodiscard]] bool commit_is_fenced();

 private:
    void flush();
    std::string topic_;
    kafka::ClientEvents events_;
    kafka::Owned<rd_kafka_t> client_;
};

/// Transactional id of the adapter's writer of partition 0.
[[nodiscard]] std::string writers_id(const kafka::Settings& settings);

/// A record as it lies in partition 0.
struct RawRecord {
    std::int64_t offset = 0;
    std::string value;
};

/// Everything that lies in partition 0: committed only, or aborted records as well.
[[nodiscard]] std::vector<RawRecord> raw_records(const kafka::Settings& settings,
                                                 bool committed_only);

}  // namespace madoguchi::kafka_tests
