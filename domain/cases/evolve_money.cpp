#include "madoguchi/domain/cases/evolver.hpp"  // IWYU pragma: associated

namespace madoguchi::cases {

void Evolver::operator()(const facts::PostageCollected& fact) {
    state_.postage_paid_yen += fact.yen;
}

void Evolver::operator()(const facts::PostageShortfall&) {}

void Evolver::operator()(const facts::PostageRefunded& fact) {
    state_.postage_refunded_yen += fact.yen;
}

void Evolver::operator()(const facts::FeeCollected& fact) { state_.fee_paid_yen += fact.yen; }

void Evolver::operator()(const facts::FeeWaived&) { state_.fee_waived = true; }

void Evolver::operator()(const facts::ReceiptIssued&) {}

}  // namespace madoguchi::cases
