#include <gmock/gmock.h>

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

}  // namespace
}  // namespace madoguchi::e2e
