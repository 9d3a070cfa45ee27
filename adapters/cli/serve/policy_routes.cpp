#include <algorithm>

#include "madoguchi/adapters/cli/command_text.hpp"
#include "madoguchi/adapters/cli/policy_rows.hpp"
#include "madoguchi/adapters/cli/row_json.hpp"
#include "madoguchi/adapters/cli/serve/policy_text.hpp"
#include "madoguchi/adapters/cli/serve/routes.hpp"
#include "madoguchi/adapters/cli/serve/session_json.hpp"
#include "madoguchi/adapters/protobuf/text_forms.hpp"
#include "madoguchi/domain/policy/unset.hpp"
#include "madoguchi/http/v1/http.pb.h"
#include "madoguchi/log/proof/encoding.hpp"

// The policies themselves: what was published, what a text would change. Public pages are their
// source: nothing here is personal.
namespace madoguchi::cli::serve {

namespace {

using Policies = std::shared_ptr<const PublishedPolicies>;

Answer<Policies> policies_of(Services& services, const Call& call) {
    return or_problem(services.directory.policies(call.tenant));
}

void write_rule(JsonWriter& json, const policy::Rule& rule,
                const PublishedPolicies::Review* review) {
    json.begin_object();
    json.key("id");
    json.text(rule.id);
    json.key("statement");
    json.text(rule.statement);
    json.key("source");
    json.text(rule.source);
    json.key("heading");
    json.text(rule.heading);
    json.key("law");
    json.text(rule.law);
    json.key("needs_review");
    json.truth(rule.needs_review);
    json.key("reviewed_by");
    json.text(review == nullptr ? std::string() : review->by);
    json.key("reviewed_at");
    json.text(review == nullptr ? std::string() : protobuf::time_text(review->at));
    json.end_object();
}

void write_rules(JsonWriter& json, const policy::Policy& policy,
                 const std::vector<PublishedPolicies::Review>& reviews) {
    json.key("rules");
    json.begin_list();
    for (const auto& rule : policy.rules) {
        const auto found = std::ranges::find_if(reviews, [&](const auto& review) {
            return review.rule == rule.id && review.version == policy.version;
        });
        write_rule(json, rule, found == reviews.end() ? nullptr : &*found);
    }
    json.end_list();
    json.key("silent");
    write_json(json, policy.silent);
}

/// The text of a version; null when it was never published.
const std::string* text_of(const PublishedPolicies& policies, const std::string& version) {
    const auto found = std::ranges::find(policies.versions, version, &policy::Policy::version);
    return found == policies.versions.end()
               ? nullptr
               : &policies.texts[static_cast<std::size_t>(found - policies.versions.begin())];
}

/// Values that acts would still wait for, with what the office has set.
std::vector<std::string> unset_of(const policy::Policy& policy, const PublishedPolicies& policies,
                                  facts::Date today) {
    std::vector<std::string> keys;
    for (const auto& one :
         policy::unset_values(policy::with_settings(policy, policies.settings, today))) {
        keys.emplace_back(one.key);
    }
    return keys;
}

/// A text that has been checked, beside the version that was published last.
void write_checked(JsonWriter& json, const std::string& text,
                   const std::optional<policy::Policy>& policy, const PublishedPolicies& policies,
                   facts::Date today) {
    const bool is_first = policies.versions.empty();
    json.key("municipality");
    json.text(policy ? policy->municipality : std::string());
    json.key("version");
    json.text(policy ? policy->version : std::string());
    json.key("effective_from");
    write_json(json, policy ? policy->effective_from : std::nullopt);
    json.key("sha256");
    json.text(log::to_hex(sha256_of(text)));
    json.key("before");
    json.text(is_first ? std::string() : policies.versions.back().version);
    json.key("differences");
    write_json(json, is_first ? std::vector<DifferenceRow>()
                              : rows_of(policyfile::differences(policies.texts.back(), text)));
    json.key("unset");
    write_json(json, policy ? unset_of(*policy, policies, today) : std::vector<std::string>());
}

/// Whom people ask: the page's contact with what the office has set; null where nobody says.
void write_contact(JsonWriter& json, const std::optional<policy::Policy>& in_force) {
    if (!in_force || !in_force->contact) {
        json.null();
        return;
    }
    json.begin_object();
    json.key("name");
    json.text(in_force->contact->name);
    json.key("phone");
    json.text(in_force->contact->phone);
    json.key("address");
    json.text(in_force->contact->address);
    json.end_object();
}

}  // namespace

Answer<http::Response> list_policies(Services& services, const Call& call) {
    const auto policies = policies_of(services, call);
    if (!policies) {
        return refuse(policies.error());
    }
    const facts::Date today = services.installation.today();
    const auto in_force = (*policies)->in_force(today);
    JsonWriter json;
    json.begin_object();
    json.key("in_force");
    json.text(in_force ? in_force->version : std::string());
    json.key("contact");
    write_contact(json, in_force);
    json.key("versions");
    json.begin_list();
    for (const auto& version : (*policies)->versions) {
        json.begin_object();
        write_members(json, row_of(version));
        json.key("covers_today");
        json.truth(version.in_force_on(today));
        json.end_object();
    }
    json.end_list();
    json.key("settings");
    json.begin_list();
    for (const auto& setting : (*policies)->settings) {
        write_json(json, row_of(setting));
    }
    json.end_list();
    json.key("settable");
    json.begin_list();
    for (const auto& key : policy::setting_keys()) {
        write_json(json, row_of(key));
    }
    json.end_list();
    json.end_object();
    return json_response(json.take());
}

Answer<http::Response> show_policy(Services& services, const Call& call) {
    const auto policies = policies_of(services, call);
    if (!policies) {
        return refuse(policies.error());
    }
    const facts::Date today = services.installation.today();
    const auto policy = (*policies)->version(call.arguments[0], today);
    if (!policy) {
        return refuse(problem(404, "not_found", "that version was never published"));
    }
    JsonWriter json;
    json.begin_object();
    write_members(json, row_of(*policy));
    json.key("covers_today");
    json.truth(policy->in_force_on(today));
    write_rules(json, *policy, (*policies)->reviews);
    json.key("unset");
    write_json(json, unset_of(*policy, **policies, today));
    json.end_object();
    return json_response(json.take());
}

Answer<http::Response> compare_policies(Services& services, const Call& call) {
    const auto policies = policies_of(services, call);
    if (!policies) {
        return refuse(policies.error());
    }
    const std::string before(call.request.parameter("from"));
    const std::string& after = call.arguments[0];
    const std::string* const older = text_of(**policies, before);
    const std::string* const newer = text_of(**policies, after);
    if (older == nullptr || newer == nullptr) {
        return refuse(problem(404, "not_found", "that version was never published"));
    }
    JsonWriter json;
    json.begin_object();
    json.key("before");
    json.text(before);
    json.key("after");
    json.text(after);
    json.key("differences");
    write_json(json, rows_of(policyfile::differences(*older, *newer)));
    json.end_object();
    return json_response(json.take());
}

Answer<http::Response> check_policy(Services& services, const Call& call) {
    madoguchi::http::v1::PolicyText body;
    if (auto read = read_body(call, body); !read) {
        return refuse(read.error());
    }
    const auto policies = policies_of(services, call);
    if (!policies) {
        return refuse(policies.error());
    }
    const CheckedText checked = check_text(body.text());
    JsonWriter json;
    json.begin_object();
    json.key("findings");
    write_json(json, checked.findings);
    write_checked(json, body.text(), checked.policy, **policies, services.installation.today());
    json.end_object();
    return json_response(json.take());
}

Answer<http::Response> show_handling(Services& services, const Call& call) {
    const auto policy = policy_today(services, call.tenant);
    if (!policy) {
        return refuse(policy.error());
    }
    JsonWriter json;
    write_json(json, row_of(*policy ? (*policy)->handling : policy::Handling()));
    return json_response(json.take());
}

}  // namespace madoguchi::cli::serve
