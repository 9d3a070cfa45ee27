#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "client.hpp"
#include "folder.hpp"
#include "madoguchi/adapters/rocksdb/wal_tail.hpp"

namespace madoguchi::crash {
namespace {

namespace fs = std::filesystem;

/// Exit statuses of the program: README.md of adapters/cli.
constexpr const char* kDone = "exit 0";
constexpr const char* kDamaged = "exit 5";

std::string read_file(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

/// The data of a program that ended in order, so that its head record names the last commit, with
/// all its work still in the write-ahead log.
class Damage : public testing::Test {
 protected:
    void SetUp() override {
        ASSERT_FALSE(client_.live({}, 30).killed());
        fs::copy(client_.data(), whole_, fs::copy_options::recursive);
        std::uintmax_t largest = 0;
        for (const auto& entry : fs::directory_iterator(whole_ + "/log")) {
            const std::string bytes =
                entry.path().extension() == ".log" ? read_file(entry.path()) : std::string();
            const std::size_t size = rocksdb::inspect_wal(bytes).whole_bytes;
            if (size > largest) {
                largest = size;
                name_ = entry.path().filename();
                wal_ = bytes;
                size_ = size;
            }
        }
        ASSERT_GT(size_, 1'000U);
    }

    /// How the program ends on the same data with this write-ahead log.
    std::string end_with(const std::string& wal) {
        fs::remove_all(client_.data());
        fs::copy(whole_, client_.data(), fs::copy_options::recursive);
        std::ofstream(client_.data() + "/log/" + name_, std::ios::binary) << wal;
        return client_.run({"dashboard"}, {}).end;
    }

    Folder folder_;
    Client client_{folder_.path(), 1};
    const std::string whole_ = folder_.path() + "/whole";
    std::string name_;
    std::string wal_;
    std::size_t size_ = 0;  ///< Of what was written to it.
};

TEST_F(Damage, ToWhatWasAcknowledgedIsRefused) {
    EXPECT_EQ(end_with(wal_), kDone);
    for (const std::size_t quarter : {0U, 1U, 2U, 3U}) {
        const std::size_t at = size_ * quarter / 4 + 20;
        EXPECT_EQ(end_with(wal_.substr(0, at)), kDamaged) << "cut at byte " << at;
        std::string flipped = wal_;
        flipped[at] = static_cast<char>(flipped[at] ^ 0x20);
        EXPECT_EQ(end_with(flipped), kDamaged) << "flipped at byte " << at;
    }
    EXPECT_EQ(end_with(""), kDamaged);
}

TEST_F(Damage, ByAPowerCutToWhatHadNoAnswerYetIsMended) {
    std::string torn = wal_.substr(0, size_);
    // Checksum, length 80 and type of a record of which little more was written.
    torn += std::string("\x12\x34\x56\x78\x50\x00\x01", 7) + "half a record";
    torn.resize(std::max(torn.size(), wal_.size()));
    EXPECT_EQ(rocksdb::inspect_wal(torn).end, rocksdb::WalEnd::kTorn);
    EXPECT_EQ(end_with(torn), kDone);
}

}  // namespace
}  // namespace madoguchi::crash
