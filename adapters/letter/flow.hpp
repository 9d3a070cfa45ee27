#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "madoguchi/adapters/letter/sheet.hpp"
#include "madoguchi/domain/letter/letter_content.hpp"

namespace madoguchi::letter {

/// A column that is filled from top to bottom.
struct Flow {
    Sheet& sheet;
    double x = 20;
    double width = 170;
    double y = 0;       ///< Where the next thing goes.
    double body = 11;   ///< Points of running text.
    double small = 10;  ///< Points of notes.
    double gap = 1;     ///< Times the usual gaps between things.

    void skip(double millimetres) { y += millimetres * gap; }
    [[nodiscard]] Style plain() const { return {.points = body}; }
    [[nodiscard]] Style strong() const { return {.face = Face::kStrong, .points = body}; }
    [[nodiscard]] Style fine() const { return {.points = small, .line_height = 1.35}; }
};

/// Running text over the whole width.
void paragraph(Flow& flow, std::string_view text, const Style& style, std::string_view field);

/// A heading with a rule under it.
void heading(Flow& flow, std::string_view text);

/// `1 …`, `2 …`: numbers in bold, texts indented.
void numbered(Flow& flow, const std::vector<std::string>& texts, std::string_view field);

/// `・…`, small.
void bullets(Flow& flow, const std::vector<std::string>& texts, std::string_view field);

/// One row of a table: a shaded label of `label_width` and a cell. `cell` draws into the area right
/// of the label from `y + padding` on and returns the height that it took; the row is at least
/// `height_min` high.
void row(Flow& flow, std::string_view label, double label_width, double height_min,
         const std::function<double(Point at, double width)>& cell);

/// The documents of each person, side by side, with counts and a box to tick.
void documents(Flow& flow, const std::vector<PersonDocuments>& persons, double points);

/// The counters with their hours.
void places(Flow& flow, const std::vector<Place>& places, double points);

/// The deadline in a strong frame, large.
void deadline_frame(Flow& flow, std::string_view label, const Deadline& deadline, double points);

/// An empty square to tick.
void tick_box(Sheet& sheet, Point at, double size);

/// Draws `body` once without ink for each density in turn until it ends above `bottom`, then with
/// ink. Fails with kDoesNotFit on `field` when even the densest doesn't.
void fit(Sheet& sheet, double top, double bottom, std::string_view field,
         const std::function<void(Flow&)>& body);

/// Short strokes in the left margin where the sheet is folded.
void fold_ticks(Sheet& sheet, const std::vector<double>& folds);

}  // namespace madoguchi::letter
