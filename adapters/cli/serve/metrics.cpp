#include "madoguchi/adapters/cli/serve/metrics.hpp"

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

namespace madoguchi::cli::serve {

namespace {

using prometheus::Histogram;

const Histogram::BucketBoundaries kSeconds{0.001, 0.002, 0.005, 0.01, 0.02, 0.05,
                                           0.1,   0.2,   0.5,   1,    2,    5};

const Histogram::BucketBoundaries kSyncSeconds{0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01,
                                               0.02,   0.05,   0.1,   0.5,   1};
const Histogram::BucketBoundaries kCommands{1, 2, 4, 8, 16, 32, 64, 128, 256};

double seconds(std::chrono::microseconds took) {
    return std::chrono::duration<double>(took).count();
}

}  // namespace

struct Metrics::Impl {
    prometheus::Registry registry;
    prometheus::Family<prometheus::Counter>& requests =
        prometheus::BuildCounter()
            .Name("madoguchi_http_requests_total")
            .Help("Requests answered, by route and status.")
            .Register(registry);
    prometheus::Family<Histogram>& request_seconds = prometheus::BuildHistogram()
                                                         .Name("madoguchi_http_request_seconds")
                                                         .Help("How long an answer took.")
                                                         .Register(registry);
    prometheus::Family<prometheus::Counter>& refusals =
        prometheus::BuildCounter()
            .Name("madoguchi_http_refused_total")
            .Help("What the server refused before it was read whole, by code.")
            .Register(registry);
    prometheus::Family<prometheus::Counter>& commands = prometheus::BuildCounter()
                                                            .Name("madoguchi_commands_total")
                                                            .Help("Commands answered, by outcome.")
                                                            .Register(registry);
    Histogram& command_seconds =
        prometheus::BuildHistogram()
            .Name("madoguchi_command_seconds")
            .Help("From a command's arrival until its outcome was durable and answered.")
            .Register(registry)
            .Add({}, kSeconds);
    Histogram& batch_commands = prometheus::BuildHistogram()
                                    .Name("madoguchi_log_batch_commands")
                                    .Help("Commands that were decided with one write.")
                                    .Register(registry)
                                    .Add({}, kCommands);
    Histogram& sync_seconds = prometheus::BuildHistogram()
                                  .Name("madoguchi_log_sync_seconds")
                                  .Help("How long the log's write took until it was synced.")
                                  .Register(registry)
                                  .Add({}, kSyncSeconds);
    prometheus::Family<prometheus::Counter>& sign_ins = prometheus::BuildCounter()
                                                            .Name("madoguchi_sign_ins_total")
                                                            .Help("Sign-ins, by outcome.")
                                                            .Register(registry);

    prometheus::Gauge& gauge(const std::string& name, const std::string& help) {
        return prometheus::BuildGauge().Name(name).Help(help).Register(registry).Add({});
    }
    prometheus::Gauge& sessions = gauge("madoguchi_sessions", "Sessions, locked ones included.");
    prometheus::Gauge& connections = gauge("madoguchi_http_connections", "Open connections.");
    prometheus::Gauge& requests_waiting =
        gauge("madoguchi_http_waiting", "Requests in the workers' hands or before them.");
    prometheus::Gauge& commands_waiting =
        gauge("madoguchi_commands_waiting", "Commands that wait to be decided.");
    prometheus::Gauge& lag =
        gauge("madoguchi_projection_lag_commits", "Commits that queries don't see yet, at most.");
    prometheus::Gauge& troubles =
        gauge("madoguchi_projection_troubles", "Projections that can't go on.");
};

Metrics::Metrics() : impl_(std::make_unique<Impl>()) {}
Metrics::~Metrics() = default;

void Metrics::request(std::string_view method, std::string_view route, unsigned status,
                      std::chrono::microseconds took) {
    const std::string pattern(route);
    impl_->requests
        .Add({{"method", std::string(method)},
              {"route", pattern},
              {"status", std::to_string(status)}})
        .Increment();
    impl_->request_seconds.Add({{"route", pattern}}, kSeconds).Observe(seconds(took));
}

void Metrics::command(std::string_view outcome, std::chrono::microseconds took) {
    impl_->commands.Add({{"outcome", std::string(outcome)}}).Increment();
    impl_->command_seconds.Observe(seconds(took));
}

void Metrics::batch(std::size_t commands) {
    impl_->batch_commands.Observe(static_cast<double>(commands));
}

void Metrics::synced(std::chrono::microseconds took) { impl_->sync_seconds.Observe(seconds(took)); }

void Metrics::refused(std::string_view code) {
    impl_->refusals.Add({{"code", std::string(code)}}).Increment();
}

void Metrics::sign_in(std::string_view outcome) {
    impl_->sign_ins.Add({{"outcome", std::string(outcome)}}).Increment();
}

std::string Metrics::text(const Gauges& gauges) {
    impl_->sessions.Set(static_cast<double>(gauges.sessions));
    impl_->connections.Set(static_cast<double>(gauges.connections));
    impl_->requests_waiting.Set(static_cast<double>(gauges.requests_waiting));
    impl_->commands_waiting.Set(static_cast<double>(gauges.commands_waiting));
    impl_->lag.Set(static_cast<double>(gauges.projection_lag));
    impl_->troubles.Set(static_cast<double>(gauges.projection_troubles));
    return prometheus::TextSerializer().Serialize(impl_->registry.Collect());
}

}  // namespace madoguchi::cli::serve
