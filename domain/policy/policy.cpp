#include "madoguchi/domain/policy/policy.hpp"

namespace madoguchi::policy {

const Office* Policy::office(std::string_view code) const {
    for (const auto& office : offices) {
        if (office.code == code) return &office;
    }
    return nullptr;
}

const ProcedureRule* Policy::procedure(Procedure wanted) const {
    for (const auto& rule : procedures) {
        if (rule.procedure == wanted) return &rule;
    }
    return nullptr;
}

const PinRule* Policy::pin(Target target) const {
    for (const auto& rule : pins) {
        if (rule.target == target) return &rule;
    }
    return nullptr;
}

const Topic* Policy::topic(std::string_view wanted) const {
    for (const auto& entry : topics) {
        if (entry.name == wanted) return &entry;
    }
    return nullptr;
}

const PostageRule* Policy::postage_on(calendar::Date date) const {
    for (const auto& rule : postage) {
        const bool begun = !rule.effective_from || *rule.effective_from <= date;
        const bool ended = rule.effective_until && *rule.effective_until < date;
        if (begun && !ended) return &rule;
    }
    return nullptr;
}

std::vector<std::string> Policy::rule_ids(const Grounds& grounds) const {
    std::vector<std::string> ids;
    ids.reserve(grounds.size());
    for (const RuleIndex index : grounds) ids.push_back(rules[index].id);
    return ids;
}

bool Policy::in_force_on(calendar::Date date) const {
    return (!effective_from || *effective_from <= date) &&
           (!effective_until || date <= *effective_until);
}

}  // namespace madoguchi::policy
