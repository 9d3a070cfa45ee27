#include <gmock/gmock.h>
#include <signal.h>

#include <filesystem>

#include "serving.hpp"

// The command line while a server has the data folder open.
namespace madoguchi::e2e {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST_F(ServeCase, TakesCommandsAndQuestionsOfTheCommandLine) {
    const std::string stream = "case/" + uuid(2000);
    const Ended taken = madoguchi({"submit"}, opening(7, stream, "00067890").dump() + "\n");
    ASSERT_EQ(taken.status, 0) << taken.out << taken.err;
    const std::string other = taken.lines().at(0).at("ids").at(0);
    EXPECT_EQ(clerk->get("/v1/cases/" + uuid(2000)).data()["case_number"], other);
    EXPECT_EQ(madoguchi({"show", number}).lines().at(0)["case_number"], number);
    EXPECT_FALSE(madoguchi({"history", number}).lines().empty());
    EXPECT_EQ(madoguchi({"list", "intake", "-m", "matsue"}).lines().size(), 2U);
    EXPECT_EQ(madoguchi({"dashboard", "-m", "matsue"}).status, 0);
    EXPECT_EQ(
        madoguchi({"search", "-m", "matsue", "--actor", "k1"}, "シケン タロウ\n").lines().size(),
        2U);
    EXPECT_EQ(madoguchi({"staff", "list", "-m", "matsue"}).status, 0);
    const Ended nothing = madoguchi({"show", "R1-本-9999-9"});
    EXPECT_EQ(nothing.status, 3) << nothing.err;
    EXPECT_THAT(nothing.err, HasSubstr("R1-本-9999-9"));
    const Ended line = madoguchi({"submit"}, "{\n");
    EXPECT_EQ(line.status, 1) << line.out;
    EXPECT_EQ(stop(), 0);
    EXPECT_EQ(madoguchi({"list", "intake", "-m", "matsue"}).lines().size(), 2U);
}

TEST_F(ServeCase, IsVerifiedBackedUpAndExportedWhileItServes) {
    const Ended verified = madoguchi({"verify"});
    EXPECT_EQ(verified.status, 0) << verified.out << verified.err;
    const std::string elsewhere = folder.path("elsewhere");
    std::filesystem::create_directory(elsewhere);
    const auto here = std::filesystem::current_path();
    std::filesystem::current_path(elsewhere);
    const Ended backed_up = madoguchi({"backup", "backups"});
    const Ended drilled = madoguchi({"backup", "drill", "backups", "--scratch", "drill"});
    const Ended proved = madoguchi({"prove", number, "--actor", "s1"});
    std::filesystem::current_path(here);
    EXPECT_EQ(backed_up.status, 0) << backed_up.out << backed_up.err;
    EXPECT_EQ(drilled.status, 0) << drilled.out << drilled.err;
    EXPECT_EQ(proved.status, 0) << proved.err;
    EXPECT_TRUE(std::filesystem::is_directory(elsewhere + "/backups"))
        << "a relative path is the caller's";
    EXPECT_EQ(clerk->command(id, 2, "add_note", {{"text", "試験"}}).status, 200);
    EXPECT_EQ(stop(), 0);
}

TEST_F(ServeCase, SaysWhatCantBeDoneWhileItServes) {
    const Ended rebuilt = madoguchi({"rebuild", "cases"});
    EXPECT_EQ(rebuilt.status, 4);
    EXPECT_THAT(rebuilt.err, HasSubstr("stop the server first"));
    EXPECT_EQ(madoguchi({"keys", "rotate"}).status, 4);
    EXPECT_EQ(clerk->get("/v1/cases/" + id).status, 200);
}

TEST_F(ServeCase, StopsACommandWhoseCallerWantsItToStop) {
    Running client({"submit", "--data", data, "--policies", policies});
    client.write(opening(8, "case/" + uuid(2001), "00011111").dump() + "\n");
    EXPECT_THAT(client.read_line(), HasSubstr("accepted"));
    client.signal(SIGINT);
    EXPECT_THAT(client.read_line(), testing::IsEmpty());
    EXPECT_EQ(client.end(), 130);
    EXPECT_EQ(clerk->get("/v1/cases/" + uuid(2001)).status, 200) << "what was answered is stored";
}

TEST_F(ServeCase, DoesntWaitForCallersWhenItStops) {
    Running client({"submit", "--data", data, "--policies", policies});
    client.write(opening(9, "case/" + uuid(2002), "00022222").dump() + "\n");
    EXPECT_THAT(client.read_line(), HasSubstr("accepted"));
    EXPECT_EQ(stop(), 0);
    EXPECT_EQ(client.end(), 6) << "not all that the caller would have sent was taken";
}

TEST_F(ServeCase, LeavesTheFolderToTheCommandLineWhenItIsKilled) {
    server->signal(SIGKILL);
    EXPECT_EQ(server->end(), 128 + SIGKILL);
    const Ended shown = madoguchi({"show", number});
    EXPECT_EQ(shown.status, 0) << shown.err;
    EXPECT_THAT(shown.out, Not(HasSubstr("試験 太郎")));
}

}  // namespace
}  // namespace madoguchi::e2e
