#pragma once

#include "madoguchi/adapters/cli/serve/event_log.hpp"
#include "madoguchi/adapters/cli/serve/routes.hpp"
#include "madoguchi/adapters/http/handler.hpp"

namespace madoguchi::cli::serve {

/// What the server serves: finds the route of a request, sees who asks and whether they may, lets
/// the route's handler answer, and keeps count.
class Application final : public http::Handler {
 public:
    /// Both outlive it.
    Application(Services& services, EventLog& log) : services_(services), log_(log) {}

    [[nodiscard]] http::Response answer(const http::Request& request) override;
    /// Whether the process works, and whether it is ready: also when every worker is taken.
    [[nodiscard]] std::optional<http::Response> answer_at_once(
        const http::Request& request) override;
    void refused(unsigned status, std::string_view code, std::string_view request) override;

 private:
    [[nodiscard]] Answer<http::Response> answer_route(const http::Request& request,
                                                      const Routed& routed);
    /// Sets who asks. Problems: 401, 403.
    [[nodiscard]] Answer<void> admit(const Route& route, Call& call);

    Services& services_;
    EventLog& log_;
};

/// Whether a request that changes something comes from our own pages, as its browser says. Programs
/// that are no browsers say nothing. `known_as`: the origin by which browsers know the server;
/// empty: it wasn't told, and goes by the name that the request gives it.
[[nodiscard]] bool is_same_site(const http::Request& request, std::string_view known_as);

}  // namespace madoguchi::cli::serve
