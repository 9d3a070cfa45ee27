#include "madoguchi/domain/letter/customer_barcode.hpp"

#include <gtest/gtest.h>

#include <string>

namespace madoguchi::letter {
namespace {

struct Vector {
    const char* postcode;
    const char* numbers;
    const char* check;
};

class PublishedBarcode : public testing::TestWithParam<Vector> {};

TEST_P(PublishedBarcode, HasThePublishedCheckCode) {
    const auto barcode = customer_barcode(GetParam().postcode, GetParam().numbers);
    ASSERT_TRUE(barcode);
    EXPECT_EQ(barcode->check(), GetParam().check);
    EXPECT_EQ(barcode->codes.size(), 23U);
    EXPECT_EQ(barcode->bars.size(), 67U);
}

INSTANTIATE_TEST_SUITE_P(
    Manual, PublishedBarcode,
    testing::Values(Vector{"2630023", "3-30-8-403", "5"}, Vector{"0140113", "60-1", "CC8"},
                    Vector{"1100016", "5-6-3-10", "9"}, Vector{"0600906", "4-6", "9"},
                    Vector{"4070033", "400", "-"}, Vector{"1980036", "11-6-1-601", "CC8"},
                    Vector{"0270203", "21-480", "CC5"}, Vector{"5900016", "4-6-19", "CC2"},
                    Vector{"3170055", "6-7-14-2", "CC1"}, Vector{"6500046", "9-7-6A1-1", "5"},
                    Vector{"0640804", "29-1524-23-2-", "3"}, Vector{"1000013", "1-3-2-503", "9"}));

TEST(CustomerBarcode, FillsWithCc4AndStandsBetweenStartAndStop) {
    const auto barcode = customer_barcode("4070033", "400");
    ASSERT_TRUE(barcode);
    EXPECT_EQ(barcode->codes.front(), "STC");
    EXPECT_EQ(barcode->codes.back(), "SPC");
    EXPECT_EQ(barcode->codes.at(8), "4");
    EXPECT_EQ(barcode->codes.at(11), "CC4");
    EXPECT_EQ(barcode->codes.at(20), "CC4");
}

TEST(CustomerBarcode, CutsAfterThirteenCodesEvenInsideALetter) {
    const auto barcode = customer_barcode("1000013", "1-2-3-4-5-67A");
    ASSERT_TRUE(barcode);
    EXPECT_EQ(barcode->codes.at(20), "CC1");
    const auto longer = customer_barcode("0640804", "29-1524-23-2-501");
    ASSERT_TRUE(longer);
    EXPECT_EQ(longer->check(), "3");
}

TEST(CustomerBarcode, RefusesWhatHasNoCode) {
    EXPECT_FALSE(customer_barcode("100-0013", "1"));
    EXPECT_FALSE(customer_barcode("100001", "1"));
    EXPECT_FALSE(customer_barcode("1000013", "1a"));
    EXPECT_FALSE(customer_barcode("1000013", "番"));
}

struct Extraction {
    const char* text;
    const char* numbers;
};

class AddressNumbers : public testing::TestWithParam<Extraction> {};

TEST_P(AddressNumbers, AreTakenOutAsTheManualSays) {
    EXPECT_EQ(address_numbers(GetParam().text), GetParam().numbers);
}

INSTANTIATE_TEST_SUITE_P(
    Rules, AddressNumbers,
    testing::Values(Extraction{"", ""}, Extraction{"字見本", ""},
                    Extraction{"3丁目30-8 見本ハイツ403号", "3-30-8-403"},
                    Extraction{"３丁目３０－８　見本ハイツ４０３号", "3-30-8-403"},
                    Extraction{"3ー30ー8", "3-30-8"},
                    Extraction{"十一丁目六番地一号 見本荘601", "11-6-1-601"},
                    Extraction{"二十一地割480", "21-480"}, Extraction{"百一番地", "101"},
                    Extraction{"一〇二番", "102"}, Extraction{"千二百三の4", "1203-4"},
                    Extraction{"見本三本松4番6号", "4-6"},
                    Extraction{"東3丁目-20-5 見本・A&bコーポB604号", "3-20-5B604"},
                    Extraction{"5-6-3 ABCビル10F", "5-6-3-10"},
                    Extraction{"5-6-3 見本ビル10F501", "5-6-3-10-501"},
                    Extraction{"9丁目7-6 A棟1-1", "9-7-6A1-1"},
                    Extraction{"6-7 LプラザB 106", "6-7LB106"}, Extraction{"--1--2--", "1-2"},
                    Extraction{"164番地", "164"}, Extraction{"\xFF\xFE 12", "12"}));

}  // namespace
}  // namespace madoguchi::letter
