#include <array>

#include "madoguchi/adapters/letter/pages.hpp"
#include "madoguchi/adapters/letter/symbols.hpp"

namespace madoguchi::letter {
namespace {

constexpr double kNumberColumn = 22;
constexpr double kCodeSize = 17;
constexpr double kBarcodePoints = 9;
constexpr double kBarcodeClearance = 2;

/// Sizes that are tried for the address, in points; below the last the post can't read it.
constexpr std::array<double, 4> kAddressPoints = {11, 10, 9, 8};

/// Draws address and building as large as `area` allows; fails when nothing fits.
double draw_address(Sheet& sheet, const Addressee& to, const Rect& area) {
    for (const double points : kAddressPoints) {
        const Style style{.face = Face::kName, .points = points, .line_height = 1.25};
        const double height = sheet.height(to.address, area.width, style) +
                              sheet.height(to.building, area.width, style);
        if (height > area.height) continue;
        double y = area.y;
        y += sheet.text(to.address, {area.x, y}, area.width, style, "addressee.address");
        y += sheet.text(to.building, {area.x, y}, area.width, style, "addressee.building");
        return y;
    }
    sheet.fail({LetterErrorCode::kDoesNotFit, "addressee.address",
                "the address is too long for the window: write the label by hand"});
    return area.y;
}

void draw_name(Sheet& sheet, const Addressee& to, Point at, double width) {
    constexpr std::array<double, 4> kNamePoints = {16, 14, 12, 10};
    const std::string text = to.name + "　" + to.honorific;
    for (const double points : kNamePoints) {
        const Style style{.face = Face::kName, .points = points, .line_height = 1.2};
        if (sheet.width(text, style) > width) continue;
        sheet.text(text, at, width, style, "addressee.name");
        return;
    }
    sheet.fail({LetterErrorCode::kDoesNotFit, "addressee.name",
                "the name is too long for the window: write the label by hand"});
}

std::optional<CustomerBarcode> barcode_of(const Addressee& to) {
    if (!to.barcode_address) return std::nullopt;
    return customer_barcode(to.postcode, address_numbers(*to.barcode_address));
}

}  // namespace

std::string hyphenated(const std::string& postcode) {
    return "〒" + postcode.substr(0, 3) + "-" + postcode.substr(3);
}

double draw_number(Sheet& sheet, const LetterNumber& number, Point at, double width,
                   double code_size, double points) {
    const auto code =
        qr_code(number.code_text(), {at.x + (width - code_size) / 2, at.y}, code_size);
    if (!code) {
        sheet.fail(code.error());
        return 0;
    }
    sheet.fill_all(*code, "number");
    const Style style{
        .face = Face::kStrong, .points = points, .align = Align::kCentre, .line_height = 1.2};
    return code_size + sheet.text(number.text(), {at.x, at.y + code_size}, width, style, "number");
}

void draw_address_block(Sheet& sheet, const LetterContent& content,
                        const EnvelopeProfile& profile) {
    constexpr double kNameHeight = 7;
    constexpr double kPad = 0.8;
    const Rect seen = profile.always_seen();
    const Addressee& to = content.addressee;
    sheet.set_address_block(true);
    const auto barcode = barcode_of(to);
    double bottom = seen.bottom() - kPad;
    if (barcode) {
        const double y = seen.bottom() - kBarcodeClearance - barcode_height(kBarcodePoints);
        const Point at{seen.x + kBarcodeClearance, y};
        sheet.fill_all(barcode_bars(*barcode, at, kBarcodePoints), "addressee.barcode");
        bottom = y - kBarcodeClearance;
    }
    draw_number(sheet, content.number, {seen.right() - kNumberColumn, seen.y}, kNumberColumn,
                kCodeSize, 8.0);
    const double width = seen.width - kNumberColumn - 2 * kPad;
    const double x = seen.x + kPad;
    double y = seen.y + kPad;
    if (!to.postcode.empty()) {
        const Style style{.face = Face::kName, .points = 12, .line_height = 1.2};
        y += sheet.text(hyphenated(to.postcode), {x, y}, width, style, "addressee.postcode");
    }
    y = draw_address(sheet, to, {x, y, width, bottom - kNameHeight - y});
    const double slack = bottom - kNameHeight - y;
    draw_name(sheet, to, {x + 3, y + slack / 2}, seen.width - 3 - 2 * kPad);
    sheet.set_address_block(false);
}

void draw_reply_block(Sheet& sheet, const LetterContent& content, const EnvelopeProfile& profile) {
    const Rect seen = profile.always_seen();
    sheet.set_address_block(true);
    draw_number(sheet, content.number, {seen.x + 2, seen.y}, 32, 28, 12);
    const double x = seen.x + 36;
    const double width = seen.width - 37;
    double y = seen.y + 4;
    const Style large{.face = Face::kStrong, .points = 13, .line_height = 1.35};
    y += sheet.text(content.sender.section + " 窓口", {x, y}, width, large, "sender.section");
    y += 2;
    const Style plain{.points = 10.5, .line_height = 1.4};
    const std::string_view how =
        content.rules.by_post_possible
            ? "回答書(開けずにお持ちください)"
            : "回答書(窓口持参用)\n開けずにお持ちください。\n郵送しないでください。";
    sheet.text(how, {x, y}, width, plain, "reply.label");
    sheet.set_address_block(false);
}

void check_window(Sheet& sheet, const EnvelopeProfile& profile) {
    for (const Ink& ink : sheet.inks()) {
        const bool right = ink.in_address_block ? profile.always_seen().contains(ink.area)
                                                : !profile.ever_seen().overlaps(ink.area);
        if (right) continue;
        sheet.fail({LetterErrorCode::kOutsideWindow, ink.field,
                    ink.in_address_block
                        ? ink.field + " doesn't stay inside the window of " + profile.name
                        : ink.field + " can be seen through the window of " + profile.name});
        return;
    }
}

}  // namespace madoguchi::letter
