
#include <algorithm>

#include "madoguchi/facts/values/code.hpp"
#include "madoguchi/facts/values/date.hpp"
#include "madoguchi/projections/cases/case_definition.hpp"  // IWYU pragma: associated

namespace madoguchi::projections {

void CaseDefinition::on(CaseRow& row, const EventContext& at,
                        const facts::CaseClaimed& event) const {
    row.changed_on = at.on;
    row.clerk = event.clerk.text();
}

void CaseDefinition::on(CaseRow& row, const EventContext& at,
                        const facts::ClaimReleased& /*event*/) const {
    row.changed_on = at.on;
    row.clerk.clear();
}

void CaseDefinition::on(CaseRow& row, const EventContext& at,
                        const facts::WorkHandedOver& event) const {
    row.changed_on = at.on;
    if (event.claim) {
        row.clerk = event.to.text();
    }
    for (CustodyColumns& item : row.custody) {
        if (std::ranges::find(event.custody, item.receipt_number) != event.custody.end()) {
            item.keeper = event.to.text();
        }
    }
}

}  // namespace madoguchi::projections
