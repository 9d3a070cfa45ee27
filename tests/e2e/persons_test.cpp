#include <algorithm>

#include "office.hpp"

// The register of persons, erasing by two, retention: by the real program from its command line.
namespace madoguchi::e2e {
namespace {

class Persons : public Office {
 protected:
    void SetUp() override {
        Office::SetUp();
        first = open_case(1, "case/a");
        second = open_case(2, "case/b");
    }

    void end(int number, const std::string& stream) const {
        const Ended ended =
            madoguchi({"submit"}, command(number, stream, "withdraw_case",
                                          {{"by", "principal"}, {"reason", "not_wanted"}})
                                          .dump() +
                                      "\n");
        ASSERT_EQ(ended.status, 0) << ended.out << ended.err;
    }

    [[nodiscard]] json erasure(const std::vector<std::string>& more, int status = 0) const {
        std::vector<std::string> arguments{"erase", first};
        arguments.insert(arguments.end(), more.begin(), more.end());
        const Ended ended = madoguchi(arguments);
        EXPECT_EQ(ended.status, status) << ended.out << ended.err;
        last_err = ended.err;
        return ended.lines().empty() ? json() : ended.lines().at(0);
    }

    [[nodiscard]] std::size_t found(const std::string& line) const {
        return madoguchi({"search", "--actor", "k1"}, line + "\n").lines().size();
    }

    std::string first;
    std::string second;
    mutable std::string last_err;
};

TEST_F(Persons, AreProposedAndSaidToBeTheSameOrNot) {
    Ended proposed = madoguchi({"person", "proposals"});
    ASSERT_EQ(proposed.status, 0) << proposed.err;
    // By register number, and by furigana and birth date.
    EXPECT_EQ(proposed.lines().size(), 4U) << proposed.out;
    EXPECT_EQ(proposed.out.find("シケン"), std::string::npos);

    ASSERT_EQ(madoguchi({"person", "same", first, second, "--actor", "k1"}).status, 0);
    EXPECT_TRUE(madoguchi({"person", "proposals"}).lines().empty());
    const auto cases = madoguchi({"person", "show", first}).lines();
    ASSERT_EQ(cases.size(), 2U);
    EXPECT_EQ(cases[0]["person"], cases[1]["person"]);
    EXPECT_EQ(cases[1]["stream"], "case/b");

    ASSERT_EQ(madoguchi({"person", "undo", second, "--actor", "k1"}).status, 0);
    EXPECT_EQ(madoguchi({"person", "show", first}).lines().size(), 1U);
    EXPECT_TRUE(madoguchi({"person", "proposals"}).lines().empty());
}

TEST_F(Persons, ShowAnAgentWithTheirPrincipals) {
    ASSERT_EQ(
        madoguchi({"person", "same", first + ":agent", second + ":agent", "--actor", "k1"}).status,
        0);
    ASSERT_EQ(madoguchi({"person", "register", first, "--actor", "k1"}).status, 0);
    const auto cases = madoguchi({"person", "show", second + ":agent"}).lines();
    ASSERT_EQ(cases.size(), 2U);
    EXPECT_EQ(cases[0]["holder"], "agent");
    EXPECT_NE(cases[0]["principal"], "");
    EXPECT_EQ(cases[1]["principal"], "");
    const auto agents = madoguchi({"list", "agents"}).lines();
    ASSERT_EQ(agents.size(), 1U);
    EXPECT_EQ(agents[0]["cases_as_agent"], 2);
}

TEST_F(Persons, AreErasedByTwoWhenTheirCasesHaveEnded) {
    ASSERT_EQ(madoguchi({"person", "same", first, second, "--actor", "k1"}).status, 0);
    const std::vector<std::string> ask{
        "--reason", "requested_by_person", "--reference", "市民第45号", "--actor", "k1"};
    EXPECT_EQ(erasure(ask, 1)["erasure"], "");
    EXPECT_NE(last_err.find("case_open"), std::string::npos) << last_err;
    end(3, "case/a");
    end(4, "case/b");
    EXPECT_EQ(erasure(ask)["erasure"], "requested");
    EXPECT_EQ(madoguchi({"list", "erasures"}).lines().size(), 1U);
    EXPECT_EQ(erasure({"--approve", "--actor", "k1"}, 1)["erasure"], "requested");
    EXPECT_EQ(found("しけん"), 2U);

    const json done = erasure({"--approve", "--actor", "h1"});
    EXPECT_EQ(done["erasure"], "approved");
    EXPECT_EQ(done["cases"], 2);
    EXPECT_EQ(done["cases_erased"], 2);
    EXPECT_EQ(done["final_now"], true);
    EXPECT_TRUE(madoguchi({"list", "erasures"}).lines().empty());

    EXPECT_EQ(found("しけん"), 0U);
    EXPECT_EQ(found("1980-01-02"), 0U);
    EXPECT_EQ(found("1985-03-04"), 2U) << "the agents are still there";
    const json shown =
        madoguchi({"show", first, "--reveal", "--actor", "k1", "--purpose", "inquiry"})
            .lines()
            .at(0);
    EXPECT_EQ(shown["principal"]["erased"], true) << shown;
    EXPECT_EQ(shown["agent"]["name"], "見本 花子");
    const Ended note =
        madoguchi({"submit"}, command(9, "case/a", "add_note", {{"text", "後から"}}).dump() + "\n");
    EXPECT_NE(note.out.find("data_erased"), std::string::npos) << note.out;
    EXPECT_EQ(madoguchi({"history", first, "--reveal", "--details", "--actor", "k1", "--purpose",
                         "inquiry"})
                  .out.find("試験 太郎"),
              std::string::npos);
    EXPECT_EQ(madoguchi({"verify"}).status, 0) << "the record is whole without the data";
    // The views say the same when they are derived again.
    const Ended again = madoguchi({"rebuild", "--all"});
    ASSERT_EQ(again.status, 0) << again.err;
    for (const auto& line : again.lines()) {
        EXPECT_EQ(line["only_before"], 0) << line;
        EXPECT_EQ(line["only_now"], 0) << line;
        EXPECT_EQ(line["different"], 0) << line;
    }
}

TEST_F(Persons, AreNotErasedWhileAHoldLiesOnThemOrACaseOfTheirs) {
    ASSERT_EQ(madoguchi({"person", "same", first, second, "--actor", "k1"}).status, 0);
    end(3, "case/a");
    end(4, "case/b");
    const std::vector<std::string> hold{
        "--ground", "disclosure_request", "--reference", "開示3", "--actor", "h1"};
    const auto put = [&](const char* what, const std::string& on) {
        std::vector<std::string> arguments{"retention", what, on};
        arguments.insert(arguments.end(), hold.begin(), hold.end());
        return madoguchi(arguments).status;
    };
    ASSERT_EQ(put("hold", first + ":principal"), 0);
    EXPECT_EQ(madoguchi({"list", "person_holds"}).lines().size(), 1U);
    EXPECT_EQ(madoguchi({"retention", "due", "--held"}).lines().size(), 2U);
    const std::vector<std::string> ask{"--reason", "unlawful", "--reference",
                                       "45",       "--actor",  "k1"};
    EXPECT_EQ(erasure(ask, 1)["holds"].size(), 1U);
    EXPECT_NE(last_err.find("retention_hold"), std::string::npos) << last_err;
    ASSERT_EQ(put("lift", first + ":principal"), 0);
    ASSERT_EQ(put("hold", second), 0);
    EXPECT_EQ(erasure(ask, 1)["erasure"], "");
    ASSERT_EQ(put("lift", second), 0);
    EXPECT_EQ(erasure(ask)["erasure"], "requested");
}

TEST_F(Persons, HaveADayOnWhichTheirErasureIsFinalWhileAKeyBackupLives) {
    ASSERT_EQ(madoguchi({"person", "register", first, "--actor", "k1"}).status, 0);
    end(3, "case/a");
    const std::string backups = folder.path("backups");
    const Ended backed_up = madoguchi({"backup", backups, "--keep-keys", "30"});
    ASSERT_EQ(backed_up.status, 0) << backed_up.err;
    std::ignore = erasure({"--reason", "unlawful", "--reference", "45", "--actor", "k1"});
    const json done = erasure({"--approve", "--actor", "h1"});
    EXPECT_EQ(done["final_now"], false);
    const std::string day = done["final_on"];
    EXPECT_NE(backed_up.err.find(day), std::string::npos)
        << "the day that the backup has named: " << backed_up.err;
    EXPECT_EQ(erasure({"--status"}), done);
    // A backup that is younger than the erasure puts nothing off.
    ASSERT_EQ(madoguchi({"backup", backups, "--keep-keys", "30"}).status, 0);
    EXPECT_EQ(erasure({"--status"})["final_on"], day);
}

TEST_F(Persons, StayErasedInWhatIsRestoredFromAnOlderBackup) {
    ASSERT_EQ(madoguchi({"person", "register", first, "--actor", "k1"}).status, 0);
    end(3, "case/a");
    const std::string backups = folder.path("backups");
    ASSERT_EQ(madoguchi({"backup", backups}).status, 0);
    const auto before = madoguchi({"verify"}).lines().at(0)["commits"].get<std::uint64_t>();
    std::ignore = erasure({"--reason", "unlawful", "--reference", "45", "--actor", "k1"});
    std::ignore = erasure({"--approve", "--actor", "h1"});
    ASSERT_EQ(madoguchi({"backup", backups}).status, 0);
    const std::string there = folder.path("restored");
    const std::string master = "file:" + master_key_of(data);
    const auto shown_after_restoring = [&](const char* backup) {
        std::filesystem::remove_all(there);
        const Ended restored =
            run({"restore", backups, "--to", there, "--master-key", master, "--backup", backup});
        EXPECT_EQ(restored.status, 0) << restored.err;
        const Ended shown = run({"show", first, "--reveal", "--actor", "k1", "--purpose", "inquiry",
                                 "--data", there, "--master-key", master, "--policies", policies});
        EXPECT_EQ(shown.status, 0) << shown.err;
        EXPECT_NE(shown.out.find("見本 花子"), std::string::npos) << "the agent is there";
        return shown.out;
    };
    EXPECT_EQ(shown_after_restoring("1").find("試験 太郎"), std::string::npos)
        << "the log of before the erasure under the newest keys";
    // The keys of before the erasure, as if the newer ones had been lost.
    std::filesystem::path newest;
    for (const auto& entry : std::filesystem::directory_iterator(backups + "/keys")) {
        newest = std::max(newest, entry.path());
    }
    std::filesystem::remove_all(newest);
    const std::string out = shown_after_restoring("2");
    EXPECT_EQ(out.find("試験 太郎"), std::string::npos) << "erased again";
    EXPECT_NE(out.find("\"erased\":true"), std::string::npos) << out;
    // Back to before the erasure, out of a log that knows of it.
    std::filesystem::remove_all(there);
    const Ended cut = run({"restore", backups, "--to", there, "--master-key", master, "--at",
                           std::to_string(before), "-m", "matsue"});
    ASSERT_EQ(cut.status, 0) << cut.err;
    EXPECT_NE(cut.err.find("erased again: matsue case/a"), std::string::npos) << cut.err;
    const Ended shown = run({"show", first, "--reveal", "--actor", "k1", "--purpose", "inquiry",
                             "--data", there, "--master-key", master, "--policies", policies});
    EXPECT_EQ(shown.out.find("試験 太郎"), std::string::npos) << "its key stays destroyed";
}

TEST_F(Persons, CasesAreNotDueForDisposalWhereTheYearsAreNotSet) {
    end(3, "case/a");
    const Ended silent = madoguchi({"retention", "due", "-m", "matsue"});
    EXPECT_EQ(silent.status, 0);
    EXPECT_TRUE(silent.lines().empty());
    EXPECT_NE(silent.err.find("handling.retention_years"), std::string::npos) << silent.err;
    const Ended asked = madoguchi({"retention", "request", first, "--actor", "k1"});
    EXPECT_EQ(asked.status, 1);
    EXPECT_NE(asked.out.find("policy_silent"), std::string::npos) << asked.out;
    ASSERT_EQ(madoguchi({"policy", "set", "handling.retention_years", "5", "-m", "matsue",
                         "--actor", "h1"})
                  .status,
              0);
    EXPECT_TRUE(madoguchi({"retention", "due", "-m", "matsue"}).lines().empty());
    const Ended early = madoguchi({"retention", "request", first, "--actor", "k1"});
    EXPECT_NE(early.out.find("not_due"), std::string::npos) << early.out;
}

}  // namespace
}  // namespace madoguchi::e2e
