#include "madoguchi/adapters/letter/flow.hpp"
#include "madoguchi/adapters/letter/pages.hpp"
#include "madoguchi/domain/calendar/era.hpp"
#include "madoguchi/domain/letter/wording.hpp"

namespace madoguchi::letter {
namespace {

constexpr double kRight = 190;

/// Document number, date and sender, right of the window.
void draw_head(Sheet& sheet, const LetterContent& content, const EnvelopeProfile& profile) {
    const double x = profile.ever_seen().right() + 2;
    const double width = kRight - x;
    const Style plain{.points = 11, .align = Align::kRight};
    double y = 15;
    y += sheet.text(content.document_number, {x, y}, width, plain, "document_number");
    y += sheet.text(calendar::format_era(content.dated), {x, y}, width, plain, "dated");
    y += 9;
    const Style sender{.points = 12.5, .align = Align::kRight};
    const Style name{.face = Face::kName, .points = 13, .align = Align::kRight};
    y += sheet.text(content.sender.title, {x, y}, width, sender, "sender.title");
    y += sheet.text(content.sender.name, {x, y}, width, name, "sender.name");
    const Style note{.points = 10, .align = Align::kRight};
    sheet.text(content.sender.seal_note, {x, y}, width, note, "sender.seal_note");
}

std::string joined_procedures(const LetterContent& content) {
    std::string text;
    for (const std::string& procedure : content.procedures) {
        if (!text.empty()) text += "\n";
        text += "・" + procedure;
    }
    return text;
}

/// What was applied for, when, and by whom.
void draw_application(Flow& flow, const LetterContent& content) {
    constexpr double kLabel = 36;
    Sheet& sheet = flow.sheet;
    const Style name{.face = Face::kName, .points = flow.body + 2, .line_height = 1.3};
    const Style strong = flow.strong();
    row(flow, "申請した日", kLabel, 0, [&](Point at, double width) {
        return sheet.text(calendar::format_era_weekday(content.applied_on), at, width, flow.plain(),
                          "applied_on");
    });
    row(flow, "来庁した代理人", kLabel, 0, [&](Point at, double width) {
        return sheet.text(content.agent.name, at, width, name, "agent.name");
    });
    if (!content.principal_name.empty()) {
        row(flow, "ご本人", kLabel, 0, [&](Point at, double width) {
            return sheet.text(content.principal_name, at, width, name, "principal_name");
        });
    }
    row(flow, "手続き", kLabel, 0, [&](Point at, double width) {
        return sheet.text(joined_procedures(content), at, width, strong, "procedures");
    });
}

/// The way out for someone who never applied: framed, before everything else that is to be done.
void draw_never_applied(Flow& flow, const LetterContent& content) {
    constexpr double kPad = 2.2;
    Sheet& sheet = flow.sheet;
    const double top = flow.y;
    const double width = flow.width - 2 * kPad;
    double y = top + kPad;
    const Style strong{.face = Face::kStrong, .points = flow.body + 1, .line_height = 1.35};
    y += sheet.text("申請した覚えがないときは", {flow.x + kPad, y}, width, strong, "heading");
    y += sheet.text(never_applied(content), {flow.x + kPad, y}, width, strong, "sender.phone");
    sheet.frame({flow.x, top, flow.width, y + kPad - top}, 0.5);
    flow.y = y + kPad;
}

void draw_body(Flow& flow, const LetterContent& content) {
    const Style title{
        .face = Face::kStrong, .points = 18, .align = Align::kCentre, .line_height = 1.3};
    paragraph(flow, content.title, title, "title");
    flow.skip(2);
    paragraph(flow, opening(content), flow.plain(), "opening");
    flow.skip(2);
    draw_application(flow, content);
    flow.skip(2.6);
    draw_never_applied(flow, content);
    flow.skip(3);
    heading(flow, "申請にまちがいがないとき");
    numbered(flow, steps(content), "steps");
    flow.skip(1.4);
    deadline_frame(flow, "回答期限", content.deadline, 17);
    flow.skip(3);
    if (!content.documents.empty()) {
        heading(flow, "窓口にお持ちいただくもの");
        documents(flow, content.documents, flow.small + 0.5);
        flow.skip(2.6);
    }
    heading(flow, "窓口と受付時間");
    places(flow, content.places, flow.small + 0.5);
    flow.skip(2.2);
    bullets(flow, notes(content), "notes");
}

/// Who answers questions, and the number, at the foot of the page.
void draw_foot(Sheet& sheet, const LetterContent& content) {
    constexpr double kTop = 282.5;
    constexpr double kWidth = 128;
    const Sender& sender = content.sender;
    sheet.line({20, kTop}, {kRight, kTop}, 0.35);
    const Style strong{.face = Face::kStrong, .points = 10.5, .line_height = 1.25};
    double y = kTop + 0.8;
    y += sheet.text("問い合わせ先　" + sender.section + "　電話 " + sender.phone, {20, y}, kWidth,
                    strong, "sender.section");
    std::string where = sender.address;
    if (sender.postcode.size() == 7) where = hyphenated(sender.postcode) + "　" + where;
    if (!sender.phone_hours.empty()) where += "　" + sender.phone_hours;
    const Style plain{.points = 9, .line_height = 1.25};
    sheet.text(where, {20, y}, kWidth, plain, "sender.address");
    const Style right{.points = 9, .align = Align::kRight, .line_height = 1.35};
    sheet.text("照会番号 " + content.number.text() + "\n1枚目(全2枚)", {148, kTop + 0.8}, 42, right,
               "number");
}

}  // namespace

void draw_letter_page(Sheet& sheet, const LetterContent& content, const EnvelopeProfile& profile) {
    constexpr double kBottom = 281;
    draw_address_block(sheet, content, profile);
    draw_head(sheet, content, profile);
    fold_ticks(sheet, profile.folds);
    fit(sheet, profile.ever_seen().bottom() + 3, kBottom, "documents",
        [&](Flow& flow) { draw_body(flow, content); });
    draw_foot(sheet, content);
    check_window(sheet, profile);
    sheet.end_page();
}

}  // namespace madoguchi::letter
