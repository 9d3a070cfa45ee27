#include "madoguchi/adapters/cli/serve/routes.hpp"
#include "madoguchi/adapters/protobuf/json_writer.hpp"

// Who is there to be the second person.
namespace madoguchi::cli::serve {

namespace {

/// Whether somebody may do `act` at the office; without one, whether they work on its cases.
bool fits(const access::Standing& standing, std::string_view act, const facts::Office& office) {
    if (!act.empty()) {
        return !access::not_permitted(standing, act, office);
    }
    return standing.may(access::Permission::kCounterWork, office) ||
           standing.may(access::Permission::kLetterWork, office);
}

}  // namespace

Answer<http::Response> list_colleagues(Services& services, const Call& call) {
    const facts::Office office(call.office);
    if (auto why =
            access::not_permitted_to_ask(standing_of(services, call), "colleagues", office)) {
        return refuse(problem(403, "not_permitted", *why));
    }
    const std::string_view act = call.request.parameter("act");
    if (!act.empty() && !access::needed_for(act)) {
        return refuse(problem(422, "malformed", "act: there is no such command"));
    }
    protobuf::JsonWriter json;
    json.begin_list();
    for (const auto& member : call.staff->state.members) {
        const std::string code = member.staff.text();
        const access::Standing standing(member, services.installation.today());
        if (code == call.session.who.staff || !fits(standing, act, office)) {
            continue;
        }
        const auto name = call.staff->names.find(code);
        json.begin_object();
        json.key("staff");
        json.text(code);
        json.key("name");
        json.text(name == call.staff->names.end() ? std::string() : name->second.reveal());
        json.end_object();
    }
    json.end_list();
    return json_response(json.take());
}

}  // namespace madoguchi::cli::serve
