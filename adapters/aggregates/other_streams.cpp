#include "madoguchi/adapters/aggregates/stream_kinds.hpp"
#include "madoguchi/adapters/aggregates/streams_of.hpp"
#include "madoguchi/domain/access/standing.hpp"
#include "madoguchi/domain/calendar/date.hpp"
#include "madoguchi/domain/incidents/decide.hpp"
#include "madoguchi/domain/looks/decide.hpp"
#include "madoguchi/domain/offices/decide.hpp"
#include "madoguchi/domain/policies/decide.hpp"
#include "madoguchi/domain/staff/decide.hpp"
#include "madoguchi/domain/watches/decide.hpp"
#include "madoguchi/log/assert.hpp"
#include "madoguchi/state/v1/incident.pb.h"
#include "madoguchi/state/v1/look.pb.h"
#include "madoguchi/state/v1/office.pb.h"
#include "madoguchi/state/v1/policy.pb.h"
#include "madoguchi/state/v1/staff.pb.h"
#include "madoguchi/state/v1/watch.pb.h"

namespace madoguchi::aggregates {
namespace {

/// A decision of the domain as `StreamsOf` needs it.
template <typename Event, typename Decision>
log::Expected<Answered<Event>, Refused> answer_of(Decision decision,
                                                  std::vector<std::string> ids = {}) {
    if (!decision) {
        const auto& rejection = decision.error();
        return log::unexpected(Refused{static_cast<std::uint32_t>(rejection.code),
                                       name_of(rejection.code),
                                       rejection.ids,
                                       {}});
    }
    return Answered<Event>{std::move(decision->events), {}, std::move(ids)};
}

/// What aggregates have in common whose folds are total and that aren't bound to a policy.
template <typename StateType, typename EventType, typename CommandType>
class SimpleAggregate {
 public:
    using State = StateType;
    using Event = EventType;
    using Command = CommandType;

    [[nodiscard]] static log::Expected<State, log::Quarantine> fold(std::span<const Event> events) {
        State state;
        for (const auto& event : events) {
            state = evolve(std::move(state), event);
        }
        return state;
    }

    [[nodiscard]] static log::Expected<State, log::NotTaken> after(State state,
                                                                   std::span<const Event> events,
                                                                   const Call& /*call*/) {
        for (const auto& event : events) {
            state = evolve(std::move(state), event);
        }
        return state;
    }

    [[nodiscard]] static std::string policy_version(const State& /*state*/) { return {}; }
    [[nodiscard]] static std::vector<DueOn> due(const State& /*state*/) { return {}; }
    [[nodiscard]] static AnyCommand due_command(const DueOn& /*due*/) {
        MADOGUCHI_LOG_ASSERT(!"an aggregate without timers");
        return {};
    }
};

class OfficeAggregate final
    : public SimpleAggregate<offices::OfficeState, facts::OfficeEvent, offices::OfficeCommand> {
 public:
    static constexpr std::uint32_t kFoldVersion = offices::kOfficeFoldVersion;
    static constexpr const char* kStateType = "madoguchi.state.office.v1";

    explicit OfficeAggregate(Staffs staffs) : staffs_(std::move(staffs)) {}

    [[nodiscard]] static const google::protobuf::Descriptor& state_message() {
        return *madoguchi::state::v1::OfficeState::descriptor();
    }

    [[nodiscard]] log::Expected<Answered<Event>, Refused> decide(const State& state,
                                                                 const Command& command,
                                                                 const Call& call) const {
        const facts::Staff actor(call.command.actor);
        const auto& staff = staffs_(call.command.tenant);
        const offices::DecisionContext context{
            calendar::jst_date(call.command.occurred_at), actor,
            facts::Office(key_of(call.command.stream)),
            access::standing_of(staff, actor, calendar::jst_date(call.context.now)), &staff};
        auto decision = offices::decide(state, command, context);
        auto ids = decision ? decision->ids : std::vector<std::string>();
        return answer_of<Event>(std::move(decision), std::move(ids));
    }

 private:
    Staffs staffs_;
};

class IncidentAggregate final
    : public SimpleAggregate<incidents::IncidentState, facts::IncidentEvent,
                             incidents::IncidentCommand> {
 public:
    static constexpr std::uint32_t kFoldVersion = incidents::kIncidentFoldVersion;
    static constexpr const char* kStateType = "madoguchi.state.incident.v1";
    static constexpr const char* kRemind = "remind_of_report";

    IncidentAggregate(Books books, Staffs staffs)
        : books_(std::move(books)), staffs_(std::move(staffs)) {}

    [[nodiscard]] static const google::protobuf::Descriptor& state_message() {
        return *madoguchi::state::v1::IncidentState::descriptor();
    }

    [[nodiscard]] log::Expected<Answered<Event>, Refused> decide(const State& state,
                                                                 const Command& command,
                                                                 const Call& call) const {
        const auto today = calendar::jst_date(call.command.occurred_at);
        const facts::Staff actor(call.command.actor);
        auto decision =
            incidents::decide(state, command,
                              {today, actor, facts::Office(call.command.office),
                               access::standing_of(staffs_(call.command.tenant), actor,
                                                   calendar::jst_date(call.context.now)),
                               books_(call.command.tenant).in_force(today)});
        auto ids = decision ? decision->ids : std::vector<std::string>();
        return answer_of<Event>(std::move(decision), std::move(ids));
    }

    [[nodiscard]] static std::vector<DueOn> due(const State& state) {
        std::vector<DueOn> found;
        for (auto& report : incidents::due_reports(state)) {
            found.push_back({report.due_on, kRemind, std::move(report.report)});
        }
        return found;
    }

    [[nodiscard]] static AnyCommand due_command(const DueOn& due) {
        MADOGUCHI_LOG_ASSERT(due.kind == kRemind);
        return incidents::RemindOfReport{due.key};
    }

 private:
    Books books_;
    Staffs staffs_;
};

class LooksAggregate final
    : public SimpleAggregate<looks::LooksState, facts::LookEvent, looks::LookCommand> {
 public:
    static constexpr std::uint32_t kFoldVersion = looks::kLooksFoldVersion;
    static constexpr const char* kStateType = "madoguchi.state.looks.v1";

    [[nodiscard]] static const google::protobuf::Descriptor& state_message() {
        return *madoguchi::state::v1::LooksState::descriptor();
    }

    [[nodiscard]] static log::Expected<Answered<Event>, Refused> decide(const State& state,
                                                                        const Command& command,
                                                                        const Call& call) {
        return answer_of<Event>(looks::decide(
            state, command,
            {calendar::jst_date(call.command.occurred_at), key_of(call.command.stream)}));
    }
};

class PolicyAggregate final
    : public SimpleAggregate<policies::PolicyState, facts::PolicyEvent, policies::PolicyCommand> {
 public:
    static constexpr std::uint32_t kFoldVersion = policies::kPolicyFoldVersion;
    static constexpr const char* kStateType = "madoguchi.state.policy.v1";

    PolicyAggregate(const Ports& ports, Books books) : ports_(ports), books_(std::move(books)) {}

    [[nodiscard]] static const google::protobuf::Descriptor& state_message() {
        return *madoguchi::state::v1::PolicyState::descriptor();
    }

    [[nodiscard]] log::Expected<Answered<Event>, Refused> decide(const State& state,
                                                                 const Command& command,
                                                                 const Call& call) const {
        const auto& book = books_(call.command.tenant);
        return answer_of<Event>(policies::decide(
            state, command,
            {call.command.tenant.text(), ports_.sha256, ports_.parse_policy,
             [&book](const std::string& version) { return book.published(version); }}));
    }

 private:
    Ports ports_;
    Books books_;
};

class StaffAggregate final
    : public SimpleAggregate<staff::StaffState, facts::StaffEvent, staff::StaffCommand> {
 public:
    static constexpr std::uint32_t kFoldVersion = staff::kStaffFoldVersion;
    static constexpr const char* kStateType = "madoguchi.state.staff.v1";

    explicit StaffAggregate(Books books) : books_(std::move(books)) {}

    [[nodiscard]] static const google::protobuf::Descriptor& state_message() {
        return *madoguchi::state::v1::StaffState::descriptor();
    }

    [[nodiscard]] log::Expected<Answered<Event>, Refused> decide(const State& state,
                                                                 const Command& command,
                                                                 const Call& call) const {
        const auto today = calendar::jst_date(call.command.occurred_at);
        return answer_of<Event>(staff::decide(state, command,
                                              {today, facts::Staff(call.command.actor),
                                               books_(call.command.tenant).in_force(today)}));
    }

 private:
    Books books_;
};

class WatchAggregate final
    : public SimpleAggregate<watches::WatchState, facts::WatchEvent, watches::WatchCommand> {
 public:
    static constexpr std::uint32_t kFoldVersion = watches::kWatchFoldVersion;
    static constexpr const char* kStateType = "madoguchi.state.watch.v1";
    static constexpr const char* kExpire = "expire_watch";

    explicit WatchAggregate(Books books) : books_(std::move(books)) {}

    [[nodiscard]] static const google::protobuf::Descriptor& state_message() {
        return *madoguchi::state::v1::WatchState::descriptor();
    }

    [[nodiscard]] log::Expected<Answered<Event>, Refused> decide(const State& state,
                                                                 const Command& command,
                                                                 const Call& call) const {
        const auto today = calendar::jst_date(call.command.occurred_at);
        return answer_of<Event>(watches::decide(state, command,
                                                {today, facts::Office(call.command.office),
                                                 books_(call.command.tenant).in_force(today)}));
    }

    [[nodiscard]] static std::vector<DueOn> due(const State& state) {
        const auto day = watches::expires_after(state);
        if (!day) {
            return {};
        }
        return {{*day, kExpire, facts::date_text(*day)}};
    }

    [[nodiscard]] static AnyCommand due_command(const DueOn& due) {
        MADOGUCHI_LOG_ASSERT(due.kind == kExpire);
        return watches::ExpireWatch{};
    }

 private:
    Books books_;
};

}  // namespace

std::unique_ptr<Streams> make_office_streams(const Ports& ports, Staffs staffs) {
    return std::make_unique<StreamsOf<OfficeAggregate>>(*ports.sealer,
                                                        OfficeAggregate(std::move(staffs)));
}

std::unique_ptr<Streams> make_incident_streams(const Ports& ports, Books books, Staffs staffs) {
    return std::make_unique<StreamsOf<IncidentAggregate>>(
        *ports.sealer, IncidentAggregate(std::move(books), std::move(staffs)));
}

std::unique_ptr<Streams> make_looks_streams(const Ports& ports) {
    return std::make_unique<StreamsOf<LooksAggregate>>(*ports.sealer, LooksAggregate());
}

std::unique_ptr<Streams> make_policy_streams(const Ports& ports, Books books) {
    return std::make_unique<StreamsOf<PolicyAggregate>>(*ports.sealer,
                                                        PolicyAggregate(ports, std::move(books)));
}

std::unique_ptr<Streams> make_staff_streams(const Ports& ports, Books books) {
    return std::make_unique<StreamsOf<StaffAggregate>>(*ports.sealer,
                                                       StaffAggregate(std::move(books)));
}

const staff::StaffState& staff_of(const log::State& state) {
    return static_cast<const Held<staff::StaffState>&>(state).value;
}

std::unique_ptr<Streams> make_watch_streams(const Ports& ports, Books books) {
    return std::make_unique<StreamsOf<WatchAggregate>>(*ports.sealer,
                                                       WatchAggregate(std::move(books)));
}

}  // namespace madoguchi::aggregates
