#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "madoguchi/domain/calendar/date.hpp"
#include "madoguchi/domain/policy/documents.hpp"
#include "madoguchi/domain/policy/handling.hpp"
#include "madoguchi/domain/policy/letters.hpp"
#include "madoguchi/domain/policy/office.hpp"
#include "madoguchi/domain/policy/procedures.hpp"
#include "madoguchi/domain/policy/rule.hpp"
#include "madoguchi/domain/policy/terms.hpp"
#include "madoguchi/domain/policy/words.hpp"

namespace madoguchi::policy {

/// When a PIN exists on a card.
enum class PinPresence : std::uint8_t { kAlways, kWithCertificate };
template <>
struct Words<PinPresence> {
    static constexpr std::array<std::string_view, 2> kAll{"always", "with_certificate"};
};

/// What a municipality says about one PIN. The card's own properties stand in for what is absent.
struct PinRule {
    Target target = Target::kSignature;
    std::optional<int> retries = {};       ///< Consecutive errors by PIN until it locks.
    std::optional<int> retries_face = {};  ///< By face authentication.
    std::optional<PinPresence> presence = {};
    /// Whether a voluntary agent needs an unavoidable reason with evidence; absent: silent.
    std::optional<bool> agent_needs_reason = {};
    Grounds format_grounds = {};
    Grounds retries_grounds = {};
    Grounds reason_grounds = {};
    bool operator==(const PinRule&) const = default;
};

/// What the page says about resetting a PIN at a kiosk.
struct KioskRule {
    std::vector<Target> targets = {};  ///< Empty: not offered, the counter is needed.
    bool needs_other_pin = true;       ///< The PIN of the other certificate must be known.
    Grounds grounds = {};
    bool operator==(const KioskRule&) const = default;
};

/// What the page says about lapse; the effect itself is the same everywhere (AMB-33).
struct LapseRule {
    std::vector<LapseEvent> events = {};
    std::string recommend = {};
    std::string then_procedure = {};
    Grounds grounds = {};
    bool operator==(const LapseRule&) const = default;
};

/// Whom to ask.
struct Contact {
    std::string name = {};
    std::string phone = {};
    std::string fax = {};
    std::string address = {};
    Grounds grounds = {};
    bool operator==(const Contact&) const = default;
};

/// Rules that are found under one subject.
struct Topic {
    std::string name = {};
    Grounds rules = {};
    bool operator==(const Topic&) const = default;
};

/// Something that was read into a page that doesn't say it, with the reason; shown by `explain`.
struct Reading {
    std::string about = {};
    std::string statement = {};
    bool operator==(const Reading&) const = default;
};

/// Everything that one municipality says, as it stands from a day on. Parsed once, then read only;
/// reading from several threads is safe.
struct Policy {
    std::string municipality = {};  ///< Code; the tenant.
    std::string name = {};          ///< For people.
    std::string version = {};
    std::optional<calendar::Date> effective_from = {};
    std::optional<calendar::Date> effective_until = {};  ///< Inclusive.
    std::vector<Source> sources = {};
    std::vector<Rule> rules = {};
    std::vector<Topic> topics = {};
    std::vector<Reading> readings = {};
    std::vector<std::string> silent = {};  ///< What the pages don't say, named.

    std::vector<PinRule> pins = {};
    std::optional<SignatureLimit> signature_under_15 = {};
    std::optional<SignatureLimit> signature_adult_ward = {};
    std::vector<ProcedureRule> procedures = {};
    std::optional<RenewalRule> renewal = {};
    IdentityRules identity = {};
    std::optional<int> guardianship_certificate_months = {};
    bool guardianship_certificate_mentioned = false;
    Grounds guardianship_grounds = {};
    bool reason_evidence_rule = false;  ///< Whether the page treats the matter at all.
    Grounds reason_evidence_grounds = {};
    std::optional<LetterRule> letter = {};
    std::vector<PostageRule> postage = {};
    std::optional<KioskRule> kiosk = {};
    std::vector<LapseRule> lapses = {};
    Grounds expiry_grounds = {};       ///< What the page says about certificates' last days.
    Grounds card_expiry_grounds = {};  ///< What it says about cards' last days.
    Grounds pin_secrecy_grounds = {};  ///< That the office doesn't know PINs.
    /// How many days relying systems take to know of a certificate; absent: the page doesn't say.
    std::optional<int> usable_after_days = {};
    Grounds usable_after_grounds = {};
    std::vector<Office> offices = {};
    std::optional<Contact> contact = {};
    Handling handling = {};

    /// The office with this code, or null.
    [[nodiscard]] const Office* office(std::string_view code) const;
    /// The rule for this procedure, or null where the policy is silent about it.
    [[nodiscard]] const ProcedureRule* procedure(Procedure wanted) const;
    [[nodiscard]] const PinRule* pin(Target target) const;
    [[nodiscard]] const Topic* topic(std::string_view name) const;
    /// The postage in force on `date`, or null where the applicant pays none or it is silent.
    [[nodiscard]] const PostageRule* postage_on(calendar::Date date) const;
    /// The ids of `grounds`, in their order.
    [[nodiscard]] std::vector<std::string> rule_ids(const Grounds& grounds) const;
    [[nodiscard]] bool in_force_on(calendar::Date date) const;

    bool operator==(const Policy&) const = default;
};

}  // namespace madoguchi::policy
