#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "madoguchi/facts/values/code.hpp"

namespace madoguchi::cases {

/// Why a command can't be done. Numbers are stored in outcomes: never changed or reused; the order
/// is the order of checking. A rejection is no refusal: a rule's no to the citizen is an event.
enum class RejectionCode : std::uint32_t {
    kCaseNotOpened = 1,       ///< There is no such case.
    kCaseAlreadyOpened = 2,   ///< The case id is taken.
    kCaseEnded = 3,           ///< The case is completed, refused, withdrawn, replaced or closed.
    kPrincipalDenied = 4,     ///< The principal says they never applied; only a manager lifts it.
    kProtectedPerson = 5,     ///< The section chief must allow this act first.
    kRegisterChangeOpen = 6,  ///< A register change waits for the section chief's decision.
    kWrongState = 7,          ///< The case is not where this can be done.
    kPolicyMissing = 8,       ///< No policy is in force for the day.
    kPolicySilent = 9,        ///< The office must set a value before this can be done.
    kNeedsReview = 10,        ///< A value that may be out of date must be confirmed first.
    kChannelNotOffered = 11,  ///< This office doesn't open cases this way.
    kAgentMissing = 12,       ///< An agent's case needs the agent.
    kNothingAskedFor = 13,    ///< No procedure, or a procedure without a target that it needs.
    kDecisionRefers = 14,     ///< The page is silent on the whole: ask the contact point first.
    kDocumentsMissing = 15,   ///< The list of the visit isn't complete; `ids` says what is missing.
    kPowerOfAttorneyMissing = 16,  ///< The policy asks for one.
    kAgencyNotVerified = 17,       ///< The statutory agent's power hasn't been verified.
    kCallbackMissing = 18,         ///< A telephone application isn't confirmed by calling back.
    kPostageMissing = 19,          ///< Postage hasn't been collected.
    kFeeMissing = 20,              ///< The fee is neither collected nor waived.
    kMethodNotAccepted = 21,       ///< This way of paying isn't taken.
    kApprovalMissing = 22,         ///< Posting hasn't been approved.
    kSecondPersonMissing = 23,     ///< Two members of staff are needed, and they must differ.
    kSameDay = 24,                 ///< A two-visit case is never finished on the day of visit 1.
    kWrongCounter = 25,            ///< Visit 2 is at the counter of visit 1.
    kReplyLapsed = 26,             ///< The printed day is over; the section chief may accept it.
    kOrderOfVisitTwo = 27,         ///< ID, card and register come before the reply is opened.
    kReplyMissing = 28,            ///< The reply isn't on the counter.
    kReplyUnaccounted = 29,  ///< An opened reply's PIN part is neither disposed of nor resealed.
    kPresenceMissing = 30,   ///< The principal must be there as well.
    kReasonEvidenceMissing = 31,  ///< The unavoidable reason's evidence is missing.
    kCardInCustody = 32,          ///< Something is still in custody.
    kTerminalUnavailable = 33,    ///< The integrated terminal or J-LIS is down.
    kCardNotReadBack = 34,        ///< The card must be read back first.
    kOperationUnknown = 35,       ///< There is no such card operation running.
    kResultNotAuthorised = 36,  ///< A result that this case didn't ask for, or one that is missing.
    kCompletionStepMissing = 37,  ///< `ids` says which steps of completion are missing.
    kLetterMissing = 38,          ///< There is no such letter alive.
    kPrintedDateBinds = 39,       ///< Posting on that day changes the deadline: print again.
    kNotInOrder = 40,             ///< The date doesn't fit the order of what is known.
    kNothingInCustody = 41,       ///< There is no such thing in custody.
    kNotByInternalMail = 42,      ///< This must not travel by internal mail.
    kEventUnknown = 43,           ///< There is no such event in this case.
    kFieldUnknown = 44,           ///< The event has no such field, or the value doesn't fit it.
    kNeedsSecondPerson = 45,      ///< Identity data is corrected by two persons.
    kCorrectionDoesNotFold = 46,  ///< The corrected history would be impossible.
    kNotRequested = 47,           ///< Nobody asked for what is to be approved.
    kCardWorkHappened = 48,  ///< Card work that happened isn't corrected: revoke and issue again.
    kNotAllowedHere = 49,    ///< The municipality doesn't allow it.
    kUnknownWord = 50,       ///< A code that isn't in its vocabulary.
    kAmountMissing = 51,     ///< An amount of zero or more than was paid.
    kNoLongerAllowed = 52,   ///< The rules of today don't lead the way that this case goes.
    kPersonIncomplete = 53,  ///< `ids` says what of the principal hasn't been taken down.
    kCaseFrozen = 54,        ///< An incident holds the case; `ids` names it.
    kReasonMissing = 55,     ///< The decision needs its reason.
    kStopIsLifted = 56,      ///< A stop isn't corrected or voided: who may lift it, lifts it.
    kFactsNotAsked = 57,     ///< `ids`: what decides whether, and nobody has asked.
    kNotAcceptable = 58,     ///< The rules say no: to be refused, with `ids` as the reason.
    kAlreadyRecorded = 59,   ///< `ids`: what is on record otherwise; changing it is a correction.
    // From 60: who may. The first three are checked before all others.
    kOtherOffice = 60,          ///< The case is another office's, and this one doesn't share it.
    kSectionChiefMissing = 61,  ///< A section chief or a manager decides this.
    kManagerMissing = 62,       ///< A manager decides this.
    kClaimedByOther = 63,       ///< The case is somebody else's; `ids` says whose.
    kReceiverUnknown = 64,      ///< Who is to take it over doesn't work at the case's office.
    kRegisterEndsIt = 65,       ///< Only an import of the register ends 支援措置.
    // From 70: erasing and retention.
    kCaseDisposed = 70,        ///< The case was disposed of: what was sealed of it is gone.
    kDataErased = 71,          ///< One of its people was erased; `ids` says who.
    kCaseNotEnded = 72,        ///< The case is open: it can't be erased.
    kRetentionHold = 73,       ///< A hold forbids erasing; `ids` says which.
    kPartyIdentified = 74,     ///< The register has another person for this party; `ids` says whom.
    kPartyNotIdentified = 75,  ///< The register doesn't say that this party is that person.
    kReferenceMissing = 76,    ///< The number of the file is missing.
    kHoldUnknown = 77,         ///< There is no such hold.
    kNotDue = 78,              ///< The retention period isn't over; `ids` says until when.
};

/// Stored name of a code, e.g. `case_not_opened`.
[[nodiscard]] const char* name_of(RejectionCode code);

/// A command that can't be done, and the codes and ids that say more: missing items, fields.
struct Rejection {
    RejectionCode code = RejectionCode::kWrongState;
    std::vector<std::string> ids;
    /// Of the rules of the case's policy version that say so; empty where none does.
    std::vector<facts::RuleId> rule_ids = {};
};

}  // namespace madoguchi::cases
