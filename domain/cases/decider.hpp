#pragma once

#include <initializer_list>
#include <memory>
#include <optional>

#include "madoguchi/domain/cases/assessment.hpp"
#include "madoguchi/domain/cases/case_state.hpp"
#include "madoguchi/domain/cases/commands/case_command.hpp"
#include "madoguchi/domain/cases/decide.hpp"
#include "madoguchi/domain/cases/decision_context.hpp"
#include "madoguchi/domain/cases/rejection.hpp"
#include "madoguchi/domain/cases/words.hpp"
#include "madoguchi/domain/decision/decision.hpp"
#include "madoguchi/domain/expected.hpp"
#include "madoguchi/domain/policy/office.hpp"
#include "madoguchi/domain/policy/policy.hpp"
#include "madoguchi/domain/policy/rule.hpp"
#include "madoguchi/facts/cases/case_event.hpp"
#include "madoguchi/facts/values/circumstances.hpp"
#include "madoguchi/facts/values/code.hpp"
#include "madoguchi/facts/values/date.hpp"
#include "madoguchi/facts/values/sensitive.hpp"

namespace madoguchi::cases {

/// A retention period that is over.
struct Disposal {
    facts::Date ended_on;
    facts::Date due_on;
    std::uint32_t retention_years = 0;
};

/// What a correction puts in the place of what.
struct ChangedField {
    Sensitive<std::string> old_value;
    Sensitive<std::string> new_value;
};

/// Decides one command; an overload for every alternative. Private to `decide`.
/// A guard answers with the rejection, or nothing.
class Decider {
 public:
    Decider(const CaseState& state, const DecisionContext& context)
        : state_(state), context_(context) {}

    /// Whether the actor, who is permitted this kind of work, may ask this of this case: what a
    /// section chief or a manager decides, and whose case it is. decide_who_may.cpp
    [[nodiscard]] std::optional<Rejection> who_may(const CaseCommand& command) const;
    /// What a command comes to because an incident holds the case; nothing where it is decided as
    /// always.
    [[nodiscard]] std::optional<Decision> held_by_incident(const CaseCommand& command) const;

    // decide_opening.cpp, decide_intake.cpp, decide_acceptance.cpp, decide_money.cpp
    Decision operator()(const OpenCase& command) const;
    Decision operator()(const RecordCircumstances& command) const;
    Decision operator()(const RecordDocument& command) const;
    Decision operator()(const RecordMissingDocuments& command) const;
    Decision operator()(const RecordPowerOfAttorney& command) const;
    Decision operator()(const VerifyAgency& command) const;
    Decision operator()(const WaiveFamilyRegister& command) const;
    Decision operator()(const RecordWrittenByAnother& command) const;
    Decision operator()(const AcceptApplication& command) const;
    Decision operator()(const RefuseApplication& command) const;
    Decision operator()(const ReportPinMismatch& command) const;
    Decision operator()(const ConfirmCallback& command) const;
    Decision operator()(const ConfirmCaller& command) const;
    Decision operator()(const DismissPossibleDuplicate& command) const;
    Decision operator()(const AddNote& command) const;
    Decision operator()(const ApproveException& command) const;
    Decision operator()(const CollectPostage& command) const;
    Decision operator()(const RefundPostage& command) const;
    Decision operator()(const CollectFee& command) const;
    Decision operator()(const WaiveFee& command) const;

    // decide_dispatch.cpp, decide_letter.cpp
    Decision operator()(const HoldDispatch& command) const;
    Decision operator()(const ReleaseDispatch& command) const;
    Decision operator()(const RequestPostingApproval& command) const;
    Decision operator()(const ApprovePosting& command) const;
    Decision operator()(const ApproveAddressException& command) const;
    Decision operator()(const QueueLetter& command) const;
    Decision operator()(const PrintLetter& command) const;
    Decision operator()(const SpoilLetter& command) const;
    Decision operator()(const HandToMailroom& command) const;
    Decision operator()(const TakeBackFromMailroom& command) const;
    Decision operator()(const PostLetter& command) const;
    Decision operator()(const RecordAcceptanceSlip& command) const;
    Decision operator()(const RecordDelivery& command) const;
    Decision operator()(const RecordUndeliverable& command) const;
    Decision operator()(const SendReminder& command) const;
    Decision operator()(const LapseReply& command) const;
    Decision operator()(const ReissueLetter& command) const;
    Decision operator()(const PullLetter& command) const;

    // decide_visit.cpp, decide_custody.cpp
    Decision operator()(const AcceptLateReply& command) const;
    Decision operator()(const OpenSecondVisit& command) const;
    Decision operator()(const RecordReplyByOtherRoute& command) const;
    Decision operator()(const CheckCard& command) const;
    Decision operator()(const CheckRegister& command) const;
    Decision operator()(const RecordReasonEvidence& command) const;
    Decision operator()(const RecordReply& command) const;
    Decision operator()(const HandBackReplyUnopened& command) const;
    Decision operator()(const OpenReply& command) const;
    Decision operator()(const RejectReply& command) const;
    Decision operator()(const DisposePinPart& command) const;
    Decision operator()(const ResealReply& command) const;
    Decision operator()(const ConfirmPresence& command) const;
    Decision operator()(const AcceptSecondVisit& command) const;
    Decision operator()(const TakeCardIntoCustody& command) const;
    Decision operator()(const ReturnCard& command) const;
    Decision operator()(const SendByInternalMail& command) const;
    Decision operator()(const ReceiveByInternalMail& command) const;

    // decide_card.cpp, decide_completion.cpp
    Decision operator()(const StartCardOperation& command) const;
    Decision operator()(const HandCardToTerminal& command) const;
    Decision operator()(const ReportCardStep& command) const;
    Decision operator()(const ReportCardOutcomeUnknown& command) const;
    Decision operator()(const ReportCardReadBack& command) const;
    Decision operator()(const UnlockInCase& command) const;
    Decision operator()(const RetryCardOperation& command) const;
    Decision operator()(const AbortCardOperation& command) const;
    Decision operator()(const CompleteCardOperation& command) const;
    Decision operator()(const ReportTerminalUnavailable& command) const;
    Decision operator()(const ReportTerminalAvailable& command) const;
    Decision operator()(const RecordCompletionStep& command) const;
    Decision operator()(const ReopenCase& command) const;

    // decide_stop.cpp
    Decision operator()(const RecordDenial& command) const;
    Decision operator()(const LiftDenial& command) const;
    Decision operator()(const ApproveProtectedHandling& command) const;
    Decision operator()(const RecordResidentChange& command) const;
    Decision operator()(const ReviewRegisterChange& command) const;
    Decision operator()(const ReportCardLost& command) const;
    Decision operator()(const RecordCardFound& command) const;
    Decision operator()(const RecordExpiry& command) const;
    Decision operator()(const ReevaluateAge& command) const;
    Decision operator()(const WithdrawCase& command) const;
    Decision operator()(const ReplaceAgent& command) const;
    Decision operator()(const RecordPrincipalAppears& command) const;
    Decision operator()(const FreezeCase& command) const;
    Decision operator()(const LiftFreeze& command) const;

    // decide_claim.cpp
    Decision operator()(const ClaimCase& command) const;
    Decision operator()(const ReleaseCase& command) const;
    Decision operator()(const HandOverWork& command) const;

    // decide_correction.cpp
    Decision operator()(const CorrectEntry& command) const;
    Decision operator()(const RequestCorrection& command) const;
    Decision operator()(const ApproveCorrection& command) const;
    Decision operator()(const RequestVoid& command) const;
    Decision operator()(const VoidEntry& command) const;
    Decision operator()(const RequestPolicyAdoption& command) const;
    Decision operator()(const AdoptPolicyVersion& command) const;

    // decide_register.cpp, decide_retention.cpp
    Decision operator()(const IdentifyParty& command) const;
    Decision operator()(const DistinguishParty& command) const;
    Decision operator()(const ReleaseParty& command) const;
    Decision operator()(const EraseParty& command) const;
    Decision operator()(const RecordKeysDestroyed& command) const;
    Decision operator()(const PlaceRetentionHold& command) const;
    Decision operator()(const LiftRetentionHold& command) const;
    Decision operator()(const RequestDisposal& command) const;
    Decision operator()(const ApproveDisposal& command) const;

 private:
    using Guard = std::optional<Rejection>;

    // Guards: decide.cpp
    [[nodiscard]] Guard was_opened() const;  ///< There is such a case, ended or not.
    [[nodiscard]] Guard is_open() const;  ///< Opened and not ended, and not before its own opening.
    [[nodiscard]] Guard is_free() const;  ///< Open and not denied.
    /// Free, no register change undecided; for a protected person the act must have been allowed.
    [[nodiscard]] Guard may_handle(const char* act) const;
    /// The case is of an office of the actor's, or the municipality lets offices share theirs.
    [[nodiscard]] bool shares_case() const;
    /// The office that the command comes from is one of the municipality's.
    [[nodiscard]] bool is_an_office() const;
    /// For a protected person the act must have been allowed, whatever state the case is in.
    [[nodiscard]] Guard is_allowed(const char* act) const;
    [[nodiscard]] static Guard has_reason(const Sensitive<std::string>& reason);
    [[nodiscard]] bool has_exception(const std::string& exception) const;
    [[nodiscard]] Guard stands_at(std::initializer_list<const char*> statuses) const;
    /// `other` isn't the actor; whether they still work here doesn't matter.
    [[nodiscard]] Guard another_person(const facts::Staff& other) const;
    /// `other` works here and isn't the actor.
    [[nodiscard]] Guard second_person(const facts::Staff& other) const;
    /// The other member of staff at an opened reply, unless the office has one person do it.
    [[nodiscard]] Guard witness(const policy::Policy& policy, const facts::Staff& other) const;
    /// The office where this is done does such work at all.
    [[nodiscard]] Guard office_does(const policy::Policy& policy, bool policy::Office::*duty,
                                    const char* name) const;
    /// `approver`, named by the actor, is another person and a section chief or a manager.
    [[nodiscard]] Guard decided_by(const facts::Staff& approver) const;
    /// The register says so of that 宛名番号; of an empty one it says nothing.
    [[nodiscard]] bool register_protects(const Sensitive<std::string>& register_no) const;
    /// No card work is under way: the card might be half done.
    [[nodiscard]] Guard no_card_work() const;
    /// Nothing of the case is in custody, and no card or opened reply on its way between offices.
    [[nodiscard]] Guard nothing_kept() const;
    /// The letter isn't stopped for a talk or a section chief's decision.
    [[nodiscard]] Guard not_held() const;
    [[nodiscard]] Guard runs(const std::string& operation_id) const;
    [[nodiscard]] static Guard is_word(const std::string& text, const char* field, WordList words);
    /// A number, a code or an id, as far as its form goes.
    [[nodiscard]] static Guard is_mark(const std::string& text, const char* field);
    /// Where the office keeps what it took in.
    [[nodiscard]] static Guard is_place(const std::string& place);
    /// Papers that are missing, as `holder:item`.
    [[nodiscard]] static Guard are_papers(const std::vector<std::string>& missing);

    // What the rules say: decide_rules.cpp
    /// The case's own policy version with today's office values; null when it is gone.
    [[nodiscard]] std::shared_ptr<const policy::Policy> rules() const;
    [[nodiscard]] Sitting sitting(std::uint32_t visit) const;
    /// What a visit's list still misses, as `holder:item`, and the rules that ask for it.
    [[nodiscard]] Rejection missing(
        std::uint32_t visit, const std::optional<std::vector<decision::Document>>& list) const;
    [[nodiscard]] Guard postage_is_settled(const policy::Policy& policy,
                                           const Assessment& assessment) const;
    /// `value`, of the policy's handling under `key`, allows `what`. Silence asks.
    [[nodiscard]] static Guard allowed_here(const policy::Policy& policy,
                                            const std::optional<bool>& value, const char* key,
                                            const char* what);
    [[nodiscard]] Guard fee_is_settled(const Assessment& assessment) const;
    /// Whoever came at visit 1 is known, and the list of visit 1 is complete.
    [[nodiscard]] Guard papers_are_shown(const policy::Policy& policy,
                                         const Assessment& assessment) const;
    /// The list of visit 1, with the agent's identity in any case: no office deals with somebody
    /// unknown (AMB-08). By what papers, the office sets where the page doesn't say.
    [[nodiscard]] std::optional<std::vector<decision::Document>> papers_of_visit1(
        const Assessment& assessment) const;
    /// Draws a receipt stamp for each form on which `procedures` are applied for, less those that
    /// have one from `stamped_before`.
    [[nodiscard]] std::vector<facts::StampedForm> stamped_forms(
        Outcome& outcome, const policy::Policy& policy,
        const std::vector<facts::ProcedureRequest>& procedures,
        const std::vector<facts::ProcedureRequest>& stamped_before = {}) const;
    /// The application came by telephone or post: it can wait for the papers of visit 2.
    [[nodiscard]] Guard nobody_came() const;
    /// A guardian, curator or the like has shown what gives them the power.
    [[nodiscard]] Guard agency_is_verified() const;
    /// Visit 2 may be at `office`: where visit 1 was if the policy says so, and at a counter that
    /// takes what is applied for.
    [[nodiscard]] bool takes_second_visit(const policy::Policy& policy,
                                          const facts::Office& office) const;
    /// Another person than the agent of visit 1 may bring the reply.
    [[nodiscard]] Guard another_may_come(const policy::Policy& policy) const;
    /// The delegation names this beside what was applied for.
    [[nodiscard]] bool is_delegated(const facts::Procedure& procedure) const;
    [[nodiscard]] bool opened_at_the_counter() const { return state_.channel.is("counter"); }
    /// The rules of today lead the way that this case goes.
    [[nodiscard]] Guard still_allowed(const Assessment& assessment) const;
    /// The rules don't say no. A no ends the case for good: it is said by refusing it, with the
    /// reason before one's eyes, and by nothing else.
    [[nodiscard]] static Guard is_acceptable(const Assessment& assessment);
    /// Asks for, or gives, the approval to post where the policy wants one.
    void add_approval(const policy::Policy& policy, std::vector<facts::CaseEvent>& events) const;
    /// The live letter is given up and another one is due.
    void add_letter_again(const char* reason, const std::string& payer,
                          std::vector<facts::CaseEvent>& events) const;
    /// The live letter, if any, is void.
    void add_letter_invalidated(const char* reason, std::vector<facts::CaseEvent>& events) const;
    /// Draws the next number of a series of the office's fiscal year: `R8-receipt-12`.
    [[nodiscard]] std::string draw_number(Outcome& outcome, const char* series) const;
    /// The last day on which the reply to `letter` is in time today; nothing where none is fixed.
    [[nodiscard]] std::optional<facts::Date> in_time_until(const LetterState& letter) const;

    /// What must be done before the reply is opened, and isn't (practice: the order at visit 2).
    [[nodiscard]] Guard not_yet_checked(const Assessment& assessment) const;

    /// Who one of the people is in the register; null where nothing is known.
    [[nodiscard]] const PartyState* party(const facts::Holder& holder) const;
    /// The case has such a party, and they haven't been erased.
    [[nodiscard]] Guard has_party(const facts::Holder& holder) const;
    /// The case has ended, nothing of it is kept, and no hold forbids it.
    [[nodiscard]] Guard may_be_erased() const;
    /// Whether the data of `principal`, `agent` or `case` is erased.
    [[nodiscard]] bool is_erased(const facts::Holder& holder) const;
    [[nodiscard]] Guard is_hold(const facts::Reason& ground, const std::string& reference) const;
    /// The decision to dispose that is due today.
    [[nodiscard]] Expected<Disposal, Rejection> disposal() const;

    // Parts of single commands, beside them
    /// One physical document never counts twice.
    [[nodiscard]] bool was_shown(const RecordDocument& command, std::uint32_t visit) const;
    [[nodiscard]] Guard unauthorised(const CompleteCardOperation& command) const;
    [[nodiscard]] std::vector<ProcedureRequest> carried_out(
        const CompleteCardOperation& command) const;
    [[nodiscard]] Decision protection_changed(const RecordResidentChange& command) const;
    /// The case is a protected person's from now on; what isn't posted yet waits.
    void add_protection(facts::Date notified_on, std::vector<facts::CaseEvent>& events) const;
    [[nodiscard]] Decision left_the_register(const RecordResidentChange& command) const;
    [[nodiscard]] Decision particulars_changed(const RecordResidentChange& command) const;
    /// A field's present text and the new one as it is stored, when it may be corrected to that.
    [[nodiscard]] Expected<ChangedField, Rejection> corrected_field(std::uint64_t event_no,
                                                                    const std::string& field,
                                                                    std::string new_value) const;
    [[nodiscard]] const PendingApproval* pending(const char* kind, std::uint64_t event_no,
                                                 const std::string& field) const;

    const CaseState& state_;
    const DecisionContext& context_;
};

/// The rules of `policy` that are `grounds`.
[[nodiscard]] inline std::vector<facts::RuleId> rules_of(const policy::Policy& policy,
                                                         const policy::Grounds& grounds) {
    const auto ids = policy.rule_ids(grounds);
    return {ids.begin(), ids.end()};
}

/// The municipality doesn't allow `what`: `grounds` of its policy say so.
[[nodiscard]] inline Rejection not_allowed_here(const policy::Policy& policy,
                                                const policy::Grounds& grounds, std::string what) {
    return {.code = RejectionCode::kNotAllowedHere,
            .ids = {std::move(what)},
            .rule_ids = rules_of(policy, grounds)};
}

/// A rejection as an answer.
[[nodiscard]] inline Decision rejected(RejectionCode code, std::vector<std::string> ids = {}) {
    return tl::make_unexpected(Rejection{.code = code, .ids = std::move(ids)});
}
[[nodiscard]] inline Decision rejected(Rejection rejection) {
    return tl::make_unexpected(std::move(rejection));
}

/// Events as an answer.
[[nodiscard]] inline Decision done(std::vector<facts::CaseEvent> events,
                                   std::vector<std::string> ids = {}) {
    return Outcome{.events = std::move(events), .draws = {}, .ids = std::move(ids)};
}

/// The command is already in effect.
[[nodiscard]] inline Decision nothing_to_do() { return Outcome{}; }

/// What is erased can't be worked on: no command but those of the register and of retention.
[[nodiscard]] std::optional<Rejection> erased_guard(const CaseState& state,
                                                    const CaseCommand& command);

/// The first guard that says no.
[[nodiscard]] std::optional<Rejection> first_of(
    std::initializer_list<std::optional<Rejection>> guards);

}  // namespace madoguchi::cases
