#include "madoguchi/projections/lists/person_definition.hpp"

#include <algorithm>
#include <set>

#include "madoguchi/facts/values/code.hpp"
#include "madoguchi/facts/values/date.hpp"
#include "madoguchi/projections/cases/keys.hpp"
#include "madoguchi/projections/core/row.hpp"
#include "madoguchi/projections/rows/case_row.hpp"

namespace madoguchi::projections {
namespace {

constexpr std::int64_t kMostFirst = 99'999;

std::int64_t cases_as_agent(const PersonRow& row) {
    std::set<std::string_view> cases;
    for (const PersonLinkColumns& link : row.links) {
        if (link.holder != "principal") {
            cases.insert(link.case_id);
        }
    }
    return static_cast<std::int64_t>(cases.size());
}

}  // namespace

const ViewId& PersonDefinition::view() {
    static const ViewId kId{.name = "persons", .version = 1};
    return kId;
}

void PersonDefinition::derive(const std::string& stream, const PersonRow& row,
                              DerivedRows& out) const {
    if (row.erasure == "requested" && row.requested_on) {
        out.rows.emplace_back(join_key("e", day_part(*row.requested_on), stream), Mark{});
    }
    for (const HoldColumns& hold : row.holds) {
        out.rows.emplace_back(join_key("h", hold.ground, stream), Mark{});
    }
    if (const auto cases = cases_as_agent(row); cases > 1) {
        out.rows.emplace_back(join_key("a", number_part(kMostFirst - cases), stream), Mark{});
    }
}

void PersonDefinition::on(PersonRow& row, const EventContext& /*at*/,
                          const facts::CaseLinked& event) const {
    row.links.push_back({.case_id = event.case_id, .holder = event.holder.text(), .erased_on = {}});
}

void PersonDefinition::on(PersonRow& row, const EventContext& /*at*/,
                          const facts::CaseUnlinked& event) const {
    std::erase_if(row.links, [&](const PersonLinkColumns& link) {
        return link.case_id == event.case_id && link.holder == event.holder.text();
    });
}

void PersonDefinition::on(PersonRow& row, const EventContext& at,
                          const facts::PersonHoldPlaced& event) const {
    row.holds.push_back({.ground = event.ground.text(),
                         .reference = event.reference,
                         .person = {},
                         .since = at.on});
}

void PersonDefinition::on(PersonRow& row, const EventContext& /*at*/,
                          const facts::PersonHoldLifted& event) const {
    std::erase_if(row.holds, [&](const HoldColumns& hold) {
        return hold.ground == event.ground.text() && hold.reference == event.reference;
    });
}

void PersonDefinition::on(PersonRow& row, const EventContext& at,
                          const facts::ErasureRequested& event) const {
    row.erasure = "requested";
    row.ground = event.ground.text();
    row.reference = event.reference;
    row.requested_by = event.requested_by.text();
    row.requested_on = at.on;
    row.approved_by.clear();
    row.approved_on.reset();
}

void PersonDefinition::on(PersonRow& row, const EventContext& /*at*/,
                          const facts::ErasureDismissed& /*event*/) const {
    row.erasure.clear();
    row.ground.clear();
    row.reference.clear();
    row.requested_by.clear();
    row.requested_on.reset();
}

void PersonDefinition::on(PersonRow& row, const EventContext& at,
                          const facts::ErasureApproved& event) const {
    row.erasure = "approved";
    row.approved_by = event.approved_by.text();
    row.approved_on = at.on;
}

void PersonDefinition::on(PersonRow& row, const EventContext& /*at*/,
                          const facts::CaseErased& event) const {
    for (PersonLinkColumns& link : row.links) {
        if (link.case_id == event.case_id && link.holder == event.holder.text()) {
            link.erased_on = event.erased_on;
        }
    }
}

}  // namespace madoguchi::projections
