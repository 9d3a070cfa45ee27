#include "madoguchi/facts/values/code.hpp"
#include "madoguchi/facts/values/date.hpp"
#include "madoguchi/projections/cases/case_definition.hpp"  // IWYU pragma: associated

namespace madoguchi::projections {

void CaseDefinition::on(CaseRow& row, const EventContext& at,
                        const facts::PartyErased& event) const {
    row.changed_on = at.on;
    row.erased.push_back(event.holder.text());
    row.pending.clear();
}

void CaseDefinition::on(CaseRow& row, const EventContext& at,
                        const facts::RetentionHoldPlaced& event) const {
    row.changed_on = at.on;
    row.retention_holds.push_back({.ground = event.ground.text(),
                                   .reference = event.reference,
                                   .person = event.person,
                                   .since = at.on});
}

void CaseDefinition::on(CaseRow& row, const EventContext& at,
                        const facts::RetentionHoldLifted& event) const {
    row.changed_on = at.on;
    std::erase_if(row.retention_holds, [&](const HoldColumns& hold) {
        return hold.ground == event.ground.text() && hold.reference == event.reference &&
               hold.person == event.person;
    });
}

void CaseDefinition::on(CaseRow& row, const EventContext& at,
                        const facts::DisposalRequested& event) const {
    row.changed_on = at.on;
    row.pending.push_back({.kind = "disposal",
                           .event_no = 0,
                           .subject = {},
                           .requested_by = event.requested_by.text(),
                           .since = at.on});
}

void CaseDefinition::on(CaseRow& row, const EventContext& at,
                        const facts::CaseDisposed& /*event*/) const {
    row.changed_on = at.on;
    row.disposed_on = at.on;
    row.pending.clear();
}

}  // namespace madoguchi::projections
