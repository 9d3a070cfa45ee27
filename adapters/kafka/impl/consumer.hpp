#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "madoguchi/adapters/kafka/impl/client.hpp"
#include "madoguchi/adapters/kafka/impl/record.hpp"
#include "madoguchi/log/expected.hpp"
#include "madoguchi/log/store_error.hpp"

namespace madoguchi::kafka {

/// Reads committed records of one partition, by explicit offsets; it belongs to no group.
/// Not thread-safe.
class Consumer {
 public:
    /// Error: kUnavailable.
    [[nodiscard]] static log::Expected<std::unique_ptr<Consumer>, log::StoreError> open(
        const Settings& settings, std::int32_t partition);

    ~Consumer();
    Consumer(const Consumer&) = delete;
    Consumer& operator=(const Consumer&) = delete;

    /// What the partition holds now: from `begin` up to the first offset that is not yet final
    /// (written later, or part of an open transaction), `stable_end`, exclusive.
    struct Extent {
        std::int64_t begin = 0;
        std::int64_t stable_end = 0;
    };
    /// Error: kUnavailable, when no broker answers in time.
    [[nodiscard]] log::Expected<Extent, log::StoreError> extent();

    /// Returns true to go on. Called for each committed record.
    using OnRecord = std::function<log::Expected<bool, log::StoreError>(const Record& record)>;
    /// Returns true to go on. Called whenever everything before `offset` has been read and nothing
    /// after it is final yet.
    using OnEnd = std::function<bool(std::int64_t offset)>;
    /// Reads from `from` (inclusive) until a callback says stop or fails.
    /// Errors: the callback's; kCorruption (records deleted, damaged or unreadable); kUnavailable
    /// (nothing came in for the settings' timeout).
    [[nodiscard]] log::Expected<void, log::StoreError> scan(std::int64_t from,
                                                            const OnRecord& on_record,
                                                            const OnEnd& on_end);

 private:
    Consumer(const Settings& settings, std::int32_t partition);
    [[nodiscard]] log::Expected<void, log::StoreError> assign(std::int64_t from);
    [[nodiscard]] log::Expected<void, log::StoreError> poll_until_stopped(const OnRecord& on_record,
                                                                          const OnEnd& on_end);
    [[nodiscard]] std::string where() const;

    const std::string topic_;
    const std::int32_t partition_;
    const std::chrono::milliseconds timeout_;
    std::unique_ptr<ClientEvents> events_;
    Owned<rd_kafka_t> client_;
};

}  // namespace madoguchi::kafka
