#pragma once

#include <optional>
#include <string>
#include <vector>

#include "madoguchi/domain/policy/document_terms.hpp"
#include "madoguchi/domain/policy/documents.hpp"
#include "madoguchi/domain/policy/rule.hpp"
#include "madoguchi/domain/policy/words.hpp"

namespace madoguchi::policy {

/// Approval before a letter is posted (発送伺い).
enum class PostingApproval : std::uint8_t { kNone, kPerDay, kByDelegation };
template <>
struct Words<PostingApproval> {
    static constexpr std::array<std::string_view, 3> kAll{"none", "per_day", "by_delegation"};
};

/// What happens when another agent comes.
enum class AgentReplacement : std::uint8_t {
    kNotAllowed,          ///< A new application.
    kIfNamedInReply,      ///< Where the reply's delegation part names the new agent.
    kNewPowerOfAttorney,  ///< With a new power of attorney.
};
template <>
struct Words<AgentReplacement> {
    static constexpr std::array<std::string_view, 3> kAll{"not_allowed", "if_named_in_reply",
                                                          "new_power_of_attorney"};
};

/// How a case may be opened.
enum class OpeningChannel : std::uint8_t { kCounter, kTelephone, kPost };
template <>
struct Words<OpeningChannel> {
    static constexpr std::array<std::string_view, 3> kAll{"counter", "telephone", "post"};
};

/// Who pays for a letter that is sent again.
enum class ReissuePayer : std::uint8_t {
    kApplicantIfTheirFault,  ///< Forwarding order, lapse: the applicant; own error: the office.
    kApplicant,
    kOffice,
};
template <>
struct Words<ReissuePayer> {
    static constexpr std::array<std::string_view, 3> kAll{"applicant_if_their_fault", "applicant",
                                                          "office"};
};

/// What becomes of the part of the reply that bears the PINs.
enum class PinPartDisposal : std::uint8_t { kShred, kHandBack };
template <>
struct Words<PinPartDisposal> {
    static constexpr std::array<std::string_view, 2> kAll{"shred", "hand_back"};
};

/// Work by hand that belongs to completion and is ticked off.
enum class CompletionStep : std::uint8_t {
    kCertificateCopyHandedOver,
    kExpiryWrittenOnCard,
    kEnteredInRegister,
    kExplainedToApplicant,
};
template <>
struct Words<CompletionStep> {
    static constexpr std::array<std::string_view, 4> kAll{
        "certificate_copy_handed_over", "expiry_written_on_card", "entered_in_register",
        "explained_to_applicant"};
};

/// What goes on in a case that an incident holds, besides writing down what has happened.
enum class FrozenCaseTakes : std::uint8_t {
    kReturnCard,      ///< A card in custody is given back.
    kHandBackReply,   ///< An unopened reply is given back.
    kDisposePinPart,  ///< The PIN part of an opened reply is shredded or handed back.
    kRefunds,
    kCorrections,  ///< Corrections and voids of entries.
    kWithdrawal,
};
template <>
struct Words<FrozenCaseTakes> {
    static constexpr std::array<std::string_view, 6> kAll{"return_card",      "hand_back_reply",
                                                          "dispose_pin_part", "refunds",
                                                          "corrections",      "withdrawal"};
};

/// How a case is handled where practice differs from office to office. An absent field is silence:
/// neither the page nor the office has said; the comment names what the case then does, and that is
/// to ask wherever an act depends on it (`unset_values` lists what is waited for). Where it doesn't
/// ask, the comment says what holds instead: a reading (AMB-..) or a rule of every office.
struct Handling {
    std::vector<OpeningChannel> opening_channels = {};       ///< Empty: the counter; else it asks.
    std::optional<PostingApproval> posting_approval = {};    ///< Silent: it asks at the letter.
    std::optional<AgentReplacement> agent_replacement = {};  ///< Silent: a new application.
    std::optional<bool> visit2_same_office = {};             ///< Silent: any office (AMB-32).
    /// By what an agent is known at visit 1 where the page gives no list. Empty: nothing is
    /// accepted from them until it is set (AMB-08).
    std::vector<ClassCount> visit1_agent_id = {};
    std::optional<bool> visit2_same_agent =
        {};  ///< Silent: it asks when another one comes (AMB-32).
    std::optional<bool> work_across_offices = {};  ///< Silent: an office works on its own cases.
    /// Silent: each late reply is the section chief's to decide (practice: exceptions belong to a
    /// person). False: not even with their decision.
    std::optional<bool> late_reply_by_section_chief = {};
    std::optional<ReissuePayer> reissue_payer = {};  ///< Silent: by fault (AMB-49).
    std::optional<bool> reissue_on_request = {};     ///< Silent: it asks.
    std::optional<bool> custody_allowed = {};        ///< Silent: it asks.
    std::vector<Item> internal_mail_items = {};    ///< What the bag may carry; empty: papers only.
    std::optional<bool> internal_mail_cards = {};  ///< Silent: no cards in the bag.
    std::optional<bool> internal_mail_opened_replies = {};  ///< Silent: no opened replies either.
    std::optional<bool> hold_for_protected_persons = {};    ///< Silent: hold for the section chief.
    /// Empty: either way, with two names (practice: the order at visit 2).
    std::vector<PinPartDisposal> pin_part_disposals = {};
    /// Who open a reply, seal it again and dispose of its PIN part: one or two. Silent: two.
    std::optional<int> persons_to_open_reply = {};
    std::optional<bool> handwritten_by_another = {};  ///< Silent: the section chief decides.
    std::optional<bool> other_address = {};           ///< Silent: the section chief decides.
    std::optional<bool> several_procedures_in_one_sitting = {};  ///< Silent: it asks.
    /// The card's own PINs are applied for on another form than certificates and their PINs, each
    /// with its receipt stamp. Silent: they are (the forms of the two national guides differ).
    std::optional<bool> card_pins_on_own_form = {};
    /// A same-day case whose PIN fails, or of which something is told that needs a letter, goes on
    /// as one of two visits. Silent: it does where the page's own row (`pin_unknown`) says two
    /// visits, and nowhere else. False: the failure is recorded, and it takes a new case.
    std::optional<bool> downgrade_to_two_visits = {};
    std::optional<bool> unlock_in_case = {};  ///< Silent: only with the principal's wish.
    /// Whether a reply that came by post, at a branch or in the night box counts. Silent: it is
    /// kept unopened, and it asks when the agent comes.
    std::optional<bool> reply_by_other_route = {};
    /// Document numbers per fiscal year. Silent: each letter has one (practice: the paper trail).
    std::optional<bool> document_numbers = {};
    std::vector<CompletionStep> completion_steps = {};  ///< By hand before completion; empty: none.
    /// From so many open cases of one agent, whoever works on one is told. Silent: nobody is.
    std::optional<int> same_agent_notice_at = {};
    std::optional<int> not_arrived_after_days = {};  ///< When untracked mail counts as not arrived.
    /// `HH:MM`, up to when letters go to the mailroom for the same day's posting. Silent: ask
    /// there.
    std::optional<std::string> hand_over_until = {};
    std::optional<int> post_office_keeps_days =
        {};  ///< A letter nobody took in; silent: ask there.
    std::vector<FrozenCaseTakes> frozen_case_takes = {};  ///< Empty: nothing but what has happened.
    std::optional<int> first_report_days = {};     ///< 速報, from the finding; silent: to be set.
    std::optional<int> final_report_days = {};     ///< 確報, from the finding; silent: to be set.
    std::optional<int> many_looks_a_day = {};      ///< Cases one person opens; silent: to be set.
    std::optional<int> looks_margin_minutes = {};  ///< Around the office's hours; silent: none.
    /// Years from the fiscal year after the case's end. Silent: to be set before anything is due.
    std::optional<int> retention_years = {};
    Grounds grounds = {};
    bool operator==(const Handling&) const = default;
};

}  // namespace madoguchi::policy
