#include "madoguchi/adapters/openssl/signing_keys.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "../../contract/folder.hpp"

namespace madoguchi::openssl {
namespace {

namespace fs = std::filesystem;
using log::UtcTime;

UtcTime day(int number) { return UtcTime(std::chrono::days(20'000 + number)); }

class SigningKeysTest : public testing::Test {
 protected:
    std::unique_ptr<SigningKeys> open() {
        auto keys = SigningKeys::open(path_);
        EXPECT_TRUE(keys) << keys.error().detail;
        return std::move(*keys);
    }
    [[nodiscard]] std::vector<std::string> files(const std::string& suffix) const {
        std::vector<std::string> found;
        for (const auto& entry : fs::directory_iterator(path_)) {
            if (entry.path().extension() == suffix) {
                found.push_back(entry.path().string());
            }
        }
        return found;
    }
    static unsigned mode_of(const std::string& path) {
        struct stat status {};
        EXPECT_EQ(::stat(path.c_str(), &status), 0);
        return status.st_mode & 0777U;
    }

    contract::TemporaryFolder folder_;
    const std::string path_ = folder_ / "signing-keys";
};

TEST_F(SigningKeysTest, AreNoneAtFirst) {
    const auto keys = open();
    EXPECT_TRUE(keys->keys().empty());
    EXPECT_TRUE(keys->signers(day(0)).empty());
    EXPECT_FALSE(fs::exists(path_)) << "looking makes nothing";
}

TEST_F(SigningKeysTest, AreReadableByTheirOwnerAlone) {
    ASSERT_TRUE(open()->rotate(day(0), day(0)));
    EXPECT_EQ(mode_of(path_), 0700u);
    EXPECT_EQ(mode_of(files(".key").at(0)), 0600u);
}

TEST_F(SigningKeysTest, SignTogetherForTheStatedTimeAfterARotation) {
    ASSERT_TRUE(open()->rotate(day(0), day(0)));
    const auto first = open();
    EXPECT_EQ(first->name().rfind("madoguchi/", 0), 0u);
    ASSERT_EQ(first->signers(day(0)).size(), 1u);
    ASSERT_TRUE(open()->rotate(day(10), day(20)));
    const auto both = open();
    EXPECT_EQ(both->name(), first->name());
    ASSERT_EQ(both->keys().size(), 2u);
    const auto together = both->signers(day(19));
    ASSERT_EQ(together.size(), 2u);
    EXPECT_EQ(together[1]->key(), first->signers(day(0))[0]->key()) << "the newest comes first";
    ASSERT_EQ(both->signers(day(20)).size(), 1u);
    EXPECT_EQ(both->signers(day(20))[0]->key(), together[0]->key());
    EXPECT_EQ(both->verifiers().size(), 2u) << "what the old one signed stays checkable";
}

TEST_F(SigningKeysTest, DontSignWithoutTheirPrivateFileButStillCheck) {
    ASSERT_TRUE(open()->rotate(day(0), day(0)));
    fs::remove(files(".key").at(0));
    const auto keys = open();
    EXPECT_TRUE(keys->signers(day(0)).empty());
    EXPECT_EQ(keys->verifiers().size(), 1u);
    ASSERT_TRUE(open()->rotate(day(1), day(1)));
    EXPECT_EQ(open()->signers(day(1)).size(), 1u);
    EXPECT_EQ(open()->name(), keys->name());
}

TEST_F(SigningKeysTest, AreRefusedWhenAFileIsntAsItWasWritten) {
    ASSERT_TRUE(open()->rotate(day(0), day(0)));
    for (const char* const suffix : {".key", ".vkey"}) {
        const std::string path = files(suffix).at(0);
        std::ifstream in(path);
        const std::string text{std::istreambuf_iterator<char>(in),
                               std::istreambuf_iterator<char>()};
        for (const std::size_t at : {std::size_t{0}, text.find('+') + 3, text.find('\n') - 5}) {
            std::string bad = text;
            bad[at] = bad[at] == 'x' ? 'y' : 'x';
            std::ofstream(path) << bad;
            const auto keys = SigningKeys::open(path_);
            ASSERT_FALSE(keys) << suffix << " " << at;
            EXPECT_EQ(keys.error().code, log::StoreErrorCode::kCorruption);
            EXPECT_NE(keys.error().detail.find(path), std::string::npos);
        }
        std::ofstream(path) << text;
    }
    EXPECT_TRUE(SigningKeys::open(path_));
}

}  // namespace
}  // namespace madoguchi::openssl
