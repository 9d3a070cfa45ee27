#include <algorithm>

#include "madoguchi/domain/calendar/deadline.hpp"
#include "madoguchi/domain/calendar/era.hpp"
#include "madoguchi/domain/calendar/expiry.hpp"
#include "madoguchi/domain/cases/decider.hpp"

namespace madoguchi::cases {

std::shared_ptr<const policy::Policy> Decider::rules() const {
    return context_.rules->version(state_.policy_version, context_.today);
}

Sitting Decider::sitting(std::uint32_t visit) const {
    return {.applicant = state_.applicant.reveal(),
            .birth_date = state_.birth_date->reveal(),
            .on = context_.today,
            .office = context_.office.empty() ? state_.office : context_.office,
            .procedures = state_.procedures,
            .circumstances = state_.circumstances,
            .exceptions = state_.exceptions,
            .visit = visit,
            .visit1_office = state_.office};
}

namespace {

/// Whether the documents of one holder meet one of the alternatives. A document counts once; an A
/// may stand in where a B is asked for (AMB-04).
bool meets(const std::vector<policy::ClassCount>& any_of, int a, int b) {
    return any_of.empty() ||
           std::any_of(any_of.begin(), any_of.end(), [a, b](const policy::ClassCount& wanted) {
               return a >= wanted.a && a + b >= wanted.a + wanted.b;
           });
}

/// Whether a document was shown for this row. Photo identification is identification too.
bool answers(const decision::Document& wanted, const ShownDocument& shown) {
    const bool identity = wanted.item == policy::Item::kIdDocument && shown.item == "photo_id";
    return shown.holder.is(policy::word(wanted.of)) &&
           (identity || shown.item == policy::word(wanted.item));
}

/// The sealed reply is checked when it comes to the counter, not as a document of the list.
bool is_checked_elsewhere(policy::Item item) {
    return item == policy::Item::kInquiryReplyForm || item == policy::Item::kPins ||
           item == policy::Item::kReasonEvidence;
}

}  // namespace

std::vector<std::string> Decider::missing(
    std::uint32_t visit, const std::optional<std::vector<decision::Document>>& list) const {
    std::vector<std::string> result;
    if (!list) {
        return result;
    }
    for (const decision::Document& wanted : *list) {
        const bool register_waived =
            wanted.item == policy::Item::kFamilyRegister && state_.family_register_waived;
        if (wanted.optional || register_waived || is_checked_elsewhere(wanted.item)) {
            continue;
        }
        const std::string item(policy::word(wanted.item));
        const std::string holder(policy::word(wanted.of));
        int a = 0;  // Where the page lists no classes, the clerk judged that the document counts.
        int b = 0;
        int all = 0;
        for (const ShownDocument& shown : state_.documents) {
            const auto type = policy::from_word<policy::DocumentType>(shown.type.reveal());
            const bool excluded = type && std::find(wanted.exclude.begin(), wanted.exclude.end(),
                                                    *type) != wanted.exclude.end();
            if (shown.visit == visit && answers(wanted, shown) && !excluded) {
                ++all;
                a += shown.document_class == "A" || shown.document_class.empty() ? 1 : 0;
                b += shown.document_class == "B" ? 1 : 0;
            }
        }
        const bool counted =
            wanted.any_of.empty() ? all >= wanted.count.value_or(1) : meets(wanted.any_of, a, b);
        if (!counted) {
            result.push_back(holder + ":" + item);
        }
    }
    return result;
}

Decider::Guard Decider::postage_is_settled(const policy::Policy& policy,
                                           const Assessment& assessment) const {
    if (assessment.postage_yen == 0 || assessment.visits < 2 || state_.postage_payer == "office") {
        return std::nullopt;
    }
    const policy::PostageRule* rule = policy.postage_on(context_.today);
    if (rule != nullptr && rule->needs_review) {
        for (const std::string& id : policy.rule_ids(rule->grounds)) {
            if (!context_.rules->reviewed(facts::RuleId(id), state_.policy_version)) {
                return Rejection{RejectionCode::kNeedsReview, {id}};
            }
        }
    }
    const std::uint32_t paid = state_.postage_paid_yen - state_.postage_refunded_yen;
    if (paid < assessment.postage_yen) {
        return Rejection{RejectionCode::kPostageMissing,
                         {std::to_string(assessment.postage_yen - paid)}};
    }
    return std::nullopt;
}

Decider::Guard Decider::allowed_here(const std::optional<bool>& value, const char* key,
                                     const char* what) {
    if (!value) {
        return Rejection{RejectionCode::kPolicySilent, {key}};
    }
    return *value ? std::nullopt : Guard(Rejection{RejectionCode::kNotAllowedHere, {what}});
}

Decider::Guard Decider::fee_is_settled(const Assessment& assessment) const {
    if (assessment.fee_yen > state_.fee_paid_yen && !state_.fee_waived) {
        return Rejection{RejectionCode::kFeeMissing, {std::to_string(assessment.fee_yen)}};
    }
    return std::nullopt;
}

Decision Decider::refuse(const Assessment& assessment) const {
    std::vector<facts::CaseEvent> events;
    add_letter_invalidated("application_refused", events);
    events.emplace_back(
        facts::ApplicationRefused{.refusal = assessment.refusal,
                                  .rule_ids = assessment.rule_ids,
                                  .exception_possible = assessment.exception_possible,
                                  .reroute_to = assessment.reroute_to});
    return done(std::move(events), {assessment.refusal.text()});
}

void Decider::add_approval(const policy::Policy& policy,
                           std::vector<facts::CaseEvent>& events) const {
    const auto& mode = policy.handling.posting_approval;
    if (mode == policy::PostingApproval::kPerDay) {
        events.emplace_back(facts::PostingApprovalRequested{.requested_on = context_.today,
                                                            .requested_by = context_.actor});
    } else if (mode == policy::PostingApproval::kByDelegation) {
        events.emplace_back(
            facts::PostingApproved{.approved_by = context_.actor, .mode = "by_delegation"});
    }
}

void Decider::add_letter_invalidated(const char* reason,
                                     std::vector<facts::CaseEvent>& events) const {
    if (const LetterState* letter = state_.live_letter()) {
        events.emplace_back(
            facts::LetterInvalidated{.letter_seq = letter->seq, .reason = facts::Reason(reason)});
    }
}

void Decider::add_letter_again(const char* reason, const std::string& payer,
                               std::vector<facts::CaseEvent>& events) const {
    const LetterState* letter = state_.last_letter();
    if (letter == nullptr) {
        return;
    }
    add_letter_invalidated(reason, events);
    events.emplace_back(facts::LetterReissued{.letter_seq = letter->seq,
                                              .new_letter_seq = letter->seq + 1,
                                              .payer = payer,
                                              .reason = facts::Reason(reason)});
    if (const auto policy = rules()) {
        add_approval(*policy, events);
    }
}

std::string Decider::draw_number(Outcome& outcome, const char* series) const {
    const std::string year = calendar::fiscal_year_short(context_.today);
    const std::string name = std::string(series) + "/" + year;
    std::uint64_t number = context_.next_number(name);
    for (const auto& [drawn, last] : outcome.draws) {
        if (drawn == name) {
            number = last + 1;
        }
    }
    outcome.draws.emplace_back(name, number);
    return year + "-" + std::to_string(number);
}

bool Decider::is_delegated(const facts::Procedure& procedure) const {
    return std::find(state_.delegated.begin(), state_.delegated.end(), procedure) !=
           state_.delegated.end();
}

Decider::Guard Decider::still_allowed(const Assessment& assessment) const {
    if (assessment.outcome != policy::Outcome::kAllowed) {
        return Rejection{RejectionCode::kNoLongerAllowed, {assessment.refusal.text()}};
    }
    if (assessment.visits != state_.visits) {
        return Rejection{RejectionCode::kNoLongerAllowed, {assessment.route.text()}};
    }
    return std::nullopt;
}

std::optional<facts::Date> Decider::in_time_until(const LetterState& letter) const {
    if (!letter.valid_until) {
        return std::nullopt;
    }
    std::uint32_t stopped = state_.clock_stopped_days;
    if (state_.terminal_down_since && context_.today > *state_.terminal_down_since) {
        stopped +=
            static_cast<std::uint32_t>((context_.today - *state_.terminal_down_since).count());
    }
    return *letter.valid_until + std::chrono::days(stopped);
}

}  // namespace madoguchi::cases
