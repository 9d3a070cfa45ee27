#include "madoguchi/facts/values/circumstances.hpp"
#include "madoguchi/facts/values/code.hpp"
#include "madoguchi/facts/values/date.hpp"
#include "madoguchi/log/commit.hpp"
#include "madoguchi/projections/cases/case_definition.hpp"  // IWYU pragma: associated
#include "madoguchi/projections/cases/fold.hpp"
#include "madoguchi/projections/rows/case_status.hpp"

namespace madoguchi::projections {

using enum CaseStatus;

namespace {

struct ClosedWord {
    std::string_view word;
    CaseStatus status;
};
constexpr ClosedWord kClosed[] = {
    {"closed_principal_deceased", kClosedPrincipalDeceased},
    {"closed_out_of_jurisdiction", kClosedOutOfJurisdiction},
    {"closed_card_unusable", kClosedCardUnusable},
};

void forget_pending(CaseRow& row, std::string_view kind, std::uint64_t event_no) {
    std::erase_if(row.pending, [&](const PendingColumns& item) {
        return item.kind == kind && item.event_no == event_no;
    });
}

void forget_correction(CaseRow& row, std::uint64_t event_no, const std::string& field) {
    std::erase_if(row.pending, [&](const PendingColumns& item) {
        return item.kind == "correction" && item.event_no == event_no && item.subject == field;
    });
}

// What a screen shows as the state changes, and with it who has the case.
void stop_or_go_on(CaseRow& row, facts::Date on) {
    row.status_since = on;
    pass_on(row, on);
}

}  // namespace

void CaseDefinition::on(CaseRow& row, const EventContext& at,
                        const facts::PrincipalDenied& /*event*/) const {
    row.changed_on = at.on;
    row.denied = true;
    stop_or_go_on(row, at.on);
}

void CaseDefinition::on(CaseRow& row, const EventContext& at,
                        const facts::DenialLifted& /*event*/) const {
    row.changed_on = at.on;
    row.denied = false;
    stop_or_go_on(row, at.on);
}

void CaseDefinition::on(CaseRow& row, const EventContext& at,
                        const facts::ProtectionFlagged& /*event*/) const {
    row.changed_on = at.on;
    row.protected_person = true;
}

void CaseDefinition::on(CaseRow& row, const EventContext& at,
                        const facts::ProtectionEnded& /*event*/) const {
    row.changed_on = at.on;
    row.protected_person = false;
}

void CaseDefinition::on(CaseRow& row, const EventContext& at,
                        const facts::CaseFrozen& event) const {
    row.changed_on = at.on;
    row.frozen_by.push_back(event.incident);
    stop_or_go_on(row, at.on);
}

void CaseDefinition::on(CaseRow& row, const EventContext& at,
                        const facts::CaseFreezeLifted& event) const {
    row.changed_on = at.on;
    std::erase(row.frozen_by, event.incident);
    stop_or_go_on(row, at.on);
}

void CaseDefinition::on(CaseRow& row, const EventContext& at,
                        const facts::RegisteredAddressChanged& event) const {
    note_parties(row, at.commit.position);
    row.changed_on = at.on;
    row.register_change = row.register_change || event.needs_review;
}

void CaseDefinition::on(CaseRow& row, const EventContext& at,
                        const facts::PrincipalNameChanged& event) const {
    note_parties(row, at.commit.position);
    row.changed_on = at.on;
    row.register_change = row.register_change || event.needs_review;
}

void CaseDefinition::on(CaseRow& row, const EventContext& at,
                        const facts::RegisterChangeReviewed& /*event*/) const {
    row.changed_on = at.on;
    row.register_change = false;
}

void CaseDefinition::on(CaseRow& row, const EventContext& at,
                        const facts::ProcedureConverted& event) const {
    row.changed_on = at.on;
    for (facts::ProcedureRequest& request : row.procedures) {
        if (request.procedure == event.from) {
            request.procedure = event.to;
        }
    }
}

void CaseDefinition::on(CaseRow& row, const EventContext& at,
                        const facts::CaseWithdrawn& /*event*/) const {
    row.changed_on = at.on;
    move_to(row, kWithdrawn, at.on);
}

void CaseDefinition::on(CaseRow& row, const EventContext& at,
                        const facts::AgentReplaced& /*event*/) const {
    row.changed_on = at.on;
    move_to(row, kSuperseded, at.on);
}

void CaseDefinition::on(CaseRow& row, const EventContext& at,
                        const facts::CaseConvertedToSelf& /*event*/) const {
    row.changed_on = at.on;
    move_to(row, kSuperseded, at.on);
}

void CaseDefinition::on(CaseRow& row, const EventContext& at,
                        const facts::CaseClosed& event) const {
    row.changed_on = at.on;
    for (const ClosedWord& closed : kClosed) {
        if (closed.word == event.state) {
            move_to(row, closed.status, at.on);
        }
    }
}

void CaseDefinition::on(CaseRow& row, const EventContext& at,
                        const facts::CorrectionRequested& event) const {
    row.changed_on = at.on;
    forget_correction(row, event.event_no, event.field);
    row.pending.push_back({.kind = "correction",
                           .event_no = event.event_no,
                           .subject = event.field,
                           .requested_by = event.requested_by.text(),
                           .since = at.on});
}

void CaseDefinition::on(CaseRow& row, const EventContext& at,
                        const facts::EntryCorrected& event) const {
    note_parties(row, at.commit.position);
    row.changed_on = at.on;
    forget_correction(row, event.event_no, event.field);
}

void CaseDefinition::on(CaseRow& row, const EventContext& at,
                        const facts::VoidRequested& event) const {
    row.changed_on = at.on;
    forget_pending(row, "void", event.event_no);
    row.pending.push_back({.kind = "void",
                           .event_no = event.event_no,
                           .subject = {},
                           .requested_by = event.requested_by.text(),
                           .since = at.on});
}

void CaseDefinition::on(CaseRow& row, const EventContext& at,
                        const facts::EntryVoided& event) const {
    note_parties(row, at.commit.position);
    row.changed_on = at.on;
    forget_pending(row, "void", event.event_no);
}

void CaseDefinition::on(CaseRow& row, const EventContext& at,
                        const facts::PolicyAdoptionRequested& event) const {
    row.changed_on = at.on;
    forget_pending(row, "policy_adoption", 0);
    row.pending.push_back({.kind = "policy_adoption",
                           .event_no = 0,
                           .subject = event.to_version,
                           .requested_by = event.requested_by.text(),
                           .since = at.on});
}

void CaseDefinition::on(CaseRow& row, const EventContext& at,
                        const facts::PolicyVersionAdopted& event) const {
    row.changed_on = at.on;
    row.policy_version = event.to_version;
    forget_pending(row, "policy_adoption", 0);
}

}  // namespace madoguchi::projections
