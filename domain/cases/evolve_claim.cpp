#include <algorithm>

#include "madoguchi/domain/cases/evolver.hpp"  // IWYU pragma: associated

namespace madoguchi::cases {

void Evolver::operator()(const facts::CaseClaimed& fact) { state_.clerk = fact.clerk; }

void Evolver::operator()(const facts::ClaimReleased&) { state_.clerk = {}; }

void Evolver::operator()(const facts::WorkHandedOver& fact) {
    if (fact.claim) {
        state_.clerk = fact.to;
    }
    for (CustodyItem& item : state_.custody) {
        const auto& handed = fact.custody;
        if (std::find(handed.begin(), handed.end(), item.receipt_number) != handed.end()) {
            item.keeper = fact.to;
        }
    }
}

}  // namespace madoguchi::cases
