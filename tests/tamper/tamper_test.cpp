#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "log_on_disk.hpp"
#include "madoguchi/log/proof/encoding.hpp"

namespace madoguchi::tamper {
namespace {

namespace fs = std::filesystem;
using log::Position;
using Rows = LogOnDisk::Rows;
using testing::HasSubstr;

constexpr unsigned kCommits = 12;
constexpr std::size_t kTermAndLeaf = 8 + 32;  ///< Of a commit's row, before its bytes.
// Places in a row whose alteration leaves a commit that can be read.
constexpr std::size_t kInPreviousLeaf = kTermAndLeaf + 20;
constexpr std::size_t kInContentMac = kTermAndLeaf + 80;

class Tampering : public testing::Test {
 protected:
    void SetUp() override {
        ASSERT_FALSE(log_.run(kCommits / 2));
        ASSERT_FALSE(log_.run(kCommits / 2));
        const auto verified = log_.verify();
        ASSERT_FALSE(verified.trouble) << verified.trouble->what;
        ASSERT_EQ(verified.commits, kCommits);
        // At 0, at 6 and at 12, in two folders.
        ASSERT_EQ(verified.checkpoints, 6u);
    }

    /// The row of a commit, by position.
    static std::string& row(Rows& rows, unsigned position) {
        return std::next(rows.begin(), position - 1)->second;
    }
    void edit_commits(const std::function<void(Rows&)>& change) { log_.edit("commits", change); }

    void expect_found(unsigned position, const std::string& words) {
        const auto verified = log_.verify();
        ASSERT_TRUE(verified.trouble) << words;
        EXPECT_EQ(verified.trouble->position, Position(position)) << verified.trouble->what;
        EXPECT_THAT(verified.trouble->what, HasSubstr(words));
    }
    void expect_refused(const std::string& words) {
        const auto refused = log_.run(1);
        ASSERT_TRUE(refused) << words;
        EXPECT_THAT(*refused, HasSubstr(words));
    }

    static std::string content(const std::string& path) {
        std::ifstream in(path, std::ios::binary);
        return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    }

    LogOnDisk log_;
};

TEST_F(Tampering, AFlippedByteOfAnyCommitIsFoundAtItsPosition) {
    Rows original;
    edit_commits([&](Rows& rows) { original = rows; });
    for (unsigned position = 1; position <= kCommits; ++position) {
        const std::size_t size = row(original, position).size();
        for (std::size_t at = kTermAndLeaf; at < size; at += 1 + size / 6) {
            edit_commits([&](Rows& rows) {
                row(rows, position)[at] = static_cast<char>(row(rows, position)[at] ^ 0x10);
            });
            expect_found(position, "the stored bytes don't have the stored hash");
            if (position == kCommits) {
                expect_refused("the commits up to position 12 aren't those");
            }
            edit_commits([&](Rows& rows) { rows = original; });
        }
    }
    EXPECT_FALSE(log_.verify().trouble);
}

TEST_F(Tampering, AFlippedByteIsNamedWithTheCommandThatItBelongsTo) {
    edit_commits([&](Rows& rows) { row(rows, 5)[kInPreviousLeaf] ^= 1; });
    const auto trouble = log_.verify().trouble;
    ASSERT_TRUE(trouble);
    EXPECT_EQ(trouble->stream, "counter/of-1");
    EXPECT_FALSE(trouble->command_type.empty());
}

TEST_F(Tampering, AnAlteredCommitWithItsNewHashIsFoundByTheLinkOfTheNext) {
    edit_commits([&](Rows& rows) {
        std::string& altered = row(rows, 4);
        altered[kInContentMac] ^= 1;
        const auto leaf = LogOnDisk::digester().leaf(altered.substr(kTermAndLeaf));
        altered.replace(8, leaf.size(), log::bytes_of(leaf));
    });
    expect_found(5, "the commit doesn't follow the one before it");
}

TEST_F(Tampering, AnAlteredLastCommitWithItsNewHashIsFoundByTheCheckpoint) {
    edit_commits([&](Rows& rows) {
        std::string& altered = row(rows, kCommits);
        altered[kInContentMac] ^= 1;
        const auto leaf = LogOnDisk::digester().leaf(altered.substr(kTermAndLeaf));
        altered.replace(8, leaf.size(), log::bytes_of(leaf));
    });
    const auto verified = log_.verify();
    ASSERT_TRUE(verified.trouble);
    EXPECT_EQ(verified.trouble->position, Position(kCommits));
    expect_refused("its newest checkpoint");
}

TEST_F(Tampering, ALogWrittenAnewWithTheSameKeysIsFoundByTheCheckpoints) {
    LogOnDisk other;
    ASSERT_FALSE(other.run(1));
    ASSERT_FALSE(other.run(kCommits - 1));
    fs::remove_all(log_.data() + "/log");
    fs::copy(other.data() + "/log", log_.data() + "/log", fs::copy_options::recursive);
    expect_refused(
        "log of alpha: the commits up to position 12 aren't those that its newest "
        "checkpoint was signed over");
    expect_found(6, "was signed over other commits");
}

TEST_F(Tampering, ADroppedTailIsFoundByTheStartAndByTheCheck) {
    edit_commits(
        [&](Rows& rows) { rows.erase(std::next(rows.begin(), kCommits - 3), rows.end()); });
    expect_refused("log of alpha: commits 10 to 12 are missing");
    expect_found(10, "commits 10 to 12 are missing");
}

TEST_F(Tampering, ADroppedCommitInTheMiddleIsFound) {
    edit_commits([&](Rows& rows) { rows.erase(std::next(rows.begin(), 6)); });
    expect_found(7, "the commit is missing");
}

TEST_F(Tampering, SwappedCommitsAreFound) {
    edit_commits([&](Rows& rows) { std::swap(row(rows, 7), row(rows, 8)); });
    expect_found(7, "the commit says of itself that it is at position 8");
}

TEST_F(Tampering, AReplacedCheckpointIsRefused) {
    const std::string path = log_.newest(log_.first());
    const std::string good = content(path);
    LogOnDisk other;
    ASSERT_FALSE(other.run(kCommits));
    std::ofstream(path) << content(other.newest(other.first()));
    expect_refused("no known key has signed it");
    std::string altered = good;
    altered[altered.find('\n', altered.find('\n') + 1) + 1] ^= 1;  // The root's first digit.
    std::ofstream(path) << altered;
    expect_refused("doesn't hold");
    std::ofstream(path) << good;
    EXPECT_FALSE(log_.run(1));
}

TEST_F(Tampering, RemovedCheckpointsAreNoFirstStart) {
    fs::remove_all(log_.first());
    expect_refused("the checkpoint folders contradict each other");
    fs::remove_all(log_.second() + "/alpha");
    expect_refused("log of alpha: it has 12 commits and no checkpoint");
    EXPECT_TRUE(log_.verify().trouble == std::nullopt)
        << "the commits themselves are in order, which is all that can be said without checkpoints";
}

TEST_F(Tampering, TheLogPutBackToYesterdayIsFound) {
    log_.keep_data();
    ASSERT_FALSE(log_.run(5));
    const std::string checkpoints = log_.data() + "/../today";
    fs::copy(log_.first(), checkpoints, fs::copy_options::recursive);
    log_.put_data_back();
    fs::remove_all(log_.first());
    fs::copy(checkpoints, log_.first(), fs::copy_options::recursive);
    expect_refused("log of alpha: commits 13 to 17 are missing");
    expect_found(13, "commits 13 to 17 are missing");
}

TEST_F(Tampering, TheWholeDataFolderPutBackToYesterdayIsFoundByTheSecondFolder) {
    log_.keep_data();
    ASSERT_FALSE(log_.run(5));
    ASSERT_FALSE(log_.run(5));
    log_.put_data_back();
    expect_refused(log_.first() + " was put back to an earlier state");
    expect_found(13, "commits 13 to 22 are missing");
}

TEST_F(Tampering, ATailLostInACrashBeforeItsCheckpointIsNoLoss) {
    log_.crash_after(3);
    EXPECT_FALSE(log_.run(1));
    EXPECT_FALSE(log_.verify().trouble);
}

TEST_F(Tampering, AnAlteredTreeIsFound) {
    ASSERT_FALSE(log_.run(300));
    log_.edit("tiles", [](Rows& rows) { rows.begin()->second[40] ^= 1; });
    expect_found(256, "tile 0 of level 0 of the tree isn't that of the commits");
}

TEST_F(Tampering, AnAlteredRightEdgeIsFound) {
    log_.edit("meta", [](Rows& rows) {
        for (auto& [key, value] : rows) {
            if (key.ends_with('e')) {
                value.back() ^= 1;
            }
        }
    });
    expect_found(kCommits + 1, "right edge");
}

TEST_F(Tampering, PuttingALogBackByARestoreLeavesItsMarkAndGoesOn) {
    const auto before = log_.verify();
    log_.keep_data();
    ASSERT_FALSE(log_.run(5));
    const auto lost = log_.verify();
    log_.put_data_back();
    log_.mark_restored({"madoguchi/test/alpha/1", Position(17), lost.root, "the disk was lost"});
    ASSERT_FALSE(log_.run(4));
    const auto verified = log_.verify();
    ASSERT_FALSE(verified.trouble) << verified.trouble->what;
    EXPECT_EQ(verified.commits, kCommits + 1 + 4);
    ASSERT_EQ(verified.restores.size(), 1u);
    EXPECT_EQ(verified.restores.begin()->first, Position(kCommits + 1));
    EXPECT_EQ(verified.restores.begin()->second.old_position, Position(17));
    EXPECT_EQ(verified.restores.begin()->second.reason, "the disk was lost");
    EXPECT_EQ(verified.left_behind, 2u) << "both folders know now what was lost";
    EXPECT_GT(verified.checkpoints, before.checkpoints);
}

TEST_F(Tampering, PuttingALogBackWithoutAMarkIsFoundEvenUnderANewOrigin) {
    log_.keep_data();
    log_.mark_restored({"madoguchi/test/alpha/1", Position(12), {}, "why"});
    fs::remove_all(log_.data() + "/log");
    const std::string kept = log_.data() + "/../kept/log";
    fs::copy(kept, log_.data() + "/log", fs::copy_options::recursive);
    expect_refused("commits 13 to 13 are missing");
}

}  // namespace
}  // namespace madoguchi::tamper
