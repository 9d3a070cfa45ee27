#include <chrono>
#include <utility>

#include "madoguchi/adapters/cli/serve/routes.hpp"
#include "madoguchi/adapters/cli/serve/session_json.hpp"
#include "madoguchi/adapters/cli/serve/sign_in_record.hpp"
#include "madoguchi/adapters/cli/serve/sign_in_ways.hpp"
#include "madoguchi/adapters/cli/serve/signing_in.hpp"
#include "madoguchi/adapters/openid/id_token.hpp"
#include "madoguchi/adapters/protobuf/json_writer.hpp"
#include "madoguchi/http/v1/http.pb.h"

// Signing in by a municipality's identity provider, and who of the staff its people are.
namespace madoguchi::cli::serve {

namespace {

using accounts::Who;
using openid::Fault;

/// Binds a sign-in that is under way to its browser.
constexpr std::string_view kCookie = "__Host-sign-in";
constexpr std::chrono::seconds kAgain{5};

/// A provider's time is the world's, also where a demonstration's isn't.
std::chrono::sys_seconds world_time() {
    return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

std::string_view code_of(Fault::Kind kind) {
    switch (kind) {
        case Fault::Kind::kUnreachable:
            return "provider_unreachable";
        case Fault::Kind::kUnfit:
            return "provider_unfit";
        case Fault::Kind::kRefused:
        case Fault::Kind::kUntrue:
            break;
    }
    return "provider_refused";
}

unsigned status_of(Fault::Kind kind) {
    switch (kind) {
        case Fault::Kind::kUnreachable:
            return 503;
        case Fault::Kind::kUnfit:
            return 502;
        case Fault::Kind::kRefused:
        case Fault::Kind::kUntrue:
            break;
    }
    return 401;
}

/// Tells the person what to do, and whoever runs the server what was wrong.
Problem problem_of_fault(const Services& services, const Fault& fault) {
    services.metrics.sign_in(code_of(fault.kind));
    services.ways.report("identity provider: " + fault.detail);
    Problem why = problem(status_of(fault.kind), code_of(fault.kind));
    why.retry_after = fault.kind == Fault::Kind::kUnreachable ? kAgain : std::chrono::seconds(0);
    return why;
}

Problem store_problem(const std::string& detail) { return problem(503, "unavailable", detail); }

/// Asks a provider, unless too many wait for one already.
template <typename T, typename Ask>
Answer<T> ask_provider(const Services& services, const Ask& ask) {
    if (!services.ways.asking.try_acquire()) {
        Problem busy = problem(503, "busy");
        busy.retry_after = kAgain;
        return refuse(std::move(busy));
    }
    auto answer = ask();
    services.ways.asking.release();
    if (!answer) {
        return refuse(problem_of_fault(services, answer.error()));
    }
    return std::move(*answer);
}

}  // namespace

Answer<http::Response> show_sign_in_ways(Services& services, const Call& /*call*/) {
    protobuf::JsonWriter json;
    json.begin_object();
    json.key("training");
    json.truth(services.training);
    json.key("training_at");
    json.text(services.ways.training_at);
    json.key("keys");
    json.truth(!services.ways.party.id.empty());
    json.key("providers");
    json.begin_list();
    for (const auto& [municipality, provider] : services.ways.providers) {
        json.begin_object();
        json.key("municipality");
        json.text(municipality);
        json.key("label");
        json.text(provider.label);
        json.end_object();
    }
    json.end_list();
    json.end_object();
    return json_response(json.take());
}

Answer<http::Response> begin_at_provider(Services& services, const Call& call) {
    madoguchi::http::v1::ProviderSignIn body;
    if (auto read = read_body(call, body); !read) {
        return refuse(read.error());
    }
    const auto* const known = services.ways.provider_of(body.municipality());
    if (known == nullptr) {
        return refuse(problem(404, "no_provider"));
    }
    auto begun = ask_provider<openid::Provider::Begun>(
        services, [&] { return known->provider.begin(world_time()); });
    if (!begun) {
        return refuse(begun.error());
    }
    auto& under_way = services.ways.at_provider;
    const std::string key =
        under_way.put({body.municipality(), std::move(begun->attempt)}, world_time());
    protobuf::JsonWriter json;
    json.begin_object();
    json.key("address");
    json.text(begun->address);
    json.end_object();
    auto response = json_response(json.take());
    response.headers.push_back(cookie(kCookie, key, under_way.life()));
    return response;
}

Answer<http::Response> return_from_provider(Services& services, const Call& call) {
    madoguchi::http::v1::ProviderReturn body;
    if (auto read = read_body(call, body); !read) {
        return refuse(read.error());
    }
    auto under_way =
        services.ways.at_provider.take(std::string(call.request.cookie(kCookie)), world_time());
    const auto* const known =
        under_way ? services.ways.provider_of(under_way->municipality) : nullptr;
    if (known == nullptr) {
        services.metrics.sign_in("provider_sign_in_over");
        return refuse(problem(401, "provider_sign_in_over"));
    }
    auto account = ask_provider<std::string>(services, [&] {
        return known->provider.finish(under_way->attempt, {body.code(), body.state(), body.iss()},
                                      world_time());
    });
    if (!account) {
        return refuse(account.error());
    }
    const auto who = services.ways.identities.whose(under_way->municipality,
                                                    {known->provider.issuer(), *account});
    if (!who) {
        return refuse(store_problem(who.error()));
    }
    if (!*who) {
        services.metrics.sign_in("identity_unbound");
        return refuse(problem(403, "identity_unbound"));
    }
    auto response = let_in(services, call.request, **who, false);
    if (response) {
        response->headers.push_back(removed_cookie(kCookie));
    }
    return response;
}

Answer<http::Response> bind_identity(Services& services, const Call& call) {
    madoguchi::http::v1::StaffIdentity body;
    if (auto read = read_body(call, body); !read) {
        return refuse(read.error());
    }
    const auto* const known = services.ways.provider_of(call.tenant.text());
    if (known == nullptr) {
        return refuse(problem(409, "no_provider"));
    }
    if (!openid::is_account(body.account())) {
        Problem why = problem(422, "malformed", "give what the provider calls the person");
        why.field = "/account";
        return refuse(std::move(why));
    }
    const Who who{call.tenant.text(), call.arguments[0]};
    const auto standing = access::standing_of(call.staff->state, facts::Staff(who.staff),
                                              services.installation.today());
    if (!standing.employed()) {
        return refuse(problem(404, "not_found", "no such member of staff works here today"));
    }
    if (auto recorded =
            record_sign_in(services, call, "grant_sign_in", who.staff, "identity_provider");
        !recorded) {
        return refuse(recorded.error());
    }
    const auto bound =
        services.ways.identities.bind(who, {known->provider.issuer(), body.account()});
    if (!bound) {
        return refuse(store_problem(bound.error()));
    }
    if (!*bound) {
        return refuse(problem(409, "identity_taken"));
    }
    return http::Response{.status = 204};
}

Answer<http::Response> unbind_identity(Services& services, const Call& call) {
    const Who who{call.tenant.text(), call.arguments[0]};
    if (auto recorded =
            record_sign_in(services, call, "withdraw_sign_in", who.staff, "identity_provider");
        !recorded) {
        return refuse(recorded.error());
    }
    auto done = services.ways.identities.unbind(who);
    if (done) {
        done = services.sessions.end_others(who, "");
    }
    if (!done) {
        return refuse(store_problem(done.error()));
    }
    return http::Response{.status = 204};
}

}  // namespace madoguchi::cli::serve
