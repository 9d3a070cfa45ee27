#include <algorithm>
#include <utility>

#include "madoguchi/adapters/cli/serve/openapi.hpp"
#include "madoguchi/adapters/cli/serve/routes.hpp"
#include "madoguchi/adapters/cli/serve/signing_in.hpp"
#include "madoguchi/adapters/protobuf/json_writer.hpp"

// Events for browsers, and what whoever runs the server asks.
namespace madoguchi::cli::serve {

namespace {

/// What following the events is, in the table of permissions.
constexpr std::string_view kFollowing = "list";

std::uint64_t lag_of(const Installation& installation) {
    std::uint64_t lag = 0;
    for (const auto& tenant : installation.tenants()) {
        lag = std::max(lag, installation.lag(tenant));
    }
    return lag;
}

}  // namespace

Answer<http::Response> show_events(Services& services, const Call& call) {
    if (services.changes.followers(call.session.id) >= kFollowersMax) {
        return refuse(problem(503, "busy", "too many windows of this session follow the events"));
    }
    http::Response response;
    const auto may = [&services, tenant = call.tenant, staff = call.session.who.staff] {
        const auto people = services.directory.staff(tenant);
        return people && !access::not_permitted_to_ask(
                             access::standing_of((*people)->state, facts::Staff(staff),
                                                 services.installation.today()),
                             kFollowing, facts::Office());
    };
    response.events = change_events(services.installation, services.changes, services.sessions,
                                    call.tenant, call.session.id, may);
    return response;
}

Answer<http::Response> show_health(Services& /*services*/, const Call& /*call*/) {
    return json_response(R"({"status":"works"})");
}

Answer<http::Response> show_readiness(Services& services, const Call& /*call*/) {
    const auto troubles = services.installation.troubles();
    const auto in_doubt = services.installation.clocks_in_doubt();
    protobuf::JsonWriter json;
    json.begin_object();
    json.key("status");
    json.text(troubles.empty() ? "ready" : "projections_behind");
    json.key("clocks_in_doubt");
    json.begin_list();
    for (const auto& tenant : in_doubt) {
        json.text(tenant.text());
    }
    json.end_list();
    json.end_object();
    return json_response(json.take(), troubles.empty() ? 200 : 503);
}

Answer<http::Response> show_metrics(Services& services, const Call& /*call*/) {
    const auto figures = services.figures();
    return http::Response{.status = 200,
                          .content_type = "text/plain; version=0.0.4",
                          .headers = {},
                          .body = services.metrics.text(
                              {.sessions = services.sessions.count(),
                               .connections = figures.connections,
                               .requests_waiting = figures.waiting,
                               .commands_waiting = services.installation.waiting(),
                               .projection_lag = lag_of(services.installation),
                               .projection_troubles = services.installation.troubles().size()})};
}

Answer<http::Response> show_openapi(Services& services, const Call& /*call*/) {
    static const std::string kDocument = openapi(session_cookie(services));
    return json_response(kDocument);
}

}  // namespace madoguchi::cli::serve
