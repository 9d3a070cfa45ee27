#include "madoguchi/projections/lists/incident_definition.hpp"

#include "madoguchi/facts/values/code.hpp"
#include "madoguchi/facts/values/date.hpp"
#include "madoguchi/log/commit.hpp"
#include "madoguchi/projections/cases/keys.hpp"
#include "madoguchi/projections/core/row.hpp"

namespace madoguchi::projections {
namespace {

ReportColumns& report_of(IncidentRow& row, const std::string& report) {
    return report == "first" ? row.first : row.last;
}

}  // namespace

const ViewId& IncidentDefinition::view() {
    static const ViewId kId{.name = "incidents", .version = 1};
    return kId;
}

void IncidentDefinition::derive(const std::string& stream, const IncidentRow& row,
                                DerivedRows& out) const {
    if (!row.state.empty()) {
        out.rows.emplace_back(join_key("i", row.state, day_part(row.found_on), stream), Mark{});
    }
}

void IncidentDefinition::on(IncidentRow& row, const EventContext& at,
                            const facts::IncidentOpened& event) const {
    row.state = "open";
    row.kind = event.kind.text();
    row.found_on = event.found_on;
    row.found_at = event.found_at;
    row.found_by = event.found_by.text();
    row.office = at.commit.office;
    row.opened_on = at.on;
    row.cases = event.cases;
}

void IncidentDefinition::on(IncidentRow& row, const EventContext& /*at*/,
                            const facts::ReportClockStarted& event) const {
    report_of(row, event.report).due_on = event.due_on;
}

void IncidentDefinition::on(IncidentRow& row, const EventContext& /*at*/,
                            const facts::ReportFellDue& event) const {
    report_of(row, event.report).fell_due = true;
}

void IncidentDefinition::on(IncidentRow& row, const EventContext& /*at*/,
                            const facts::ReportMade& event) const {
    ReportColumns& report = report_of(row, event.report);
    if (!report.made_on) {
        report.made_on = event.made_on;
    }
}

void IncidentDefinition::on(IncidentRow& row, const EventContext& /*at*/,
                            const facts::ReportFoundNeedless& event) const {
    report_of(row, event.report).needless = true;
}

void IncidentDefinition::on(IncidentRow& row, const EventContext& /*at*/,
                            const facts::CaseJoinedIncident& event) const {
    row.cases.push_back(event.case_id);
}

void IncidentDefinition::on(IncidentRow& row, const EventContext& /*at*/,
                            const facts::CaseLeftIncident& event) const {
    std::erase(row.cases, event.case_id);
}

void IncidentDefinition::on(IncidentRow& row, const EventContext& /*at*/,
                            const facts::AffectedPersonAdded& /*event*/) const {
    ++row.persons_added;
}

void IncidentDefinition::on(IncidentRow& row, const EventContext& /*at*/,
                            const facts::AffectedPersonRemoved& event) const {
    if (event.person_no != 0) {
        --row.persons_added;
    }
}

void IncidentDefinition::on(IncidentRow& /*row*/, const EventContext& /*at*/,
                            const facts::IncidentNoteAdded& /*event*/) const {}

void IncidentDefinition::on(IncidentRow& row, const EventContext& at,
                            const facts::IncidentClosed& event) const {
    row.state = "closed";
    row.closed_on = at.on;
    row.closed_by = event.closed_by.text();
}

}  // namespace madoguchi::projections
