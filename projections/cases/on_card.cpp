#include <algorithm>

#include "madoguchi/facts/values/circumstances.hpp"
#include "madoguchi/facts/values/code.hpp"
#include "madoguchi/facts/values/date.hpp"
#include "madoguchi/projections/cases/case_definition.hpp"  // IWYU pragma: associated
#include "madoguchi/projections/cases/fold.hpp"
#include "madoguchi/projections/rows/case_status.hpp"

namespace madoguchi::projections {

using enum CaseStatus;

void CaseDefinition::on(CaseRow& row, const EventContext& at,
                        const facts::CardOperationStarted& /*event*/) const {
    row.changed_on = at.on;
    row.outcome_unknown = false;
    move_to(row, kCardOperationRunning, at.on);
}

void CaseDefinition::on(CaseRow& row, const EventContext& at,
                        const facts::CardStepFailed& /*event*/) const {
    row.changed_on = at.on;
    move_to(row, kCardOperationFailed, at.on);
}

void CaseDefinition::on(CaseRow& row, const EventContext& at,
                        const facts::CardOutcomeUnknown& /*event*/) const {
    row.changed_on = at.on;
    row.outcome_unknown = true;
    move_to(row, kCardOperationFailed, at.on);
}

void CaseDefinition::on(CaseRow& row, const EventContext& at,
                        const facts::CardReadBack& event) const {
    row.changed_on = at.on;
    row.locked = event.locked;
    row.outcome_unknown = false;
}

void CaseDefinition::on(CaseRow& row, const EventContext& at,
                        const facts::CredentialLocked& event) const {
    row.changed_on = at.on;
    if (std::find(row.locked.begin(), row.locked.end(), event.credential) == row.locked.end()) {
        row.locked.push_back(event.credential);
    }
    move_to(row, kCardLocked, at.on);
}

void CaseDefinition::on(CaseRow& row, const EventContext& at,
                        const facts::CredentialUnlocked& event) const {
    row.changed_on = at.on;
    std::erase(row.locked, event.credential);
    if (row.locked.empty()) {
        move_to(row, kReadyForCardOperation, at.on);
    }
}

void CaseDefinition::on(CaseRow& row, const EventContext& at,
                        const facts::CardOperationRetried& /*event*/) const {
    row.changed_on = at.on;
    row.outcome_unknown = false;
    move_to(row, kCardOperationRunning, at.on);
}

void CaseDefinition::on(CaseRow& row, const EventContext& at,
                        const facts::CardOperationAborted& /*event*/) const {
    row.changed_on = at.on;
    row.outcome_unknown = false;
    row.locked.clear();
    move_to(row, row.route == "inquiry_two_visit" ? kVisit2Open : kSameDayOpen, at.on);
}

void CaseDefinition::on(CaseRow& row, const EventContext& at,
                        const facts::CertificateIssued& event) const {
    row.changed_on = at.on;
    row.certificate_expires_on = event.not_after;
}

void CaseDefinition::on(CaseRow& row, const EventContext& at,
                        const facts::TerminalBecameUnavailable& event) const {
    row.changed_on = at.on;
    row.terminal_down_since = row.terminal_down_since.value_or(event.on);
    pass_on(row, event.on);
}

void CaseDefinition::on(CaseRow& row, const EventContext& at,
                        const facts::TerminalBecameAvailable& event) const {
    row.changed_on = at.on;
    if (row.terminal_down_since && event.on > *row.terminal_down_since) {
        row.clock_stopped_days +=
            static_cast<std::int32_t>((event.on - *row.terminal_down_since).count());
    }
    row.terminal_down_since.reset();
    pass_on(row, event.on);
}

void CaseDefinition::on(CaseRow& row, const EventContext& at,
                        const facts::CaseCompleted& event) const {
    row.changed_on = at.on;
    row.procedures = event.done;
    move_to(row, event.partially ? kCompletedPartially : kCompleted, event.completed_on);
}

void CaseDefinition::on(CaseRow& row, const EventContext& at,
                        const facts::CaseReopened& /*event*/) const {
    row.changed_on = at.on;
    move_to(row, kReadyForCardOperation, at.on);
}

}  // namespace madoguchi::projections
