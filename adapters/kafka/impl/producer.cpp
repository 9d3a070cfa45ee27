#include "madoguchi/adapters/kafka/impl/producer.hpp"

#include <array>

namespace madoguchi::kafka {
namespace {

using Clock = std::chrono::steady_clock;
constexpr int kPollMs = 50;

rd_kafka_resp_err_t code_of(const Owned<rd_kafka_error_t>& error) {
    return rd_kafka_error_code(error.get());
}

}  // namespace

Producer::Producer(const Settings& settings, std::int32_t partition)
    : topic_(events_topic(settings)),
      partition_(partition),
      transaction_timeout_(settings.transaction_timeout),
      events_(std::make_unique<ClientEvents>()) {}

log::Expected<std::unique_ptr<Producer>, log::StoreError> Producer::open(const Settings& settings,
                                                                         std::int32_t partition) {
    std::unique_ptr<Producer> producer(new Producer(settings, partition));
    auto client = ClientConf(settings, *producer->events_)
                      .report_deliveries()
                      .set("transactional.id", producer->topic_ + "." + std::to_string(partition))
                      .set("transaction.timeout.ms",
                           std::to_string(milliseconds(settings.transaction_timeout)))
                      .set("linger.ms", "0")
                      .set("retry.backoff.ms", "20")
                      .create(RD_KAFKA_PRODUCER);
    if (!client) return log::unexpected(client.error());
    producer->client_ = std::move(*client);
    if (auto begun = producer->begin_ownership(settings.timeout); !begun) {
        return log::unexpected(begun.error());
    }
    if (auto found = producer->find_leader(settings.timeout); !found) {
        return log::unexpected(found.error());
    }
    return producer;
}

log::StoreError Producer::failed(const char* doing, rd_kafka_resp_err_t cause) const {
    // A fatal error keeps its own cause apart.
    if (std::array<char, 512> reason{};
        rd_kafka_fatal_error(client_.get(), reason.data(), reason.size()) !=
        RD_KAFKA_RESP_ERR_NO_ERROR) {
        cause = rd_kafka_fatal_error(client_.get(), nullptr, 0);
    }
    const std::string what = std::string(doing) + " in partition " + std::to_string(partition_) +
                             " of topic '" + topic_ + "'";
    if (is_fenced(cause)) {
        return store_error(log::StoreErrorCode::kFenced,
                           what + " was refused, a newer writer has the partition", cause);
    }
    return store_error(log::StoreErrorCode::kWriteFailed,
                       what + " failed, take the log over again before writing on", cause);
}

log::Expected<void, log::StoreError> Producer::begin_ownership(std::chrono::milliseconds timeout) {
    const auto deadline = Clock::now() + timeout;
    for (;;) {
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now());
        const Owned<rd_kafka_error_t> error(
            rd_kafka_init_transactions(client_.get(), milliseconds(left)));
        if (!error) return {};
        if (rd_kafka_error_is_retriable(error.get()) == 0 || Clock::now() >= deadline) {
            return log::unexpected(store_error(
                log::StoreErrorCode::kUnavailable,
                "taking over partition " + std::to_string(partition_) + " of '" + topic_ + "'",
                code_of(error)));
        }
    }
}

log::Expected<void, log::StoreError> Producer::find_leader(std::chrono::milliseconds timeout) {
    // Left to itself the library looks for a new topic's leader once a second only.
    handle_.reset(rd_kafka_topic_new(client_.get(), topic_.c_str(), nullptr));
    const struct rd_kafka_metadata* raw = nullptr;
    const auto error =
        rd_kafka_metadata(client_.get(), 0, handle_.get(), &raw, milliseconds(timeout));
    if (error != RD_KAFKA_RESP_ERR_NO_ERROR) {
        return log::unexpected(store_error(log::StoreErrorCode::kUnavailable,
                                           "looking for the leader of '" + topic_ + "'", error));
    }
    const Owned<const rd_kafka_metadata_t> metadata(raw);
    return {};
}

log::Expected<void, log::StoreError> Producer::write(RecordKind kind,
                                                     std::span<const log::EncodedCommit> commits) {
    events_->delivered = 0;
    events_->failure = RD_KAFKA_RESP_ERR_NO_ERROR;
    if (const Owned<rd_kafka_error_t> error(rd_kafka_begin_transaction(client_.get())); error) {
        return log::unexpected(failed("beginning a transaction", code_of(error)));
    }
    for (const log::EncodedCommit& commit : commits) {
        const auto error = produce_record(*client_, topic_, partition_, kind, commit);
        if (error != RD_KAFKA_RESP_ERR_NO_ERROR) return log::unexpected(failed("writing", error));
    }
    // Waiting here, not within the commit, which looks only every 10 ms.
    if (auto delivered = await_deliveries(commits.size()); !delivered) return delivered;
    if (auto committed = commit(); !committed) return committed;
    return await_visibility();
}

log::Expected<void, log::StoreError> Producer::await_deliveries(std::size_t count) {
    const auto deadline = Clock::now() + transaction_timeout_;
    while (events_->delivered < count && events_->failure == RD_KAFKA_RESP_ERR_NO_ERROR) {
        rd_kafka_poll(client_.get(), kPollMs);
        const auto fatal = rd_kafka_fatal_error(client_.get(), nullptr, 0);
        if (fatal != RD_KAFKA_RESP_ERR_NO_ERROR) return log::unexpected(failed("writing", fatal));
        if (Clock::now() >= deadline) {
            return log::unexpected(failed("writing", RD_KAFKA_RESP_ERR__TIMED_OUT));
        }
    }
    if (events_->failure != RD_KAFKA_RESP_ERR_NO_ERROR) {
        return log::unexpected(failed("writing", events_->failure));
    }
    return {};
}

log::Expected<void, log::StoreError> Producer::commit() {
    const auto deadline = Clock::now() + transaction_timeout_;
    for (;;) {
        // -1: what is left of the transaction's time. Any other value may leave the library and the
        // brokers with different ideas of where the transaction stands.
        const Owned<rd_kafka_error_t> error(rd_kafka_commit_transaction(client_.get(), -1));
        if (!error) return {};
        if (rd_kafka_error_is_retriable(error.get()) == 0 || Clock::now() >= deadline) {
            return log::unexpected(failed("committing", code_of(error)));
        }
    }
}

log::Expected<void, log::StoreError> Producer::await_visibility() {
    // The brokers answer a commit when its outcome is decided and stored, before they have told the
    // partition. Readers see it, and the next transaction may begin, only afterwards.
    const auto deadline = Clock::now() + transaction_timeout_;
    for (;;) {
        std::int64_t begin = 0;
        std::int64_t stable_end = 0;
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now());
        const auto error = rd_kafka_query_watermark_offsets(
            client_.get(), topic_.c_str(), partition_, &begin, &stable_end, milliseconds(left));
        if (error == RD_KAFKA_RESP_ERR_NO_ERROR && stable_end > events_->last_offset) return {};
        if (Clock::now() >= deadline) {
            return log::unexpected(failed("seeing the committed records", error));
        }
        rd_kafka_poll(client_.get(), 1);
    }
}

}  // namespace madoguchi::kafka
