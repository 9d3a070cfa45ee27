#include <algorithm>

#include "madoguchi/domain/cases/evolver.hpp"  // IWYU pragma: associated
#include "madoguchi/facts/values/circumstances.hpp"

namespace madoguchi::cases {

void Evolver::operator()(const facts::CardOperationStarted& fact) {
    require(state_.status.is(status::kReadyForCardOperation),
            "card work began before the case was ready for it");
    state_.card = {};
    state_.card.operation_id = fact.operation_id;
    state_.card.mode = fact.mode;
    state_.card.stage = "running";
    set(status::kCardOperationRunning);
}

void Evolver::operator()(const facts::CardHandedToTerminal&) {
    state_.card.handed_to_terminal = true;
    state_.card.happened = true;
    state_.card.read_back = false;
}

void Evolver::operator()(const facts::CardStepSucceeded&) {
    state_.card.happened = true;
    state_.card.read_back = false;
}

void Evolver::operator()(const facts::CardStepFailed&) {
    state_.card.stage = "failed";
    set(status::kCardOperationFailed);
}

void Evolver::operator()(const facts::CardOutcomeUnknown&) {
    state_.card.stage = "unknown";
    state_.card.read_back = false;
    state_.card.happened = true;
    set(status::kCardOperationFailed);
}

void Evolver::operator()(const facts::CardReadBack& fact) {
    state_.card.read_back = true;
    state_.card.as_expected = fact.as_expected;
    state_.card.locked = fact.locked;
}

void Evolver::operator()(const facts::CredentialLocked& fact) {
    if (std::find(state_.card.locked.begin(), state_.card.locked.end(), fact.credential) ==
        state_.card.locked.end()) {
        state_.card.locked.push_back(fact.credential);
    }
    state_.card.stage = "locked";
    set(status::kCardLocked);
}

void Evolver::operator()(const facts::CredentialUnlocked& fact) {
    std::erase(state_.card.locked, fact.credential);
    if (state_.card.locked.empty()) {
        set(status::kReadyForCardOperation);
    }
}

void Evolver::operator()(const facts::CardOperationRetried&) {
    state_.card.stage = "running";
    state_.card.read_back = false;
    set(status::kCardOperationRunning);
}

void Evolver::operator()(const facts::CardOperationAborted&) {
    const bool happened = state_.card.happened;
    state_.card = {};
    state_.card.happened = happened;
    set(state_.two_visits() ? status::kVisit2Open : status::kSameDayOpen);
    state_.visit.accepted = false;
}

void Evolver::operator()(const facts::CertificateIssued& fact) {
    state_.card.happened = true;
    state_.circumstances.cert_expires_on = fact.not_after;
    state_.circumstances.cert_state = "valid";
}

void Evolver::operator()(const facts::CertificateRevoked&) { state_.card.happened = true; }

void Evolver::operator()(const facts::PinSet&) { state_.card.happened = true; }

void Evolver::operator()(const facts::PinChanged&) { state_.card.happened = true; }

void Evolver::operator()(const facts::TerminalBecameUnavailable& fact) {
    if (!state_.terminal_down_since) {
        state_.terminal_down_since = fact.on;
    }
}

void Evolver::operator()(const facts::TerminalBecameAvailable& fact) {
    if (state_.terminal_down_since && fact.on > *state_.terminal_down_since) {
        state_.clock_stopped_days +=
            static_cast<std::uint32_t>((fact.on - *state_.terminal_down_since).count());
    }
    state_.terminal_down_since.reset();
}

void Evolver::operator()(const facts::CompletionStepDone& fact) {
    state_.completion_steps.push_back(fact.step);
}

void Evolver::operator()(const facts::CaseCompleted& fact) {
    state_.card.stage.clear();
    set(fact.partially ? status::kCompletedPartially : status::kCompleted);
}

void Evolver::operator()(const facts::PropagationWarningGiven&) {}

void Evolver::operator()(const facts::CaseReopened&) {
    state_.card.stage.clear();
    state_.card.read_back = false;
    set(status::kReadyForCardOperation);
}

}  // namespace madoguchi::cases
