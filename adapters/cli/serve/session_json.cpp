#include "madoguchi/adapters/cli/serve/session_json.hpp"

#include <algorithm>
#include <set>

#include "madoguchi/adapters/cli/serve/sign_in_ways.hpp"
#include "madoguchi/adapters/protobuf/json_writer.hpp"

namespace madoguchi::cli::serve {

namespace {

using protobuf::JsonWriter;

std::vector<const staff::HeldRole*> roles_today(const StaffBook& staff, const std::string& code,
                                                facts::Date today) {
    std::vector<const staff::HeldRole*> roles;
    if (const auto* const member = staff.state.find(facts::Staff(code))) {
        for (const auto& role : member->roles) {
            if (role.in_force(today)) {
                roles.push_back(&role);
            }
        }
    }
    return roles;
}

void write_roles(JsonWriter& json, const std::vector<const staff::HeldRole*>& roles) {
    json.key("roles");
    json.begin_list();
    for (const auto* const held : roles) {
        json.begin_object();
        json.key("role");
        json.text(held->role.text());
        json.key("office");
        json.text(held->office.text());
        json.end_object();
    }
    json.end_list();
}

void write_permissions(JsonWriter& json, const access::Standing& standing) {
    std::set<access::Permission> needed;
    for (const auto& act : access::acts()) {
        needed.insert(act.needs);
    }
    json.key("permissions");
    json.begin_list();
    for (const auto permission : needed) {
        if (standing.may_somewhere(permission)) {
            json.text(access::word(permission));
        }
    }
    json.end_list();
}

}  // namespace

Answer<std::optional<policy::Policy>> policy_today(Services& services,
                                                   const log::TenantId& tenant) {
    const auto policies = services.directory.policies(tenant);
    if (!policies) {
        return refuse(problem_of(policies.error()));
    }
    return (*policies)->in_force(services.installation.today());
}

std::string usual_office(Services& services, const log::TenantId& tenant, const StaffBook& staff,
                         const std::string& code) {
    for (const auto* const held : roles_today(staff, code, services.installation.today())) {
        if (!held->office.empty()) {
            return held->office.text();
        }
    }
    const auto policy = policy_today(services, tenant);
    return policy && *policy && !(*policy)->offices.empty() ? (*policy)->offices.front().code
                                                            : std::string();
}

Answer<std::string> session_json(Services& services, const Call& call) {
    const auto policy = policy_today(services, call.tenant);
    if (!policy) {
        return refuse(policy.error());
    }
    const auto second_factor = services.accounts.has_second_factor(call.session.who);
    const auto password = services.accounts.exists(call.session.who);
    const auto identity = services.ways.identities.of(call.session.who);
    const auto& code = call.session.who.staff;
    const auto name = call.staff->names.find(code);
    JsonWriter json;
    json.begin_object();
    json.key("staff");
    json.text(code);
    json.key("name");
    json.text(name == call.staff->names.end() ? std::string() : name->second.reveal());
    json.key("today");
    json.text(facts::date_text(services.installation.today()));
    json.key("municipality");
    json.text(call.tenant.text());
    json.key("municipality_label");
    json.text(*policy ? (*policy)->name : call.tenant.text());
    write_roles(json, roles_today(*call.staff, code, services.installation.today()));
    write_permissions(json, standing_of(services, call));
    json.key("offices");
    json.begin_list();
    for (const auto& office : *policy ? (*policy)->offices : std::vector<policy::Office>()) {
        json.begin_object();
        json.key("office");
        json.text(office.code);
        json.key("label");
        json.text(office.name);
        json.end_object();
    }
    json.end_list();
    json.key("office");
    json.text(call.office);
    json.key("csrf");
    json.text(call.session.csrf);
    json.key("locked");
    json.truth(call.session.locked);
    json.key("must_change_password");
    json.truth(call.session.must_change_password);
    json.key("second_factor");
    json.truth(second_factor && *second_factor);
    json.key("password");
    json.truth(password && *password);
    json.key("identity");
    json.truth(identity && *identity && services.ways.provider_of(call.session.who.municipality));
    json.key("training");
    json.truth(services.training);
    json.key("idle_lock_seconds");
    json.integer(std::chrono::seconds(accounts::SessionLimits().lock_after).count());
    json.end_object();
    return json.take();
}

}  // namespace madoguchi::cli::serve
