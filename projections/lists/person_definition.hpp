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
#include "madoguchi/projections/rows/person_row.hpp"

namespace madoguchi::projections {

/// `persons`: the register of persons. Keys: `e/<requested on>/<stream>` (an erasure waits for
/// approval), `h/<ground>/<stream>` (a hold), `a/<99999 less cases as agent, 5 digits>/<stream>`
/// (agent in several cases).
class PersonDefinition {
 public:
    using State = PersonRow;
    using Handles = PersonEvents;
    using Ignores = Join<AllOf<facts::CaseEvent>, IncidentEvents, LookEvents, OfficeEvents,
                         PolicyEvents, StaffEvents, WatchEvents>;

    [[nodiscard]] static const ViewId& view();
    [[nodiscard]] const ViewId& id() const { return view(); }
    [[nodiscard]] Seals seals() const { return Seals::kLeave; }
    [[nodiscard]] bool follows(const log::StreamId& stream) const {
        return stream.text().starts_with("person/");
    }
    void direct(const DecodedCommit& /*commit*/, ViewWriter& /*writer*/) const {}
    void derive(const std::string& stream, const PersonRow& row, DerivedRows& out) const;

    void on(PersonRow& row, const EventContext& at, const facts::CaseLinked& event) const;
    void on(PersonRow& row, const EventContext& at, const facts::CaseUnlinked& event) const;
    void on(PersonRow& row, const EventContext& at, const facts::PersonHoldPlaced& event) const;
    void on(PersonRow& row, const EventContext& at, const facts::PersonHoldLifted& event) const;
    void on(PersonRow& row, const EventContext& at, const facts::ErasureRequested& event) const;
    void on(PersonRow& row, const EventContext& at, const facts::ErasureDismissed& event) const;
    void on(PersonRow& row, const EventContext& at, const facts::ErasureApproved& event) const;
    void on(PersonRow& row, const EventContext& at, const facts::CaseErased& event) const;
};

}  // namespace madoguchi::projections
