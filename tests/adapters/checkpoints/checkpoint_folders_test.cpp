#include "madoguchi/adapters/checkpoints/checkpoint_folders.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "../../contract/folder.hpp"
#include "madoguchi/adapters/openssl/ed25519.hpp"
#include "madoguchi/log/head_keeper.hpp"

namespace madoguchi::checkpoints {
namespace {

namespace fs = std::filesystem;
using log::Digest;
using log::Heads;
using log::Position;
using log::StoreErrorCode;
using log::TenantId;
using log::UtcTime;

UtcTime at(std::chrono::milliseconds since) { return UtcTime(std::chrono::days(20'000)) + since; }

/// One key that signs and checks.
class OneKey final : public log::NoteKeys {
 public:
    OneKey()
        : signer_(openssl::Ed25519Signer::generate("madoguchi/test")),
          verifier_(std::move(*openssl::Ed25519Verifier::parse(signer_->verifier_text()))) {}
    [[nodiscard]] const std::string& name() const override { return signer_->key().name; }
    [[nodiscard]] std::vector<const log::NoteSigner*> signers(UtcTime /*at*/) const override {
        return {signer_.get()};
    }
    [[nodiscard]] std::vector<const log::NoteVerifier*> verifiers() const override {
        return {verifier_.get()};
    }

 private:
    std::unique_ptr<openssl::Ed25519Signer> signer_;
    std::unique_ptr<openssl::Ed25519Verifier> verifier_;
};

class CheckpointFoldersTest : public testing::Test {
 protected:
    void SetUp() override { fs::create_directory(second_); }

    [[nodiscard]] CheckpointFolders open() const { return {{first_, second_}, keys_}; }
    void write(std::uint64_t position, UtcTime when = at({})) const {
        auto record = open();
        const auto written = record.write(heads(position), when);
        ASSERT_TRUE(written) << written.error().detail;
    }
    static Heads heads(std::uint64_t position, std::uint32_t generation = 1) {
        return {{alpha(),
                 {Position(position), Digest{static_cast<std::uint8_t>(position)}, generation}}};
    }
    static TenantId alpha() { return TenantId("alpha"); }
    [[nodiscard]] std::vector<CheckpointFile> files(const std::string& folder) const {
        return files_in(folder, alpha()).value();
    }
    void expect_refused(const std::string& words) const {
        const auto read = open().read();
        ASSERT_FALSE(read);
        EXPECT_EQ(read.error().code, StoreErrorCode::kCorruption);
        EXPECT_NE(read.error().detail.find(words), std::string::npos) << read.error().detail;
    }

    contract::TemporaryFolder folder_;
    const std::string first_ = folder_ / "data/checkpoints";
    const std::string second_ = folder_ / "elsewhere";
    OneKey keys_;
};

TEST_F(CheckpointFoldersTest, AreEmptyAtFirst) { EXPECT_TRUE(open().read()->empty()); }

TEST_F(CheckpointFoldersTest, HoldWhatWasWrittenLastAsASignedCheckpoint) {
    write(0);
    write(12);
    write(130);
    EXPECT_EQ(open().read().value(), heads(130));
    const auto newest = open().newest(alpha()).value();
    ASSERT_TRUE(newest);
    EXPECT_EQ(newest->stated.origin, "madoguchi/test/alpha/1");
    EXPECT_EQ(newest->note.rfind("madoguchi/test/alpha/1\n130\n", 0), 0u) << newest->note;
    EXPECT_NE(newest->note.find("\n\n— madoguchi/test "), std::string::npos);
    EXPECT_EQ(files(first_).size(), 3u);
    EXPECT_EQ(files(second_).size(), 3u);
}

TEST_F(CheckpointFoldersTest, ArentWrittenToWhenNothingIsNew) {
    write(5);
    write(5, at(std::chrono::seconds(9)));
    EXPECT_EQ(files(first_).size(), 1u);
}

TEST_F(CheckpointFoldersTest, NeverSignTwoLogs) {
    write(5);
    auto record = open();
    auto other = heads(5);
    other[alpha()].root[9] = 1;
    EXPECT_FALSE(record.write(other, at({})));
    EXPECT_FALSE(record.write(heads(4), at({})));
    EXPECT_EQ(open().read().value(), heads(5));
}

TEST_F(CheckpointFoldersTest, GoOnUnderANewOriginAfterARestore) {
    write(50);
    auto record = open();
    ASSERT_TRUE(record.write(heads(20, 2), at({})));
    EXPECT_EQ(open().read().value(), heads(20, 2));
    EXPECT_EQ(open().newest(alpha())->value().stated.origin, "madoguchi/test/alpha/2");
    EXPECT_FALSE(record.write(heads(60, 1), at({}))) << "the old log has ended";
}

TEST_F(CheckpointFoldersTest, NoticeEveryFlippedByteAndEveryCut) {
    write(5);
    const std::string path = files(first_).at(0).path;
    const std::string text = read_file(path).value();
    for (std::size_t i = 0; i < text.size(); ++i) {
        std::string flipped = text;
        flipped[i] = static_cast<char>(flipped[i] ^ (1 << i % 8));
        std::ofstream(path) << flipped;
        ASSERT_FALSE(open().read()) << "byte " << i;
        std::ofstream(path) << text.substr(0, i);
        ASSERT_FALSE(open().read()) << "cut at " << i;
    }
    expect_refused(path + " can't be believed");
}

TEST_F(CheckpointFoldersTest, NoticeACheckpointUnderAnothersName) {
    write(5);
    write(9);
    fs::copy_file(files(first_)[0].path, files(first_)[1].path,
                  fs::copy_options::overwrite_existing);
    expect_refused("it is of position 5");
}

TEST_F(CheckpointFoldersTest, MayDifferByTheOneThatACrashKeptFromTheSecond) {
    write(5);
    write(9);
    fs::remove(files(second_).back().path);
    EXPECT_EQ(open().read().value(), heads(9));
    write(11);
    EXPECT_EQ(open().read().value(), heads(11));
    EXPECT_EQ(files(second_).size(), 3u) << "it got the one it lacked as well";
    fs::remove(files(first_).back().path);
    EXPECT_EQ(open().read().value(), heads(11)) << "whichever lags";
}

TEST_F(CheckpointFoldersTest, ContradictEachOtherWhenOneWasPutBack) {
    write(5);
    write(9);
    write(11);
    fs::remove(files(second_).back().path);
    fs::remove(files(second_).back().path);
    expect_refused(second_ + " was put back to an earlier state");
    fs::remove(files(second_).back().path);
    expect_refused(second_ + " holds none");
    ASSERT_TRUE(open().fill_second());
    EXPECT_TRUE(open().read());
    fs::remove(files(first_).back().path);
    fs::remove(files(first_).back().path);
    expect_refused(first_ + " was put back to an earlier state");
}

TEST_F(CheckpointFoldersTest, ContradictEachOtherWhenTheyStateTwoLogs) {
    write(5);
    auto other = heads(5);
    other[alpha()].root[9] = 1;
    const std::string third = folder_ / "third";
    CheckpointFolders apart({third, {}}, keys_);
    ASSERT_TRUE(apart.write(other, at({})));
    const auto read = CheckpointFolders({first_, third}, keys_).read();
    ASSERT_FALSE(read);
    EXPECT_NE(read.error().detail.find("state two different logs"), std::string::npos)
        << read.error().detail;
}

TEST_F(CheckpointFoldersTest, SayThatTheSecondIsntThere) {
    write(5);
    fs::remove_all(second_);
    const auto read = open().read();
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().code, StoreErrorCode::kUnavailable);
    EXPECT_NE(read.error().detail.find("connect its disk"), std::string::npos);
}

TEST_F(CheckpointFoldersTest, SayWhenTheyCantBeWritten) {
    std::ofstream(folder_ / "data") << "a file where a folder should be";
    auto record = open();
    const auto written = record.write(heads(1), at({}));
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().code, StoreErrorCode::kWriteFailed);
    EXPECT_NE(written.error().detail.find(first_), std::string::npos);
}

TEST_F(CheckpointFoldersTest, KeepTheLastOfEachHourAfterADay) {
    auto record = open();
    constexpr int kMinutes = 60 * 50;
    for (int minute = 0; minute <= kMinutes; minute += 20) {
        ASSERT_TRUE(
            record.write({{alpha(), {Position(static_cast<std::uint64_t>(minute + 1)), {}, 1}}},
                         at(std::chrono::minutes(minute))));
    }
    for (const auto& folder : {first_, second_}) {
        const auto kept = files(folder);
        // 26 hours before the last thinning, each with its last, and three an hour since.
        int of_first_day = 0;
        for (const auto& file : kept) {
            const auto age = at(std::chrono::minutes(kMinutes)) - file.written_at;
            if (age > std::chrono::days(1)) {
                ++of_first_day;
                EXPECT_EQ(file.written_at - std::chrono::floor<std::chrono::hours>(file.written_at),
                          std::chrono::minutes(40));
            }
        }
        EXPECT_EQ(of_first_day, 26);
        EXPECT_EQ(kept.size(), 26u + 24 * 3 + 1);
    }
}

TEST_F(CheckpointFoldersTest, KeepTheNewestTwoHoweverOld) {
    write(1);
    write(2, at(std::chrono::minutes(1)));
    ASSERT_TRUE(thin(first_, alpha(), at(std::chrono::days(99))));
    EXPECT_EQ(files(first_).size(), 2u);
    write(3, at(std::chrono::minutes(2)));
    ASSERT_TRUE(thin(first_, alpha(), at(std::chrono::days(99))));
    EXPECT_EQ(files(first_).size(), 2u);
    EXPECT_EQ(files(first_).back().size, 3u);
}

TEST_F(CheckpointFoldersTest, AreKeptAtMostOncePerSecondAndOnlyWhenSomethingIsNew) {
    auto record = open();
    const auto ms = [](int count) { return at(std::chrono::milliseconds(count)); };
    log::HeadKeeper keeper(record, {});
    EXPECT_FALSE(keeper.maybe_write({}, ms(0)).value());
    EXPECT_TRUE(keeper.maybe_write(heads(12), ms(0)).value());
    EXPECT_FALSE(keeper.maybe_write(heads(13), ms(999)).value());
    EXPECT_EQ(record.read().value(), heads(12));
    EXPECT_TRUE(keeper.maybe_write(heads(13), ms(1'000)).value());
    EXPECT_FALSE(keeper.maybe_write(heads(13), ms(9'000)).value());
    EXPECT_TRUE(keeper.write(heads(14), ms(9'000)).value()) << "at the shutdown at once";
    EXPECT_EQ(record.read().value(), heads(14));
    EXPECT_EQ(keeper.written(), heads(14));
}

}  // namespace
}  // namespace madoguchi::checkpoints
