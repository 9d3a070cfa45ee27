#include "fake_aggregates.hpp"

#include <charconv>
#include <sstream>

#include "madoguchi/log/not_taken.hpp"

namespace madoguchi::log_test {
namespace {

using log::CommandId;
using log::Decided;
using log::NotTaken;
using log::OutcomeKind;
using log::StatePtr;
using log::StreamId;
using log::TenantId;
using log::Timer;
using log::UtcTime;

UtcTime time_of(long long ms) { return UtcTime(std::chrono::milliseconds(ms)); }

std::size_t number_of(const std::string& text) {
    std::size_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

void evolve(CounterState& state, const std::string& payload) {
    std::istringstream in(payload);
    std::string verb;
    std::string key;
    in >> verb;
    if (verb == "add") {
        long amount = 0;
        in >> amount;
        state.sum += amount;
    } else if (verb == "alarm") {
        long long ms = 0;
        in >> key >> ms;
        state.alarms[key] = time_of(ms);
    } else if (verb == "unalarm" || verb == "fire") {
        in >> key;
        state.alarms.erase(key);
    }
}

Decided decided(OutcomeKind kind) {
    Decided result;
    result.outcome.kind = kind;
    if (kind == OutcomeKind::kRejected) {
        result.outcome.code = 7;
        result.outcome.code_name = "counter_says_no";
    }
    return result;
}

Decided accepted(const log::State& state, std::string payload) {
    const auto& before = static_cast<const CounterState&>(state);
    auto after = std::make_shared<CounterState>();
    after->sum = before.sum;
    after->alarms = before.alarms;
    evolve(*after, payload);
    Decided result = decided(OutcomeKind::kAccepted);
    result.events.push_back({"test.counter.v1", std::move(payload)});
    result.state = std::move(after);
    return result;
}

}  // namespace

log::Expected<StatePtr, log::Quarantine> FakeAggregates::initial(const TenantId&, const StreamId&) {
    return std::make_shared<const CounterState>();
}

std::uint32_t FakeAggregates::fold_version(const StreamId&) const { return version; }

log::Expected<StatePtr, log::Quarantine> FakeAggregates::load(const TenantId&,
                                                              const StreamId& stream,
                                                              const log::StateRow& row) {
    ++loads;
    if (!has_keys) {
        return log::unexpected(log::Quarantine{.reason = "the key database can't be read",
                                               .newer_than_build = false,
                                               .may_pass = true});
    }
    if (broken.contains(stream.text())) {
        return log::unexpected(log::Quarantine{.reason = "the history is impossible"});
    }
    auto state = std::make_shared<CounterState>();
    std::istringstream in(row.bytes);
    std::string key;
    long long ms = 0;
    in >> state->sum;
    while (in >> key >> ms) {
        state->alarms[key] = time_of(ms);
    }
    return state;
}

log::Expected<StatePtr, log::Quarantine> FakeAggregates::fold(
    const TenantId&, const StreamId& stream, std::span<const log::Commit> commits) {
    ++folds;
    if (broken.contains(stream.text())) {
        return log::unexpected(
            log::Quarantine{.reason = "an event of a newer build", .newer_than_build = true});
    }
    auto state = std::make_shared<CounterState>();
    for (const auto& commit : commits) {
        for (const auto& event : commit.events) {
            evolve(*state, event.payload);
        }
    }
    return state;
}

log::Expected<Decided, NotTaken> FakeAggregates::decide(const log::Command& command,
                                                        const log::State& state,
                                                        const log::DecisionContext& context) {
    ++decisions;
    std::istringstream in(command.payload);
    std::string verb;
    std::string word;
    in >> verb >> word;
    if (verb == "forbid") {
        return log::unexpected(NotTaken{"not_permitted", "the actor may not do this"});
    }
    if (verb == "keyless") {
        return log::unexpected(NotTaken{log::kKeysUnavailable, "there is no key to seal with"});
    }
    if (verb == "nothing") {
        return decided(OutcomeKind::kNothingToDo);
    }
    if (verb == "reject" || (verb == "fire" && reject_fires)) {
        return decided(OutcomeKind::kRejected);
    }
    if (verb == "draw-reject") {
        (void)context.next_number(word);
        return decided(OutcomeKind::kRejected);
    }
    Decided result =
        accepted(state, verb == "big" ? std::string(number_of(word), 'x') : command.payload);
    if (verb == "draw") {
        for (int i = 0; i < 2; ++i) {
            result.draws.push_back({word, context.next_number(word)});
            result.outcome.ids.push_back(std::to_string(result.draws.back().number));
        }
    }
    if (verb == "id") {
        result.outcome.ids.push_back(word);
    }
    if (verb == "history") {
        std::size_t events = 0;
        for (const auto& commit : context.history()) {
            events += commit.events.size();
        }
        result.outcome.ids.push_back(std::to_string(events));
    }
    result.policy_version = policy;
    return result;
}

std::string FakeAggregates::save(const StreamId&, const log::State& state) {
    if (!has_keys) {
        return {};
    }
    const auto& counter = static_cast<const CounterState&>(state);
    std::string bytes = std::to_string(counter.sum);
    for (const auto& [key, due] : counter.alarms) {
        bytes += " " + key + " " + std::to_string(due.time_since_epoch().count());
    }
    return bytes;
}

std::vector<Timer> FakeAggregates::timers(const StreamId& stream, const log::State& state) {
    std::vector<Timer> found;
    for (const auto& [key, due] : static_cast<const CounterState&>(state).alarms) {
        found.push_back({stream, version == 1 ? "alarm" : "alarm2", key, due});
    }
    return found;
}

void FakeAggregates::observe(const log::Commit& commit, const StatePtr& state_after) {
    observed.emplace_back(commit.position, static_cast<const CounterState&>(*state_after).sum);
    for (const auto& event : commit.events) {
        if (event.payload.starts_with("policy ")) {
            policy = event.payload.substr(7);
        }
    }
}

log::Command FakeAggregates::due_command(const TenantId& tenant, const Timer& timer, UtcTime now) {
    log::Command due =
        command(std::hash<std::string>{}(timer.stream.text() + timer.kind + timer.key) |
                    (std::uint64_t{1} << 63),
                due_prefix + "fire " + timer.key);
    due.tenant = tenant;
    due.stream = timer.stream;
    due.expected.reset();
    due.occurred_at = now;
    return due;
}

log::Expected<std::vector<log::Command>, log::Quarantine> FakeAggregates::react(
    const log::Commit& commit) {
    constexpr std::uint64_t kDerived = std::uint64_t{1} << 62;
    std::vector<log::Command> commands;
    for (const auto& event : commit.events) {
        const auto then = event.payload.find(" then ");
        if (then == std::string::npos) {
            continue;
        }
        log::Command after =
            command(commit.position.value() | kDerived, event.payload.substr(then + 6), "after");
        after.tenant = commit.tenant;
        after.expected.reset();
        after.occurred_at = commit.occurred_at;
        commands.push_back(std::move(after));
    }
    return commands;
}

std::vector<StreamId> FakeAggregates::reference_streams(const TenantId&) const {
    std::vector<StreamId> streams;
    for (const auto& name : references) {
        streams.emplace_back(name);
    }
    return streams;
}

CommandId id_of(std::uint64_t number) {
    CommandId id;
    for (std::size_t i = 0; i < 8; ++i) {
        id.bytes[15 - i] = static_cast<std::uint8_t>(number >> (8 * i));
    }
    return id;
}

log::Command command(std::uint64_t id, const std::string& payload, const std::string& stream) {
    log::Command made;
    made.tenant = TenantId("alpha");
    made.id = id_of(id);
    made.stream = StreamId("counter/" + stream);
    made.actor = "clerk-1";
    made.office = "main";
    made.occurred_at = at_hour(0);
    made.type = "test.command.v1";
    made.payload = payload;
    return made;
}

UtcTime at_hour(long hours) {
    return std::chrono::sys_days(std::chrono::year(2026) / 4 / 1) + std::chrono::hours(hours);
}

}  // namespace madoguchi::log_test
