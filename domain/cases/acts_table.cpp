#include "madoguchi/domain/cases/acts_table.hpp"

#include <map>

#include "madoguchi/domain/cases/case_status.hpp"
#include "madoguchi/facts/values/circumstances.hpp"
#include "madoguchi/facts/values/code.hpp"
#include "madoguchi/facts/values/person.hpp"

namespace madoguchi::cases {

namespace {

using facts::Date;
using Names = std::vector<std::string_view>;

/// A command that needs nothing of the case.
template <typename Command>
CaseCommand plain(const CaseState& /*state*/, Date /*today*/) {
    return Command{};
}

/// The letter that is asked about.
std::uint32_t last_seq(const CaseState& state) {
    return state.last_letter() == nullptr ? 1 : state.last_letter()->seq;
}

/// What one person asked for and the next has to decide, of one kind.
const PendingApproval* pending(const CaseState& state, std::string_view kind) {
    for (const auto& each : state.pending) {
        if (each.kind == kind) {
            return &each;
        }
    }
    return nullptr;
}

/// The same answers but for one: recording again what is known already would be nothing to do.
CaseCommand record_circumstances(const CaseState& state, Date /*today*/) {
    RecordCircumstances command{.circumstances = state.circumstances};
    command.circumstances.resident_here = !command.circumstances.resident_here.value_or(false);
    return command;
}

CaseCommand start_card_operation(const CaseState& state, Date /*today*/) {
    const std::string next = state.card.operation_id.empty() ? "op" : state.card.operation_id;
    return StartCardOperation{.operation_id = next + "-next", .mode = "hand_off"};
}

CaseCommand post_letter(const CaseState& state, Date today) {
    const auto* const letter = state.live_letter();
    return PostLetter{.posted_on = letter != nullptr && letter->planned_posting_on
                                       ? *letter->planned_posting_on
                                       : today,
                      .post_class = letter != nullptr ? letter->post_class : std::string(),
                      .tracking_no = {},
                      .approved_by = {}};
}

CaseCommand approve_correction(const CaseState& state, Date /*today*/) {
    const auto* const asked = pending(state, "correction");
    return asked == nullptr ? ApproveCorrection{}
                            : ApproveCorrection{asked->event_no, asked->field};
}

CaseCommand void_entry(const CaseState& state, Date /*today*/) {
    const auto* const asked = pending(state, "void");
    return asked == nullptr ? VoidEntry{} : VoidEntry{asked->event_no};
}

CaseCommand adopt_policy(const CaseState& state, Date /*today*/) {
    const auto* const asked = pending(state, "policy_adoption");
    return asked == nullptr ? AdoptPolicyVersion{} : AdoptPolicyVersion{asked->field};
}

/// Neither laid on the terminal nor read again once it is read back and found right: it would have
/// to be read back once more.
bool card_is_out(const CaseState& state) {
    return !state.card.read_back || !state.card.as_expected;
}

/// A station and a virtual card aren't handed anything.
bool terminal_waits(const CaseState& state) {
    return card_is_out(state) && state.card.mode == "terminal";
}

CaseCommand return_card(const CaseState& state, Date /*today*/) {
    return ReturnCard{.receipt_number = state.custody.empty()
                                            ? std::string()
                                            : state.custody.front().receipt_number,
                      .returned_to = "principal"};
}

CaseCommand unlock(const CaseState& state, Date /*today*/) {
    return UnlockInCase{
        .credential = state.card.locked.empty() ? facts::Target() : state.card.locked.front(),
        .ground = "applied_for"};
}

const std::vector<ActRow>& rows() {
    static const std::vector<ActRow> kRows{
        // Intake and money
        {"record_circumstances", record_circumstances, {"circumstances"}},
        {"record_document", plain<RecordDocument>, {"visit", "holder", "item", "type"}},
        {"record_missing_documents", plain<RecordMissingDocuments>, {"visit", "missing"}},
        {"record_power_of_attorney", plain<RecordPowerOfAttorney>, {"form"}},
        {"verify_agency", plain<VerifyAgency>, {"proof"}},
        {"waive_family_register", plain<WaiveFamilyRegister>, {"ground"}},
        {"record_written_by_another",
         plain<RecordWrittenByAnother>,
         {"document", "name", "relationship", "reason", "approved_by"},
         false,
         true},
        {"accept_application", plain<AcceptApplication>},
        {"refuse_application", plain<RefuseApplication>, {"refusal"}, true},
        {"report_pin_mismatch", plain<ReportPinMismatch>, {"credential"}},
        {"confirm_callback", plain<ConfirmCallback>, {"called"}},
        {"confirm_caller", plain<ConfirmCaller>, {"caller", "how"}},
        {"add_note", plain<AddNote>, {"text"}},
        {"approve_exception", plain<ApproveException>, {"exception", "reason"}},
        {"collect_postage",
         plain<CollectPostage>,
         {"yen", "method", "payer"},
         false,
         false,
         [](const CaseState& state) {
             return state.postage_paid_yen <= state.postage_refunded_yen &&
                    state.postage_payer != "office";
         }},
        {"refund_postage", plain<RefundPostage>, {"yen", "method", "reason"}},
        {"collect_fee",
         plain<CollectFee>,
         {"yen", "ground"},
         false,
         false,
         [](const CaseState& state) { return state.fee_paid_yen == 0 && !state.fee_waived; }},
        {"waive_fee", plain<WaiveFee>, {"ground"}},
        // Dispatch
        {"hold_dispatch", plain<HoldDispatch>, {"reason"}},
        {"release_dispatch", plain<ReleaseDispatch>, {"reason"}},
        {"request_posting_approval", plain<RequestPostingApproval>},
        {"approve_posting", plain<ApprovePosting>, {}, false, true},
        {"approve_address_exception",
         plain<ApproveAddressException>,
         {"postcode", "address", "kind", "reason"}},
        {"queue_letter", plain<QueueLetter>},
        {"print_letter",
         [](const CaseState&, Date today) -> CaseCommand {
             return PrintLetter{.batch = "batch", .planned_posting_on = today};
         },
         {"batch", "planned_posting_on"}},
        {"spoil_letter", plain<SpoilLetter>, {"reason"}, true},
        {"pull_letter",
         [](const CaseState& state, Date) -> CaseCommand {
             return PullLetter{.letter_seq = last_seq(state), .how = "taken_out"};
         },
         {"letter_seq", "how"}},
        {"hand_to_mailroom", plain<HandToMailroom>, {"batch", "received_by"}, false, true},
        {"take_back_from_mailroom", plain<TakeBackFromMailroom>, {"reason"}},
        {"post_letter", post_letter, {"posted_on", "post_class", "tracking_no"}},
        {"record_acceptance_slip",
         [](const CaseState&, Date today) -> CaseCommand {
             return RecordAcceptanceSlip{.accepted_on = today, .tracking_no = {}};
         },
         {"accepted_on", "tracking_no"}},
        {"record_delivery",
         [](const CaseState&, Date today) -> CaseCommand { return RecordDelivery{today}; },
         {"delivered_on"}},
        {"record_undeliverable",
         [](const CaseState&, Date today) -> CaseCommand {
             return RecordUndeliverable{.reason = {}, .returned_on = today};
         },
         {"reason", "returned_on"}},
        {"send_reminder", plain<SendReminder>, {"channel"}},
        {"reissue_letter", plain<ReissueLetter>, {"reason"}},
        // Visit 2 and custody
        {"accept_late_reply", plain<AcceptLateReply>, {"reason"}},
        {"open_second_visit",
         [](const CaseState& state, Date) -> CaseCommand {
             return OpenSecondVisit{.office = state.office, .other_agent = {}};
         },
         {"office"}},
        {"record_reply_by_other_route", plain<RecordReplyByOtherRoute>, {"route", "place"}},
        {"check_card",
         [](const CaseState&, Date today) -> CaseCommand {
             return CheckCard{.is_principals = true, .card_expires_on = today};
         },
         {"is_principals", "card_expires_on"}},
        {"check_register", plain<CheckRegister>, {"changed"}},
        {"record_reason_evidence",
         plain<RecordReasonEvidence>,
         {"reason", "kind", "shown_or_handed_in"}},
        {"record_reply", plain<RecordReply>, {"seal_state"}},
        {"hand_back_reply_unopened", plain<HandBackReplyUnopened>, {"missing"}},
        {"open_reply", plain<OpenReply>, {"witnessed_by"}, true, true},
        {"reject_reply", plain<RejectReply>, {"reason"}, true},
        {"dispose_pin_part", plain<DisposePinPart>, {"how", "witnessed_by"}, false, true},
        {"reseal_reply", plain<ResealReply>, {"place", "witnessed_by"}, false, true},
        {"confirm_presence", plain<ConfirmPresence>, {"who"}},
        {"accept_second_visit", plain<AcceptSecondVisit>},
        {"take_card_into_custody", plain<TakeCardIntoCustody>, {"what", "place"}},
        {"return_card", return_card, {"receipt_number", "returned_to"}},
        {"send_by_internal_mail", plain<SendByInternalMail>, {"bag", "what", "to"}},
        {"receive_by_internal_mail", plain<ReceiveByInternalMail>, {"bag", "what"}},
        // Card work
        {"start_card_operation", start_card_operation, {"operation_id", "mode"}},
        {"hand_card_to_terminal",
         [](const CaseState& state, Date) -> CaseCommand {
             return HandCardToTerminal{state.card.operation_id};
         },
         {},
         false,
         false,
         terminal_waits},
        {"report_card_read_back",
         [](const CaseState& state, Date) -> CaseCommand {
             return ReportCardReadBack{
                 .operation_id = state.card.operation_id, .as_expected = true, .locked = {}};
         },
         {"as_expected"},
         false,
         false,
         card_is_out},
        {"unlock_in_case", unlock, {"credential", "ground"}},
        {"retry_card_operation",
         [](const CaseState& state, Date) -> CaseCommand {
             return RetryCardOperation{state.card.operation_id};
         }},
        {"abort_card_operation", plain<AbortCardOperation>, {"reason", "card_read_back"}, true},
        {"complete_card_operation",
         [](const CaseState& state, Date) -> CaseCommand {
             CompleteCardOperation command;
             command.operation_id = state.card.operation_id;
             command.card_returned_to = "principal";
             return command;
         },
         {"certificates", "pins_set", "pins_changed", "revoked", "card_returned_to"},
         true},
        {"report_terminal_unavailable", plain<ReportTerminalUnavailable>, {"reason"}},
        {"report_terminal_available", plain<ReportTerminalAvailable>},
        {"record_completion_step", plain<RecordCompletionStep>, {"step"}},
        {"reopen_case", plain<ReopenCase>, {"reason"}, true},
        // Stops and ends
        {"record_denial", plain<RecordDenial>, {"channel", "confirmed"}, true},
        {"lift_denial", plain<LiftDenial>, {"reason"}, true},
        {"approve_protected_handling", plain<ApproveProtectedHandling>, {"act", "reason"}},
        {"record_resident_change",
         plain<RecordResidentChange>,
         {"kind", "notified_on", "effective_on"}},
        {"review_register_change", plain<ReviewRegisterChange>, {"decision", "reason"}},
        {"report_card_lost",
         [](const CaseState&, Date today) -> CaseCommand { return ReportCardLost{today}; },
         {"reported_on"},
         true},
        {"record_card_found",
         [](const CaseState&, Date today) -> CaseCommand { return RecordCardFound{today}; },
         {"found_on"}},
        {"withdraw_case", plain<WithdrawCase>, {"by", "reason"}, true},
        {"replace_agent",
         plain<ReplaceAgent>,
         {"new_case", "new_agent", "approved_by"},
         true,
         true},
        {"record_principal_appears", plain<RecordPrincipalAppears>, {"new_case"}, true},
        // Corrections
        {"correct_entry", plain<CorrectEntry>, {"event_no", "field", "new_value", "reason"}},
        {"request_correction",
         plain<RequestCorrection>,
         {"event_no", "field", "new_value", "reason"}},
        {"approve_correction", approve_correction, {}, true, true},
        {"request_void", plain<RequestVoid>, {"event_no", "reason"}},
        {"void_entry", void_entry, {}, true, true},
        {"request_policy_adoption", plain<RequestPolicyAdoption>, {"to_version", "reason"}},
        {"adopt_policy_version", adopt_policy, {}, true, true},
        // Whose case it is
        {"claim_case", plain<ClaimCase>},
        {"release_case", plain<ReleaseCase>},
    };
    return kRows;
}

}  // namespace

std::span<const ActRow> act_rows() { return rows(); }

std::span<const std::string_view> acts_at(const CaseState& state) {
    static const Names kDenied{"lift_denial", "pull_letter", "return_card"};
    static const std::map<std::string_view, Names> kAt{
        {status::kIntakeOpen,
         {"accept_application", "record_document", "record_missing_documents", "refuse_application",
          "collect_postage", "collect_fee", "record_power_of_attorney", "verify_agency",
          "confirm_callback"}},
        {status::kIntakeDeficient,
         {"accept_application", "record_document", "record_missing_documents", "withdraw_case"}},
        {status::kSameDayOpen,
         {"accept_application", "record_document", "record_missing_documents", "refuse_application",
          "collect_fee", "verify_agency"}},
        {status::kApplicationAccepted,
         {"approve_posting", "request_posting_approval", "queue_letter", "release_dispatch",
          "hold_dispatch", "collect_postage"}},
        {status::kApprovalPending,
         {"approve_posting", "queue_letter", "release_dispatch", "hold_dispatch",
          "collect_postage"}},
        {status::kDispatchOnHold, {"release_dispatch", "approve_address_exception"}},
        {status::kLetterQueued, {"print_letter", "release_dispatch", "hold_dispatch"}},
        {status::kLetterPrinted,
         {"hand_to_mailroom", "post_letter", "spoil_letter", "release_dispatch", "hold_dispatch"}},
        {status::kHandedOver,
         {"post_letter", "record_acceptance_slip", "take_back_from_mailroom", "hold_dispatch"}},
        {status::kAwaitingReply,
         {"open_second_visit", "record_delivery", "record_undeliverable", "send_reminder",
          "record_reply_by_other_route", "reissue_letter"}},
        {status::kLetterUndeliverable,
         {"reissue_letter", "approve_address_exception", "withdraw_case"}},
        {status::kReplyLapsed,
         {"accept_late_reply", "open_second_visit", "reissue_letter", "withdraw_case"}},
        {status::kVisit2Open,
         {"check_register", "record_document", "check_card", "record_reply", "open_reply",
          "accept_second_visit", "record_reason_evidence", "confirm_presence", "reject_reply",
          "reseal_reply", "dispose_pin_part", "hand_back_reply_unopened"}},
        {status::kVisit2Deficient, {"open_second_visit", "return_card"}},
        {status::kReadyForCardOperation,
         {"start_card_operation", "dispose_pin_part", "reseal_reply", "report_terminal_unavailable",
          "take_card_into_custody"}},
        {status::kCardOperationRunning,
         {"complete_card_operation", "hand_card_to_terminal", "report_card_read_back",
          "dispose_pin_part", "reseal_reply", "report_pin_mismatch"}},
        {status::kCardOperationFailed,
         {"retry_card_operation", "report_card_read_back", "dispose_pin_part",
          "take_card_into_custody", "abort_card_operation"}},
        {status::kCardLocked, {"unlock_in_case", "report_card_read_back", "abort_card_operation"}},
        {status::kCompleted, {"record_completion_step", "return_card"}},
        {status::kCompletedPartially, {"record_completion_step", "return_card"}},
        {status::kRefused, {"reopen_case", "refund_postage", "return_card"}},
        {status::kWithdrawn, {"refund_postage", "return_card"}},
    };
    if (state.denied) {
        return kDenied;
    }
    const auto found = kAt.find(state.status.text());
    return found == kAt.end() ? std::span<const std::string_view>() : found->second;
}

}  // namespace madoguchi::cases
