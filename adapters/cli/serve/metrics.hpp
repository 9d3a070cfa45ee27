#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace madoguchi::cli::serve {

/// Figures of the running server, for Prometheus. No label holds personal data or a staff code.
/// Thread-safe.
class Metrics {
 public:
    Metrics();
    ~Metrics();
    Metrics(const Metrics&) = delete;
    Metrics& operator=(const Metrics&) = delete;

    /// A request was answered. `route`: the pattern, `none` where there is no route.
    void request(std::string_view method, std::string_view route, unsigned status,
                 std::chrono::microseconds took);
    /// A command was answered: `accepted` `rejected` `stale` … How long until it was durable.
    void command(std::string_view outcome, std::chrono::microseconds took);
    /// So many commands were decided with one write.
    void batch(std::size_t commands);
    /// How long the log's write took until it was synced.
    void synced(std::chrono::microseconds took);
    /// The server itself refused something.
    void refused(std::string_view code);
    void sign_in(std::string_view outcome);

    /// What is measured when it is asked for.
    struct Gauges {
        std::size_t sessions = 0;
        std::size_t connections = 0;
        std::size_t requests_waiting = 0;
        std::size_t commands_waiting = 0;
        std::uint64_t projection_lag = 0;  ///< The largest of all municipalities, in commits.
        std::size_t projection_troubles = 0;
    };
    /// Everything in the text format of Prometheus.
    [[nodiscard]] std::string text(const Gauges& gauges);

 private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace madoguchi::cli::serve
