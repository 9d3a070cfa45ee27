#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <chrono>
#include <filesystem>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "browser.hpp"
#include "madoguchi/adapters/accounts/totp.hpp"
#include "office_week.hpp"
#include "serving.hpp"

// A training server beside the real one: another process with a folder of invented people, whose
// clock goes on from the week's end; and what its lists and counts say on that day.
namespace madoguchi::e2e {
namespace {

namespace fs = std::filesystem;

/// A server over the week's data.
class Training : public OfficeWeek {
 protected:
    void SetUp() override {
        OfficeWeek::SetUp();
        fs::copy(raw(), folder_->path("served"),
                 fs::copy_options::recursive | fs::copy_options::overwrite_existing);
        server = std::make_unique<Running>(std::vector<std::string>{
            "serve", "--listen", "127.0.0.1:0", "--data", folder_->path("served"), "--policies",
            source("ops/policies"), "--json"});
        for (;;) {
            const json said = json::parse(server->read_line());
            if (said.contains("listening")) {
                const std::string at = said["listening"];
                port = static_cast<std::uint16_t>(std::stoul(at.substr(at.rfind(':') + 1)));
                return;
            }
            accounts[said["staff"].get<std::string>()] = said;
        }
    }
    void TearDown() override {
        server->signal(SIGTERM);
        EXPECT_EQ(server->end(), 0);
    }

    /// Somebody of the week at a browser of their own; codes are `saijo-k1`.
    [[nodiscard]] Browser enter(const std::string& staff) {
        Browser browser(port);
        browser.sign_in(staff.substr(0, staff.find('-')), staff, accounts.at(staff)["password"]);
        return browser;
    }

    std::unique_ptr<Running> server;
    std::map<std::string, json> accounts;
    std::uint16_t port = 0;
};

/// The cases of a list of one office, and whether each bears the mark of an agent with many.
std::map<std::string, bool> marks_of(Browser& browser, const std::string& list,
                                     const std::string& office = {}) {
    std::map<std::string, bool> marks;
    const Reply reply = browser.get("/v1/worklists/" + list + "?limit=1000" +
                                    (office.empty() ? "" : "&office=" + office));
    EXPECT_EQ(reply.status, 200) << list << reply.body;
    const json answer = reply.data();
    for (const json& row : answer["rows"]) {
        const json& badges = row["badges"];
        marks[row["case_number"]] =
            std::find(badges.begin(), badges.end(), "many_cases_of_agent") != badges.end();
    }
    return marks;
}

// The week ends with cases in the lists that count by day; the server's clock goes on from there.
TEST_F(Training, CountsOfEachListExactlyTheCasesThatStandInIt) {
    std::set<std::string> counted;
    for (const char* const town : {"saijo", "hirosaki", "matsue", "misaki", "suzuka"}) {
        Browser chief = enter(std::string(town) + "-h1");
        const json board = chief.get("/v1/dashboard").data();
        for (const json& line : board["lists"]) {
            const std::string list = line["list"];
            const Reply rows = chief.get("/v1/worklists/" + list +
                                         "?limit=1000&office=" + line["office"].get<std::string>());
            EXPECT_EQ(rows.data()["rows"].size(), line["count"]) << town << ' ' << line;
            EXPECT_EQ(rows.data()["total"], line["count"]) << town << ' ' << line;
            counted.insert(list);
        }
    }
    for (const char* const list : {"lapsing", "awaiting_reply", "open"}) {
        EXPECT_TRUE(counted.contains(list))
            << list << ": the week leaves none, nothing is compared";
    }
}

TEST_F(Training, LeavesOutOfTheLapsingWhoseReplyIsDueLater) {
    Browser chief = enter("saijo-h1");
    const auto awaited = marks_of(chief, "awaiting_reply");
    const auto lapsing = marks_of(chief, "lapsing");
    EXPECT_EQ(awaited.size(), 2U);
    ASSERT_EQ(lapsing.size(), 1U) << "due on 2 December; the other one on the 10th";
    EXPECT_TRUE(awaited.contains(lapsing.begin()->first));
}

TEST_F(Training, MarksTheCasesOfAnAgentWithManyWhereTheOfficeWantsToKnow) {
    Browser clerk = enter("saijo-k1");
    const auto awaited = marks_of(clerk, "awaiting_reply");
    ASSERT_EQ(awaited.size(), 2U) << "one agent's, and from two on the office is told";
    for (const auto& [number, is_marked] : awaited) {
        EXPECT_TRUE(is_marked) << number;
    }
    for (const auto& [number, is_marked] : marks_of(clerk, "open")) {
        EXPECT_FALSE(is_marked) << number << ": nobody comes to the counter by that list";
    }
    Browser chief = enter("saijo-h1");
    const Reply set = chief.post("/v1/commands/policy/saijo",
                                 {{"office", ""},
                                  {"set_office_value",
                                   {{"key", "handling.same_agent_notice_at"},
                                    {"value", "3"},
                                    {"effective_from", "2026-11-30"},
                                    {"reason", "試験"}}}},
                                 {{"Idempotency-Key", uuid(1)}});
    ASSERT_EQ(set.status, 200) << set.body;
    for (const auto& [number, is_marked] : marks_of(clerk, "awaiting_reply")) {
        EXPECT_FALSE(is_marked) << number << ": two aren't three";
    }
}

/// ASCII in full width, as it is typed while the input method is on.
std::string full_width(const std::string& ascii) {
    std::string wide;
    for (const char c : ascii) {
        if (c == ' ') {
            wide += "\u3000";
            continue;
        }
        const auto point = static_cast<unsigned>(c) - 0x20U + 0xFF00U;
        wide += static_cast<char>(0xE0U | point >> 12U);
        wide += static_cast<char>(0x80U | (point >> 6U & 0x3FU));
        wide += static_cast<char>(0x80U | (point & 0x3FU));
    }
    return wide;
}

/// `number` with `between` in the place of each hyphen.
std::string divided_by(std::string number, const std::string& between) {
    for (auto at = number.find('-'); at != std::string::npos;
         at = number.find('-', at + between.size())) {
        number.replace(at, 1, between);
    }
    return number;
}

std::string in_lower_case(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

TEST_F(Training, FindsACaseByTheNumbersOfItsLetterHoweverTheyAreTyped) {
    std::size_t letters = 0;
    std::size_t registered = 0;
    for (const char* const town : {"saijo", "matsue"}) {
        Browser clerk = enter(std::string(town) + "-k1");
        const auto finds = [&clerk](const std::string& typed, const std::string& number) {
            const Reply found = clerk.post("/v1/search", {{"text", typed}});
            ASSERT_EQ(found.status, 200) << typed << found.body;
            EXPECT_EQ(found.data()["matched"], "number") << typed;
            ASSERT_EQ(found.data()["cases"].size(), 1U) << typed;
            EXPECT_EQ(found.data()["cases"][0]["case_number"], number) << typed;
        };
        const json awaited = clerk.get("/v1/worklists/awaiting_reply?limit=1000").data();
        for (const json& row : awaited["rows"]) {
            const std::string number = row["case_number"];
            for (const std::string& typed : {number, " " + number + " ", "\u3000" + number}) {
                finds(typed, number);
            }
            const std::string letter = row["letter_number"];
            ASSERT_EQ(letter.size(), 11U) << row;
            for (const std::string& typed :
                 {letter, divided_by(letter, ""), divided_by(letter, " "), " " + letter + " ",
                  divided_by(letter, "\u2010"), divided_by(letter, "\u30FC")}) {
                finds(typed, number);
                finds(in_lower_case(typed), number);
            }
            for (const std::string& typed :
                 {full_width(letter), full_width(divided_by(letter, "")),
                  full_width(divided_by(letter, " ")), full_width(in_lower_case(letter))}) {
                finds(typed, number);
            }
            const std::string code = "MDG-" + divided_by(letter, "");
            for (const std::string& scanned : {code, in_lower_case(code), full_width(code)}) {
                finds(scanned, number);
            }
            for (const std::string& typed : {letter, code, number}) {
                std::string misread = typed;
                misread.back() = misread.back() == '1' ? '2' : '1';
                const Reply none = clerk.post("/v1/search", {{"text", misread}});
                EXPECT_EQ(none.status, 422) << misread;
                EXPECT_EQ(none.data()["code"], "number_misread") << misread;
                EXPECT_EQ(none.body.find(misread), std::string::npos) << "what was typed";
            }
            ++letters;
            const std::string tracking = row["tracking_no"];
            if (tracking.empty()) {
                continue;
            }
            ASSERT_EQ(tracking.size(), 11U);
            const std::string printed = tracking.substr(0, 3) + "-" + tracking.substr(3, 2) + "-" +
                                        tracking.substr(5, 5) + "-" + tracking.substr(10);
            for (const std::string& typed : {tracking, printed, divided_by(printed, " ")}) {
                finds(typed, number);
                finds(full_width(typed), number);
            }
            ++registered;
        }
    }
    EXPECT_GT(letters, 0U) << "nothing was looked for";
    EXPECT_GT(registered, 0U);
}

TEST_F(Training, SaysSoBeforeTheSignInInTheSessionAndInWhatLeaves) {
    Browser browser(port);
    EXPECT_EQ(browser.get("/v1/sign-in").data()["training"], true);
    const json& clerk = accounts.at("saijo-k1");
    const Reply signed_in = browser.post(
        "/v1/session",
        {{"municipality", "saijo"}, {"staff", "saijo-k1"}, {"password", clerk["password"]}});
    EXPECT_NE(signed_in.header("Set-Cookie").find("__Host-training-session="), std::string::npos);
    browser.sign_in("saijo", "saijo-k1", clerk["password"]);
    EXPECT_EQ(browser.get("/v1/session").data()["training"], true);
    EXPECT_EQ(browser.get("/v1/worklists/open.csv").body.find("研修用"), 3U)
        << "behind the byte order mark";
}

TEST_F(Training, WarnsOfNoValueThatTheOfficeHasConfirmed) {
    Browser clerk = enter("saijo-k1");
    const json query{{"id", 1},
                     {"municipality", "saijo"},
                     {"given",
                      {{"query", "decide"},
                       {"procedure", "pin_reset"},
                       {"applicant", "voluntary_agent"},
                       {"principal_age", 80},
                       {"date", "2026-11-30"},
                       {"targets", {"signature"}},
                       {"facts", json::object()}}}};
    const Reply reply = clerk.post("/v1/decide", json::array({query}));
    ASSERT_EQ(reply.status, 200) << reply.body;
    const json answer = reply.data()[0]["answer"];
    EXPECT_EQ(answer["postage_yen"], 434);
    EXPECT_EQ(answer["warnings"].dump().find("postage_tariff"), std::string::npos) << answer;
}

/// What base32 without padding (RFC 4648) says.
std::string bytes_of_base32(const std::string& text) {
    constexpr std::string_view kLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    std::string bytes;
    std::size_t bits = 0;
    std::size_t value = 0;
    for (const char c : text) {
        value = value << 5U | kLetters.find(c);
        bits += 5;
        if (bits >= 8) {
            bits -= 8;
            bytes += static_cast<char>(value >> bits & 0xFFU);
        }
    }
    return bytes;
}

TEST_F(Training, GoesByTheWorldsClockForTheCodesOfAuthenticators) {
    Browser clerk = enter("saijo-k1");
    const Reply asked = clerk.post("/v1/session/second-factor", {{"password", Browser::kPassword}});
    ASSERT_EQ(asked.status, 200) << asked.body;
    const std::string secret = bytes_of_base32(asked.data()["secret"]);
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(
        std::chrono::system_clock::now().time_since_epoch());
    const std::string code = accounts::totp_code(
        secret, static_cast<std::uint64_t>(seconds.count() / accounts::kTotpStepSeconds));
    const Reply confirmed = clerk.post("/v1/session/second-factor/confirm", {{"code", code}});
    EXPECT_EQ(confirmed.status, 204) << "the week's clock is elsewhere\n" << confirmed.body;
}

TEST_F(Serve, IsNoTrainingAndLeadsToOne) {
    options = {"--training-at", "https://madoguchi.example.jp:8444"};
    start();
    Browser browser(port);
    const json ways = browser.get("/v1/sign-in").data();
    EXPECT_EQ(ways["training"], false);
    EXPECT_EQ(ways["training_at"], "https://madoguchi.example.jp:8444");
    EXPECT_EQ(stop(), 0);
    for (const char* const option : {"--training-at", "--origin"}) {
        EXPECT_EQ(run({"serve", "--data", data, "--policies", policies, "--listen", "127.0.0.1:0",
                       option, "javascript:alert(1)"})
                      .status,
                  2)
            << option;
    }
}

}  // namespace
}  // namespace madoguchi::e2e
