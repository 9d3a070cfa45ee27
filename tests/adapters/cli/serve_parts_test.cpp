#include <gtest/gtest.h>

#include <set>

#include "madoguchi/adapters/cli/serve/application.hpp"
#include "madoguchi/adapters/cli/serve/csv_text.hpp"
#include "madoguchi/adapters/cli/serve/list_order.hpp"
#include "madoguchi/adapters/cli/serve/routes.hpp"
#include "madoguchi/domain/access/permission.hpp"

// Parts of the server that need no server.
namespace madoguchi::cli::serve {
namespace {

http::Request asking(const std::string& method, const std::string& target) {
    const auto parsed = http::parse_target(target);
    http::Request request;
    request.method = method;
    request.path = parsed->path;
    request.parameters = parsed->parameters;
    return request;
}

TEST(Routes, AreEachInTheTableOfPermissionsWhereTheyShowSomething) {
    std::set<std::pair<std::string_view, std::string_view>> ways;
    for (const Route& route : routes()) {
        EXPECT_TRUE(ways.emplace(route.method, route.path).second) << route.path;
        EXPECT_NE(route.handle, nullptr) << route.path;
        EXPECT_FALSE(route.about.empty()) << route.path;
        EXPECT_EQ(route.access == Access::kQuery, !route.act.empty()) << route.path;
        if (route.access == Access::kQuery) {
            EXPECT_TRUE(access::needed_for(route.act)) << route.path << ": " << route.act;
        }
    }
}

TEST(Routes, LetNobodyChangeAnythingWithoutASession) {
    const std::set<std::string_view> signing_in{"/v1/session", "/v1/session/key-challenge",
                                                "/v1/session/provider",
                                                "/v1/session/provider/return"};
    for (const Route& route : routes()) {
        if (route.method != "GET" && route.access == Access::kAnybody) {
            EXPECT_TRUE(signing_in.contains(route.path)) << route.path;
        }
        if (route.access == Access::kLocal) {
            EXPECT_EQ(route.path, "/metrics");
        }
    }
}

TEST(Routes, AreFoundByMethodAndPath) {
    const Routed found = find_route(asking("GET", "/v1/cases/R8-%E6%9C%AC-0123-7/history"));
    ASSERT_NE(found.route, nullptr);
    EXPECT_EQ(found.route->path, "/v1/cases/{case}/history");
    EXPECT_EQ(found.arguments, std::vector<std::string>{"R8-本-0123-7"});
    EXPECT_NE(find_route(asking("HEAD", "/healthz")).route, nullptr);
    const Routed other = find_route(asking("PUT", "/v1/session"));
    EXPECT_EQ(other.route, nullptr);
    EXPECT_EQ(other.allow, "POST, GET, DELETE");
    EXPECT_TRUE(find_route(asking("GET", "/v1/cases//history")).allow.empty());
    EXPECT_TRUE(find_route(asking("GET", "/v1/nothing")).allow.empty());
}

TEST(SameSite, IsWhatTheBrowserSays) {
    http::Request request;
    request.headers = {{"host", "office.example:8443"}};
    request.encrypted = true;
    EXPECT_TRUE(is_same_site(request)) << "no browser";
    request.headers.push_back({"origin", "https://office.example:8443"});
    EXPECT_TRUE(is_same_site(request));
    request.encrypted = false;
    EXPECT_FALSE(is_same_site(request)) << "another scheme is another origin";
    request.headers = {{"host", "office.example"}, {"origin", "null"}};
    EXPECT_FALSE(is_same_site(request));
    request.headers = {{"host", "office.example"}, {"sec-fetch-site", "cross-site"}};
    EXPECT_FALSE(is_same_site(request));
}

TEST(CsvText, KeepsWhatASpreadsheetWouldSpoil) {
    const Table table{.heads = {"受付番号", "備考"},
                      .rows = {{"0012", "a,b"},
                               {"1-2", "say \"x\""},
                               {"12345678901", "=1+1"},
                               {"2026-11-28", "-5"},
                               {"12", "@x"},
                               {"1E5", ""}}};
    EXPECT_EQ(csv_text(table, false),
              "\xEF\xBB\xBF受付番号,備考\r\n"
              "\"=\"\"0012\"\"\",\"a,b\"\r\n"
              "\"=\"\"1-2\"\"\",\"say \"\"x\"\"\"\r\n"
              "\"=\"\"12345678901\"\"\",\"'=1+1\"\r\n"
              "2026-11-28,-5\r\n"
              "12,\"'@x\"\r\n"
              "\"=\"\"1E5\"\"\",\r\n");
}

TEST(CsvText, SaysFirstThatNobodyInItIsReal) {
    EXPECT_EQ(csv_text({.heads = {"a"}, .rows = {}}, true),
              "\xEF\xBB\xBF研修用(実在の人の情報ではありません)\r\na\r\n");
}

TEST(ListOrder, NarrowsAndOrdersByWhatStandsInTheRows) {
    const std::vector<std::string> rows{
        R"({"id":1,"status":"a","days":3,"procedures":["issue"],"principal":{"kana":"イ"}})",
        R"({"id":2,"status":"b","days":1,"procedures":["renew"],"principal":{"kana":"ア"})"
        R"(,"clerk":"k1"})",
        R"({"id":3,"status":"a","days":null,"procedures":["issue","renew"]})"};
    const auto ordered = [&](const ListOrder& order) {
        std::string ids;
        for (const auto& row : in_order(rows, order)) {
            ids += row[6];
        }
        return ids;
    };
    EXPECT_EQ(ordered({.status = "a", .procedure = {}, .clerk = {}, .sort = {}}), "13");
    EXPECT_EQ(ordered({.status = {}, .procedure = "renew", .clerk = {}, .sort = {}}), "23");
    EXPECT_EQ(ordered({.status = {}, .procedure = {}, .clerk = {}, .sort = "days"}), "213");
    EXPECT_EQ(
        ordered({.status = {}, .procedure = {}, .clerk = {}, .sort = "days", .descending = true}),
        "123");
    EXPECT_EQ(ordered({.status = {}, .procedure = {}, .clerk = {}, .sort = "kana"}), "213");
    EXPECT_EQ(ordered({.status = {}, .procedure = {}, .clerk = {}, .sort = "nothing"}), "123");
    EXPECT_EQ(ordered({.status = {}, .procedure = {}, .clerk = "k1", .sort = {}}), "2");
    EXPECT_EQ(ordered({.status = {}, .procedure = {}, .clerk = "none", .sort = {}}), "13");
}

TEST(Problem, HasWordsInBothLanguagesAndSaysWhenToComeAgain) {
    Problem busy = problem(503, "busy");
    busy.retry_after = std::chrono::seconds(3);
    const http::Response response = response_of(busy);
    EXPECT_EQ(response.status, 503U);
    EXPECT_EQ(response.content_type, "application/problem+json");
    ASSERT_EQ(response.headers.size(), 1U);
    EXPECT_EQ(response.headers[0].value, "3");
    EXPECT_NE(problem(409, "documents_missing").ja, "documents_missing");
}

}  // namespace
}  // namespace madoguchi::cli::serve
