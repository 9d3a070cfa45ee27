#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "../../contract/folder.hpp"
#include "../accounts/memory_store.hpp"
#include "madoguchi/adapters/cli/serve/application.hpp"
#include "madoguchi/adapters/cli/serve/sign_in_ways.hpp"
#include "madoguchi/adapters/cli/serve/signing_in.hpp"
#include "madoguchi/adapters/runtime/clock.hpp"

namespace madoguchi::cli::serve {

/// The application over an installation of its own, without a network; the test moves the clock.
class ApplicationTest : public testing::Test {
 protected:
    static std::unique_ptr<Installation> installation_in(const std::string& folder,
                                                         const runtime::Clock& clock) {
        InstallationOptions options;
        options.folder = folder;
        options.tenants = {"matsue"};
        auto opened = Installation::open(options, clock);
        EXPECT_TRUE(opened) << opened.error().what;
        return std::move(*opened);
    }

    /// Puts a command to the staff's stream.
    void put(const std::string& payload, const std::string& actor) {
        const auto answer =
            installation->submit_json(R"({"tenant":"matsue","id":"11111111-2222-4333-8444-)" +
                                      std::to_string(100'000'000'000 + ++commands) +
                                      R"(","stream":"staff/matsue","actor":")" + actor +
                                      R"(","office":"matsue_main",)" + payload + "}");
        ASSERT_TRUE(answer) << answer.error().what;
        ASSERT_EQ(answer->outcome.kind, log::OutcomeKind::kAccepted) << answer->detail;
        ASSERT_TRUE(installation->catch_up());
    }

    /// Employs k1 as a clerk and signs them in; the cookie.
    std::string sign_in() {
        put(R"("appoint_administrator":{"staff":"a1","name":"試験 管理"})", "console");
        put(R"("register_staff":{"staff":"k1","name":"試験 窓口","from":"2026-01-01"})", "a1");
        put(R"("grant_role":{"staff":"k1","role":"clerk","from":"2026-01-01"})", "a1");
        const auto started = sessions.start({"matsue", "k1"}, false, now_of(*installation));
        EXPECT_TRUE(started) << started.error();
        csrf = started->session.csrf;
        return started->cookie;
    }

    /// What somebody with that cookie is answered.
    [[nodiscard]] http::Response get(std::vector<std::string> path, const std::string& cookie,
                                     std::vector<http::Field> headers = {}) {
        http::Request request;
        request.id = "r-1";
        request.method = "GET";
        request.path = std::move(path);
        request.headers = std::move(headers);
        request.headers.push_back({"cookie", std::string(session_cookie(services)) + "=" + cookie});
        return application.answer(request);
    }

    std::uint64_t commands = 0;
    std::string csrf;
    const contract::TemporaryFolder folder;
    runtime::SimulatedClock clock{
        log::UtcTime(std::chrono::sys_days{std::chrono::November / 30 / 2026})};
    const std::unique_ptr<Installation> installation = installation_in(folder / "data", clock);
    accounts::MemoryStore records;
    accounts::Accounts accounts{records, {.n = 16, .r = 1, .p = 1}};
    accounts::Sessions sessions{records, {}};
    SignInWays ways{.identities = accounts::Identities(records),
                    .keys = accounts::SecurityKeys(records)};
    Directory directory{*installation};
    Changes changes{*installation};
    RecentLooks looks;
    Shelf drafts{records, "draft", {}};
    Shelf filters{records, "filter", {}};
    Metrics metrics;
    const http::StaticFiles site;
    Services services{.installation = *installation,
                      .accounts = accounts,
                      .sessions = sessions,
                      .ways = ways,
                      .directory = directory,
                      .changes = changes,
                      .looks = looks,
                      .drafts = drafts,
                      .filters = filters,
                      .metrics = metrics,
                      .site = site,
                      .figures = [] { return http::ServerFigures(); }};
    EventLog log;
    Application application{services, log};
};

}  // namespace madoguchi::cli::serve
