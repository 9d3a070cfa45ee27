#include "madoguchi/domain/cases/papers.hpp"

#include <algorithm>
#include <utility>

#include "madoguchi/domain/cases/application_forms.hpp"
#include "madoguchi/domain/policy/document_terms.hpp"
#include "madoguchi/domain/policy/documents.hpp"
#include "madoguchi/domain/policy/handling.hpp"
#include "madoguchi/domain/policy/terms.hpp"
#include "madoguchi/domain/policy/words.hpp"
#include "madoguchi/facts/values/circumstances.hpp"
#include "madoguchi/facts/values/code.hpp"
#include "madoguchi/facts/values/date.hpp"
#include "madoguchi/facts/values/sensitive.hpp"

namespace madoguchi::cases {

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

Paper paper_of(const CaseState& state, std::uint32_t visit, const decision::Document& wanted) {
    Paper paper{.visit = visit, .wanted = wanted};
    for (const ShownDocument& shown : state.documents) {
        const auto type = policy::from_word<policy::DocumentType>(shown.type.reveal());
        const bool excluded = type && std::find(wanted.exclude.begin(), wanted.exclude.end(),
                                                *type) != wanted.exclude.end();
        if (shown.visit == visit && answers(wanted, shown) && !excluded) {
            ++paper.all;
            paper.a += shown.document_class == "A" || shown.document_class.empty() ? 1 : 0;
            paper.b += shown.document_class == "B" ? 1 : 0;
        }
    }
    const bool waived =
        wanted.item == policy::Item::kFamilyRegister && state.family_register_waived;
    paper.complete = waived || (wanted.any_of.empty() ? paper.all >= wanted.count.value_or(1)
                                                      : meets(wanted.any_of, paper.a, paper.b));
    return paper;
}

}  // namespace

std::vector<Paper> papers(const CaseState& state, std::uint32_t visit,
                          const std::vector<decision::Document>& list) {
    std::vector<Paper> rows;
    for (const decision::Document& wanted : list) {
        if (!wanted.optional && !is_checked_elsewhere(wanted.item)) {
            rows.push_back(paper_of(state, visit, wanted));
        }
    }
    return rows;
}

Sitting sitting_of(const CaseState& state, const DecisionContext& context, std::uint32_t visit) {
    return {.applicant = state.applicant.reveal(),
            .birth_date = state.birth_date->reveal(),
            .on = context.today,
            .office = context.office.empty() ? state.office : context.office,
            .procedures = state.procedures,
            .circumstances = state.circumstances,
            .exceptions = state.exceptions,
            .visit = visit,
            .visit1_office = state.office};
}

Sitting converted(Sitting sitting) {
    const auto& expires_on = sitting.circumstances.cert_expires_on;
    for (facts::ProcedureRequest& request : sitting.procedures) {
        if (request.procedure.is("renew") && expires_on && *expires_on < sitting.on) {
            request.procedure = facts::Procedure("issue");
            sitting.circumstances.cert_state = "expired";
        }
    }
    return sitting;
}

bool identifies_agent(const std::optional<std::vector<decision::Document>>& list) {
    return list && std::any_of(list->begin(), list->end(), [](const decision::Document& wanted) {
               return wanted.of == policy::Holder::kAgent &&
                      (wanted.item == policy::Item::kIdDocument ||
                       wanted.item == policy::Item::kPhotoId);
           });
}

std::vector<decision::Document> with_agent_identified(
    std::optional<std::vector<decision::Document>> list, const policy::Policy* policy) {
    const bool identified = identifies_agent(list);
    auto whole = std::move(list).value_or(std::vector<decision::Document>());
    if (!identified) {
        whole.push_back({.of = policy::Holder::kAgent,
                         .item = policy::Item::kIdDocument,
                         .any_of = policy != nullptr ? policy->handling.visit1_agent_id
                                                     : std::vector<policy::ClassCount>{}});
    }
    return whole;
}

std::optional<std::vector<decision::Document>> papers_of_visit1(const CaseState& state,
                                                                const policy::Policy* policy,
                                                                const Assessment& assessment) {
    auto list = assessment.visit1_documents;
    if (list && policy != nullptr) {
        const auto forms = application_forms(*policy, assessment.allowed);
        for (decision::Document& wanted : *list) {
            if (wanted.item == policy::Item::kApplicationForm) {
                wanted.count = static_cast<int>(forms.size());
            }
        }
    }
    if (state.has_agent) {
        return with_agent_identified(std::move(list), policy);
    }
    return list;
}

std::vector<Paper> papers_now(const CaseState& state, const DecisionContext& context) {
    const auto policy = state.opened() && !state.ended() && state.birth_date
                            ? context.rules->version(state.policy_version, context.today)
                            : nullptr;
    if (policy == nullptr) {
        return {};
    }
    std::vector<Paper> rows;
    const Assessment first = assess(*policy, sitting_of(state, context, 1));
    if (const auto list = papers_of_visit1(state, policy.get(), first)) {
        rows = papers(state, 1, *list);
    }
    if (state.two_visits()) {
        const Assessment second = assess(*policy, sitting_of(state, context, 2));
        if (second.visit2_documents) {
            const auto more = papers(state, 2, *second.visit2_documents);
            rows.insert(rows.end(), more.begin(), more.end());
        }
    }
    return rows;
}

}  // namespace madoguchi::cases
