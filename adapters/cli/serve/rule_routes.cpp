#include <list>
#include <utility>

#include "madoguchi/adapters/cli/row_json.hpp"
#include "madoguchi/adapters/cli/serve/routes.hpp"
#include "madoguchi/adapters/cli/serve/session_json.hpp"
#include "madoguchi/adapters/queries/answer_queries.hpp"

// What the rules say. Public pages are their source: nothing here is personal.
namespace madoguchi::cli::serve {

namespace {

void write_version(JsonWriter& json, const policy::Policy& policy, facts::Date today) {
    json.key("version");
    json.text(policy.version);
    json.key("name");
    json.text(policy.name);
    json.key("effective_from");
    write_json(json, policy.effective_from);
    json.key("effective_until");
    write_json(json, policy.effective_until);
    json.key("covers_today");
    json.truth(policy.in_force_on(today));
}

void write_rules(JsonWriter& json, const policy::Policy& policy) {
    json.key("rules");
    json.begin_list();
    for (const auto& rule : policy.rules) {
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
        json.end_object();
    }
    json.end_list();
    json.key("silent");
    write_json(json, policy.silent);
}

}  // namespace

Answer<http::Response> decide_queries(Services& services, const Call& call) {
    if (!call.request.header("content-type").starts_with("application/json")) {
        return refuse(problem(415, "media_type"));
    }
    std::list<policy::Policy> kept;  // What the lookup hands out has to stay where it is.
    const queries::PolicyLookup lookup =
        [&](std::string_view municipality,
            std::optional<calendar::Date> day) -> const policy::Policy* {
        const log::TenantId tenant(municipality);
        if (!services.installation.serves(tenant)) {
            return nullptr;
        }
        const auto policies = services.directory.policies(tenant);
        auto policy = policies ? (*policies)->in_force(day.value_or(services.installation.today()))
                               : std::nullopt;
        return policy ? &kept.emplace_back(std::move(*policy)) : nullptr;
    };
    auto answers = queries::answer_queries(call.request.body, lookup, queries::Pins::kNotTaken);
    if (!answers.error.empty()) {
        return refuse(problem(422, "malformed", answers.error));
    }
    return json_response(std::move(answers.json));
}

Answer<http::Response> list_offices(Services& services, const Call& call) {
    const auto policy = policy_today(services, call.tenant);
    if (!policy) {
        return refuse(policy.error());
    }
    JsonWriter json;
    json.begin_list();
    for (const auto& office : *policy ? (*policy)->offices : std::vector<policy::Office>()) {
        json.begin_object();
        json.key("office");
        json.text(office.code);
        json.key("label");
        json.text(office.name);
        json.key("short_name");
        json.text(office.short_name);
        json.key("phone");
        json.text(office.phone);
        json.end_object();
    }
    json.end_list();
    return json_response(json.take());
}

Answer<http::Response> list_policies(Services& services, const Call& call) {
    const auto policies = services.directory.policies(call.tenant);
    if (!policies) {
        return refuse(problem_of(policies.error()));
    }
    const facts::Date today = services.installation.today();
    JsonWriter json;
    json.begin_object();
    json.key("in_force");
    const auto in_force = (*policies)->in_force(today);
    json.text(in_force ? in_force->version : std::string());
    json.key("versions");
    json.begin_list();
    for (const auto& version : (*policies)->versions) {
        json.begin_object();
        write_version(json, version, today);
        json.end_object();
    }
    json.end_list();
    json.key("settings");
    json.begin_list();
    for (const auto& setting : (*policies)->settings) {
        json.begin_object();
        json.key("key");
        json.text(setting.key);
        json.key("value");
        json.text(setting.value);
        json.key("effective_from");
        write_json(json, setting.effective_from);
        json.key("set_by");
        json.text(setting.set_by);
        json.end_object();
    }
    json.end_list();
    json.end_object();
    return json_response(json.take());
}

Answer<http::Response> show_policy(Services& services, const Call& call) {
    const auto policies = services.directory.policies(call.tenant);
    if (!policies) {
        return refuse(problem_of(policies.error()));
    }
    const facts::Date today = services.installation.today();
    const auto policy = (*policies)->version(call.arguments[0], today);
    if (!policy) {
        return refuse(problem(404, "not_found", "that version was never published"));
    }
    JsonWriter json;
    json.begin_object();
    write_version(json, *policy, today);
    write_rules(json, *policy);
    json.end_object();
    return json_response(json.take());
}

}  // namespace madoguchi::cli::serve
