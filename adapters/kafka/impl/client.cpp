#include "madoguchi/adapters/kafka/impl/client.hpp"

#include <algorithm>
#include <array>
#include <limits>

#include "madoguchi/log/assert.hpp"

namespace madoguchi::kafka {
namespace {

void on_log(const rd_kafka_t* client, int level, const char* facility, const char* text) {
    const auto* events = static_cast<const ClientEvents*>(rd_kafka_opaque(client));
    if (events != nullptr && events->on_log) {
        events->on_log(level, std::string(facility) + ": " + text);
    }
}

void on_error(rd_kafka_t* client, int code, const char* reason, void*) {
    on_log(client, 4, rd_kafka_err2name(static_cast<rd_kafka_resp_err_t>(code)), reason);
}

void on_delivery(rd_kafka_t*, const rd_kafka_message_t* message, void* opaque) {
    auto* events = static_cast<ClientEvents*>(opaque);
    ++events->delivered;
    events->last_offset = std::max(events->last_offset, message->offset);
    if (message->err != RD_KAFKA_RESP_ERR_NO_ERROR &&
        events->failure == RD_KAFKA_RESP_ERR_NO_ERROR) {
        events->failure = message->err;
    }
}

}  // namespace

ClientConf::ClientConf(const Settings& settings, ClientEvents& events)
    : conf_(rd_kafka_conf_new()) {
    set("bootstrap.servers", settings.bootstrap);
    set("client.id", "madoguchi");
    set("socket.nagle.disable", "true");
    set("reconnect.backoff.ms", "50");
    set("reconnect.backoff.max.ms", "1000");
    set("allow.auto.create.topics", "false");
    events.on_log = settings.on_log;
    rd_kafka_conf_set_opaque(conf_.get(), &events);
    rd_kafka_conf_set_log_cb(conf_.get(), on_log);
    rd_kafka_conf_set_error_cb(conf_.get(), on_error);
}

ClientConf& ClientConf::set(const char* name, const std::string& value) {
    std::array<char, 512> reason{};
    const bool known = rd_kafka_conf_set(conf_.get(), name, value.c_str(), reason.data(),
                                         reason.size()) == RD_KAFKA_CONF_OK;
    MADOGUCHI_LOG_ASSERT(known);
    return *this;
}

ClientConf& ClientConf::report_deliveries() {
    rd_kafka_conf_set_dr_msg_cb(conf_.get(), on_delivery);
    return *this;
}

log::Expected<Owned<rd_kafka_t>, log::StoreError> ClientConf::create(rd_kafka_type_t type) {
    std::array<char, 512> reason{};
    Owned<rd_kafka_t> client(rd_kafka_new(type, conf_.get(), reason.data(), reason.size()));
    if (!client) {
        return log::unexpected(
            log::StoreError{log::StoreErrorCode::kUnavailable,
                            std::string("the Kafka client can't be started: ") + reason.data()});
    }
    // The client owns the configuration from here on.
    static_cast<void>(conf_.release());
    return client;
}

log::StoreError store_error(log::StoreErrorCode code, std::string_view doing,
                            rd_kafka_resp_err_t cause) {
    std::string detail(doing);
    detail += ": ";
    detail += rd_kafka_err2str(cause);
    detail += " (";
    detail += rd_kafka_err2name(cause);
    detail += ")";
    return {code, std::move(detail)};
}

bool is_fenced(rd_kafka_resp_err_t code) {
    return code == RD_KAFKA_RESP_ERR__FENCED || code == RD_KAFKA_RESP_ERR_PRODUCER_FENCED ||
           code == RD_KAFKA_RESP_ERR_INVALID_PRODUCER_EPOCH;
}

bool is_passing(rd_kafka_resp_err_t code) {
    constexpr std::array kPassing{
        RD_KAFKA_RESP_ERR__TRANSPORT,
        RD_KAFKA_RESP_ERR__ALL_BROKERS_DOWN,
        RD_KAFKA_RESP_ERR__TIMED_OUT,
        RD_KAFKA_RESP_ERR__TIMED_OUT_QUEUE,
        RD_KAFKA_RESP_ERR__WAIT_COORD,
        RD_KAFKA_RESP_ERR__RESOLVE,
        RD_KAFKA_RESP_ERR__UNKNOWN_TOPIC,
        RD_KAFKA_RESP_ERR__UNKNOWN_PARTITION,
        RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART,
        RD_KAFKA_RESP_ERR_LEADER_NOT_AVAILABLE,
        RD_KAFKA_RESP_ERR_NOT_LEADER_FOR_PARTITION,
        RD_KAFKA_RESP_ERR_REQUEST_TIMED_OUT,
        RD_KAFKA_RESP_ERR_BROKER_NOT_AVAILABLE,
        RD_KAFKA_RESP_ERR_REPLICA_NOT_AVAILABLE,
        RD_KAFKA_RESP_ERR_NETWORK_EXCEPTION,
        RD_KAFKA_RESP_ERR_COORDINATOR_LOAD_IN_PROGRESS,
        RD_KAFKA_RESP_ERR_COORDINATOR_NOT_AVAILABLE,
        RD_KAFKA_RESP_ERR_NOT_COORDINATOR,
        RD_KAFKA_RESP_ERR_NOT_CONTROLLER,
        RD_KAFKA_RESP_ERR_OFFSET_NOT_AVAILABLE,
        RD_KAFKA_RESP_ERR_KAFKA_STORAGE_ERROR,
    };
    return std::find(kPassing.begin(), kPassing.end(), code) != kPassing.end();
}

std::string events_topic(const Settings& settings) { return settings.topic_prefix + ".events"; }

int milliseconds(std::chrono::milliseconds timeout) {
    return static_cast<int>(std::clamp<std::chrono::milliseconds::rep>(
        timeout.count(), 0, std::numeric_limits<int>::max()));
}

}  // namespace madoguchi::kafka
