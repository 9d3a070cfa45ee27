#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "madoguchi/log/ids.hpp"

namespace madoguchi::kafka {

/// Receives what the client library wants to tell an operator: connections lost, brokers changed.
/// `level` is syslog's, 0 (emergency) to 7 (debug). Called on the library's own threads, also at
/// the same time; must not throw.
using LogSink = std::function<void(int level, std::string_view line)>;

/// Where the logs are and how their topic is made.
struct Settings {
    std::string bootstrap;                   ///< `host:port[,host:port …]`.
    std::string topic_prefix = "madoguchi";  ///< The events topic is `<prefix>.events`.
    /// Partition of each tenant's log, from 0. Several tenants may share one; who takes over one of
    /// them takes the whole partition. Never changed while the topic lives.
    std::map<log::TenantId, std::int32_t> partition_of;
    std::int32_t partitions = 1;   ///< Of the events topic; from 1.
    std::int16_t replication = 1;  ///< Copies of each partition; 3 in a cluster.
    /// How long one call may wait for the brokers before it gives up with kUnavailable.
    std::chrono::milliseconds timeout{30'000};
    /// How long a transaction may stay open before the brokers abort it. A writer that dies within
    /// an append holds readers up for at most that long, or until the log is taken over.
    std::chrono::milliseconds transaction_timeout{10'000};
    LogSink on_log;  ///< Empty: the library is quiet.
};

}  // namespace madoguchi::kafka
