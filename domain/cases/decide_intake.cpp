#include <algorithm>

#include "madoguchi/domain/cases/decider.hpp"
#include "madoguchi/domain/decision/queries.hpp"

namespace madoguchi::cases {

Decision Decider::operator()(const RecordCircumstances& command) const {
    if (const auto no = is_free()) {
        return rejected(*no);
    }
    Sitting changed = sitting(state_.visit.visit_no >= 2 ? 2 : 1);
    changed.circumstances = command.circumstances;
    if (const auto field = unknown_word(changed)) {
        return rejected(RejectionCode::kUnknownWord, {*field});
    }
    if (command.circumstances == state_.circumstances) {
        return nothing_to_do();
    }
    return done({facts::CircumstancesRecorded{.circumstances = command.circumstances}});
}

namespace {

/// The fault of one document by itself; nothing when it can be taken.
std::optional<std::string> document_fault(const RecordDocument& command, facts::Date today) {
    if (!command.original) {
        return "copy_not_accepted";
    }
    if (command.expires_on && *command.expires_on < today) {
        return "document_expired";
    }
    return std::nullopt;
}

bool is_identity_item(const std::string& item) {
    return item == "id_document" || item == "photo_id";
}

}  // namespace

Decision Decider::operator()(const RecordDocument& command) const {
    if (const auto no = first_of(
            {is_free(), is_word(command.holder.text(), "holder", {"principal", "agent"})})) {
        return rejected(*no);
    }
    if (!policy::from_word<policy::Item>(command.item)) {
        return rejected(RejectionCode::kUnknownWord, {"item"});
    }
    const bool second = state_.status.is(status::kVisit2Open);
    if (const auto no = second ? std::nullopt
                               : stands_at({status::kIntakeOpen, status::kIntakeDeficient,
                                            status::kSameDayOpen})) {
        return rejected(*no);
    }
    const std::uint32_t visit = second ? 2 : 1;
    std::optional<std::string> fault = document_fault(command, context_.today);
    std::string document_class;
    if (is_identity_item(command.item)) {
        const auto policy = rules();
        const auto type = policy::from_word<policy::DocumentType>(command.type.reveal());
        if (!policy) {
            return rejected(RejectionCode::kPolicyMissing);
        }
        if (!type) {
            return rejected(RejectionCode::kUnknownWord, {"type"});
        }
        const decision::Presented shown{.type = *type,
                                        .original = command.original,
                                        .expires_on = command.expires_on,
                                        .issued_on = command.issued_on,
                                        .sealed = std::nullopt,
                                        .has_photo = command.has_photo};
        const auto judged = decision::document_class(*policy, shown).document_class;
        document_class = judged ? std::string(policy::word(*judged)) : std::string();
        // Where the page lists no classes the clerk judges what counts.
        const bool classes = policy->identity.class_a || policy->identity.class_b;
        const bool listed = command.item == "photo_id" ? decision::is_photo_id(*policy, shown)
                                                       : !document_class.empty() || !classes;
        if (!fault && !listed) {
            fault = "not_on_the_list";
        }
    }
    if (fault) {
        return done({facts::DocumentRejected{.visit = visit,
                                             .holder = command.holder,
                                             .item = command.item,
                                             .type = command.type,
                                             .reason = Reason(*fault)}},
                    {*fault});
    }
    return done({facts::DocumentPresented{.visit = visit,
                                          .holder = command.holder,
                                          .item = command.item,
                                          .document_class = document_class,
                                          .type = command.type,
                                          .expires_on = command.expires_on,
                                          .issued_on = command.issued_on}});
}

Decision Decider::operator()(const RecordMissingDocuments& command) const {
    if (const auto no = first_of({is_free(), stands_at({status::kIntakeOpen, status::kSameDayOpen,
                                                        status::kVisit2Open})})) {
        return rejected(*no);
    }
    if (state_.reply_unaccounted()) {
        return rejected(RejectionCode::kReplyUnaccounted);
    }
    return done({facts::DocumentsFoundMissing{
        .visit = state_.status.is(status::kVisit2Open) ? 2U : 1U, .missing = command.missing}});
}

Decision Decider::operator()(const RecordPowerOfAttorney& command) const {
    if (const auto no = first_of(
            {is_free(), is_word(command.form, "form", {"separate_document", "in_reply_form"})})) {
        return rejected(*no);
    }
    if (state_.power_of_attorney == command.form) {
        return nothing_to_do();
    }
    return done({facts::PowerOfAttorneyRecorded{.form = command.form}});
}

Decision Decider::operator()(const VerifyAgency& command) const {
    if (const auto no = is_free()) {
        return rejected(*no);
    }
    if (state_.agency_verified) {
        return nothing_to_do();
    }
    return done({facts::AgencyVerified{.proof = command.proof}});
}

Decision Decider::operator()(const WaiveFamilyRegister& command) const {
    if (const auto no = is_free()) {
        return rejected(*no);
    }
    const auto policy = rules();
    if (!policy) {
        return rejected(RejectionCode::kPolicyMissing);
    }
    const auto list = assess(*policy, sitting(1)).visit1_documents;
    const bool may_waive =
        list && std::any_of(list->begin(), list->end(), [](const decision::Document& one) {
            return one.item == policy::Item::kFamilyRegister && one.discretionary_waiver;
        });
    if (!may_waive) {
        return rejected(RejectionCode::kNotAllowedHere, {"family_register"});
    }
    if (state_.family_register_waived) {
        return nothing_to_do();
    }
    return done({facts::FamilyRegisterWaived{.ground = command.ground, .clerk = context_.actor}});
}

Decision Decider::operator()(const RecordWrittenByAnother& command) const {
    if (const auto no = first_of({is_free(), second_person(command.approved_by)})) {
        return rejected(*no);
    }
    return done({facts::WrittenByAnother{.document = command.document,
                                         .name = command.name,
                                         .relationship = command.relationship,
                                         .reason = command.reason,
                                         .approved_by = command.approved_by}});
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
    if (assessment.outcome == policy::Outcome::kRefused) {
        return refuse(assessment);
    }
    if (assessment.outcome == policy::Outcome::kRefer) {
        return rejected(RejectionCode::kDecisionRefers);
    }
    if (auto short_of = missing(1, assessment.visit1_documents); !short_of.empty()) {
        return rejected(RejectionCode::kDocumentsMissing, std::move(short_of));
    }
    if (assessment.power_of_attorney == policy::PowerOfAttorney::kSeparateDocument &&
        state_.power_of_attorney != "separate_document") {
        return rejected(RejectionCode::kPowerOfAttorneyMissing);
    }
    if (state_.channel.is("telephone") && !state_.callback_confirmed) {
        return rejected(RejectionCode::kCallbackMissing);
    }
    if (const auto no = postage_is_settled(*policy, assessment)) {
        return rejected(*no);
    }

    Outcome outcome;
    for (const RefusedTarget& one : assessment.refused_targets) {
        outcome.events.emplace_back(facts::TargetRefused{.procedure = one.procedure,
                                                         .target = one.target,
                                                         .refusal = one.refusal,
                                                         .rule_ids = assessment.rule_ids});
    }
    outcome.events.emplace_back(
        facts::ApplicationAccepted{.accepted_on = context_.today,
                                   .receipt_stamp_number = draw_number(outcome, "application"),
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
    if (const auto no =
            first_of({is_open(), stands_at({status::kIntakeOpen, status::kIntakeDeficient,
                                            status::kSameDayOpen, status::kVisit2Open,
                                            status::kVisit2Deficient})})) {
        return rejected(*no);
    }
    if (!policy::from_word<policy::Refusal>(command.refusal.text())) {
        return rejected(RejectionCode::kUnknownWord, {"refusal"});
    }
    if (state_.reply_unaccounted()) {
        return rejected(RejectionCode::kReplyUnaccounted);
    }
    const auto policy = rules();
    const Assessment assessment = policy ? assess(*policy, sitting(1)) : Assessment{};
    return done({facts::ApplicationRefused{.refusal = command.refusal,
                                           .rule_ids = assessment.rule_ids,
                                           .exception_possible = assessment.exception_possible,
                                           .reroute_to = command.reroute_to}},
                {command.refusal.text()});
}

namespace {

/// The circumstances after a PIN didn't verify.
facts::Circumstances without_pin(facts::Circumstances known, const facts::Target& pin) {
    if (!known.pins_asked) {
        known.pins_asked = true;
        for (const char* one : {"signature", "user_auth", "resident_ledger", "card_input"}) {
            known.pins_known.emplace_back(one);
        }
    }
    std::erase(known.pins_known, pin);
    return known;
}

}  // namespace

Decision Decider::operator()(const ReportPinMismatch& command) const {
    if (const auto no =
            first_of({may_handle("card_work"),
                      is_word(command.credential.text(), "credential",
                              {"signature", "user_auth", "resident_ledger", "card_input"})})) {
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
    now.circumstances = without_pin(now.circumstances, command.credential);
    const Assessment assessment = assess(*policy, now);
    std::vector<facts::CaseEvent> events = {
        failed, facts::CircumstancesRecorded{.circumstances = now.circumstances}};
    if (assessment.visits < 2 || state_.two_visits()) {
        return done(std::move(events));
    }
    if (!policy->handling.downgrade_to_two_visits.value_or(true)) {
        return rejected(RejectionCode::kNotAllowedHere, {"inquiry_two_visit"});
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
    events.emplace_back(facts::RouteDowngradedToInquiry{.reason = Reason("pin_does_not_verify"),
                                                        .added = std::move(added),
                                                        .rule_ids = assessment.rule_ids});
    add_approval(*policy, events);
    return done(std::move(events), {"inquiry_two_visit"});
}

Decision Decider::operator()(const ConfirmCallback& command) const {
    if (const auto no = first_of({is_free(), is_word(command.called, "called",
                                                     {"registered_number", "number_given"})})) {
        return rejected(*no);
    }
    if (!state_.channel.is("telephone")) {
        return rejected(RejectionCode::kWrongState, {state_.channel.text()});
    }
    if (state_.callback_confirmed) {
        return nothing_to_do();
    }
    return done({facts::CallbackConfirmed{.clerk = context_.actor, .called = command.called}});
}

Decision Decider::operator()(const ConfirmCaller& command) const {
    if (const auto no =
            first_of({is_word(command.caller, "caller", {"principal", "agent", "other"}),
                      is_word(command.how, "how", {"case_number", "name_and_birth_date"})})) {
        return rejected(*no);
    }
    if (!state_.opened()) {
        return rejected(RejectionCode::kCaseNotOpened);
    }
    return done({facts::CallerConfirmed{.caller = command.caller, .how = command.how}});
}

Decision Decider::operator()(const DismissPossibleDuplicate& command) const {
    if (const auto no = is_open()) {
        return rejected(*no);
    }
    return done({facts::PossibleDuplicateDismissed{.other_case = command.other_case}});
}

Decision Decider::operator()(const AddNote& command) const {
    if (!state_.opened()) {
        return rejected(RejectionCode::kCaseNotOpened);
    }
    return done({facts::NoteAdded{.text = command.text}});
}

Decision Decider::operator()(const ApproveException& command) const {
    if (const auto no = is_free()) {
        return rejected(*no);
    }
    return done({facts::ExceptionApproved{
        .exception = command.exception, .reason = command.reason, .approved_by = context_.actor}});
}

}  // namespace madoguchi::cases
