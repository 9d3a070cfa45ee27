#pragma once

#include <memory>
#include <optional>
#include <utility>
#include <variant>

#include "madoguchi/adapters/aggregates/streams.hpp"
#include "madoguchi/adapters/aggregates/watched_sealer.hpp"
#include "madoguchi/codec/event_codec.hpp"
#include "madoguchi/codec/mapping.hpp"
#include "madoguchi/log/assert.hpp"
#include "madoguchi/log/not_taken.hpp"

namespace madoguchi::aggregates {

/// A folded state as the log holds it, with the tenant that its row is sealed for.
template <typename Value>
class Held final : public log::State {
 public:
    Held(log::TenantId tenant_id, Value held)
        : tenant(std::move(tenant_id)), value(std::move(held)) {}
    const log::TenantId tenant;
    const Value value;
};

/// What an aggregate answers to a command.
template <typename Event>
struct Answered {
    std::vector<Event> events;
    std::vector<log::Draw> draws;
    std::vector<std::string> ids;
};

/// Why an aggregate says no: a rejection, which is stored, or a command that isn't taken.
struct Refused {
    std::uint32_t code = 0;
    std::string name;
    std::vector<std::string> ids;
    std::optional<log::NotTaken> not_taken;
};

/// A command with what goes with it.
struct Call {
    const log::Command& command;
    const log::DecisionContext& context;
};

[[nodiscard]] inline log::Quarantine quarantine_of(const codec::CodecError& error) {
    return {.reason = error.text(), .may_pass = error.may_pass};
}

/// The events of `commits` as facts of one aggregate. Error: an event that can't be read, is of
/// another aggregate, or is newer than this build.
template <typename Event>
[[nodiscard]] log::Expected<std::vector<Event>, log::Quarantine> events_of(
    const StreamRef& ref, std::span<const log::Commit> commits, codec::Sealer& sealer) {
    std::vector<Event> events;
    for (const auto& commit : commits) {
        for (const auto& stored : commit.events) {
            auto decoded = codec::decode(stored.type, stored.payload,
                                         {ref.tenant.text(), ref.stream.text()}, sealer);
            if (!decoded) {
                return log::unexpected(quarantine_of(decoded.error()));
            }
            auto* const known = std::get_if<facts::AnyEvent>(&*decoded);
            if (known == nullptr) {
                return log::unexpected(log::Quarantine{.reason = "it has an event of type " +
                                                                 stored.type +
                                                                 ", which is newer than this build",
                                                       .newer_than_build = true});
            }
            auto* const event = std::get_if<Event>(known);
            if (event == nullptr) {
                return log::unexpected(log::Quarantine{.reason = "it has an event of type " +
                                                                 stored.type +
                                                                 ", which isn't of its kind"});
            }
            events.push_back(std::move(*event));
        }
    }
    return events;
}

/// The streams of one aggregate. `Aggregate` gives the types State, Event and Command, the
/// constants kFoldVersion and kStateType (wire name of the state row), and
///   const Descriptor& state_message();
///   Expected<State, Quarantine> fold(span<const Event>);
///   Expected<Answered<Event>, Refused> decide(const State&, const Command&, const Call&);
///   Expected<State, NotTaken> after(const State&, span<const Event>, const Call&);
///   string policy_version(const State&);
///   vector<DueOn> due(const State&);  AnyCommand due_command(const DueOn&);
template <typename Aggregate>
class StreamsOf final : public Streams {
 public:
    using State = typename Aggregate::State;
    using Event = typename Aggregate::Event;
    using Command = typename Aggregate::Command;

    StreamsOf(codec::Sealer& sealer, Aggregate aggregate)
        : sealer_(sealer),
          aggregate_(std::move(aggregate)),
          mapping_(codec::shape_of<State>(), aggregate_.state_message()) {}

    [[nodiscard]] log::StatePtr initial(const log::TenantId& tenant) const override {
        return std::make_shared<const Held<State>>(tenant, State{});
    }

    [[nodiscard]] std::uint32_t fold_version() const override { return Aggregate::kFoldVersion; }

    [[nodiscard]] log::Expected<log::StatePtr, log::Quarantine> load(
        const StreamRef& ref, const log::StateRow& row) const override {
        State state;
        if (auto read = mapping_.decode(row.bytes, origin_of(ref), sealer_, &state); !read) {
            return log::unexpected(quarantine_of(read.error()));
        }
        return std::make_shared<const Held<State>>(ref.tenant, std::move(state));
    }

    [[nodiscard]] log::Expected<log::StatePtr, log::Quarantine> fold(
        const StreamRef& ref, std::span<const log::Commit> commits) const override {
        const auto events = events_of<Event>(ref, commits, sealer_);
        if (!events) {
            return log::unexpected(events.error());
        }
        auto state = aggregate_.fold(*events);
        if (!state) {
            return log::unexpected(std::move(state.error()));
        }
        return std::make_shared<const Held<State>>(ref.tenant, std::move(*state));
    }

    [[nodiscard]] log::Expected<log::Decided, log::NotTaken> decide(
        const log::Command& command, const AnyCommand& decoded, const log::State& state,
        const log::DecisionContext& context) override {
        const auto* const wanted = std::get_if<Command>(&decoded);
        if (wanted == nullptr) {
            return log::unexpected(log::NotTaken{
                "wrong_stream", "the stream's kind and the command don't belong together"});
        }
        const State& before = static_cast<const Held<State>&>(state).value;
        const Call call{command, context};
        auto answered = aggregate_.decide(before, *wanted, call);
        if (!answered) {
            return refused(std::move(answered.error()), before);
        }
        return accepted(before, std::move(*answered), call);
    }

    [[nodiscard]] std::string save(const log::StreamId& stream,
                                   const log::State& state) const override {
        const auto& held = static_cast<const Held<State>&>(state);
        std::string bytes;
        const auto done =
            mapping_.encode(&held.value, origin_of({held.tenant, stream}), sealer_, bytes);
        if (!done) {
            const bool lacks_keys = sealer_.take_lack_of_keys();
            MADOGUCHI_LOG_ASSERT(lacks_keys);  // Its events were stored.
            return {};
        }
        return bytes;
    }

    [[nodiscard]] std::vector<DueOn> due(const log::State& state) const override {
        return aggregate_.due(static_cast<const Held<State>&>(state).value);
    }

    [[nodiscard]] AnyCommand due_command(const DueOn& due) const override {
        return aggregate_.due_command(due);
    }

 private:
    static codec::Origin origin_of(const StreamRef& ref) {
        return {ref.tenant.text(), ref.stream.text(), Aggregate::kStateType};
    }

    [[nodiscard]] log::Expected<log::Decided, log::NotTaken> refused(Refused refusal,
                                                                     const State& before) const {
        if (refusal.not_taken) {
            return log::unexpected(std::move(*refusal.not_taken));
        }
        log::Decided decided;
        decided.outcome = {log::OutcomeKind::kRejected, refusal.code, std::move(refusal.name),
                           std::move(refusal.ids)};
        decided.policy_version = aggregate_.policy_version(before);
        return decided;
    }

    [[nodiscard]] log::Expected<log::Decided, log::NotTaken> accepted(const State& before,
                                                                      Answered<Event> answered,
                                                                      const Call& call) {
        log::Decided decided;
        decided.outcome.ids = std::move(answered.ids);
        if (answered.events.empty()) {
            decided.outcome.kind = log::OutcomeKind::kNothingToDo;
            decided.policy_version = aggregate_.policy_version(before);
            return decided;
        }
        const codec::StreamPlace place{call.command.tenant.text(), call.command.stream.text()};
        for (const auto& event : answered.events) {
            auto stored = codec::encode(event, place, sealer_);
            if (!stored) {
                return log::unexpected(
                    log::NotTaken{sealer_.take_lack_of_keys() ? log::kKeysUnavailable : "malformed",
                                  stored.error().text()});
            }
            decided.events.push_back({std::string(stored->type), std::move(stored->payload)});
        }
        auto after = aggregate_.after(before, answered.events, call);
        if (!after) {
            return log::unexpected(std::move(after.error()));
        }
        decided.draws = std::move(answered.draws);
        decided.policy_version = aggregate_.policy_version(*after);
        decided.state = std::make_shared<const Held<State>>(call.command.tenant, std::move(*after));
        return decided;
    }

    mutable WatchedSealer sealer_;
    Aggregate aggregate_;
    codec::Mapping mapping_;
};

}  // namespace madoguchi::aggregates
