#include "madoguchi/adapters/letter/flow.hpp"

#include <algorithm>
#include <array>

#include "madoguchi/domain/letter/wording.hpp"

namespace madoguchi::letter {
namespace {

constexpr double kPadding = 1.6;
constexpr double kLabelShade = 0.92;

struct Density {
    double body;
    double small;
    double gap;
};
constexpr std::array<Density, 5> kDensities = {
    {{11.5, 10.5, 1.25}, {11.5, 10, 1.0}, {11, 10, 0.8}, {11, 9.5, 0.55}, {11, 9, 0.3}}};

/// One column: a box, what to bring, and how many of it at the right.
double person_documents(Flow& flow, const PersonDocuments& person, Rect column, double points) {
    Sheet& sheet = flow.sheet;
    const double box = points * 0.32;
    const double left = column.x + kPadding + box + 2;
    const double count_width = points * 1.1;
    const double width = column.right() - kPadding - left;
    const Style strong{.face = Face::kStrong, .points = points, .line_height = 1.35};
    const Style count{
        .face = Face::kStrong, .points = points, .align = Align::kRight, .line_height = 1.35};
    const Style note{.points = std::max(points - 1.5, 9.0), .line_height = 1.3};
    double y = column.y + kPadding;
    for (const DocumentToBring& document : person.documents) {
        tick_box(sheet, {column.x + kPadding, y + points * 0.09}, box);
        sheet.text(std::to_string(document.count) + "点", {left + width - count_width, y},
                   count_width, count, "documents.count");
        y += sheet.text(document.item, {left, y}, width - count_width, strong, "documents.item");
        y += sheet.text(document.note, {left, y}, width, note, "documents.note");
        y += 0.8 * flow.gap;
    }
    return y + kPadding - 0.8 * flow.gap - column.y;
}

}  // namespace

void paragraph(Flow& flow, std::string_view text, const Style& style, std::string_view field) {
    flow.y += flow.sheet.text(text, {flow.x, flow.y}, flow.width, style, field);
}

void heading(Flow& flow, std::string_view text) {
    const Style style{.face = Face::kStrong, .points = flow.body + 1, .line_height = 1.35};
    paragraph(flow, text, style, "heading");
    flow.sheet.line({flow.x, flow.y + 0.3}, {flow.x + flow.width, flow.y + 0.3}, 0.35);
    flow.y += 0.6;
    flow.skip(1.2);
}

void numbered(Flow& flow, const std::vector<std::string>& texts, std::string_view field) {
    constexpr double kIndent = 7;
    int number = 0;
    for (const std::string& text : texts) {
        ++number;
        flow.sheet.text(std::to_string(number), {flow.x + 1, flow.y}, kIndent, flow.strong(),
                        field);
        flow.y += flow.sheet.text(text, {flow.x + kIndent, flow.y}, flow.width - kIndent,
                                  flow.plain(), field);
        flow.skip(0.6);
    }
}

void bullets(Flow& flow, const std::vector<std::string>& texts, std::string_view field) {
    constexpr double kIndent = 4;
    for (const std::string& text : texts) {
        flow.sheet.text("・", {flow.x, flow.y}, kIndent + 1, flow.fine(), field);
        flow.y += flow.sheet.text(text, {flow.x + kIndent, flow.y}, flow.width - kIndent,
                                  flow.fine(), field);
        flow.skip(0.3);
    }
}

void row(Flow& flow, std::string_view label, double label_width, double height_min,
         const std::function<double(Point at, double width)>& cell) {
    Sheet& sheet = flow.sheet;
    const Style style{.face = Face::kStrong, .points = flow.small, .line_height = 1.3};
    const double inner = flow.width - label_width - 2 * kPadding;
    const double label_height = sheet.height(label, label_width - 2 * kPadding, style);
    const double cell_height = cell({flow.x + label_width + kPadding, flow.y + kPadding}, inner);
    const double height =
        std::max({height_min, cell_height + 2 * kPadding, label_height + 2 * kPadding});
    sheet.fill({flow.x, flow.y, label_width, height}, kLabelShade);
    sheet.text(label, {flow.x + kPadding, flow.y + (height - label_height) / 2},
               label_width - 2 * kPadding, style, "label");
    sheet.frame({flow.x, flow.y, flow.width, height});
    sheet.line({flow.x + label_width, flow.y}, {flow.x + label_width, flow.y + height});
    flow.y += height;
}

void documents(Flow& flow, const std::vector<PersonDocuments>& persons, double points) {
    if (persons.empty()) return;
    Sheet& sheet = flow.sheet;
    const auto columns = static_cast<double>(persons.size());
    const double width = flow.width / columns;
    const Style head{
        .face = Face::kStrong, .points = points, .align = Align::kCentre, .line_height = 1.35};
    const double head_height = sheet.height("本人", width, head) + 1.6;
    sheet.fill({flow.x, flow.y, flow.width, head_height}, kLabelShade);
    double x = flow.x;
    double body_height = 0;
    for (const PersonDocuments& person : persons) {
        sheet.text(person.whose + "のもの", {x, flow.y + 0.8}, width, head, "documents.whose");
        const Rect column{x, flow.y + head_height, width, 0};
        body_height = std::max(body_height, person_documents(flow, person, column, points));
        x += width;
    }
    const Rect all{flow.x, flow.y, flow.width, head_height + body_height};
    sheet.frame(all);
    sheet.line({all.x, all.y + head_height}, {all.right(), all.y + head_height});
    for (double i = 1; i < columns; ++i) {
        sheet.line({all.x + i * width, all.y}, {all.x + i * width, all.bottom()});
    }
    flow.y = all.bottom();
}

void places(Flow& flow, const std::vector<Place>& places, double points) {
    constexpr double kNameShare = 0.38;
    Sheet& sheet = flow.sheet;
    const Style strong{.face = Face::kStrong, .points = points, .line_height = 1.35};
    const Style plain{.points = points, .line_height = 1.35};
    const Style note{.points = std::max(points - 1.0, 9.0), .line_height = 1.3};
    for (const Place& place : places) {
        const double left = flow.width * kNameShare - 2 * kPadding;
        const double right = flow.width * (1 - kNameShare) - 2 * kPadding;
        const double split = flow.x + flow.width * kNameShare;
        double name_y = flow.y + kPadding;
        name_y += sheet.text(place.name, {flow.x + kPadding, name_y}, left, strong, "places.name");
        name_y +=
            sheet.text(place.address, {flow.x + kPadding, name_y}, left, note, "places.address");
        double hours_y = flow.y + kPadding;
        hours_y +=
            sheet.text(place.hours, {split + kPadding, hours_y}, right, plain, "places.hours");
        hours_y += sheet.text(place.note, {split + kPadding, hours_y}, right, note, "places.note");
        const double height = std::max(name_y, hours_y) + kPadding - flow.y;
        sheet.frame({flow.x, flow.y, flow.width, height});
        sheet.line({split, flow.y}, {split, flow.y + height});
        flow.y += height;
    }
}

void deadline_frame(Flow& flow, std::string_view label, const Deadline& deadline, double points) {
    constexpr double kLabelWidth = 34;
    constexpr double kPad = 3.5;
    Sheet& sheet = flow.sheet;
    const Style large{.face = Face::kStrong, .points = points, .line_height = 1.3};
    const Style title{.face = Face::kStrong,
                      .points = flow.body + 2,
                      .align = Align::kCentre,
                      .line_height = 1.3};
    const Style beside{.face = Face::kStrong, .points = flow.body, .line_height = 1.3};
    const std::string text = deadline_text(deadline);
    const std::string gregorian = deadline_gregorian(deadline);
    const double inner = flow.width - kLabelWidth - 2 * kPad;
    const double x = flow.x + kLabelWidth + kPad;
    const double left = sheet.width(text, large) + 4;
    double y = flow.y + 2;
    if (left + sheet.width(gregorian, beside) <= inner) {
        const double drop = (points - beside.points) * 0.32;
        sheet.text(gregorian, {x + left, y + drop}, inner - left, beside, "deadline");
        y += sheet.text(text, {x, y}, inner, large, "deadline");
    } else {
        y += sheet.text(text, {x, y}, inner, large, "deadline");
        y += sheet.text(gregorian, {x, y}, inner, beside, "deadline");
    }
    const Rect area{flow.x, flow.y, flow.width, y + 2 - flow.y};
    const double label_height = sheet.height(label, kLabelWidth, title);
    sheet.fill({area.x, area.y, kLabelWidth, area.height}, 0.86);
    sheet.text(label, {area.x, area.y + (area.height - label_height) / 2}, kLabelWidth, title,
               "label");
    sheet.frame(area, 0.7);
    flow.y = area.bottom();
}

void tick_box(Sheet& sheet, Point at, double size) { sheet.frame({at.x, at.y, size, size}, 0.35); }

void fit(Sheet& sheet, double top, double bottom, std::string_view field,
         const std::function<void(Flow&)>& body) {
    for (const Density& density : kDensities) {
        const auto flow_at_top = [&] {
            return Flow{.sheet = sheet,
                        .y = top,
                        .body = density.body,
                        .small = density.small,
                        .gap = density.gap};
        };
        Flow measured = flow_at_top();
        sheet.set_measuring(true);
        body(measured);
        sheet.set_measuring(false);
        if (measured.y > bottom) continue;
        Flow drawn = flow_at_top();
        body(drawn);
        return;
    }
    sheet.fail({LetterErrorCode::kDoesNotFit, std::string(field),
                "the page is too full: shorten documents, counters or notes in the policy"});
}

void fold_ticks(Sheet& sheet, const std::vector<double>& folds) {
    constexpr double kLength = 5;
    for (const double y : folds) {
        sheet.line({4, y}, {4 + kLength, y}, 0.15);
    }
}

}  // namespace madoguchi::letter
