#include "load.hpp"

#include <latch>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace madoguchi::bench {

namespace {

/// One client: takes case after case through all its steps.
class Client {
 public:
    Client(World& world, Workload& workload) : world_(world), workload_(workload) {}

    /// Gives the next command and waits for its answer.
    void go_on() {
        if (step_ == workload_.steps()) {
            step_ = 0;
        }
        if (step_ == 0) {
            number_ = workload_.next_case();
        }
        log::Command command = workload_.command(number_, step_++);
        const auto answer = world_.server().submit(std::move(command));
        if (!answer) {
            ++run.busy;
            step_ = 0;
        } else if (answer->kind != log::AnswerKind::kStored ||
                   answer->outcome.kind != log::OutcomeKind::kAccepted) {
            if (failure.empty()) {
                failure = "step " + std::to_string(step_) +
                          " of a case isn't accepted: " + answer->code + " " + answer->detail +
                          answer->outcome.code_name;
            }
            step_ = 0;
        }
    }

    LoadRun run;
    std::string failure;  ///< The first command that wasn't accepted; empty if all were.

 private:
    World& world_;
    Workload& workload_;
    std::uint64_t number_ = 0;
    std::size_t step_ = 0;
};

/// Runs `each` on `clients` threads at the same time and adds up what they bring.
template <typename Each>
LoadRun on_threads(World& world, Workload& workload, unsigned clients, const Each& each) {
    LoadRun sum;
    std::string failure;
    std::mutex mutex;
    std::latch ready(clients + 1);
    SteadyClock::time_point start;
    std::vector<std::thread> threads;
    double longest = 0;
    for (unsigned number = 0; number < clients; ++number) {
        threads.emplace_back([&, number] {
            Client client(world, workload);
            ready.arrive_and_wait();
            const auto began = SteadyClock::now();
            each(client, number, began);
            const std::lock_guard lock(mutex);
            longest = std::max(longest, seconds_since(began));
            sum.latencies.merge(client.run.latencies);
            sum.busy += client.run.busy;
            if (failure.empty()) {
                failure = client.failure;
            }
        });
    }
    ready.arrive_and_wait();
    for (auto& thread : threads) {
        thread.join();
    }
    if (!failure.empty()) {
        give_up(failure);
    }
    sum.per_second = longest == 0 ? 0 : static_cast<double>(sum.latencies.count()) / longest;
    return sum;
}

}  // namespace

LoadRun closed_loop(World& world, Workload& workload, unsigned clients, double seconds) {
    return on_threads(world, workload, clients,
                      [&](Client& client, unsigned, SteadyClock::time_point began) {
                          while (seconds_since(began) < seconds) {
                              const auto start = SteadyClock::now();
                              client.go_on();
                              client.run.latencies.add(SteadyClock::now() - start);
                          }
                      });
}

LoadRun open_loop(World& world, Workload& workload, unsigned clients, double rate, double seconds) {
    const std::chrono::duration<double> gap(clients / rate);
    return on_threads(
        world, workload, clients,
        [&](Client& client, unsigned number, SteadyClock::time_point began) {
            for (std::uint64_t i = 0;; ++i) {
                const auto after =
                    gap * (static_cast<double>(i) + static_cast<double>(number) / clients);
                if (after.count() >= seconds) {
                    return;
                }
                const auto meant = began + std::chrono::duration_cast<SteadyClock::duration>(after);
                std::this_thread::sleep_until(meant);
                client.go_on();
                client.run.latencies.add(SteadyClock::now() - meant);
            }
        });
}

}  // namespace madoguchi::bench
