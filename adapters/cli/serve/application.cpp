#include "madoguchi/adapters/cli/serve/application.hpp"

#include <chrono>
#include <exception>
#include <set>
#include <typeinfo>
#include <utility>

#include "madoguchi/adapters/accounts/secret_text.hpp"
#include "madoguchi/adapters/cli/serve/session_json.hpp"
#include "madoguchi/adapters/cli/serve/sign_in_ways.hpp"
#include "madoguchi/adapters/cli/serve/signing_in.hpp"
#include "madoguchi/adapters/http/problem.hpp"
#include "madoguchi/adapters/text/to_utf8.hpp"
#include "madoguchi/domain/looks/purpose.hpp"

namespace madoguchi::cli::serve {

namespace {

bool is_safe(const http::Request& request) {
    return request.method == "GET" || request.method == "HEAD";
}

constexpr unsigned kServersFault = 500;
constexpr std::size_t kOfficeBytesMax = 64;
constexpr std::string_view kPacked = "content_encoding";

/// An answer, with what log and figures say of it.
struct Outcome {
    http::Response response;
    std::string code = {};    ///< Of the problem.
    std::string detail = {};  ///< What went wrong here; empty where the client did it.
};

Outcome outcome_of(Answer<http::Response> answer) {
    if (answer) {
        return {.response = std::move(*answer)};
    }
    const Problem& why = answer.error();
    return {.response = response_of(why),
            .code = why.code,
            .detail = why.status >= kServersFault ? why.en : std::string()};
}

/// An error of the program. What the exception says may hold what was sent: its type has to do.
Outcome outcome_of(const std::exception& error) {
    return {.response = http::answer_to(http::Fault::kInternal),
            .code = std::string(http::code_of(http::Fault::kInternal)),
            .detail = typeid(error).name()};
}

bool is_utf8(std::string_view bytes) {
    const auto decoded = text::to_utf8(bytes);
    return decoded && decoded->encoding == text::Encoding::kUtf8;
}

/// Whether what stands in the address and names the office can be gone by.
Answer<void> fits(const Route& route, const http::Request& request,
                  const std::vector<std::string>& arguments) {
    const auto malformed = [](std::string what) {
        return refuse(problem(422, "malformed", std::move(what)));
    };
    for (const std::string& argument : arguments) {
        if (!is_utf8(argument)) {
            return malformed("the path isn't UTF-8");
        }
    }
    std::set<std::string_view> seen;
    for (const http::Field& parameter : request.parameters) {
        if (!takes_parameter(route, parameter.name) || !seen.insert(parameter.name).second) {
            return malformed("a query parameter is unknown here or given twice: see /openapi.json");
        }
        if (!is_utf8(parameter.value)) {
            return malformed(parameter.name + ": isn't UTF-8");
        }
        if (parameter.name == "purpose" && !parameter.value.empty() &&
            !looks::is_purpose(parameter.value)) {
            return malformed("purpose: there is no such purpose");
        }
    }
    const std::string_view office = request.header("x-office");
    if (office.size() > kOfficeBytesMax || !is_utf8(office)) {
        return malformed("X-Office: give an office's code");
    }
    return {};
}

}  // namespace

bool is_same_site(const http::Request& request, std::string_view known_as) {
    const std::string_view origin = request.header("origin");
    std::string own(known_as);
    if (own.empty()) {
        own.append(request.encrypted ? "https://" : "http://").append(request.header("host"));
    }
    if (!origin.empty() && origin != own) {
        return false;
    }
    const std::string_view site = request.header("sec-fetch-site");
    return site.empty() || site == "same-origin" || site == "none";
}

http::Response Application::answer(const http::Request& request) {
    const auto begun = std::chrono::steady_clock::now();
    const Routed routed = find_route(request);
    Outcome outcome;
    try {
        outcome = outcome_of(answer_route(request, routed));
    } catch (const std::exception& error) {
        outcome = outcome_of(error);
    }
    if (outcome.response.status == 405) {
        outcome.response.headers.push_back({"Allow", routed.allow});
    } else if (outcome.code == kPacked) {
        outcome.response.headers.push_back({"Accept-Encoding", "identity"});
    }
    const std::string_view method =
        routed.allow.empty() ? std::string_view("other") : std::string_view(request.method);
    const std::string_view route = routed.route != nullptr ? routed.route->path : "none";
    const auto took = std::chrono::duration_cast<std::chrono::microseconds>(
        std::chrono::steady_clock::now() - begun);
    services_.metrics.request(routed.route != nullptr ? method : "other", route,
                              outcome.response.status, took);
    log_.answered(services_.installation.now(), {.request = request.id,
                                                 .method = method,
                                                 .route = route,
                                                 .status = outcome.response.status,
                                                 .code = outcome.code,
                                                 .detail = outcome.detail,
                                                 .took = took});
    return std::move(outcome.response);
}

std::optional<http::Response> Application::answer_at_once(const http::Request& request) {
    if (!is_safe(request) || request.path.size() != 1 ||
        (request.path[0] != "healthz" && request.path[0] != "readyz")) {
        return std::nullopt;
    }
    return answer(request);
}

void Application::refused(unsigned status, std::string_view code, std::string_view request) {
    services_.metrics.refused(code);
    log_.answered(
        services_.installation.now(),
        {.request = request, .method = "other", .route = "none", .status = status, .code = code});
}

Answer<http::Response> Application::answer_route(const http::Request& request,
                                                 const Routed& routed) {
    if (routed.route == nullptr) {
        if (!routed.allow.empty()) {
            return refuse(problem(405, "method_not_allowed"));
        }
        const bool is_api = !request.path.empty() && request.path.front() == "v1";
        auto page = is_safe(request) && !is_api ? services_.site.find(request) : std::nullopt;
        return page ? Answer<http::Response>(std::move(*page)) : refuse(problem(404, "not_found"));
    }
    if (!is_safe(request) && !is_same_site(request, services_.ways.party.origin)) {
        return refuse(problem(403, "cross_site"));
    }
    if (auto fit = fits(*routed.route, request, routed.arguments); !fit) {
        return refuse(fit.error());
    }
    const std::string_view coding = request.header("content-encoding");
    if (!coding.empty() && coding != "identity") {
        return refuse(problem(415, kPacked));
    }
    Call call{.request = request, .arguments = routed.arguments};
    if (auto admitted = admit(*routed.route, call); !admitted) {
        return refuse(admitted.error());
    }
    return routed.route->handle(services_, call);
}

Answer<void> Application::admit(const Route& route, Call& call) {
    const http::Request& request = call.request;
    if (route.access == Access::kAnybody) {
        return {};
    }
    if (route.access == Access::kLocal) {
        // A proxy on this machine passes on what comes from elsewhere, and says so.
        const bool is_passed_on =
            !request.header("x-forwarded-for").empty() || !request.header("forwarded").empty();
        return request.peer.loopback && !is_passed_on ? Answer<void>()
                                                      : refuse(problem(403, "local_only"));
    }
    // A browser follows the events by itself, also when nobody sits before it.
    const bool is_use = request.header("x-background").empty() && route.handle != &show_events;
    auto session = services_.sessions.find(std::string(request.cookie(session_cookie(services_))),
                                           now_of(services_.installation), is_use);
    if (!session) {
        return refuse(problem(401, "not_signed_in"));
    }
    call.session = std::move(*session);
    if (!is_safe(request) &&
        !accounts::same_text(request.header("x-csrf-token"), call.session.csrf)) {
        return refuse(problem(403, "csrf"));
    }
    call.tenant = log::TenantId(call.session.who.municipality);
    auto staff = services_.directory.staff(call.tenant);
    if (!staff) {
        return refuse(problem_of(staff.error()));
    }
    call.staff = std::move(*staff);
    const auto standing = standing_of(services_, call);
    if (!standing.employed()) {
        // Who has left is signed out wherever they are.
        if (auto ended = services_.sessions.end_others(call.session.who, ""); !ended) {
            return refuse(problem(503, "unavailable", ended.error()));
        }
        return refuse(problem(401, "not_signed_in"));
    }
    call.office = request.header("x-office");
    if (call.office.empty()) {
        call.office = usual_office(services_, call.tenant, *call.staff, call.session.who.staff);
    }
    if (route.access == Access::kSession) {
        return {};
    }
    if (call.session.locked) {
        return refuse(problem(401, "session_locked"));
    }
    if (call.session.must_change_password) {
        return refuse(problem(401, "must_change_password"));
    }
    if (route.access == Access::kQuery) {
        if (auto why = access::not_permitted_to_ask(standing, route.act, facts::Office())) {
            return refuse(problem(403, "not_permitted", *why));
        }
    }
    return {};
}

}  // namespace madoguchi::cli::serve
