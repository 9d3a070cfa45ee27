#include <gmock/gmock.h>
#include <signal.h>

#include <algorithm>
#include <cctype>
#include <filesystem>

#include "../adapters/http/client.hpp"
#include "serving.hpp"

// `madoguchi serve` as browsers see it.
namespace madoguchi::e2e {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST_F(Serve, LetsAnAdministratorInAtItsFirstStart) {
    start();
    ASSERT_EQ(printed.size(), 1U);
    EXPECT_EQ(printed[0]["municipality"], "matsue");
    EXPECT_EQ(printed[0]["staff"], "a1") << "who is administrator already";
    Browser browser(port);
    const std::string password = printed[0]["password"];
    const Reply signed_in = browser.post(
        "/v1/session", {{"municipality", "matsue"}, {"staff", "a1"}, {"password", password}});
    ASSERT_EQ(signed_in.status, 200) << signed_in.body;
    EXPECT_THAT(signed_in.header("Set-Cookie"), HasSubstr("HttpOnly; SameSite=Strict"));
    EXPECT_EQ(browser.get("/v1/staff").code(), "must_change_password");
    browser.sign_in("matsue", "a1", password);
    EXPECT_EQ(browser.get("/v1/staff").status, 200);
    EXPECT_EQ(browser.get("/v1/staff?unknown=1").status, 422);
    EXPECT_EQ(browser.post("/v1/staff/a1/account").code(), "own_account");
    EXPECT_EQ(browser.get("/v1/cases/x").code(), "not_permitted") << "cases are not theirs";
    const Reply issued = browser.post("/v1/staff/k2/account");
    ASSERT_EQ(issued.status, 200) << issued.body;
    Browser other(port);
    other.sign_in("matsue", "k2", issued.data()["password"]);
    EXPECT_EQ(other.get("/v1/worklists").status, 200);
    EXPECT_EQ(stop(), 0);
    printed.clear();
    start();
    EXPECT_TRUE(printed.empty()) << "the second start makes no account";
    EXPECT_EQ(stop(), 0);
}

TEST_F(Serve, PutsOnRecordWhoWasGivenAWayIn) {
    static_cast<void>(account("k1"));
    const Ended changes = madoguchi({"list", "staff_changes", "-m", "matsue", "--actor", "s1"});
    ASSERT_EQ(changes.status, 0) << changes.err;
    const json last = changes.lines().back();
    EXPECT_EQ(last["word"], "sign_in_granted");
    EXPECT_EQ(last["subject"], "k1 password");
    EXPECT_EQ(last["actor"], "console");
    EXPECT_THAT(changes.out, HasSubstr("role_granted"));
}

TEST_F(Serve, AnswersNobodyWhoIsntSignedIn) {
    start();
    Browser browser(port);
    const json paths = browser.get("/openapi.json").data()["paths"];
    ASSERT_GT(paths.size(), 20U);
    for (const auto& [path, methods] : paths.items()) {
        for (const auto& [method, operation] : methods.items()) {
            std::string upper = method;
            std::transform(upper.begin(), upper.end(), upper.begin(), ::toupper);
            std::string with_names = path;
            for (char& c : with_names) {
                c = c == '{' || c == '}' ? 'x' : c;
            }
            const Reply reply = browser.send(upper, with_names, upper == "GET" ? "" : "{}",
                                             {{"Content-Type", "application/json"}});
            const bool asks_for_session = reply.code() == "not_signed_in";
            EXPECT_EQ(asks_for_session, operation.contains("security")) << upper << " " << path;
        }
    }
    EXPECT_EQ(browser.get("/v1/nothing").status, 404);
    EXPECT_EQ(browser.send("PUT", "/v1/session", "", {}).status, 405);
}

TEST_F(ServeCase, ShowsItsCaseWithoutTheAddressUntilItIsAskedFor) {
    EXPECT_EQ(answer["result"], "accepted");
    const Reply shown = clerk->get("/v1/cases/" + id);
    ASSERT_EQ(shown.status, 200) << shown.body;
    const json found = shown.data();
    EXPECT_EQ(found["principal"]["name"], "試験 太郎");
    EXPECT_EQ(found["principal"]["address"]["sealed"], true);
    EXPECT_EQ(found["version"], answer["version"]);
    const Reply revealed = clerk->post("/v1/cases/" + id + "/reveal",
                                       {{"holder", "principal"}, {"fields", {"address"}}});
    ASSERT_EQ(revealed.status, 200) << revealed.body;
    EXPECT_EQ(revealed.data()["address"], "見本県試験市見本町1番地");
    EXPECT_EQ(stop(), 0);
    const Ended looks = madoguchi({"list", "looks", "-m", "matsue", "--actor", "s1"});
    int shows = 0;
    for (const json& look : looks.lines()) {
        shows += look["view"] == "show" ? 1 : 0;
    }
    EXPECT_EQ(shows, 1) << "shown after the command and read again: one look\n" << looks.out;
    EXPECT_THAT(looks.out, HasSubstr("\"reveal\""));
}

TEST_F(ServeCase, PutsNoLookOnRecordForWhoIsShownNothing) {
    Browser fresh(port);
    const Headers session{{"Cookie", "__Host-session=" + clerk->cookie()}};
    for (const char* const path : {"/v1/cases/%", "/v1/cases/%/history",
                                   "/v1/worklists/intake?names=1", "/v1/audit/looks"}) {
        std::string where = path;
        if (const auto at = where.find('%'); at != std::string::npos) {
            where.replace(at, 1, id);
        }
        const Reply reply = fresh.send("HEAD", where, "", session);
        EXPECT_EQ(reply.status, 405) << where;
        EXPECT_EQ(reply.header("Allow"), "GET");
    }
    EXPECT_EQ(fresh.send("HEAD", "/v1/offices", "", session).status, 200);
    EXPECT_EQ(stop(), 0);
    const Ended looks = madoguchi({"list", "looks", "-m", "matsue", "--actor", "s1"});
    EXPECT_EQ(looks.lines().size(), 1U) << "shown after the command that opened it\n" << looks.out;
}

TEST_F(ServeCase, MasksAddressesInItsEntriesUntilOneIsAskedFor) {
    const Reply history = clerk->get("/v1/cases/" + id + "/history");
    ASSERT_EQ(history.status, 200) << history.body;
    const json opened = history.data()[0];
    EXPECT_EQ(opened["entry"]["principal"]["name"], "試験 太郎");
    EXPECT_EQ(opened["entry"]["principal"]["address"]["sealed"], true);
    EXPECT_THAT(history.body, Not(HasSubstr("見本町")));
    const Reply revealed = clerk->post("/v1/cases/" + id + "/reveal", {{"entry", opened["no"]}});
    ASSERT_EQ(revealed.status, 200) << revealed.body;
    EXPECT_EQ(revealed.data()["entry"]["principal"]["address"], "見本県試験市見本町1番地");
    EXPECT_EQ(clerk->post("/v1/cases/" + id + "/reveal", {{"entry", 99}}).status, 422);
    EXPECT_EQ(clerk->post("/v1/cases/" + id + "/reveal", {{"holder", "principal"}}).status, 422);
}

TEST_F(Serve, ShowsWhoApprovesACorrectionWhatTheyApproveAndNobodyElse) {
    const std::string of_clerk = account("k1");
    const std::string of_chief = account("h1");
    start();
    Browser clerk(port);
    Browser chief(port);
    clerk.sign_in("matsue", "k1", of_clerk);
    chief.sign_in("matsue", "h1", of_chief);
    const std::string id = uuid(1000);
    json protected_opening = opening_payload();
    protected_opening["protected_person"] = true;
    ASSERT_EQ(clerk.command(id, 1, "open_case", protected_opening).status, 200);
    const json which{{"event_no", 1}, {"field", "principal.address"}};
    json wanted = which;
    wanted["new_value"] = "見本県試験市見本町9番地";
    wanted["reason"] = "写し違い";
    const Reply asked = clerk.command(id, 2, "request_correction", wanted);
    ASSERT_EQ(asked.status, 200) << asked.body;
    const json no = chief.get("/v1/cases/" + id + "/history").data().back()["no"];
    const auto reveal = [&id](Browser& who, const json& entry) {
        return who.post("/v1/cases/" + id + "/reveal", {{"entry", entry}});
    };
    const Reply seen = reveal(chief, no);
    ASSERT_EQ(seen.status, 200) << seen.body;
    EXPECT_EQ(seen.data()["entry"]["new_value"], "見本県試験市見本町9番地");
    EXPECT_EQ(seen.data()["entry"]["old_value"]["sealed"], true);
    EXPECT_EQ(reveal(clerk, no).status, 403) << "who asked for it";
    EXPECT_EQ(reveal(chief, 1).status, 403) << "what nobody asked to correct";
    const Reply approved = chief.command(id, 3, "approve_correction", which);
    ASSERT_EQ(approved.status, 200) << approved.body;
    EXPECT_EQ(reveal(chief, no).status, 403) << "it waits for nobody any more";
    EXPECT_EQ(stop(), 0);
}

TEST_F(ServeCase, HidesTheAddressesOfAProtectedPersonInFieldsAndEntriesAlike) {
    json payload = opening_payload();
    payload["protected_person"] = true;
    ASSERT_EQ(clerk->command(uuid(1100), 1100, "open_case", payload).status, 200);
    const std::string reveal = "/v1/cases/" + uuid(1100) + "/reveal";
    for (const json& asked :
         {json{{"holder", "principal"}, {"fields", {"address"}}}, json{{"entry", 1}}}) {
        const Reply hidden = clerk->post(reveal, asked);
        EXPECT_EQ(hidden.status, 403) << asked;
        EXPECT_EQ(hidden.code(), "addresses_hidden") << "no permission opens it";
    }
}

TEST_F(ServeCase, ShowsWhatIsSimilarAsItShowsTheCase) {
    json payload = opening_payload();
    payload["principal"]["register_no"] = "00054321";
    ASSERT_EQ(clerk->command(uuid(1200), 1200, "open_case", payload).status, 200);
    const std::string path = "/v1/cases/" + id + "/similar";
    const Headers change{{"Content-Type", "application/json"}, {"X-CSRF-Token", clerk->csrf}};
    for (const char* const body : {"notjson", "", R"({"purposes":"inquiry"})"}) {
        EXPECT_EQ(clerk->send("POST", path, body, change).code(), "malformed") << body;
    }
    EXPECT_EQ(clerk->post(path).data().size(), 1U);
    ASSERT_EQ(
        clerk->command(id, 1201, "withdraw_case", {{"by", "principal"}, {"reason", "not_wanted"}})
            .status,
        200);
    Browser later(port);
    later.sign_in("matsue", "k1", Browser::kPassword);
    EXPECT_EQ(later.post(path).code(), "purpose_missing");
    EXPECT_EQ(later.post(path, {{"purpose", "inquiry"}}).data().size(), 1U);
}

TEST_F(ServeCase, TakesNoBodyThatIsPacked) {
    const Headers packed{{"Content-Encoding", "gzip"}};
    const Reply refused = clerk->post("/v1/search", {{"text", number}}, packed);
    EXPECT_EQ(refused.status, 415);
    EXPECT_EQ(refused.code(), "content_encoding");
    EXPECT_EQ(refused.header("Accept-Encoding"), "identity");
    EXPECT_EQ(
        clerk->post("/v1/search", {{"text", number}}, {{"Content-Encoding", "identity"}}).status,
        200);
}

TEST_F(ServeCase, ShowsAnEndedCaseToWhoSaysWhy) {
    const Reply ended =
        clerk->command(id, 2, "withdraw_case", {{"by", "principal"}, {"reason", "not_wanted"}});
    ASSERT_EQ(ended.status, 200) << ended.body;
    const Reply unsaid = clerk->get("/v1/cases/" + id + "/history");
    EXPECT_EQ(unsaid.status, 422);
    EXPECT_EQ(unsaid.data()["code"], "purpose_missing");
    EXPECT_EQ(clerk->get("/v1/cases/" + id + "/history?purpose=curiosity").status, 422);
    const Reply history = clerk->get("/v1/cases/" + id + "/history?purpose=inquiry");
    EXPECT_EQ(history.status, 200) << history.body;
}

TEST_F(ServeCase, SaysWhatMayBeDoneNowAndWhyOtherThingsMayNot) {
    const json found = clerk->get("/v1/cases/" + id).data();
    int mains = 0;
    bool record_document = false;
    for (const json& act : found["allowed"]) {
        mains += act["main"] == true ? 1 : 0;
        record_document = record_document || act["command"] == "record_document";
        EXPECT_NE(act["label_ja"], act["command"]);
    }
    EXPECT_LE(mains, 4);
    EXPECT_TRUE(record_document);
    bool accept = false;
    for (const json& act : found["blocked"]) {
        accept = accept || (act["command"] == "accept_application" && !act["ids"].empty());
    }
    EXPECT_TRUE(accept) << found["blocked"];
    ASSERT_FALSE(found["documents"].empty());
    EXPECT_EQ(found["documents"][0]["complete"], false);
}

TEST_F(ServeCase, NamesTheStepThatWaitsAndPutsItInFront) {
    const json usual = clerk->get("/v1/cases/" + id).data();
    const Reply unasked =
        clerk->command(id, 6, "record_circumstances", {{"circumstances", {{"card_issued", true}}}});
    ASSERT_EQ(unasked.status, 200) << unasked.body;
    const json found = clerk->get("/v1/cases/" + id).data();
    EXPECT_NE(found["next_step_ja"], usual["next_step_ja"]);
    EXPECT_THAT(found["next_step_ja"].get<std::string>(), HasSubstr("事情を記録する"));
    EXPECT_EQ(found["allowed"][0]["command"], "record_circumstances") << found["allowed"];
}

TEST_F(ServeCase, TakesACommandOnceWhoeverSendsItAgain) {
    const Reply again = clerk->command(id, 1, "open_case", opening_payload());
    EXPECT_EQ(again.status, 200) << again.body;
    EXPECT_EQ(again.data()["position"], answer["position"]);
    EXPECT_EQ(clerk->command(id, 1, "add_note", {{"text", "別の内容"}}).code(), "id_reused");
    const Reply stored = clerk->get("/v1/cases/" + id + "/commands/" + uuid(1));
    ASSERT_EQ(stored.status, 200) << stored.body;
    EXPECT_EQ(stored.data()["answer"], "accepted");
    EXPECT_EQ(clerk->get("/v1/cases/" + id + "/commands/" + uuid(2)).status, 404);
}

TEST_F(ServeCase, SaysWhyACommandIsntTaken) {
    const Headers stale{{"If-Match", "\"99\""}};
    const Reply other_version = clerk->command(id, 2, "add_note", {{"text", "試験"}}, stale);
    EXPECT_EQ(other_version.status, 412);
    EXPECT_EQ(other_version.data()["version"], answer["version"]);
    const Reply rejected = clerk->command(id, 3, "accept_application", json::object());
    EXPECT_EQ(rejected.status, 409) << rejected.body;
    EXPECT_EQ(rejected.header("Content-Type"), "application/problem+json");
    const json allowed = rejected.data()["allowed"];
    ASSERT_FALSE(allowed.empty()) << rejected.body;
    EXPECT_EQ(allowed.size(), clerk->get("/v1/cases/" + id).data()["allowed"].size());
    EXPECT_NE(allowed[0]["label_ja"], allowed[0]["command"]);
    const Reply unknown = clerk->command(id, 4, "add_note", {{"texts", "試験 太郎"}});
    EXPECT_EQ(unknown.status, 422);
    EXPECT_THAT(unknown.data()["field"].get<std::string>(), HasSubstr("/add_note"));
    EXPECT_THAT(unknown.body, Not(HasSubstr("試験 太郎"))) << "no value is repeated";
    const Reply twice =
        clerk->post("/v1/cases/" + id + "/commands",
                    {{"actor", "k2"}, {"office", "matsue_main"}, {"add_note", {{"text", "x"}}}},
                    {{"Idempotency-Key", uuid(5)}});
    EXPECT_EQ(twice.status, 422) << "who it is, the server says";
    const Reply versioned = clerk->post(
        "/v1/cases/" + id + "/commands",
        {{"expected_version", 1}, {"office", "matsue_main"}, {"add_note", {{"text", "x"}}}},
        {{"Idempotency-Key", uuid(5)}});
    EXPECT_EQ(versioned.status, 422);
    EXPECT_EQ(versioned.data()["field"], "/expected_version") << "If-Match says it";
    const Reply nowhere =
        clerk->post("/v1/cases/" + id + "/commands", {{"add_note", {{"text", "x"}}}},
                    {{"Idempotency-Key", uuid(5)}});
    EXPECT_EQ(nowhere.status, 422);
    EXPECT_EQ(nowhere.data()["field"], "/office") << "the id stays free";
    EXPECT_EQ(
        clerk
            ->command(id, 6, "approve_exception", {{"exception", "another_agent"}, {"reason", "x"}})
            .status,
        409);
    EXPECT_EQ(clerk->post("/v1/commands/policy/matsue", {{"office", ""}}).status, 422);
    EXPECT_EQ(clerk->post("/v1/commands/looks/2026-11-28", json::object()).status, 404);
}

TEST_F(Serve, TellsWhoIsntPermittedThatAndNotThatTheyAreLate) {
    const std::string id = uuid(1000);
    const std::string clerks = account("k1");
    const std::string mailrooms = account("b1");
    start();
    Browser clerk(port);
    clerk.sign_in("matsue", "k1", clerks);
    ASSERT_EQ(clerk.command(id, 1, "open_case", opening_payload()).status, 200);
    Browser mailroom(port);
    mailroom.sign_in("matsue", "b1", mailrooms);
    const Headers stale{{"If-Match", "\"99\""}};
    const Reply refused = mailroom.command(id, 7, "add_note", {{"text", "試験"}}, stale);
    EXPECT_EQ(refused.status, 403) << refused.body;
    EXPECT_EQ(refused.code(), "not_permitted");
    EXPECT_FALSE(refused.data().contains("version")) << refused.body;
    EXPECT_EQ(clerk.command(id, 8, "add_note", {{"text", "試験"}}, stale).status, 412);
}

TEST_F(ServeCase, FindsTheCaseInListsAndByWhatIsTyped) {
    const json list = clerk->get("/v1/worklists/intake?office=matsue_main").data();
    ASSERT_EQ(list["rows"].size(), 1U) << list;
    EXPECT_EQ(list["rows"][0]["case_number"], number);
    EXPECT_EQ(list["total"], 1);
    for (const char* const path :
         {"/v1/worklists/intake", "/v1/worklists/intake.csv", "/v1/worklists", "/v1/dashboard"}) {
        EXPECT_EQ(clerk->get(std::string(path) + "?office=matsue_main").status, 200) << path;
        EXPECT_EQ(clerk->get(std::string(path) + "?office=elsewhere").status, 422) << path;
    }
    const json named = clerk->get("/v1/worklists/intake?names=1").data();
    EXPECT_EQ(named["rows"][0]["principal"]["kana"], "シケン タロウ");
    const Reply csv = clerk->get("/v1/worklists/intake.csv");
    EXPECT_EQ(csv.header("Content-Type"), "text/csv; charset=utf-8");
    EXPECT_THAT(csv.body, testing::StartsWith("\xEF\xBB\xBF"));
    EXPECT_THAT(csv.body, HasSubstr(number));
    EXPECT_EQ(clerk->get("/v1/worklists/nothing").status, 404);
    EXPECT_EQ(clerk->get("/v1/worklists/refusals").code(), "not_permitted");
    for (const char* text : {"しけん", "シケン タロウ S55.1.2"}) {
        const Reply found = clerk->post("/v1/search", {{"text", text}});
        ASSERT_EQ(found.status, 200) << found.body;
        EXPECT_EQ(found.data()["cases"].size(), 1U) << text;
    }
    EXPECT_EQ(clerk->post("/v1/search", {{"text", number}}).data()["matched"], "number");
    EXPECT_EQ(clerk->get("/v1/dashboard").data()["municipality"], "matsue");
}

TEST_F(ServeCase, CountsItAndOpensItFromTheCount) {
    const json board = clerk->get("/v1/dashboard").data();
    EXPECT_EQ(board["today"], clerk->get("/v1/session").data()["today"]);
    ASSERT_EQ(board["flow"].size(), 1U) << board;
    EXPECT_EQ(board["flow"][0]["step"], "step_intake");
    ASSERT_EQ(board["steps"].size(), 1U) << board;
    EXPECT_EQ(board["steps"][0]["step"], "step_intake");
    EXPECT_EQ(board["steps"][0]["oldest"], board["today"]);
    EXPECT_EQ(clerk->get("/v1/worklists/open?word=step_intake").data()["total"],
              board["steps"][0]["count"]);
    EXPECT_EQ(clerk->get("/v1/worklists/open?word=registered").status, 422) << "that's no step";
    EXPECT_EQ(clerk->get("/v1/worklists/lead_time_cases?word=total&days_min=0").data()["total"], 0);
    EXPECT_EQ(clerk->get("/v1/worklists/lead_time_cases?word=nobody").status, 422);
    const json lines = clerk->get("/v1/worklists/statistics?word=arrivals").data()["rows"];
    ASSERT_EQ(lines.size(), 1U);
    EXPECT_EQ(lines[0]["count"], 1);
    const std::string under = "?word=" + lines[0]["word"].get<std::string>() +
                              "&procedures=" + lines[0]["procedures"][0].get<std::string>() +
                              "&applicant=" + lines[0]["applicant_class"].get<std::string>();
    const json counted = clerk->get("/v1/worklists/arrivals" + under).data();
    ASSERT_EQ(counted["rows"].size(), 1U) << counted;
    EXPECT_EQ(counted["total"], 1);
    EXPECT_EQ(counted["rows"][0]["case_number"], number);
    EXPECT_EQ(clerk->get("/v1/worklists/arrivals?applicant=nobody").data()["total"], 0);
    EXPECT_EQ(clerk->get("/v1/worklists/arrivals?until=2020-01-01").data()["total"], 0);
    EXPECT_EQ(clerk->get("/v1/worklists/standing?word=step_intake").data()["total"], 1);
    EXPECT_EQ(clerk->get("/v1/worklists/standing?word=step_reply").data()["total"], 0);
    EXPECT_EQ(clerk->get("/v1/worklists/open?until=2020-01-01").data()["total"], 0);
}

TEST_F(ServeCase, TakesNoPinAndRepeatsNone) {
    const json queries = json::array(
        {{{"id", "1"},
          {"municipality", "matsue"},
          {"given", {{"query", "pin_format"}, {"target", "user_auth"}, {"pin", "4711"}}}},
         {{"id", "2"},
          {"municipality", "matsue"},
          {"given", {{"query", "decide"}, {"procedure", "pin_reset"}}}}});
    const Reply answered =
        clerk->send("POST", "/v1/decide", queries.dump(),
                    {{"Content-Type", "application/json"}, {"X-CSRF-Token", clerk->csrf}});
    ASSERT_EQ(answered.status, 200) << answered.body;
    EXPECT_TRUE(answered.data()[0].contains("error"));
    EXPECT_THAT(answered.body, Not(HasSubstr("4711")));
}

TEST_F(ServeCase, TakesNoChangeFromElsewhere) {
    const std::string path = "/v1/cases/" + id + "/commands";
    const json body{{"office", "matsue_main"}, {"add_note", {{"text", "x"}}}};
    const Headers key{{"Idempotency-Key", uuid(7)}, {"Content-Type", "application/json"}};
    EXPECT_EQ(clerk->send("POST", path, body.dump(), key).code(), "csrf");
    Headers foreign = key;
    foreign.emplace_back("X-CSRF-Token", clerk->csrf);
    foreign.emplace_back("Origin", "https://evil.example");
    EXPECT_EQ(clerk->send("POST", path, body.dump(), foreign).code(), "cross_site");
    const Headers plain{{"Idempotency-Key", uuid(7)},
                        {"Content-Type", "text/plain"},
                        {"X-CSRF-Token", clerk->csrf}};
    EXPECT_EQ(clerk->send("POST", path, body.dump(), plain).code(), "media_type");
    EXPECT_EQ(clerk->get("/v1/cases/" + id + "/commands/" + uuid(7)).status, 404);
}

/// What a stream tells next of that kind; a minute may turn before it.
std::string event_of(http::Client& events, const std::string& kind) {
    for (;;) {
        std::string text = events.until("\n\n");
        if (text.empty() || text.find("event: " + kind) != std::string::npos) {
            return text;
        }
    }
}

TEST_F(ServeCase, TellsWhatHasChanged) {
    http::Client events(port);
    ASSERT_TRUE(events.send("GET /v1/events HTTP/1.1\r\nHost: x\r\nCookie: __Host-session=" +
                            clerk->cookie() + "\r\n\r\n"));
    EXPECT_THAT(events.until("\r\n\r\n"), HasSubstr("text/event-stream"));
    ASSERT_EQ(clerk->command(id, 8, "add_note", {{"text", "試験"}}).status, 200);
    const std::string today = clerk->get("/v1/session").data()["today"];
    EXPECT_THAT(event_of(events, "clock"), HasSubstr(R"({"today":")" + today)) << "it comes first";
    EXPECT_THAT(event_of(events, "changed"), HasSubstr("case/" + id));
    ASSERT_EQ(clerk->post("/v1/session/lock").status, 204);
    EXPECT_THAT(event_of(events, "locked"), HasSubstr("data: {}"));
    EXPECT_TRUE(events.is_closed());
}

TEST_F(ServeCase, LocksAndIsOpenedByThePasswordAlone) {
    ASSERT_EQ(clerk->post("/v1/session/lock").status, 204);
    EXPECT_EQ(clerk->get("/v1/cases/" + id).code(), "session_locked");
    EXPECT_EQ(clerk->get("/v1/session").data()["locked"], true);
    EXPECT_EQ(clerk->post("/v1/session/unlock", {{"password", "falsch falsch"}}).code(),
              "sign_in_failed");
    ASSERT_EQ(clerk->post("/v1/session/unlock", {{"password", Browser::kPassword}}).status, 200);
    EXPECT_EQ(clerk->get("/v1/cases/" + id).status, 200);
    ASSERT_EQ(clerk->send("DELETE", "/v1/session", "", {{"X-CSRF-Token", clerk->csrf}}).status,
              204);
    EXPECT_EQ(clerk->get("/v1/cases/" + id).code(), "not_signed_in");
}

TEST_F(ServeCase, KeepsSessionsLockedOverARestartAndAllThatWasAnswered) {
    ASSERT_EQ(clerk->command(id, 9, "add_note", {{"text", "試験"}}).status, 200);
    EXPECT_TRUE(std::filesystem::exists(data + "/commands.socket"));
    EXPECT_EQ(stop(), 0);
    EXPECT_FALSE(std::filesystem::exists(data + "/commands.socket")) << "no server is there";
    EXPECT_EQ(madoguchi({"history", number}).lines().size(), 2U);
    const std::uint16_t before = port;
    start();
    Browser after(port);
    const Reply session =
        after.send("GET", "/v1/session", "", {{"Cookie", "__Host-session=" + clerk->cookie()}});
    EXPECT_EQ(session.status, 200) << session.body << before;
    EXPECT_EQ(session.data()["locked"], true);
}

TEST_F(ServeCase, KeepsDraftsForWhoeverWroteThem) {
    const json draft{{"step", 2}, {"kana", "シケン タロウ"}};
    const Headers change{{"Content-Type", "application/json"}, {"X-CSRF-Token", clerk->csrf}};
    const std::string path = "/v1/drafts/new-case";
    ASSERT_EQ(clerk->send("PUT", path, draft.dump(), change).status, 204);
    EXPECT_EQ(clerk->get(path).data()["content"], draft);
    EXPECT_EQ(clerk->get("/v1/drafts").data()[0]["name"], "new-case");
    EXPECT_THAT(clerk->get("/v1/drafts").body, Not(HasSubstr("シケン")));
    EXPECT_EQ(clerk->send("PUT", path, "{} {}", change).status, 422);
    for (const char* refused :
         {R"({"step":1,"step":2})", R"({"a":{"pin":"1"}})", R"({"PinSet":[]})",
          R"({"note":"1234 5678 9018"})", R"({"note":123456789018})"}) {
        const Reply reply = clerk->send("PUT", path, refused, change);
        EXPECT_EQ(reply.status, 422) << refused;
        EXPECT_THAT(reply.body, Not(HasSubstr("9018")));
    }
    const Headers similar{{"Content-Type", "application/jsonx"}, {"X-CSRF-Token", clerk->csrf}};
    EXPECT_EQ(clerk->send("PUT", path, "{}", similar).code(), "media_type");
    EXPECT_EQ(clerk->send("PUT", path, "\"" + std::string(70'000, 'x') + "\"", change).status, 422);
    const std::string large = json{{"x", std::string(70'000, 'x')}}.dump();
    EXPECT_EQ(clerk->send("PUT", path, large, change).code(), "draft_too_large");
    EXPECT_EQ(stop(), 0);
    const std::string password = account("k2");
    start();
    Browser other(port);
    other.sign_in("matsue", "k2", password);
    EXPECT_EQ(other.get(path).status, 404);
    Browser again(port);
    again.sign_in("matsue", "k1", Browser::kPassword);
    EXPECT_EQ(again.get(path).data()["content"], draft) << "over a restart";
    const Headers own{{"X-CSRF-Token", again.csrf}};
    EXPECT_EQ(again.send("DELETE", path, "", own).status, 204);
    EXPECT_EQ(again.get(path).status, 404);
}

TEST_F(ServeCase, KeepsFiltersThatAreAddressesOfLists) {
    const Headers change{{"Content-Type", "Application/JSON; charset=utf-8"},
                         {"X-CSRF-Token", clerk->csrf}};
    const auto put = [&](const json& filter) {
        return clerk->send("PUT", "/v1/filters/mine", filter.dump(), change).status;
    };
    EXPECT_EQ(put({{"title", "受付"}, {"address", "/lists/intake?office=matsue_main&sort=kana"}}),
              204);
    EXPECT_EQ(clerk->get("/v1/filters").data()[0]["content"]["title"], "受付");
    EXPECT_EQ(put({{"title", "x"}, {"address", "/lists/intake?name=taro"}}), 422);
    EXPECT_EQ(put({{"title", "x"}, {"address", "/cases/1"}}), 422);
    EXPECT_EQ(put({{"title", "x"}, {"address", "/lists/intake.csv"}}), 422);
    EXPECT_EQ(put({{"title", "x"}, {"address", "/lists/open?word=試験太郎"}}), 422);
    EXPECT_EQ(put({{"title", "x"}, {"address", "/lists/open?word=%E8%A9%A6%E9%A8%93"}}), 422);
    EXPECT_EQ(put({{"title", std::string(121, 'x')}, {"address", "/lists/open"}}), 422);
    EXPECT_EQ(put({{"title", "x"}, {"address", "/lists/arrivals?procedures=issue,renew"}}), 204);
    EXPECT_EQ(put({{"title", "x"}, {"address", "https://evil.example/lists/x"}}), 422);
    EXPECT_EQ(put({{"title", "x"}, {"address", "/lists/intake"}, {"note", "x"}}), 422);
}

TEST_F(ServeCase, SaysHowItIs) {
    Browser anybody(port);
    EXPECT_EQ(anybody.get("/healthz").status, 200);
    EXPECT_EQ(anybody.get("/readyz").status, 200);
    const std::string metrics = anybody.get("/metrics").body;
    EXPECT_THAT(metrics, HasSubstr("madoguchi_commands_total{outcome=\"accepted\"} 1"));
    EXPECT_THAT(metrics, HasSubstr("madoguchi_sessions 1"));
    EXPECT_THAT(metrics, HasSubstr("madoguchi_log_batch_commands_bucket{le=\"1\"}"));
    EXPECT_THAT(metrics, Not(HasSubstr("madoguchi_log_sync_seconds_count 0")));
    EXPECT_THAT(metrics, HasSubstr("madoguchi_log_sync_seconds_count"));
    EXPECT_THAT(metrics, Not(HasSubstr("k1")));
    for (const char* const passed_on : {"X-Forwarded-For", "Forwarded"}) {
        EXPECT_EQ(anybody.get("/metrics", {{passed_on, "192.0.2.1"}}).code(), "local_only")
            << "through a proxy on this machine";
    }
    const json offices = clerk->get("/v1/offices").data();
    EXPECT_EQ(offices[0]["office"], "matsue_main");
    EXPECT_EQ(offices[0]["hours"], nullptr) << "the page doesn't say when it is open";
    EXPECT_EQ(offices[0]["next_open_day"], nullptr) << "nor which day that is next";
    EXPECT_EQ(offices[0]["appointment"], "not_required");
    EXPECT_EQ(offices[2]["appointment"], "phone_booking_required") << "branches are booked";
    EXPECT_EQ(offices[2]["booking_phone"], "0852-55-5704");
    const json policies_there = clerk->get("/v1/policies").data();
    EXPECT_EQ(policies_there["contact"]["phone"], "0852-55-5560");
    const std::string version = policies_there["versions"][0]["version"];
    EXPECT_FALSE(clerk->get("/v1/policies/" + version).data()["rules"].empty());
}

TEST_F(Serve, RefusesToServePlainToOthers) {
    const std::string fresh = folder.path("fresh");
    const Ended ended = run({"serve", "--listen", "0.0.0.0:0", "--data", fresh});
    EXPECT_EQ(ended.status, 2);
    EXPECT_THAT(ended.err, HasSubstr("--tls-cert"));
    EXPECT_FALSE(std::filesystem::exists(fresh)) << "nothing is made before";
    EXPECT_EQ(madoguchi({"serve", "--listen", "nowhere"}).status, 2);
    EXPECT_EQ(madoguchi({"serve", "--tls-cert", "x.pem"}).status, 2);
}

}  // namespace
}  // namespace madoguchi::e2e
