#include <algorithm>
#include <utility>

#include "madoguchi/domain/overloaded.hpp"
#include "madoguchi/domain/persons/decide.hpp"  // IWYU pragma: associated

namespace madoguchi::persons {

PersonState evolve(PersonState state, const facts::PersonEvent& event) {
    std::visit(Overloaded{
                   [&](const facts::CaseLinked& fact) {
                       state.links.push_back({fact.case_id, fact.holder, false});
                   },
                   [&](const facts::CaseUnlinked& fact) {
                       std::erase_if(state.links, [&](const LinkState& link) {
                           return link.case_id == fact.case_id && link.holder == fact.holder;
                       });
                   },
                   [&](const facts::PersonHoldPlaced& fact) {
                       state.holds.push_back({fact.ground, fact.reference});
                   },
                   [&](const facts::PersonHoldLifted& fact) {
                       std::erase(state.holds, HoldState{fact.ground, fact.reference});
                   },
                   [&](const facts::ErasureRequested& fact) {
                       state.erasure = "requested";
                       state.requested_by = fact.requested_by;
                   },
                   [&](const facts::ErasureDismissed&) {
                       state.erasure.clear();
                       state.requested_by = {};
                   },
                   [&](const facts::ErasureApproved&) { state.erasure = "approved"; },
                   [&](const facts::CaseErased& fact) {
                       for (auto& link : state.links) {
                           link.erased = link.erased || (link.case_id == fact.case_id &&
                                                         link.holder == fact.holder);
                       }
                   },
               },
               event);
    ++state.event_count;
    return state;
}

PersonState fold(std::span<const facts::PersonEvent> events) {
    PersonState state;
    for (const auto& event : events) {
        state = evolve(std::move(state), event);
    }
    return state;
}

}  // namespace madoguchi::persons
