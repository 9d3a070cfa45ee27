#include "madoguchi/adapters/cli/office_week_desk.hpp"

#include <algorithm>
#include <utility>
#include <variant>

#include "madoguchi/domain/cases/evolve.hpp"
#include "madoguchi/domain/cases/history_violation.hpp"

namespace madoguchi::cli {

namespace {

/// Timers wait for a person when the clock jumps by more than a day: time passes in smaller steps.
constexpr std::chrono::hours kHop{6};

std::string quoted(const std::string& code) { return '"' + code + '"'; }

WeekAnswer answer_of(const log::Answer& answer) {
    if (answer.kind != log::AnswerKind::kStored) {
        return {"not_taken:" + answer.code, {}, answer.detail};
    }
    switch (answer.outcome.kind) {
        case log::OutcomeKind::kAccepted:
            return {"accepted", answer.outcome.ids, {}};
        case log::OutcomeKind::kNothingToDo:
            return {"nothing_to_do", answer.outcome.ids, {}};
        case log::OutcomeKind::kRejected:
            break;
    }
    return {"rejected:" + answer.outcome.code_name, answer.outcome.ids, {}};
}

/// The events of one aggregate among those of a stream.
template <typename Event>
std::vector<Event> events_of(const std::vector<projections::DecodedCommit>& commits) {
    std::vector<Event> events;
    for (const auto& commit : commits) {
        for (const facts::AnyEvent& event : commit.events) {
            if (const auto* own = std::get_if<Event>(&event)) {
                events.push_back(*own);
            }
        }
    }
    return events;
}

}  // namespace

Result<void> OfficeDesk::pass_to(WallTime until) {
    const log::UtcTime end = instant_of(until);
    while (clock_.now() < end) {
        clock_.set(std::min<log::UtcTime>(end, clock_.now() + kHop));
        if (auto ticked = installation_.tick(); !ticked) {
            return ticked;
        }
    }
    return {};
}

Result<WeekAnswer> OfficeDesk::put(const WeekCommand& command) {
    const std::string id = installation_.derived_id("office week " + std::to_string(++commands_));
    const std::string payload = command.payload.substr(1, command.payload.size() - 2);
    const std::string json = "{\"tenant\":" + quoted(command.tenant) + ",\"id\":" + quoted(id) +
                             ",\"stream\":" + quoted(command.stream) +
                             ",\"actor\":" + quoted(command.actor) +
                             ",\"office\":" + quoted(command.office) + "," + payload + "}";
    auto answer = installation_.submit_json(json);
    if (!answer) {
        return log::unexpected(answer.error());
    }
    if (auto done = installation_.tick(); !done) {
        return log::unexpected(done.error());
    }
    return answer_of(*answer);
}

Result<std::vector<facts::CaseEvent>> OfficeDesk::case_events(const std::string& tenant,
                                                              const std::string& stream) {
    const auto commits = installation_.stream(log::TenantId(tenant), log::StreamId(stream));
    if (!commits) {
        return log::unexpected(commits.error());
    }
    std::vector<facts::CaseEvent> events;
    for (auto& event : cases::effective(events_of<facts::CaseEvent>(*commits))) {
        if (event) {
            events.push_back(std::move(*event));
        }
    }
    return events;
}

Result<cases::CaseState> OfficeDesk::case_state(const std::string& tenant,
                                                const std::string& stream) {
    const auto commits = installation_.stream(log::TenantId(tenant), log::StreamId(stream));
    if (!commits) {
        return log::unexpected(commits.error());
    }
    try {
        auto state = cases::fold(events_of<facts::CaseEvent>(*commits));
        if (!state.opened()) {
            return failed(ExitStatus::kNotFound, "there is no " + stream + " in " + tenant);
        }
        return state;
    } catch (const cases::HistoryViolation& violation) {
        return failed(ExitStatus::kDamaged, stream + ": " + violation.what());
    }
}

}  // namespace madoguchi::cli
