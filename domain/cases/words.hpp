#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>
#include <string_view>

#include "madoguchi/domain/policy/document_terms.hpp"
#include "madoguchi/domain/policy/terms.hpp"
#include "madoguchi/domain/policy/words.hpp"

// The words that commands take for what is typed at a case, where no policy has them. A correction
// of such an entry takes the same ones (`entry_fields.hpp`).

namespace madoguchi::cases {

/// A closed list of words.
using WordList = std::span<const std::string_view>;

[[nodiscard]] constexpr bool has_word(WordList words, std::string_view text) {
    return std::ranges::find(words, text) != words.end();
}

}  // namespace madoguchi::cases

namespace madoguchi::cases::words {

/// Both lists as one.
template <std::size_t kFirst, std::size_t kSecond>
[[nodiscard]] consteval auto joined(const std::array<std::string_view, kFirst>& first,
                                    const std::array<std::string_view, kSecond>& second) {
    std::array<std::string_view, kFirst + kSecond> all{};
    std::ranges::copy(second, std::ranges::copy(first, all.begin()).out);
    return all;
}

/// One of the policy's vocabularies.
template <typename Enum>
inline constexpr const auto& kOf = policy::Words<Enum>::kAll;

// Intake
inline constexpr auto kPowerOfAttorneyForms =
    std::to_array<std::string_view>({"separate_document", "in_reply_form"});
inline constexpr auto kAgencyProofs = std::to_array<std::string_view>(
    {"family_register", "resident_record", "guardianship_certificate", "list_of_powers",
     "corporate_documents", "staff_certificate"});
/// Why no copy of the family register is asked for.
inline constexpr auto kFamilyRegisterWaivers = std::to_array<std::string_view>(
    {"honseki_here", "same_household", "agency_confirmed_by_record"});
/// What somebody else may fill in (代筆).
inline constexpr auto kFormsFilledIn = std::to_array<std::string_view>(
    {"application_form", "inquiry_reply_form", "power_of_attorney"});
/// What shows who somebody is, and so has a type.
inline constexpr auto kIdentityItems = std::to_array<std::string_view>({"id_document", "photo_id"});
/// Which number was called back.
inline constexpr auto kNumbersCalled =
    std::to_array<std::string_view>({"registered_number", "number_given"});
inline constexpr auto kCallers = std::to_array<std::string_view>({"principal", "agent", "other"});
inline constexpr auto kCallerChecks =
    std::to_array<std::string_view>({"case_number", "name_and_birth_date"});
/// What somebody can be sent to in place of what they asked for.
inline constexpr auto kReroutes =
    joined(joined(kOf<policy::Procedure>, kOf<policy::Route>),
           std::to_array<std::string_view>({"card_application", "other_page"}));
/// A refusal that is set aside, or one of these.
inline constexpr auto kExceptions =
    joined(kOf<policy::Refusal>,
           std::to_array<std::string_view>({"another_agent", "late_reply", "other_address"}));

// Money
inline constexpr auto kPayers = std::to_array<std::string_view>({"applicant", "office"});
inline constexpr auto kRefundReasons = std::to_array<std::string_view>(
    {"case_withdrawn", "application_refused", "overpaid", "letter_not_sent", "other"});
/// What a fee is taken for beside the lines of the municipality's table.
inline constexpr auto kFeeGrounds =
    std::to_array<std::string_view>({"card_reissued", "certificate_issued", "other"});

// Letter
inline constexpr auto kHoldReasons =
    std::to_array<std::string_view>({"consult", "register_change", "address_in_doubt",
                                     "mail_does_not_reach", "asked_to_wait", "other"});
inline constexpr auto kReleaseReasons =
    std::to_array<std::string_view>({"consulted", "address_confirmed", "asked_to_go_on", "other"});
/// Where a letter may go in place of the registered address.
inline constexpr auto kOtherAddresses =
    std::to_array<std::string_view>({"hospital", "facility", "other"});
inline constexpr auto kSpoilReasons = std::to_array<std::string_view>(
    {"smudged", "misprinted", "paper_jam", "torn", "date_changed", "address_changed", "other"});
inline constexpr auto kTakeBackReasons = std::to_array<std::string_view>(
    {"wrong_bag", "count_wrong", "not_to_be_posted", "address_changed", "other"});
/// Why the post brings a letter back of itself.
inline constexpr auto kPostsReasons = std::to_array<std::string_view>(
    {"unknown_at_address", "not_forwarded", "not_collected", "refused_by_addressee", "damaged"});
inline constexpr auto kUndeliverableReasons =
    joined(kPostsReasons, std::to_array<std::string_view>({"recalled_by_sender"}));
inline constexpr auto kReminders = std::to_array<std::string_view>({"telephone", "post"});
/// How a letter that was given up is caught.
inline constexpr auto kPulls = std::to_array<std::string_view>({"taken_out", "recall_asked"});
/// What is wrong with a reply.
inline constexpr auto kReplyFaults = std::to_array<std::string_view>(
    {"reply_not_sealed", "reply_flap_not_stamped", "reply_sticker_missing", "reply_incomplete",
     "reply_form_expired", "agent_not_named", "signature_doubt", "pin_illegible", "pin_format",
     "pin_mismatch"});
inline constexpr auto kReissueReasons =
    joined(joined(kPostsReasons, kReplyFaults),
           std::to_array<std::string_view>({"reply_lapsed", "lost_by_applicant",
                                            "spoiled_by_applicant", "lost_in_the_office",
                                            "misdirected_letter", "reply_by_other_route"}));

// Visit 2, custody
inline constexpr auto kReplyRoutes =
    std::to_array<std::string_view>({"post", "branch_office", "night_box"});
inline constexpr auto kEvidenceWays = std::to_array<std::string_view>({"shown", "handed_in"});
inline constexpr auto kSealStates = std::to_array<std::string_view>(
    {"sealed", "not_sealed", "flap_not_stamped", "sticker_missing"});
inline constexpr auto kPinPartDisposals =
    std::to_array<std::string_view>({"shredded", "handed_back"});
/// Where the office keeps what it took in.
inline constexpr auto kPlaces =
    std::to_array<std::string_view>({"safe", "locked_cabinet", "locked_drawer", "strongroom"});
inline constexpr auto kKept = std::to_array<std::string_view>({"card", "opened_reply"});
inline constexpr auto kCardReceivers =
    std::to_array<std::string_view>({"principal", "agent", "statutory_agent"});
/// What may lie in a bag between offices, as far as words go.
inline constexpr auto kMailed = joined(
    kOf<policy::Item>, std::to_array<std::string_view>({"card", "sealed_reply", "opened_reply"}));

// Card work
inline constexpr auto kCardModes =
    std::to_array<std::string_view>({"terminal", "station", "virtual_card"});
inline constexpr auto kStepFaults = std::to_array<std::string_view>(
    {"pin_mismatch", "locked", "last_try_declined", "cancelled", "not_done_at_terminal",
     "terminal_unavailable", "failed", "no_answer", "contradiction", "new_pin_not_set"});
inline constexpr auto kUnlockGrounds =
    std::to_array<std::string_view>({"reset_is_a_target", "written_will_of_the_principal"});
inline constexpr auto kAbortReasons =
    std::to_array<std::string_view>({"agent_left", "principal_denied", "card_fault",
                                     "terminal_fault", "card_locked", "pin_mismatch", "other"});
inline constexpr auto kOutageReasons = std::to_array<std::string_view>(
    {"jlis_outage", "terminal_fault", "network_fault", "maintenance", "other"});
inline constexpr auto kReopenReasons = std::to_array<std::string_view>(
    {"card_read_back_contradicts", "completed_by_mistake", "other"});

// Stops and ends
inline constexpr auto kDenialChannels =
    std::to_array<std::string_view>({"telephone", "letter", "counter"});
inline constexpr auto kDenialChecks =
    std::to_array<std::string_view>({"called_back_registered_number", "case_number",
                                     "name_and_birth_date", "identity_document", "not_confirmed"});
inline constexpr auto kProtectedActs =
    std::to_array<std::string_view>({"accept", "post_letter", "telephone", "answer", "card_work"});
inline constexpr auto kMovesOut = std::to_array<std::string_view>({"move_out", "moved_abroad"});
inline constexpr auto kResidentChanges =
    joined(kMovesOut, std::to_array<std::string_view>({"death", "move_within", "name_change",
                                                       "protection_on", "protection_off"}));
inline constexpr auto kRegisterDecisions = std::to_array<std::string_view>({"go_on", "send_again"});
inline constexpr auto kWithdrawalReasons = std::to_array<std::string_view>(
    {"no_longer_needed", "pin_remembered", "principal_comes", "not_wanted", "other"});

// Register of persons, retention
inline constexpr auto kParties =
    std::to_array<std::string_view>({"principal", "agent", "other_agent"});
inline constexpr auto kIdentificationGrounds =
    std::to_array<std::string_view>({"register_number", "name_and_birth_date", "said_by_clerk"});
inline constexpr auto kHoldGrounds =
    std::to_array<std::string_view>({"disclosure_request", "appeal", "incident"});

}  // namespace madoguchi::cases::words
