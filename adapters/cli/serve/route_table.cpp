#include <algorithm>
#include <array>

#include "madoguchi/adapters/cli/serve/routes.hpp"

namespace madoguchi::cli::serve {

namespace {

using enum Access;
using enum Record;

constexpr std::string_view kSignIn = "madoguchi.http.v1.SignIn";
constexpr std::string_view kProviderSignIn = "madoguchi.http.v1.ProviderSignIn";
constexpr std::string_view kProviderReturn = "madoguchi.http.v1.ProviderReturn";
constexpr std::string_view kStaffIdentity = "madoguchi.http.v1.StaffIdentity";
constexpr std::string_view kPassword = "madoguchi.http.v1.Password";
constexpr std::string_view kNewPassword = "madoguchi.http.v1.NewPassword";
constexpr std::string_view kCode = "madoguchi.http.v1.Code";
constexpr std::string_view kNewKey = "madoguchi.http.v1.NewKey";
constexpr std::string_view kReveal = "madoguchi.http.v1.Reveal";
constexpr std::string_view kSimilar = "madoguchi.http.v1.Similar";
constexpr std::string_view kSearch = "madoguchi.http.v1.Search";
constexpr std::string_view kLetter = "madoguchi.http.v1.Letter";
constexpr std::string_view kPolicyText = "madoguchi.http.v1.PolicyText";
constexpr std::string_view kAnyObject = "object";
constexpr std::string_view kAnyList = "array";

constexpr std::array kRoutes{
    // Signing in
    Route{"GET", "/v1/sign-in", kAnybody, "", "", "SignInWays", "How one signs in here",
          show_sign_in_ways},
    Route{"POST", "/v1/session/provider", kAnybody, "", kProviderSignIn, "ProviderAddress",
          "Begin a sign-in at an identity provider: where the browser goes", begin_at_provider},
    Route{"POST", "/v1/session/provider/return", kAnybody, "", kProviderReturn, "Session",
          "Sign in, or unlock, with what the identity provider sent", return_from_provider},
    Route{"POST", "/v1/session", kAnybody, "", kSignIn, "Session", "Sign in", sign_in},
    Route{"GET", "/v1/session", kSession, "", "", "Session", "Who is signed in", show_session},
    Route{"DELETE", "/v1/session", kSession, "", "", "", "Sign out", sign_out},
    Route{"POST", "/v1/session/lock", kSession, "", "", "", "Lock the screen", lock_session},
    Route{"POST", "/v1/session/unlock", kSession, "", kPassword, "Session", "Unlock it",
          unlock_session},
    Route{"POST", "/v1/session/password", kSession, "", kNewPassword, "", "Choose another password",
          change_password},
    Route{"POST", "/v1/session/second-factor", kCommands, "", kPassword, "SecondFactor",
          "Ask for a second factor: a secret for an authenticator", ask_second_factor},
    Route{"POST", "/v1/session/second-factor/confirm", kCommands, "", kCode, "",
          "Put it in force with its first code", confirm_second_factor},
    Route{"POST", "/v1/session/key-challenge", kAnybody, "", kSignIn, "KeyChallenge",
          "What a registered security key has to sign, for who knows the password", challenge_key},
    Route{"GET", "/v1/session/keys", kCommands, "", "", "SecurityKeys", "One's security keys",
          list_keys},
    Route{"POST", "/v1/session/keys/challenge", kCommands, "", kPassword, "KeyChallenge",
          "What a new security key is made for", challenge_new_key},
    Route{"POST", "/v1/session/keys", kCommands, "", kNewKey, "", "Register a security key",
          add_key},
    Route{"POST", "/v1/session/keys/{key}/remove", kCommands, "", kPassword, "",
          "Remove a security key", remove_key},
    Route{"GET", "/v1/staff", kQuery, "staff list", "", "Staff", "Who has which role", list_staff},
    Route{"GET", "/v1/colleagues", kQuery, "colleagues", "", "Colleagues",
          "Who else works at the office, or may do an act there", list_colleagues, "act"},
    Route{"POST", "/v1/staff/{staff}/account", kQuery, "issue account", "", "Account",
          "Let somebody sign in: a password for once", issue_account},
    Route{"DELETE", "/v1/staff/{staff}/account", kQuery, "close account", "", "",
          "End an account and its sessions", close_account},
    Route{"PUT", "/v1/staff/{staff}/identity", kQuery, "issue account", kStaffIdentity, "",
          "Let somebody sign in by the identity provider", bind_identity},
    Route{"DELETE", "/v1/staff/{staff}/identity", kQuery, "close account", "", "",
          "Let them no longer, and end their sessions", unbind_identity},
    // Cases
    Route{"GET", "/v1/cases/{case}", kQuery, "show", "", "Case", "A case, recorded as a look",
          show_case, "purpose", kKept},
    Route{"GET", "/v1/cases/{case}/history", kQuery, "history", "", "History",
          "What was entered, also as it was known on a day", show_history, "as_known_on purpose",
          kKept},
    Route{"POST", "/v1/cases/{case}/reveal", kQuery, "show", kReveal, "Revealed",
          "Fields that are masked, recorded as a look of its own", reveal_fields},
    Route{"POST", "/v1/cases/{case}/similar", kQuery, "search", kSimilar, "Cases",
          "Cases of the same principal, perhaps", show_similar},
    Route{"POST", "/v1/cases/{case}/commands", kCommands, "", kCommandBody, "CaseTaken",
          "Put a command to a case; the Idempotency-Key is its id", take_case_command},
    Route{"GET", "/v1/cases/{case}/commands/{command}", kQuery, "show", "", "Outcome",
          "The stored outcome of a command", show_outcome},
    Route{"POST", "/v1/letters/{case}", kQuery, "letter", kLetter, "application/pdf",
          "A document as PDF", draw_letter},
    // Commands to what isn't a case
    Route{"POST", "/v1/commands/{kind}/{key}", kCommands, "", kCommandBody, "Taken",
          "Put a command to an office, a policy, the staff, an incident or a watch", take_command},
    // Lists
    Route{"GET", "/v1/worklists", kQuery, "list", "", "Worklists",
          "Every list and how much stands in it", list_worklists, "office"},
    Route{"GET", "/v1/worklists/{list}.csv", kQuery, "lists", "", "text/csv",
          "A whole list as CSV; with names recorded as an export", export_worklist,
          "office from until status procedure clerk names sort order purpose word rule procedures "
          "applicant days_min",
          kKept},
    Route{
        "GET", "/v1/worklists/{list}", kQuery, "lists", "", "Worklist", "A page of a list",
        show_worklist,
        "office from until status procedure clerk names sort order cursor limit purpose word rule "
        "procedures applicant days_min",
        kKept},
    Route{"GET", "/v1/dashboard", kQuery, "dashboard", "", "Dashboard", "Counts, ages, lead times",
          show_dashboard, "office"},
    Route{"GET", "/v1/audit/looks", kQuery, "audit looks", "", "Looks",
          "The auditor's lists of a month, recorded as an export", audit_looks, "month", kKept},
    Route{"POST", "/v1/search", kQuery, "search", kSearch, "Found",
          "Cases by number, letter code, kana and birth date", search},
    // What a person keeps
    Route{"GET", "/v1/drafts", kCommands, "", "", "Kept", "One's drafts, without their content",
          list_drafts},
    Route{"PUT", "/v1/drafts/{name}", kCommands, "", kAnyObject, "",
          "Keep a draft, a JSON object, for a week", put_draft},
    Route{"GET", "/v1/drafts/{name}", kCommands, "", "", "KeptEntry", "A draft", show_draft},
    Route{"DELETE", "/v1/drafts/{name}", kCommands, "", "", "", "Throw a draft away", remove_draft},
    Route{"GET", "/v1/filters", kCommands, "", "", "Kept", "One's saved filters", list_filters},
    Route{"PUT", "/v1/filters/{name}", kCommands, "", kAnyObject, "",
          "Save a filter, a JSON object", put_filter},
    Route{"DELETE", "/v1/filters/{name}", kCommands, "", "", "", "Remove a filter", remove_filter},
    // Rules
    Route{"POST", "/v1/decide", kQuery, "policy show", kAnyList, "Decisions",
          "Queries on the rules, without those that take a PIN", decide_queries},
    Route{"GET", "/v1/offices", kQuery, "policy show", "", "Offices", "The offices", list_offices},
    Route{"GET", "/v1/policies", kQuery, "policy show", "", "Policies", "What was published",
          list_policies},
    Route{"GET", "/v1/policies/{version}", kQuery, "policy show", "", "Policy",
          "A version with its rules and where they stand", show_policy},
    Route{"GET", "/v1/policies/{version}/differences", kQuery, "policy show", "", "Differences",
          "What a version says otherwise than an older one", compare_policies, "from"},
    Route{"POST", "/v1/policies/check", kQuery, "policy show", kPolicyText, "CheckedPolicy",
          "What is wrong with a policy's text, and what it would change", check_policy},
    Route{"GET", "/v1/handling", kQuery, "policy show", "", "Handling",
          "How the office handles what callers ask; null: nobody has said", show_handling},
    // How the record is kept
    Route{"GET", "/v1/keys", kQuery, "upkeep", "", "Keys",
          "Where the master key is and which keys sign, never a key", show_keys},
    Route{"GET", "/v1/checkpoints", kQuery, "upkeep", "", "Checkpoints",
          "The newest signed checkpoint in both places", show_checkpoints},
    Route{"GET", "/v1/backups", kQuery, "upkeep", "", "Backups",
          "The last good backup, and until when those of the keys are kept", show_backups},
    Route{"GET", "/v1/retention", kQuery, "retention due", "", "Retention",
          "Cases that may be disposed of, or that a hold keeps (held=1)", show_retention,
          "held after"},
    Route{"GET", "/v1/clock", kCommands, "", "", "Clock",
          "Whether the clock jumped, so that what goes by time waits for a person", show_clock},
    Route{"POST", "/v1/clock/confirm", kQuery, "confirm-clock", "", "",
          "Say that the server's day and time are right: what waited goes on", confirm_clock},
    // The service
    Route{"GET", "/v1/events", kQuery, "list", "", "text/event-stream",
          "Server-sent events: changed, clock (the office's day and minute), locked", show_events},
    Route{"GET", "/healthz", kAnybody, "", "", "Status", "The process works", show_health},
    Route{"GET", "/readyz", kAnybody, "", "", "Status", "Commands and queries are answered",
          show_readiness},
    Route{"GET", "/metrics", kLocal, "", "", "text/plain", "Figures for Prometheus", show_metrics},
    Route{"GET", "/openapi.json", kAnybody, "", "", "application/json", "This description",
          show_openapi},
};

/// What stands for the argument of a pattern's segment: of `{list}` all, of `{list}.csv` what comes
/// before `.csv`; nothing where it doesn't fit or would be empty.
std::optional<std::string> argument_in(std::string_view pattern, std::string_view segment) {
    const std::string_view behind = pattern.substr(pattern.find('}') + 1);
    if (segment.size() <= behind.size() || !segment.ends_with(behind)) {
        return std::nullopt;
    }
    return std::string(segment.substr(0, segment.size() - behind.size()));
}

/// The arguments where the path fits.
std::optional<std::vector<std::string>> match(std::string_view pattern,
                                              const std::vector<std::string>& path) {
    const auto segments = segments_of(pattern);
    if (segments.size() != path.size()) {
        return std::nullopt;
    }
    std::vector<std::string> arguments;
    for (std::size_t i = 0; i < path.size(); ++i) {
        if (is_argument(segments[i])) {
            auto argument = argument_in(segments[i], path[i]);
            if (!argument) {
                return std::nullopt;
            }
            arguments.push_back(std::move(*argument));
        } else if (segments[i] != path[i]) {
            return std::nullopt;
        }
    }
    return arguments;
}

}  // namespace

std::span<const Route> routes() { return kRoutes; }

bool takes_parameter(const Route& route, std::string_view name) {
    for (auto rest = route.query; !rest.empty();) {
        const auto each = rest.substr(0, rest.find(' '));
        if (each == name) {
            return true;
        }
        rest.remove_prefix(std::min(rest.size(), each.size() + 1));
    }
    return false;
}

bool is_argument(std::string_view segment) { return segment.starts_with('{'); }

std::string_view name_of_argument(std::string_view segment) {
    return segment.substr(1, segment.find('}') - 1);
}

std::vector<std::string_view> segments_of(std::string_view path) {
    std::vector<std::string_view> segments;
    while (!path.empty()) {
        path.remove_prefix(1);
        segments.push_back(path.substr(0, path.find('/')));
        path.remove_prefix(segments.back().size());
    }
    return segments;
}

Routed find_route(const http::Request& request) {
    Routed found;
    for (const Route& route : kRoutes) {
        auto arguments = match(route.path, request.path);
        if (!arguments) {
            continue;
        }
        const bool has_head = route.method == "GET" && route.record == kNone;
        if (found.allow.find(route.method) == std::string::npos) {
            found.allow.append(found.allow.empty() ? "" : ", ").append(route.method);
            found.allow.append(has_head ? ", HEAD" : "");
        }
        // Where two fit, the one that says more stands first.
        const bool fits = route.method == request.method || (has_head && request.method == "HEAD");
        if (fits && found.route == nullptr) {
            found.route = &route;
            found.arguments = std::move(*arguments);
        }
    }
    return found;
}

}  // namespace madoguchi::cli::serve
