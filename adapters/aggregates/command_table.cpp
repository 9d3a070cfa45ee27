#include <tuple>
#include <type_traits>
#include <unordered_map>

#include "madoguchi/adapters/aggregates/any_command.hpp"
#include "madoguchi/codec/mapping.hpp"
#include "madoguchi/command/v1/command.pb.h"
#include "madoguchi/log/assert.hpp"

namespace madoguchi::aggregates {
namespace {

namespace pb = madoguchi::command::v1;

/// A command, its message and its wire name.
template <typename CommandType, typename MessageType>
struct Named {
    using Command = CommandType;
    using Message = MessageType;
    const char* name;
};

constexpr std::tuple kCaseCommands{
    Named<cases::OpenCase, pb::OpenCase>{"madoguchi.command.open_case.v1"},
    Named<cases::RecordCircumstances, pb::RecordCircumstances>{
        "madoguchi.command.record_circumstances.v1"},
    Named<cases::RecordDocument, pb::RecordDocument>{"madoguchi.command.record_document.v1"},
    Named<cases::RecordMissingDocuments, pb::RecordMissingDocuments>{
        "madoguchi.command.record_missing_documents.v1"},
    Named<cases::RecordPowerOfAttorney, pb::RecordPowerOfAttorney>{
        "madoguchi.command.record_power_of_attorney.v1"},
    Named<cases::VerifyAgency, pb::VerifyAgency>{"madoguchi.command.verify_agency.v1"},
    Named<cases::WaiveFamilyRegister, pb::WaiveFamilyRegister>{
        "madoguchi.command.waive_family_register.v1"},
    Named<cases::RecordWrittenByAnother, pb::RecordWrittenByAnother>{
        "madoguchi.command.record_written_by_another.v1"},
    Named<cases::AcceptApplication, pb::AcceptApplication>{
        "madoguchi.command.accept_application.v1"},
    Named<cases::RefuseApplication, pb::RefuseApplication>{
        "madoguchi.command.refuse_application.v1"},
    Named<cases::ReportPinMismatch, pb::ReportPinMismatch>{
        "madoguchi.command.report_pin_mismatch.v1"},
    Named<cases::ConfirmCallback, pb::ConfirmCallback>{"madoguchi.command.confirm_callback.v1"},
    Named<cases::ConfirmCaller, pb::ConfirmCaller>{"madoguchi.command.confirm_caller.v1"},
    Named<cases::DismissPossibleDuplicate, pb::DismissPossibleDuplicate>{
        "madoguchi.command.dismiss_possible_duplicate.v1"},
    Named<cases::AddNote, pb::AddNote>{"madoguchi.command.add_note.v1"},
    Named<cases::ApproveException, pb::ApproveException>{"madoguchi.command.approve_exception.v1"},
    Named<cases::CollectPostage, pb::CollectPostage>{"madoguchi.command.collect_postage.v1"},
    Named<cases::RefundPostage, pb::RefundPostage>{"madoguchi.command.refund_postage.v1"},
    Named<cases::CollectFee, pb::CollectFee>{"madoguchi.command.collect_fee.v1"},
    Named<cases::WaiveFee, pb::WaiveFee>{"madoguchi.command.waive_fee.v1"},
    Named<cases::HoldDispatch, pb::HoldDispatch>{"madoguchi.command.hold_dispatch.v1"},
    Named<cases::ReleaseDispatch, pb::ReleaseDispatch>{"madoguchi.command.release_dispatch.v1"},
    Named<cases::RequestPostingApproval, pb::RequestPostingApproval>{
        "madoguchi.command.request_posting_approval.v1"},
    Named<cases::ApprovePosting, pb::ApprovePosting>{"madoguchi.command.approve_posting.v1"},
    Named<cases::ApproveAddressException, pb::ApproveAddressException>{
        "madoguchi.command.approve_address_exception.v1"},
    Named<cases::QueueLetter, pb::QueueLetter>{"madoguchi.command.queue_letter.v1"},
    Named<cases::PrintLetter, pb::PrintLetter>{"madoguchi.command.print_letter.v1"},
    Named<cases::SpoilLetter, pb::SpoilLetter>{"madoguchi.command.spoil_letter.v1"},
    Named<cases::HandToMailroom, pb::HandToMailroom>{"madoguchi.command.hand_to_mailroom.v1"},
    Named<cases::TakeBackFromMailroom, pb::TakeBackFromMailroom>{
        "madoguchi.command.take_back_from_mailroom.v1"},
    Named<cases::PostLetter, pb::PostLetter>{"madoguchi.command.post_letter.v1"},
    Named<cases::RecordAcceptanceSlip, pb::RecordAcceptanceSlip>{
        "madoguchi.command.record_acceptance_slip.v1"},
    Named<cases::RecordDelivery, pb::RecordDelivery>{"madoguchi.command.record_delivery.v1"},
    Named<cases::RecordUndeliverable, pb::RecordUndeliverable>{
        "madoguchi.command.record_undeliverable.v1"},
    Named<cases::SendReminder, pb::SendReminder>{"madoguchi.command.send_reminder.v1"},
    Named<cases::LapseReply, pb::LapseReply>{"madoguchi.command.lapse_reply.v1"},
    Named<cases::ReissueLetter, pb::ReissueLetter>{"madoguchi.command.reissue_letter.v1"},
    Named<cases::PullLetter, pb::PullLetter>{"madoguchi.command.pull_letter.v1"},
    Named<cases::AcceptLateReply, pb::AcceptLateReply>{"madoguchi.command.accept_late_reply.v1"},
    Named<cases::OpenSecondVisit, pb::OpenSecondVisit>{"madoguchi.command.open_second_visit.v1"},
    Named<cases::RecordReplyByOtherRoute, pb::RecordReplyByOtherRoute>{
        "madoguchi.command.record_reply_by_other_route.v1"},
    Named<cases::CheckCard, pb::CheckCard>{"madoguchi.command.check_card.v1"},
    Named<cases::CheckRegister, pb::CheckRegister>{"madoguchi.command.check_register.v1"},
    Named<cases::RecordReasonEvidence, pb::RecordReasonEvidence>{
        "madoguchi.command.record_reason_evidence.v1"},
    Named<cases::RecordReply, pb::RecordReply>{"madoguchi.command.record_reply.v1"},
    Named<cases::HandBackReplyUnopened, pb::HandBackReplyUnopened>{
        "madoguchi.command.hand_back_reply_unopened.v1"},
    Named<cases::OpenReply, pb::OpenReply>{"madoguchi.command.open_reply.v1"},
    Named<cases::RejectReply, pb::RejectReply>{"madoguchi.command.reject_reply.v1"},
    Named<cases::DisposePinPart, pb::DisposePinPart>{"madoguchi.command.dispose_pin_part.v1"},
    Named<cases::ResealReply, pb::ResealReply>{"madoguchi.command.reseal_reply.v1"},
    Named<cases::ConfirmPresence, pb::ConfirmPresence>{"madoguchi.command.confirm_presence.v1"},
    Named<cases::AcceptSecondVisit, pb::AcceptSecondVisit>{
        "madoguchi.command.accept_second_visit.v1"},
    Named<cases::TakeCardIntoCustody, pb::TakeCardIntoCustody>{
        "madoguchi.command.take_card_into_custody.v1"},
    Named<cases::ReturnCard, pb::ReturnCard>{"madoguchi.command.return_card.v1"},
    Named<cases::SendByInternalMail, pb::SendByInternalMail>{
        "madoguchi.command.send_by_internal_mail.v1"},
    Named<cases::ReceiveByInternalMail, pb::ReceiveByInternalMail>{
        "madoguchi.command.receive_by_internal_mail.v1"},
    Named<cases::StartCardOperation, pb::StartCardOperation>{
        "madoguchi.command.start_card_operation.v1"},
    Named<cases::HandCardToTerminal, pb::HandCardToTerminal>{
        "madoguchi.command.hand_card_to_terminal.v1"},
    Named<cases::ReportCardStep, pb::ReportCardStep>{"madoguchi.command.report_card_step.v1"},
    Named<cases::ReportCardOutcomeUnknown, pb::ReportCardOutcomeUnknown>{
        "madoguchi.command.report_card_outcome_unknown.v1"},
    Named<cases::ReportCardReadBack, pb::ReportCardReadBack>{
        "madoguchi.command.report_card_read_back.v1"},
    Named<cases::UnlockInCase, pb::UnlockInCase>{"madoguchi.command.unlock_in_case.v1"},
    Named<cases::RetryCardOperation, pb::RetryCardOperation>{
        "madoguchi.command.retry_card_operation.v1"},
    Named<cases::AbortCardOperation, pb::AbortCardOperation>{
        "madoguchi.command.abort_card_operation.v1"},
    Named<cases::CompleteCardOperation, pb::CompleteCardOperation>{
        "madoguchi.command.complete_card_operation.v1"},
    Named<cases::ReportTerminalUnavailable, pb::ReportTerminalUnavailable>{
        "madoguchi.command.report_terminal_unavailable.v1"},
    Named<cases::ReportTerminalAvailable, pb::ReportTerminalAvailable>{
        "madoguchi.command.report_terminal_available.v1"},
    Named<cases::RecordCompletionStep, pb::RecordCompletionStep>{
        "madoguchi.command.record_completion_step.v1"},
    Named<cases::ReopenCase, pb::ReopenCase>{"madoguchi.command.reopen_case.v1"},
    Named<cases::RecordDenial, pb::RecordDenial>{"madoguchi.command.record_denial.v1"},
    Named<cases::LiftDenial, pb::LiftDenial>{"madoguchi.command.lift_denial.v1"},
    Named<cases::ApproveProtectedHandling, pb::ApproveProtectedHandling>{
        "madoguchi.command.approve_protected_handling.v1"},
    Named<cases::RecordResidentChange, pb::RecordResidentChange>{
        "madoguchi.command.record_resident_change.v1"},
    Named<cases::ReviewRegisterChange, pb::ReviewRegisterChange>{
        "madoguchi.command.review_register_change.v1"},
    Named<cases::ReportCardLost, pb::ReportCardLost>{"madoguchi.command.report_card_lost.v1"},
    Named<cases::RecordCardFound, pb::RecordCardFound>{"madoguchi.command.record_card_found.v1"},
    Named<cases::RecordExpiry, pb::RecordExpiry>{"madoguchi.command.record_expiry.v1"},
    Named<cases::ReevaluateAge, pb::ReevaluateAge>{"madoguchi.command.reevaluate_age.v1"},
    Named<cases::WithdrawCase, pb::WithdrawCase>{"madoguchi.command.withdraw_case.v1"},
    Named<cases::ReplaceAgent, pb::ReplaceAgent>{"madoguchi.command.replace_agent.v1"},
    Named<cases::RecordPrincipalAppears, pb::RecordPrincipalAppears>{
        "madoguchi.command.record_principal_appears.v1"},
    Named<cases::FreezeCase, pb::FreezeCase>{"madoguchi.command.freeze_case.v1"},
    Named<cases::LiftFreeze, pb::LiftFreeze>{"madoguchi.command.lift_freeze.v1"},
    Named<cases::CorrectEntry, pb::CorrectEntry>{"madoguchi.command.correct_entry.v1"},
    Named<cases::RequestCorrection, pb::RequestCorrection>{
        "madoguchi.command.request_correction.v1"},
    Named<cases::ApproveCorrection, pb::ApproveCorrection>{
        "madoguchi.command.approve_correction.v1"},
    Named<cases::RequestVoid, pb::RequestVoid>{"madoguchi.command.request_void.v1"},
    Named<cases::VoidEntry, pb::VoidEntry>{"madoguchi.command.void_entry.v1"},
    Named<cases::RequestPolicyAdoption, pb::RequestPolicyAdoption>{
        "madoguchi.command.request_policy_adoption.v1"},
    Named<cases::AdoptPolicyVersion, pb::AdoptPolicyVersion>{
        "madoguchi.command.adopt_policy_version.v1"},
    Named<cases::ClaimCase, pb::ClaimCase>{"madoguchi.command.claim_case.v1"},
    Named<cases::ReleaseCase, pb::ReleaseCase>{"madoguchi.command.release_case.v1"},
    Named<cases::HandOverWork, pb::HandOverWork>{"madoguchi.command.hand_over_work.v1"},
    Named<cases::IdentifyParty, pb::IdentifyParty>{"madoguchi.command.identify_party.v1"},
    Named<cases::DistinguishParty, pb::DistinguishParty>{"madoguchi.command.distinguish_party.v1"},
    Named<cases::ReleaseParty, pb::ReleaseParty>{"madoguchi.command.release_party.v1"},
    Named<cases::EraseParty, pb::EraseParty>{"madoguchi.command.erase_party.v1"},
    Named<cases::RecordKeysDestroyed, pb::RecordKeysDestroyed>{
        "madoguchi.command.record_keys_destroyed.v1"},
    Named<cases::PlaceRetentionHold, pb::PlaceRetentionHold>{
        "madoguchi.command.place_retention_hold.v1"},
    Named<cases::LiftRetentionHold, pb::LiftRetentionHold>{
        "madoguchi.command.lift_retention_hold.v1"},
    Named<cases::RequestDisposal, pb::RequestDisposal>{"madoguchi.command.request_disposal.v1"},
    Named<cases::ApproveDisposal, pb::ApproveDisposal>{"madoguchi.command.approve_disposal.v1"}};

constexpr std::tuple kIncidentCommands{
    Named<incidents::OpenIncident, pb::OpenIncident>{"madoguchi.command.open_incident.v1"},
    Named<incidents::StartReportClocks, pb::StartReportClocks>{
        "madoguchi.command.start_report_clocks.v1"},
    Named<incidents::RecordReport, pb::RecordReport>{"madoguchi.command.record_report.v1"},
    Named<incidents::FindReportNeedless, pb::FindReportNeedless>{
        "madoguchi.command.find_report_needless.v1"},
    Named<incidents::AddCaseToIncident, pb::AddCaseToIncident>{
        "madoguchi.command.add_case_to_incident.v1"},
    Named<incidents::RemoveCaseFromIncident, pb::RemoveCaseFromIncident>{
        "madoguchi.command.remove_case_from_incident.v1"},
    Named<incidents::AddAffectedPerson, pb::AddAffectedPerson>{
        "madoguchi.command.add_affected_person.v1"},
    Named<incidents::RemoveAffectedPerson, pb::RemoveAffectedPerson>{
        "madoguchi.command.remove_affected_person.v1"},
    Named<incidents::AddIncidentNote, pb::AddIncidentNote>{
        "madoguchi.command.add_incident_note.v1"},
    Named<incidents::CloseIncident, pb::CloseIncident>{"madoguchi.command.close_incident.v1"},
    Named<incidents::RemindOfReport, pb::RemindOfReport>{"madoguchi.command.remind_of_report.v1"}};

constexpr std::tuple kLookCommands{
    Named<looks::RecordOpening, pb::RecordOpening>{"madoguchi.command.record_opening.v1"},
    Named<looks::RecordSearch, pb::RecordSearch>{"madoguchi.command.record_search.v1"},
    Named<looks::RecordExport, pb::RecordExport>{"madoguchi.command.record_export.v1"},
    Named<looks::RecordForbiddenAct, pb::RecordForbiddenAct>{
        "madoguchi.command.record_forbidden_act.v1"}};

constexpr std::tuple kOfficeCommands{
    Named<offices::RegisterOfficeClosure, pb::RegisterOfficeClosure>{
        "madoguchi.command.register_office_closure.v1"},
    Named<offices::RegisterTerminalDowntime, pb::RegisterTerminalDowntime>{
        "madoguchi.command.register_terminal_downtime.v1"},
    Named<offices::ClosePrintBatch, pb::ClosePrintBatch>{"madoguchi.command.close_print_batch.v1"},
    Named<offices::CountHandOver, pb::CountHandOver>{"madoguchi.command.count_hand_over.v1"},
    Named<offices::VoidDocumentNumber, pb::VoidDocumentNumber>{
        "madoguchi.command.void_document_number.v1"},
    Named<offices::CloseDay, pb::CloseDay>{"madoguchi.command.close_day.v1"},
    Named<offices::ConfirmDayClose, pb::ConfirmDayClose>{"madoguchi.command.confirm_day_close.v1"},
    Named<offices::WithdrawOfficeClosure, pb::WithdrawOfficeClosure>{
        "madoguchi.command.withdraw_office_closure.v1"},
    Named<offices::WithdrawTerminalDowntime, pb::WithdrawTerminalDowntime>{
        "madoguchi.command.withdraw_terminal_downtime.v1"}};

constexpr std::tuple kPersonCommands{
    Named<persons::RecordCaseLinked, pb::RecordCaseLinked>{
        "madoguchi.command.record_case_linked.v1"},
    Named<persons::RecordCaseUnlinked, pb::RecordCaseUnlinked>{
        "madoguchi.command.record_case_unlinked.v1"},
    Named<persons::PlacePersonHold, pb::PlacePersonHold>{"madoguchi.command.place_person_hold.v1"},
    Named<persons::LiftPersonHold, pb::LiftPersonHold>{"madoguchi.command.lift_person_hold.v1"},
    Named<persons::RequestErasure, pb::RequestErasure>{"madoguchi.command.request_erasure.v1"},
    Named<persons::DismissErasure, pb::DismissErasure>{"madoguchi.command.dismiss_erasure.v1"},
    Named<persons::ApproveErasure, pb::ApproveErasure>{"madoguchi.command.approve_erasure.v1"},
    Named<persons::RecordCaseErased, pb::RecordCaseErased>{
        "madoguchi.command.record_case_erased.v1"}};

constexpr std::tuple kPolicyCommands{
    Named<policies::PublishPolicyVersion, pb::PublishPolicyVersion>{
        "madoguchi.command.publish_policy_version.v1"},
    Named<policies::SetOfficeValue, pb::SetOfficeValue>{"madoguchi.command.set_office_value.v1"},
    Named<policies::ConfirmReviewedValue, pb::ConfirmReviewedValue>{
        "madoguchi.command.confirm_reviewed_value.v1"}};

constexpr std::tuple kStaffCommands{
    Named<staff::AppointAdministrator, pb::AppointAdministrator>{
        "madoguchi.command.appoint_administrator.v1"},
    Named<staff::RegisterStaff, pb::RegisterStaff>{"madoguchi.command.register_staff.v1"},
    Named<staff::GrantRole, pb::GrantRole>{"madoguchi.command.grant_role.v1"},
    Named<staff::WithdrawRole, pb::WithdrawRole>{"madoguchi.command.withdraw_role.v1"},
    Named<staff::RecordLeaving, pb::RecordLeaving>{"madoguchi.command.record_leaving.v1"},
    Named<staff::RecordReturn, pb::RecordReturn>{"madoguchi.command.record_return.v1"},
    Named<staff::GrantSignIn, pb::GrantSignIn>{"madoguchi.command.grant_sign_in.v1"},
    Named<staff::WithdrawSignIn, pb::WithdrawSignIn>{"madoguchi.command.withdraw_sign_in.v1"}};

constexpr std::tuple kWatchCommands{
    Named<watches::ImportExpiry, pb::ImportExpiry>{"madoguchi.command.import_expiry.v1"},
    Named<watches::CloseWatchNotWanted, pb::CloseWatchNotWanted>{
        "madoguchi.command.close_watch_not_wanted.v1"},
    Named<watches::CloseWatchRenewed, pb::CloseWatchRenewed>{
        "madoguchi.command.close_watch_renewed.v1"},
    Named<watches::ExpireWatch, pb::ExpireWatch>{"madoguchi.command.expire_watch.v1"},
    Named<watches::EraseWatch, pb::EraseWatch>{"madoguchi.command.erase_watch.v1"},
    Named<watches::RecordProtection, pb::RecordProtection>{
        "madoguchi.command.record_protection.v1"}};

/// One command's stored form.
struct Entry {
    std::string name;
    codec::Mapping mapping;
    void* (*emplace)(AnyCommand&);  ///< Puts a fresh command of this type and returns it.
};

template <typename Aggregate, typename NamedCommand>
Entry entry_of(const NamedCommand& named) {
    using Command = typename NamedCommand::Command;
    return {named.name,
            codec::Mapping(codec::shape_of<Command>(), *NamedCommand::Message::descriptor()),
            [](AnyCommand& command) -> void* {
                return &command.emplace<Aggregate>().template emplace<Command>();
            }};
}

/// The commands of one aggregate. One that is missing or out of order doesn't compile.
template <typename Aggregate, typename... NamedCommands>
std::vector<Entry> entries(const std::tuple<NamedCommands...>& table) {
    static_assert(std::is_same_v<Aggregate, std::variant<typename NamedCommands::Command...>>,
                  "list the commands of the aggregate in the order of its variant");
    std::vector<Entry> made;
    std::apply([&](const auto&... named) { (made.push_back(entry_of<Aggregate>(named)), ...); },
               table);
    return made;
}

class CommandTable {
 public:
    static const CommandTable& instance() {
        static const CommandTable table;
        return table;
    }

    const Entry* find(std::string_view name) const {
        const auto found = by_name_.find(name);
        return found == by_name_.end() ? nullptr : found->second;
    }

    /// In the order of the aggregates in AnyCommand, then of the commands in their variants.
    const Entry& at(std::size_t aggregate, std::size_t command) const {
        return table_[aggregate][command];
    }

    const std::vector<std::vector<Entry>>& all() const { return table_; }

 private:
    CommandTable() {
        table_.push_back(entries<cases::CaseCommand>(kCaseCommands));
        table_.push_back(entries<incidents::IncidentCommand>(kIncidentCommands));
        table_.push_back(entries<looks::LookCommand>(kLookCommands));
        table_.push_back(entries<offices::OfficeCommand>(kOfficeCommands));
        table_.push_back(entries<persons::PersonCommand>(kPersonCommands));
        table_.push_back(entries<policies::PolicyCommand>(kPolicyCommands));
        table_.push_back(entries<staff::StaffCommand>(kStaffCommands));
        table_.push_back(entries<watches::WatchCommand>(kWatchCommands));
        for (const auto& aggregate : table_) {
            for (const auto& entry : aggregate) {
                MADOGUCHI_LOG_ASSERT(by_name_.emplace(entry.name, &entry).second);
            }
        }
    }

    std::vector<std::vector<Entry>> table_;
    std::unordered_map<std::string_view, const Entry*> by_name_;
};

static_assert(
    std::is_same_v<AnyCommand, std::variant<cases::CaseCommand, incidents::IncidentCommand,
                                            looks::LookCommand, offices::OfficeCommand,
                                            persons::PersonCommand, policies::PolicyCommand,
                                            staff::StaffCommand, watches::WatchCommand>>);

}  // namespace

log::Expected<AnyCommand, log::NotTaken> decode_command(std::string_view type,
                                                        std::string_view payload) {
    const auto* const entry = CommandTable::instance().find(type);
    if (entry == nullptr) {
        return log::unexpected(
            log::NotTaken{"unknown_command", "this build knows no command of that type"});
    }
    // Nothing is sealed in a command.
    codec::PlainSealer sealer;
    log::Expected<AnyCommand, log::NotTaken> command;
    if (auto read =
            entry->mapping.decode(payload, {{}, {}, entry->name}, sealer, entry->emplace(*command));
        !read) {
        return log::unexpected(log::NotTaken{"malformed", read.error().text()});
    }
    return command;
}

CommandForm encode_command(const AnyCommand& command) {
    return std::visit(
        [&](const auto& aggregate) {
            const auto& entry = CommandTable::instance().at(command.index(), aggregate.index());
            const void* const inner = std::visit(
                [](const auto& one) { return static_cast<const void*>(&one); }, aggregate);
            codec::PlainSealer sealer;
            CommandForm form{entry.name, {}};
            const auto done =
                entry.mapping.encode(inner, {{}, {}, entry.name}, sealer, form.payload);
            MADOGUCHI_LOG_ASSERT(done.has_value());
            return form;
        },
        command);
}

std::string_view act_of(std::string_view type) {
    constexpr std::string_view kPrefix = "madoguchi.command.";
    const auto version = type.rfind(".v");
    if (!type.starts_with(kPrefix) || version == type.npos || version < kPrefix.size()) {
        return {};
    }
    return type.substr(kPrefix.size(), version - kPrefix.size());
}

std::vector<std::string> command_names() {
    std::vector<std::string> names;
    for (const auto& aggregate : CommandTable::instance().all()) {
        for (const auto& entry : aggregate) {
            names.push_back(entry.name);
        }
    }
    return names;
}

}  // namespace madoguchi::aggregates
