#include "madoguchi/adapters/aggregates/policy_book.hpp"

#include <algorithm>

namespace madoguchi::aggregates {

void PolicyBook::observe(const facts::PolicyEvent& event, const std::string& actor) {
    made_.clear();
    if (const auto* const published = std::get_if<facts::PolicyVersionPublished>(&event)) {
        versions_.push_back(
            {published->effective_from, published->version, parse_(published->text)});
    } else if (const auto* const set = std::get_if<facts::OfficeValueSet>(&event)) {
        settings_.push_back({set->key, set->value, set->effective_from, actor});
    } else if (const auto* const seen = std::get_if<facts::ReviewedValueConfirmed>(&event)) {
        reviewed_.emplace(seen->rule.text(), seen->policy_version);
    }
}

std::shared_ptr<const policy::Policy> PolicyBook::published(const std::string& version) const {
    const auto found = std::find_if(versions_.begin(), versions_.end(),
                                    [&](const Version& one) { return one.name == version; });
    return found == versions_.end() ? nullptr : found->policy;
}

bool PolicyBook::has_office(const std::string& code) const {
    return std::ranges::any_of(versions_, [&](const Version& version) {
        return version.policy != nullptr && version.policy->office(code) != nullptr;
    });
}

std::shared_ptr<const policy::Policy> PolicyBook::in_force(facts::Date day) const {
    const auto found = std::find_if(versions_.rbegin(), versions_.rend(),
                                    [&](const Version& one) { return one.effective_from <= day; });
    if (found == versions_.rend() || found->policy == nullptr ||
        (found->policy->effective_until && *found->policy->effective_until < day)) {
        return nullptr;
    }
    return with_values(*found, day);
}

std::shared_ptr<const policy::Policy> PolicyBook::version(const std::string& version,
                                                          facts::Date day) const {
    const auto found = std::find_if(versions_.begin(), versions_.end(),
                                    [&](const Version& one) { return one.name == version; });
    return found == versions_.end() || found->policy == nullptr ? nullptr
                                                                : with_values(*found, day);
}

bool PolicyBook::reviewed(const facts::RuleId& rule, const std::string& policy_version) const {
    return reviewed_.contains({rule.text(), policy_version});
}

std::shared_ptr<const policy::Policy> PolicyBook::with_values(const Version& version,
                                                              facts::Date day) const {
    std::vector<bool> effective;
    effective.reserve(settings_.size());
    for (const auto& setting : settings_) {
        effective.push_back(setting.effective_from <= day);
    }
    auto& made = made_[{version.name, std::move(effective)}];
    if (made == nullptr) {
        made = std::make_shared<const policy::Policy>(
            policy::with_settings(*version.policy, settings_, day));
    }
    return made;
}

}  // namespace madoguchi::aggregates
