#include <algorithm>
#include <array>
#include <map>

#include "madoguchi/adapters/letter/flow.hpp"
#include "madoguchi/adapters/letter/pages.hpp"
#include "madoguchi/domain/calendar/era.hpp"
#include "madoguchi/domain/letter/wording.hpp"

namespace madoguchi::letter {
namespace {

constexpr std::size_t kLinesPerPage = 26;

Style title_style() {
    return {.face = Face::kStrong, .points = 22, .align = Align::kCentre, .line_height = 1.3};
}

void cover_row(Flow& flow, std::string_view label, const std::string& text,
               std::string_view field) {
    row(flow, label, 50, 11, [&](Point at, double width) {
        const Style style{.points = 13, .line_height = 1.3};
        return flow.sheet.text(text, {at.x, at.y + 0.8}, width, style, field);
    });
}

/// `1件目 … 最後`: the first and last document numbers where there are any.
std::string document_numbers(std::span<const LetterContent> letters) {
    if (letters.front().document_number.empty()) return "なし";
    return letters.front().document_number + " から " + letters.back().document_number + " まで";
}

std::string short_deadline(const Deadline& deadline) {
    const auto* on = std::get_if<DeadlineOn>(&deadline);
    return on == nullptr ? "到達から起算" : calendar::format_era_short(on->date);
}

struct Column {
    const char* head;
    double x;
    double width;
};
constexpr std::array<Column, 6> kColumns = {{{"番号", 20, 10},
                                             {"文書番号", 30, 32},
                                             {"照会番号", 62, 28},
                                             {"手続き", 90, 42},
                                             {"郵便の種類", 132, 38},
                                             {"回答期限", 170, 20}}};

std::array<std::string, kColumns.size()> heads() {
    std::array<std::string, kColumns.size()> texts;
    for (std::size_t i = 0; i < kColumns.size(); ++i) {
        texts.at(i) = kColumns.at(i).head;
    }
    return texts;
}

void draw_cells(Sheet& sheet, double y, double height,
                const std::array<std::string, kColumns.size()>& cells, const Style& style) {
    for (std::size_t i = 0; i < kColumns.size(); ++i) {
        const Column& column = kColumns.at(i);
        sheet.frame({column.x, y, column.width, height}, 0.15);
        sheet.text(cells.at(i), {column.x + 1, y + 1}, column.width - 2, style, "lines");
    }
}

double draw_stamp_boxes(Sheet& sheet, const std::vector<std::string>& boxes, double y) {
    constexpr double kBox = 20;
    constexpr double kHead = 6;
    double x = 190 - kBox * static_cast<double>(boxes.size());
    const Style style{.points = 10, .align = Align::kCentre, .line_height = 1.3};
    for (const std::string& box : boxes) {
        sheet.frame({x, y, kBox, kHead + kBox});
        sheet.line({x, y + kHead}, {x + kBox, y + kHead});
        sheet.text(box, {x, y + 0.8}, kBox, style, "stamp_boxes");
        x += kBox;
    }
    return y + kHead + kBox;
}

std::string counts_by_mail_class(const ApprovalSheet& approval) {
    std::map<std::string, std::size_t> counts;
    for (const ApprovalLine& line : approval.lines) {
        ++counts[line.mail_class];
    }
    std::string text;
    for (const auto& [mail_class, count] : counts) {
        if (!text.empty()) text += "、";
        text += mail_class + " " + std::to_string(count) + "通";
    }
    return text;
}

double draw_approval_head(Sheet& sheet, const ApprovalSheet& approval) {
    double y = 18;
    y += sheet.text("発送伺い", {20, y}, 170, title_style(), "title");
    y = draw_stamp_boxes(sheet, approval.stamp_boxes, y + 4) + 4;
    const Style plain{.points = 11};
    const std::string text =
        approval.section + "　起案 " + calendar::format_era(approval.drafted_on) + "\n" +
        calendar::format_era_weekday(approval.planned_posting_on) +
        "に次の照会書を発送してよいか伺います。\n計 " + std::to_string(approval.lines.size()) +
        "通(" + counts_by_mail_class(approval) + ")";
    y += sheet.text(text, {20, y}, 170, plain, "section");
    return y + 3;
}

}  // namespace

void draw_cover(Sheet& sheet, std::span<const LetterContent> letters, const BatchCover& cover) {
    constexpr std::size_t kPagesPerLetter = 2;
    Flow flow{.sheet = sheet, .y = 30};
    paragraph(flow, "照会書 印刷の表紙", title_style(), "title");
    flow.y += 8;
    cover_row(flow, "印刷のまとまり", cover.batch, "cover.batch");
    cover_row(flow, "窓口", cover.office, "cover.office");
    cover_row(flow, "発送予定日", calendar::format_era_weekday(cover.planned_posting_on),
              "cover.planned_posting_on");
    cover_row(flow, "通数", std::to_string(letters.size()) + "通", "cover.count");
    cover_row(flow, "照会番号",
              letters.front().number.text() + " から " + letters.back().number.text() + " まで",
              "cover.numbers");
    cover_row(flow, "文書番号", document_numbers(letters), "cover.document_numbers");
    cover_row(flow, "枚数",
              std::to_string(letters.size() * kPagesPerLetter) + "枚(1通2枚)とこの表紙1枚",
              "cover.pages");
    if (!cover.printer.empty()) cover_row(flow, "印刷機", cover.printer, "cover.printer");
    cover_row(flow, "担当", cover.operated_by, "cover.operated_by");
    flow.y += 8;
    for (const char* label : {"枚数を数えた人", "封入した人", "確認した人", "文書係へ渡した時刻"}) {
        cover_row(flow, label, "", "cover.blank");
    }
    sheet.end_page();
}

void draw_approval_sheet(Sheet& sheet, const ApprovalSheet& approval) {
    const Style head{.face = Face::kStrong, .points = 9.5, .line_height = 1.25};
    const Style cell{.points = 9.5, .line_height = 1.25};
    std::size_t next = 0;
    do {
        double y = next == 0 ? draw_approval_head(sheet, approval) : 20;
        const std::size_t room = next == 0 ? kLinesPerPage - 8 : kLinesPerPage;
        draw_cells(sheet, y, 6.5, heads(), head);
        y += 6.5;
        for (const std::size_t end = std::min(next + room, approval.lines.size()); next < end;
             ++next) {
            const ApprovalLine& line = approval.lines[next];
            draw_cells(sheet, y, 9.5,
                       {std::to_string(next + 1), line.document_number, line.number.text(),
                        line.procedure, line.mail_class, short_deadline(line.deadline)},
                       cell);
            y += 9.5;
        }
        sheet.end_page();
    } while (next < approval.lines.size());
}

void draw_ruler(Sheet& sheet, const EnvelopeProfile& profile) {
    const Style small{.points = 7, .line_height = 1.2};
    for (int x = 10; x <= 200; x += 10) {
        sheet.line({static_cast<double>(x), 0}, {static_cast<double>(x), 4}, 0.15);
        sheet.text(std::to_string(x), {x + 0.5, 4}, 8, small, "ruler");
    }
    for (int y = 10; y <= 290; y += 10) {
        sheet.line({0, static_cast<double>(y)}, {4, static_cast<double>(y)}, 0.15);
        sheet.text(std::to_string(y), {4.5, y - 1.5}, 8, small, "ruler");
    }
    sheet.frame(profile.window, 0.5);
    sheet.frame(profile.always_seen(), 0.2, true);
    sheet.frame(profile.ever_seen(), 0.2, true);
    fold_ticks(sheet, profile.folds);
    const Style plain{.points = 11};
    sheet.text("封筒の窓を合わせるための紙: " + profile.name +
                   "\n太い線が窓、点線が紙のずれを見込んだ内側と外側です(目盛りは mm)。\n"
                   "折って封筒に入れ、上下左右に動かしても、太い線が窓のふちと重なり、"
                   "点線をこえてずれないことを確かめてください。",
               {20, 110}, 170, plain, "ruler");
    sheet.end_page();
}

}  // namespace madoguchi::letter
