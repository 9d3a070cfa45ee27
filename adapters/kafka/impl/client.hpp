#pragma once

#include <librdkafka/rdkafka.h>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "madoguchi/adapters/kafka/settings.hpp"
#include "madoguchi/log/expected.hpp"
#include "madoguchi/log/store_error.hpp"

namespace madoguchi::kafka {

/// Deletes what librdkafka allocated, each with its own function.
struct Deleter {
    void operator()(rd_kafka_t* client) const { rd_kafka_destroy(client); }
    void operator()(rd_kafka_topic_t* topic) const { rd_kafka_topic_destroy(topic); }
    void operator()(rd_kafka_conf_t* conf) const { rd_kafka_conf_destroy(conf); }
    void operator()(rd_kafka_error_t* error) const { rd_kafka_error_destroy(error); }
    void operator()(rd_kafka_message_t* message) const { rd_kafka_message_destroy(message); }
    void operator()(rd_kafka_headers_t* headers) const { rd_kafka_headers_destroy(headers); }
    void operator()(rd_kafka_queue_t* queue) const { rd_kafka_queue_destroy(queue); }
    void operator()(rd_kafka_event_t* event) const { rd_kafka_event_destroy(event); }
    void operator()(rd_kafka_NewTopic_t* topic) const { rd_kafka_NewTopic_destroy(topic); }
    void operator()(rd_kafka_AdminOptions_t* options) const {
        rd_kafka_AdminOptions_destroy(options);
    }
    void operator()(rd_kafka_topic_partition_list_t* list) const {
        rd_kafka_topic_partition_list_destroy(list);
    }
    void operator()(const rd_kafka_metadata_t* metadata) const {
        rd_kafka_metadata_destroy(metadata);
    }
};
template <typename T>
using Owned = std::unique_ptr<T, Deleter>;

/// What the library's callbacks need; must outlive the client that it was given to.
struct ClientEvents {
    LogSink on_log;
    std::size_t delivered = 0;      ///< Messages reported on, failed ones included.
    std::int64_t last_offset = -1;  ///< Highest offset that a message got.
    rd_kafka_resp_err_t failure = RD_KAFKA_RESP_ERR_NO_ERROR;  ///< Of the first that failed.
};

/// The configuration of one client while it is put together.
class ClientConf {
 public:
    /// Sets what every client has: the brokers, no Nagle delay, quick reconnection, the log.
    ClientConf(const Settings& settings, ClientEvents& events);
    /// Sets a property; a name or value that the library doesn't know stops the process.
    ClientConf& set(const char* name, const std::string& value);
    /// Counts delivery reports in the `ClientEvents`.
    ClientConf& report_deliveries();
    /// Makes the client. Error: kUnavailable, when the library can't start one.
    [[nodiscard]] log::Expected<Owned<rd_kafka_t>, log::StoreError> create(rd_kafka_type_t type);

 private:
    Owned<rd_kafka_conf_t> conf_;
};

/// Translates a code of the library; `doing` says what was tried, of which topic.
[[nodiscard]] log::StoreError store_error(log::StoreErrorCode code, std::string_view doing,
                                          rd_kafka_resp_err_t cause);

/// True when the code says that a newer producer has the transactional id, or that the brokers have
/// ended this one's transaction.
[[nodiscard]] bool is_fenced(rd_kafka_resp_err_t code);

/// True when the brokers may answer otherwise if asked again: connections, elections, loading.
[[nodiscard]] bool is_passing(rd_kafka_resp_err_t code);

/// Name of the topic that holds the commits.
[[nodiscard]] std::string events_topic(const Settings& settings);

/// `timeout` in milliseconds as the library takes it.
[[nodiscard]] int milliseconds(std::chrono::milliseconds timeout);

}  // namespace madoguchi::kafka
