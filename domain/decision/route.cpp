#include <algorithm>

#include "madoguchi/domain/decision/work.hpp"  // IWYU pragma: associated

namespace madoguchi::decision {

namespace {

using policy::Fallback;
using policy::FallbackKind;

constexpr int kOneVisit = 1;
constexpr int kTwoVisits = 2;

const policy::DocumentList* list_of(const std::optional<policy::DocumentList>& list) {
    return list ? &*list : nullptr;
}

bool contains(const std::vector<Target>& targets, Target target) {
    return std::find(targets.begin(), targets.end(), target) != targets.end();
}

// The row of another procedure for this case's applicant, as that procedure reads the applicant.
const policy::ApplicantRule* other_row(const Work& work, Procedure procedure) {
    const policy::ProcedureRule* rule = work.policy.procedure(procedure);
    if (rule == nullptr) return nullptr;
    const Applicant applicant =
        normalise(*rule, work.request.applicant, work.request.principal_age);
    return find_row(*rule, applicant, work.request.principal_age);
}

void go_two_visits(Work& work) {
    work.decision.route = policy::Route::kInquiryTwoVisit;
    work.decision.visits = kTwoVisits;
    work.visit1 = work.other != nullptr ? list_of(work.other->visit1) : nullptr;
    work.visit2 = work.other != nullptr ? list_of(work.other->visit2) : nullptr;
    work.decision.pin_entered_by = {};
    work.decision.power_of_attorney = {};
    if (work.other != nullptr) {
        work.decision.power_of_attorney = work.other->power_of_attorney;
        for (const auto& warning : work.other->warnings) work.warn(warning);
    }
    if (work.visit1 == nullptr && work.visit2 == nullptr) work.warn("documents_by_enquiry");
}

// Applies `fallback`; whether the case goes on.
bool fall_back(Work& work, const Fallback& fallback) {
    work.cite(fallback.grounds);
    for (const auto& warning : fallback.warnings) work.warn(warning);
    if (!fallback.reroute_to.empty()) work.decision.reroute_to = fallback.reroute_to;
    work.decision.remedy = fallback.remedy;
    if (fallback.documents_of) {
        work.other = other_row(work, *fallback.documents_of);
        if (work.other != nullptr) work.cite(work.other->grounds);
    }
    FallbackKind kind = fallback.kind;
    if (kind == FallbackKind::kAsProcedure) {
        if (work.other == nullptr) return work.refer({});
        kind = work.other->visits.value_or(kOneVisit) == kTwoVisits ? FallbackKind::kTwoVisits
                                                                    : FallbackKind::kSameVisit;
    }
    switch (kind) {
        case FallbackKind::kSameVisit:
            if (work.other != nullptr) work.added1 = list_of(work.other->visit1);
            work.more1 = &fallback.more_documents;
            return true;
        case FallbackKind::kTwoVisits:
            go_two_visits(work);
            work.more1 = &fallback.more_documents;
            return true;
        case FallbackKind::kRefused:
            return work.refuse(fallback.refusal.value_or(Refusal::kDocumentsMissing),
                               fallback.grounds);
        case FallbackKind::kRefer:
        case FallbackKind::kAsProcedure:
            return work.refer({});
    }
    return true;
}

void start(Work& work) {
    const policy::ApplicantRule& row = *work.row;
    Decision& decision = work.decision;
    decision.route = row.route;
    decision.visits = row.visits;
    decision.power_of_attorney = row.power_of_attorney;
    decision.pin_entered_by = row.pin_entered_by;
    decision.must_be_present = row.must_be_present;
    decision.reroute_to = row.reroute_to;
    work.visit1 = list_of(row.visit1);
    work.visit2 = list_of(row.visit2);
    for (const auto& warning : work.procedure->warnings) work.warn(warning);
    for (const auto& warning : row.warnings) work.warn(warning);
    const bool principal_listed = std::find(row.must_be_present.begin(), row.must_be_present.end(),
                                            Holder::kPrincipal) != row.must_be_present.end();
    if (work.must_accompany != nullptr && !principal_listed) {
        decision.must_be_present.push_back(Holder::kPrincipal);
    }
    work.cite(work.procedure->grounds);
}

// 10. The J-LIS reply form that an agent brings.
bool form_usable(Work& work, bool& fallen_back) {
    if (!work.row->reply_form) return true;
    if (!work.request.facts.notice_form) work.decision.facts_not_asked.push_back("notice_form");
    switch (work.request.facts.notice_form.value_or(policy::NoticeForm::kValid)) {
        case policy::NoticeForm::kValid:
            return true;
        case policy::NoticeForm::kExpired:
            fallen_back = true;
            return fall_back(work, work.row->reply_form->expired);
        case policy::NoticeForm::kAbsent:
            fallen_back = true;
            return fall_back(work, work.row->reply_form->absent);
        case policy::NoticeForm::kIncomplete:
            fallen_back = true;
            return fall_back(work, work.row->reply_form->incomplete);
    }
    return true;
}

std::optional<std::vector<Target>> pins_entered(const Work& work) {
    const auto& rule = work.procedure->pins;
    if (!rule) return std::nullopt;
    if (work.request.facts.face_auth_card.value_or(false)) return std::vector<Target>{};
    std::vector<Target> pins;
    if (rule->of_targets) pins = work.decision.allowed_targets;
    for (const Target target : rule->always) {
        if (!contains(pins, target)) pins.push_back(target);
    }
    return pins;
}

// The PINs that must be known beforehand: those typed, unless the procedure itself sets them.
std::vector<Target> pins_needed(const Work& work) {
    switch (work.request.procedure) {
        case Procedure::kPinChange:
            return work.decision.allowed_targets;
        case Procedure::kIssue:
            if (!work.procedure->pins || !work.decision.pins_entered ||
                work.decision.pins_entered->empty()) {
                return {};
            }
            return work.procedure->pins->always;
        case Procedure::kRenew:
            return work.decision.pins_entered.value_or(work.decision.allowed_targets);
        case Procedure::kPinReset:
        case Procedure::kRevoke:
        case Procedure::kCardRenew:
        case Procedure::kSwitchToFaceAuth:
        case Procedure::kCardFaceChange:
        case Procedure::kResidenceExtension:
        case Procedure::kContinuedUseAbroad:
            return {};
    }
    return {};
}

bool pin_missing(Work& work, const std::vector<Target>& needed) {
    const Facts& facts = work.request.facts;
    if (needed.empty()) return false;
    if (!facts.pins_known) work.decision.facts_not_asked.push_back("pins_known");
    for (const Target pin : needed) {
        if (facts.pins_known && !contains(*facts.pins_known, pin)) return true;
        if (contains(facts.pins_locked, pin)) return true;
    }
    return work.request.procedure == Procedure::kRenew &&
           work.ask(facts.wants_pin_change, "wants_pin_change", false);
}

// 11. Are the PINs known that are needed?
bool pins_usable(Work& work, bool fallen_back) {
    work.decision.pins_entered = pins_entered(work);
    if (work.procedure->pins) work.cite(work.procedure->pins->grounds);
    if (!work.row->pin_unknown) return true;
    if (!pin_missing(work, pins_needed(work))) return true;
    const Fallback& fallback = *work.row->pin_unknown;
    const bool stays =
        fallback.kind != FallbackKind::kRefused && fallback.kind != FallbackKind::kRefer;
    if (stays) work.decision.prerequisites.push_back(Procedure::kPinReset);
    // A missing form has sent the case on two visits already: the reset is done at the second.
    if (fallen_back) {
        work.cite(fallback.grounds);
        return true;
    }
    return fall_back(work, fallback);
}

}  // namespace

bool find_route(Work& work) {
    start(work);
    bool fallen_back = false;
    if (!form_usable(work, fallen_back) || !pins_usable(work, fallen_back)) return false;
    Decision& decision = work.decision;
    if (decision.visits) decision.same_day = *decision.visits == kOneVisit;
    if (work.procedure->same_day) decision.same_day = work.procedure->same_day;
    return true;
}

}  // namespace madoguchi::decision
