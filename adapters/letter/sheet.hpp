#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "madoguchi/adapters/letter/geometry.hpp"
#include "madoguchi/adapters/letter/imprint.hpp"
#include "madoguchi/adapters/letter/letter_error.hpp"
#include "madoguchi/adapters/letter/style.hpp"

namespace madoguchi::letter {

/// One piece of ink on the current page.
struct Ink {
    Rect area;
    bool in_address_block = false;
    std::string field;
};

/// A PDF of A4 pages under construction, in millimetres. Keeps the first error, which `finish`
/// returns. One thread at a time.
class Sheet {
 public:
    /// `title` stands in the document's properties; no personal data.
    Sheet(const Imprint& imprint, const std::string& title);
    ~Sheet();
    Sheet(const Sheet&) = delete;
    Sheet& operator=(const Sheet&) = delete;

    /// Draws `text` into a column of `width` from `at` on and returns the height that it takes.
    /// `field` names it in errors and checks.
    double text(std::string_view text, Point at, double width, const Style& style,
                std::string_view field);
    /// The height that `text` would take.
    [[nodiscard]] double height(std::string_view text, double width, const Style& style);
    /// The width of `text` on one line.
    [[nodiscard]] double width(std::string_view text, const Style& style);

    void line(Point from, Point to, double thickness = 0.2, bool dashed = false);
    void frame(const Rect& area, double thickness = 0.2, bool dashed = false);
    /// Fills with a shade from 0 (black) to 1 (white).
    void fill(const Rect& area, double shade);
    /// Fills many areas black in one path.
    void fill_all(const std::vector<Rect>& areas, std::string_view field);

    /// What is drawn from here on belongs to the address block, or no more.
    void set_address_block(bool on);
    /// While measuring, nothing is drawn: text only returns its height.
    void set_measuring(bool on);
    /// Records an error that a caller found; the first one stays.
    void fail(LetterError error);

    [[nodiscard]] const std::vector<Ink>& inks() const;
    [[nodiscard]] const std::optional<LetterError>& trouble() const;
    [[nodiscard]] std::size_t pages() const;

    void end_page();
    /// Ends the document and returns its bytes, or the first error.
    [[nodiscard]] Expected<std::string> finish();

 private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// The fields of `texts` whose characters or variants the face can't draw (字形確認).
struct FaceText {
    std::string_view text;
    Face face;
    std::string_view field;
};
[[nodiscard]] std::vector<LetterError> check_glyphs(const std::vector<FaceText>& texts);

}  // namespace madoguchi::letter
