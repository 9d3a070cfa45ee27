#include <gtest/gtest.h>

#include "test_card.hpp"

namespace madoguchi::virtualcard {
namespace {

using namespace testing;

TEST(VirtualCardApdu, RefusesTheProbesOfOtherDriversAndTakesJpki) {
    const auto card = new_card();
    for (const auto* probe :
         {"00A40400 07 627601FF000000", "00A40400 06 A00000000101",
          "00A40400 0B E82B0601040181C31F0201 00", "00A4040C 0F D23300000045737445494420763335",
          "00A40400 09 A00000030800001000 00", "00A4040C 07 A0000001 16DB00",
          "00A4040C 07 A0000000790100", "00A40400 06 D27600012401 00"}) {
        EXPECT_EQ(sent(*card, probe), "6A82") << probe;
    }
    EXPECT_EQ(sent(*card, "00CADF3005"), "6D00");
    EXPECT_EQ(sent(*card, "00CB3FFF035C017E08"), "6D00");
    EXPECT_EQ(sent(*card, kSelectJpki), "9000");
}

TEST(VirtualCardApdu, BindsAsOpenScDoes) {
    const auto card = new_card();
    EXPECT_EQ(sent(*card, kSelectJpki), "9000");
    EXPECT_EQ(sent(*card, "00A4020C020018"), "9000");
    EXPECT_EQ(sent(*card, "00200080"), "63C3");
    EXPECT_EQ(sent(*card, "00A4020C02001B"), "9000");
    EXPECT_EQ(sent(*card, "00200080"), "63C5");
}

TEST(VirtualCardApdu, TellsTheCounterAlsoAfterALogin) {
    const auto card = new_card();
    sent(*card, kSelectJpki);
    sent(*card, "00A4020C020018");
    EXPECT_EQ(sent(*card, with_pin("00200080", kUserAuthPin)), "9000");
    EXPECT_EQ(sent(*card, "00200080"), "63C3");
}

TEST(VirtualCardApdu, CountsDownAndBlocks) {
    const auto card = new_card();
    sent(*card, kSelectJpki);
    sent(*card, "00A4020C020018");
    EXPECT_EQ(sent(*card, with_pin("00200080", "0000")), "63C2");
    EXPECT_EQ(sent(*card, with_pin("00200080", kUserAuthPin)), "9000");
    EXPECT_EQ(sent(*card, "00200080"), "63C3");
    EXPECT_EQ(sent(*card, with_pin("00200080", "0000")), "63C2");
    EXPECT_EQ(sent(*card, with_pin("00200080", "00000")), "63C1");
    EXPECT_EQ(sent(*card, with_pin("00200080", "0000")), "63C0");
    EXPECT_EQ(sent(*card, with_pin("00200080", kUserAuthPin)), "6984");
    EXPECT_EQ(sent(*card, "00200080"), "63C0");
}

TEST(VirtualCardApdu, ReadsCertificatesInParts) {
    const auto card = new_card();
    issue_certificates(*card);
    sent(*card, kSelectJpki);
    EXPECT_EQ(sent(*card, "00A4020C02000A"), "9000");
    const auto head = card->transmit(bytes("00B0000004"));
    ASSERT_EQ(head->data.size(), 4U);
    const std::size_t total = head->data[2] * 256U + head->data[3] + 4U;
    std::vector<std::uint8_t> whole;
    for (const auto* part : {"00B0000000", "00B0010000", "00B0020000", "00B0030000", "00B0040000",
                             "00B0050000", "00B0060000"}) {
        const auto response = card->transmit(bytes(part));
        whole.insert(whole.end(), response->data.begin(), response->data.end());
    }
    EXPECT_EQ(whole.size(), total);
    EXPECT_EQ(sent(*card, "00B07F0000"), "6B00");
}

TEST(VirtualCardApdu, GuardsTheSignatureCertificate) {
    const auto card = new_card();
    issue_certificates(*card);
    sent(*card, kSelectJpki);
    sent(*card, "00A4020C020001");
    EXPECT_EQ(sent(*card, "00B0000004"), "6982");
    sent(*card, "00A4020C02001B");
    EXPECT_EQ(sent(*card, with_pin("00200080", kSignaturePin)), "9000");
    sent(*card, "00A4020C020001");
    EXPECT_EQ(sent(*card, "00B0000004"), "9000");
    card->power_off();
    sent(*card, kSelectJpki);
    sent(*card, "00A4020C020001");
    EXPECT_EQ(sent(*card, "00B0000004"), "6982");
}

TEST(VirtualCardApdu, ChangesAPinOnlyAfterTheOldOne) {
    const auto card = new_card();
    sent(*card, kSelectJpki);
    sent(*card, "00A4020C020018");
    EXPECT_EQ(sent(*card, with_pin("00240180", kNewUserAuthPin)), "6982");
    EXPECT_EQ(sent(*card, with_pin("00200080", kUserAuthPin)), "9000");
    EXPECT_EQ(sent(*card, with_pin("00240180", kNewUserAuthPin)), "9000");
    card->power_off();
    sent(*card, kSelectJpki);
    sent(*card, "00A4020C020018");
    EXPECT_EQ(sent(*card, with_pin("00200080", kUserAuthPin)), "63C2");
    EXPECT_EQ(sent(*card, with_pin("00200080", kNewUserAuthPin)), "9000");
}

TEST(VirtualCardApdu, ChangesTheResidentLedgerPinInItsOwnWay) {
    const auto card = new_card();
    EXPECT_EQ(sent(*card, "00A4040C0AD3921000310001010401"), "9000");
    EXPECT_EQ(sent(*card, "00A4020C02001C"), "9000");
    EXPECT_EQ(sent(*card, with_pin("00200080", kResidentPin)), "9000");
    EXPECT_EQ(sent(*card, with_pin("00240180", "1357")), "6D00");
    EXPECT_EQ(sent(*card, with_pin("80320080", "1357")), "9000");
}

TEST(VirtualCardApdu, AnswersWhatItDoesNotKnowWithTheRightStatusWord) {
    const auto card = new_card();
    EXPECT_EQ(sent(*card, "00A40000"), "6A86");
    EXPECT_EQ(sent(*card, "00B0000004"), "6986");
    EXPECT_EQ(sent(*card, "00200080"), "6986");
    EXPECT_EQ(sent(*card, "0084000008"), "6985");
    sent(*card, kSelectJpki);
    EXPECT_EQ(sent(*card, "00A40000"), "9000");
    EXPECT_EQ(sent(*card, "00A40000023F00"), "6A82");
    EXPECT_EQ(sent(*card, "00A4090C02001B"), "6A86");
    EXPECT_EQ(sent(*card, "00A4020C027777"), "6A82");
    EXPECT_EQ(sent(*card, "00B0000004"), "6986");
    EXPECT_EQ(sent(*card, "002C008000"), "6D00");
    EXPECT_EQ(sent(*card, "0047000000"), "6D00");
    EXPECT_EQ(sent(*card, "90200080"), "6E00");
    EXPECT_EQ(sent(*card, "01200080"), "6881");
    EXPECT_EQ(sent(*card, "08200080"), "69FC");
    EXPECT_EQ(sent(*card, "00A4020C02"), "6700");
    sent(*card, "00A4020C02001B");
    EXPECT_EQ(sent(*card, "00B0000004"), "6981");
    EXPECT_EQ(sent(*card, "00"), "6700");
    EXPECT_EQ(sent(*card, ""), "6700");
}

TEST(VirtualCardApdu, GivesAsManyRandomBytesAsAsked) {
    const auto card = new_card();
    sent(*card, kSelectJpki);
    EXPECT_EQ(card->transmit(bytes("0084000001"))->data.size(), 1U);
    const auto first = card->transmit(bytes("0084000000"));
    const auto second = card->transmit(bytes("0084000000"));
    EXPECT_EQ(first->data.size(), 256U);
    EXPECT_NE(first->data, second->data);
}

TEST(VirtualCardApdu, RefusesPrivateCommandsLikeARealCardWhenToldTo) {
    const auto card = new_card({.private_commands = false});
    sent(*card, kSelectJpki);
    EXPECT_EQ(sent(*card, "F0100000"), "6E00");
    EXPECT_EQ(sent(*card, with_pin("F0120001", "1111")), "6E00");
}

TEST(VirtualCardApdu, AnswersEveryHeaderWithoutHarm) {
    const auto card = new_card({.private_commands = false});
    for (unsigned ins = 0; ins < 256; ++ins) {
        for (const unsigned cla : {0x00U, 0x80U, 0x0CU, 0xF0U, 0xFFU}) {
            for (const unsigned p1 : {0x00U, 0x04U, 0x80U, 0xFFU}) {
                sent(*card, kSelectJpki);
                std::vector<std::uint8_t> apdu{static_cast<std::uint8_t>(cla),
                                               static_cast<std::uint8_t>(ins),
                                               static_cast<std::uint8_t>(p1), 0x80};
                EXPECT_TRUE(card->transmit(apdu));
                apdu.push_back(0x00);
                EXPECT_TRUE(card->transmit(apdu));
            }
        }
    }
    sent(*card, kSelectJpki);
    sent(*card, "00A4020C020018");
    EXPECT_EQ(sent(*card, "00200080"), "63C3");
}

}  // namespace
}  // namespace madoguchi::virtualcard
