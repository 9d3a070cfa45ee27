#include "madoguchi/domain/policy/unset.hpp"

#include <algorithm>
#include <array>

#include "madoguchi/domain/policy/document_terms.hpp"
#include "madoguchi/domain/policy/documents.hpp"
#include "madoguchi/domain/policy/handling.hpp"
#include "madoguchi/domain/policy/letters.hpp"
#include "madoguchi/domain/policy/office.hpp"
#include "madoguchi/domain/policy/procedures.hpp"
#include "madoguchi/domain/policy/terms.hpp"

namespace madoguchi::policy {

namespace {

bool by_letter(const Policy& policy) { return policy.letter.has_value(); }

bool identifies_agent(const ApplicantRule& row) {
    return row.visit1 &&
           std::any_of(row.visit1->begin(), row.visit1->end(), [](const DocumentRule& one) {
               return one.of == Holder::kAgent &&
                      (one.item == Item::kIdDocument || one.item == Item::kPhotoId);
           });
}

bool is_for_agents(const ApplicantRule& row) {
    return row.route && row.applicants != std::vector<Applicant>{Applicant::kSelf};
}

/// Some agent comes to the counter for whom the page names no papers (AMB-08).
bool some_agent_is_unknown(const Policy& policy) {
    return std::any_of(
        policy.procedures.begin(), policy.procedures.end(), [](const ProcedureRule& rule) {
            return std::any_of(rule.applicants.begin(), rule.applicants.end(),
                               [](const ApplicantRule& row) {
                                   return is_for_agents(row) && !identifies_agent(row);
                               });
        });
}

bool lacks_phone(const Policy& policy) {
    const bool has_contact = policy.contact && !policy.contact->phone.empty();
    return !has_contact &&
           std::any_of(policy.offices.begin(), policy.offices.end(), [](const Office& office) {
               return office.accepts && !office.information_only && office.phone.empty();
           });
}

struct Asked {
    std::string_view key;
    bool (*is_missing)(const Policy&);
};

constexpr std::array kAsked{
    Asked{"handling.opening_channels",
          [](const Policy& p) { return p.handling.opening_channels.empty(); }},
    Asked{"handling.several_procedures_in_one_sitting",
          [](const Policy& p) {
              return p.procedures.size() > 1 && !p.handling.several_procedures_in_one_sitting;
          }},
    Asked{"handling.visit1_agent_id",
          [](const Policy& p) {
              return p.handling.visit1_agent_id.empty() && some_agent_is_unknown(p);
          }},
    Asked{"handling.posting_approval",
          [](const Policy& p) { return by_letter(p) && !p.handling.posting_approval; }},
    Asked{"letter.reply_period",
          [](const Policy& p) { return by_letter(p) && !p.letter->reply_period; }},
    Asked{"contact.phone", [](const Policy& p) { return by_letter(p) && lacks_phone(p); }},
    Asked{"letter.post", [](const Policy& p) { return by_letter(p) && !p.letter->post; }},
    Asked{"handling.reissue_on_request",
          [](const Policy& p) { return by_letter(p) && !p.handling.reissue_on_request; }},
    Asked{"handling.visit2_same_agent",
          [](const Policy& p) { return by_letter(p) && !p.handling.visit2_same_agent; }},
    Asked{"handling.reply_by_other_route",
          [](const Policy& p) { return by_letter(p) && !p.handling.reply_by_other_route; }},
    Asked{"letter.seal.sealed",
          [](const Policy& p) { return by_letter(p) && !p.letter->seal.sealed; }},
    Asked{"handling.custody_allowed",
          [](const Policy& p) { return !p.handling.custody_allowed.has_value(); }},
    Asked{"handling.first_report_days",
          [](const Policy& p) { return !p.handling.first_report_days.has_value(); }},
    Asked{"handling.final_report_days",
          [](const Policy& p) { return !p.handling.final_report_days.has_value(); }},
};

}  // namespace

std::vector<SettingKey> unset_values(const Policy& policy) {
    std::vector<SettingKey> unset;
    for (const Asked& asked : kAsked) {
        if (asked.is_missing(policy)) {
            const auto& keys = setting_keys();
            unset.push_back(*std::find_if(keys.begin(), keys.end(), [&](const SettingKey& one) {
                return one.key == asked.key;
            }));
        }
    }
    return unset;
}

}  // namespace madoguchi::policy
