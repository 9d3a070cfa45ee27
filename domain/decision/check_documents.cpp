#include <algorithm>

#include "madoguchi/domain/calendar/date.hpp"
#include "madoguchi/domain/calendar/expiry.hpp"
#include "madoguchi/domain/decision/queries.hpp"
#include "madoguchi/domain/decision/work.hpp"  // IWYU pragma: associated
#include "madoguchi/domain/policy/document_terms.hpp"

namespace madoguchi::decision {

namespace {

using policy::DocumentClass;
using policy::DocumentFault;
using policy::DocumentList;
using policy::DocumentRule;
using policy::Item;

bool contains(const std::vector<policy::DocumentType>& types, policy::DocumentType type) {
    return std::find(types.begin(), types.end(), type) != types.end();
}

// The list of a visit: the procedure's own, else that of the way it falls back to.
const DocumentList* list_for(const policy::Policy& policy, const DocumentRequest& request) {
    const policy::ProcedureRule* procedure = policy.procedure(request.procedure);
    if (procedure == nullptr) return nullptr;
    for (const auto& row : procedure->applicants) {
        if (std::find(row.applicants.begin(), row.applicants.end(), request.applicant) ==
            row.applicants.end()) {
            continue;
        }
        const auto& own = request.visit == 2 ? row.visit2 : row.visit1;
        if (own) return &*own;
        if (request.visit != 2 || !row.pin_unknown || !row.pin_unknown->documents_of) continue;
        DocumentRequest other = request;
        other.procedure = *row.pin_unknown->documents_of;
        if (other.procedure != request.procedure) return list_for(policy, other);
    }
    return nullptr;
}

bool expired(const policy::Policy& policy, const Presented& document, Date date) {
    if (document.expires_on && policy.identity.in_validity_only.value_or(true) &&
        !calendar::valid_on(date, *document.expires_on))
        return true;
    return std::any_of(policy.identity.ended.begin(), policy.identity.ended.end(),
                       [&](const policy::EndOfType& end) {
                           return end.type == document.type && date > end.last_day;
                       });
}

std::optional<DocumentFault> fault_of(const policy::Policy& policy, const DocumentList& list,
                                      const Presented& document, Date date) {
    if (!document.original && policy.identity.originals_only.value_or(true)) {
        return DocumentFault::kCopyNotAccepted;
    }
    if (expired(policy, document, date)) return DocumentFault::kDocumentExpired;
    if (document.type != policy::DocumentType::kInquiryReplyForm) return std::nullopt;
    const bool must_be_sealed = std::any_of(list.begin(), list.end(), [](const auto& rule) {
        return rule.item == Item::kInquiryReplyForm && rule.sealed.value_or(false);
    });
    if (must_be_sealed && document.sealed == false) return DocumentFault::kReplyNotSealed;
    return std::nullopt;
}

bool lists(const std::optional<policy::ClassList>& list, policy::DocumentType type) {
    return list && std::any_of(list->entries.begin(), list->entries.end(),
                               [&](const auto& entry) { return entry.type == type; });
}

// The rules that a document's own fault rests on: those of the sealed row, or the conditions and
// the lists that the document stands in.
policy::Grounds fault_grounds(const policy::Policy& policy, const DocumentList& rows,
                              const Presented& document, DocumentFault fault) {
    policy::Grounds grounds;
    const auto add = [&grounds](const policy::Grounds& more) {
        grounds.insert(grounds.end(), more.begin(), more.end());
    };
    if (fault == DocumentFault::kReplyNotSealed) {
        for (const auto& rule : rows) {
            if (rule.item == Item::kInquiryReplyForm) add(rule.grounds);
        }
        return grounds;
    }
    const auto& identity = policy.identity;
    add(identity.condition_grounds);
    for (const auto* list : {&identity.class_a, &identity.class_b, &identity.photo_ids}) {
        if (lists(*list, document.type)) add((*list)->grounds);
    }
    return grounds;
}

struct Counts {
    int a = 0;
    int b = 0;
    int photo = 0;
    int any = 0;
};

Counts count(const policy::Policy& policy, const DocumentRule& rule,
             const std::vector<Presented>& presented) {
    Counts counts;
    std::vector<policy::DocumentType> seen;  // One physical document never counts twice.
    for (const auto& document : presented) {
        if (contains(rule.exclude, document.type) || contains(seen, document.type)) continue;
        seen.push_back(document.type);
        if (document.type == policy::DocumentType::kInquiryReplyForm) continue;
        ++counts.any;
        const auto answer = document_class(policy, document);
        if (answer.document_class == DocumentClass::kA) ++counts.a;
        if (answer.document_class == DocumentClass::kB) ++counts.b;
        if (is_photo_id(policy, document)) ++counts.photo;
    }
    return counts;
}

// An extra document of class A may stand in for one of class B.
bool meets(const DocumentRule& rule, const Counts& counts) {
    if (rule.item == Item::kPhotoId) return counts.photo >= rule.count.value_or(1);
    if (rule.any_of.empty()) return counts.any >= rule.count.value_or(1);
    return std::any_of(rule.any_of.begin(), rule.any_of.end(), [&](const auto& want) {
        return counts.a >= want.a && counts.a + counts.b >= want.a + want.b;
    });
}

void cite_classes(const policy::Policy& policy, const DocumentRule& rule, policy::Grounds& used) {
    const auto& identity = policy.identity;
    const auto cite = [&used](const std::optional<policy::ClassList>& list) {
        if (list) used.insert(used.end(), list->grounds.begin(), list->grounds.end());
    };
    if (rule.item == Item::kPhotoId && identity.photo_ids) return cite(identity.photo_ids);
    cite(identity.class_a);
    cite(identity.class_b);
}

// Whether a row asks for that very paper, and it was brought.
bool is_brought(const DocumentRule& rule, const std::vector<Presented>& presented) {
    const auto type = rule.item == Item::kInquiryReplyForm
                          ? std::optional(policy::DocumentType::kInquiryReplyForm)
                      : rule.item == Item::kMyNumberCard
                          ? std::optional(policy::DocumentType::kMyNumberCard)
                          : std::nullopt;
    return type && std::any_of(presented.begin(), presented.end(),
                               [&](const auto& document) { return document.type == *type; });
}

DocumentAnswer refused(DocumentAnswer answer, DocumentFault fault,
                       std::optional<policy::DocumentType> type) {
    answer.accepted = false;
    answer.fault = fault;
    answer.faulty = type;
    return answer;
}

}  // namespace

DocumentAnswer check_documents(const policy::Policy& policy, const DocumentRequest& request) {
    DocumentAnswer answer;
    const DocumentList* list = list_for(policy, request);
    if (request.presented.empty()) {
        return refused(std::move(answer), DocumentFault::kDocumentsMissing, std::nullopt);
    }
    const DocumentList none;
    const DocumentList& rows = list != nullptr ? *list : none;
    for (const auto& document : request.presented) {
        const auto fault = fault_of(policy, rows, document, request.date);
        if (!fault) continue;
        answer.citations = policy.rule_ids(fault_grounds(policy, rows, document, *fault));
        return refused(std::move(answer), *fault, document.type);
    }
    if (list == nullptr) return answer;
    bool has_identity_row = false;
    policy::Grounds used = policy.identity.condition_grounds;
    for (const auto& rule : *list) {
        if (rule.of != request.holder) continue;
        if (is_brought(rule, request.presented)) {
            used.insert(used.end(), rule.grounds.begin(), rule.grounds.end());
            answer.citations = policy.rule_ids(used);
        }
        if (rule.item != Item::kIdDocument && rule.item != Item::kPhotoId) continue;
        has_identity_row = true;
        used.insert(used.end(), rule.grounds.begin(), rule.grounds.end());
        cite_classes(policy, rule, used);
        answer.citations = policy.rule_ids(used);
        if (!meets(rule, count(policy, rule, request.presented))) {
            return refused(std::move(answer), DocumentFault::kCountRuleNotMet, std::nullopt);
        }
    }
    // An agent's identity that the page doesn't speak of is silence, not a yes.
    const bool silent = request.holder == Holder::kAgent && !has_identity_row;
    if (!silent) answer.accepted = true;
    return answer;
}

}  // namespace madoguchi::decision
