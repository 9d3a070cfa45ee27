#include "madoguchi/adapters/runtime/server_impl.hpp"

#include <algorithm>
#include <utility>

#include "madoguchi/log/assert.hpp"
#include "madoguchi/log/head_check.hpp"

namespace madoguchi::runtime {
namespace {

constexpr int kTimerRoundsMax = 16;
constexpr std::size_t kReportedMax = 10'000;

log::Answer stopped_answer(const log::StoreError& error) {
    log::Answer answer;
    answer.kind = log::AnswerKind::kFailed;
    answer.code = "stopped";
    answer.detail = error.detail;
    return answer;
}

}  // namespace

Server::Impl::Impl(const ServerParts& parts, ServerOptions options)
    : parts_(parts),
      options_(std::move(options)),
      turns_(
          {options_.batch_max, options_.queue_max, options_.queue_bytes_max},
          [this](std::span<const log::Command> batch) { return process(batch); },
          [this] { manager_.follow_up(); }),
      manager_(
          *parts.engine, *parts.reactions, parts.effects, options_.batch_max,
          [this](std::span<const log::Command> batch) { return process(batch); },
          [this](const std::string& line) { report(line); }) {}

Server::Impl::~Impl() { static_cast<void>(stop()); }

log::Expected<void, log::StoreError> Server::Impl::open() {
    MADOGUCHI_LOG_ASSERT(!opened_);
    auto recorded = parts_.head_record->read();
    if (!recorded) {
        return log::unexpected(recorded.error());
    }
    const auto& tenants = parts_.watermarks->tenants();
    if (auto started = parts_.engine->start(tenants, *recorded); !started) {
        return started;
    }
    const log::Heads heads = parts_.engine->heads();
    // Before anything is let in: from now on a log without a checkpoint has lost it.
    if (auto written = parts_.head_record->write(heads, parts_.clock->now()); !written) {
        return written;
    }
    for (const auto& [tenant, head] : heads) {
        if (head.position == log::Position(0)) {
            continue;
        }
        auto recovered = manager_.recover(*parts_.ledger, *parts_.codec, tenant, head.position);
        if (!recovered) {
            return recovered;
        }
        parts_.watermarks->written(tenant, head.position);
    }
    parts_.reactions->begin();
    head_keeper_.emplace(*parts_.head_record, heads, options_.head_every);
    opened_ = true;
    turns_.exclusively([this] { manager_.follow_up(); });
    if (auto error = stopped()) {
        return log::unexpected(std::move(*error));
    }
    return {};
}

void Server::Impl::run() {
    MADOGUCHI_LOG_ASSERT(opened_ && !writer_.joinable());
    turns_.expect_server();
    writer_ = std::thread([this] { turns_.serve(); });
    upkeep_ = std::thread([this] { keep_up(); });
}

log::Expected<std::vector<log::Answer>, Busy> Server::Impl::submit(
    std::vector<log::Command> commands) {
    if (auto busy = too_far_ahead(commands)) {
        return log::unexpected(std::move(*busy));
    }
    return turns_.submit(std::move(commands));
}

void Server::Impl::post(log::Command command, Done done) {
    if (auto busy = too_far_ahead({&command, 1})) {
        done(log::unexpected(std::move(*busy)));
        return;
    }
    turns_.post(std::move(command), std::move(done));
}

std::optional<Busy> Server::Impl::too_far_ahead(std::span<const log::Command> commands) const {
    const log::TenantId* last = nullptr;
    for (const auto& command : commands) {
        if (last != nullptr && *last == command.tenant) {
            continue;
        }
        last = &command.tenant;
        const std::uint64_t lag = parts_.watermarks->lag(command.tenant);
        if (lag > options_.lag_max) {
            const unsigned retry_after = lag > 2 * options_.lag_max ? 5 : 1;
            return Busy{BusyReason::kProjectionsBehind, retry_after,
                        "the lists of " + command.tenant.text() + " are " + std::to_string(lag) +
                            " entries behind; give the command again in " +
                            std::to_string(retry_after) + " s"};
        }
    }
    return std::nullopt;
}

std::vector<log::Answer> Server::Impl::process(std::span<const log::Command> batch) {
    if (is_stopped_.load()) {
        return {batch.size(), stopped_answer(*stopped())};
    }
    auto answers = parts_.engine->process(batch, parts_.clock->now());
    MADOGUCHI_LOG_ASSERT(answers.size() == batch.size());
    if (options_.on_batch) {
        options_.on_batch(batch.size());
    }
    if (const auto& error = parts_.engine->stopped()) {
        stop_because(*error);
    } else {
        note(batch, answers);
    }
    return answers;
}

/// Tells how far each log of the batch has come.
void Server::Impl::note(std::span<const log::Command> batch, std::span<const log::Answer> answers) {
    const auto tell = [&](std::size_t index) {
        const log::TenantId& tenant = batch[index].tenant;
        parts_.watermarks->written(tenant, answers[index].position);
        manager_.reached(tenant, answers[index].position);
    };
    std::optional<std::size_t> last;
    for (std::size_t i = 0; i < batch.size(); ++i) {
        if (answers[i].kind != log::AnswerKind::kStored || answers[i].repeated) {
            continue;
        }
        if (last && batch[*last].tenant != batch[i].tenant) {
            tell(*last);
        }
        last = i;
    }
    if (last) {
        tell(*last);
    }
}

log::Expected<void, log::StoreError> Server::Impl::tick() {
    MADOGUCHI_LOG_ASSERT(opened_);
    Result done;
    log::Heads heads;
    turns_.exclusively([&] {
        if (auto error = stopped()) {
            done = log::unexpected(std::move(*error));
            return;
        }
        note_recorded();
        done = fire_timers();
        manager_.retry();
        manager_.follow_up();
        if (!is_stopped_.load()) {
            heads = parts_.engine->heads();
        }
    });
    if (auto error = stopped()) {
        return log::unexpected(std::move(*error));
    }
    auto written = write_heads(heads, false);
    return written ? done : written;
}

log::Expected<void, log::StoreError> Server::Impl::fire_timers() {
    for (int round = 0; round < kTimerRoundsMax; ++round) {
        const auto due = parts_.engine->due(parts_.clock->now(), options_.due_max);
        if (const auto& error = parts_.engine->stopped()) {
            stop_because(*error);
        }
        if (!due) {
            return log::unexpected(due.error());
        }
        for (std::size_t at = 0; at < due->size(); at += options_.batch_max) {
            const auto batch =
                std::span(*due).subspan(at, std::min(options_.batch_max, due->size() - at));
            const auto answers = process(batch);
            for (std::size_t i = 0; i < batch.size(); ++i) {
                report_untaken(batch[i], answers[i]);
            }
        }
        if (due->size() < options_.due_max) {
            break;
        }
    }
    return {};
}

/// A timer whose command isn't taken comes again and again; it is told once.
void Server::Impl::report_untaken(const log::Command& command, const log::Answer& answer) {
    switch (answer.kind) {
        case log::AnswerKind::kStored:
        case log::AnswerKind::kFailed:
        case log::AnswerKind::kIdReused:
            return;
        case log::AnswerKind::kStale:
        case log::AnswerKind::kNotTaken:
        case log::AnswerKind::kQuarantined:
            break;
    }
    if (reported_.size() >= kReportedMax) {
        reported_.clear();
    }
    if (reported_.insert(command.id).second) {
        report("log of " + command.tenant.text() + ": the timer of " + command.stream.text() +
               " was not taken and is tried again (" + answer.code + ": " + answer.detail + ")");
    }
}

log::Expected<void, log::StoreError> Server::Impl::record_heads() {
    log::Heads heads;
    turns_.exclusively([&] {
        if (!is_stopped_.load()) {
            heads = parts_.engine->heads();
        }
    });
    if (auto error = stopped()) {
        return log::unexpected(std::move(*error));
    }
    return write_heads(heads, true);
}

log::Expected<void, log::StoreError> Server::Impl::confirm_clock(const std::string& actor) {
    Result done;
    turns_.exclusively([&] {
        if (auto error = stopped()) {
            done = log::unexpected(std::move(*error));
            return;
        }
        done = parts_.engine->confirm_clock(parts_.clock->now(), actor);
        if (const auto& error = parts_.engine->stopped()) {
            stop_because(*error);
        }
    });
    return done;
}

std::vector<log::TenantId> Server::Impl::clocks_in_doubt() {
    std::vector<log::TenantId> found;
    turns_.exclusively([&] { found = parts_.engine->clocks_in_doubt(); });
    return found;
}

/// A head record that can't be written is a write error like any other.
log::Expected<void, log::StoreError> Server::Impl::write_heads(const log::Heads& heads,
                                                               bool at_once) {
    const std::scoped_lock lock(head_mutex_);
    const log::UtcTime now = parts_.clock->now();
    const auto written =
        at_once ? head_keeper_->write(heads, now) : head_keeper_->maybe_write(heads, now);
    if (!written) {
        stop_because(written.error());
        return log::unexpected(written.error());
    }
    return {};
}

/// Lets the log itself say, with its next write, how far heads have been recorded.
void Server::Impl::note_recorded() {
    const std::scoped_lock lock(head_mutex_);
    for (const auto& [tenant, head] : head_keeper_->written()) {
        log::Position& noted = noted_[tenant];
        if (noted < head.position) {
            noted = head.position;
            parts_.engine->set_checkpoint(tenant, log::kHeadRecorded, head.position);
        }
    }
}

log::Expected<void, log::StoreError> Server::Impl::stop() {
    const std::scoped_lock lock(end_mutex_);
    if (!opened_ || ended_) {
        if (auto error = stopped()) {
            return log::unexpected(std::move(*error));
        }
        return {};
    }
    ended_ = true;
    end_threads();
    if (auto error = stopped()) {
        return log::unexpected(std::move(*error));
    }
    return write_heads(parts_.engine->heads(), true);
}

void Server::Impl::end_threads() {
    {
        const std::scoped_lock lock(stop_mutex_);
        ending_ = true;
    }
    stop_wanted_.notify_all();
    if (upkeep_.joinable()) {
        upkeep_.join();
    }
    turns_.close();
    if (writer_.joinable()) {
        writer_.join();
    }
}

std::optional<log::StoreError> Server::Impl::stopped() const {
    const std::scoped_lock lock(stop_mutex_);
    return stopped_;
}

void Server::Impl::stop_because(const log::StoreError& error) {
    {
        const std::scoped_lock lock(stop_mutex_);
        if (stopped_) {
            return;
        }
        stopped_ = error;
        is_stopped_.store(true);
    }
    if (options_.on_stopped) {
        options_.on_stopped(error);
    }
}

/// The upkeep thread.
void Server::Impl::keep_up() {
    std::string told;
    std::unique_lock lock(stop_mutex_);
    while (!stop_wanted_.wait_for(lock, options_.upkeep_every, [this] { return ending_; })) {
        lock.unlock();
        const auto done = tick();
        if (!done && done.error().detail != told) {
            told = done.error().detail;
            report(told);
        }
        lock.lock();
    }
}

void Server::Impl::report(const std::string& line) const {
    if (options_.report) {
        options_.report(line);
    }
}

}  // namespace madoguchi::runtime
