#pragma once

#include <variant>

#include "madoguchi/domain/cases/commands/card_commands.hpp"        // IWYU pragma: export
#include "madoguchi/domain/cases/commands/claim_commands.hpp"       // IWYU pragma: export
#include "madoguchi/domain/cases/commands/correction_commands.hpp"  // IWYU pragma: export
#include "madoguchi/domain/cases/commands/dispatch_commands.hpp"    // IWYU pragma: export
#include "madoguchi/domain/cases/commands/intake_commands.hpp"      // IWYU pragma: export
#include "madoguchi/domain/cases/commands/register_commands.hpp"    // IWYU pragma: export
#include "madoguchi/domain/cases/commands/stop_commands.hpp"        // IWYU pragma: export
#include "madoguchi/domain/cases/commands/visit_commands.hpp"       // IWYU pragma: export

namespace madoguchi::cases {

/// Everything that can be asked of a case.
using CaseCommand = std::variant<
    // Intake and money
    OpenCase, RecordCircumstances, RecordDocument, RecordMissingDocuments, RecordPowerOfAttorney,
    VerifyAgency, WaiveFamilyRegister, RecordWrittenByAnother, AcceptApplication, RefuseApplication,
    ReportPinMismatch, ConfirmCallback, ConfirmCaller, DismissPossibleDuplicate, AddNote,
    ApproveException, CollectPostage, RefundPostage, CollectFee, WaiveFee,
    // Dispatch
    HoldDispatch, ReleaseDispatch, RequestPostingApproval, ApprovePosting, ApproveAddressException,
    QueueLetter, PrintLetter, SpoilLetter, HandToMailroom, TakeBackFromMailroom, PostLetter,
    RecordAcceptanceSlip, RecordDelivery, RecordUndeliverable, SendReminder, LapseReply,
    ReissueLetter, PullLetter,
    // Visit 2
    AcceptLateReply, OpenSecondVisit, RecordReplyByOtherRoute, CheckCard, CheckRegister,
    RecordReasonEvidence, RecordReply, HandBackReplyUnopened, OpenReply, RejectReply,
    DisposePinPart, ResealReply, ConfirmPresence, AcceptSecondVisit, TakeCardIntoCustody,
    ReturnCard, SendByInternalMail, ReceiveByInternalMail,
    // Card work
    StartCardOperation, HandCardToTerminal, ReportCardStep, ReportCardOutcomeUnknown,
    ReportCardReadBack, UnlockInCase, RetryCardOperation, AbortCardOperation, CompleteCardOperation,
    ReportTerminalUnavailable, ReportTerminalAvailable, RecordCompletionStep, ReopenCase,
    // Stops and ends
    RecordDenial, LiftDenial, ApproveProtectedHandling, RecordResidentChange, ReviewRegisterChange,
    ReportCardLost, RecordCardFound, RecordExpiry, ReevaluateAge, WithdrawCase, ReplaceAgent,
    RecordPrincipalAppears, FreezeCase, LiftFreeze,
    // Corrections
    CorrectEntry, RequestCorrection, ApproveCorrection, RequestVoid, VoidEntry,
    RequestPolicyAdoption, AdoptPolicyVersion,
    // Whose case it is
    ClaimCase, ReleaseCase, HandOverWork,
    // Register of persons, retention
    IdentifyParty, DistinguishParty, ReleaseParty, EraseParty, RecordKeysDestroyed,
    PlaceRetentionHold, LiftRetentionHold, RequestDisposal, ApproveDisposal>;

}  // namespace madoguchi::cases
