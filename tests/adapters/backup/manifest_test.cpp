#include "madoguchi/adapters/backup/manifest.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace madoguchi::backup {
namespace {

constexpr std::array<std::uint8_t, BackupKey::kBytes> kSecret{1, 2, 3};
constexpr std::array<std::uint8_t, BackupKey::kBytes> kOther{3, 2, 1};

Manifest sample() {
    Hash hash;
    hash.add("abc");
    return {.id = 7,
            .notes = {"taken 2026-11-28T04:15:00Z", ""},
            .files = {{"meta/7", {3, hash.finish()}}, {"private/7/with a space", {0, {}}}}};
}

TEST(Manifest, ComesBackAsItWas) {
    const BackupKey key(kSecret);
    const auto parsed = parse_manifest(format_manifest(sample(), key), key);
    ASSERT_TRUE(parsed) << parsed.error();
    EXPECT_EQ(*parsed, sample());
}

TEST(Manifest, IsRefusedWhereAnyByteIsAltered) {
    const BackupKey key(kSecret);
    const std::string text = format_manifest(sample(), key);
    for (std::size_t at = 0; at < text.size(); ++at) {
        std::string altered = text;
        altered[at] = static_cast<char>(altered[at] ^ 1);
        EXPECT_FALSE(parse_manifest(altered, key)) << at;
        EXPECT_FALSE(parse_manifest(text.substr(0, at), key)) << at;
    }
}

TEST(Manifest, IsRefusedUnderAnotherKey) {
    EXPECT_FALSE(parse_manifest(format_manifest(sample(), BackupKey(kSecret)), BackupKey(kOther)));
}

TEST(BackupKey, EncryptsFromAnywhereInAFileAlike) {
    const BackupKey key(kSecret);
    // The counter runs over: 2^128 - 2 blocks, then 0.
    BackupKey::Iv iv;
    iv.fill(0xFF);
    iv.back() = 0xFE;
    std::string plain(100, 'x');
    std::string whole = plain;
    ASSERT_TRUE(key.apply(iv, 0, whole));
    EXPECT_NE(whole, plain);
    for (std::size_t from = 0; from < plain.size(); ++from) {
        for (const std::size_t length : {std::size_t{1}, std::size_t{16}, std::size_t{33}}) {
            std::string part = plain.substr(from, length);
            ASSERT_TRUE(key.apply(iv, from, part));
            ASSERT_EQ(part, whole.substr(from, length)) << from;
        }
    }
    ASSERT_TRUE(key.apply(iv, 0, whole));
    EXPECT_EQ(whole, plain);
}

}  // namespace
}  // namespace madoguchi::backup
