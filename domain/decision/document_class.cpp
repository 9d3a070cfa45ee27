#include <algorithm>

#include "madoguchi/domain/decision/queries.hpp"  // IWYU pragma: associated
#include "madoguchi/domain/policy/documents.hpp"

namespace madoguchi::decision {

namespace {

using policy::ClassEntry;
using policy::ClassList;
using policy::DocumentClass;
using policy::PhotoRule;

bool fits(const ClassEntry& entry, const Presented& document) {
    if (entry.type != document.type) return false;
    if (entry.issued_from && document.issued_on && *document.issued_on < *entry.issued_from) {
        return false;
    }
    switch (entry.photo) {
        case PhotoRule::kAny:
            return true;
        case PhotoRule::kExpected:
            return document.has_photo.value_or(true);
        case PhotoRule::kStated:
            return document.has_photo.value_or(false);
    }
    return false;
}

bool listed(const std::optional<ClassList>& list, const Presented& document) {
    return list && std::any_of(list->entries.begin(), list->entries.end(),
                               [&](const ClassEntry& entry) { return fits(entry, document); });
}

}  // namespace

ClassAnswer document_class(const policy::Policy& policy, const Presented& document) {
    ClassAnswer answer;
    if (listed(policy.identity.class_a, document)) {
        answer.document_class = DocumentClass::kA;
        answer.citations = policy.rule_ids(policy.identity.class_a->grounds);
    } else if (listed(policy.identity.class_b, document)) {
        answer.document_class = DocumentClass::kB;
        answer.citations = policy.rule_ids(policy.identity.class_b->grounds);
    } else {
        for (const auto* list : {&policy.identity.class_a, &policy.identity.class_b}) {
            if (!*list) continue;
            const auto ids = policy.rule_ids((*list)->grounds);
            answer.citations.insert(answer.citations.end(), ids.begin(), ids.end());
        }
    }
    return answer;
}

bool is_photo_id(const policy::Policy& policy, const Presented& document) {
    const auto& list = policy.identity.photo_ids;
    return list ? listed(list, document) : listed(policy.identity.class_a, document);
}

}  // namespace madoguchi::decision
