#include "madoguchi/adapters/cli/serve/rejections.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "madoguchi/adapters/cli/case_now.hpp"
#include "madoguchi/adapters/cli/serve/case_acts.hpp"
#include "madoguchi/adapters/cli/serve/session_json.hpp"

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

}  // namespace

Problem with_rules(Services& services, const Call& call, Problem why) {
    if (!is_rejection(why) || why.ids.empty()) {
        return why;
    }
    const auto policy = policy_today(services, call.tenant);
    if (!policy || !*policy) {
        return why;
    }
    for (const auto& id : why.ids) {
        const auto rule = std::ranges::find((*policy)->rules, id, &policy::Rule::id);
        if (rule != (*policy)->rules.end()) {
            why.rules.push_back({.id = rule->id, .statement = rule->statement});
        }
    }
    return why;
}

Problem with_allowed(Services& services, const Call& call, const CaseRef& which, Problem why) {
    if (!is_rejection(why)) {
        return why;
    }
    why = with_rules(services, call, std::move(why));
    const auto now = case_now(services.installation, which);
    if (!now) {
        return why;  // What was rejected is said all the same.
    }
    protobuf::JsonWriter acts;
    acts.begin_object();
    if (!write_acts(acts, services, call, which, now->state)) {
        return why;
    }
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
