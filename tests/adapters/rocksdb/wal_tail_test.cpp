#include "madoguchi/adapters/rocksdb/wal_tail.hpp"

#include <gtest/gtest.h>

namespace madoguchi::rocksdb {
namespace {

constexpr std::size_t kBlock = 32'768;

void put_little_endian(std::uint32_t number, std::size_t bytes, std::string& to) {
    for (std::size_t i = 0; i < bytes; ++i) {
        to.push_back(static_cast<char>(number >> (8 * i) & 0xff));
    }
}

std::string fragment(std::uint8_t type, const std::string& payload) {
    const std::string checked = std::string(1, static_cast<char>(type)) + payload;
    const std::uint32_t crc = crc32c(0, checked);
    std::string record;
    put_little_endian((crc >> 15 | crc << 17) + 0xa282ead8u, 4, record);
    put_little_endian(static_cast<std::uint32_t>(payload.size()), 2, record);
    return record + checked;
}

const std::string kOne = fragment(1, "one");
const std::string kTwo = fragment(1, "number two");

TEST(Crc32c, GivesThePublishedCheckValue) {
    EXPECT_EQ(crc32c(0, "123456789"), 0xe3069283u);
    EXPECT_EQ(crc32c(crc32c(0, "1234"), "56789"), 0xe3069283u);
    EXPECT_EQ(crc32c(0, std::string(32, '\0')), 0x8a9136aau);
}

TEST(InspectWal, FindsNothingWrongWithWholeRecords) {
    EXPECT_EQ(inspect_wal("").end, WalEnd::kWhole);
    EXPECT_EQ(inspect_wal(std::string(100'000, '\0')).end, WalEnd::kWhole);
    const auto found = inspect_wal(kOne + kTwo + std::string(70'000, '\0'));
    EXPECT_EQ(found.end, WalEnd::kWhole);
    EXPECT_EQ(found.records, 2u);
    EXPECT_EQ(found.whole_bytes, kOne.size() + kTwo.size());
}

TEST(InspectWal, FollowsABatchOverBlocks) {
    const std::string first = fragment(2, std::string(kBlock - 7, 'a'));
    const std::string middle = fragment(3, std::string(kBlock - 7, 'b'));
    const std::string last = fragment(4, "c");
    const auto whole = inspect_wal(first + middle + last + kOne);
    EXPECT_EQ(whole.end, WalEnd::kWhole);
    EXPECT_EQ(whole.records, 2u);

    const auto torn = inspect_wal(first + middle);
    EXPECT_EQ(torn.end, WalEnd::kTorn);
    EXPECT_EQ(torn.whole_bytes, 0u);

    std::string hole = first + middle + last;
    hole.replace(100, 512, 512, '\0');
    EXPECT_EQ(inspect_wal(hole).end, WalEnd::kTorn) << "the later parts of the same batch";
    EXPECT_EQ(inspect_wal(hole + kOne).end, WalEnd::kDamaged) << "another batch follows";
    EXPECT_EQ(inspect_wal(first + kOne).end, WalEnd::kDamaged) << "the batch never ends";
}

TEST(InspectWal, SkipsTheEndOfABlockThatIsTooShortForARecord) {
    const std::string full = fragment(1, std::string(kBlock - 7 - 3, 'x')) + std::string(3, '\0');
    const auto found = inspect_wal(full + kOne);
    EXPECT_EQ(found.end, WalEnd::kWhole);
    EXPECT_EQ(found.records, 2u);
}

TEST(InspectWal, ATornLastRecordIsTornAtEveryByte) {
    for (std::size_t at = 1; at < kTwo.size(); ++at) {
        for (const std::size_t zeros : {0u, 5'000u}) {
            const auto found = inspect_wal(kOne + kTwo.substr(0, at) + std::string(zeros, '\0'));
            EXPECT_EQ(found.end, WalEnd::kTorn) << at;
            EXPECT_EQ(found.whole_bytes, kOne.size());
        }
    }
}

TEST(InspectWal, ADamagedRecordBeforeAnotherIsDamageAtEveryByte) {
    for (std::size_t at = 0; at < kOne.size(); ++at) {
        std::string bytes = kOne + kTwo;
        bytes[at] = static_cast<char>(bytes[at] ^ 0x40);
        EXPECT_EQ(inspect_wal(bytes).end, WalEnd::kDamaged) << at;
    }
}

}  // namespace
}  // namespace madoguchi::rocksdb
