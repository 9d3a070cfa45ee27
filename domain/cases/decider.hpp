#pragma once

#include "madoguchi/domain/cases/decide.hpp"

namespace madoguchi::cases {

/// Decides one command; an overload for every alternative. Private to `decide`.
/// Guards that many commands share are members; each answers with the rejection, or nothing.
class Decider {
   public:
    Decider(const CaseState& state, const DecisionContext& context)
        : state_(state), context_(context) {}

    // decide_intake.cpp
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

    // decide_dispatch.cpp
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

    // decide_visit.cpp
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

    // decide_card.cpp
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

    // decide_correction.cpp
    Decision operator()(const CorrectEntry& command) const;
    Decision operator()(const RequestCorrection& command) const;
    Decision operator()(const ApproveCorrection& command) const;
    Decision operator()(const RequestVoid& command) const;
    Decision operator()(const VoidEntry& command) const;
    Decision operator()(const RequestPolicyAdoption& command) const;
    Decision operator()(const AdoptPolicyVersion& command) const;

   private:
    using Guard = std::optional<Rejection>;

    // Guards: decide.cpp
    [[nodiscard]] Guard is_open() const;         ///< Opened and not ended.
    [[nodiscard]] Guard is_free() const;         ///< Open, not denied, no register change undecided.
    [[nodiscard]] Guard may_handle(const char* act) const;  ///< Free; protected persons need the act allowed.
    [[nodiscard]] Guard stands_at(std::initializer_list<const char*> statuses) const;
    [[nodiscard]] Guard second_person(const facts::Staff& other) const;
    [[nodiscard]] static Rejection reject(RejectionCode code, std::vector<std::string> ids = {});
    [[nodiscard]] static Decision done(std::vector<facts::CaseEvent> events,
                                       std::vector<std::string> ids = {});
    [[nodiscard]] static Decision nothing_to_do() { return Outcome{}; }

    // What the rules say: decide_rules.cpp
    [[nodiscard]] std::shared_ptr<const CaseRules> case_rules() const;
    [[nodiscard]] Sitting sitting(std::uint32_t visit) const;
    [[nodiscard]] static std::vector<std::string> missing_documents(
        const CaseState& state, std::uint32_t visit, const std::vector<RequiredDocument>& required);
    [[nodiscard]] Guard paper_is_complete(const Assessment& assessment, std::uint32_t visit) const;
    [[nodiscard]] Guard money_is_settled(const Assessment& assessment) const;
    [[nodiscard]] std::string receipt_number(Outcome& outcome, const char* kind) const;
    [[nodiscard]] Decision refuse(const Assessment& assessment) const;
    [[nodiscard]] std::vector<facts::CaseEvent> letter_again(const char* reason,
                                                             const std::string& payer) const;

    const CaseState& state_;
    const DecisionContext& context_;
};

}  // namespace madoguchi::cases
