#include <algorithm>

#include "madoguchi/domain/incidents/decide.hpp"  // IWYU pragma: associated
#include "madoguchi/domain/overloaded.hpp"

namespace madoguchi::incidents {

namespace {

template <typename Change>
void change_report(IncidentState& state, const std::string& report, Change change) {
    for (ReportState& one : state.reports) {
        if (one.report == report) {
            change(one);
        }
    }
}

}  // namespace

IncidentState evolve(IncidentState state, const facts::IncidentEvent& event) {
    std::visit(
        Overloaded{
            [&](const facts::IncidentOpened& fact) {
                state.status = "open";
                state.found_on = fact.found_on;
                state.opened_by = fact.opened_by;
                state.cases = fact.cases;
                state.reports.resize(2);
                state.reports[0].report = "first";
                state.reports[1].report = "final";
            },
            [&](const facts::ReportClockStarted& fact) {
                change_report(state, fact.report,
                              [&](ReportState& one) { one.due_on = fact.due_on; });
            },
            [&](const facts::ReportFellDue& fact) {
                change_report(state, fact.report, [](ReportState& one) { one.fell_due = true; });
            },
            [&](const facts::ReportMade& fact) {
                change_report(state, fact.report, [](ReportState& one) { one.made = true; });
            },
            [&](const facts::ReportFoundNeedless& fact) {
                change_report(state, fact.report, [](ReportState& one) { one.needless = true; });
            },
            [&](const facts::CaseJoinedIncident& fact) { state.cases.push_back(fact.case_id); },
            [&](const facts::CaseLeftIncident& fact) { std::erase(state.cases, fact.case_id); },
            [&](const facts::AffectedPersonAdded& fact) { state.persons_added = fact.person_no; },
            [&](const facts::AffectedPersonRemoved& fact) {
                state.unaffected.push_back({fact.case_id, fact.holder, fact.person_no});
            },
            [](const facts::IncidentNoteAdded&) {},
            [&](const facts::IncidentClosed&) { state.status = "closed"; },
        },
        event);
    ++state.event_count;
    return state;
}

std::vector<DueReport> due_reports(const IncidentState& state) {
    std::vector<DueReport> due;
    if (state.status != "open") {
        return due;
    }
    for (const ReportState& one : state.reports) {
        if (one.due_on && !one.settled() && !one.fell_due) {
            due.push_back({one.report, *one.due_on});
        }
    }
    return due;
}

}  // namespace madoguchi::incidents
