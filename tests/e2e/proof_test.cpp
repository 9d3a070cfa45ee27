#include <filesystem>
#include <fstream>

#include "office.hpp"

namespace madoguchi::e2e {
namespace {

namespace fs = std::filesystem;

/// An office with a case that has been opened, and its proof.
class Proof : public Office {
 protected:
    void SetUp() override {
        Office::SetUp();
        number_ = open_case(1, "case/a");
        std::ignore = open_case(2, "case/b");
        const Ended keys = madoguchi({"keys", "show"});
        ASSERT_EQ(keys.status, 0) << keys.err;
        key_ = keys.lines().at(1).at("verifier_key");
        const Ended proved = madoguchi({"prove", number_, "--actor", "s1"});
        ASSERT_EQ(proved.status, 0) << proved.err;
        proof_ = proved.out;
    }

    /// Checks a proof with nothing else at hand.
    Ended check(const std::string& proof, const std::string& key) const {
        return run({"verify-proof", folder.file("case.proof", proof), "--key", key, "--data",
                    folder.path("nowhere")});
    }

    std::string number_;
    std::string key_;
    std::string proof_;
};

TEST_F(Proof, OfACaseIsCheckedWithoutTheDataFolder) {
    const int position = commits() - 2;  // Then another case, and that the proof was taken.
    fs::remove_all(data);
    const Ended checked = check(proof_, key_);
    EXPECT_EQ(checked.status, 0) << checked.err;
    ASSERT_EQ(checked.lines().size(), 1U) << checked.out;
    EXPECT_EQ(checked.lines()[0]["command"], "madoguchi.command.open_case.v1");
    EXPECT_EQ(checked.lines()[0]["position"], position);
    EXPECT_NE(checked.err.find("the proof holds: these commits of case/a are in the log"),
              std::string::npos)
        << checked.err;
    EXPECT_FALSE(fs::exists(folder.path("nowhere"))) << "checking makes nothing";
}

TEST_F(Proof, DoesntHoldWhenAnythingOfItIsAltered) {
    for (std::size_t at = 0; at < proof_.size(); at += 1 + proof_.size() / 40) {
        std::string altered = proof_;
        altered[at] = altered[at] == 'A' ? 'B' : 'A';
        const Ended checked = check(altered, key_);
        EXPECT_TRUE(checked.status == 5 || checked.status == 2) << at << " " << checked.err;
    }
}

TEST_F(Proof, DoesntHoldWithAnotherKey) {
    Folder other;
    employ(other.path("data"), "matsue");
    const std::string key =
        run({"keys", "show", "--data", other.path("data")}).lines().at(1).at("verifier_key");
    const Ended checked = check(proof_, key);
    EXPECT_EQ(checked.status, 5);
    EXPECT_NE(checked.err.find("no known key has signed it"), std::string::npos) << checked.err;
    EXPECT_EQ(check(proof_, "madoguchi/x+1+A").status, 2);
}

TEST_F(Proof, IsOfACaseThatThereIs) {
    EXPECT_EQ(madoguchi({"prove", "case/none", "--actor", "s1"}).status, 3);
}

TEST_F(Proof, IsTakenByNameAndOnRecord) {
    const Ended nobody = madoguchi({"prove", number_});
    EXPECT_EQ(nobody.status, 2) << nobody.err;
    EXPECT_EQ(nobody.out, "");
    EXPECT_EQ(madoguchi({"prove", number_, "-m", "matsue", "--actor", "k1"}).status, 7);
    ASSERT_EQ(madoguchi({"prove", number_, "--actor", "a1", "--purpose", "disclosure"}).status, 0);
    const auto looks = madoguchi({"list", "looks"}).lines();
    ASSERT_EQ(looks.size(), 2U) << "nothing of the two that got nothing";
    for (const auto& look : looks) {
        EXPECT_EQ(look["kind"], "exported");
        EXPECT_EQ(look["view"], "case_proof");
        EXPECT_EQ(look["stream"], "case/a");
        EXPECT_EQ(look["records"], 1);
        EXPECT_EQ(look["purpose"], look["actor"] == "s1" ? "audit" : "disclosure");
    }
}

TEST_F(Proof, IsSignedByBothKeysAfterARotation) {
    const Ended rotated = madoguchi({"keys", "rotate-signing"});
    ASSERT_EQ(rotated.status, 0) << rotated.err;
    ASSERT_EQ(rotated.lines().size(), 2U) << rotated.out;
    EXPECT_EQ(rotated.lines()[0]["state"], "signs along");
    EXPECT_EQ(rotated.lines()[1]["state"], "signs");
    std::ignore = open_case(3, "case/c");
    const Ended proved = madoguchi({"prove", "case/c", "--actor", "s1"});
    ASSERT_EQ(proved.status, 0) << proved.err;
    for (const auto& key : rotated.lines()) {
        EXPECT_EQ(check(proved.out, key["verifier_key"]).status, 0);
    }
    EXPECT_EQ(check(proof_, key_).status, 0) << "what the old key signed stays checkable";
    EXPECT_EQ(madoguchi({"verify"}).status, 0);
    EXPECT_EQ(madoguchi({"verify", "--key", key_}).status, 0);
    EXPECT_EQ(madoguchi({"keys", "rotate-signing", "--both-until", "2020-01-01"}).status, 2);
}

using Checkpoints = Office;

TEST_F(Checkpoints, InASecondFolderFindADataFolderThatWasPutBack) {
    EXPECT_EQ(madoguchi({"checkpoint-folder", folder.path("none")}).status, 2);
    fs::create_directory(folder.path("second"));
    const Ended named = madoguchi({"checkpoint-folder", folder.path("second")});
    ASSERT_EQ(named.status, 0) << named.err;
    EXPECT_EQ(madoguchi({"checkpoint-folder"}).out, folder.path("second") + "\n");
    const int before = commits();
    fs::copy(data, folder.path("yesterday"), fs::copy_options::recursive);
    std::ignore = open_case(1, "case/a");
    std::ignore = open_case(2, "case/b");
    fs::remove_all(data);
    fs::copy(folder.path("yesterday"), data, fs::copy_options::recursive);
    const Ended refused = madoguchi({"list", "open"});
    EXPECT_EQ(refused.status, 5);
    EXPECT_NE(refused.err.find("was put back to an earlier state"), std::string::npos)
        << refused.err;
    const Ended verified = madoguchi({"verify"});
    EXPECT_EQ(verified.status, 5);
    EXPECT_NE(verified.out.find("commits " + std::to_string(before + 1) + " to " +
                                std::to_string(before + 2) + " are missing"),
              std::string::npos)
        << verified.out;
    fs::rename(folder.path("second"), folder.path("unplugged"));
    EXPECT_EQ(madoguchi({"list", "open"}).status, 6);
}

TEST_F(Checkpoints, ThatWereRemovedAreNoFirstStart) {
    std::ignore = open_case(1, "case/a");
    const std::string count = std::to_string(commits());
    fs::remove_all(data + "/checkpoints");
    const Ended refused = madoguchi({"list", "open"});
    EXPECT_EQ(refused.status, 5);
    EXPECT_NE(refused.err.find("log of matsue: it has " + count + " commits and no checkpoint"),
              std::string::npos)
        << refused.err;
    EXPECT_EQ(madoguchi({"verify"}).status, 5);
}

TEST_F(Checkpoints, AreNotSignedWithoutTheirKeys) {
    fs::rename(data + "/signing-keys", folder.path("keys"));
    const Ended refused = madoguchi({"list", "open"});
    EXPECT_EQ(refused.status, 5);
    EXPECT_NE(refused.err.find("no key to sign"), std::string::npos) << refused.err;
    EXPECT_EQ(madoguchi({"list", "open", "--signing-keys", folder.path("keys")}).status, 0);
    EXPECT_EQ(madoguchi({"verify", "--signing-keys", folder.path("keys")}).status, 0);
}

}  // namespace
}  // namespace madoguchi::e2e
