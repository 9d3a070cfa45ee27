#include "madoguchi/adapters/kafka/impl/topic.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <string>

#include "madoguchi/adapters/kafka/impl/client.hpp"
#include "madoguchi/log/assert.hpp"

namespace madoguchi::kafka {
namespace {

using Clock = std::chrono::steady_clock;
constexpr int kPollMs = 50;

int left(Clock::time_point deadline) {
    return milliseconds(
        std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()));
}

void set(rd_kafka_NewTopic_t* topic, const char* name, const std::string& value) {
    const auto error = rd_kafka_NewTopic_set_config(topic, name, value.c_str());
    MADOGUCHI_LOG_ASSERT(error == RD_KAFKA_RESP_ERR_NO_ERROR);
}

Owned<rd_kafka_NewTopic_t> new_topic(const Settings& settings) {
    std::array<char, 512> reason{};
    Owned<rd_kafka_NewTopic_t> topic(
        rd_kafka_NewTopic_new(events_topic(settings).c_str(), settings.partitions,
                              settings.replication, reason.data(), reason.size()));
    MADOGUCHI_LOG_ASSERT(topic != nullptr);
    // The log is kept for ever and whole.
    set(topic.get(), "cleanup.policy", "delete");
    set(topic.get(), "retention.ms", "-1");
    set(topic.get(), "retention.bytes", "-1");
    set(topic.get(), "message.timestamp.type", "LogAppendTime");
    set(topic.get(), "unclean.leader.election.enable", "false");
    set(topic.get(), "min.insync.replicas", std::to_string(std::max(1, settings.replication - 1)));
    return topic;
}

/// Asks the controller once. Exists already: no error.
rd_kafka_resp_err_t create(rd_kafka_t* client, const Settings& settings,
                           Clock::time_point deadline) {
    const auto topic = new_topic(settings);
    const Owned<rd_kafka_AdminOptions_t> options(
        rd_kafka_AdminOptions_new(client, RD_KAFKA_ADMIN_OP_CREATETOPICS));
    std::array<char, 512> reason{};
    const auto known = rd_kafka_AdminOptions_set_request_timeout(
        options.get(), std::clamp(left(deadline), 1, 3'600'000), reason.data(), reason.size());
    MADOGUCHI_LOG_ASSERT(known == RD_KAFKA_RESP_ERR_NO_ERROR);

    const Owned<rd_kafka_queue_t> queue(rd_kafka_queue_new(client));
    rd_kafka_NewTopic_t* topics = topic.get();
    rd_kafka_CreateTopics(client, &topics, 1, options.get(), queue.get());
    // The answer comes at the latest when the request has timed out.
    const Owned<rd_kafka_event_t> event(rd_kafka_queue_poll(queue.get(), -1));
    if (rd_kafka_event_error(event.get()) != RD_KAFKA_RESP_ERR_NO_ERROR) {
        return rd_kafka_event_error(event.get());
    }
    std::size_t count = 0;
    const auto* const* results = rd_kafka_CreateTopics_result_topics(
        rd_kafka_event_CreateTopics_result(event.get()), &count);
    MADOGUCHI_LOG_ASSERT(count == 1);
    const auto error = rd_kafka_topic_result_error(results[0]);
    return error == RD_KAFKA_RESP_ERR_TOPIC_ALREADY_EXISTS ? RD_KAFKA_RESP_ERR_NO_ERROR : error;
}

struct Seen {
    int partitions = 0;  ///< 0: the brokers don't know the topic.
    int led = 0;         ///< How many of them have a leader.
};

log::Expected<Seen, rd_kafka_resp_err_t> look_at(rd_kafka_t* client, const std::string& name,
                                                 Clock::time_point deadline) {
    const struct rd_kafka_metadata* raw = nullptr;
    const auto error = rd_kafka_metadata(client, 1, nullptr, &raw, left(deadline));
    if (error != RD_KAFKA_RESP_ERR_NO_ERROR) return log::unexpected(error);
    const Owned<const rd_kafka_metadata_t> metadata(raw);
    Seen seen;
    for (int i = 0; i < metadata->topic_cnt; ++i) {
        const rd_kafka_metadata_topic_t& topic = metadata->topics[i];
        if (name != topic.topic || topic.err != RD_KAFKA_RESP_ERR_NO_ERROR) continue;
        seen.partitions = topic.partition_cnt;
        seen.led = static_cast<int>(std::count_if(
            topic.partitions, topic.partitions + topic.partition_cnt,
            [](const rd_kafka_metadata_partition_t& partition) { return partition.leader >= 0; }));
    }
    return seen;
}

}  // namespace

log::Expected<void, log::StoreError> ensure_events_topic(const Settings& settings) {
    const std::string name = events_topic(settings);
    const auto deadline = Clock::now() + settings.timeout;
    ClientEvents events;
    auto client = ClientConf(settings, events).create(RD_KAFKA_PRODUCER);
    if (!client) return log::unexpected(client.error());

    bool created = false;
    auto last = RD_KAFKA_RESP_ERR__TIMED_OUT;
    while (Clock::now() < deadline) {
        const auto seen = look_at(client->get(), name, deadline);
        if (!seen) {
            last = seen.error();
        } else if (seen->partitions > 0 && seen->partitions != settings.partitions) {
            return log::unexpected(log::StoreError{
                log::StoreErrorCode::kContradiction,
                "topic '" + name + "' has " + std::to_string(seen->partitions) +
                    " partitions, the settings say " + std::to_string(settings.partitions) +
                    "; a log's partition never changes"});
        } else if (seen->partitions > 0 && seen->led == seen->partitions) {
            return {};
        } else if (seen->partitions == 0 && !created) {
            last = create(client->get(), settings, deadline);
            created = last == RD_KAFKA_RESP_ERR_NO_ERROR;
            if (!created && !is_passing(last)) break;
        }
        // Elections take a moment; callbacks are served meanwhile.
        rd_kafka_poll(client->get(), kPollMs);
    }
    return log::unexpected(store_error(log::StoreErrorCode::kUnavailable,
                                       "creating topic '" + name + "' at " + settings.bootstrap,
                                       last));
}

}  // namespace madoguchi::kafka
