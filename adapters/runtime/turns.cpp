#include "madoguchi/adapters/runtime/turns.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <string>
#include <utility>

#include "madoguchi/log/assert.hpp"

namespace madoguchi::runtime {
namespace {

using SteadyClock = std::chrono::steady_clock;

constexpr double kRetryMin = 1;
constexpr double kRetryMax = 30;

std::size_t size_of(const log::Command& command) {
    return command.payload.size() + command.stream.text().size();
}

}  // namespace

Turns::Turns(TurnLimits limits, Work work, std::function<void()> after)
    : limits_(limits), work_(std::move(work)), after_(std::move(after)) {
    MADOGUCHI_LOG_ASSERT(limits_.batch_max > 0);
}

log::Expected<std::vector<log::Answer>, Busy> Turns::submit(std::vector<log::Command> commands) {
    MADOGUCHI_LOG_ASSERT(!commands.empty());
    MADOGUCHI_LOG_ASSERT(commands.size() <= limits_.batch_max);
    Lock lock(mutex_);
    if (is_free() && !closed_) {
        working_ = true;
        lock.unlock();
        auto answers = work_(commands);
        after_();
        lock.lock();
        give_back(lock);
        return answers;
    }
    std::size_t bytes = 0;
    for (const auto& command : commands) {
        bytes += size_of(command);
    }
    if (auto busy = refusal(commands.size(), bytes)) {
        return log::unexpected(std::move(*busy));
    }
    place_for(commands.size());
    const std::shared_ptr<Batch> batch = queue_.back();
    const std::size_t first = batch->commands.size();
    for (auto& command : commands) {
        admit(*batch, std::move(command));
    }
    lock.unlock();
    batch->done.wait(0, std::memory_order_acquire);
    const auto begin = batch->answers.begin() + static_cast<std::ptrdiff_t>(first);
    const auto end = begin + static_cast<std::ptrdiff_t>(commands.size());
    return std::vector<log::Answer>(std::make_move_iterator(begin), std::make_move_iterator(end));
}

void Turns::post(log::Command command, Done done) {
    Lock lock(mutex_);
    if (auto busy = refusal(1, size_of(command))) {
        lock.unlock();
        done(log::unexpected(std::move(*busy)));
        return;
    }
    const bool was_free = is_free();
    Batch& batch = place_for(1);
    batch.callbacks.emplace_back(batch.commands.size(), std::move(done));
    admit(batch, std::move(command));
    if (was_free) {
        working_ = true;
        give_back(lock);
    }
}

void Turns::exclusively(const std::function<void()>& task) {
    Lock lock(mutex_);
    ++exclusives_;
    for_exclusive_.wait(lock, [&] { return !working_; });
    --exclusives_;
    working_ = true;
    lock.unlock();
    task();
    lock.lock();
    give_back(lock);
}

void Turns::expect_server() {
    const std::scoped_lock lock(mutex_);
    has_server_ = true;
}

void Turns::serve() {
    Lock lock(mutex_);
    const auto may_go_on = [&] { return queue_.empty() ? closed_ : !working_ && exclusives_ == 0; };
    while (true) {
        for_server_.wait(lock, may_go_on);
        if (queue_.empty()) {
            return;
        }
        working_ = true;
        serve_front(lock);
        working_ = false;
        if (exclusives_ > 0 || closed_) {
            for_exclusive_.notify_all();
        }
    }
}

void Turns::close() {
    Lock lock(mutex_);
    closed_ = true;
    for_server_.notify_all();
    for_exclusive_.wait(lock, [&] { return queue_.empty() && !working_; });
}

std::size_t Turns::waiting() const {
    const std::scoped_lock lock(mutex_);
    return waiting_;
}

std::optional<Busy> Turns::refusal(std::size_t commands, std::size_t bytes) const {
    if (closed_) {
        return Busy{BusyReason::kStopping, static_cast<unsigned>(kRetryMax),
                    "the program is ending; give the command again when it has been started"};
    }
    if (waiting_ + commands <= limits_.queue_max &&
        waiting_bytes_ + bytes <= limits_.queue_bytes_max) {
        return std::nullopt;
    }
    const double seconds = std::ceil(
        std::clamp(static_cast<double>(waiting_) * seconds_per_command_, kRetryMin, kRetryMax));
    const auto retry_after = static_cast<unsigned>(seconds);
    return Busy{BusyReason::kQueueFull, retry_after,
                std::to_string(waiting_) + " commands wait; give the command again in " +
                    std::to_string(retry_after) + " s"};
}

/// The last batch of the queue, with room for `commands` more.
Turns::Batch& Turns::place_for(std::size_t commands) {
    if (queue_.empty() || queue_.back()->commands.size() + commands > limits_.batch_max) {
        queue_.push_back(std::make_shared<Batch>());
    }
    return *queue_.back();
}

void Turns::admit(Batch& batch, log::Command command) {
    const std::size_t bytes = size_of(command);
    ++waiting_;
    waiting_bytes_ += bytes;
    batch.bytes += bytes;
    batch.commands.push_back(std::move(command));
}

/// Takes the first batch in the turn that the caller has. Unlocks meanwhile.
void Turns::serve_front(Lock& lock) {
    const std::shared_ptr<Batch> batch = std::move(queue_.front());
    queue_.pop_front();
    waiting_ -= batch->commands.size();
    waiting_bytes_ -= batch->bytes;
    lock.unlock();
    const auto begun = SteadyClock::now();
    batch->answers = work_(batch->commands);
    MADOGUCHI_LOG_ASSERT(batch->answers.size() == batch->commands.size());
    const std::chrono::duration<double> took = SteadyClock::now() - begun;
    // The answers of callbacks are nobody else's; the others are taken from now on.
    batch->done.store(1, std::memory_order_release);
    batch->done.notify_all();
    for (auto& [index, done] : batch->callbacks) {
        done(std::move(batch->answers[index]));
    }
    after_();
    lock.lock();
    const double per_command = took.count() / static_cast<double>(batch->commands.size());
    seconds_per_command_ += (per_command - seconds_per_command_) / 8;
}

/// Ends the caller's turn, so that whoever is next can take it.
void Turns::give_back(Lock& lock) {
    while (exclusives_ == 0 && !queue_.empty() && !has_server_) {
        serve_front(lock);
    }
    working_ = false;
    if (exclusives_ > 0 || closed_) {
        for_exclusive_.notify_all();
    }
    if (!queue_.empty()) {
        for_server_.notify_one();
    }
}

}  // namespace madoguchi::runtime
