#include "madoguchi/domain/cases/freeze.hpp"

#include <algorithm>
#include <variant>

namespace madoguchi::cases {

namespace {

template <typename... Commands>
bool is_one_of(const CaseCommand& command) {
    return (std::holds_alternative<Commands>(command) || ...);
}

/// What has happened in the world is written down whatever is being looked into, and things are
/// put in safe places.
bool is_taken_always(const CaseCommand& command) {
    return is_one_of<
        FreezeCase, LiftFreeze, AddNote, ConfirmCaller, RecordDenial, RecordResidentChange,
        ReportCardLost, RecordCardFound, HoldDispatch, SpoilLetter, TakeBackFromMailroom,
        RecordAcceptanceSlip, RecordDelivery, RecordUndeliverable, RecordReplyByOtherRoute,
        ReceiveByInternalMail, TakeCardIntoCustody, ResealReply, ReportCardStep,
        ReportCardOutcomeUnknown, ReportCardReadBack, AbortCardOperation, ReportTerminalUnavailable,
        ReportTerminalAvailable, PullLetter, ClaimCase, ReleaseCase, HandOverWork, IdentifyParty,
        DistinguishParty, ReleaseParty, RecordKeysDestroyed, PlaceRetentionHold, LiftRetentionHold>(
        command);
}

bool is_timers(const CaseCommand& command) {
    return is_one_of<LapseReply, RecordExpiry, ReevaluateAge>(command);
}

bool is_meant(policy::FrozenCaseTakes what, const CaseCommand& command) {
    using enum policy::FrozenCaseTakes;
    switch (what) {
        case kReturnCard:
            return is_one_of<ReturnCard>(command);
        case kHandBackReply:
            return is_one_of<HandBackReplyUnopened>(command);
        case kDisposePinPart:
            return is_one_of<DisposePinPart>(command);
        case kRefunds:
            return is_one_of<RefundPostage>(command);
        case kCorrections:
            return is_one_of<CorrectEntry, RequestCorrection, ApproveCorrection, RequestVoid,
                             VoidEntry>(command);
        case kWithdrawal:
            return is_one_of<WithdrawCase>(command);
    }
    return false;
}

}  // namespace

WhileFrozen while_frozen(const CaseCommand& command,
                         const std::vector<policy::FrozenCaseTakes>& allowed) {
    if (is_timers(command)) {
        return WhileFrozen::kLapses;
    }
    const bool taken =
        is_taken_always(command) || std::any_of(allowed.begin(), allowed.end(),
                                                [&](auto what) { return is_meant(what, command); });
    return taken ? WhileFrozen::kTaken : WhileFrozen::kWaits;
}

}  // namespace madoguchi::cases
