#include "madoguchi/adapters/keystore/aes_gcm.hpp"

#include <gtest/gtest.h>

#include <array>
#include <set>
#include <string>

namespace madoguchi::keystore {
namespace {

std::string hex(std::string_view bytes) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text;
    for (const char byte : bytes) {
        text += kDigits[static_cast<unsigned char>(byte) >> 4U];
        text += kDigits[static_cast<unsigned char>(byte) & 0x0FU];
    }
    return text;
}

std::optional<std::string> opened(const SecretKey& key, std::string_view bound,
                                  std::string_view box) {
    std::string plain(plain_bytes(box), '\0');
    if (!open_box(key.view(), bound, box,
                  {reinterpret_cast<std::uint8_t*>(plain.data()), plain.size()})) {
        return std::nullopt;
    }
    return plain;
}

// Test cases 13 and 14 of McGrew and Viega, "The Galois/Counter Mode of Operation": key, nonce and
// plaintext of zeros.
TEST(AesGcm, SealsAsThePublishedVectorsSay) {
    const SecretKey zeros;
    const std::array<std::uint8_t, kNonceBytes> nonce{};
    std::string box;
    seal_box_with(nonce, zeros.view(), "", "", box);
    EXPECT_EQ(hex(box), "01" + std::string(24, '0') + "530f8afbc74536b9a963b4f1c4cb738b");
    seal_box_with(nonce, zeros.view(), "", std::string(16, '\0'), box);
    EXPECT_EQ(hex(box), "01" + std::string(24, '0') + "cea7403d4d606b6e074ec5d3baf39d18" +
                            "d0d1c8a799996bf0265b98b5d48ab919");
}

TEST(AesGcm, OpensWhatItSealed) {
    const SecretKey key = SecretKey::random();
    for (const std::string plain :
         {"", "1", "試験 太郎", "a much longer text, more than a block"}) {
        std::string box;
        seal_box(key.view(), "here", plain, box);
        EXPECT_EQ(box.size(), plain.size() + kBoxOverheadBytes);
        EXPECT_EQ(opened(key, "here", box), plain);
    }
}

TEST(AesGcm, OpensNothingThatWasAlteredOrMoved) {
    const SecretKey key = SecretKey::random();
    std::string box;
    seal_box(key.view(), "here", "plain", box);
    EXPECT_EQ(opened(key, "there", box), std::nullopt);
    EXPECT_EQ(opened(SecretKey::random(), "here", box), std::nullopt);
    for (std::size_t i = 0; i < box.size(); ++i) {
        std::string altered = box;
        altered[i] = static_cast<char>(altered[i] ^ 1);
        EXPECT_EQ(opened(key, "here", altered), std::nullopt) << i;
    }
    for (std::size_t size = 0; size < box.size(); ++size) {
        EXPECT_EQ(opened(key, "here", std::string_view(box).substr(0, size)), std::nullopt) << size;
    }
}

TEST(AesGcm, NeverUsesANonceTwice) {
    const SecretKey key = SecretKey::random();
    std::set<std::string> nonces;
    std::string box;
    for (int i = 0; i < 10'000; ++i) {
        seal_box(key.view(), "", "x", box);
        nonces.insert(box.substr(1, kNonceBytes));
    }
    EXPECT_EQ(nonces.size(), 10'000U);
}

TEST(SecretKey, IsToldApartByItsFingerprint) {
    const SecretKey key = SecretKey::random();
    EXPECT_EQ(fingerprint(key), fingerprint(SecretKey(key.view())));
    EXPECT_NE(fingerprint(key), fingerprint(SecretKey::random()));
    EXPECT_EQ(fingerprint(key).size(), 16U);
}

}  // namespace
}  // namespace madoguchi::keystore
