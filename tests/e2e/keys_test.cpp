#include <sys/stat.h>

#include <filesystem>
#include <fstream>

#include "office.hpp"

// Keys as an administrator handles them: made, changed, put into envelopes, lost and brought back.
namespace madoguchi::e2e {

namespace {

namespace fs = std::filesystem;

class KeysOfAnOffice : public Office {
 protected:
    void SetUp() override {
        Office::SetUp();
        case_number = open_case(1, "case/one");
    }

    /// What `show --reveal` says of the case.
    [[nodiscard]] Ended shown(const std::vector<std::string>& more = {}) const {
        std::vector<std::string> words{"show", case_number, "--reveal", "--json", "--actor", "k1"};
        words.insert(words.end(), more.begin(), more.end());
        return madoguchi(words);
    }
    void expect_readable(const std::vector<std::string>& more = {}) const {
        const Ended ended = shown(more);
        EXPECT_EQ(ended.status, 0) << ended.err;
        EXPECT_NE(ended.out.find("試験 太郎"), std::string::npos) << ended.out;
    }
    void expect_lost(int status, const std::string& word) const {
        const Ended ended = shown();
        EXPECT_EQ(ended.status, status) << ended.err;
        EXPECT_NE(ended.err.find(word), std::string::npos) << ended.err;
        EXPECT_EQ((ended.out + ended.err).find("試験"), std::string::npos);
    }
    [[nodiscard]] std::vector<std::string> shares(const std::string& out) const {
        const Ended ended = madoguchi(
            {"keys", "escrow", "--shares", "5", "--threshold", "3", "--out", folder.path(out)});
        EXPECT_EQ(ended.status, 0) << ended.err;
        std::vector<std::string> paths;
        for (int i = 1; i <= 5; ++i) {
            paths.push_back(folder.path(out) + "/share-" + std::to_string(i) + ".txt");
        }
        return paths;
    }
    [[nodiscard]] std::string head() const {
        const Ended ended = madoguchi({"verify", "--json"});
        EXPECT_EQ(ended.status, 0) << ended.err;
        return ended.out;
    }
    [[nodiscard]] std::string master_file() const { return master_key_of(data); }

    std::string case_number;
};

TEST_F(KeysOfAnOffice, AreMadeAtTheFirstStartForTheirOwnerAlone) {
    struct stat about {};
    ASSERT_EQ(::stat(master_file().c_str(), &about), 0);
    EXPECT_EQ(about.st_mode & 0777U, 0600U);
    expect_readable();
    EXPECT_FALSE(fs::exists(data + "/keys/content-mac"));
    EXPECT_FALSE(fs::exists(data + "/master-key")) << "never in the folder that it opens";
}

// RocksDB's own log ends the process on a full disk.
TEST_F(KeysOfAnOffice, LieInADataFolderWithoutLogsOfTheDatabases) {
    for (const auto& entry : fs::recursive_directory_iterator(data)) {
        EXPECT_FALSE(entry.path().filename().string().starts_with("LOG")) << entry.path();
    }
}

TEST_F(KeysOfAnOffice, AreShownWithoutAKey) {
    const Ended ended = madoguchi({"keys", "show", "--json"});
    ASSERT_EQ(ended.status, 0) << ended.err;
    const json row = ended.lines().at(0);
    EXPECT_EQ(row.at("master_key"), "file:" + master_file());
    EXPECT_EQ(row.at("master_fingerprint").get<std::string>().size(), 16U);
    EXPECT_EQ(row.at("beside_the_data"), false);
    EXPECT_EQ(row.at("on_the_disk_of_the_data"), true);
    EXPECT_EQ(row.at("data_keys_in_use"), 3);  // Principal, agent, and the staff's names.
    EXPECT_EQ(row.at("other_keys"), 2);
    EXPECT_NE(ended.err.find("lies on the disk of the data"), std::string::npos);
    const std::string digits = content(master_file()).substr(0, 64);
    EXPECT_EQ((ended.out + ended.err).find(digits.substr(0, 16)), std::string::npos);
}

TEST_F(KeysOfAnOffice, AreUsedWhereTheyLieInTheDataFolder) {
    const std::string inside = data + "/master-key";
    ASSERT_EQ(madoguchi({"keys", "rotate", "--to", "file:" + inside}).status, 0);
    expect_readable();
    const Ended shown_keys = madoguchi({"keys", "show", "--json"});
    EXPECT_EQ(shown_keys.lines().at(0).at("beside_the_data"), true);
    EXPECT_NE(shown_keys.err.find("lies in the data folder"), std::string::npos);
    // And given up again: to a file of its own in the folder of master keys.
    const std::string keys = fs::path(master_file()).parent_path();
    ASSERT_EQ(madoguchi({"keys", "rotate", "--to", "folder:" + keys}).status, 0);
    fs::remove(inside);
    expect_readable();
    EXPECT_TRUE(fs::exists(master_file()));
}

TEST_F(KeysOfAnOffice, OfTwoFoldersDontGetIntoEachOthersWay) {
    const std::string second = folder.path("second");
    employ(second, "matsue", policies);
    ASSERT_NE(master_key_of(second), master_file());
    ASSERT_EQ(run({"keys", "rotate", "--data", second}).status, 0);
    EXPECT_TRUE(fs::exists(master_key_of(second)));
    expect_readable();
}

TEST_F(KeysOfAnOffice, AreNotMadeForWhoOnlyAsks) {
    const std::string nowhere = folder.path("misspelt");
    for (const char* what : {"list", "dashboard"}) {
        std::vector<std::string> asked{what, "--data", nowhere};
        if (asked[0] == "list") {
            asked.insert(asked.begin() + 1, "open");
        }
        const Ended ended = run(asked);
        EXPECT_EQ(ended.status, 3) << what;
        EXPECT_NE(ended.err.find("there is no data in"), std::string::npos) << ended.err;
    }
    EXPECT_FALSE(std::filesystem::exists(nowhere));
}

TEST_F(KeysOfAnOffice, AreRefusedWhenOthersMayReadThem) {
    fs::permissions(master_file(), fs::perms(0644));
    expect_lost(6, "may be read by others");
    fs::permissions(master_file(), fs::perms(0600));
    expect_readable();
}

TEST_F(KeysOfAnOffice, ComeBackFromSharesWhenTheyAreLost) {
    const auto papers = shares("envelopes");
    fs::remove(master_file());
    expect_lost(5, "keys restore");
    EXPECT_EQ(madoguchi({"keys", "restore", papers[0], papers[1]}).status, 2);
    EXPECT_FALSE(fs::exists(master_file()));
    const Ended restored = madoguchi({"keys", "restore", papers[4], papers[0], papers[2]});
    EXPECT_EQ(restored.status, 0) << restored.err;
    expect_readable();
    const Ended again = madoguchi({"keys", "restore", papers[4], papers[0], papers[2]});
    EXPECT_NE(again.status, 0);  // It would write over the one that is there.
}

TEST_F(KeysOfAnOffice, AreChangedWithoutTouchingTheLog) {
    const std::string before = head();
    const std::string old_file = master_file();
    const std::string digits = content(old_file);
    const auto papers = shares("envelopes");
    const Ended rotated = madoguchi({"keys", "rotate"});
    ASSERT_EQ(rotated.status, 0) << rotated.err;
    EXPECT_NE(rotated.err.find(old_file), std::string::npos) << rotated.err;
    EXPECT_EQ(content(old_file), digits) << "backups of the keys taken so far need it";
    EXPECT_EQ(head(), before);
    EXPECT_NE(content(master_file()), digits);
    expect_readable();
    fs::remove(master_file());
    const Ended old = madoguchi({"keys", "restore", papers[0], papers[1], papers[2]});
    EXPECT_EQ(old.status, 2);
    EXPECT_NE(old.err.find("is wrapped by"), std::string::npos) << old.err;
}

TEST_F(KeysOfAnOffice, AreChangedToAnotherPlace) {
    const std::string before = content(master_file());
    const std::string elsewhere = "file:" + folder.path("etc/master-key");
    const Ended rotated = madoguchi({"keys", "rotate", "--to", elsewhere});
    ASSERT_EQ(rotated.status, 0) << rotated.err;
    expect_lost(5, "can't be read");
    const std::string old_one = "file:" + folder.file("old-key", before);
    fs::permissions(folder.path("old-key"), fs::perms(0600));
    const Ended wrong = shown({"--master-key", old_one});
    EXPECT_EQ(wrong.status, 5);
    EXPECT_NE(wrong.err.find("is wrapped by the master key"), std::string::npos) << wrong.err;
    expect_readable({"--master-key", elsewhere});
    EXPECT_EQ(madoguchi({"keys", "rotate", "--to", elsewhere, "--master-key", elsewhere}).status,
              2);
    expect_readable({"--master-key", elsewhere});
}

TEST_F(KeysOfAnOffice, AreWholeWhereverAChangeOfThemStopped) {
    const std::string file = folder.path("etc/master-key");
    const std::vector<std::string> from{"--master-key", "file:" + file};
    const std::vector<std::string> rotate{"keys", "rotate", "--master-key", "file:" + file};
    ASSERT_EQ(madoguchi({"keys", "rotate", "--to", "file:" + file}).status, 0);
    // Before the new database counts: the next key and half a database are there.
    std::ofstream(file + ".next") << content(file);
    fs::create_directory(data + "/keys/db-0123456789abcdef");
    expect_readable(from);
    ASSERT_EQ(madoguchi(rotate).status, 0);
    expect_readable(from);
    // After it counts, before the next key has taken its place.
    const std::string before = content(file);
    ASSERT_EQ(madoguchi(rotate).status, 0);
    fs::rename(file, file + ".next");
    std::ofstream(file) << before;
    fs::permissions(file, fs::perms(0600));
    expect_readable(from);
    EXPECT_FALSE(fs::exists(file + ".next"));
}

TEST_F(KeysOfAnOffice, AreNotMadeAnewForALogThatHasLostThem) {
    fs::rename(data + "/keys", folder.path("kept"));
    expect_lost(5, "has lost its keys");
    EXPECT_FALSE(fs::exists(data + "/keys"));
    fs::rename(folder.path("kept"), data + "/keys");
    expect_readable();
}

TEST_F(KeysOfAnOffice, SayHowTheirPlaceIsGiven) {
    const Ended wrong = shown({"--master-key", "vault"});
    EXPECT_EQ(wrong.status, 2);
    EXPECT_NE(wrong.err.find("credential:NAME"), std::string::npos) << wrong.err;
    EXPECT_EQ(run({"keys", "show", "--data", folder.path("nowhere")}).status, 3);
}

}  // namespace

}  // namespace madoguchi::e2e
