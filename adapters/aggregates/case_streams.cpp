#include <algorithm>

#include "madoguchi/adapters/aggregates/case_reactions.hpp"
#include "madoguchi/adapters/aggregates/case_row_state.hpp"
#include "madoguchi/adapters/aggregates/derived_id.hpp"
#include "madoguchi/adapters/aggregates/stream_kinds.hpp"
#include "madoguchi/adapters/aggregates/streams_of.hpp"
#include "madoguchi/adapters/aggregates/watch_stream.hpp"
#include "madoguchi/domain/calendar/date.hpp"
#include "madoguchi/domain/cases/case_end.hpp"
#include "madoguchi/domain/cases/decide.hpp"
#include "madoguchi/domain/cases/evolve.hpp"
#include "madoguchi/domain/cases/history_violation.hpp"
#include "madoguchi/domain/cases/timers.hpp"
#include "madoguchi/domain/persons/decide.hpp"
#include "madoguchi/domain/watches/decide.hpp"
#include "madoguchi/state/v1/case.pb.h"

namespace madoguchi::aggregates {
namespace {

/// The case as `StreamsOf` needs it.
class CaseAggregate {
 public:
    using State = cases::CaseState;
    using Event = facts::CaseEvent;
    using Command = cases::CaseCommand;
    static constexpr std::uint32_t kFoldVersion = cases::kCaseFoldVersion;
    static constexpr const char* kStateType = kCaseStateType;

    CaseAggregate(const Ports& ports, Books books, Staffs staffs, TakeReactions take_reactions)
        : ports_(ports),
          books_(std::move(books)),
          staffs_(std::move(staffs)),
          take_reactions_(std::move(take_reactions)) {}

    [[nodiscard]] static const google::protobuf::Descriptor& state_message() {
        return *madoguchi::state::v1::CaseState::descriptor();
    }

    [[nodiscard]] static log::Expected<State, log::Quarantine> fold(std::span<const Event> events) {
        try {
            return cases::fold(events);
        } catch (const cases::HistoryViolation& violation) {
            return log::unexpected(log::Quarantine{.reason = violation.what()});
        }
    }

    [[nodiscard]] log::Expected<Answered<Event>, Refused> decide(const State& state,
                                                                 const Command& command,
                                                                 const Call& call) const {
        std::optional<log::Quarantine> unreadable;
        auto decision = cases::decide(state, command, context_of(call, unreadable));
        if (unreadable) {
            Refused refusal;
            const char* const code = unreadable->may_pass           ? log::kKeysUnavailable
                                     : unreadable->newer_than_build ? "newer_than_build"
                                                                    : "history_unreadable";
            refusal.not_taken = log::NotTaken{code, unreadable->reason};
            return log::unexpected(std::move(refusal));
        }
        if (!decision) {
            const auto& rejection = decision.error();
            Refused refusal{static_cast<std::uint32_t>(rejection.code),
                            cases::name_of(rejection.code),
                            rejection.ids,
                            {}};
            for (const facts::RuleId& rule : rejection.rule_ids) {
                refusal.ids.push_back(rule.text());
            }
            return log::unexpected(std::move(refusal));
        }
        Answered<Event> answered{std::move(decision->events), {}, std::move(decision->ids)};
        for (auto& [series, number] : decision->draws) {
            answered.draws.push_back({std::move(series), number});
        }
        return answered;
    }

    [[nodiscard]] log::Expected<State, log::NotTaken> after(const State& before,
                                                            std::span<const Event> events,
                                                            const Call& call) const {
        try {
            const auto load = [&] {
                auto history = loaded_history(call);
                history.insert(history.end(), events.begin(), events.end());
                return history;
            };
            if (auto next = reactions_of(ports_, source_of(call), events, load); !next.empty()) {
                take_reactions_(call.command.id, std::move(next));
            }
            if (std::any_of(events.begin(), events.end(), cases::changes_history)) {
                return cases::fold(load());
            }
            State state = before;
            for (const auto& event : events) {
                state = cases::evolve(std::move(state), event);
            }
            return state;
        } catch (const cases::HistoryViolation& violation) {
            return log::unexpected(log::NotTaken{
                "impossible_history",
                std::string(violation.what()) + "; nothing was stored; report this error"});
        }
    }

    [[nodiscard]] static std::string policy_version(const State& state) {
        return state.policy_version;
    }

    [[nodiscard]] static std::vector<DueOn> due(const State& state) {
        std::vector<DueOn> found;
        for (auto& timer : cases::timers(state)) {
            found.push_back({timer.due_on, std::move(timer.kind), std::move(timer.key)});
        }
        return found;
    }

    [[nodiscard]] static AnyCommand due_command(const DueOn& due) {
        return cases::due_command(due.kind, due.key);
    }

 private:
    [[nodiscard]] log::Expected<std::vector<Event>, log::Quarantine> history_of(
        const Call& call) const {
        const auto commits = call.context.history();
        return events_of<Event>({call.command.tenant, call.command.stream}, commits,
                                *ports_.sealer);
    }

    /// For what has been read once while deciding. Throws HistoryViolation when it can't be read.
    [[nodiscard]] std::vector<Event> loaded_history(const Call& call) const {
        auto history = history_of(call);
        if (!history) {
            throw cases::HistoryViolation(history.error().reason);
        }
        return std::move(*history);
    }

    /// The day of the commit that ended the case.
    [[nodiscard]] std::optional<facts::Date> ended_on(
        const Call& call, std::optional<log::Quarantine>& unreadable) const {
        const auto history = history_of(call);
        if (!history) {
            unreadable = history.error();
            return std::nullopt;
        }
        const auto event_no = cases::ending_event_no(*history);
        if (!event_no) {
            return std::nullopt;
        }
        std::optional<facts::Date> day;
        for (const auto& commit : call.context.history()) {
            if (commit.version_before.value() < *event_no) {
                day = calendar::jst_date(commit.occurred_at);
            }
        }
        return day;
    }

    /// By the person's stored commits: who approves is answered only after that is durable.
    [[nodiscard]] bool erasure_approved(const log::TenantId& tenant, const std::string& person,
                                        std::optional<log::Quarantine>& unreadable) const {
        const log::StreamId stream("person/" + person);
        const auto commits = ports_.history(tenant, stream);
        if (!commits) {
            unreadable = log::Quarantine{.reason = commits.error().detail, .may_pass = true};
            return false;
        }
        const auto events =
            events_of<facts::PersonEvent>({tenant, stream}, *commits, *ports_.sealer);
        if (!events) {
            unreadable = events.error();
            return false;
        }
        return persons::fold(*events).erasure == "approved";
    }

    /// By the stored commits of the person's watch: an import is durable before it is answered.
    [[nodiscard]] bool is_protected(const log::TenantId& tenant,
                                    const facts::Sensitive<std::string>& register_no,
                                    std::optional<log::Quarantine>& unreadable) const {
        const log::StreamId stream = protection_stream(*ports_.digester, tenant, register_no);
        const auto commits = ports_.history(tenant, stream);
        if (!commits) {
            unreadable = log::Quarantine{.reason = commits.error().detail, .may_pass = true};
            return false;
        }
        const auto events =
            events_of<facts::WatchEvent>({tenant, stream}, *commits, *ports_.sealer);
        if (!events) {
            unreadable = events.error();
            return false;
        }
        return watches::fold(*events).person_protected();
    }

    /// The streams' keys of the watches over the principal's certificates.
    [[nodiscard]] std::vector<std::string> watches_of(
        const Call& call, std::optional<log::Quarantine>& unreadable) const {
        const auto history = history_of(call);
        if (!history) {
            unreadable = history.error();
            return {};
        }
        std::vector<std::string> keys;
        for (const auto& event : cases::effective(*history)) {
            const auto* const opened = event ? std::get_if<facts::CaseOpened>(&*event) : nullptr;
            if (opened == nullptr || opened->principal.register_no.reveal().empty()) {
                continue;
            }
            for (const char* const kind : {"signature", "user_auth"}) {
                keys.push_back(
                    key_of(watch_stream(*ports_.digester, call.command.tenant,
                                        opened->principal.register_no, facts::Target(kind))));
            }
        }
        return keys;
    }

    [[nodiscard]] static ReactionSource source_of(const Call& call) {
        return {call.command.tenant, call.command.stream, call.context.version, call.command.office,
                call.command.occurred_at};
    }

    [[nodiscard]] cases::DecisionContext context_of(
        const Call& call, std::optional<log::Quarantine>& unreadable) const {
        cases::DecisionContext context;
        context.case_id = key_of(call.command.stream);
        context.today = calendar::jst_date(call.command.occurred_at);
        context.actor = facts::Staff(call.command.actor);
        context.office = facts::Office(call.command.office);
        context.staff = &staffs_(call.command.tenant);
        context.standing = access::standing_of(*context.staff, context.actor,
                                               calendar::jst_date(call.context.now));
        context.rules = &books_(call.command.tenant);
        context.next_number = call.context.next_number;
        context.opaque_value = [this, &call](std::uint32_t letter_seq) {
            const auto digest = derived_digest(
                *ports_.digester, {"letter", call.command.tenant.text(), call.command.stream.text(),
                                   std::to_string(letter_seq)});
            std::uint64_t value = 0;
            for (std::size_t i = 0; i < sizeof value; ++i) {
                value = value << 8 | digest[i];
            }
            return value;
        };
        context.history = [this, &call, &unreadable]() -> std::vector<Event> {
            auto history = history_of(call);
            if (!history) {
                unreadable = std::move(history.error());
                return {};
            }
            return std::move(*history);
        };
        context.ended_on = [this, &call, &unreadable] { return ended_on(call, unreadable); };
        context.watches = [this, &call, &unreadable] { return watches_of(call, unreadable); };
        context.erasure_approved = [this, &call, &unreadable](const std::string& person) {
            return erasure_approved(call.command.tenant, person, unreadable);
        };
        context.is_protected = [this, &call,
                                &unreadable](const facts::Sensitive<std::string>& register_no) {
            return is_protected(call.command.tenant, register_no, unreadable);
        };
        return context;
    }

    Ports ports_;
    Books books_;
    Staffs staffs_;
    TakeReactions take_reactions_;
};

}  // namespace

std::unique_ptr<Streams> make_case_streams(const Ports& ports, Books books, Staffs staffs,
                                           TakeReactions take_reactions) {
    return std::make_unique<StreamsOf<CaseAggregate>>(
        *ports.sealer,
        CaseAggregate(ports, std::move(books), std::move(staffs), std::move(take_reactions)));
}

std::string key_of(const log::StreamId& stream) {
    const auto slash = stream.text().find('/');
    return slash == std::string::npos ? std::string() : stream.text().substr(slash + 1);
}

}  // namespace madoguchi::aggregates
