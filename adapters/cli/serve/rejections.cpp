#include "madoguchi/adapters/cli/serve/rejections.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "madoguchi/adapters/cli/case_now.hpp"
#include "madoguchi/adapters/cli/serve/case_acts.hpp"

namespace madoguchi::cli::serve {

namespace {

using nlohmann::json;

bool is_rejection(const Problem& why) { return why.status == 409 && why.version.has_value(); }

/// Of an act that its page offers, what a problem says.
json short_act(const json& act) {
    return {{"command", act.at("command")},
            {"label_ja", act.at("label_ja")},
            {"label_en", act.at("label_en")}};
}

/// The rules among the ids, as a version of the policy has them; of none, the one in force.
void add_rules(Services& services, const Call& call, const std::string& version, Problem& why) {
    const auto policies = services.directory.policies(call.tenant);
    if (!policies) {
        return;  // What was rejected is said all the same.
    }
    const facts::Date today = services.installation.today();
    const auto policy =
        version.empty() ? (*policies)->in_force(today) : (*policies)->version(version, today);
    if (!policy) {
        return;
    }
    for (const auto& id : why.ids) {
        const auto rule = std::ranges::find(policy->rules, id, &policy::Rule::id);
        if (rule != policy->rules.end()) {
            why.rules.push_back({.id = rule->id, .statement = rule->statement});
        }
    }
}

}  // namespace

Problem with_rules(Services& services, const Call& call, Problem why) {
    if (is_rejection(why)) {
        add_rules(services, call, {}, why);
    }
    return why;
}

Problem with_allowed(Services& services, const Call& call, const CaseRef& which, Problem why) {
    if (!is_rejection(why)) {
        return why;
    }
    const auto now = case_now(services.installation, which);
    if (!now) {
        return why;  // What was rejected is said all the same.
    }
    add_rules(services, call, now->state ? now->state->policy_version : std::string(), why);
    const auto work = work_on(services, call, which, now->state);
    if (!work) {
        return why;
    }
    protobuf::JsonWriter acts;
    acts.begin_object();
    write_work(acts, *work);
    acts.end_object();
    const json written = json::parse(acts.take());
    json allowed = json::array();
    for (const json& act : written.at("allowed")) {
        allowed.push_back(short_act(act));
    }
    why.allowed = allowed.dump();
    return why;
}

}  // namespace madoguchi::cli::serve
