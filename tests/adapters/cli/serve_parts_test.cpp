#include <gtest/gtest.h>

#include <set>

#include "madoguchi/adapters/cli/serve/application.hpp"
#include "madoguchi/adapters/cli/serve/csv_text.hpp"
#include "madoguchi/adapters/cli/serve/list_order.hpp"
#include "madoguchi/adapters/cli/serve/readable_table.hpp"
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
    const Routed list = find_route(asking("GET", "/v1/worklists/open"));
    ASSERT_NE(list.route, nullptr);
    EXPECT_EQ(list.route->path, "/v1/worklists/{list}");
    const Routed csv = find_route(asking("GET", "/v1/worklists/open.csv"));
    ASSERT_NE(csv.route, nullptr);
    EXPECT_EQ(csv.route->path, "/v1/worklists/{list}.csv");
    EXPECT_EQ(csv.arguments, std::vector<std::string>{"open"});
    EXPECT_EQ(csv.allow, "GET");
    const Routed other = find_route(asking("PUT", "/v1/session"));
    EXPECT_EQ(other.route, nullptr);
    EXPECT_EQ(other.allow, "POST, GET, HEAD, DELETE");
    EXPECT_TRUE(find_route(asking("GET", "/v1/cases//history")).allow.empty());
    EXPECT_TRUE(find_route(asking("GET", "/v1/nothing")).allow.empty());
}

TEST(Routes, HaveNoHeadWhereWhatIsShownIsPutOnRecord) {
    for (const char* const path :
         {"/v1/cases/x", "/v1/cases/x/history", "/v1/worklists/intake", "/v1/audit/looks"}) {
        EXPECT_NE(find_route(asking("GET", path)).route, nullptr) << path;
        const Routed head = find_route(asking("HEAD", path));
        EXPECT_EQ(head.route, nullptr) << path;
        EXPECT_EQ(head.allow, "GET") << path;
    }
}

TEST(SameSite, IsWhatTheBrowserSays) {
    http::Request request;
    request.headers = {{"host", "office.example:8443"}};
    request.encrypted = true;
    EXPECT_TRUE(is_same_site(request, "")) << "no browser";
    request.headers.push_back({"origin", "https://office.example:8443"});
    EXPECT_TRUE(is_same_site(request, ""));
    request.encrypted = false;
    EXPECT_FALSE(is_same_site(request, "")) << "another scheme is another origin";
    request.headers = {{"host", "office.example"}, {"origin", "null"}};
    EXPECT_FALSE(is_same_site(request, ""));
    request.headers = {{"host", "office.example"}, {"sec-fetch-site", "cross-site"}};
    EXPECT_FALSE(is_same_site(request, ""));
}

TEST(SameSite, IsTheOriginThatTheServerWasToldWhateverNameARequestGivesIt) {
    constexpr std::string_view kKnownAs = "https://office.example:8443";
    http::Request request;
    request.encrypted = true;
    request.headers = {{"host", "evil.example"}, {"origin", "https://evil.example"}};
    EXPECT_TRUE(is_same_site(request, "")) << "a name that leads here";
    EXPECT_FALSE(is_same_site(request, kKnownAs));
    request.headers = {{"host", "127.0.0.1:9000"}, {"origin", std::string(kKnownAs)}};
    EXPECT_TRUE(is_same_site(request, kKnownAs)) << "a proxy before it gives it another";
    request.headers.push_back({"sec-fetch-site", "same-site"});
    EXPECT_FALSE(is_same_site(request, kKnownAs));
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

TEST(CsvText, TakesFormulasInFullWidthForFormulasToo) {
    Table table{.heads = {"備考"}, .rows = {}};
    for (const char* const cell :
         {"＝1+1", "＋81", "－1", "＠SUM(1)", "　＝1", " 　@x", "1＝1", "　"}) {
        table.rows.push_back({cell});
    }
    EXPECT_EQ(csv_text(table, false),
              "\xEF\xBB\xBF備考\r\n\"'＝1+1\"\r\n\"'＋81\"\r\n\"'－1\"\r\n\"'＠SUM(1)\"\r\n"
              "\"'　＝1\"\r\n\"' 　@x\"\r\n1＝1\r\n　\r\n");
}

TEST(CsvText, SaysFirstThatNobodyInItIsReal) {
    EXPECT_EQ(csv_text({.heads = {"a"}, .rows = {}}, true),
              "\xEF\xBB\xBF研修用(実在の人の情報ではありません)\r\na\r\n");
}

TEST(ListOrder, NarrowsAndOrdersByWhatStandsInTheRows) {
    const std::vector<std::string> rows{
        R"({"id":1,"status":"a","days":3,"procedures":["issue"],"principal":{"kana":"イ"},)"
        R"("clerk":""})",
        R"({"id":2,"status":"b","days":1,"procedures":["renew"],"principal":{"kana":"ア"},)"
        R"("clerk":"k1"})",
        R"({"id":3,"status":"a","days":null,"procedures":["issue","renew"]})"};
    const auto ordered = [&](const ListOrder& order) {
        std::string ids;
        const std::vector<std::size_t> places = in_order(rows, order).value();
        for (const std::size_t place : places) {
            ids += rows[place][6];
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
    EXPECT_EQ(ordered({.status = {}, .procedure = {}, .clerk = {}, .sort = {}, .descending = true}),
              "321");
    EXPECT_EQ(ordered({.status = {}, .procedure = {}, .clerk = "k1", .sort = {}}), "2");
    EXPECT_EQ(ordered({.status = {}, .procedure = {}, .clerk = "none", .sort = {}}), "13");
}

TEST(ListOrder, PutsKanaAsWordsStandInAList) {
    std::vector<std::string> rows;
    for (const char* const kana : {"ガイ", "カメイ", "カイ", "アイ"}) {
        rows.push_back(R"({"principal":{"kana":")" + std::string(kana) + "\"}}");
    }
    EXPECT_EQ(in_order(rows, {.status = {}, .procedure = {}, .clerk = {}, .sort = "kana"}).value(),
              (std::vector<std::size_t>{3, 2, 0, 1}));
}

std::string row_of(const char* number, const char* clerk) {
    return std::string(R"({"stream":"case/)") + number + R"(","clerk":")" + clerk + "\"}";
}

/// Where the next page of `now` begins, when the first `shown` rows of `before` were a page; each
/// list as it is ordered.
std::size_t next_begin(const std::vector<std::string>& before, std::size_t shown,
                       const std::vector<std::string>& now, const std::string& sort) {
    const ListOrder order{.status = {}, .procedure = {}, .clerk = {}, .sort = sort};
    std::vector<std::string> page;
    const std::vector<std::size_t> shown_before = in_order(before, order).value();
    for (const std::size_t place : shown_before) {
        if (page.size() < shown) {
            page.push_back(before[place]);
        }
    }
    const auto place = read_ordered_place(cursor_of(place_after(page, order)));
    return place ? begin_of_page(now, in_order(now, order).value(), order, *place) : 999;
}

TEST(ListOrder, GoesOnBehindTheLastRowAndLosesNone) {
    const std::string a = row_of("a", "k1");
    const std::string b = row_of("b", "k2");
    const std::string c = row_of("c", "k2");
    const std::string d = row_of("d", "k3");
    for (const char* const sort : {"", "clerk"}) {
        EXPECT_EQ(next_begin({a, b, c, d}, 2, {a, b, c, d}, sort), 2U) << sort;
        EXPECT_EQ(next_begin({a, b, c, d}, 4, {a, b, c, d}, sort), 4U) << sort;
        EXPECT_EQ(next_begin({a, b, c, d}, 2, {row_of("0", "k0"), a, b, c, d}, sort), 3U)
            << sort << ": another row has come before it";
        EXPECT_EQ(next_begin({a, b, c, d}, 2, {a, c, d}, sort), 1U)
            << sort << ": the row itself has left";
    }
    EXPECT_EQ(next_begin({a, b, c, d}, 1, {row_of("e", "k2"), b, c, d}, ""), 0U)
        << "all that were shown have left, and another has come";
    EXPECT_EQ(next_begin({a, b, c, d}, 1, {b, c, d, row_of("a", "k9")}, "clerk"), 0U)
        << "the row itself stands further down now";
    EXPECT_EQ(next_begin({a, b, c, d}, 2, {a, row_of("b", "k9"), c, d}, "clerk"), 1U)
        << "nothing tells the row from those that are alike: they come once more";
    for (const char* const other : {"", "x", "2026-11-28/main/case/1", "1", "1.", "/", "1/{", "g/1",
                                    "1.2.3.4.5.6.7.8.9.a.b.c.d.e.f.10.11/"}) {
        EXPECT_FALSE(read_ordered_place(other)) << other;
    }
}

TEST(ListOrder, GoesThroughRowsOfOneStreamToTheEnd) {
    std::vector<std::string> rows;
    for (std::size_t i = 0; i < 6; ++i) {
        rows.push_back(R"({"stream":"case/)" + std::to_string(i / 4) + R"(","entry":)" +
                       std::to_string(i) + "}");
    }
    for (const char* const sort : {"", "stream", "entry"}) {
        for (std::size_t shown = 1; shown <= rows.size(); ++shown) {
            EXPECT_EQ(next_begin(rows, shown, rows, sort), shown) << sort;
        }
    }
}

TEST(ListOrder, PutsNothingPersonalIntoACursor) {
    const std::vector<std::string> page{R"({"clerk":"k1","principal":{"kana":"シケン"}})"};
    for (const char* const sort : {"kana", "principal", ""}) {
        const ListOrder order{.status = {}, .procedure = {}, .clerk = {}, .sort = sort};
        EXPECT_TRUE(cursor_of(place_after(page, order)).ends_with("/")) << sort;
    }
    const ListOrder order{.status = {}, .procedure = {}, .clerk = {}, .sort = "clerk"};
    EXPECT_TRUE(cursor_of(place_after(page, order)).ends_with("/\"k1\""));
}

TEST(ReadableTable, ShowsCodesAsScreensDo) {
    Table table{.heads = {"市町村", "窓口", "時刻", "操作", "記録先", "対象"},
                .rows = {{"town", "main", "545", "madoguchi.command.add_note.v1", "case/c-1",
                          "k1 administrator"},
                         {"other", "gone", "x", "", "unknown/1", ""}}};
    policy::Policy policy;
    policy.municipality = "town";
    policy.name = "試験市";
    policy.offices = {{.code = "main", .name = "試験市役所"}};
    make_readable(table, {"municipality", "office", "minute", "command_type", "stream", "subject"},
                  &policy);
    EXPECT_EQ(table.rows[0][0], "試験市");
    EXPECT_EQ(table.rows[0][1], "試験市役所");
    EXPECT_EQ(table.rows[0][2], "09:05");
    EXPECT_NE(table.rows[0][3].find("メモ"), std::string::npos) << table.rows[0][3];
    EXPECT_EQ(table.rows[0][4], "案件 c-1");
    EXPECT_EQ(table.rows[0][5], "k1 利用者管理");
    EXPECT_EQ(table.rows[1], (std::vector<std::string>{"other", "gone", "x", "", "unknown/1", ""}));
}

TEST(ReadableTable, HasDaysInBothCalendarsAndNothingForPrograms) {
    const std::vector<std::string> columns{"stream", "case_number", "opened_on", "status_en",
                                           "deadline"};
    Table table{.heads = {"記録先", "受付番号", "受付日", "状態(英語)", "回答期限"},
                .rows = {{"case/c", "R8-1", "2026-11-20", "Open", ""}}};
    make_readable(table, columns, nullptr);
    EXPECT_EQ(table.heads, (std::vector<std::string>{"受付番号", "受付日", "受付日(和暦)",
                                                     "回答期限", "回答期限(和暦)"}));
    EXPECT_EQ(table.rows[0], (std::vector<std::string>{"R8-1", "2026-11-20", "R8.11.20", "", ""}));
    Table empty{.heads = {"記録先", "受付番号", "受付日", "状態(英語)", "回答期限"}, .rows = {}};
    make_readable(empty, columns, nullptr);
    EXPECT_EQ(empty.heads, table.heads) << "also where nothing stands in it";
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
