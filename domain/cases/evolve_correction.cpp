#include "madoguchi/domain/cases/evolver.hpp"  // IWYU pragma: associated

namespace madoguchi::cases {

namespace {

void drop(std::vector<PendingApproval>& pending, const char* kind, std::uint64_t event_no,
          const std::string& field) {
    std::erase_if(pending, [&](const PendingApproval& one) {
        return one.kind == kind && one.event_no == event_no && one.field == field;
    });
}

}  // namespace

void Evolver::operator()(const facts::CorrectionRequested& fact) {
    drop(state_.pending, "correction", fact.event_no, fact.field);
    state_.pending.push_back({.kind = "correction",
                              .event_no = fact.event_no,
                              .field = fact.field,
                              .new_value = fact.new_value,
                              .reason = fact.reason,
                              .requested_by = fact.requested_by});
}

void Evolver::operator()(const facts::EntryCorrected& fact) {
    drop(state_.pending, "correction", fact.event_no, fact.field);
}

void Evolver::operator()(const facts::VoidRequested& fact) {
    drop(state_.pending, "void", fact.event_no, "");
    state_.pending.push_back({.kind = "void",
                              .event_no = fact.event_no,
                              .field = "",
                              .new_value = {},
                              .reason = fact.reason,
                              .requested_by = fact.requested_by});
}

void Evolver::operator()(const facts::EntryVoided& fact) {
    drop(state_.pending, "void", fact.event_no, "");
}

void Evolver::operator()(const facts::PolicyAdoptionRequested& fact) {
    std::erase_if(state_.pending,
                  [](const PendingApproval& one) { return one.kind == "policy_adoption"; });
    state_.pending.push_back({.kind = "policy_adoption",
                              .event_no = 0,
                              .field = fact.to_version,
                              .new_value = {},
                              .reason = fact.reason,
                              .requested_by = fact.requested_by});
}

void Evolver::operator()(const facts::PolicyVersionAdopted& fact) {
    state_.policy_version = fact.to_version;
    std::erase_if(state_.pending,
                  [](const PendingApproval& one) { return one.kind == "policy_adoption"; });
}

}  // namespace madoguchi::cases
