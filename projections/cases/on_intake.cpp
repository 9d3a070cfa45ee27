#include <algorithm>

#include "madoguchi/facts/values/circumstances.hpp"
#include "madoguchi/facts/values/code.hpp"
#include "madoguchi/facts/values/date.hpp"
#include "madoguchi/log/commit.hpp"
#include "madoguchi/projections/cases/case_definition.hpp"  // IWYU pragma: associated
#include "madoguchi/projections/cases/fold.hpp"
#include "madoguchi/projections/cases/text.hpp"
#include "madoguchi/projections/rows/case_status.hpp"

namespace madoguchi::projections {

using enum CaseStatus;

namespace {

constexpr const char* kTwoVisits = "inquiry_two_visit";

void take_circumstances(CaseRow& row, const facts::Circumstances& circumstances) {
    if (circumstances.cert_expires_on) {
        row.certificate_expires_on = circumstances.cert_expires_on;
    }
}

CaseStatus first_status(const CaseRow& row) {
    return row.route.empty() || row.route == kTwoVisits ? kIntakeOpen : kSameDayOpen;
}

void take_away(std::vector<facts::ProcedureRequest>& requests,
               const facts::TargetRefused& refused) {
    for (auto request = requests.begin(); request != requests.end(); ++request) {
        if (request->procedure != refused.procedure) {
            continue;
        }
        auto& targets = request->targets;
        const auto target = std::find(targets.begin(), targets.end(), refused.target);
        if (target != targets.end()) {
            targets.erase(target);
        }
        if (targets.empty()) {
            requests.erase(request);
        }
        return;
    }
}

}  // namespace

void CaseDefinition::on(CaseRow& row, const EventContext& at,
                        const facts::CaseOpened& event) const {
    note_parties(row, at.commit.position);
    row.case_number = event.case_number;
    row.office = event.office.text();
    row.office_now = row.office;
    row.channel = event.channel.text();
    row.applicant_class = event.applicant_class;
    row.age_class = event.age_class;
    row.route = event.route.text();
    row.policy_version = event.policy_version;
    row.procedures = event.procedures;
    row.opened_on = event.opened_on;
    row.protected_person = event.protected_person;
    take_circumstances(row, event.circumstances);
    row.changed_on = at.on;
    move_to(row, first_status(row), event.opened_on);
}

void CaseDefinition::on(CaseRow& row, const EventContext& at,
                        const facts::CircumstancesRecorded& event) const {
    take_circumstances(row, event.circumstances);
    row.changed_on = at.on;
}

void CaseDefinition::on(CaseRow& row, const EventContext& at,
                        const facts::ApplicantKindReevaluated& event) const {
    row.age_class = event.age_class;
    row.changed_on = at.on;
}

void CaseDefinition::on(CaseRow& row, const EventContext& at,
                        const facts::DocumentPresented& /*event*/) const {
    row.changed_on = at.on;
    if (row.status == kIntakeDeficient) {
        row.shortfall.clear();
        move_to(row, first_status(row), at.on);
    }
}

void CaseDefinition::on(CaseRow& row, const EventContext& at,
                        const facts::DocumentsFoundMissing& event) const {
    row.changed_on = at.on;
    row.shortfall = joined(event.missing);
    move_to(row, event.visit >= 2 ? kVisit2Deficient : kIntakeDeficient, at.on);
}

void CaseDefinition::on(CaseRow& row, const EventContext& at,
                        const facts::ApplicationAccepted& event) const {
    row.changed_on = at.on;
    row.accepted_on = event.accepted_on;
    row.procedures = event.procedures;
    row.shortfall.clear();
    if (row.route == kTwoVisits) {
        letter_is_due(row, event.accepted_on);
    } else {
        move_to(row, kReadyForCardOperation, event.accepted_on);
    }
}

void CaseDefinition::on(CaseRow& row, const EventContext& at,
                        const facts::ApplicationRefused& /*event*/) const {
    row.changed_on = at.on;
    move_to(row, kRefused, at.on);
}

void CaseDefinition::on(CaseRow& row, const EventContext& at,
                        const facts::TargetRefused& event) const {
    row.changed_on = at.on;
    take_away(row.procedures, event);
}

void CaseDefinition::on(CaseRow& row, const EventContext& at,
                        const facts::PinVerificationFailed& /*event*/) const {
    row.changed_on = at.on;
    if (row.status == kCardOperationRunning) {
        move_to(row, kCardOperationFailed, at.on);
    }
}

void CaseDefinition::on(CaseRow& row, const EventContext& at,
                        const facts::RouteDowngradedToInquiry& event) const {
    row.changed_on = at.on;
    row.route = kTwoVisits;
    row.accepted_on = row.accepted_on.value_or(at.on);
    row.procedures.insert(row.procedures.end(), event.added.begin(), event.added.end());
    letter_is_due(row, at.on);
}

}  // namespace madoguchi::projections
