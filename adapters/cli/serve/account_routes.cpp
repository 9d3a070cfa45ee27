#include <utility>

#include "madoguchi/adapters/cli/row_json.hpp"
#include "madoguchi/adapters/cli/serve/office_shown.hpp"
#include "madoguchi/adapters/cli/serve/routes.hpp"
#include "madoguchi/adapters/cli/serve/sign_in_record.hpp"
#include "madoguchi/adapters/cli/serve/sign_in_ways.hpp"
#include "madoguchi/adapters/protobuf/json_writer.hpp"
#include "madoguchi/domain/access/reading.hpp"

// What an administrator does with accounts.
namespace madoguchi::cli::serve {

namespace {

using accounts::Who;

Problem failed_store(const accounts::Refusal& refusal) {
    return problem(503, "unavailable", refusal.detail);
}

/// The person whose account it is about.
Answer<Who> whom(const Services& services, const Call& call) {
    const auto standing = access::standing_of(call.staff->state, facts::Staff(call.arguments[0]),
                                              services.installation.today());
    if (!standing.employed()) {
        return refuse(problem(404, "not_found", "no such member of staff works here today"));
    }
    return Who{call.tenant.text(), call.arguments[0]};
}

}  // namespace

Answer<http::Response> list_staff(Services& services, const Call& call) {
    const auto office = office_shown(services, call, "staff list");
    if (!office) {
        return refuse(office.error());
    }
    protobuf::JsonWriter json;
    json.begin_list();
    for (const auto& member : call.staff->state.members) {
        if (!access::is_among(member, facts::Office(*office), services.installation.today())) {
            continue;
        }
        const std::string code = member.staff.text();
        const auto name = call.staff->names.find(code);
        const auto account = services.accounts.exists({call.tenant.text(), code});
        if (!account) {
            return refuse(failed_store(account.error()));
        }
        const auto identity = services.ways.identities.of({call.tenant.text(), code});
        if (!identity) {
            return refuse(problem(503, "unavailable", identity.error()));
        }
        json.begin_object();
        json.key("staff");
        json.text(code);
        json.key("name");
        json.text(name == call.staff->names.end() ? std::string() : name->second.reveal());
        json.key("from");
        write_json(json, member.from);
        json.key("last_day");
        write_json(json, member.last_day);
        json.key("roles");
        write_json(json, member.roles);
        json.key("account");
        json.truth(*account);
        json.key("identity");
        json.text(*identity ? (*identity)->account : std::string());
        json.end_object();
    }
    json.end_list();
    return json_response(json.take());
}

Answer<http::Response> issue_account(Services& services, const Call& call) {
    const auto who = whom(services, call);
    if (!who) {
        return refuse(who.error());
    }
    if (auto recorded = record_sign_in(services, call, "grant_sign_in", who->staff, "password");
        !recorded) {
        return refuse(recorded.error());
    }
    const auto password = services.accounts.issue(*who);
    if (!password) {
        return refuse(failed_store(password.error()));
    }
    if (auto ended = services.sessions.end_others(*who, ""); !ended) {
        return refuse(problem(503, "unavailable", ended.error()));
    }
    protobuf::JsonWriter json;
    json.begin_object();
    json.key("staff");
    json.text(who->staff);
    json.key("password");
    json.text(password->reveal());
    json.end_object();
    return json_response(json.take());
}

Answer<http::Response> close_account(Services& services, const Call& call) {
    const Who who{call.tenant.text(), call.arguments[0]};
    if (auto recorded = record_sign_in(services, call, "withdraw_sign_in", who.staff, "account");
        !recorded) {
        return refuse(recorded.error());
    }
    if (auto removed = services.accounts.remove(who); !removed) {
        return refuse(failed_store(removed.error()));
    }
    auto ended = services.ways.identities.unbind(who);
    if (ended) {
        ended = services.sessions.end_others(who, "");
    }
    if (!ended) {
        return refuse(problem(503, "unavailable", ended.error()));
    }
    return http::Response{.status = 204};
}

}  // namespace madoguchi::cli::serve
