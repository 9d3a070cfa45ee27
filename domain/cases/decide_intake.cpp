#include <algorithm>
#include <string_view>

#include "madoguchi/domain/calendar/expiry.hpp"
#include "madoguchi/domain/cases/add_missing.hpp"
#include "madoguchi/domain/cases/case_status.hpp"
#include "madoguchi/domain/cases/decider.hpp"  // IWYU pragma: associated
#include "madoguchi/domain/cases/words.hpp"
#include "madoguchi/domain/decision/queries.hpp"
#include "madoguchi/domain/decision/request.hpp"
#include "madoguchi/domain/policy/document_terms.hpp"
#include "madoguchi/domain/policy/documents.hpp"
#include "madoguchi/domain/policy/handling.hpp"
#include "madoguchi/domain/policy/rule.hpp"
#include "madoguchi/domain/policy/terms.hpp"
#include "madoguchi/domain/policy/words.hpp"

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

/// The fault of one document by itself; nothing when it can be taken. Copies and expired documents
/// are taken only where the page says so.
std::optional<std::string> document_fault(const policy::IdentityRules& rules,
                                          const RecordDocument& command, facts::Date today) {
    if (!command.original && rules.originals_only.value_or(true)) {
        return "copy_not_accepted";
    }
    if (command.expires_on && *command.expires_on < today &&
        rules.in_validity_only.value_or(true)) {
        return "document_expired";
    }
    return std::nullopt;
}

/// A certificate that must be younger than so many months, and isn't or doesn't say (DATE-13).
bool is_too_old(const RecordDocument& command,
                const std::optional<std::vector<decision::Document>>& list, facts::Date today) {
    return list && std::any_of(list->begin(), list->end(), [&](const decision::Document& wanted) {
               return wanted.issued_within_months && policy::word(wanted.item) == command.item &&
                      command.holder.is(policy::word(wanted.of)) &&
                      (!command.issued_on ||
                       today > calendar::last_day_within_months(*command.issued_on,
                                                                *wanted.issued_within_months));
           });
}

/// What the page says of a document that is short of something.
std::vector<facts::RuleId> rules_of_fault(const policy::Policy& policy, const std::string& fault,
                                          bool is_certificate) {
    policy::Grounds grounds = policy.identity.condition_grounds;
    if (fault == "not_on_the_list") {
        grounds.clear();
        for (const auto* list : {&policy.identity.class_a, &policy.identity.class_b}) {
            if (*list) {
                grounds.insert(grounds.end(), (*list)->grounds.begin(), (*list)->grounds.end());
            }
        }
    } else if (is_certificate) {
        grounds = policy.guardianship_grounds;
    }
    return rules_of(policy, grounds);
}

}  // namespace

bool Decider::was_shown(const RecordDocument& command, std::uint32_t visit) const {
    return std::any_of(state_.documents.begin(), state_.documents.end(),
                       [&](const ShownDocument& shown) {
                           return shown.visit == visit && shown.holder == command.holder &&
                                  shown.item == command.item && shown.type == command.type;
                       });
}

Decision Decider::operator()(const RecordDocument& command) const {
    if (const auto no = first_of(
            {is_free(), is_word(command.holder.text(), "holder", words::kOf<policy::Holder>)})) {
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
    const auto policy = rules();
    if (!policy) {
        return rejected(RejectionCode::kPolicyMissing);
    }
    std::optional<std::string> fault = document_fault(policy->identity, command, context_.today);
    if (!fault && command.item == "guardianship_certificate" &&
        is_too_old(command, assess(*policy, sitting(visit)).visit1_documents, context_.today)) {
        fault = "document_expired";
    }
    std::string document_class;
    if (has_word(words::kIdentityItems, command.item)) {
        const auto type = policy::from_word<policy::DocumentType>(command.type.reveal());
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
        return done({facts::DocumentRejected{
                        .visit = visit,
                        .holder = command.holder,
                        .item = command.item,
                        .type = command.type,
                        .reason = Reason(*fault),
                        .rule_ids = rules_of_fault(*policy, *fault,
                                                   command.item == "guardianship_certificate")}},
                    {*fault});
    }
    if (was_shown(command, visit)) {
        return nothing_to_do();
    }
    return done({facts::DocumentPresented{.visit = visit,
                                          .holder = command.holder,
                                          .item = command.item,
                                          .document_class = document_class,
                                          .type = command.type,
                                          .expires_on = command.expires_on,
                                          .issued_on = command.issued_on}});
}

Decider::Guard Decider::are_papers(const std::vector<std::string>& missing) {
    const bool known = std::all_of(missing.begin(), missing.end(), [](std::string_view one) {
        const std::size_t colon = one.find(':');
        return colon != std::string_view::npos &&
               policy::from_word<policy::Holder>(one.substr(0, colon)) &&
               policy::from_word<policy::Item>(one.substr(colon + 1));
    });
    return known ? std::nullopt : Guard(Rejection{RejectionCode::kUnknownWord, {"missing"}});
}

Decision Decider::operator()(const RecordMissingDocuments& command) const {
    if (const auto no = first_of({is_free(), stands_at({status::kIntakeOpen, status::kSameDayOpen,
                                                        status::kVisit2Open})})) {
        return rejected(*no);
    }
    if (state_.reply_unaccounted()) {
        return rejected(RejectionCode::kReplyUnaccounted);
    }
    if (const auto no = are_papers(command.missing)) {
        return rejected(*no);
    }
    return done({facts::DocumentsFoundMissing{
        .visit = state_.status.is(status::kVisit2Open) ? 2U : 1U, .missing = command.missing}});
}

Decision Decider::operator()(const RecordPowerOfAttorney& command) const {
    if (const auto no =
            first_of({is_free(), is_word(command.form, "form", words::kPowerOfAttorneyForms)})) {
        return rejected(*no);
    }
    if (!std::all_of(command.scope.begin(), command.scope.end(), [](const Procedure& one) {
            return policy::from_word<policy::Procedure>(one.text()).has_value();
        })) {
        return rejected(RejectionCode::kUnknownWord, {"scope"});
    }
    const bool named = std::all_of(command.scope.begin(), command.scope.end(),
                                   [this](const Procedure& one) { return is_delegated(one); });
    if (state_.power_of_attorney == command.form && named) {
        return nothing_to_do();
    }
    return done({facts::PowerOfAttorneyRecorded{.form = command.form, .scope = command.scope}});
}

Decision Decider::operator()(const VerifyAgency& command) const {
    if (const auto no =
            first_of({is_free(), is_word(command.proof.reveal(), "proof", words::kAgencyProofs)})) {
        return rejected(*no);
    }
    if (state_.agency_proof == command.proof) {
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
    bool may_waive = false;
    Rejection not_here{.code = RejectionCode::kNotAllowedHere, .ids = {"family_register"}};
    for (const decision::Document& one : list.value_or(std::vector<decision::Document>())) {
        if (one.item == policy::Item::kFamilyRegister) {
            may_waive = may_waive || one.discretionary_waiver;
            add_missing(not_here.rule_ids, one.rule_ids);
        }
    }
    if (!may_waive) {
        return rejected(std::move(not_here));
    }
    if (state_.family_register_waived) {
        return nothing_to_do();
    }
    if (const auto no = is_word(command.ground.text(), "ground", words::kFamilyRegisterWaivers)) {
        return rejected(*no);
    }
    return done({facts::FamilyRegisterWaived{.ground = command.ground, .clerk = context_.actor}});
}

Decision Decider::operator()(const RecordWrittenByAnother& command) const {
    if (const auto no = is_free()) {
        return rejected(*no);
    }
    const auto policy = rules();
    if (!policy) {
        return rejected(RejectionCode::kPolicyMissing);
    }
    // Silent: the section chief is asked.
    const auto& allowed = policy->handling.handwritten_by_another;
    if (allowed == false) {
        return rejected(not_allowed_here(*policy, policy->handling.grounds, "written_by_another"));
    }
    if (const auto no = allowed && command.approved_by.empty() ? std::nullopt
                                                               : decided_by(command.approved_by)) {
        return rejected(*no);
    }
    if (const auto no = is_word(command.document, "document", words::kFormsFilledIn)) {
        return rejected(*no);
    }
    return done({facts::WrittenByAnother{.document = command.document,
                                         .name = command.name,
                                         .relationship = command.relationship,
                                         .reason = command.reason,
                                         .approved_by = command.approved_by}});
}

Decision Decider::operator()(const ConfirmCallback& command) const {
    if (const auto no =
            first_of({is_free(), is_word(command.called, "called", words::kNumbersCalled)})) {
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
    if (const auto no = first_of({was_opened(), is_allowed("telephone"),
                                  is_word(command.caller, "caller", words::kCallers),
                                  is_word(command.how, "how", words::kCallerChecks)})) {
        return rejected(*no);
    }
    return done({facts::CallerConfirmed{.caller = command.caller, .how = command.how}});
}

Decision Decider::operator()(const DismissPossibleDuplicate& command) const {
    if (const auto no = first_of({is_open(), is_mark(command.other_case, "other_case")})) {
        return rejected(*no);
    }
    return done({facts::PossibleDuplicateDismissed{.other_case = command.other_case}});
}

Decision Decider::operator()(const AddNote& command) const {
    if (!state_.opened()) {
        return rejected(RejectionCode::kCaseNotOpened);
    }
    if (command.text.reveal().empty()) {
        return rejected(RejectionCode::kReasonMissing, {"text"});
    }
    return done({facts::NoteAdded{.text = command.text}});
}

Decision Decider::operator()(const ApproveException& command) const {
    if (const auto no = is_free()) {
        return rejected(*no);
    }
    if (has_exception(command.exception)) {
        return nothing_to_do();
    }
    if (const auto no = is_word(command.exception, "exception", words::kExceptions)) {
        return rejected(*no);
    }
    return done({facts::ExceptionApproved{
        .exception = command.exception, .reason = command.reason, .approved_by = context_.actor}});
}

}  // namespace madoguchi::cases
