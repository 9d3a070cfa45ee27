#include "office.hpp"

namespace madoguchi::e2e {
namespace {

using Staff = Office;

TEST_F(Staff, BeginsWithAnAdministratorAndIsListed) {
    const Ended again =
        madoguchi({"staff", "appoint", "a2", "--name", "試験 二人目", "-m", "matsue"});
    EXPECT_EQ(again.status, 1);
    EXPECT_NE(again.out.find("administrator_there"), std::string::npos) << again.out;
    const Ended listed = madoguchi({"staff", "list", "-m", "matsue"});
    ASSERT_EQ(listed.lines().size(), 8U) << listed.out << listed.err;
    EXPECT_EQ(listed.lines()[0]["staff"], "a1");
    EXPECT_EQ(listed.lines()[0]["roles"][0]["role"], "administrator");
    EXPECT_EQ(listed.out.find("試験"), std::string::npos);
}

TEST_F(Staff, IsNamedOnlyToWhoIsOnRecordForIt) {
    const auto list = [this](std::vector<std::string> more) {
        std::vector<std::string> words{"staff", "list", "-m", "matsue", "--reveal"};
        words.insert(words.end(), more.begin(), more.end());
        return madoguchi(words);
    };
    const Ended nobody = list({});
    EXPECT_EQ(nobody.status, 2);
    EXPECT_EQ(nobody.out, "");
    EXPECT_EQ(list({"--actor", "k1"}).status, 7);
    EXPECT_NE(list({"--actor", "a1"}).out.find("試験 管理"), std::string::npos);
    const auto looks = madoguchi({"list", "looks"}).lines();
    ASSERT_EQ(looks.size(), 1U);
    EXPECT_EQ(looks[0]["actor"], "a1");
    EXPECT_EQ(looks[0]["view"], "staff_names");
    EXPECT_EQ(looks[0]["records"], 8);
    EXPECT_EQ(looks[0]["purpose"], "staffing");
}

TEST_F(Staff, IsGrantedRolesByAnAdministratorOnly) {
    const std::vector<std::string> enter{"staff",     "register", "k9",     "--name",
                                         "試験 新人", "-m",       "matsue", "--actor"};
    const auto by = [](std::vector<std::string> command, const char* actor) {
        command.emplace_back(actor);
        return command;
    };
    EXPECT_NE(madoguchi(by(enter, "h1")).out.find("not_permitted"), std::string::npos);
    EXPECT_EQ(madoguchi(by(enter, "console")).status, 2);
    EXPECT_EQ(madoguchi(by(enter, "a1")).status, 0);
    const json opening_by_k9 = [] {
        json command = opening(1, "case/new");
        command["actor"] = "k9";
        return command;
    }();
    const Ended refused = madoguchi({"submit"}, opening_by_k9.dump() + "\n");
    EXPECT_EQ(refused.lines().at(0)["code"], "not_permitted") << refused.out;
    EXPECT_EQ(madoguchi({"staff", "grant", "k9", "clerk", "--office", "matsue_main", "-m", "matsue",
                         "--actor", "a1"})
                  .status,
              0);
    EXPECT_EQ(madoguchi({"submit"}, opening_by_k9.dump() + "\n").status, 0);
    EXPECT_EQ(madoguchi({"staff", "withdraw", "k9", "clerk", "--office", "matsue_main", "-m",
                         "matsue", "--actor", "a1"})
                  .status,
              0);
    json note = command(2, "case/new", "add_note", {{"text", "見本"}});
    note["actor"] = "k9";
    EXPECT_EQ(madoguchi({"submit"}, note.dump() + "\n").lines().at(0)["code"], "not_permitted");
}

TEST_F(Staff, NobodyActsAsTheProgramItself) {
    for (const char* actor : {"timer", "process_manager", "console", "import", "station"}) {
        json command = opening(1, "case/new");
        command["actor"] = actor;
        const Ended ended = madoguchi({"submit"}, command.dump() + "\n");
        EXPECT_EQ(ended.status, 1);
        EXPECT_EQ(ended.lines().at(0)["answer"], "not_taken") << ended.out;
    }
}

TEST_F(Staff, AsksWhatTheirRolesLetThemAsk) {
    const std::string number = open_case(1, "case/new");
    EXPECT_EQ(madoguchi({"show", number}).status, 0);
    EXPECT_EQ(madoguchi({"show", number, "-m", "matsue", "--actor", "k1"}).status, 0);
    const Ended refused = madoguchi({"show", number, "-m", "matsue", "--actor", "a1"});
    EXPECT_EQ(refused.status, 7) << refused.out;
    EXPECT_EQ(refused.out, "");
    EXPECT_NE(refused.err.find("read_cases"), std::string::npos) << refused.err;
    EXPECT_EQ(madoguchi({"list", "open", "-m", "matsue", "--actor", "stranger"}).status, 7);
    EXPECT_EQ(madoguchi({"list", "rejections", "-m", "matsue", "--actor", "k1"}).status, 7);
    EXPECT_EQ(madoguchi({"list", "rejections", "-m", "matsue", "--actor", "s1"}).status, 0);
    EXPECT_EQ(madoguchi({"staff", "list", "-m", "matsue", "--actor", "k1"}).status, 7);
}

TEST_F(Staff, IsAskedAboutOnlyWhereItWorks) {
    const std::string number = open_case(1, "case/new");
    // Given a second municipality with staff of its own
    std::filesystem::copy(source("ops/policies/saijo.txtpb"), policies);
    ASSERT_EQ(madoguchi({"staff", "appoint", "z1", "--name", "試験 西", "-m", "saijo"}).status, 0);
    // When no municipality is named, then it's the one where the actor works
    EXPECT_EQ(madoguchi({"show", number, "--actor", "k1"}).status, 0);
    const Ended elsewhere = madoguchi({"staff", "list", "--actor", "z1"});
    EXPECT_EQ(elsewhere.status, 0) << elsewhere.err;
    EXPECT_EQ(elsewhere.lines().size(), 1U) << elsewhere.out;
    EXPECT_EQ(madoguchi({"show", number, "--actor", "z1"}).status, 7);
    EXPECT_EQ(madoguchi({"show", number, "--actor", "stranger"}).status, 7);
    EXPECT_EQ(
        madoguchi({"policy", "set", "handling.custody_allowed", "true", "--actor", "h1"}).status,
        0);
}

TEST_F(Staff, LeavesAndHandsItsWorkOver) {
    const std::string number = open_case(1, "case/new");
    EXPECT_EQ(
        madoguchi({"submit"}, command(2, "case/new", "claim_case", json::object()).dump()).status,
        0);
    const Ended left = madoguchi({"staff", "leave", "k1", "--until", "2026-01-31", "--to", "k2",
                                  "-m", "matsue", "--actor", "a1"});
    EXPECT_EQ(left.status, 0) << left.out << left.err;
    ASSERT_EQ(left.lines().size(), 2U) << left.out;
    EXPECT_EQ(left.lines()[0]["case_number"], number);
    EXPECT_EQ(left.lines()[0]["claimed"], true);
    EXPECT_EQ(left.lines()[0]["result"], "handed_over");
    EXPECT_EQ(madoguchi({"submit"}, opening(3, "case/other").dump()).lines().at(0)["code"],
              "not_permitted");
    const Ended again =
        madoguchi({"staff", "hand-over", "k2", "--to", "k1", "-m", "matsue", "--actor", "h1"});
    EXPECT_EQ(again.status, 1) << again.out;
    EXPECT_EQ(again.lines().at(0)["result"], "receiver_unknown");
}

}  // namespace
}  // namespace madoguchi::e2e
