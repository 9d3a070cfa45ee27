#include <algorithm>

#include "madoguchi/adapters/letter/flow.hpp"
#include "madoguchi/adapters/letter/pages.hpp"
#include "madoguchi/domain/calendar/era.hpp"
#include "madoguchi/domain/letter/wording.hpp"

namespace madoguchi::letter {
namespace {

constexpr double kRight = 190;
constexpr double kLabel = 42;

/// A row for handwriting, `height` mm high at the usual density.
void blank_row(Flow& flow, std::string_view label, double height, std::string_view printed = "") {
    const double scaled = height * (flow.gap < 0.7 ? 0.88 : 1);
    const Style style{.points = flow.small, .line_height = 1.3};
    row(flow, label, kLabel, scaled, [&](Point at, double width) {
        const double text = flow.sheet.height(printed, width, style);
        const double offset = std::max(0.0, (scaled - 3.2 - text) / 2);
        flow.sheet.text(printed, {at.x, at.y + offset}, width, style, "reply.blank");
        return text;
    });
}

void tick_line(Flow& flow, std::string_view text, const Style& style) {
    constexpr double kBox = 5;
    tick_box(flow.sheet, {flow.x + 2, flow.y + 0.5}, kBox);
    flow.y += std::max(kBox + 1, flow.sheet.text(text, {flow.x + kBox + 6, flow.y},
                                                 flow.width - kBox - 6, style, "reply.choice"));
    flow.skip(0.8);
}

void draw_head(Sheet& sheet, const LetterContent& content, const EnvelopeProfile& profile) {
    const double x = profile.ever_seen().right() + 2;
    const double width = kRight - x;
    double y = 14;
    const Style title{
        .face = Face::kStrong, .points = 22, .align = Align::kCentre, .line_height = 1.3};
    y += sheet.text("回答書", {x, y}, width, title, "title");
    y += 2;
    const Style centre{.points = 11, .align = Align::kCentre};
    y += sheet.text(content.sender.title + " あて", {x, y}, width, centre, "sender.title");
    y += 3;
    const Style strong{
        .face = Face::kStrong, .points = 12, .align = Align::kCentre, .line_height = 1.35};
    y += sheet.text("回答期限", {x, y}, width, centre, "label");
    y += sheet.text(deadline_text(content.deadline), {x, y}, width, strong, "deadline");
    const Style small{.points = 10, .align = Align::kCentre, .line_height = 1.3};
    sheet.text(deadline_gregorian(content.deadline), {x, y}, width, small, "deadline");
}

void draw_reply(Flow& flow, const LetterContent& content) {
    const Style choice{.face = Face::kStrong, .points = 13, .line_height = 1.3};
    heading(flow, "1 回答");
    paragraph(flow,
              calendar::format_era(content.applied_on) +
                  "に代理人が行った申請(1枚目の「手続き」)について回答します。"
                  "どちらかに✓を付けてください。",
              flow.fine(), "reply.opening");
    flow.skip(1);
    tick_line(flow, "申請しました。手続きを進めてください。", choice);
    tick_line(flow, "申請していません。手続きを止めてください。", choice);
    constexpr double kIndent = 11;
    flow.y += flow.sheet.text(
        "代理人には渡さず、すぐに " + content.sender.phone + " へお電話ください。",
        {flow.x + kIndent, flow.y - 0.6}, flow.width - kIndent, flow.fine(), "sender.phone");
    flow.skip(0.8);
    if (content.rules.reset_wish_offered) {
        const Style wish{.points = flow.body, .line_height = 1.3};
        tick_line(flow,
                  "書いた暗証番号で照合できないときは、暗証番号の再設定(初期化)を希望します。",
                  wish);
    }
    flow.skip(0.6);
    blank_row(flow, "記入した日", 8, "令和　　　　年　　　　月　　　　日");
    blank_row(flow, "ご本人の住所", 9);
    blank_row(flow, "ご本人の氏名\n(ご本人が自分で書く)", 12);
    blank_row(flow, "生年月日", 8, "大正・昭和・平成・令和・西暦　　　　年　　　　月　　　　日");
    blank_row(flow, "昼間に連絡のつく電話", 8);
    if (!content.principal_name.empty()) blank_row(flow, "法定代理人の氏名", 11);
    if (content.rules.written_by_another) {
        blank_row(flow, "代わりに書いた人", 9, "氏名　　　　　　　　　　　続柄　　　　　　理由");
    }
}

void draw_delegation(Flow& flow, const LetterContent& content) {
    heading(flow, "2 委任状");
    paragraph(flow, "私は、次の人を代理人と定め、下の手続きについての権限を委任します。",
              flow.fine(), "delegation.opening");
    flow.skip(1);
    const Style name{.face = Face::kName, .points = 13, .line_height = 1.3};
    row(flow, "代理人の氏名", kLabel, 0, [&](Point at, double width) {
        return flow.sheet.text(content.agent.name, at, width, name, "agent.name");
    });
    blank_row(flow, "代理人の住所", 9);
    blank_row(flow, "代理人の生年月日", 8,
              "大正・昭和・平成・令和・西暦　　　　年　　　　月　　　　日");
    const auto& acts = content.delegated_acts.empty() ? content.procedures : content.delegated_acts;
    std::string text;
    for (const std::string& act : acts) {
        if (!text.empty()) text += "、";
        text += act;
    }
    row(flow, "委任する手続き", kLabel, 0, [&](Point at, double width) {
        return flow.sheet.text(text, at, width, flow.fine(), "delegated_acts");
    });
    blank_row(flow, "委任する人の氏名\n(ご本人が自分で書く)", 12);
}

/// A label with `boxes` empty squares under it; returns the height.
double pin_boxes(Flow& flow, const PinLabel& label, Point at, double box) {
    Sheet& sheet = flow.sheet;
    const double width = std::max(box * label.boxes, 54.0);
    const Style strong{.face = Face::kStrong, .points = flow.small, .line_height = 1.3};
    const Style plain{.points = 9, .line_height = 1.3};
    double y = at.y;
    y += sheet.text(label.name, {at.x, y}, width, strong, "pin.label");
    y += sheet.text(label.format, {at.x, y}, width, plain, "pin.label");
    y += 0.6;
    for (unsigned i = 0; i < label.boxes; ++i) {
        sheet.frame({at.x + i * box, y, box, 9}, 0.3);
    }
    return y + 9 - at.y;
}

/// Boxes only: what is written there never comes back into the program.
void draw_pins(Flow& flow, const LetterContent& content, int number) {
    constexpr double kPad = 2;
    constexpr double kColumn = 55.5;
    heading(flow, std::to_string(number) + " 暗証番号");
    paragraph(flow, pin_instruction(content), flow.fine(), "pin.instruction");
    flow.skip(1);
    const double top = flow.y;
    double y = top + kPad;
    double x = flow.x + kPad;
    double lowest = y;
    for (const PinBox pin : content.pins) {
        const PinLabel label = pin_label(pin);
        if (pin == PinBox::kSignature) {
            y += pin_boxes(flow, label, {flow.x + kPad, y}, 9) + 2;
            lowest = y;
            continue;
        }
        lowest = std::max(lowest, y + pin_boxes(flow, label, {x, y}, 9) + 2);
        x += kColumn;
    }
    const bool sticker = content.rules.cover == PinCover::kSticker;
    flow.sheet.frame({flow.x, top, flow.width, lowest + kPad - 2 - top}, sticker ? 0.4 : 0.2,
                     sticker);
    flow.y = lowest + kPad - 2;
    flow.skip(1);
    paragraph(flow, pin_caution(), flow.fine(), "pin.caution");
}

void draw_body(Flow& flow, const LetterContent& content, double pin_top) {
    draw_reply(flow, content);
    flow.skip(3);
    int next = 2;
    if (!content.agent.is_statutory) {
        draw_delegation(flow, content);
        flow.skip(3);
        ++next;
    }
    if (content.pins.empty()) return;
    flow.y = std::max(flow.y, pin_top);
    draw_pins(flow, content, next);
}

}  // namespace

void draw_reply_page(Sheet& sheet, const LetterContent& content, const EnvelopeProfile& profile) {
    constexpr double kBottom = 287;
    draw_reply_block(sheet, content, profile);
    draw_head(sheet, content, profile);
    fold_ticks(sheet, profile.folds);
    const double pin_top = profile.folds.empty() ? 0 : profile.folds.back() + 3;
    fit(sheet, profile.ever_seen().bottom() + 3, kBottom, "delegated_acts",
        [&](Flow& flow) { draw_body(flow, content, pin_top); });
    const Style right{.points = 9, .align = Align::kRight, .line_height = 1.3};
    sheet.text("照会番号 " + content.number.text() + "　2枚目(全2枚)", {100, 288}, 90, right,
               "number");
    check_window(sheet, profile);
    sheet.end_page();
}

}  // namespace madoguchi::letter
