#include "madoguchi/adapters/aggregates/person_reactions.hpp"
#include "madoguchi/adapters/aggregates/stream_kinds.hpp"
#include "madoguchi/adapters/aggregates/streams_of.hpp"
#include "madoguchi/domain/calendar/date.hpp"
#include "madoguchi/domain/cases/evolve.hpp"
#include "madoguchi/domain/cases/history_violation.hpp"
#include "madoguchi/domain/persons/decide.hpp"
#include "madoguchi/state/v1/person.pb.h"

namespace madoguchi::aggregates {
namespace {

/// A person of the register as `StreamsOf` needs it.
class PersonAggregate {
 public:
    using State = persons::PersonState;
    using Event = facts::PersonEvent;
    using Command = persons::PersonCommand;
    static constexpr std::uint32_t kFoldVersion = persons::kPersonFoldVersion;
    static constexpr const char* kStateType = "madoguchi.state.person.v1";

    PersonAggregate(const Ports& ports, Staffs staffs, TakeReactions take_reactions)
        : ports_(ports), staffs_(std::move(staffs)), take_reactions_(std::move(take_reactions)) {}

    [[nodiscard]] static const google::protobuf::Descriptor& state_message() {
        return *madoguchi::state::v1::PersonState::descriptor();
    }

    [[nodiscard]] static log::Expected<State, log::Quarantine> fold(std::span<const Event> events) {
        return persons::fold(events);
    }

    [[nodiscard]] log::Expected<Answered<Event>, Refused> decide(const State& state,
                                                                 const Command& command,
                                                                 const Call& call) const {
        std::optional<log::NotTaken> unreadable;
        const facts::Staff actor(call.command.actor);
        auto decision =
            persons::decide(state, command,
                            {.today = calendar::jst_date(call.command.occurred_at),
                             .actor = actor,
                             .office = facts::Office(call.command.office),
                             .standing = access::standing_of(staffs_(call.command.tenant), actor,
                                                             calendar::jst_date(call.context.now)),
                             .case_standing = [&](const std::string& case_id) {
                                 return standing_of(call.command.tenant, case_id, unreadable);
                             }});
        Refused refusal;
        if (unreadable) {
            refusal.not_taken = std::move(unreadable);
            return log::unexpected(std::move(refusal));
        }
        if (!decision) {
            const auto& rejection = decision.error();
            return log::unexpected(Refused{static_cast<std::uint32_t>(rejection.code),
                                           persons::name_of(rejection.code),
                                           rejection.ids,
                                           {}});
        }
        return Answered<Event>{std::move(decision->events), {}, {}};
    }

    [[nodiscard]] log::Expected<State, log::NotTaken> after(State state,
                                                            std::span<const Event> events,
                                                            const Call& call) const {
        const ReactionSource source{call.command.tenant, call.command.stream, call.context.version,
                                    call.command.office, call.command.occurred_at};
        auto [next, reactions] = person_reactions(ports_, source, std::move(state), events);
        // Also when nothing follows: the stored history lacks what this batch has brought.
        take_reactions_(call.command.id, std::move(reactions));
        return std::move(next);
    }

    [[nodiscard]] static std::string policy_version(const State& /*state*/) { return {}; }
    [[nodiscard]] static std::vector<DueOn> due(const State& /*state*/) { return {}; }
    [[nodiscard]] static AnyCommand due_command(const DueOn& /*due*/) {
        MADOGUCHI_LOG_ASSERT(!"a person has no timers");
        return {};
    }

 private:
    /// Where the case stands by its stored commits. What is being decided beside this isn't among
    /// them: the case's own decision comes last.
    [[nodiscard]] persons::CaseStanding standing_of(
        const log::TenantId& tenant, const std::string& case_id,
        std::optional<log::NotTaken>& unreadable) const {
        const log::StreamId stream("case/" + case_id);
        const auto fail = [&](std::string why) {
            unreadable = log::NotTaken{"history_unreadable", stream.text() + ": " + std::move(why)};
            return persons::CaseStanding{};
        };
        const auto commits = ports_.history(tenant, stream);
        if (!commits) {
            return fail(commits.error().detail);
        }
        const auto events = events_of<facts::CaseEvent>({tenant, stream}, *commits, *ports_.sealer);
        if (!events) {
            return fail(events.error().reason);
        }
        try {
            const auto state = cases::fold(*events);
            return persons::CaseStanding{.open = state.opened() && !state.ended(),
                                         .custody = !state.custody.empty(),
                                         .holds = cases::retention_grounds(state)};
        } catch (const cases::HistoryViolation& violation) {
            return fail(violation.what());
        }
    }

    Ports ports_;
    Staffs staffs_;
    TakeReactions take_reactions_;
};

}  // namespace

std::unique_ptr<Streams> make_person_streams(const Ports& ports, Staffs staffs,
                                             TakeReactions take_reactions) {
    return std::make_unique<StreamsOf<PersonAggregate>>(
        *ports.sealer, PersonAggregate(ports, std::move(staffs), std::move(take_reactions)));
}

}  // namespace madoguchi::aggregates
