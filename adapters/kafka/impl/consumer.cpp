#include "madoguchi/adapters/kafka/impl/consumer.hpp"

namespace madoguchi::kafka {
namespace {

using Clock = std::chrono::steady_clock;
constexpr int kPollMs = 50;

log::StoreErrorCode code_of(rd_kafka_resp_err_t cause) {
    switch (static_cast<int>(cause)) {
        case RD_KAFKA_RESP_ERR__AUTO_OFFSET_RESET:
        case RD_KAFKA_RESP_ERR_OFFSET_OUT_OF_RANGE:
        case RD_KAFKA_RESP_ERR__BAD_MSG:
        case RD_KAFKA_RESP_ERR__BAD_COMPRESSION:
        case RD_KAFKA_RESP_ERR_INVALID_MSG:
            return log::StoreErrorCode::kCorruption;
        default:
            return log::StoreErrorCode::kUnavailable;
    }
}

}  // namespace

Consumer::Consumer(const Settings& settings, std::int32_t partition)
    : topic_(events_topic(settings)),
      partition_(partition),
      timeout_(settings.timeout),
      events_(std::make_unique<ClientEvents>()) {}

log::Expected<std::unique_ptr<Consumer>, log::StoreError> Consumer::open(const Settings& settings,
                                                                         std::int32_t partition) {
    std::unique_ptr<Consumer> consumer(new Consumer(settings, partition));
    auto client = ClientConf(settings, *consumer->events_)
                      // The library asks for a group even where partitions are assigned by hand.
                      .set("group.id", settings.topic_prefix + ".reader")
                      .set("enable.auto.commit", "false")
                      .set("enable.auto.offset.store", "false")
                      .set("enable.partition.eof", "true")
                      .set("isolation.level", "read_committed")
                      .set("auto.offset.reset", "error")
                      .set("check.crcs", "true")
                      // The end of the partition is reported when a fetch comes back empty.
                      .set("fetch.wait.max.ms", "10")
                      .set("fetch.error.backoff.ms", "50")
                      .create(RD_KAFKA_CONSUMER);
    if (!client) return log::unexpected(client.error());
    consumer->client_ = std::move(*client);
    rd_kafka_poll_set_consumer(consumer->client_.get());
    return consumer;
}

Consumer::~Consumer() {
    if (client_) rd_kafka_consumer_close(client_.get());
}

std::string Consumer::where() const {
    return "partition " + std::to_string(partition_) + " of topic '" + topic_ + "'";
}

log::Expected<Consumer::Extent, log::StoreError> Consumer::extent() {
    const auto deadline = Clock::now() + timeout_;
    for (;;) {
        Extent extent;
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now());
        const auto error =
            rd_kafka_query_watermark_offsets(client_.get(), topic_.c_str(), partition_,
                                             &extent.begin, &extent.stable_end, milliseconds(left));
        if (error == RD_KAFKA_RESP_ERR_NO_ERROR) return extent;
        if (!is_passing(error) || Clock::now() >= deadline) {
            return log::unexpected(store_error(log::StoreErrorCode::kUnavailable,
                                               "asking for the end of " + where(), error));
        }
        // Serves the library's callbacks meanwhile; nothing is assigned.
        Owned<rd_kafka_message_t> none(rd_kafka_consumer_poll(client_.get(), kPollMs));
    }
}

log::Expected<void, log::StoreError> Consumer::assign(std::int64_t from) {
    Owned<rd_kafka_topic_partition_list_t> list(rd_kafka_topic_partition_list_new(1));
    rd_kafka_topic_partition_list_add(list.get(), topic_.c_str(), partition_)->offset = from;
    const auto error = rd_kafka_assign(client_.get(), list.get());
    if (error != RD_KAFKA_RESP_ERR_NO_ERROR) {
        return log::unexpected(
            store_error(log::StoreErrorCode::kUnavailable, "beginning to read " + where(), error));
    }
    return {};
}

log::Expected<void, log::StoreError> Consumer::scan(std::int64_t from, const OnRecord& on_record,
                                                    const OnEnd& on_end) {
    if (auto assigned = assign(from); !assigned) return assigned;
    auto result = poll_until_stopped(on_record, on_end);
    const auto error = rd_kafka_assign(client_.get(), nullptr);
    if (result && error != RD_KAFKA_RESP_ERR_NO_ERROR) {
        return log::unexpected(
            store_error(log::StoreErrorCode::kUnavailable, "ending to read " + where(), error));
    }
    return result;
}

log::Expected<void, log::StoreError> Consumer::poll_until_stopped(const OnRecord& on_record,
                                                                  const OnEnd& on_end) {
    auto deadline = Clock::now() + timeout_;
    while (Clock::now() < deadline) {
        const Owned<rd_kafka_message_t> message(rd_kafka_consumer_poll(client_.get(), kPollMs));
        if (!message) continue;
        if (message->err == RD_KAFKA_RESP_ERR__PARTITION_EOF) {
            if (!on_end(message->offset)) return {};
            continue;
        }
        if (message->err != RD_KAFKA_RESP_ERR_NO_ERROR) {
            if (is_passing(message->err)) continue;
            return log::unexpected(
                store_error(code_of(message->err), "reading " + where(), message->err));
        }
        const auto record = parse_record(*message);
        if (!record) {
            return log::unexpected(
                log::StoreError{log::StoreErrorCode::kCorruption,
                                "the record at offset " + std::to_string(message->offset) + " of " +
                                    where() + " isn't one of a log: " + record.error()});
        }
        const auto go_on = on_record(*record);
        if (!go_on) return log::unexpected(go_on.error());
        if (!*go_on) return {};
        deadline = Clock::now() + timeout_;
    }
    return log::unexpected(store_error(log::StoreErrorCode::kUnavailable, "reading " + where(),
                                       RD_KAFKA_RESP_ERR__TIMED_OUT));
}

}  // namespace madoguchi::kafka
