#pragma once

#include <string>

#include "madoguchi/facts/any_event.hpp"
#include "madoguchi/log/ids.hpp"
#include "madoguchi/projections/core/decoded_commit.hpp"
#include "madoguchi/projections/core/derived_rows.hpp"
#include "madoguchi/projections/core/event_context.hpp"
#include "madoguchi/projections/core/event_groups.hpp"
#include "madoguchi/projections/core/type_list.hpp"
#include "madoguchi/projections/core/view_store.hpp"
#include "madoguchi/projections/core/view_writer.hpp"
#include "madoguchi/projections/rows/incident_row.hpp"

namespace madoguchi::projections {

/// `incidents`: what went wrong, which cases it holds, which reports wait. Keys:
/// `i/<state>/<found on>/<stream>`, and the incidents' states.
class IncidentDefinition {
 public:
    using State = IncidentRow;
    using Handles = IncidentEvents;
    using Ignores = Join<AllOf<facts::CaseEvent>, LookEvents, OfficeEvents, PersonEvents,
                         PolicyEvents, StaffEvents, WatchEvents>;

    [[nodiscard]] static const ViewId& view();
    [[nodiscard]] const ViewId& id() const { return view(); }
    [[nodiscard]] Seals seals() const { return Seals::kLeave; }
    [[nodiscard]] bool follows(const log::StreamId& stream) const {
        return stream.text().starts_with("incident/");
    }
    void direct(const DecodedCommit& /*commit*/, ViewWriter& /*writer*/) const {}
    void derive(const std::string& stream, const IncidentRow& row, DerivedRows& out) const;

    void on(IncidentRow& row, const EventContext& at, const facts::IncidentOpened& event) const;
    void on(IncidentRow& row, const EventContext& at, const facts::ReportClockStarted& event) const;
    void on(IncidentRow& row, const EventContext& at, const facts::ReportFellDue& event) const;
    void on(IncidentRow& row, const EventContext& at, const facts::ReportMade& event) const;
    void on(IncidentRow& row, const EventContext& at,
            const facts::ReportFoundNeedless& event) const;
    void on(IncidentRow& row, const EventContext& at, const facts::CaseJoinedIncident& event) const;
    void on(IncidentRow& row, const EventContext& at, const facts::CaseLeftIncident& event) const;
    void on(IncidentRow& row, const EventContext& at,
            const facts::AffectedPersonAdded& event) const;
    void on(IncidentRow& row, const EventContext& at,
            const facts::AffectedPersonRemoved& event) const;
    void on(IncidentRow& row, const EventContext& at, const facts::IncidentNoteAdded& event) const;
    void on(IncidentRow& row, const EventContext& at, const facts::IncidentClosed& event) const;
};

}  // namespace madoguchi::projections
