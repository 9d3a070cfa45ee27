#include <algorithm>

#include "madoguchi/domain/decision/work.hpp"  // IWYU pragma: associated
#include "madoguchi/domain/policy/document_terms.hpp"

namespace madoguchi::decision {

namespace {

using policy::ClassCount;
using policy::DocumentList;
using policy::DocumentRule;
using policy::Item;

bool is_identity(Item item) { return item == Item::kIdDocument || item == Item::kPhotoId; }

// A photo ID row asks for what one document of class A gives.
std::vector<ClassCount> alternatives(const DocumentRule& rule) {
    if (rule.item == Item::kPhotoId) return {ClassCount{rule.count.value_or(1), 0}};
    return rule.any_of;
}

// Whether who meets `strict` has met `loose` as well: each way of the first is enough for one of
// the second.
bool covers(const DocumentRule& strict, const DocumentRule& loose) {
    const auto ways = alternatives(strict);
    const auto wanted = alternatives(loose);
    return std::all_of(ways.begin(), ways.end(), [&](const ClassCount& way) {
        return std::any_of(wanted.begin(), wanted.end(), [&](const ClassCount& want) {
            return way.a >= want.a && way.a + way.b >= want.a + want.b;
        });
    });
}

bool already_listed(const std::vector<const DocumentRule*>& rows, const DocumentRule& rule) {
    return std::any_of(rows.begin(), rows.end(), [&](const DocumentRule* row) {
        if (row->of != rule.of) return false;
        if (is_identity(row->item) && is_identity(rule.item)) return covers(*row, rule);
        return row->item == rule.item;
    });
}

Document to_document(Work& work, const DocumentRule& rule) {
    Document document;
    document.of = rule.of;
    document.item = rule.item;
    document.any_of = rule.any_of;
    document.count = rule.count;
    document.exclude = rule.exclude;
    document.optional = rule.optional;
    document.not_needed_if = rule.not_needed_if;
    document.completed_by = rule.completed_by;
    document.sealed = rule.sealed;
    document.power_of_attorney_part = rule.power_of_attorney_part;
    document.issued_within_months = rule.issued_within_months;
    document.discretionary_waiver =
        !rule.discretionary_if.empty() && work.holds(rule.discretionary_if);
    document.rule_ids = work.policy.rule_ids(rule.grounds);
    return document;
}

// Whether the row stands after conditions and waivers.
bool stands(Work& work, const DocumentRule& rule) {
    if (!rule.only_if.empty() && !work.holds(rule.only_if)) return false;
    work.cite(rule.grounds);
    if (!rule.waived_if.empty() && work.holds(rule.waived_if)) return false;
    if (rule.card_alone_if_pin_verifies && work.holds(policy::Fact::kPinVerifies)) return false;
    if (rule.item == Item::kPins) return !work.holds(policy::Fact::kFaceAuthCard);
    return true;
}

void gather(Work& work, const DocumentList* list, std::vector<const DocumentRule*>& rows) {
    if (list == nullptr) return;
    for (const auto& rule : *list) {
        if (stands(work, rule) && !already_listed(rows, rule)) rows.push_back(&rule);
    }
}

std::vector<Document> to_documents(Work& work, const std::vector<const DocumentRule*>& rows) {
    std::vector<Document> documents;
    documents.reserve(rows.size());
    for (const DocumentRule* rule : rows) documents.push_back(to_document(work, *rule));
    return documents;
}

bool needs_photo(const Document& document) {
    if (document.item == Item::kPhotoId) return true;
    return document.item == Item::kIdDocument && !document.any_of.empty() &&
           std::all_of(document.any_of.begin(), document.any_of.end(),
                       [](const ClassCount& way) { return way.a > 0; });
}

// What is asked for today and isn't there.
bool complete(Work& work, const std::vector<Document>& today) {
    const Facts& facts = work.request.facts;
    for (const Document& document : today) {
        if (document.optional) continue;
        if (document.item == Item::kMyNumberCard &&
            !work.ask(facts.card_at_hand, "card_at_hand", true)) {
            return work.refuse(Refusal::kDocumentsMissing, {});
        }
        if (document.of == Holder::kPrincipal && document.item == Item::kIdDocument &&
            !work.ask(facts.second_id, "second_id", true)) {
            const auto* row = work.row->no_second_id ? work.row : work.other;
            if (row == nullptr || !row->no_second_id) {
                return work.refuse(Refusal::kDocumentsMissing, {});
            }
            work.cite(row->no_second_id->grounds);
            return work.refer({});
        }
        if (document.of == Holder::kAgent && needs_photo(document) &&
            !work.ask(facts.agent_photo_id, "agent_photo_id", true)) {
            return work.refuse(Refusal::kDocumentsMissing, {});
        }
    }
    return true;
}

// What will be asked for at the second visit and isn't there yet: said today.
void look_ahead(Work& work) {
    const Facts& facts = work.request.facts;
    for (const Document& document : *work.decision.visit2_documents) {
        if (document.of == Holder::kAgent && needs_photo(document) &&
            !facts.agent_photo_id.value_or(true)) {
            work.warn("agent_photo_id_needed_at_visit_2");
        }
        if (document.of == Holder::kPrincipal && document.item == Item::kIdDocument &&
            !facts.second_id.value_or(true)) {
            work.warn("second_id_needed_at_visit_2");
        }
    }
}

}  // namespace

bool list_documents(Work& work) {
    Decision& decision = work.decision;
    if (work.visit1 != nullptr) {
        std::vector<const DocumentRule*> rows;
        gather(work, work.visit1, rows);
        gather(work, work.added1, rows);
        gather(work, work.more1, rows);
        decision.visit1_documents = to_documents(work, rows);
    }
    if (work.visit2 != nullptr) {
        std::vector<const DocumentRule*> rows;
        gather(work, work.visit2, rows);
        decision.visit2_documents = to_documents(work, rows);
    }
    // Where one visit does it, its list is asked for, whatever visit the counter has in mind.
    const bool second = work.request.facts.visit == 2 && decision.visits.value_or(2) == 2;
    const auto& today = second ? decision.visit2_documents : decision.visit1_documents;
    if (today && !complete(work, *today)) return false;
    if (!second && decision.visit2_documents) look_ahead(work);
    return true;
}

}  // namespace madoguchi::decision
