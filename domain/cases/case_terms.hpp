#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "madoguchi/facts/values/circumstances.hpp"

namespace madoguchi::cases {

/// A document that a visit's list asks for.
struct RequiredDocument {
    facts::Holder holder;
    std::string item;
    /// Alternatives of class A and class B counts; empty where the item has no classes.
    struct Count {
        std::uint32_t a = 0;
        std::uint32_t b = 0;
    };
    std::vector<Count> any_of;
    std::uint32_t count = 1;
    bool optional = false;
    bool discretionary_waiver = false;
    std::optional<std::uint32_t> issued_within_months;
};

/// What the rules say about a whole sitting on one day, over all of its procedures (rules of the
/// decision, one after the other; the strictest counts).
struct Assessment {
    enum class Outcome { kAllowed, kRefused, kRefer };
    struct RefusedTarget {
        facts::Procedure procedure;
        facts::Target target;
        facts::Refusal refusal;
    };
    Outcome outcome = Outcome::kRefer;
    facts::Refusal refusal;  ///< Set iff refused.
    std::string reroute_to;
    bool exception_possible = false;
    std::string treated_as;
    facts::Route route;
    std::uint32_t visits = 1;
    std::vector<facts::ProcedureRequest> allowed;  ///< Prerequisites included.
    std::vector<RefusedTarget> refused_targets;
    std::optional<std::vector<RequiredDocument>> visit1_documents;  ///< Empty: the page is silent.
    std::optional<std::vector<RequiredDocument>> visit2_documents;
    std::string power_of_attorney;  ///< `separate_document` `in_reply_form`, empty for none or silence.
    bool reason_evidence = false;
    bool principal_must_be_present = false;
    std::optional<std::uint32_t> fee_yen;
    std::optional<std::uint32_t> postage_yen;
    std::vector<std::string> postage_methods;
    std::vector<std::string> warnings;
    std::vector<facts::RuleId> rule_ids;
    std::vector<facts::RuleId> needs_review;  ///< Values to be confirmed before their first use.
};

/// How long the principal has for the reply (DATE-15, DATE-16).
struct ReplyPeriod {
    std::string anchor;  ///< `application` `issue` `dispatch` `arrival`
    std::uint32_t days = 0;
    std::uint32_t months = 0;
    std::optional<facts::Date> until;
    bool first_day_counted = false;
    bool roll_closed_days = false;
    bool capped_by_certificate = false;
};

/// Values of the case's policy version, with what the office has set, on one day. Empty = the page is
/// silent and the office hasn't set it.
struct CaseTerms {
    std::string policy_version;
    std::optional<ReplyPeriod> reply_period;
    std::string letter_form;       ///< Item code of the letter.
    std::string addressee;         ///< `principal` `statutory_agent_of_principal`
    std::string post_class;        ///< Empty where silent.
    std::optional<bool> sealed_return;
    bool visit2_same_counter = false;
    std::string approval_to_post;  ///< `none` `per_day` `by_delegation`; empty where not set.
    std::string agent_replacement; ///< `not_allowed` `named_in_reply` `new_power_of_attorney`; empty: not set.
    std::string reissue_payer;     ///< `applicant` `office` `by_cause`; empty: not set.
    std::vector<std::string> channels;  ///< Ways to open a case.
    bool late_acceptance = true;
    bool document_numbers = false;
    bool same_day_conversion = true;  ///< A failed same-day case may become a two-visit case.
    std::vector<std::string> not_by_internal_mail;
    std::vector<std::string> completion_steps;
    bool propagation_warning = false;
    std::string office_mark;  ///< One or two characters in case numbers, e.g. 本.
};

}  // namespace madoguchi::cases
