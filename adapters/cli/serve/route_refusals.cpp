#include "madoguchi/adapters/cli/serve/route_refusals.hpp"

namespace madoguchi::cli::serve {

namespace {

/// Ways to sign in of oneself or of others.
bool changes_sign_in(const Route& route) {
    return route.method != "GET" &&
           (route.path.starts_with("/v1/session/") || route.path.starts_with("/v1/staff/"));
}

/// Guesses at what the body takes are slowed down.
bool takes_secret(const Route& route) {
    return route.body.ends_with("Password") || route.body.ends_with("Code");
}

}  // namespace

bool needs_session(const Route& route) {
    return route.access != Access::kAnybody && route.access != Access::kLocal;
}

bool takes_commands(const Route& route) { return route.body == kCommandBody; }

std::vector<Refusal> refusals_of(const Route& route) {
    std::vector<Refusal> all;
    const bool signs_in = !needs_session(route) && !route.body.empty();
    const bool changes = route.method != "GET";
    if (needs_session(route) || signs_in) {
        all.push_back({"401", "nobody is signed in, or the session is locked"});
    }
    if (route.access == Access::kQuery || route.access == Access::kLocal || changes) {
        all.push_back({"403", "not permitted, or from another site"});
    }
    if (route.path.find('{') != std::string_view::npos) {
        all.push_back({"404", "there is nothing of that name"});
    }
    if (takes_commands(route)) {
        all.push_back({"409", "it can't be done: which rule, and what is allowed now"});
        all.push_back({"412", "the case has another version by now"});
    } else if (changes_sign_in(route)) {
        all.push_back({"409", "not as things stand: see the code"});
    }
    if (!route.body.empty()) {
        all.push_back({"415", "the body isn't said to be JSON, or is packed"});
    }
    if (!route.body.empty() || !route.query.empty()) {
        all.push_back({"422", "what can't be taken, in which field or parameter"});
    }
    if (signs_in || takes_secret(route)) {
        all.push_back({"429", "too many failures", true});
    }
    if (route.handle != show_readiness) {
        all.push_back({"503", "busy or unavailable", true});
    }
    return all;
}

}  // namespace madoguchi::cli::serve
