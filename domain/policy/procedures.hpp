#pragma once

#include <optional>
#include <string>
#include <vector>

#include "madoguchi/domain/policy/documents.hpp"
#include "madoguchi/domain/policy/letters.hpp"
#include "madoguchi/domain/policy/rule.hpp"
#include "madoguchi/domain/policy/terms.hpp"
#include "madoguchi/domain/policy/words.hpp"

namespace madoguchi::policy {

/// Which PINs are typed for a procedure.
struct PinsEntered {
    bool of_targets = true;           ///< Those of the certificates or PINs that are targets.
    std::vector<Target> always = {};  ///< Those that are typed whatever the target is.
    Grounds grounds = {};
    bool operator==(const PinsEntered&) const = default;
};

/// Where a case goes when its first way isn't open.
enum class FallbackKind : std::uint8_t {
    kAsProcedure,  ///< As `documents_of` goes for this applicant: same visit, two visits or refer.
    kSameVisit,    ///< Goes on in the same visit, with more documents.
    kTwoVisits,    ///< Becomes a two-visit case with a letter.
    kRefused,
    kRefer,
};
template <>
struct Words<FallbackKind> {
    static constexpr std::array<std::string_view, 5> kAll{"as_procedure", "same_visit",
                                                          "two_visits", "refused", "refer"};
};

/// What happens when a PIN isn't known, a form is missing and the like.
struct Fallback {
    FallbackKind kind = FallbackKind::kRefer;
    std::optional<Refusal> refusal = {};  ///< Set iff `kind` is kRefused.
    std::string reroute_to = {};          ///< Next procedure or route; empty: none named.
    std::string remedy = {};
    std::vector<std::string> warnings = {};
    /// Documents and letter are those of this procedure for the same applicant: added for
    /// kSameVisit, in place of the first list for kTwoVisits. Absent with kTwoVisits: silent lists.
    std::optional<Procedure> documents_of = {};
    DocumentList more_documents = {};
    Grounds grounds = {};
    bool operator==(const Fallback&) const = default;
};

/// What the state of the J-LIS reply form means where an agent needs one.
struct ReplyFormRule {
    Fallback expired = {};
    Fallback absent = {};
    Fallback incomplete = {};
    bool operator==(const ReplyFormRule&) const = default;
};

/// How a procedure goes for some kinds of applicants. Rows are tried in their order.
struct ApplicantRule {
    std::vector<Applicant> applicants = {};
    std::optional<int> min_age = {};          ///< Of the principal, inclusive.
    std::optional<int> max_age = {};          ///< Of the principal, inclusive.
    std::optional<Route> route = {};          ///< Absent: the page sends elsewhere for it.
    std::optional<int> visits = {};           ///< Absent: no visit, or silent.
    std::optional<DocumentList> visit1 = {};  ///< Absent: the page gives no list.
    std::optional<DocumentList> visit2 = {};
    std::vector<Holder> must_be_present = {};
    std::optional<PowerOfAttorney> power_of_attorney = {};
    std::optional<Holder> pin_entered_by = {};
    std::optional<ReplyFormRule> reply_form = {};  ///< Set iff the J-LIS reply form is needed.
    std::optional<Fallback> pin_unknown = {};      ///< Absent: an unknown PIN changes nothing.
    std::optional<Fallback> no_second_id = {};     ///< Absent: `documents_missing`.
    bool photo_id_mandatory = false;  ///< Without photo ID nobody can be an agent (AMB-05).
    std::string application_form = {};
    std::string reroute_to = {};  ///< Where the page sends for more, e.g. `other_page`.
    std::vector<std::string> warnings = {};
    Grounds grounds = {};
    bool operator==(const ApplicantRule&) const = default;
};

/// How strictly something is refused.
enum class Strictness : std::uint8_t {
    kNever,        ///< Refused.
    kInPrinciple,  ///< Refused, an exception is possible.
    kAccompanied,  ///< Allowed when the principal comes along.
    kRefer,        ///< Silent: the contact point is asked.
};
template <>
struct Words<Strictness> {
    static constexpr std::array<std::string_view, 4> kAll{"never", "in_principle", "accompanied",
                                                          "refer"};
};

/// A limit on the signature certificate for under-15s or adult wards.
struct SignatureLimit {
    Strictness strictness = Strictness::kNever;
    std::vector<Procedure> procedures = {};  ///< Where it applies.
    Grounds grounds = {};
    bool operator==(const SignatureLimit&) const = default;
};

/// What happens when a principal who needs a statutory agent comes alone or sends another agent.
struct AloneRule {
    Strictness strictness = Strictness::kRefer;  ///< kNever: refused; kRefer: asked.
    Grounds grounds = {};
    bool operator==(const AloneRule&) const = default;
};

/// Whether renewal is possible after the certificate's last day.
enum class AfterExpiry : std::uint8_t { kNo, kPrincipalOnly, kAnyone };
template <>
struct Words<AfterExpiry> {
    static constexpr std::array<std::string_view, 3> kAll{"no", "principal_only", "anyone"};
};

/// When a certificate can be renewed.
struct RenewalRule {
    int months_before = 3;
    int day_offset = 0;  ///< 1: from the day after.
    AfterExpiry after_expiry = AfterExpiry::kNo;
    std::string reroute_after_expiry = "issue";
    bool card_itself_expiring_reroutes = false;  ///< To `card_renew`; false: silent.
    Grounds window_grounds = {};
    Grounds after_expiry_grounds = {};
    Grounds card_grounds = {};
    bool operator==(const RenewalRule&) const = default;
};

/// Whether a procedure is described.
enum class ProcedureStatus : std::uint8_t {
    kOffered,
    kOtherPage,  ///< Exists; its rules stand on a page that isn't recorded here.
};
template <>
struct Words<ProcedureStatus> {
    static constexpr std::array<std::string_view, 2> kAll{"offered", "other_page"};
};

/// One procedure of a municipality.
struct ProcedureRule {
    Procedure procedure = Procedure::kIssue;
    ProcedureStatus status = ProcedureStatus::kOffered;
    std::vector<Target> targets = {};  ///< Those the page speaks of; empty: all.
    bool residents_only = true;        ///< National rule; grounds where the page says so.
    int statutory_minor_max_age = 14;  ///< Up to this age a parent acts as statutory agent.
    std::optional<AloneRule> under_15_alone = {};
    std::optional<AloneRule> ward_alone = {};
    std::vector<ApplicantRule> applicants = {};
    std::optional<PinsEntered> pins = {};  ///< Absent: silent.
    std::vector<FeeLine> fees = {};        ///< Empty: silent, which isn't free of charge.
    std::vector<FeeWaiver> fee_waivers = {};
    std::vector<std::string> offices = {};  ///< Office codes; empty: silent.
    std::optional<bool> same_day = {};      ///< Overrides what the visits say.
    std::optional<bool> photo_required = {};
    std::optional<bool> new_photo_required = {};
    std::string application_form = {};
    std::string application_form_source = {};
    std::string ready_in = {};
    std::string pickup_appointment = {};
    std::vector<std::string> support_offices = {};
    std::vector<std::string> warnings = {};
    Grounds residents_grounds = {};
    Grounds targets_grounds = {};
    Grounds minor_grounds = {};  ///< Of `statutory_minor_max_age`.
    Grounds card_grounds = {};   ///< Of "a card, and a valid one".
    Grounds no_card_grounds = {};
    Grounds offices_grounds = {};
    Grounds grounds = {};
    bool operator==(const ProcedureRule&) const = default;
};

}  // namespace madoguchi::policy
