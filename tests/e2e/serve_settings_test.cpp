#include <gmock/gmock.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>

#include "serving.hpp"

// What the settings' screens ask the server for.
namespace madoguchi::e2e {
namespace {

using testing::HasSubstr;
using testing::Not;

class ServeSettings : public Serve {
 protected:
    /// Somebody who is signed in.
    [[nodiscard]] Browser enter(const std::string& staff, const std::string& password) const {
        Browser browser(port);
        browser.sign_in("matsue", staff, password);
        return browser;
    }
};

std::vector<std::string> codes_of(const json& people) {
    std::vector<std::string> codes;
    for (const json& each : people) {
        codes.push_back(each["staff"]);
        EXPECT_EQ(each.size(), 2U) << "a code, a name and nothing else";
    }
    return codes;
}

TEST_F(ServeSettings, NamesTheColleaguesWhoMayBeTheSecondPerson) {
    const std::string password = account("k1");
    start();
    Browser clerk = enter("k1", password);
    const Headers here{{"X-Office", "matsue_main"}};
    EXPECT_EQ(clerk.get("/v1/staff").code(), "not_permitted");
    EXPECT_THAT(codes_of(clerk.get("/v1/colleagues", here).data()),
                testing::ElementsAre("b1", "h1", "h2", "k2", "m1"))
        << "neither oneself nor who has no work on cases";
    const json openers = clerk.get("/v1/colleagues?act=open_reply", here).data();
    EXPECT_THAT(codes_of(openers), testing::ElementsAre("h1", "h2", "k2", "m1"))
        << "the mailroom opens no replies";
    EXPECT_NE(openers[0]["name"], "");
    EXPECT_EQ(clerk.get("/v1/colleagues?act=nothing", here).status, 422);
    EXPECT_EQ(stop(), 0);
}

TEST_F(ServeSettings, KeepsWithAnOfficeWhatWasDecidedThereAndWhoWorksThere) {
    for (const auto& [staff, role, office] :
         {std::array{"s9", "auditor", "matsue_kashima"},
          std::array{"k9", "clerk", "matsue_kashima"}, std::array{"k8", "clerk", "matsue_main"}}) {
        ASSERT_EQ(madoguchi({"staff", "register", staff, "--name", "試験 出先", "-m", "matsue",
                             "--actor", "a1"})
                      .status,
                  0);
        ASSERT_EQ(madoguchi({"staff", "grant", staff, role, "--office", office, "-m", "matsue",
                             "--actor", "a1"})
                      .status,
                  0);
    }
    const std::vector<std::string> passwords{account("k1"), account("k9"), account("s1"),
                                             account("s9")};
    start();
    Browser clerk = enter("k1", passwords[0]);
    Browser branch_clerk = enter("k9", passwords[1]);
    Browser auditor = enter("s1", passwords[2]);
    Browser branch_auditor = enter("s9", passwords[3]);
    ASSERT_EQ(clerk.command(uuid(1), 1, "open_case", opening_payload()).status, 200);
    ASSERT_EQ(clerk.command(uuid(1), 2, "accept_application", json::object()).status, 409);
    ASSERT_EQ(clerk.command(uuid(1), 3, "add_note", {{"text", "試験"}}).status, 200);

    EXPECT_EQ(auditor.get("/v1/worklists/rejections").data()["rows"].size(), 1U);
    EXPECT_EQ(branch_auditor.get("/v1/worklists/rejections").data()["rows"], json::array());
    EXPECT_EQ(branch_auditor.get("/v1/worklists/rejections?office=matsue_main").code(),
              "not_permitted");
    EXPECT_EQ(branch_auditor.get("/v1/worklists/rejections?office=matsue_kashima").status, 200);
    const std::string month = clerk.get("/v1/session").data()["today"].get<std::string>();
    const std::string looks = "/v1/audit/looks?month=" + month.substr(0, 7);
    EXPECT_THAT(auditor.get(looks).body, HasSubstr("matsue_main"));
    EXPECT_THAT(branch_auditor.get(looks).body, Not(HasSubstr("matsue_main")));
    EXPECT_THAT(auditor.get("/v1/staff").body, HasSubstr("\"k8\""));
    const Reply colleagues = branch_auditor.get("/v1/staff");
    EXPECT_THAT(colleagues.body, HasSubstr("\"k9\""));
    EXPECT_THAT(colleagues.body, Not(HasSubstr("\"k8\"")));

    EXPECT_EQ(branch_clerk.get("/v1/worklists/intake").data()["rows"].size(), 1U)
        << "a citizen may come to any counter";
    const std::string names = "/v1/worklists/intake.csv?purpose=inquiry&names=1";
    EXPECT_EQ(branch_clerk.get(names).code(), "names_of_other_offices");
    EXPECT_EQ(branch_clerk.get(names + "&office=matsue_main").code(), "names_of_other_offices");
    EXPECT_EQ(branch_clerk.get(names + "&office=matsue_kashima").status, 200);
    EXPECT_EQ(clerk.get(names).status, 200);
    EXPECT_EQ(stop(), 0);
}

TEST_F(ServeSettings, ShowsHowTheRecordIsKeptToWhoeverChecksItAndNoKey) {
    const std::string clerks = account("k1");
    const std::string auditors = account("s1");
    start();
    Browser clerk = enter("k1", clerks);
    Browser auditor = enter("s1", auditors);
    for (const char* const path : {"/v1/keys", "/v1/checkpoints", "/v1/backups"}) {
        EXPECT_EQ(clerk.get(path).code(), "not_permitted") << path;
        EXPECT_EQ(auditor.get(path).status, 200) << path << auditor.get(path).body;
    }
    const json keys = auditor.get("/v1/keys").data();
    EXPECT_EQ(keys["signing_keys"][0]["state"], "signs");
    EXPECT_THAT(keys.dump(), Not(HasSubstr("PRIVATE")));
    const json checkpoints = auditor.get("/v1/checkpoints").data();
    EXPECT_EQ(checkpoints["agree"], true) << checkpoints;
    EXPECT_EQ(checkpoints["second"], nullptr);
    const std::string folder_of_backups = folder.path("backups");
    EXPECT_EQ(auditor.get("/v1/backups").data()["folder"], "");
    const Ended backup = madoguchi({"backup", folder_of_backups});
    ASSERT_EQ(backup.status, 0) << backup.err;
    const json after = auditor.get("/v1/backups").data();
    EXPECT_EQ(after["folder"], folder_of_backups);
    EXPECT_GT(after["position"], 0);
    EXPECT_EQ(after["key_backups"].size(), 1U);
    EXPECT_EQ(stop(), 0);
}

TEST_F(ServeSettings, ProposesNothingForDisposalBeforeTheYearsAreSet) {
    const std::string password = account("k1");
    start();
    Browser clerk = enter("k1", password);
    for (const char* const path : {"/v1/retention", "/v1/retention?held=1"}) {
        const Reply reply = clerk.get(path);
        ASSERT_EQ(reply.status, 200) << reply.body;
        EXPECT_TRUE(reply.data()["lines"].empty());
        EXPECT_EQ(reply.data()["years"], nullptr);
    }
    EXPECT_EQ(stop(), 0);
}

/// A text with one thing said otherwise.
std::string with(std::string text, const std::string& was, const std::string& is) {
    const auto at = text.find(was);
    EXPECT_NE(at, std::string::npos) << was;
    return at == std::string::npos ? text : text.replace(at, was.size(), is);
}

class ServePolicies : public ServeSettings {
 protected:
    void SetUp() override {
        ServeSettings::SetUp();
        std::ifstream file(source("ops/policies/matsue.txtpb"));
        text = std::string(std::istreambuf_iterator<char>(file), {});
        next = with(with(text, "version: \"" + version, "version: \"" + coming),
                    "effective_from: \"2025-10-15\"", "effective_from: \"2099-04-01\"");
        next = with(next, "id: \"MATSUE-01\"", "id: \"MATSUE-01\" needs_review: true");
        const std::string password = account("h1");
        of_clerk = account("k1");
        start();
        chief = std::make_unique<Browser>(enter("h1", password));
    }
    /// Puts a command to the policies.
    Reply put(int number, const char* name, const json& payload) {
        return chief->post("/v1/commands/policy/matsue", {{"office", ""}, {name, payload}},
                           {{"Idempotency-Key", uuid(number)}});
    }
    json check(const std::string& what) {
        const Reply reply = chief->post("/v1/policies/check", {{"text", what}});
        EXPECT_EQ(reply.status, 200) << reply.body;
        return reply.data();
    }
    const std::string version = "matsue-2025-10-15";
    const std::string coming = "matsue-2099-04-01";
    std::string text;
    std::string next;
    std::string of_clerk;  ///< A password for once.
    std::unique_ptr<Browser> chief;
};

TEST_F(ServePolicies, AreCheckedWithLineAndFieldBeforeTheyArePublished) {
    const json broken = check(with(text, "municipality:", "municipalty:"));
    ASSERT_FALSE(broken["findings"].empty());
    EXPECT_GT(broken["findings"][0]["line"], 0);
    EXPECT_EQ(broken["version"], "");
    const json checked = check(next);
    EXPECT_TRUE(checked["findings"].empty()) << checked["findings"];
    EXPECT_EQ(checked["before"], version);
    EXPECT_FALSE(checked["unset"].empty());
    const json& differences = checked["differences"];
    ASSERT_EQ(differences.size(), 3U) << differences;
    EXPECT_EQ(differences[0]["path"], json::array({{{"field", "version"}, {"key", ""}}}));
    EXPECT_EQ(differences[0]["before"], version);
    EXPECT_EQ(differences[2]["grounds"], json::array({"MATSUE-01"}));
    EXPECT_EQ(differences[2]["before"], nullptr) << "it was silent";
    const json publication{{"version", coming},
                           {"effective_from", "2099-04-01"},
                           {"text", next},
                           {"sha256", checked["sha256"]}};
    json other = publication;
    other["text"] = text;
    EXPECT_EQ(put(70, "publish_policy_version", other).status, 409) << "not what was checked";
    const Reply taken = put(71, "publish_policy_version", publication);
    ASSERT_EQ(taken.status, 200) << taken.body;
    const json all = chief->get("/v1/policies").data();
    EXPECT_EQ(all["versions"].size(), 2U);
    EXPECT_EQ(all["in_force"], version) << "the other one is to come";
    const std::string path = "/v1/policies/" + coming;
    EXPECT_EQ(chief->get(path + "/differences?from=" + version).data()["differences"], differences);
    EXPECT_EQ(chief->get(path + "/differences?from=never").status, 404);
    EXPECT_EQ(chief->get(path).data()["rules"][0]["reviewed_by"], "");
    const json review{{"rule", "MATSUE-01"}, {"policy_version", coming}};
    ASSERT_EQ(put(72, "confirm_reviewed_value", review).status, 200);
    EXPECT_EQ(chief->get(path).data()["rules"][0]["reviewed_by"], "h1");
    EXPECT_EQ(stop(), 0);
}

TEST_F(ServePolicies, ArentPublishedWhileTheCheckFindsSomething) {
    // It can be read, and the decider would take it: a rule that nothing rests on.
    const std::string unused = with(next, "rule {",
                                    "rule { id: \"MATSUE-99\" kind: \"info\" "
                                    "source: \"page\" says: \"試験\" }\nrule {");
    const json findings = check(unused)["findings"];
    ASSERT_FALSE(findings.empty());
    EXPECT_GT(findings[0]["line"], 0);
    const json publication{{"version", coming},
                           {"effective_from", "2099-04-01"},
                           {"text", unused},
                           {"sha256", check(unused)["sha256"]}};
    const Reply refused = put(80, "publish_policy_version", publication);
    EXPECT_EQ(refused.status, 422) << refused.body;
    EXPECT_EQ(refused.code(), "policy_findings");
    EXPECT_EQ(refused.data()["findings"], findings) << "the same as of the check";
    Browser clerk = enter("k1", of_clerk);
    const Reply stranger = clerk.post("/v1/commands/policy/matsue",
                                      {{"office", ""}, {"publish_policy_version", publication}},
                                      {{"Idempotency-Key", uuid(81)}});
    EXPECT_EQ(stranger.code(), "not_permitted") << "and nothing of what is wrong with the text";
    EXPECT_EQ(chief->get("/v1/policies").data()["versions"].size(), 1U);
    EXPECT_EQ(stop(), 0);
}

TEST_F(ServePolicies, AreCitedInWhatIsRejectedAsTheCasesOwnVersionHasThem) {
    ASSERT_EQ(put(81, "set_office_value",
                  {{"key", "handling.visit1_agent_id"},
                   {"value", "A"},
                   {"effective_from", "2026-01-01"},
                   {"reason", "試験"}})
                  .status,
              200);
    Browser clerk = enter("k1", of_clerk);
    const std::string id = uuid(82);
    ASSERT_EQ(clerk.command(id, 82, "open_case", opening_payload()).status, 200);
    // When another version is in force, whose rules bear other ids
    const std::string renamed = "matsue-2026-01-01";
    std::string other = with(with(text, "version: \"" + version, "version: \"" + renamed),
                             "effective_from: \"2025-10-15\"", "effective_from: \"2026-01-01\"");
    for (std::size_t at = 0; (at = other.find("\"MATSUE-", at)) != std::string::npos;) {
        other.replace(at, 8, "\"OTHER-");
    }
    ASSERT_EQ(put(83, "publish_policy_version",
                  {{"version", renamed},
                   {"effective_from", "2026-01-01"},
                   {"text", other},
                   {"sha256", check(other)["sha256"]}})
                  .status,
              200);
    ASSERT_EQ(chief->get("/v1/policies").data()["in_force"], renamed);
    const Reply rejected = clerk.command(id, 84, "accept_application", json::object());
    EXPECT_EQ(rejected.code(), "documents_missing") << rejected.body;
    const json rules = rejected.data()["rules"];
    ASSERT_EQ(rules.size(), 2U) << rejected.body;
    EXPECT_EQ(rules[0]["id"], "MATSUE-38");
    EXPECT_EQ(rules[1]["id"], "MATSUE-22");
    EXPECT_NE(rules[0]["statement"], "");
    EXPECT_EQ(stop(), 0);
}

TEST_F(ServePolicies, SayHowEachValueIsWrittenAndWhichActsStillWaitFor) {
    const json all = chief->get("/v1/policies").data();
    const auto find = [&](const char* key) {
        for (const json& one : all["settable"]) {
            if (one["key"] == key) return one;
        }
        return json();
    };
    EXPECT_EQ(find("handling.posting_approval")["notation"], "none|per_day|by_delegation");
    EXPECT_EQ(find("handling.hand_over_until")["notation"], "HH:MM");
    EXPECT_NE(find("handling.custody_allowed")["about"], "");
    const std::string path = "/v1/policies/" + all["in_force"].get<std::string>();
    const auto waits = [&](const char* key) {
        const json unset = chief->get(path).data()["unset"];
        return std::ranges::find(unset, json(key)) != unset.end();
    };
    EXPECT_TRUE(waits("handling.posting_approval"));
    const json value{{"key", "handling.posting_approval"},
                     {"value", "per_day"},
                     {"effective_from", "2026-01-01"},
                     {"reason", "試験"}};
    ASSERT_EQ(put(75, "set_office_value", value).status, 200);
    EXPECT_FALSE(waits("handling.posting_approval")) << "the office has said it";
    EXPECT_EQ(stop(), 0);
}

TEST_F(ServePolicies, SayOfTheOfficesHandlingOnlyWhatSomebodyHasSaid) {
    const json silent = chief->get("/v1/handling").data();
    EXPECT_EQ(silent["hand_over_until"], nullptr) << "no page says it";
    EXPECT_EQ(silent["post_office_keeps_days"], nullptr);
    EXPECT_EQ(silent["reply_by_other_route"], nullptr);
    int number = 73;
    for (const auto& [key, value] : {std::pair{"handling.hand_over_until", "14:30"},
                                     std::pair{"handling.reply_by_other_route", "false"},
                                     std::pair{"handling.post_office_keeps_days", "7"}}) {
        const Reply set = put(
            number++, "set_office_value",
            {{"key", key}, {"value", value}, {"effective_from", "2026-01-01"}, {"reason", "試験"}});
        ASSERT_EQ(set.status, 200) << set.body;
    }
    const json said = chief->get("/v1/handling").data();
    EXPECT_EQ(said["hand_over_until"], "14:30");
    EXPECT_EQ(said["post_office_keeps_days"], 7);
    EXPECT_EQ(said["reply_by_other_route"], false);
    EXPECT_EQ(stop(), 0);
}

}  // namespace
}  // namespace madoguchi::e2e
