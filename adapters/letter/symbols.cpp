#include "madoguchi/adapters/letter/symbols.hpp"

#include <zint.h>

#include <algorithm>
#include <memory>

namespace madoguchi::letter {
namespace {

constexpr int kQuietModules = 4;
constexpr int kBars = 67;

struct DeleteSymbol {
    void operator()(zint_symbol* symbol) const { ZBarcode_Delete(symbol); }
};

bool is_dark(const zint_symbol& symbol, int row, int column) {
    return ((symbol.encoded_data[row][column / 8] >> (column % 8)) & 1) != 0;
}

/// Dark modules side by side, over as many rows as they are the same in.
struct Run {
    int column = 0;
    int columns = 0;
    int row = 0;
    int rows = 1;
};

std::vector<Run> dark_runs(const zint_symbol& symbol) {
    std::vector<Run> runs;
    for (int row = 0; row < symbol.rows; ++row) {
        int column = 0;
        while (column < symbol.width) {
            const int first = column;
            while (column < symbol.width && is_dark(symbol, row, column)) ++column;
            const int columns = column - first;
            const auto above = std::find_if(runs.begin(), runs.end(), [&](const Run& run) {
                return run.column == first && run.columns == columns && run.row + run.rows == row;
            });
            if (columns == 0) {
                ++column;
            } else if (above != runs.end()) {
                ++above->rows;
            } else {
                runs.push_back({first, columns, row, 1});
            }
        }
    }
    return runs;
}

}  // namespace

Expected<std::vector<Rect>> qr_code(const std::string& text, Point at, double size) {
    const std::unique_ptr<zint_symbol, DeleteSymbol> symbol(ZBarcode_Create());
    symbol->symbology = BARCODE_QRCODE;
    symbol->option_1 = 2;  // Level M.
    const int status =
        ZBarcode_Encode(symbol.get(), reinterpret_cast<const unsigned char*>(text.data()),
                        static_cast<int>(text.size()));
    if (status >= ZINT_ERROR) {
        return log::unexpected(LetterError{LetterErrorCode::kRenderer, "number",
                                           std::string("zint: ") + symbol->errtxt});
    }
    const double module = size / (symbol->width + 2 * kQuietModules);
    std::vector<Rect> areas;
    for (const Run& run : dark_runs(*symbol)) {
        areas.push_back({at.x + (kQuietModules + run.column) * module,
                         at.y + (kQuietModules + run.row) * module, run.columns * module,
                         run.rows * module});
    }
    return areas;
}

std::vector<Rect> barcode_bars(const CustomerBarcode& barcode, Point at, double points) {
    const double third = 0.12 * points;
    std::vector<Rect> areas;
    double x = at.x;
    for (const Bar bar : barcode.bars) {
        const bool up = bar == Bar::kLong || bar == Bar::kUpper;
        const bool down = bar == Bar::kLong || bar == Bar::kLower;
        areas.push_back({x, up ? at.y : at.y + third, 0.06 * points,
                         third * (1 + (up ? 1 : 0) + (down ? 1 : 0))});
        x += third;
    }
    return areas;
}

double barcode_width(double points) { return (kBars * 0.12 - 0.06) * points; }

double barcode_height(double points) { return 0.36 * points; }

}  // namespace madoguchi::letter
