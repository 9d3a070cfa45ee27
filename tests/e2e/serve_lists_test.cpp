#include <gmock/gmock.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "serving.hpp"

// Lists over HTTP: their order, their pages, their CSV files.
namespace madoguchi::e2e {
namespace {

using testing::HasSubstr;
using testing::Not;

/// One more case is open for each of some names.
class ServeLists : public ServeCase {
 protected:
    void SetUp() override {
        ServeCase::SetUp();
        int next = 2'000;
        for (const char* const kana : {"ガイ イチロウ", "カメイ ジロウ", "カイ サブロウ"}) {
            json payload = opening_payload();
            payload["principal"]["kana"] = kana;
            const Reply opened = clerk->command(uuid(next), next, "open_case", payload);
            ASSERT_EQ(opened.status, 200) << opened.body;
            ++next;
        }
    }

    json intake(const std::string& parameters) {
        const Reply reply = clerk->get("/v1/worklists/intake?" + parameters);
        EXPECT_EQ(reply.status, 200) << reply.body;
        return reply.data();
    }

    static std::vector<std::string> kana_of(const json& page) {
        std::vector<std::string> kana;
        for (const json& row : page["rows"]) {
            kana.push_back(row["principal"]["kana"]);
        }
        return kana;
    }
};

TEST_F(ServeLists, StandInTheOrderOfKanaPageByPage) {
    const json first = intake("names=1&sort=kana&limit=3");
    EXPECT_EQ(kana_of(first),
              (std::vector<std::string>{"カイ サブロウ", "ガイ イチロウ", "カメイ ジロウ"}));
    EXPECT_EQ(first["total"], 4);
    const std::string cursor = first["cursor"];
    ASSERT_FALSE(cursor.empty());
    const json rest = intake("names=1&sort=kana&limit=3&cursor=" + cursor);
    EXPECT_EQ(kana_of(rest), std::vector<std::string>{"シケン タロウ"});
    EXPECT_EQ(rest["cursor"], "");
    const json contrary = intake("names=1&sort=kana&order=desc&limit=1");
    EXPECT_EQ(kana_of(contrary), std::vector<std::string>{"シケン タロウ"});
    const json narrowed = intake("procedure=pin_reset&limit=3");
    EXPECT_EQ(intake("procedure=pin_reset&limit=3&cursor=" +
                     narrowed["cursor"].get<std::string>())["rows"]
                  .size(),
              1U);
    EXPECT_EQ(
        intake("limit=3&cursor=" + intake("limit=3")["cursor"].get<std::string>())["rows"].size(),
        1U);
}

TEST_F(ServeLists, TakeNoOrderOrCursorThatIsntKnown) {
    for (const char* const parameters :
         {"sort=nothing", "sort=kana", "order=up", "names=yes", "cursor=x", "status=zz",
          "procedure=nope", "purpose=bogus", "sort=opened_on&cursor=2026-11-28/matsue_main/case/x",
          "cursor=1/2/case/x", "limit=0", "days_min=-1", "days_min=3x"}) {
        const Reply reply = clerk->get("/v1/worklists/intake?" + std::string(parameters));
        EXPECT_EQ(reply.status, 422) << parameters << reply.body;
        EXPECT_EQ(reply.code(), "malformed");
    }
    EXPECT_EQ(clerk->get("/v1/worklists/money?cursor=2026-11-28/x").status, 422)
        << "that list has one page";
    EXPECT_EQ(clerk->get("/v1/worklists/intake.csv?sort=nothing").status, 422);
    EXPECT_EQ(clerk->get("/v1/worklists/intake.csv?cursor=x").status, 422) << "it holds all rows";
}

// A filter that is passed over shows rows that nobody asked for, or none where there are some.
TEST_F(ServeLists, TakeNoFilterThatTheyArentNarrowedBy) {
    const std::vector<std::pair<std::string, std::string>> unfit{
        {"intake", "word=step_intake"},
        {"intake", "rule=none"},
        {"intake", "procedures=issue"},
        {"intake", "applicant=self"},
        {"intake", "days_min=1"},
        {"money", "procedures=issue"},
        {"money", "rule=none"},
        {"money", "names=1"},
        {"money", "status=completed"},
        {"money", "clerk=me"},
        {"money", "procedure=pin_reset"},
        {"expiry", "word=signature"},
        {"arrivals", "days_min=1"},
        {"statistics", "clerk=me"},
        {"arrivals", "rule=none"},
        {"custody_items", "status=completed"},
        {"statistics", "days_min=3"},
        {"standing", "applicant=self"},
        {"expiry", "office=matsue_main"},
        {"expiry", "from=2020-01-01"},
        {"document_numbers", "office=matsue_main"},
        {"document_numbers", "from=2020-01-01"},
        {"document_numbers", "until=2020-01-01"},
        {"unused_numbers", "office=matsue_main"},
        {"unused_numbers", "from=2020-01-01"},
        {"unused_numbers", "until=2020-01-01"},
        {"letters_by_class", "from=2020-01-01"},
        {"letters_by_class", "until=2020-01-01"},
        {"custody_items", "from=2020-01-01"},
        {"custody_items", "until=2020-01-01"},
        {"backlog", "office=matsue_main"},
        {"ages", "office=matsue_main"},
        {"ages", "from=2020-01-01"},
        {"ages", "until=2020-01-01"},
        {"lead_times", "office=matsue_main"},
        {"incident_reports", "office=matsue_main"},
        {"incident_reports", "from=2020-01-01"},
        {"incident_reports", "until=2020-01-01"},
        {"erasures", "office=matsue_main"},
        {"erasures", "from=2020-01-01"},
        {"erasures", "until=2020-01-01"},
        {"person_holds", "office=matsue_main"},
        {"person_holds", "from=2020-01-01"},
        {"person_holds", "until=2020-01-01"},
        {"agents", "office=matsue_main"},
        {"agents", "from=2020-01-01"},
        {"agents", "until=2020-01-01"},
        {"standing", "from=2020-01-01"}};
    for (const auto& [list, parameter] : unfit) {
        for (const std::string& path : {list, list + ".csv"}) {
            const Reply reply = clerk->get("/v1/worklists/" + path + "?" + parameter);
            EXPECT_EQ(reply.status, 422) << path << "?" << parameter << reply.body;
            EXPECT_EQ(reply.code(), "malformed");
            EXPECT_THAT(reply.data()["detail_en"].get<std::string>(),
                        HasSubstr(parameter.substr(0, parameter.find('='))));
        }
    }
    for (const char* const fit :
         {"intake?status=completed", "intake?procedure=pin_reset&clerk=none",
          "open?word=step_intake", "money?word=postage",
          "arrivals?applicant=self&procedures=pin_reset", "expiry?until=2020-01-01",
          "intake?office=matsue_main&from=2020-01-01&until=2020-01-01",
          "money?office=matsue_main&from=2020-01-01&until=2020-01-01",
          "backlog?from=2020-01-01&until=2020-01-02", "custody_items?office=matsue_main",
          "standing?office=matsue_main&until=2020-01-01"}) {
        EXPECT_EQ(clerk->get("/v1/worklists/" + std::string(fit)).status, 200) << fit;
    }
}

// What is narrowed is the whole list, not the part of it that is ordered at once.
TEST_F(ServeLists, FindWhatIsAskedForBehindTheThousandthRow) {
    constexpr int kMore = 1'000;
    constexpr int kFirst = 10'000;
    for (int next = kFirst; next < kFirst + kMore; ++next) {
        ASSERT_EQ(clerk->command(uuid(next), next, "open_case", opening_payload()).status, 200);
    }
    const int last = kFirst + kMore - 1;
    for (const std::string& mine : {id, uuid(last)}) {
        ASSERT_EQ(
            clerk->command(mine, mine == id ? 3'000 : 3'001, "claim_case", json::object()).status,
            200);
    }
    const json mine = intake("clerk=me");
    EXPECT_EQ(mine["total"], 2);
    EXPECT_EQ(mine["rows"].size(), 2U);
    EXPECT_EQ(mine["notes"], json::array());
    const json one = intake("clerk=me&limit=1");
    EXPECT_EQ(one["total"], 2);
    const json other = intake("clerk=me&limit=1&cursor=" + one["cursor"].get<std::string>());
    EXPECT_NE(other["rows"][0]["case_number"], one["rows"][0]["case_number"]);
    EXPECT_EQ(other["cursor"], "");
    // Four cases are open besides.
    EXPECT_EQ(intake("sort=case_number&limit=1")["total"], kMore + 4) << "all that there are";
    const json nobodys = intake("clerk=none&procedure=pin_reset&limit=1");
    EXPECT_EQ(nobodys["total"], kMore + 2);
    EXPECT_EQ(nobodys["notes"].size(), 1U) << "more than are ordered at once";
    const std::string csv = clerk->get("/v1/worklists/intake.csv?clerk=none").body;
    EXPECT_EQ(std::count(csv.begin(), csv.end(), '\n'), kMore + 2 + 1) << "and the heading";
}

TEST_F(ServeLists, GivePagesAlsoOfWhatHasNoneOfItsOwn) {
    for (int next = 2'000; next < 2'003; ++next) {
        ASSERT_EQ(clerk
                      ->command(uuid(next), next + 2'000, "collect_postage",
                                {{"yen", 434}, {"method", "cash"}, {"payer", "applicant"}})
                      .status,
                  200);
    }
    const json all = clerk->get("/v1/worklists/money").data();
    const std::size_t rows = all["rows"].size();
    ASSERT_GT(rows, 2U);
    json seen = json::array();
    std::string cursor;
    do {
        const json page = clerk->get("/v1/worklists/money?limit=2&cursor=" + cursor).data();
        EXPECT_LE(page["rows"].size(), 2U);
        EXPECT_EQ(page["total"], rows);
        for (const json& row : page["rows"]) {
            seen.push_back(row);
        }
        cursor = page["cursor"];
    } while (!cursor.empty() && seen.size() <= rows);
    EXPECT_EQ(seen, all["rows"]);
}

TEST_F(Serve, ShowsAdministratorsWhatTheyRegisterAndNoCase) {
    start();
    Browser administrator(port);
    administrator.sign_in("matsue", "a1", printed.at(0).at("password"));
    const Reply shown = administrator.get("/v1/worklists/closures");
    EXPECT_EQ(shown.status, 200) << shown.body;
    EXPECT_EQ(administrator.get("/v1/worklists/closures.csv").status, 200);
    for (const char* const other : {"open", "money", "looks", "open.csv"}) {
        EXPECT_EQ(administrator.get("/v1/worklists/" + std::string(other)).code(), "not_permitted")
            << other;
    }
}

TEST_F(ServeLists, AreTheSameAsCsvInWordsOfTheScreens) {
    const json page = intake("sort=case_number&order=desc");
    const std::string csv = clerk->get("/v1/worklists/intake.csv?sort=case_number&order=desc").body;
    std::size_t at = 0;
    for (const json& row : page["rows"]) {
        const auto found = csv.find(row["case_number"].get<std::string>(), at);
        ASSERT_NE(found, std::string::npos) << csv;
        at = found;
    }
    EXPECT_THAT(csv, Not(HasSubstr("matsue_main"))) << "offices by name";
    EXPECT_THAT(csv, HasSubstr("担当"));
    const std::string none = clerk->get("/v1/worklists/intake.csv?status=completed").body;
    EXPECT_THAT(none, HasSubstr("受付番号"));
    EXPECT_THAT(none, Not(HasSubstr(number)));
    EXPECT_THAT(clerk->get("/v1/worklists/undeliverable.csv").body, HasSubstr("受付番号"));
}

TEST_F(ServeLists, SayWhoHasACase) {
    ASSERT_EQ(clerk->command(id, 3'000, "claim_case", json::object()).status, 200);
    const json page = intake("limit=10");
    for (const json& row : page["rows"]) {
        EXPECT_EQ(row["clerk"], row["case_number"] == number ? "k1" : "");
        EXPECT_TRUE(row["open_days_left"].is_null()) << "nothing is awaited yet";
    }
}

}  // namespace
}  // namespace madoguchi::e2e
