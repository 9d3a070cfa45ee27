#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "madoguchi/adapters/accounts/accounts.hpp"
#include "madoguchi/adapters/accounts/sessions.hpp"
#include "madoguchi/adapters/cli/looking.hpp"
#include "madoguchi/adapters/cli/serve/changes.hpp"
#include "madoguchi/adapters/cli/serve/directory.hpp"
#include "madoguchi/adapters/cli/serve/metrics.hpp"
#include "madoguchi/adapters/cli/serve/problem.hpp"
#include "madoguchi/adapters/cli/serve/recent_looks.hpp"
#include "madoguchi/adapters/cli/serve/shelf.hpp"
#include "madoguchi/adapters/http/server.hpp"
#include "madoguchi/adapters/http/static_files.hpp"
#include "madoguchi/domain/access/standing.hpp"

namespace google::protobuf {
class Message;
}  // namespace google::protobuf

namespace madoguchi::cli::serve {

struct SignInWays;

/// What the handlers of requests work with. All outlive them.
struct Services {
    Installation& installation;
    accounts::Accounts& accounts;
    accounts::Sessions& sessions;
    SignInWays& ways;
    Directory& directory;
    Changes& changes;
    RecentLooks& looks;
    Shelf& drafts;
    Shelf& filters;
    Metrics& metrics;
    const http::StaticFiles& site;
    bool training = false;  ///< Invented people: every screen says so.
    std::function<http::ServerFigures()> figures;
    std::string master_key = {};  ///< Its source, as `KeyPlaces::master_key`; never the key.
};

/// One request on its way through its handler. Where a route asks for a session, `session`,
/// `tenant`, `staff` and `office` are set.
struct Call {
    const http::Request& request;
    std::vector<std::string> arguments = {};  ///< What stands where the route has `{…}`.
    accounts::Session session = {};
    log::TenantId tenant = log::TenantId("");
    std::shared_ptr<const StaffBook> staff = {};
    std::string office = {};  ///< At which the person works: `X-Office`, or that of their role.
};

/// The instant, to the second.
[[nodiscard]] std::chrono::sys_seconds now_of(const Installation& installation);

/// What the signed-in person may be today.
[[nodiscard]] access::Standing standing_of(const Services& services, const Call& call);

/// Looks of the signed-in person, at their office. `purpose` may be empty.
[[nodiscard]] Looking looking_of(Services& services, const Call& call, std::string purpose = {});

/// Whether the body is said to be JSON: `application/json`, whatever parameters it has.
[[nodiscard]] bool has_json(const http::Request& request);

/// Fills `message` from the body, strictly. Problems: 415, 422 with the field.
[[nodiscard]] Answer<void> read_body(const Call& call, google::protobuf::Message& message);

/// The value, or the failure as a problem.
template <typename T>
[[nodiscard]] Answer<T> or_problem(Result<T> result) {
    if (!result) {
        return refuse(problem_of(result.error()));
    }
    if constexpr (std::is_void_v<T>) {
        return {};
    } else {
        return std::move(*result);
    }
}

}  // namespace madoguchi::cli::serve
