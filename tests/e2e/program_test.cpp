#include <fstream>

#include "office.hpp"

namespace madoguchi::e2e {
namespace {

TEST(Program, HasHelpWithAnExampleForEveryCommand) {
    const std::vector<std::vector<std::string>> commands{{"decide"},
                                                         {"submit"},
                                                         {"show"},
                                                         {"history"},
                                                         {"search"},
                                                         {"letter"},
                                                         {"audit", "looks"},
                                                         {"incident", "open"},
                                                         {"incident", "show"},
                                                         {"incident", "close"},
                                                         {"list"},
                                                         {"dashboard"},
                                                         {"import", "expiry"},
                                                         {"import", "register"},
                                                         {"policy", "check"},
                                                         {"policy", "show"},
                                                         {"policy", "explain"},
                                                         {"policy", "publish"},
                                                         {"policy", "set"},
                                                         {"import", "staff"},
                                                         {"staff", "list"},
                                                         {"staff", "appoint"},
                                                         {"staff", "register"},
                                                         {"staff", "grant"},
                                                         {"staff", "withdraw"},
                                                         {"staff", "return"},
                                                         {"staff", "leave"},
                                                         {"staff", "hand-over"},
                                                         {"person", "proposals"},
                                                         {"person", "show"},
                                                         {"person", "same"},
                                                         {"person", "different"},
                                                         {"person", "register"},
                                                         {"person", "undo"},
                                                         {"erase"},
                                                         {"retention", "due"},
                                                         {"retention", "request"},
                                                         {"retention", "approve"},
                                                         {"retention", "hold"},
                                                         {"retention", "lift"},
                                                         {"rebuild"},
                                                         {"verify"},
                                                         {"prove"},
                                                         {"verify-proof"},
                                                         {"checkpoint-folder"},
                                                         {"keys", "show"},
                                                         {"keys", "rotate-signing"},
                                                         {"confirm-clock"}};
    for (auto command : commands) {
        command.emplace_back("--help");
        const Ended ended = run(command);
        EXPECT_EQ(ended.status, 0) << command.front();
        EXPECT_NE(ended.out.find("Example: madoguchi " + command.front()), std::string::npos)
            << ended.out;
        EXPECT_EQ(ended.err, "");
    }
    EXPECT_NE(run({"--help"}).out.find("Exit status:"), std::string::npos);
    EXPECT_EQ(run({"--version"}).out.rfind("madoguchi 0.", 0), 0U);
}

TEST(Program, RefusesAWrongCommandLineInOneLine) {
    for (const std::vector<std::string>& arguments :
         std::vector<std::vector<std::string>>{{},
                                               {"nothing"},
                                               {"show"},
                                               {"show", "a", "--no-such-option"},
                                               {"list", "open", "--limit", "0"},
                                               {"office-week", "--data", "/tmp/nowhere"},
                                               {"import"},
                                               {"policy", "set", "letter.reply_period"}}) {
        const Ended ended = run(arguments);
        EXPECT_EQ(ended.status, 2) << ended.out << ended.err;
        EXPECT_EQ(ended.out, "");
        EXPECT_EQ(std::count(ended.err.begin(), ended.err.end(), '\n'), 1) << ended.err;
        EXPECT_EQ(ended.err.rfind("madoguchi: ", 0), 0U) << ended.err;
    }
}

using Log = Office;

TEST_F(Log, IsVerifiedAndItsDamageNamed) {
    const Ended good = madoguchi({"verify"});
    EXPECT_EQ(good.status, 0) << good.err;
    for (const json& log : good.lines()) {
        const bool ours = log["municipality"] == "matsue";
        EXPECT_EQ(log["commits"] > 0, ours) << log;
        EXPECT_EQ(log["newest_checkpoint"], log["commits"]) << log;
        EXPECT_EQ(log["trouble"], "") << log;
    }

    // Checkpoints from a time when the log was longer: the log has lost its end.
    std::ignore = open_case(1, "case/a");
    Folder before;
    std::filesystem::copy(data, before.path("old"), std::filesystem::copy_options::recursive);
    std::ignore = open_case(2, "case/b");
    const std::string last = std::to_string(commits());
    const std::string missing = "commits " + last + " to " + last + " are missing";
    std::filesystem::remove_all(before.path("old") + "/checkpoints");
    std::filesystem::copy(data + "/checkpoints", before.path("old") + "/checkpoints",
                          std::filesystem::copy_options::recursive);
    const Ended lost = run({"verify", "--data", before.path("old")});
    EXPECT_EQ(lost.status, 5);
    EXPECT_NE(lost.out.find(missing), std::string::npos) << lost.out;
    const Ended refused = run({"list", "open", "--data", before.path("old")});
    EXPECT_EQ(refused.status, 5);
    EXPECT_EQ(std::count(refused.err.begin(), refused.err.end(), '\n'), 1) << refused.err;
    EXPECT_NE(refused.err.find("log of matsue: " + missing), std::string::npos);
}

TEST(Verify, SaysThatThereIsNoLog) {
    const Folder folder;
    EXPECT_EQ(run({"verify", "--data", folder.path("none")}).status, 3);
}

using Policy = Office;

TEST_F(Policy, IsPublishedOnceAndShown) {
    const Ended again =
        madoguchi({"policy", "publish", source("ops/policies/matsue.txtpb"), "--actor", "h1"});
    EXPECT_EQ(again.status, 0) << again.err;
    EXPECT_EQ(again.lines().at(0)["answer"], "nothing to do");
    const Ended set = madoguchi({"policy", "set", "letter.reply_period", "30 day dispatch", "-m",
                                 "matsue", "--actor", "h1", "--reason", "見本"});
    EXPECT_EQ(set.status, 0) << set.err;
    const Ended shown = madoguchi({"policy", "show", "-m", "matsue"});
    ASSERT_EQ(shown.lines().size(), 2U) << shown.out;
    EXPECT_EQ(shown.lines()[1]["key"], "letter.reply_period");
    EXPECT_EQ(shown.lines()[1]["set_by"], "h1");
    const Ended wrong = madoguchi(
        {"policy", "set", "letter.reply_period", "soon", "-m", "matsue", "--actor", "h1"});
    EXPECT_EQ(wrong.status, 2);
    EXPECT_NE(wrong.err.find("must be of the form"), std::string::npos) << wrong.err;
}

TEST(PolicyFiles, AreCheckedByLineAndField) {
    const Ended all = run({"policy", "check"});
    EXPECT_EQ(all.status, 0);
    EXPECT_NE(all.err.find("matsue: 未設定"), std::string::npos) << all.err;
    EXPECT_NE(all.err.find("handling.posting_approval"), std::string::npos) << all.err;
    const Folder folder;
    const std::string file =
        folder.file("sample.txtpb", "municipality: \"sample\"\nno_such_field: 1\n");
    const Ended ended = run({"policy", "check", file});
    EXPECT_EQ(ended.status, 1);
    EXPECT_EQ(ended.lines().at(0)["line"], 2) << ended.out;
    EXPECT_NE(ended.lines().at(0)["message"].get<std::string>().find("no_such_field"),
              std::string::npos)
        << ended.out;
}

TEST(PolicyFiles, AreExplainedInJapanese) {
    const Ended ended = run({"policy", "explain", "-m", "matsue", "--procedure", "pin_reset"});
    EXPECT_EQ(ended.status, 0) << ended.err;
    EXPECT_NE(ended.out.find("松江市"), std::string::npos);
    EXPECT_EQ(run({"policy", "explain", "-m", "nowhere"}).status, 3);
    EXPECT_EQ(run({"policy", "explain", "-m", "matsue", "--procedure", "fly"}).status, 2);
}

}  // namespace
}  // namespace madoguchi::e2e
