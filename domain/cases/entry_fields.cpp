#include "madoguchi/domain/cases/entry_fields.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <variant>

#include "madoguchi/domain/cases/fees.hpp"
#include "madoguchi/domain/cases/words.hpp"
#include "madoguchi/domain/letter/registered_number.hpp"
#include "madoguchi/domain/mark.hpp"
#include "madoguchi/domain/policy/document_terms.hpp"
#include "madoguchi/domain/policy/handling.hpp"
#include "madoguchi/domain/policy/letters.hpp"
#include "madoguchi/domain/policy/terms.hpp"
#include "madoguchi/domain/policy/words.hpp"
#include "madoguchi/facts/cases/field_path.hpp"
#include "madoguchi/facts/values/code.hpp"

namespace madoguchi::cases {

namespace {

/// Whether `text` is a value of the field; may bring it into the form that is stored.
using Check = bool (*)(std::string& text, const Entry& entry);

template <const auto& kWords>
bool word(std::string& text, const Entry& /*entry*/) {
    return has_word(kWords, text);
}

/// A word of one of the policy's vocabularies.
template <typename Enum>
constexpr Check kWordOf = word<policy::Words<Enum>::kAll>;

template <Check kCheck>
bool none_or(std::string& text, const Entry& entry) {
    return text.empty() || kCheck(text, entry);
}

bool mark(std::string& text, const Entry& /*entry*/) { return is_mark(text); }

bool tracking_number(std::string& text, const Entry& /*entry*/) {
    const auto digits = tracking_digits(text);
    text = digits.value_or(text);
    return digits.has_value();
}

bool document_type(std::string& text, const Entry& entry) {
    const auto item = facts::get_field(entry.event, "item");
    return !(item && has_word(words::kIdentityItems, *item)) ||
           kWordOf<policy::DocumentType>(text, entry);
}

bool fee_ground(std::string& text, const Entry& entry) {
    return is_fee_ground(entry.policy, facts::Reason(text));
}

bool waiver_ground(std::string& text, const Entry& entry) {
    if (entry.policy == nullptr) {
        return false;
    }
    const auto waivers = fee_waivers(*entry.policy, entry.state.procedures);
    return std::any_of(waivers.begin(), waivers.end(),
                       [&text](const policy::FeeWaiver* one) { return one->ground == text; });
}

bool amount(std::string& text, const Entry& /*entry*/) {
    std::uint32_t yen = 0;
    std::from_chars(text.data(), text.data() + text.size(), yen);
    return is_amount(yen);
}

bool office(std::string& text, const Entry& entry) {
    return entry.policy != nullptr && entry.policy->office(text) != nullptr;
}

bool counter(std::string& text, const Entry& entry) {
    return entry.policy != nullptr && counter_of(*entry.policy, text) != nullptr;
}

/// Who has left was there on the day of the entry.
bool member(std::string& text, const Entry& entry) {
    return entry.staff.find(facts::Staff(text)) != nullptr;
}

/// A field of an entry, and what it takes.
struct EntryField {
    bool (*is_of)(const facts::CaseEvent& event);
    std::string_view name;
    Check check;  ///< Null: nobody types it.
    RejectionCode fault = RejectionCode::kUnknownWord;
};

template <typename Fact>
bool is(const facts::CaseEvent& event) {
    return std::holds_alternative<Fact>(event);
}

template <typename Fact>
constexpr EntryField of(std::string_view name, Check check) {
    return {is<Fact>, name, check};
}

template <typename Fact>
constexpr EntryField yen_of(std::string_view name) {
    return {is<Fact>, name, amount, RejectionCode::kAmountMissing};
}

template <typename Fact>
constexpr EntryField made(std::string_view name) {
    return {is<Fact>, name, nullptr};
}

/// Every field that is a word, a code or an id. Those without a row here take what their type
/// takes: days, yes and no, numbers, and sealed texts.
constexpr auto kFields = std::to_array<EntryField>({
    of<facts::CaseOpened>("office", counter),
    of<facts::CaseOpened>("channel", kWordOf<policy::OpeningChannel>),
    of<facts::CaseOpened>("applicant", kWordOf<policy::Applicant>),
    of<facts::CaseOpened>("circumstances.cert_state", none_or<kWordOf<policy::CertificateState>>),
    of<facts::CaseOpened>("circumstances.lapse_cause", none_or<kWordOf<policy::LapseEvent>>),
    of<facts::CaseOpened>("circumstances.notice", none_or<kWordOf<policy::Notice>>),
    of<facts::CaseOpened>("circumstances.notice_form", none_or<kWordOf<policy::NoticeForm>>),
    of<facts::CircumstancesRecorded>("circumstances.cert_state",
                                     none_or<kWordOf<policy::CertificateState>>),
    of<facts::CircumstancesRecorded>("circumstances.lapse_cause",
                                     none_or<kWordOf<policy::LapseEvent>>),
    of<facts::CircumstancesRecorded>("circumstances.notice", none_or<kWordOf<policy::Notice>>),
    of<facts::CircumstancesRecorded>("circumstances.notice_form",
                                     none_or<kWordOf<policy::NoticeForm>>),
    made<facts::CaseOpened>("route"),
    made<facts::ApplicantKindReevaluated>("from"),
    made<facts::ApplicantKindReevaluated>("to"),
    of<facts::DocumentPresented>("holder", kWordOf<policy::Holder>),
    of<facts::DocumentPresented>("item", kWordOf<policy::Item>),
    // Another type may be of another class.
    of<facts::DocumentPresented>("document_class", none_or<kWordOf<policy::DocumentClass>>),
    of<facts::DocumentPresented>("type", document_type),
    of<facts::DocumentRejected>("holder", kWordOf<policy::Holder>),
    of<facts::DocumentRejected>("item", kWordOf<policy::Item>),
    of<facts::DocumentRejected>("type", document_type),
    made<facts::DocumentRejected>("reason"),
    of<facts::PowerOfAttorneyRecorded>("form", word<words::kPowerOfAttorneyForms>),
    of<facts::AgencyVerified>("proof", word<words::kAgencyProofs>),
    of<facts::FamilyRegisterWaived>("ground", word<words::kFamilyRegisterWaivers>),
    of<facts::WrittenByAnother>("document", word<words::kFormsFilledIn>),
    of<facts::ApplicationRefused>("refusal", kWordOf<policy::Refusal>),
    of<facts::ApplicationRefused>("reroute_to", none_or<word<words::kReroutes>>),
    made<facts::TargetRefused>("procedure"),
    made<facts::TargetRefused>("target"),
    made<facts::TargetRefused>("refusal"),
    of<facts::PinVerificationFailed>("credential", kWordOf<policy::Target>),
    made<facts::RouteDowngradedToInquiry>("reason"),
    of<facts::CallbackConfirmed>("called", word<words::kNumbersCalled>),
    of<facts::CallerConfirmed>("caller", word<words::kCallers>),
    of<facts::CallerConfirmed>("how", word<words::kCallerChecks>),
    of<facts::PossibleDuplicateDismissed>("other_case", mark),

    yen_of<facts::PostageCollected>("yen"),
    of<facts::PostageCollected>("method", kWordOf<policy::PaymentMethod>),
    of<facts::PostageCollected>("payer", word<words::kPayers>),
    yen_of<facts::PostageRefunded>("yen"),
    of<facts::PostageRefunded>("method", kWordOf<policy::PaymentMethod>),
    of<facts::PostageRefunded>("reason", word<words::kRefundReasons>),
    yen_of<facts::FeeCollected>("yen"),
    of<facts::FeeCollected>("ground", fee_ground),
    of<facts::FeeWaived>("ground", waiver_ground),
    // The receipt follows the amount that was put right.
    yen_of<facts::ReceiptIssued>("yen"),
    made<facts::ReceiptIssued>("what"),

    of<facts::DispatchHeld>("reason", word<words::kHoldReasons>),
    of<facts::DispatchReleased>("reason", word<words::kReleaseReasons>),
    made<facts::PostingApproved>("mode"),
    of<facts::AddressExceptionApproved>("kind", word<words::kOtherAddresses>),
    made<facts::LetterQueued>("form"),
    made<facts::LetterQueued>("addressee"),
    made<facts::LetterQueued>("address_source"),
    made<facts::LetterQueued>("post_class"),
    of<facts::LetterPrinted>("batch", mark),
    of<facts::LetterSpoiled>("reason", word<words::kSpoilReasons>),
    of<facts::HandedToMailroom>("batch", mark),
    of<facts::HandedToMailroom>("handed_by", member),
    of<facts::HandedToMailroom>("received_by", member),
    of<facts::ReturnedByMailroom>("reason", word<words::kTakeBackReasons>),
    of<facts::LetterPosted>("post_class", kWordOf<policy::MailClass>),
    of<facts::LetterPosted>("tracking_no", tracking_number),
    of<facts::AcceptanceSlipReceived>("tracking_no", tracking_number),
    of<facts::LetterReturnedUndeliverable>("reason", word<words::kUndeliverableReasons>),
    of<facts::ReminderSent>("channel", word<words::kReminders>),
    of<facts::LetterReissued>("payer", word<words::kPayers>),
    of<facts::LetterReissued>("reason", word<words::kReissueReasons>),
    made<facts::LetterInvalidated>("reason"),
    of<facts::LetterPulled>("how", word<words::kPulls>),

    of<facts::SecondVisitOpened>("office", counter),
    of<facts::ReplyArrivedByOtherRoute>("route", word<words::kReplyRoutes>),
    of<facts::ReplyArrivedByOtherRoute>("place", word<words::kPlaces>),
    of<facts::ReplyArrivedByOtherRoute>("keeper", member),
    of<facts::ReasonEvidenceRecorded>("shown_or_handed_in", word<words::kEvidenceWays>),
    of<facts::ReplyReceived>("seal_state", word<words::kSealStates>),
    of<facts::ReplyRejected>("reason", word<words::kReplyFaults>),
    of<facts::PinPartDisposed>("how", word<words::kPinPartDisposals>),
    of<facts::ReplyResealed>("place", word<words::kPlaces>),
    of<facts::PresenceConfirmed>("who", kWordOf<policy::Holder>),
    of<facts::CardTakenIntoCustody>("what", word<words::kKept>),
    of<facts::CardTakenIntoCustody>("place", word<words::kPlaces>),
    of<facts::CardTakenIntoCustody>("keeper", member),
    of<facts::CardReturned>("returned_to", word<words::kCardReceivers>),
    of<facts::SentByInternalMail>("bag", mark),
    of<facts::SentByInternalMail>("what", word<words::kMailed>),
    of<facts::SentByInternalMail>("from", office),
    of<facts::SentByInternalMail>("to", office),
    of<facts::ReceivedByInternalMail>("bag", mark),
    of<facts::ReceivedByInternalMail>("what", word<words::kMailed>),

    of<facts::TerminalBecameUnavailable>("reason", word<words::kOutageReasons>),
    of<facts::CompletionStepDone>("step", kWordOf<policy::CompletionStep>),
    of<facts::CaseReopened>("reason", word<words::kReopenReasons>),

    of<facts::PrincipalMovedOut>("kind", word<words::kMovesOut>),
    of<facts::RegisterChangeReviewed>("decision", word<words::kRegisterDecisions>),
    made<facts::CertificateLapsed>("kind"),
    made<facts::CertificateLapsed>("cause"),
    made<facts::ProcedureConverted>("from"),
    made<facts::ProcedureConverted>("to"),
    made<facts::ProcedureConverted>("reason"),
    of<facts::CaseWithdrawn>("by", kWordOf<policy::Holder>),
    of<facts::CaseWithdrawn>("reason", word<words::kWithdrawalReasons>),
    of<facts::ExceptionApproved>("exception", word<words::kExceptions>),
    of<facts::WorkHandedOver>("from", member),
    of<facts::WorkHandedOver>("to", member),

    made<facts::PartyErased>("holder"),
    made<facts::PartyErased>("person"),
});

const EntryField* find(const facts::CaseEvent& event, std::string_view field) {
    const auto found = std::ranges::find_if(
        kFields, [&](const EntryField& one) { return one.name == field && one.is_of(event); });
    return found == kFields.end() ? nullptr : &*found;
}

/// What nobody types in whatever entry.
constexpr std::array<std::string_view, 29> kNotTyped = {"case_number",     "protected_person",
                                                        "treated_as",      "applicant_class",
                                                        "age_class",       "visits",
                                                        "policy_version",  "continues_case",
                                                        "letter_seq",      "new_letter_seq",
                                                        "letter_number",   "document_number",
                                                        "receipt_number",  "state",
                                                        "valid_until",     "visit_no",
                                                        "within_validity", "needs_review",
                                                        "approved_by",     "witnessed_by",
                                                        "opened_by",       "disposed_by",
                                                        "resealed_by",     "requested_by",
                                                        "decided_by",      "lifted_by",
                                                        "clerk",           "needs_new_letter",
                                                        "new_case"};

}  // namespace

std::optional<std::string> tracking_digits(const std::string& text) {
    if (text.empty()) {
        return text;
    }
    const auto number = letter::RegisteredNumber::parse(text);
    return number ? std::optional(number->digits()) : std::nullopt;
}

const policy::Office* counter_of(const policy::Policy& policy, const std::string& code) {
    const policy::Office* found = policy.office(code);
    return found != nullptr && found->accepts && !found->information_only ? found : nullptr;
}

bool is_typed(const facts::CaseEvent& event, std::string_view field) {
    if (field.starts_with("rule_ids") || field.starts_with("forms") || has_word(kNotTyped, field)) {
        return false;
    }
    const EntryField* known = find(event, field);
    return known == nullptr || known->check != nullptr;
}

std::optional<Rejection> value_fault(const Entry& entry, const std::string& field,
                                     std::string& text) {
    const EntryField* known = find(entry.event, field);
    if (known == nullptr || known->check(text, entry)) {
        return std::nullopt;
    }
    return Rejection{known->fault, {field}};
}

}  // namespace madoguchi::cases
