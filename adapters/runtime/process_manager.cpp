#include "madoguchi/adapters/runtime/process_manager.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "madoguchi/log/read_commits.hpp"

namespace madoguchi::runtime {
namespace {

constexpr int kRoundsMax = 16;
/// How many commits a start reads again at most, and how rarely the checkpoint is written.
constexpr std::uint64_t kCheckpointEvery = 256;

}  // namespace

ProcessManager::ProcessManager(log::Engine& engine, Reactions& reactions, Effects* effects,
                               std::size_t batch_max, Process process, Report report)
    : engine_(engine),
      reactions_(reactions),
      effects_(effects),
      batch_max_(batch_max),
      process_(std::move(process)),
      report_(std::move(report)) {}

log::Expected<void, log::StoreError> ProcessManager::recover(const log::Ledger& ledger,
                                                             const log::CommitCodec& codec,
                                                             const log::TenantId& tenant,
                                                             log::Position head) {
    const auto checkpoint = ledger.checkpoint(tenant, kReactionsCheckpoint);
    if (!checkpoint) {
        return log::unexpected(checkpoint.error());
    }
    log::Position at = *checkpoint;
    progress_[tenant].checkpoint = at;
    while (at < head) {
        const auto visited =
            log::read_commits(ledger, codec, tenant, at.next(), {}, [&](const log::Commit& commit) {
                reactions_.gather(commit);
                at = commit.position;
                return true;
            });
        if (!visited) {
            return log::unexpected(visited.error());
        }
        if (*visited == 0) {
            break;
        }
    }
    reached(tenant, at);
    return {};
}

void ProcessManager::reached(const log::TenantId& tenant, log::Position position) {
    Progress& progress = progress_[tenant];
    progress.reached = std::max(progress.reached, position);
    for (auto& reaction : reactions_.take()) {
        progress_[reaction.tenant].undone.insert(reaction.cause.value());
        to_do_.push_back(std::move(reaction));
    }
    for (const auto& unread : reactions_.take_unread()) {
        put_off(unread);
    }
    const log::Position done =
        progress.undone.empty() ? progress.reached : log::Position(*progress.undone.begin() - 1);
    if (done.value() >= progress.checkpoint.value() + kCheckpointEvery) {
        progress.checkpoint = done;
        engine_.set_checkpoint(tenant, kReactionsCheckpoint, done);
    }
}

/// Stays undone, so that a start, perhaps of another build, tries again. Told once for each stream.
void ProcessManager::put_off(const Reactions::Unread& unread) {
    progress_[unread.tenant].undone.insert(unread.position.value());
    if (unread_.emplace(unread.tenant, unread.stream).second) {
        report_("log of " + unread.tenant.text() + ", position " +
                std::to_string(unread.position.value()) +
                ": what follows from it for others waits" + " until " + unread.stream.text() +
                " can be read; start again then (" + unread.reason + ")");
    }
}

void ProcessManager::follow_up() {
    for (int round = 0; round < kRoundsMax && !to_do_.empty(); ++round) {
        const auto batch = std::exchange(to_do_, {});
        for (std::size_t at = 0; at < batch.size(); at += batch_max_) {
            put(std::span(batch).subspan(at, std::min(batch_max_, batch.size() - at)));
        }
    }
}

void ProcessManager::retry() {
    to_do_.insert(to_do_.end(), std::make_move_iterator(failed_.begin()),
                  std::make_move_iterator(failed_.end()));
    failed_.clear();
}

bool ProcessManager::carry_out(std::span<const Reactions::Reaction* const> reactions) {
    std::vector<log::Command> commands;
    commands.reserve(reactions.size());
    for (const auto* reaction : reactions) {
        commands.push_back(reaction->command);
    }
    const auto done = effects_->carry_out(commands);
    if (!done) {
        const auto& first = *reactions.front();
        report_("log of " + first.tenant.text() + ", position " +
                std::to_string(first.cause.value()) + ": what " + first.command.type +
                " records can't be done yet and is tried again (" + done.error().detail + ")");
    }
    return done.has_value();
}

std::vector<const Reactions::Reaction*> ProcessManager::prepared(
    std::span<const Reactions::Reaction> reactions) {
    std::vector<const Reactions::Reaction*> ready;
    std::vector<const Reactions::Reaction*> preceded;
    for (const auto& reaction : reactions) {
        const bool waits = effects_ != nullptr && effects_->precede(reaction.command);
        (waits ? preceded : ready).push_back(&reaction);
    }
    if (preceded.empty()) {
        return ready;
    }
    if (carry_out(preceded)) {
        ready.insert(ready.end(), preceded.begin(), preceded.end());
    } else {
        for (const auto* reaction : preceded) {
            failed_.push_back(*reaction);
        }
    }
    return ready;
}

void ProcessManager::put(std::span<const Reactions::Reaction> reactions) {
    const auto ready = prepared(reactions);
    if (ready.empty()) {
        return;
    }
    std::vector<log::Command> commands;
    commands.reserve(ready.size());
    for (const auto* reaction : ready) {
        commands.push_back(reaction->command);
    }
    const auto answers = process_(commands);
    for (std::size_t i = 0; i < ready.size(); ++i) {
        settle(*ready[i], answers[i]);
    }
}

void ProcessManager::settle(const Reactions::Reaction& reaction, const log::Answer& answer) {
    const auto say = [&](const std::string& what) {
        report_("log of " + reaction.tenant.text() + ", position " +
                std::to_string(reaction.cause.value()) + ": " + reaction.command.type + " for " +
                reaction.command.stream.text() + " follows from it and " + what + " (" +
                answer.code + ": " + answer.detail + ")");
    };
    switch (answer.kind) {
        case log::AnswerKind::kFailed:
            failed_.push_back(reaction);
            return;
        case log::AnswerKind::kQuarantined:
            // Stays undone, so that a start, perhaps of another build, tries again.
            say("waits until the stream can be used; start again then");
            return;
        case log::AnswerKind::kStored:
            break;
        case log::AnswerKind::kIdReused:
        case log::AnswerKind::kStale:
        case log::AnswerKind::kNotTaken:
            say("was not taken; report this error");
            break;
    }
    auto& undone = progress_[reaction.tenant].undone;
    undone.erase(undone.find(reaction.cause.value()));
}

}  // namespace madoguchi::runtime
