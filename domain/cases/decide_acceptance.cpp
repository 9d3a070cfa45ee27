#include <algorithm>
#include <iterator>

#include "madoguchi/domain/cases/application_forms.hpp"
#include "madoguchi/domain/cases/case_status.hpp"
#include "madoguchi/domain/cases/decider.hpp"  // IWYU pragma: associated
#include "madoguchi/domain/cases/papers.hpp"
#include "madoguchi/domain/cases/words.hpp"
#include "madoguchi/domain/policy/handling.hpp"
#include "madoguchi/domain/policy/terms.hpp"
#include "madoguchi/domain/policy/words.hpp"

namespace madoguchi::cases {

namespace {

/// What must have been seen before this kind of agent acts; empty where the document list says it.
/// (Practice: the list of powers for those whom a court gave some; a corporation's register, staff
/// card and delegation.)
std::string proof_of_agency(policy::Applicant applicant) {
    switch (applicant) {
        case policy::Applicant::kGuardianOfMinor:
            return "family_register";
        case policy::Applicant::kCurator:
        case policy::Applicant::kAssistant:
        case policy::Applicant::kVoluntaryGuardian:
            return "list_of_powers";
        case policy::Applicant::kCorporateGuardian:
            return "corporate_documents";
        case policy::Applicant::kInstitutionStaff:
            return "staff_certificate";
        case policy::Applicant::kSelf:
        case policy::Applicant::kStatutoryAgentMinor:
        case policy::Applicant::kGuardianOfWard:
        case policy::Applicant::kVoluntaryAgent:
        case policy::Applicant::kHouseholdMember:
            return "";
    }
    return "";
}

}  // namespace

std::optional<Rejection> Decider::papers_are_shown(const policy::Policy& policy,
                                                   const Assessment& assessment) const {
    if (state_.has_agent && !identifies_agent(assessment.visit1_documents) &&
        policy.handling.visit1_agent_id.empty()) {
        return Rejection{RejectionCode::kPolicySilent, {"handling.visit1_agent_id"}};
    }
    if (auto short_of = missing(1, papers_of_visit1(assessment)); !short_of.ids.empty()) {
        return short_of;
    }
    if (assessment.power_of_attorney == policy::PowerOfAttorney::kSeparateDocument &&
        state_.power_of_attorney != "separate_document") {
        return Rejection{RejectionCode::kPowerOfAttorneyMissing, {}};
    }
    return std::nullopt;
}

std::optional<std::vector<decision::Document>> Decider::papers_of_visit1(
    const Assessment& assessment) const {
    return cases::papers_of_visit1(state_, rules().get(), assessment);
}

std::vector<facts::StampedForm> Decider::stamped_forms(
    Outcome& outcome, const policy::Policy& policy,
    const std::vector<facts::ProcedureRequest>& procedures,
    const std::vector<facts::ProcedureRequest>& stamped_before) const {
    const auto before = application_forms(policy, stamped_before);
    std::vector<facts::StampedForm> stamped;
    for (ApplicationForm& form : application_forms(policy, procedures)) {
        const bool has_stamp =
            std::any_of(before.begin(), before.end(),
                        [&form](const ApplicationForm& one) { return one.is_same_as(form); });
        if (!has_stamp) {
            stamped.push_back({.kind = form.kind,
                               .name = form.name,
                               .procedures = std::move(form.procedures),
                               .receipt_stamp_number = draw_number(outcome, "application")});
        }
    }
    return stamped;
}

namespace {

/// What `decide` takes for granted until it is asked, and would turn a yes into a no. Whether there
/// is a card shows when it is laid on the counter.
std::vector<std::string> to_be_asked(const Assessment& assessment) {
    std::vector<std::string> open;
    std::copy_if(assessment.facts_not_asked.begin(), assessment.facts_not_asked.end(),
                 std::back_inserter(open),
                 [](const std::string& fact) { return fact == "resident_here"; });
    return open;
}

/// What all the rules of a decision come to.
Rejection by_rules(RejectionCode code, std::vector<std::string> ids, const Assessment& assessment) {
    return {.code = code, .ids = std::move(ids), .rule_ids = assessment.rule_ids};
}

/// Why the rules' answer is neither a yes nor a no, if so.
std::optional<Rejection> open_answer(const Assessment& assessment) {
    if (assessment.outcome == policy::Outcome::kRefer) {
        return by_rules(RejectionCode::kDecisionRefers, {}, assessment);
    }
    if (auto open = to_be_asked(assessment); !open.empty()) {
        return Rejection{RejectionCode::kFactsNotAsked, std::move(open)};
    }
    return std::nullopt;
}

}  // namespace

std::optional<Rejection> Decider::nobody_came() const {
    // What visit 1 would have shown is shown at visit 2: without one there is nobody to show it.
    if (!state_.two_visits()) {
        return Rejection{RejectionCode::kWrongState, {state_.route.text()}};
    }
    if (state_.channel.is("telephone") && !state_.callback_confirmed) {
        return Rejection{RejectionCode::kCallbackMissing, {}};
    }
    return std::nullopt;
}

std::optional<Rejection> Decider::agency_is_verified() const {
    const auto applicant = policy::from_word<policy::Applicant>(state_.applicant.reveal());
    const std::string wanted = applicant ? proof_of_agency(*applicant) : std::string();
    if (!wanted.empty() && (!state_.agency_proof || state_.agency_proof->reveal() != wanted)) {
        return Rejection{RejectionCode::kAgencyNotVerified, {}};
    }
    return std::nullopt;
}

Decision Decider::operator()(const AcceptApplication&) const {
    if (const auto no = first_of(
            {may_handle("accept"), stands_at({status::kIntakeOpen, status::kSameDayOpen})})) {
        return rejected(*no);
    }
    const auto policy = rules();
    if (!policy) {
        return rejected(RejectionCode::kPolicyMissing);
    }
    const Assessment assessment = assess(*policy, sitting(1));
    if (const auto no = first_of({is_acceptable(assessment), open_answer(assessment)})) {
        return rejected(*no);
    }
    if (state_.two_visits() && assessment.visits < 2) {
        return rejected(
            by_rules(RejectionCode::kNoLongerAllowed, {assessment.route.text()}, assessment));
    }
    const bool becomes_two_visits = assessment.visits >= 2 && !state_.two_visits();
    if (becomes_two_visits && !policy->handling.downgrade_to_two_visits.value_or(true)) {
        return rejected(not_allowed_here(*policy, policy->handling.grounds, "inquiry_two_visit"));
    }
    if (const auto no =
            opened_at_the_counter() ? papers_are_shown(*policy, assessment) : nobody_came()) {
        return rejected(*no);
    }
    if (const auto no = agency_is_verified()) {
        return rejected(*no);
    }
    if (const auto no = postage_is_settled(*policy, assessment)) {
        return rejected(*no);
    }

    Outcome outcome;
    if (becomes_two_visits) {
        // What was asked since the opening makes a letter necessary.
        outcome.events.emplace_back(
            facts::RouteDowngradedToInquiry{.reason = Reason("circumstances_changed"),
                                            .added = {},
                                            .rule_ids = assessment.rule_ids,
                                            .forms = {}});
    }
    for (const RefusedTarget& one : assessment.refused_targets) {
        outcome.events.emplace_back(facts::TargetRefused{.procedure = one.procedure,
                                                         .target = one.target,
                                                         .refusal = one.refusal,
                                                         .rule_ids = one.rule_ids});
    }
    auto forms = stamped_forms(outcome, *policy, assessment.allowed);
    for (const facts::StampedForm& form : forms) {
        outcome.ids.push_back(form.receipt_stamp_number);
    }
    outcome.events.emplace_back(facts::ApplicationAccepted{.accepted_on = context_.today,
                                                           .forms = std::move(forms),
                                                           .procedures = assessment.allowed,
                                                           .rule_ids = assessment.rule_ids});
    if (assessment.visits >= 2) {
        add_approval(*policy, outcome.events);
        if (!state_.circumstances.mail_reaches_registered_address.value_or(true)) {
            outcome.events.emplace_back(
                facts::DispatchHeld{.reason = Reason("mail_does_not_reach")});
        }
    }
    return outcome;
}

Decision Decider::operator()(const RefuseApplication& command) const {
    if (const auto no = first_of(
            {is_free(), stands_at({status::kIntakeOpen, status::kIntakeDeficient,
                                   status::kSameDayOpen, status::kVisit2Open,
                                   status::kVisit2Deficient, status::kReadyForCardOperation})})) {
        return rejected(*no);
    }
    if (!policy::from_word<policy::Refusal>(command.refusal.text())) {
        return rejected(RejectionCode::kUnknownWord, {"refusal"});
    }
    if (const auto no = command.reroute_to.empty()
                            ? std::nullopt
                            : is_word(command.reroute_to, "reroute_to", words::kReroutes)) {
        return rejected(*no);
    }
    if (state_.reply_unaccounted()) {
        return rejected(RejectionCode::kReplyUnaccounted);
    }
    const auto policy = rules();
    const Sitting now = state_.visit.visit_no >= 2 ? converted(sitting(2)) : sitting(1);
    const Assessment assessment = policy ? assess(*policy, now) : Assessment{};
    std::vector<facts::CaseEvent> events;
    add_letter_invalidated("application_refused", events);
    // A word that the rules don't come to is the clerk's own finding, and cites none.
    const bool by_rule = assessment.refusal == command.refusal;
    events.emplace_back(facts::ApplicationRefused{
        .refusal = command.refusal,
        .rule_ids = by_rule ? assessment.refusal_rule_ids : std::vector<facts::RuleId>{},
        .exception_possible = by_rule && assessment.exception_possible,
        .reroute_to =
            by_rule && command.reroute_to.empty() ? assessment.reroute_to : command.reroute_to});
    return done(std::move(events), {command.refusal.text()});
}

namespace {

/// The circumstances after a PIN didn't verify.
facts::Circumstances without_pin(facts::Circumstances known, const facts::Target& pin,
                                 std::optional<std::uint32_t> tries_left) {
    if (!known.pins_asked) {
        known.pins_asked = true;
        for (const char* one : {"signature", "user_auth", "resident_ledger", "card_input"}) {
            known.pins_known.emplace_back(one);
        }
    }
    std::erase(known.pins_known, pin);
    if (tries_left == 0U && std::find(known.pins_locked.begin(), known.pins_locked.end(), pin) ==
                                known.pins_locked.end()) {
        known.pins_locked.push_back(pin);
    }
    return known;
}

}  // namespace

Decision Decider::operator()(const ReportPinMismatch& command) const {
    if (const auto no =
            first_of({may_handle("card_work"), is_word(command.credential.text(), "credential",
                                                       words::kOf<policy::Target>)})) {
        return rejected(*no);
    }
    const facts::PinVerificationFailed failed{.credential = command.credential,
                                              .tries_left = command.tries_left};
    if (state_.status.is(status::kCardOperationRunning) && state_.two_visits()) {
        std::vector<facts::CaseEvent> events = {failed};
        if (command.tries_left == 0U) {
            events.emplace_back(facts::CredentialLocked{.credential = command.credential});
        }
        return done(std::move(events));
    }
    if (const auto no = stands_at({status::kSameDayOpen, status::kReadyForCardOperation,
                                   status::kCardOperationRunning, status::kCardOperationFailed})) {
        return rejected(*no);
    }
    const auto policy = rules();
    if (!policy) {
        return rejected(RejectionCode::kPolicyMissing);
    }
    Sitting now = sitting(1);
    now.circumstances = without_pin(now.circumstances, command.credential, command.tries_left);
    const Assessment assessment = assess(*policy, now);
    std::vector<facts::CaseEvent> events = {
        failed, facts::CircumstancesRecorded{.circumstances = now.circumstances}};
    const bool goes_on = policy->handling.downgrade_to_two_visits.value_or(true);
    if (assessment.visits < 2 || state_.two_visits() || !goes_on) {
        if (state_.status.is(status::kCardOperationRunning) && command.tries_left == 0U) {
            events.emplace_back(facts::CredentialLocked{.credential = command.credential});
        }
        return done(std::move(events));
    }
    std::vector<facts::ProcedureRequest> added;
    for (const facts::ProcedureRequest& one : assessment.allowed) {
        const bool had = std::any_of(
            state_.procedures.begin(), state_.procedures.end(),
            [&one](const facts::ProcedureRequest& own) { return own.procedure == one.procedure; });
        if (!had) {
            added.push_back(one);
        }
    }
    Outcome outcome{.events = std::move(events), .draws = {}, .ids = {"inquiry_two_visit"}};
    std::vector<facts::ProcedureRequest> procedures = state_.procedures;
    procedures.insert(procedures.end(), added.begin(), added.end());
    auto forms = stamped_forms(
        outcome, *policy, procedures,
        state_.accepted_on ? state_.procedures : std::vector<facts::ProcedureRequest>{});
    outcome.events.emplace_back(
        facts::RouteDowngradedToInquiry{.reason = Reason("pin_does_not_verify"),
                                        .added = std::move(added),
                                        .rule_ids = assessment.rule_ids,
                                        .forms = std::move(forms)});
    add_approval(*policy, outcome.events);
    return outcome;
}

}  // namespace madoguchi::cases
