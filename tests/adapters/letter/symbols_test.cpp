#include "madoguchi/adapters/letter/symbols.hpp"

#include <gtest/gtest.h>
#include <zint.h>

#include <memory>
#include <string>

namespace madoguchi::letter {
namespace {

struct DeleteSymbol {
    void operator()(zint_symbol* symbol) const { ZBarcode_Delete(symbol); }
};

bool is_dark(const zint_symbol& symbol, int row, int column) {
    return ((symbol.encoded_data[row][column / 8] >> (column % 8)) & 1) != 0;
}

/// The bars that libzint makes of the same data: three rows, a bar in every second module.
std::vector<Bar> bars_of_zint(const std::string& data) {
    const std::unique_ptr<zint_symbol, DeleteSymbol> symbol(ZBarcode_Create());
    symbol->symbology = BARCODE_JAPANPOST;
    EXPECT_EQ(ZBarcode_Encode(symbol.get(), reinterpret_cast<const unsigned char*>(data.data()),
                              static_cast<int>(data.size())),
              0)
        << symbol->errtxt;
    std::vector<Bar> bars;
    for (int column = 0; column < symbol->width; column += 2) {
        const bool up = is_dark(*symbol, 0, column);
        const bool down = is_dark(*symbol, 2, column);
        bars.push_back(up && down ? Bar::kLong
                       : up       ? Bar::kUpper
                       : down     ? Bar::kLower
                                  : Bar::kTiming);
    }
    return bars;
}

class BarcodeBesideZint : public testing::TestWithParam<std::pair<const char*, const char*>> {};

TEST_P(BarcodeBesideZint, HasTheSameBars) {
    const auto [postcode, numbers] = GetParam();
    const auto barcode = customer_barcode(postcode, numbers);
    ASSERT_TRUE(barcode);
    EXPECT_EQ(barcode->bars, bars_of_zint(std::string(postcode) + numbers));
}

// The published data, and codes that cover every letter; what is cut inside a letter libzint can't
// do.
INSTANTIATE_TEST_SUITE_P(
    Published, BarcodeBesideZint,
    testing::Values(std::pair{"2630023", "3-30-8-403"}, std::pair{"0140113", "60-1"},
                    std::pair{"1100016", "5-6-3-10"}, std::pair{"0600906", "4-6"},
                    std::pair{"4070033", "400"}, std::pair{"1980036", "11-6-1-601"},
                    std::pair{"0270203", "21-480"}, std::pair{"5900016", "4-6-19"},
                    std::pair{"3170055", "6-7-14-2"}, std::pair{"6500046", "9-7-6A1-1"},
                    std::pair{"0640804", "29-1524-23-2-"}, std::pair{"1000013", "1-3-2-503"},
                    std::pair{"1234567", "ABCDEF"}, std::pair{"1234567", "GHIJKL"},
                    std::pair{"1234567", "MNOPQR"}, std::pair{"1234567", "STUVWX"},
                    std::pair{"1234567", "YZ"}));

TEST(BarcodeBars, HaveThePublishedMeasuresAtTenPoints) {
    const auto barcode = customer_barcode("1000013", "1-3-2-503");
    ASSERT_TRUE(barcode);
    const std::vector<Rect> bars = barcode_bars(*barcode, {20, 50}, 10);
    ASSERT_EQ(bars.size(), 67U);
    EXPECT_DOUBLE_EQ(bars[0].height, 3.6);
    EXPECT_DOUBLE_EQ(bars[0].width, 0.6);
    EXPECT_DOUBLE_EQ(bars[1].height, 2.4);
    EXPECT_NEAR(bars[1].x - bars[0].x, 1.2, 1e-9);
    EXPECT_NEAR(bars.back().right() - bars.front().x, barcode_width(10), 1e-9);
}

TEST(QrCode, StaysInsideItsQuietZone) {
    const auto areas = qr_code("MDG-000000014", {10, 20}, 29);
    ASSERT_TRUE(areas);
    ASSERT_FALSE(areas->empty());
    for (const Rect& area : *areas) {
        EXPECT_TRUE((Rect{13.999, 23.999, 21.002, 21.002}.contains(area)));
    }
}

}  // namespace
}  // namespace madoguchi::letter
