#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "test_card.hpp"

namespace madoguchi::virtualcard {
namespace {

using namespace testing;

std::string contents(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

std::unique_ptr<VirtualCard> opened(const std::filesystem::path& file) {
    return VirtualCard::open(authority(), keys(), {.file = file}).value();
}

TEST(VirtualCardFile, KeepsCountersOverPowerAndProcess) {
    const TemporaryFolder folder;
    const auto file = folder.file("card");
    {
        const auto card = new_card({.file = file});
        issue_certificates(*card);
        sent(*card, kSelectJpki);
        sent(*card, "00A4020C02001B");
        EXPECT_EQ(sent(*card, with_pin("00200080", "WRONG1")), "63C4");
    }
    const auto card = opened(file);
    sent(*card, kSelectJpki);
    sent(*card, "00A4020C02001B");
    EXPECT_EQ(sent(*card, "00200080"), "63C4");
    sent(*card, "00A4020C02000A");
    EXPECT_EQ(sent(*card, "00B0000004"), "9000");
}

TEST(VirtualCardFile, IsWrittenBeforeTheAnswer) {
    const TemporaryFolder folder;
    const auto file = folder.file("card");
    const auto card = new_card({.file = file});
    sent(*card, kSelectJpki);
    sent(*card, "00A4020C02001B");
    card->inject({.kind = FaultKind::kPowerLostAfter, .instruction = 0x20});
    EXPECT_EQ(sent(*card, with_pin("00200080", "WRONG1")), "no answer");
    const auto again = opened(file);
    sent(*again, kSelectJpki);
    sent(*again, "00A4020C02001B");
    EXPECT_EQ(sent(*again, "00200080"), "63C4");
}

TEST(VirtualCardFile, IsNotReplacedByANewCard) {
    const TemporaryFolder folder;
    const auto file = folder.file("card");
    (void)new_card({.file = file});
    const auto second = VirtualCard::create({.number = "2", .holder = holder(), .pins = {}},
                                            authority(), keys(), {.file = file});
    ASSERT_FALSE(second);
    EXPECT_NE(second.error().detail.find("exists already"), std::string::npos);
}

TEST(VirtualCardFile, OpensOnlyWhole) {
    const TemporaryFolder folder;
    const auto file = folder.file("card");
    (void)new_card({.file = file});
    const auto whole = contents(file);
    for (std::size_t at = 0; at < whole.size(); at += 7) {
        auto damaged = whole;
        damaged[at] = static_cast<char>(damaged[at] ^ 0x01);
        std::ofstream(file, std::ios::binary) << damaged;
        EXPECT_FALSE(VirtualCard::open(authority(), keys(), {.file = file})) << at;
        std::ofstream(file, std::ios::binary) << whole.substr(0, at);
        EXPECT_FALSE(VirtualCard::open(authority(), keys(), {.file = file})) << at;
    }
    std::ofstream(file, std::ios::binary) << whole;
    EXPECT_TRUE(VirtualCard::open(authority(), keys(), {.file = file}));
    EXPECT_FALSE(VirtualCard::open(authority(), keys(), {.file = folder.file("none")}));
}

TEST(VirtualCardFile, ChangesNothingWhenItCannotBeWritten) {
    const auto card = new_card();
    sent(*card, kSelectJpki);
    sent(*card, "00A4020C02001B");
    card->inject({.kind = FaultKind::kWriteFails, .instruction = 0x20});
    EXPECT_EQ(sent(*card, with_pin("00200080", "WRONG1")), "6581");
    EXPECT_EQ(sent(*card, "00200080"), "63C5");
}

TEST(VirtualCardFault, TakesTheCardAwayUntilItIsPutBack) {
    const auto card = new_card();
    card->inject({.kind = FaultKind::kRemovedBefore, .after = 1});
    EXPECT_EQ(sent(*card, kSelectJpki), "9000");
    EXPECT_EQ(sent(*card, "00A4020C02001B"), "no answer");
    EXPECT_EQ(sent(*card, kSelectJpki), "no answer");
    card->insert();
    EXPECT_EQ(sent(*card, "00A4020C02001B"), "6A82");
    EXPECT_EQ(sent(*card, kSelectJpki), "9000");
}

TEST(VirtualCardFault, LocksAfterSoManyCommands) {
    const auto card = new_card();
    card->inject(
        {.kind = FaultKind::kLocked, .after = 3, .credential = card::Credential::kUserAuth});
    sent(*card, kSelectJpki);
    sent(*card, "00A4020C020018");
    EXPECT_EQ(sent(*card, "00200080"), "63C3");
    EXPECT_EQ(sent(*card, with_pin("00200080", kUserAuthPin)), "6984");
}

TEST(TestAuthorityFile, IsMadeOnceAndReadAgain) {
    const TemporaryFolder folder;
    const auto file = folder.file("authority");
    const auto made = TestAuthority::open(file, keys(), kCaValidity).value();
    const auto read = TestAuthority::open(file, keys(), kCaValidity).value();
    for (const auto kind : card::kCertificateKinds) {
        EXPECT_EQ(made.certificate(kind), read.certificate(kind));
    }
    std::ofstream(file) << "something else\n";
    EXPECT_FALSE(TestAuthority::open(file, keys(), kCaValidity));
}

}  // namespace
}  // namespace madoguchi::virtualcard
