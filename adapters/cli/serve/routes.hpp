#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "madoguchi/adapters/cli/serve/call.hpp"

namespace madoguchi::cli::serve {

/// Who is answered.
enum class Access {
    kAnybody,   ///< Who isn't signed in as well.
    kLocal,     ///< Whoever is on this machine.
    kSession,   ///< Who is signed in, also while the session is locked or a password is due.
    kQuery,     ///< Who is permitted `act`, a query of the table of permissions.
    kCommands,  ///< Who is signed in: each command is looked at where it is decided.
};

/// Whether what a route shows is put on record as a look or an export.
enum class Record { kNone, kKept };

/// The message of a body that is a command.
inline constexpr std::string_view kCommandBody = "madoguchi.command.v1.Command";

/// One way in.
struct Route {
    std::string_view method;
    std::string_view path;  ///< `/v1/cases/{case}/history`.
    Access access;
    std::string_view act;  ///< Set iff `kQuery`.
    std::string_view
        body;  ///< Message of the body, `object` or `array` for any; empty without one.
    /// What is answered: a schema of `answer_schemas`, or a media type; empty: nothing (204).
    std::string_view answer;
    std::string_view about;
    Answer<http::Response> (*handle)(Services& services, const Call& call);
    std::string_view query = {};    ///< Names of its query parameters, divided by spaces.
    Record record = Record::kNone;  ///< `kKept`: there is no HEAD of it.
};

/// Every route.
[[nodiscard]] std::span<const Route> routes();

/// What a request asks for.
struct Routed {
    const Route* route = nullptr;        ///< Null: none.
    std::vector<std::string> arguments;  ///< What stands where the route has `{…}`.
    std::string allow;                   ///< Methods of that path; empty: there is no such path.
};
/// HEAD is answered as GET is (RFC 9110, 9.3.2), but not where GET puts on record who was shown
/// what: nothing is looked up there for somebody who isn't shown it.
[[nodiscard]] Routed find_route(const http::Request& request);

/// Whether a route has a query parameter of that name.
[[nodiscard]] bool takes_parameter(const Route& route, std::string_view name);

/// The segments of a route's path.
[[nodiscard]] std::vector<std::string_view> segments_of(std::string_view path);

/// Whether a segment stands for an argument: `{case}`, or with something behind it, `{list}.csv`.
[[nodiscard]] bool is_argument(std::string_view segment);
/// What such a segment calls its argument.
[[nodiscard]] std::string_view name_of_argument(std::string_view segment);

// session_routes.cpp
Answer<http::Response> sign_in(Services& services, const Call& call);
Answer<http::Response> show_session(Services& services, const Call& call);
Answer<http::Response> sign_out(Services& services, const Call& call);
Answer<http::Response> lock_session(Services& services, const Call& call);
Answer<http::Response> unlock_session(Services& services, const Call& call);
Answer<http::Response> change_password(Services& services, const Call& call);
Answer<http::Response> ask_second_factor(Services& services, const Call& call);
Answer<http::Response> confirm_second_factor(Services& services, const Call& call);
// provider_routes.cpp
Answer<http::Response> show_sign_in_ways(Services& services, const Call& call);
Answer<http::Response> begin_at_provider(Services& services, const Call& call);
Answer<http::Response> return_from_provider(Services& services, const Call& call);
Answer<http::Response> bind_identity(Services& services, const Call& call);
Answer<http::Response> unbind_identity(Services& services, const Call& call);
// key_routes.cpp
Answer<http::Response> challenge_key(Services& services, const Call& call);
Answer<http::Response> list_keys(Services& services, const Call& call);
Answer<http::Response> challenge_new_key(Services& services, const Call& call);
Answer<http::Response> add_key(Services& services, const Call& call);
Answer<http::Response> remove_key(Services& services, const Call& call);
// account_routes.cpp
Answer<http::Response> list_staff(Services& services, const Call& call);
Answer<http::Response> issue_account(Services& services, const Call& call);
Answer<http::Response> close_account(Services& services, const Call& call);
// colleague_routes.cpp
Answer<http::Response> list_colleagues(Services& services, const Call& call);
// case_routes.cpp
Answer<http::Response> show_case(Services& services, const Call& call);
Answer<http::Response> show_history(Services& services, const Call& call);
Answer<http::Response> reveal_fields(Services& services, const Call& call);
Answer<http::Response> show_similar(Services& services, const Call& call);
Answer<http::Response> draw_letter(Services& services, const Call& call);
// command_routes.cpp
Answer<http::Response> take_case_command(Services& services, const Call& call);
Answer<http::Response> take_command(Services& services, const Call& call);
Answer<http::Response> show_outcome(Services& services, const Call& call);
// list_routes.cpp
Answer<http::Response> list_worklists(Services& services, const Call& call);
Answer<http::Response> show_worklist(Services& services, const Call& call);
Answer<http::Response> export_worklist(Services& services, const Call& call);
Answer<http::Response> show_dashboard(Services& services, const Call& call);
Answer<http::Response> audit_looks(Services& services, const Call& call);
// search_routes.cpp
Answer<http::Response> search(Services& services, const Call& call);
// shelf_routes.cpp
Answer<http::Response> list_drafts(Services& services, const Call& call);
Answer<http::Response> put_draft(Services& services, const Call& call);
Answer<http::Response> show_draft(Services& services, const Call& call);
Answer<http::Response> remove_draft(Services& services, const Call& call);
Answer<http::Response> list_filters(Services& services, const Call& call);
Answer<http::Response> put_filter(Services& services, const Call& call);
Answer<http::Response> remove_filter(Services& services, const Call& call);
// rule_routes.cpp
Answer<http::Response> decide_queries(Services& services, const Call& call);
Answer<http::Response> list_offices(Services& services, const Call& call);
// policy_routes.cpp
Answer<http::Response> list_policies(Services& services, const Call& call);
Answer<http::Response> show_policy(Services& services, const Call& call);
Answer<http::Response> compare_policies(Services& services, const Call& call);
Answer<http::Response> check_policy(Services& services, const Call& call);
Answer<http::Response> show_handling(Services& services, const Call& call);
// upkeep_routes.cpp
Answer<http::Response> show_keys(Services& services, const Call& call);
Answer<http::Response> show_checkpoints(Services& services, const Call& call);
Answer<http::Response> show_backups(Services& services, const Call& call);
Answer<http::Response> show_retention(Services& services, const Call& call);
Answer<http::Response> show_clock(Services& services, const Call& call);
Answer<http::Response> confirm_clock(Services& services, const Call& call);
// service_routes.cpp
Answer<http::Response> show_events(Services& services, const Call& call);
Answer<http::Response> show_health(Services& services, const Call& call);
Answer<http::Response> show_readiness(Services& services, const Call& call);
Answer<http::Response> show_metrics(Services& services, const Call& call);
Answer<http::Response> show_openapi(Services& services, const Call& call);

}  // namespace madoguchi::cli::serve
