#include "madoguchi/domain/incidents/decide.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <string_view>

#include "madoguchi/domain/access/permission.hpp"
#include "madoguchi/domain/mark.hpp"
#include "madoguchi/domain/overloaded.hpp"
#include "madoguchi/domain/policy/handling.hpp"
#include "madoguchi/domain/staff/role.hpp"
#include "madoguchi/domain/staff/staff_code.hpp"
#include "madoguchi/facts/values/sensitive.hpp"

namespace madoguchi::incidents {

namespace {

using Guard = std::optional<Rejection>;

constexpr std::array<std::string_view, 5> kKinds{"misdirected_letter", "loss", "mistaken_delivery",
                                                 "unauthorised_look", "other"};
constexpr std::array<std::string_view, 2> kReports{"first", "final"};
constexpr std::array<std::string_view, 5> kReceivers{"commission", "prefecture", "person",
                                                     "ministry", "other"};
constexpr std::array<std::string_view, 3> kHolders{"principal", "agent", "other_agent"};

Decision rejected(RejectionCode code, std::vector<std::string> ids = {}) {
    return tl::make_unexpected(Rejection{code, std::move(ids)});
}
Decision rejected(Rejection rejection) { return tl::make_unexpected(std::move(rejection)); }

Decision done(facts::IncidentEvent event) { return Outcome{{std::move(event)}, {}}; }

Decision nothing_to_do() { return Outcome{}; }

template <std::size_t Count>
Guard is_word(const std::string& text, const char* field,
              const std::array<std::string_view, Count>& words) {
    if (std::find(words.begin(), words.end(), text) == words.end()) {
        return Rejection{RejectionCode::kUnknownWord, {field}};
    }
    return std::nullopt;
}

Guard is_open(const IncidentState& state) {
    if (state.status.empty()) {
        return Rejection{RejectionCode::kIncidentNotOpened, {}};
    }
    if (state.status != "open") {
        return Rejection{RejectionCode::kIncidentClosed, {}};
    }
    return std::nullopt;
}

Guard has_text(const Sensitive<std::string>& text, const char* field) {
    if (text.reveal().empty()) {
        return Rejection{RejectionCode::kReasonMissing, {field}};
    }
    return std::nullopt;
}

Guard is_managers(const DecisionContext& context) {
    if (!context.standing.holds(access::Role::kManager, context.office)) {
        return Rejection{RejectionCode::kManagerMissing, {}};
    }
    return std::nullopt;
}

Guard first_of(std::initializer_list<Guard> guards) {
    for (const Guard& guard : guards) {
        if (guard) {
            return guard;
        }
    }
    return std::nullopt;
}

/// `HH:MM`, or nothing at all.
bool is_time_of_day(const std::string& text) {
    const auto digit = [&](std::size_t at) { return text[at] >= '0' && text[at] <= '9'; };
    return text.empty() ||
           (text.size() == 5 && digit(0) && digit(1) && text[2] == ':' && digit(3) && digit(4) &&
            text.substr(0, 2) < "24" && text.substr(3) < "60");
}

/// A staff code, or nobody: then it was whoever records it.
Guard is_somebody(const facts::Staff& who) {
    return who.empty() || staff::is_staff_code(who.text())
               ? std::nullopt
               : Guard(Rejection{RejectionCode::kUnknownWord, {"found_by"}});
}

Guard are_cases(const std::vector<std::string>& cases) {
    return std::all_of(cases.begin(), cases.end(), is_mark)
               ? std::nullopt
               : Guard(Rejection{RejectionCode::kUnknownWord, {"cases"}});
}

bool concerns(const IncidentState& state, const std::string& case_id) {
    return std::find(state.cases.begin(), state.cases.end(), case_id) != state.cases.end();
}

const ReportState& report_of(const IncidentState& state, const std::string& report) {
    return state.reports[report == "first" ? 0 : 1];
}

/// The clocks that can be started: of the reports that have none yet, where the municipality says
/// how many days it has. `ids` takes the settings that are missing.
std::vector<facts::IncidentEvent> clocks(facts::Date found_on,
                                         const std::vector<ReportState>& reports,
                                         const policy::Policy* policy,
                                         std::vector<std::string>& ids) {
    std::vector<facts::IncidentEvent> events;
    for (const std::string_view report : kReports) {
        const bool first = report == "first";
        const auto known = std::find_if(reports.begin(), reports.end(),
                                        [&](const auto& one) { return one.report == report; });
        if (known != reports.end() && (known->due_on || known->settled())) {
            continue;
        }
        std::optional<int> days;
        if (policy != nullptr) {
            days = first ? policy->handling.first_report_days : policy->handling.final_report_days;
        }
        if (!days) {
            ids.emplace_back(first ? "policy_silent:handling.first_report_days"
                                   : "policy_silent:handling.final_report_days");
            continue;
        }
        events.emplace_back(facts::ReportClockStarted{
            .report = std::string(report), .due_on = found_on + std::chrono::days(*days)});
    }
    return events;
}

Decision open_incident(const IncidentState& state, const OpenIncident& command,
                       const DecisionContext& context) {
    if (!state.status.empty()) {
        return rejected(RejectionCode::kIncidentAlreadyOpened);
    }
    if (const auto no = first_of({is_word(command.kind.text(), "kind", kKinds),
                                  is_time_of_day(command.found_at)
                                      ? std::nullopt
                                      : Guard(Rejection{RejectionCode::kUnknownWord, {"found_at"}}),
                                  is_somebody(command.found_by), are_cases(command.cases)})) {
        return rejected(*no);
    }
    if (command.cases.empty() && command.text.reveal().empty()) {
        return rejected(RejectionCode::kNothingConcerned);
    }
    if (command.found_on > context.today) {
        return rejected(RejectionCode::kDayInFuture, {"found_on"});
    }
    facts::IncidentOpened opened{
        .kind = command.kind,
        .found_on = command.found_on,
        .found_at = command.found_at,
        .found_by = command.found_by.empty() ? context.actor : command.found_by,
        .cases = {},
        .text = command.text,
        .opened_by = context.actor};
    for (const std::string& one : command.cases) {
        if (std::find(opened.cases.begin(), opened.cases.end(), one) == opened.cases.end()) {
            opened.cases.push_back(one);
        }
    }
    Outcome outcome{{std::move(opened)}, {}};
    for (auto& clock : clocks(command.found_on, {}, context.policy.get(), outcome.ids)) {
        outcome.events.push_back(std::move(clock));
    }
    return outcome;
}

Decision start_clocks(const IncidentState& state, const DecisionContext& context) {
    if (const auto no = is_open(state)) {
        return rejected(*no);
    }
    Outcome outcome;
    outcome.events = clocks(state.found_on, state.reports, context.policy.get(), outcome.ids);
    if (outcome.events.empty() && !outcome.ids.empty()) {
        return rejected(RejectionCode::kPolicySilent, std::move(outcome.ids));
    }
    return outcome;
}

Decision record_report(const IncidentState& state, const RecordReport& command,
                       const DecisionContext& context) {
    if (const auto no = first_of({is_open(state), is_word(command.report, "report", kReports),
                                  is_word(command.to, "to", kReceivers)})) {
        return rejected(*no);
    }
    if (command.made_on > context.today) {
        return rejected(RejectionCode::kDayInFuture, {"made_on"});
    }
    // A report goes to several; each is an entry of its own.
    return done(facts::ReportMade{.report = command.report,
                                  .made_on = command.made_on,
                                  .to = command.to,
                                  .made_by = context.actor,
                                  .text = command.text});
}

Decision find_needless(const IncidentState& state, const FindReportNeedless& command,
                       const DecisionContext& context) {
    if (const auto no = first_of({is_open(state), is_word(command.report, "report", kReports),
                                  has_text(command.reason, "reason")})) {
        return rejected(*no);
    }
    const ReportState& report = report_of(state, command.report);
    if (report.made) {
        return rejected(RejectionCode::kReportSettled, {command.report});
    }
    if (report.needless) {
        return nothing_to_do();
    }
    if (const auto no = is_managers(context)) {
        return rejected(*no);
    }
    return done(facts::ReportFoundNeedless{
        .report = command.report, .decided_by = context.actor, .reason = command.reason});
}

Decision add_case(const IncidentState& state, const AddCaseToIncident& command) {
    if (const auto no = first_of({is_open(state), has_text(command.reason, "reason")})) {
        return rejected(*no);
    }
    if (!is_mark(command.case_id)) {
        return rejected(RejectionCode::kCaseUnknown);
    }
    if (concerns(state, command.case_id)) {
        return nothing_to_do();
    }
    return done(facts::CaseJoinedIncident{command.case_id, command.reason});
}

Decision remove_case(const IncidentState& state, const RemoveCaseFromIncident& command) {
    if (const auto no = first_of({is_open(state), has_text(command.reason, "reason")})) {
        return rejected(*no);
    }
    if (!concerns(state, command.case_id)) {
        return rejected(RejectionCode::kCaseUnknown);
    }
    return done(facts::CaseLeftIncident{command.case_id, command.reason});
}

Decision add_person(const IncidentState& state, const AddAffectedPerson& command) {
    if (const auto no = first_of(
            {is_open(state), has_text(command.name, "name"), has_text(command.reason, "reason")})) {
        return rejected(*no);
    }
    return done(facts::AffectedPersonAdded{.person_no = state.persons_added + 1,
                                           .name = command.name,
                                           .contact = command.contact,
                                           .reason = command.reason});
}

Decision remove_person(const IncidentState& state, const RemoveAffectedPerson& command) {
    if (const auto no = first_of({is_open(state), has_text(command.reason, "reason")})) {
        return rejected(*no);
    }
    const bool added = command.person_no != 0;
    if (added && command.person_no > state.persons_added) {
        return rejected(RejectionCode::kPersonUnknown);
    }
    if (!added) {
        if (const auto no = is_word(command.holder.text(), "holder", kHolders)) {
            return rejected(*no);
        }
        if (!concerns(state, command.case_id)) {
            return rejected(RejectionCode::kCaseUnknown);
        }
    }
    const UnaffectedPerson whom{added ? std::string() : command.case_id,
                                added ? Holder() : command.holder, command.person_no};
    const auto& unaffected = state.unaffected;
    if (std::find(unaffected.begin(), unaffected.end(), whom) != unaffected.end()) {
        return nothing_to_do();
    }
    return done(facts::AffectedPersonRemoved{.case_id = whom.case_id,
                                             .holder = whom.holder,
                                             .person_no = whom.person_no,
                                             .reason = command.reason});
}

Decision add_note(const IncidentState& state, const AddIncidentNote& command) {
    if (state.status.empty()) {
        return rejected(RejectionCode::kIncidentNotOpened);
    }
    if (const auto no = has_text(command.text, "text")) {
        return rejected(*no);
    }
    return done(facts::IncidentNoteAdded{command.text});
}

Decision close_incident(const IncidentState& state, const CloseIncident& command,
                        const DecisionContext& context) {
    if (state.status == "closed") {
        return nothing_to_do();
    }
    if (const auto no = first_of({is_open(state), has_text(command.text, "text")})) {
        return rejected(*no);
    }
    std::vector<std::string> missing;
    for (const ReportState& report : state.reports) {
        if (!report.settled()) {
            missing.push_back(report.report);
        }
    }
    if (!missing.empty()) {
        return rejected(RejectionCode::kReportOpen, std::move(missing));
    }
    if (context.actor == state.opened_by) {
        return rejected(RejectionCode::kSecondPersonMissing);
    }
    if (const auto no = is_managers(context)) {
        return rejected(*no);
    }
    return done(facts::IncidentClosed{
        .closed_by = context.actor, .cases = state.cases, .text = command.text});
}

Decision remind(const IncidentState& state, const RemindOfReport& command,
                const DecisionContext& context) {
    for (const DueReport& due : due_reports(state)) {
        if (due.report == command.report && due.due_on <= context.today) {
            return done(facts::ReportFellDue{due.report, due.due_on});
        }
    }
    return nothing_to_do();
}

}  // namespace

Decision decide(const IncidentState& state, const IncidentCommand& command,
                const DecisionContext& context) {
    return std::visit(
        Overloaded{
            [&](const OpenIncident& c) { return open_incident(state, c, context); },
            [&](const StartReportClocks&) { return start_clocks(state, context); },
            [&](const RecordReport& c) { return record_report(state, c, context); },
            [&](const FindReportNeedless& c) { return find_needless(state, c, context); },
            [&](const AddCaseToIncident& c) { return add_case(state, c); },
            [&](const RemoveCaseFromIncident& c) { return remove_case(state, c); },
            [&](const AddAffectedPerson& c) { return add_person(state, c); },
            [&](const RemoveAffectedPerson& c) { return remove_person(state, c); },
            [&](const AddIncidentNote& c) { return add_note(state, c); },
            [&](const CloseIncident& c) { return close_incident(state, c, context); },
            [&](const RemindOfReport& c) { return remind(state, c, context); },
        },
        command);
}

}  // namespace madoguchi::incidents
