#include "madoguchi/domain/card/certificate_summary.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <vector>

namespace madoguchi::card {
namespace {

using Bytes = std::vector<std::uint8_t>;

Bytes element(std::uint8_t tag, const Bytes& content) {
    Bytes bytes{tag, 0x82, static_cast<std::uint8_t>(content.size() >> 8),
                static_cast<std::uint8_t>(content.size() & 0xFF)};
    bytes.insert(bytes.end(), content.begin(), content.end());
    return bytes;
}

Bytes joined(std::initializer_list<Bytes> parts) {
    Bytes bytes;
    for (const auto& part : parts) {
        bytes.insert(bytes.end(), part.begin(), part.end());
    }
    return bytes;
}

Bytes text(const std::string& value) { return {value.begin(), value.end()}; }

Bytes certificate(const Bytes& serial, std::uint8_t time_tag, const std::string& not_after) {
    const auto validity = element(
        0x30, joined({element(0x17, text("260401000000Z")), element(time_tag, text(not_after))}));
    return element(0x30,
                   element(0x30, joined({element(0xA0, element(0x02, {2})), element(0x02, serial),
                                         element(0x30, {}), element(0x30, {}), validity})));
}

TEST(CertificateSummary, HasSerialAndEndOfValidity) {
    const auto found =
        summarize_certificate(certificate({0x00, 0xAB, 0x01}, 0x17, "310520145959Z"));
    ASSERT_TRUE(found);
    EXPECT_EQ(found->serial, "ab01");
    EXPECT_EQ(date_in_japan(found->not_after), std::chrono::sys_days(std::chrono::May / 20 / 2031));
    EXPECT_EQ(found->not_after - std::chrono::sys_days(std::chrono::May / 20 / 2031),
              std::chrono::hours(14) + std::chrono::minutes(59) + std::chrono::seconds(59));
}

TEST(CertificateSummary, ReadsGeneralizedTime) {
    const auto found = summarize_certificate(certificate({1}, 0x18, "20500101000000Z"));
    ASSERT_TRUE(found);
    EXPECT_EQ(found->not_after, std::chrono::sys_days(std::chrono::January / 1 / 2050));
}

TEST(CertificateSummary, RefusesDatesThatDoNotExist) {
    EXPECT_FALSE(summarize_certificate(certificate({1}, 0x17, "310230145959Z")));
    EXPECT_FALSE(summarize_certificate(certificate({1}, 0x17, "311320145959Z")));
    EXPECT_FALSE(summarize_certificate(certificate({1}, 0x17, "3105201459590")));
    EXPECT_FALSE(summarize_certificate(certificate({1}, 0x18, "310520145959Z")));
    EXPECT_FALSE(summarize_certificate(certificate({1}, 0x17, "3105-0145959Z")));
}

TEST(CertificateSummary, RefusesEveryShortenedCertificate) {
    const auto whole = certificate({0x12, 0x34}, 0x17, "310520145959Z");
    for (std::size_t length = 0; length < whole.size(); ++length) {
        const Bytes part(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(length));
        EXPECT_FALSE(summarize_certificate(part)) << length;
    }
    EXPECT_TRUE(summarize_certificate(whole));
}

TEST(CertificateSummary, SurvivesEveryFlippedByte) {
    const auto whole = certificate({0x12, 0x34}, 0x17, "310520145959Z");
    for (std::size_t at = 0; at < whole.size(); ++at) {
        for (const int flip : {0x01, 0x80, 0xFF}) {
            auto damaged = whole;
            damaged[at] = static_cast<std::uint8_t>(damaged[at] ^ flip);
            (void)summarize_certificate(damaged);
        }
    }
}

TEST(CertificateSummary, KnowsTheLengthFromTheFirstFourBytes) {
    EXPECT_EQ(certificate_length(Bytes{0x30, 0x82, 0x05, 0x20}), std::size_t{0x524});
    EXPECT_FALSE(certificate_length(Bytes{0x30, 0x82, 0x05}));
    EXPECT_FALSE(certificate_length(Bytes{0xFF, 0xFF, 0xFF, 0xFF}));
}

}  // namespace
}  // namespace madoguchi::card
