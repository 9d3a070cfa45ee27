#include <filesystem>
#include <fstream>
#include <iterator>

#include "office.hpp"

namespace madoguchi::e2e {
namespace {

namespace fs = std::filesystem;

/// An office that backs itself up.
class Backups : public Office {
 protected:
    [[nodiscard]] std::string backups() const { return folder.path("backups"); }
    [[nodiscard]] std::string restored() const { return folder.path("restored"); }

    json back_up() const {
        const Ended ended = madoguchi({"backup", backups()});
        EXPECT_EQ(ended.status, 0) << ended.err;
        return ended.status == 0 ? ended.lines().at(0) : json();
    }
    [[nodiscard]] Ended restore(std::vector<std::string> more = {}) const {
        std::vector<std::string> arguments{"restore", backups(), "--to", restored()};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return run(arguments);
    }
    /// A command on what was restored.
    [[nodiscard]] Ended there(std::vector<std::string> arguments,
                              const std::string& input = "") const {
        arguments.insert(arguments.end(), {"--data", restored(), "--policies", policies});
        return run(arguments, input);
    }
    [[nodiscard]] std::size_t position() const {
        const Ended ended = madoguchi({"verify"});
        EXPECT_EQ(ended.status, 0) << ended.err;
        for (const auto& line : ended.lines()) {
            if (line["municipality"] == "matsue") {
                return line["commits"];
            }
        }
        return 0;
    }
    [[nodiscard]] json verified() const {
        const Ended ended = there({"verify"});
        EXPECT_EQ(ended.status, 0) << ended.err;
        for (const auto& line : ended.lines()) {
            if (line["municipality"] == "matsue") {
                return line;
            }
        }
        return {};
    }
};

TEST_F(Backups, BringEverythingBackUnderANextOrigin) {
    const std::string number = open_case(1, "case/a");
    const json first = back_up();
    EXPECT_EQ(first["backup"], 1);
    static_cast<void>(open_case(2, "case/b"));
    const json second = back_up();
    EXPECT_EQ(second["backup"], 2);
    const auto commits = position();

    const Ended ended = restore({"--reason", "the disk failed", "--actor", "h1"});
    ASSERT_EQ(ended.status, 0) << ended.err;
    EXPECT_EQ(ended.lines().at(0)["backup"], 2);
    EXPECT_NE(ended.err.find("a new one signs"), std::string::npos) << ended.err;

    const json log = verified();
    EXPECT_EQ(log["commits"], commits + 1) << "and the mark of the restore";
    ASSERT_EQ(log["restores"].size(), 1U);
    EXPECT_EQ(log["restores"][0]["reason"], "the disk failed");
    const std::vector<std::string> show{"show", number, "--reveal", "--actor", "k1"};
    EXPECT_EQ(there(show).out, madoguchi(show).out);
    const Ended more = there({"submit"}, opening(3, "case/c").dump() + "\n");
    EXPECT_EQ(more.lines().at(0)["answer"], "accepted") << "work goes on";
    EXPECT_GT(verified()["commits"], commits + 1);
    const Ended again = there({"submit"}, opening(1, "case/a").dump() + "\n");
    EXPECT_EQ(again.lines().at(0)["repeated"], true) << "ids are remembered";
}

TEST_F(Backups, PutTheLogBackToAnEarlierPosition) {
    static_cast<void>(open_case(1, "case/a"));
    const auto before = position();
    const std::string lost = open_case(2, "case/b");
    const auto all = position();
    static_cast<void>(back_up());
    const Ended ended = restore({"--at", std::to_string(before), "--municipality", "matsue"});
    ASSERT_EQ(ended.status, 0) << ended.err;
    const json log = verified();
    EXPECT_EQ(log["commits"], before + 1);
    EXPECT_EQ(log["restores"][0]["position"], before + 1);
    EXPECT_EQ(log["restores"][0]["old_position"], all);
    EXPECT_EQ(there({"show", lost}).status, 3) << "what came later isn't there";
    const Ended again = there({"submit"}, opening(2, "case/b").dump() + "\n");
    EXPECT_EQ(again.lines().at(0)["answer"], "accepted");
    EXPECT_EQ(again.lines().at(0)["ids"].at(0), lost) << "and its number is free again";
    EXPECT_EQ(there({"rebuild", "--all"}).status, 0);
    EXPECT_GT(verified()["commits"], before + 1);
}

TEST_F(Backups, PutTheLogBackToAnInstant) {
    static_cast<void>(open_case(1, "case/a"));
    const auto all = position();
    static_cast<void>(back_up());
    ASSERT_EQ(restore({"--at", "2001-01-01T00:00:00+09:00"}).status, 0);
    EXPECT_EQ(verified()["commits"], 1) << "nothing but the mark";
    fs::remove_all(restored());
    ASSERT_EQ(restore({"--at", "2999-01-01T00:00:00+09:00"}).status, 0);
    EXPECT_EQ(verified()["commits"], all + 1);
    fs::remove_all(restored());
    for (const char* wrong : {"yesterday", "999999", "-1"}) {
        const Ended ended = restore({"--municipality", "matsue", std::string("--at=") + wrong});
        EXPECT_EQ(ended.status, 2) << wrong;
        EXPECT_NE(ended.err.find("--at"), std::string::npos);
        EXPECT_FALSE(fs::exists(restored()));
    }
}

TEST_F(Backups, OverwriteNothing) {
    static_cast<void>(back_up());
    fs::create_directories(restored());
    std::ofstream(restored() + "/precious") << "x";
    const Ended ended = restore();
    EXPECT_EQ(ended.status, 2);
    EXPECT_NE(ended.err.find("isn't empty"), std::string::npos) << ended.err;
    EXPECT_TRUE(fs::exists(restored() + "/precious"));
}

TEST_F(Backups, CopyOnlyWhatIsNew) {
    static_cast<void>(open_case(1, "case/a"));
    const json first = back_up();
    const json second = back_up();
    EXPECT_LT(second["new_bytes"].get<int>(), first["new_bytes"].get<int>());
}

TEST_F(Backups, NeedTheMasterKey) {
    static_cast<void>(back_up());
    fs::rename(master_key_of(data), folder.path("kept"));
    const Ended ended = restore();
    EXPECT_EQ(ended.status, 5) << ended.err;
    EXPECT_FALSE(fs::exists(restored()));
    fs::create_directories(restored());
    fs::copy(folder.path("kept"), restored() + "/master-key");
    const Ended with_key = restore();
    EXPECT_EQ(with_key.status, 0) << with_key.err;
    EXPECT_EQ(run({"verify", "--data", restored()}).status, 0);
}

TEST_F(Backups, AreRefusedWhereAFileWasAltered) {
    static_cast<void>(open_case(1, "case/a"));
    static_cast<void>(back_up());
    std::string path;
    for (const auto& entry : fs::directory_iterator(backups() + "/log/shared_checksum")) {
        path = entry.path();
    }
    ASSERT_FALSE(path.empty());
    {
        std::fstream file(path, std::ios::binary | std::ios::in | std::ios::out);
        file.seekp(100);
        file.put('x');
    }
    const Ended ended = restore();
    EXPECT_EQ(ended.status, 5) << ended.err;
    EXPECT_NE(ended.err.find("isn't as it was written"), std::string::npos) << ended.err;
    EXPECT_FALSE(fs::exists(restored()));
}

TEST_F(Backups, AreDrilledInAScratchFolderThatGoesAgain) {
    static_cast<void>(open_case(1, "case/a"));
    static_cast<void>(back_up());
    const std::string scratch = folder.path("scratch");
    const Ended ended = madoguchi({"backup", "drill", backups(), "--scratch", scratch});
    ASSERT_EQ(ended.status, 0) << ended.err;
    bool found = false;
    for (const auto& line : ended.lines()) {
        if (line.value("municipality", "") == "matsue") {
            found = true;
            EXPECT_EQ(line["cases"], 1);
            EXPECT_EQ(line["restored"], line["live"]);
            EXPECT_EQ(line["readable"], line["restored"]);
        }
    }
    EXPECT_TRUE(found) << ended.out;
    EXPECT_FALSE(fs::exists(scratch));
    EXPECT_EQ(madoguchi({"verify"}).status, 0) << "and the office is as it was";
}

TEST_F(Backups, ArePrunedWithExpiredKeys) {
    static_cast<void>(back_up());
    static_cast<void>(back_up());
    // A backup of the keys of long ago.
    fs::path newest;
    for (const auto& entry : fs::directory_iterator(backups() + "/keys")) {
        newest = std::max(newest, entry.path());
    }
    const auto old =
        newest.parent_path() / ("20200101T000000Z" + newest.filename().string().substr(16));
    fs::copy(newest, old, fs::copy_options::recursive);
    const Ended ended = madoguchi({"backup", "prune", backups(), "--keep", "1"});
    ASSERT_EQ(ended.status, 0) << ended.err;
    EXPECT_FALSE(fs::exists(old));
    EXPECT_TRUE(fs::exists(newest)) << "the newest always stays";
    EXPECT_EQ(madoguchi({"backup", "list", backups()}).lines().size(), 1U);
    EXPECT_EQ(restore().status, 0);
}

TEST_F(Backups, HoldNoNameInTheOpen) {
    static_cast<void>(open_case(1, "case/a"));
    static_cast<void>(back_up());
    for (const auto& entry : fs::recursive_directory_iterator(backups())) {
        if (entry.is_regular_file()) {
            std::ifstream file(entry.path(), std::ios::binary);
            const std::string bytes{std::istreambuf_iterator<char>(file), {}};
            EXPECT_EQ(bytes.find("case/"), std::string::npos) << entry.path();
            EXPECT_EQ(bytes.find("試験"), std::string::npos) << entry.path();
        }
    }
}

}  // namespace
}  // namespace madoguchi::e2e
