#include "raw_kafka.hpp"

#include <gtest/gtest.h>

namespace madoguchi::kafka_tests {
namespace {

using kafka::Owned;

constexpr int kWaitMs = 30'000;

void expect_none(rd_kafka_error_t* raw) {
    const Owned<rd_kafka_error_t> error(raw);
    EXPECT_EQ(error, nullptr) << rd_kafka_error_string(error.get());
}

}  // namespace

RawProducer::RawProducer(const kafka::Settings& settings, const std::string& transactional_id)
    : topic_(kafka::events_topic(settings)) {
    auto client = kafka::ClientConf(settings, events_)
                      .report_deliveries()
                      .set("transactional.id", transactional_id)
                      .set("linger.ms", "0")
                      .create(RD_KAFKA_PRODUCER);
    EXPECT_TRUE(client);
    client_ = std::move(*client);
    expect_none(rd_kafka_init_transactions(client_.get(), kWaitMs));
}

void RawProducer::begin() { expect_none(rd_kafka_begin_transaction(client_.get())); }

void RawProducer::write(kafka::RecordKind kind, const log::EncodedCommit& commit) {
    EXPECT_EQ(kafka::produce_record(*client_, topic_, 0, kind, commit), RD_KAFKA_RESP_ERR_NO_ERROR);
    flush();
}

void RawProducer::write_foreign(const std::string& value) {
    EXPECT_EQ(
        rd_kafka_producev(client_.get(), RD_KAFKA_VTYPE_TOPIC, topic_.c_str(),
                          RD_KAFKA_VTYPE_PARTITION, 0, RD_KAFKA_VTYPE_MSGFLAGS, RD_KAFKA_MSG_F_COPY,
                          RD_KAFKA_VTYPE_VALUE, value.data(), value.size(), RD_KAFKA_VTYPE_END),
        RD_KAFKA_RESP_ERR_NO_ERROR);
    flush();
}

void RawProducer::flush() {
    EXPECT_EQ(rd_kafka_flush(client_.get(), kWaitMs), RD_KAFKA_RESP_ERR_NO_ERROR);
    EXPECT_EQ(events_.failure, RD_KAFKA_RESP_ERR_NO_ERROR);
}

void RawProducer::commit() { expect_none(rd_kafka_commit_transaction(client_.get(), -1)); }

void RawProducer::abort() { expect_none(rd_kafka_abort_transaction(client_.get(), -1)); }

bool RawProducer::commit_is_fenced() {
    const Owned<rd_kafka_error_t> error(rd_kafka_commit_transaction(client_.get(), -1));
    return error != nullptr && kafka::is_fenced(rd_kafka_error_code(error.get()));
}

std::string writers_id(const kafka::Settings& settings) {
    return kafka::events_topic(settings) + ".0";
}

std::vector<RawRecord> raw_records(const kafka::Settings& settings, bool committed_only) {
    kafka::ClientEvents events;
    auto client =
        kafka::ClientConf(settings, events)
            .set("group.id", "raw")
            .set("enable.auto.commit", "false")
            .set("enable.partition.eof", "true")
            .set("isolation.level", committed_only ? "read_committed" : "read_uncommitted")
            .create(RD_KAFKA_CONSUMER);
    EXPECT_TRUE(client);
    const Owned<rd_kafka_topic_partition_list_t> list(rd_kafka_topic_partition_list_new(1));
    rd_kafka_topic_partition_list_add(list.get(), kafka::events_topic(settings).c_str(), 0)
        ->offset = 0;
    EXPECT_EQ(rd_kafka_assign(client->get(), list.get()), RD_KAFKA_RESP_ERR_NO_ERROR);
    std::vector<RawRecord> records;
    for (;;) {
        const Owned<rd_kafka_message_t> message(rd_kafka_consumer_poll(client->get(), kWaitMs));
        if (!message) {
            ADD_FAILURE() << "the broker sends nothing";
            break;
        }
        if (message->err == RD_KAFKA_RESP_ERR__PARTITION_EOF) break;
        EXPECT_EQ(message->err, RD_KAFKA_RESP_ERR_NO_ERROR) << rd_kafka_err2str(message->err);
        records.push_back({message->offset,
                           std::string(static_cast<const char*>(message->payload), message->len)});
    }
    rd_kafka_consumer_close(client->get());
    return records;
}

}  // namespace madoguchi::kafka_tests
