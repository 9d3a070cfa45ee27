#include "madoguchi/domain/access/permission.hpp"
#include "madoguchi/domain/access/standing.hpp"
#include "madoguchi/domain/cases/decider.hpp"  // IWYU pragma: associated
#include "madoguchi/domain/staff/role.hpp"

namespace madoguchi::cases {

Decision Decider::operator()(const ClaimCase&) const {
    if (const auto no = is_open()) {
        return rejected(*no);
    }
    if (state_.clerk == context_.actor) {
        return nothing_to_do();
    }
    if (!state_.clerk.empty()) {
        return rejected(RejectionCode::kClaimedByOther, {state_.clerk.text()});
    }
    return done({facts::CaseClaimed{.clerk = context_.actor}});
}

Decision Decider::operator()(const ReleaseCase&) const {
    if (const auto no = was_opened()) {
        return rejected(*no);
    }
    if (state_.clerk.empty()) {
        return nothing_to_do();
    }
    if (state_.clerk != context_.actor && !context_.standing.leads(context_.office)) {
        return rejected(RejectionCode::kClaimedByOther, {state_.clerk.text()});
    }
    return done({facts::ClaimReleased{.clerk = state_.clerk}});
}

Decision Decider::operator()(const HandOverWork& command) const {
    if (const auto no = was_opened()) {
        return rejected(*no);
    }
    const auto& standing = context_.standing;
    const bool may = command.from == context_.actor || standing.leads(context_.office) ||
                     standing.holds(access::Role::kAdministrator, context_.office);
    if (!may) {
        return rejected(RejectionCode::kSectionChiefMissing);
    }
    const auto receiver = access::standing_of(*context_.staff, command.to, context_.today);
    if (command.to == command.from || !receiver.works_at(state_.office)) {
        return rejected(RejectionCode::kReceiverUnknown);
    }
    facts::WorkHandedOver handed{.from = command.from,
                                 .to = command.to,
                                 .claim = !state_.ended() && state_.clerk == command.from,
                                 .custody = {}};
    for (const CustodyItem& item : state_.custody) {
        if (item.keeper == command.from) {
            handed.custody.push_back(item.receipt_number);
        }
    }
    if (!handed.claim && handed.custody.empty()) {
        return nothing_to_do();
    }
    return done({handed});
}

}  // namespace madoguchi::cases
