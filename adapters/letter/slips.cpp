#include "madoguchi/adapters/letter/flow.hpp"
#include "madoguchi/adapters/letter/pages.hpp"
#include "madoguchi/domain/calendar/era.hpp"

namespace madoguchi::letter {
namespace {

constexpr double kBottom = 272;

void draw_contact(Sheet& sheet, const std::string& section, const std::string& phone) {
    const Style strong{.face = Face::kStrong, .points = 13, .line_height = 1.4};
    sheet.line({20, 276}, {190, 276}, 0.35);
    sheet.text("問い合わせ先　" + section + "　電話 " + phone, {20, 278}, 170, strong, "section");
}

Style large_title() {
    return {.face = Face::kStrong, .points = 30, .align = Align::kLeft, .line_height = 1.2};
}

void draw_visit_body(Flow& flow, const VisitSlip& slip) {
    deadline_frame(flow, "期限", slip.deadline, 19);
    flow.skip(5);
    if (!slip.documents.empty()) {
        heading(flow, "お持ちいただくもの(そろったら□に✓)");
        documents(flow, slip.documents, flow.body + 3);
        flow.skip(5);
    }
    heading(flow, "窓口と受付時間");
    places(flow, slip.places, flow.body + 2);
    flow.skip(4);
    std::vector<std::string> reminders = {
        "封をした回答書は、開けないでください。窓口で職員が開けます。",
        "持ち物は、有効期限の切れていない原本をお持ちください。"};
    if (!slip.rules.by_post_possible) reminders.emplace_back("回答書は郵送しないでください。");
    if (slip.rules.same_counter_only) {
        reminders.emplace_back("受け付けるのは、はじめに申請した窓口だけです。");
    }
    numbered(flow, reminders, "reminders");
}

void draw_deficiency_body(Flow& flow, const DeficiencySlip& slip) {
    heading(flow, "今回たりなかったもの・直していただくもの");
    numbered(flow, slip.missing, "missing");
    flow.skip(4);
    if (slip.reply_handed_back) {
        paragraph(flow, "お返しした回答書の封筒は、開けずにそのまま、次回お持ちください。",
                  flow.strong(), "reply_handed_back");
        flow.skip(4);
    }
    if (slip.new_letter_comes) {
        paragraph(flow,
                  "今回の回答書は使えません。新しい書面をご本人あてにお送りしますので、"
                  "届いてからお越しください。",
                  flow.strong(), "new_letter_comes");
        flow.skip(4);
    }
    if (slip.deadline) {
        deadline_frame(flow, "期限", *slip.deadline, 18);
        flow.skip(4);
    }
    if (!slip.bring.empty()) {
        heading(flow, "次にお持ちいただくもの(そろったら□に✓)");
        documents(flow, slip.bring, flow.body + 2);
        flow.skip(4);
    }
    if (!slip.places.empty()) {
        heading(flow, "窓口と受付時間");
        places(flow, slip.places, flow.body + 1);
    }
}

}  // namespace

void draw_visit_slip(Sheet& sheet, const VisitSlip& slip) {
    sheet.text("来庁票", {20, 20}, 100, large_title(), "title");
    const Style lead{.points = 13, .line_height = 1.45};
    sheet.text("2回目に窓口へお越しのとき、封をした回答書といっしょに、この票をお見せください。",
               {20, 38}, 104, lead, "lead");
    draw_number(sheet, slip.number, {130, 14}, 60, 46, 17);
    fit(sheet, 74, kBottom, "documents", [&](Flow& flow) {
        flow.body += 2;
        flow.small += 1;
        draw_visit_body(flow, slip);
    });
    draw_contact(sheet, slip.section, slip.phone);
    sheet.end_page();
}

void draw_deficiency_slip(Sheet& sheet, const DeficiencySlip& slip) {
    sheet.text("不備説明票", {20, 20}, 110, large_title(), "title");
    const Style lead{.points = 13, .line_height = 1.45};
    sheet.text(calendar::format_era_weekday(slip.visited_on) +
                   "にお越しいただきましたが、次の点がそろわなかったため、手続きを進められません"
                   "でした。",
               {20, 38}, 104, lead, "visited_on");
    if (!slip.number.empty()) draw_number(sheet, slip.number, {140, 14}, 50, 38, 14);
    fit(sheet, 70, kBottom, "missing", [&](Flow& flow) {
        flow.body += 1.5;
        flow.small += 1;
        draw_deficiency_body(flow, slip);
    });
    draw_contact(sheet, slip.section, slip.phone);
    sheet.end_page();
}

}  // namespace madoguchi::letter
