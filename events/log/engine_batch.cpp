#include <algorithm>

#include "madoguchi/log/assert.hpp"
#include "madoguchi/log/command_content.hpp"
#include "madoguchi/log/engine_impl.hpp"  // IWYU pragma: associated
#include "madoguchi/log/not_taken.hpp"
#include "madoguchi/log/read_commits.hpp"

namespace madoguchi::log {

namespace {

constexpr std::size_t kNameBytesMax = 200;
/// `NotTaken::code` of who may not do that.
constexpr std::string_view kNotPermitted = "not_permitted";

Answer refusal(AnswerKind kind, std::string code, std::string detail) {
    Answer answer;
    answer.kind = kind;
    answer.code = std::move(code);
    answer.detail = std::move(detail);
    return answer;
}

Answer failure(const StoreError& error) {
    switch (error.code) {
        case StoreErrorCode::kUnavailable:
            return refusal(AnswerKind::kFailed, "store_unavailable", error.detail);
        case StoreErrorCode::kDiskFull:
            return refusal(AnswerKind::kFailed, "disk_full", error.detail);
        case StoreErrorCode::kCorruption:
            return refusal(AnswerKind::kFailed, "corruption", error.detail);
        case StoreErrorCode::kWriteFailed:
        case StoreErrorCode::kFenced:
        case StoreErrorCode::kContradiction:
        case StoreErrorCode::kLocked:
        case StoreErrorCode::kTooLarge:
            break;
    }
    return refusal(AnswerKind::kFailed, "stopped", error.detail);
}

Answer id_reused() {
    return refusal(AnswerKind::kIdReused, "id_reused",
                   "this command id was used for other content; make a new id");
}

Answer stale(StreamVersion version) {
    Answer answer = refusal(AnswerKind::kStale, "stale_version",
                            "the stream is at version " + std::to_string(version.value()) +
                                "; look at it again and decide anew");
    answer.version = version;
    return answer;
}

Answer quarantined(const Quarantine& quarantine) {
    return refusal(AnswerKind::kQuarantined,
                   quarantine.newer_than_build ? "newer_than_build" : "stream_quarantined",
                   quarantine.reason);
}

/// Whether everything in the commit but the payloads can be stored as text.
bool is_storable(const Commit& commit) {
    const auto name = [](const std::string& text) { return is_name(text, kNameBytesMax); };
    const auto id = [](const std::string& text) { return is_id(text, kNameBytesMax); };
    return name(commit.policy_version) && name(commit.outcome.code_name) &&
           std::all_of(commit.outcome.ids.begin(), commit.outcome.ids.end(), id) &&
           std::all_of(commit.events.begin(), commit.events.end(),
                       [&](const StoredEvent& event) { return name(event.type); }) &&
           std::all_of(commit.draws.begin(), commit.draws.end(),
                       [&](const Draw& draw) { return name(draw.series); });
}

}  // namespace

void Engine::Impl::begin() {
    batch_.clear();
    pending_.clear();
    dirty_.clear();
    drawn_series_.clear();
    for (TenantLog* const log : touched_) {
        log->in_batch = false;
    }
    touched_.clear();
}

std::vector<Answer> Engine::Impl::process(std::span<const Command> batch, UtcTime now) {
    answers_.clear();
    answers_.reserve(batch.size());
    if (stopped_) {
        answers_.assign(batch.size(), failure(*stopped_));
        return std::move(answers_);
    }
    const auto ready = ledger_.ready(Urgency::kOrdinary);
    const auto urgent = ready ? ready : ledger_.ready(Urgency::kBeforeShowing);
    begin();
    for (std::size_t i = 0; i < batch.size(); ++i) {
        const auto& may = is_urgent(batch[i]) ? urgent : ready;
        answers_.push_back(may ? answer(batch[i], i, now) : failure(may.error()));
    }
    finish_streams();
    finish_sequences();
    finish_trees();
    prune();
    const auto written = write();
    if (!written) {
        const Answer failed = failure(written.error());
        for (Answer& given : answers_) {
            given = failed;
        }
    }
    cache_.trim();
    return std::move(answers_);
}

bool Engine::Impl::is_urgent(const Command& command) const {
    const std::string& kind = options_.urgent_kind;
    const std::string& stream = command.stream.text();
    return !kind.empty() && stream.starts_with(kind) && stream.size() > kind.size() &&
           stream[kind.size()] == '/';
}

Answer Engine::Impl::answer(const Command& command, std::size_t index, UtcTime now) {
    const auto found = logs_.find(command.tenant);
    if (found == logs_.end()) {
        return refusal(AnswerKind::kNotTaken, "unknown_tenant",
                       "this process doesn't keep the log of that municipality");
    }
    TenantLog& log = found->second;
    touch(log, now);
    if (auto fault = fault_of(command)) {
        return refusal(AnswerKind::kNotTaken, "malformed", std::move(*fault));
    }
    write_content(command, content_);
    const Digest mac = digester_.content_mac(content_);
    auto known = known_outcome(log, command, mac);
    Answer given = known ? std::move(*known) : decide(log, command, mac, now);
    if (given.kind == AnswerKind::kStored && !given.repeated) {
        pending_.emplace(CommandKey{&log, command.id}, Pending{index, mac});
    }
    timer_answered(log, command, given);
    return given;
}

void Engine::Impl::touch(TenantLog& log, UtcTime now) {
    if (log.in_batch) {
        return;
    }
    log.in_batch = true;
    touched_.push_back(&log);
    log.clock.note(now);
    if (log.clock.wants_write(options_.heartbeat_every)) {
        batch_.clocks.push_back({log.tenant, log.clock.row()});
    }
}

std::optional<Answer> Engine::Impl::known_outcome(TenantLog& log, const Command& command,
                                                  const Digest& mac) {
    if (const auto found = pending_.find({&log, command.id}); found != pending_.end()) {
        if (found->second.content_mac != mac) {
            return id_reused();
        }
        Answer again = answers_[found->second.index];
        again.repeated = true;
        return again;
    }
    const auto row = ledger_.outcome(log.tenant, command.id);
    if (!row) {
        return failure(row.error());
    }
    if (!*row) {
        return std::nullopt;
    }
    return stored_answer(log, **row, mac);
}

Answer Engine::Impl::stored_answer(const TenantLog& log, const OutcomeRow& row, const Digest& mac) {
    if (row.content_mac != mac) {
        return id_reused();
    }
    const auto commit = read_commit(ledger_, codec_, log.tenant, row.position);
    if (!commit) {
        return failure(commit.error());
    }
    Answer again;
    again.kind = AnswerKind::kStored;
    again.outcome = commit->outcome;
    again.position = commit->position;
    again.version = version_after(*commit);
    again.repeated = true;
    return again;
}

Answer Engine::Impl::decide(TenantLog& log, const Command& command, const Digest& mac,
                            UtcTime now) {
    const auto loaded = load(log.tenant, command.stream);
    if (!loaded) {
        return failure(loaded.error());
    }
    CachedStream& stream = **loaded;
    if (stream.quarantine) {
        return quarantined(*stream.quarantine);
    }
    // Who isn't permitted is told that, and nothing of the stream: whether it is stale comes after
    // whether they may (`Aggregates::decide` says no to both before it does anything).
    const bool is_stale = command.expected && *command.expected != stream.version;
    context_.now = std::max(now, log.last_recorded);
    if (!is_stale && command.occurred_at > context_.now) {
        return refusal(AnswerKind::kNotTaken, "occurred_in_future",
                       "occurred_at lies in the future; check the time given and the clock");
    }
    context_.version = stream.version;
    drawing_ = &log;
    deciding_ = &stream;
    drawn_.clear();
    port_error_.reset();
    auto decided = aggregates_.decide(command, *stream.state, context_);
    drawing_ = nullptr;
    deciding_ = nullptr;
    if (port_error_) {
        return failure(*port_error_);
    }
    if (is_stale && (decided || decided.error().code != kNotPermitted)) {
        return stale(stream.version);
    }
    if (!decided) {
        NotTaken& why = decided.error();
        const bool may_pass = why.code == kKeysUnavailable;
        return refusal(may_pass ? AnswerKind::kFailed : AnswerKind::kNotTaken, std::move(why.code),
                       std::move(why.detail));
    }
    return record(log, stream, command, mac, std::move(*decided));
}

Answer Engine::Impl::record(TenantLog& log, CachedStream& stream, const Command& command,
                            const Digest& mac, Decided decided) {
    const bool accepted = decided.outcome.kind == OutcomeKind::kAccepted;
    MADOGUCHI_LOG_ASSERT(accepted != decided.events.empty());
    MADOGUCHI_LOG_ASSERT(accepted || decided.draws.empty());
    MADOGUCHI_LOG_ASSERT(!accepted || decided.state != nullptr);

    commit_.tenant = log.tenant;
    commit_.position = log.head.position.next();
    commit_.term = log.head.term;
    commit_.previous_leaf = log.head.leaf;
    commit_.command_id = command.id;
    commit_.content_mac = mac;
    commit_.stream = command.stream;
    commit_.version_before = stream.version;
    commit_.actor = command.actor;
    commit_.office = command.office;
    commit_.occurred_at = command.occurred_at;
    commit_.recorded_at = context_.now;
    commit_.policy_version = std::move(decided.policy_version);
    commit_.command_type = command.type;
    commit_.events = std::move(decided.events);
    commit_.draws = std::move(decided.draws);
    commit_.outcome = std::move(decided.outcome);
    if (!is_storable(commit_)) {
        return refusal(AnswerKind::kFailed, "not_storable",
                       "a code or id of the outcome isn't printable; report this error");
    }
    EncodedCommit encoded{log.tenant, commit_.position,      commit_.term, commit_.previous_leaf,
                          {},         codec_.encode(commit_)};
    if (encoded.bytes.size() >= kCommitBytesMax) {
        return refusal(AnswerKind::kNotTaken, "too_large",
                       "what the command brings takes " + std::to_string(encoded.bytes.size()) +
                           " bytes, at most " + std::to_string(kCommitBytesMax - 1) +
                           " can be stored; shorten its texts");
    }
    encoded.leaf = digester_.leaf(encoded.bytes);

    Answer stored;
    stored.kind = AnswerKind::kStored;
    stored.outcome = commit_.outcome;
    stored.position = commit_.position;
    stored.version = version_after(commit_);
    add_to_batch(log, stream, std::move(encoded), accepted ? std::move(decided.state) : nullptr);
    return stored;
}

void Engine::Impl::add_to_batch(TenantLog& log, CachedStream& stream, EncodedCommit encoded,
                                StatePtr state_after) {
    log.head.position = encoded.position;
    log.head.leaf = encoded.leaf;
    log.tree.append(digester_, encoded.leaf);
    log.has_grown = true;
    log.last_recorded = commit_.recorded_at;
    ++log.commits_since_prune;
    batch_.commits.push_back(std::move(encoded));
    batch_.streams.push_back(commit_.stream);
    batch_.outcomes.push_back(
        {log.tenant, commit_.command_id, {commit_.position, commit_.content_mac}});
    use_up(log, commit_.draws);
    if (state_after) {
        stream.state = std::move(state_after);
        stream.version = version_after(commit_);
        derive_timers(stream);
        mark_dirty(stream);
    }
    aggregates_.observe(commit_, stream.state);
}

}  // namespace madoguchi::log
