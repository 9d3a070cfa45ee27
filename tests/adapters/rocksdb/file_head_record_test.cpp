#include "madoguchi/adapters/rocksdb/file_head_record.hpp"

#include <gtest/gtest.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "../../contract/folder.hpp"
#include "madoguchi/adapters/openssl/digester.hpp"
#include "madoguchi/log/head_keeper.hpp"
#include "madoguchi/log/plain_seal.hpp"

namespace madoguchi::rocksdb {
namespace {

using log::Heads;
using log::Position;
using log::StoreErrorCode;
using log::TenantId;
using log::UtcTime;

class FileHeadRecordTest : public testing::Test {
 protected:
    [[nodiscard]] std::string file() const {
        std::ifstream in(path_, std::ios::binary);
        return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    }
    void set_file(const std::string& text) const {
        std::ofstream(path_, std::ios::binary | std::ios::trunc) << text;
    }

    contract::TemporaryFolder folder_;
    const std::string path_ = folder_ / "head/record";
    const std::array<std::uint8_t, 32> key_{};
    const openssl::OpenSslDigester digester_{key_};
    const log::PlainSeal seal_{digester_};
    FileHeadRecord record_{path_, seal_};
    const Heads heads_{{TenantId("alpha"), {Position(12), digester_.leaf("a")}},
                       {TenantId("beta"), {Position(3), digester_.leaf("b")}}};
};

TEST_F(FileHeadRecordTest, IsEmptyAtFirst) {
    const auto heads = record_.read();
    ASSERT_TRUE(heads);
    EXPECT_TRUE(heads->empty());
}

TEST_F(FileHeadRecordTest, ReadsBackWhatWasWrittenLast) {
    ASSERT_TRUE(record_.write({}));
    EXPECT_TRUE(record_.read()->empty());
    ASSERT_TRUE(record_.write(heads_));
    EXPECT_EQ(record_.read().value(), heads_);
    EXPECT_FALSE(std::filesystem::exists(path_ + ".new"));
}

TEST_F(FileHeadRecordTest, NoticesEveryFlippedByteAndEveryCut) {
    ASSERT_TRUE(record_.write(heads_));
    const std::string text = file();
    for (std::size_t at = 0; at < text.size(); ++at) {
        std::string flipped = text;
        flipped[at] = static_cast<char>(flipped[at] ^ (1 << at % 8));
        set_file(flipped);
        const auto after_flip = record_.read();
        ASSERT_FALSE(after_flip) << "byte " << at;
        EXPECT_EQ(after_flip.error().code, StoreErrorCode::kCorruption);
        set_file(text.substr(0, at));
        ASSERT_FALSE(record_.read()) << "cut at " << at;
    }
}

TEST_F(FileHeadRecordTest, SaysWhenItCantBeWritten) {
    std::filesystem::create_directories(path_ + ".new");
    const auto written = record_.write(heads_);
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().code, StoreErrorCode::kWriteFailed);
    EXPECT_NE(written.error().detail.find(path_), std::string::npos);
}

TEST_F(FileHeadRecordTest, IsKeptAtMostOncePerSecondAndOnlyWhenSomethingIsNew) {
    const auto at = [](int ms) { return UtcTime(std::chrono::milliseconds(1'000'000 + ms)); };
    log::HeadKeeper keeper(record_, {});
    EXPECT_FALSE(keeper.maybe_write({}, at(0)).value());
    EXPECT_TRUE(keeper.maybe_write(heads_, at(0)).value());
    Heads more = heads_;
    more[TenantId("alpha")].position = Position(13);
    EXPECT_FALSE(keeper.maybe_write(more, at(999)).value());
    EXPECT_EQ(record_.read().value(), heads_);
    EXPECT_TRUE(keeper.maybe_write(more, at(1'000)).value());
    EXPECT_FALSE(keeper.maybe_write(more, at(9'000)).value());
    EXPECT_TRUE(keeper.write(heads_).value()) << "at the shutdown at once";
    EXPECT_EQ(record_.read().value(), heads_);
}

}  // namespace
}  // namespace madoguchi::rocksdb
