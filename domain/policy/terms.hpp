#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "madoguchi/domain/policy/words.hpp"

namespace madoguchi::policy {

/// What is applied for. The last three use the same letter elsewhere; no policy here offers them
/// yet.
enum class Procedure : std::uint8_t {
    kIssue,
    kRenew,
    kPinChange,
    kPinReset,
    kRevoke,
    kCardRenew,
    kSwitchToFaceAuth,
    kCardFaceChange,
    kResidenceExtension,
    kContinuedUseAbroad,
};
template <>
struct Words<Procedure> {
    static constexpr std::array<std::string_view, 10> kAll{"issue",
                                                           "renew",
                                                           "pin_change",
                                                           "pin_reset",
                                                           "revoke",
                                                           "card_renew",
                                                           "switch_to_face_auth",
                                                           "card_face_change",
                                                           "residence_extension",
                                                           "continued_use_abroad"};
};

/// What a procedure is done to: a certificate, a PIN, or both under one name.
enum class Target : std::uint8_t {
    kSignature,
    kUserAuth,
    kResidentLedger,
    kCardInput,
};
template <>
struct Words<Target> {
    static constexpr std::array<std::string_view, 4> kAll{"signature", "user_auth",
                                                          "resident_ledger", "card_input"};
};

/// Who applies. The first four are the contract's; the others are kinds that municipalities
/// distinguish.
enum class Applicant : std::uint8_t {
    kSelf,
    kStatutoryAgentMinor,
    kGuardianOfWard,
    kVoluntaryAgent,
    kHouseholdMember,
    kGuardianOfMinor,
    kCurator,
    kAssistant,
    kVoluntaryGuardian,
    kCorporateGuardian,
    kInstitutionStaff,
};
template <>
struct Words<Applicant> {
    static constexpr std::array<std::string_view, 11> kAll{"self",
                                                           "statutory_agent_minor",
                                                           "guardian_of_ward",
                                                           "voluntary_agent",
                                                           "household_member",
                                                           "guardian_of_minor",
                                                           "curator",
                                                           "assistant",
                                                           "voluntary_guardian",
                                                           "corporate_guardian",
                                                           "institution_staff"};
};

/// Whose document it is, or who must be present.
enum class Holder : std::uint8_t {
    kPrincipal,
    kAgent,
};
template <>
struct Words<Holder> {
    static constexpr std::array<std::string_view, 2> kAll{"principal", "agent"};
};

/// The way a case goes.
enum class Route : std::uint8_t {
    kCounterSameDay,
    kNoticeReplySameDay,
    kInquiryTwoVisit,
    kOnlineOrPostApplication,
    kOnline,
};
template <>
struct Words<Route> {
    static constexpr std::array<std::string_view, 5> kAll{
        "counter_same_day", "notice_reply_same_day", "inquiry_two_visit",
        "online_or_post_application", "online"};
};

/// Whether it can be done. `refer`: the policy is silent; the contact point is asked.
enum class Outcome : std::uint8_t {
    kAllowed,
    kRefused,
    kRefer,
};
template <>
struct Words<Outcome> {
    static constexpr std::array<std::string_view, 3> kAll{"allowed", "refused", "refer"};
};

/// Why it can't be done.
enum class Refusal : std::uint8_t {
    kNotResidentHere,
    kWindowNotOpen,
    kCertificateExpired,
    kCardItselfExpiring,
    kCardExpired,
    kNoCard,
    kSignatureUnder15,
    kSignatureAdultWard,
    kStatutoryAgentRequired,
    kPrincipalMustAccompany,
    kAgentWithoutPhotoId,
    kNoUnavoidableReason,
    kReplyFormExpired,
    kReplyIncomplete,
    kWrongCounter,
    kPinUnknown,
    kDocumentsMissing,
};
template <>
struct Words<Refusal> {
    static constexpr std::array<std::string_view, 17> kAll{"not_resident_here",
                                                           "window_not_open",
                                                           "certificate_expired",
                                                           "card_itself_expiring",
                                                           "card_expired",
                                                           "no_card",
                                                           "signature_under_15",
                                                           "signature_adult_ward",
                                                           "statutory_agent_required",
                                                           "principal_must_accompany",
                                                           "agent_without_photo_id",
                                                           "no_unavoidable_reason",
                                                           "reply_form_expired",
                                                           "reply_incomplete",
                                                           "wrong_counter",
                                                           "pin_unknown",
                                                           "documents_missing"};
};

/// The state of the certificate that is asked about.
enum class CertificateState : std::uint8_t {
    kValid,
    kExpired,
    kLapsed,
    kNeverIssued,
};
template <>
struct Words<CertificateState> {
    static constexpr std::array<std::string_view, 4> kAll{"valid", "expired", "lapsed",
                                                          "never_issued"};
};

/// Where the J-LIS expiry notice is.
enum class Notice : std::uint8_t {
    kAtHand,
    kNotArrived,
    kLost,
};
template <>
struct Words<Notice> {
    static constexpr std::array<std::string_view, 3> kAll{"at_hand", "not_arrived", "lost"};
};

/// The state of the J-LIS reply form that an agent brings.
enum class NoticeForm : std::uint8_t {
    kValid,
    kExpired,
    kAbsent,
    kIncomplete,
};
template <>
struct Words<NoticeForm> {
    static constexpr std::array<std::string_view, 4> kAll{"valid", "expired", "absent",
                                                          "incomplete"};
};

/// What makes a certificate lapse.
enum class LapseEvent : std::uint8_t {
    kAddressChange,
    kBirthDateCorrection,
    kCardReportedLost,
    kCommonNameChange,
    kDeath,
    kFormerSurnameAdded,
    kFormerSurnameChange,
    kMoveIn,
    kMoveWithin,
    kMovedAbroad,
    kNameChange,
    kSexChange,
    kSurnameChangeByFamilyRegister,
    kExpiry,
    kRevocationRequest,
};
template <>
struct Words<LapseEvent> {
    static constexpr std::array<std::string_view, 15> kAll{"address_change",
                                                           "birth_date_correction",
                                                           "card_reported_lost",
                                                           "common_name_change",
                                                           "death",
                                                           "former_surname_added",
                                                           "former_surname_change",
                                                           "move_in",
                                                           "move_within",
                                                           "moved_abroad",
                                                           "name_change",
                                                           "sex_change",
                                                           "surname_change_by_family_register",
                                                           "expiry",
                                                           "revocation_request"};
};

/// How the principal's delegation is proved.
enum class PowerOfAttorney : std::uint8_t {
    kSeparateDocument,
    kInReplyForm,
    kNotApplicable,
};
template <>
struct Words<PowerOfAttorney> {
    static constexpr std::array<std::string_view, 3> kAll{"separate_document", "in_reply_form",
                                                          "not_applicable"};
};

/// How a letter is posted. `mail`: the class isn't stated.
enum class MailClass : std::uint8_t {
    kMail,
    kOrdinary,
    kSimplifiedRegistered,
    kRegistered,
    kRestrictedDelivery,
};
template <>
struct Words<MailClass> {
    static constexpr std::array<std::string_view, 5> kAll{
        "mail", "ordinary", "simplified_registered", "registered", "restricted_delivery"};
};

/// How postage or a fee is paid.
enum class PaymentMethod : std::uint8_t {
    kCash,
    kStamps,
    kCashless,
};
template <>
struct Words<PaymentMethod> {
    static constexpr std::array<std::string_view, 3> kAll{"cash", "stamps", "cashless"};
};

/// Whether an office wants one.
enum class Appointment : std::uint8_t {
    kNotRequired,
    kPhoneBookingRequired,
};
template <>
struct Words<Appointment> {
    static constexpr std::array<std::string_view, 2> kAll{"not_required", "phone_booking_required"};
};

/// Why a PIN can't be set. Never says anything of its value.
enum class PinFault : std::uint8_t {
    kTooShort,
    kTooLong,
    kNotDigits,
    kLowerCase,
    kNeedsLetterAndDigit,
    kInvalidCharacter,
};
template <>
struct Words<PinFault> {
    static constexpr std::array<std::string_view, 6> kAll{
        "too_short",        "too_long", "not_digits", "lower_case", "needs_letter_and_digit",
        "invalid_character"};
};

/// How a credential is used: by typing its PIN or by the face.
enum class EntryMethod : std::uint8_t {
    kPin,
    kFace,
};
template <>
struct Words<EntryMethod> {
    static constexpr std::array<std::string_view, 2> kAll{"pin", "face"};
};

/// A fact that a policy's condition can name.
enum class Fact : std::uint8_t {
    kHonsekiHere,
    kSameHousehold,
    kParentChild,
    kAgencyConfirmedByRecord,
    kNoticeNotArrived,
    kUnavoidableReason,
    kReasonNeeded,
    kFaceAuthCard,
    kPrincipalIsWard,
    kPrincipalUnder15,
    kFirstCardDelivery,
    kCardReissued,
    kPrincipalAccompanies,
    kPinVerifies,
};
template <>
struct Words<Fact> {
    static constexpr std::array<std::string_view, 14> kAll{
        "honseki_here",          "same_household",
        "parent_child",          "agency_confirmed_by_record",
        "notice_not_arrived",    "unavoidable_reason",
        "reason_needed",         "face_auth_card",
        "principal_is_ward",     "principal_under_15",
        "first_card_delivery",   "card_reissued",
        "principal_accompanies", "pin_verifies"};
};

}  // namespace madoguchi::policy
