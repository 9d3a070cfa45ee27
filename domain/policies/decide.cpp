#include "madoguchi/domain/policies/decide.hpp"

#include <algorithm>

#include "madoguchi/domain/overloaded.hpp"
#include "madoguchi/domain/policy/rule.hpp"
#include "madoguchi/domain/policy/settings.hpp"
#include "madoguchi/facts/values/code.hpp"
#include "madoguchi/facts/values/date.hpp"

namespace madoguchi::policies {
namespace {

Decision rejected(RejectionCode code, std::vector<std::string> ids = {}) {
    return tl::make_unexpected(Rejection{code, std::move(ids)});
}

Decision done(facts::PolicyEvent event) { return Outcome{{std::move(event)}}; }

Decision nothing_to_do() { return Outcome{}; }

const PublishedVersion* version_of(const PolicyState& state, const std::string& name) {
    const auto found =
        std::find_if(state.versions.begin(), state.versions.end(),
                     [&](const PublishedVersion& version) { return version.version == name; });
    return found == state.versions.end() ? nullptr : &*found;
}

Decision publish(const PolicyState& state, const PublishPolicyVersion& command,
                 const DecisionContext& context) {
    const auto policy = context.parse(command.text);
    if (policy == nullptr) {
        return rejected(RejectionCode::kTextUnreadable);
    }
    if (context.sha256(command.text) != command.sha256) {
        return rejected(RejectionCode::kHashWrong);
    }
    if (policy->municipality != context.tenant) {
        return rejected(RejectionCode::kNotThisTenant);
    }
    // A page without a first day is in force from the day that who publishes it says.
    const bool day_agrees =
        !policy->effective_from || *policy->effective_from == command.effective_from;
    if (policy->version != command.version || !day_agrees) {
        return rejected(RejectionCode::kTextDisagrees);
    }
    if (const auto* const known = version_of(state, command.version)) {
        return known->sha256 == command.sha256 ? nothing_to_do()
                                               : rejected(RejectionCode::kVersionTaken);
    }
    if (!state.versions.empty() && state.versions.back().effective_from >= command.effective_from) {
        return rejected(RejectionCode::kNotInOrder, {state.versions.back().version});
    }
    return done(facts::PolicyVersionPublished{command.version, command.effective_from, command.text,
                                              command.sha256});
}

Decision set_value(const PolicyState& state, const SetOfficeValue& command) {
    const policy::Setting setting{command.key, command.value, command.effective_from, {}};
    if (const auto fault = policy::check_setting(setting)) {
        return rejected(RejectionCode::kSettingUnknown, {fault->key});
    }
    // Of two for one key and day the later counts, so only the last one set can be in effect.
    const auto last =
        std::find_if(state.values.rbegin(), state.values.rend(), [&](const OfficeValue& value) {
            return value.key == command.key && value.effective_from == command.effective_from;
        });
    if (last != state.values.rend() && last->value == command.value) {
        return nothing_to_do();
    }
    return done(
        facts::OfficeValueSet{command.key, command.value, command.effective_from, command.reason});
}

Decision confirm_review(const PolicyState& state, const ConfirmReviewedValue& command,
                        const DecisionContext& context) {
    const auto policy = version_of(state, command.policy_version) == nullptr
                            ? nullptr
                            : context.published(command.policy_version);
    if (policy == nullptr) {
        return rejected(RejectionCode::kVersionUnknown);
    }
    const auto rule =
        std::find_if(policy->rules.begin(), policy->rules.end(),
                     [&](const policy::Rule& one) { return one.id == command.rule.text(); });
    if (rule == policy->rules.end()) {
        return rejected(RejectionCode::kRuleUnknown);
    }
    if (!rule->needs_review) {
        return rejected(RejectionCode::kNothingToReview);
    }
    const ReviewedRule reviewed{command.rule, command.policy_version};
    if (std::find(state.reviewed.begin(), state.reviewed.end(), reviewed) != state.reviewed.end()) {
        return nothing_to_do();
    }
    return done(facts::ReviewedValueConfirmed{command.rule, command.policy_version});
}

}  // namespace

Decision decide(const PolicyState& state, const PolicyCommand& command,
                const DecisionContext& context) {
    return std::visit(
        Overloaded{
            [&](const PublishPolicyVersion& c) { return publish(state, c, context); },
            [&](const SetOfficeValue& c) { return set_value(state, c); },
            [&](const ConfirmReviewedValue& c) { return confirm_review(state, c, context); },
        },
        command);
}

PolicyState evolve(PolicyState state, const facts::PolicyEvent& event) {
    std::visit(Overloaded{
                   [&](const facts::PolicyVersionPublished& fact) {
                       state.versions.push_back({fact.version, fact.effective_from, fact.sha256});
                   },
                   [&](const facts::OfficeValueSet& fact) {
                       state.values.push_back({fact.key, fact.value, fact.effective_from});
                   },
                   [&](const facts::ReviewedValueConfirmed& fact) {
                       state.reviewed.push_back({fact.rule, fact.policy_version});
                   },
               },
               event);
    ++state.event_count;
    return state;
}

PolicyState fold(std::span<const facts::PolicyEvent> events) {
    PolicyState state;
    for (const auto& event : events) {
        state = evolve(std::move(state), event);
    }
    return state;
}

}  // namespace madoguchi::policies
