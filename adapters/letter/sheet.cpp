#include "madoguchi/adapters/letter/sheet.hpp"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <unordered_map>

#include "madoguchi/adapters/letter/fonts.hpp"

namespace madoguchi::letter {
namespace {

constexpr double kPointsPerMillimetre = 72.0 / 25.4;
constexpr double points(double millimetres) { return millimetres * kPointsPerMillimetre; }
constexpr double millimetres(int pango_units) {
    return pango_units / static_cast<double>(PANGO_SCALE) / kPointsPerMillimetre;
}

cairo_status_t append(void* closure, const unsigned char* data, unsigned length) {
    static_cast<std::string*>(closure)->append(reinterpret_cast<const char*>(data), length);
    return CAIRO_STATUS_SUCCESS;
}

std::string iso_time(std::chrono::sys_seconds at) {
    const auto day = std::chrono::floor<std::chrono::days>(at);
    const std::chrono::year_month_day date{day};
    const std::chrono::hh_mm_ss time{at - day};
    std::array<char, 48> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02uT%02d:%02d:%02dZ",
                  static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                  static_cast<unsigned>(date.day()), static_cast<int>(time.hours().count()),
                  static_cast<int>(time.minutes().count()),
                  static_cast<int>(time.seconds().count()));
    return text.data();
}

PangoAlignment alignment(Align align) {
    switch (align) {
        case Align::kCentre:
            return PANGO_ALIGN_CENTER;
        case Align::kRight:
            return PANGO_ALIGN_RIGHT;
        case Align::kLeft:
            break;
    }
    return PANGO_ALIGN_LEFT;
}

std::string layout_key(std::string_view text, double width, const Style& style) {
    std::array<char, 96> head{};
    const int length = std::snprintf(head.data(), head.size(), "%d|%d|%.2f|%.2f|%.2f|",
                                     static_cast<int>(style.face), static_cast<int>(style.align),
                                     style.points, style.line_height, width);
    std::string key(head.data(), static_cast<std::size_t>(length));
    key += text;
    return key;
}

/// A text laid out by Pango, with its extents in millimetres. Empty when the face can't draw it.
class Layout {
 public:
    Layout(PangoContext* context, std::string_view text, double width, const Style& style)
        : layout_(pango_layout_new(context)) {
        PangoFontDescription* font = pango_font_description_new();
        pango_font_description_set_family(font, std::string(family(style.face)).c_str());
        pango_font_description_set_absolute_size(font, style.points * PANGO_SCALE);
        pango_font_description_set_weight(
            font, style.face == Face::kStrong ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
        pango_layout_set_font_description(layout_.get(), font);
        pango_font_description_free(font);
        PangoAttrList* attributes = pango_attr_list_new();
        pango_attr_list_insert(attributes, pango_attr_fallback_new(FALSE));
        const double line = style.points * style.line_height * PANGO_SCALE;
        pango_attr_list_insert(attributes,
                               pango_attr_line_height_new_absolute(static_cast<int>(line)));
        pango_layout_set_attributes(layout_.get(), attributes);
        pango_attr_list_unref(attributes);
        pango_layout_set_width(layout_.get(),
                               width < 0 ? -1 : static_cast<int>(points(width) * PANGO_SCALE));
        pango_layout_set_wrap(layout_.get(), PANGO_WRAP_WORD_CHAR);
        pango_layout_set_alignment(layout_.get(), alignment(style.align));
        drawable_ = !glyph_trouble(context, style.face, text, "");
        if (drawable_) {
            pango_layout_set_text(layout_.get(), text.data(), static_cast<int>(text.size()));
        }
        PangoRectangle ink{};
        PangoRectangle logical{};
        pango_layout_get_extents(layout_.get(), &ink, &logical);
        ink_ = {millimetres(ink.x), millimetres(ink.y), millimetres(ink.width),
                millimetres(ink.height)};
        width_ = millimetres(logical.width);
        height_ = millimetres(logical.height);
    }
    [[nodiscard]] PangoLayout* get() const { return layout_.get(); }
    [[nodiscard]] const Rect& ink() const { return ink_; }
    [[nodiscard]] double width() const { return width_; }
    [[nodiscard]] double height() const { return height_; }
    [[nodiscard]] bool is_drawable() const { return drawable_; }

 private:
    struct Unref {
        void operator()(PangoLayout* layout) const { g_object_unref(layout); }
    };
    std::unique_ptr<PangoLayout, Unref> layout_;
    Rect ink_;
    double width_ = 0;
    double height_ = 0;
    bool drawable_ = false;
};

}  // namespace

struct Sheet::Impl {
    std::string bytes;
    cairo_surface_t* surface = nullptr;
    cairo_t* cairo = nullptr;
    PangoContext* context = nullptr;
    bool in_address_block = false;
    bool measuring = false;
    bool training = false;
    std::size_t pages = 0;
    std::vector<Ink> inks;
    std::optional<LetterError> trouble;
    /// Texts that were laid out before: most of a batch is the same on every letter.
    std::unordered_map<std::string, Layout> layouts;

    /// Lays `text` out; a width below 0 means one line as long as it gets. The reference holds
    /// until the next call.
    const Layout& lay_out(std::string_view text, double width, const Style& style) {
        constexpr std::size_t kLayoutsMax = 4096;
        std::string key = layout_key(text, width, style);
        const auto known = layouts.find(key);
        if (known != layouts.end()) return known->second;
        if (layouts.size() >= kLayoutsMax) layouts.clear();
        return layouts.emplace(std::move(key), Layout(context, text, width, style)).first->second;
    }

    void mark(const Rect& area, std::string_view field) {
        inks.push_back({area, in_address_block, std::string(field)});
    }
    /// 研修用 across the page, light enough to read what is under it, and in black at its edge.
    void draw_training_mark() {
        constexpr const char* kMark = "研修用";
        constexpr double kInk = 0.14;
        constexpr Point kEdge{95, 3};
        const Layout& large = lay_out(kMark, -1, {.face = Face::kStrong, .points = 150});
        cairo_save(cairo);
        cairo_translate(cairo, points(kSheetWidth / 2), points(kSheetHeight / 2));
        cairo_rotate(cairo, std::atan2(-kSheetHeight, kSheetWidth));
        cairo_translate(cairo, points(-large.width() / 2), points(-large.height() / 2));
        cairo_set_source_rgba(cairo, 0, 0, 0, kInk);
        cairo_move_to(cairo, 0, 0);
        pango_cairo_show_layout(cairo, large.get());
        cairo_restore(cairo);
        const Layout& small = lay_out(kMark, -1, {.face = Face::kStrong, .points = 14});
        set_shade(0);
        cairo_move_to(cairo, points(kEdge.x), points(kEdge.y));
        pango_cairo_show_layout(cairo, small.get());
    }
    void set_shade(double shade) const { cairo_set_source_rgb(cairo, shade, shade, shade); }
};

Sheet::Sheet(const Imprint& imprint, const std::string& title) : impl_(std::make_unique<Impl>()) {
    impl_->surface = cairo_pdf_surface_create_for_stream(append, &impl_->bytes, points(kSheetWidth),
                                                         points(kSheetHeight));
    cairo_pdf_surface_set_metadata(impl_->surface, CAIRO_PDF_METADATA_TITLE, title.c_str());
    cairo_pdf_surface_set_metadata(impl_->surface, CAIRO_PDF_METADATA_CREATOR, "Madoguchi");
    cairo_pdf_surface_set_metadata(impl_->surface, CAIRO_PDF_METADATA_CREATE_DATE,
                                   iso_time(imprint.created_at).c_str());
    impl_->training = imprint.training;
    impl_->cairo = cairo_create(impl_->surface);
    impl_->context = pango_cairo_create_context(impl_->cairo);
    pango_cairo_context_set_resolution(impl_->context, 72.0);
    pango_context_set_language(impl_->context, pango_language_from_string("ja-JP"));
    pango_context_set_round_glyph_positions(impl_->context, FALSE);
    cairo_font_options_t* options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(impl_->context, options);
    cairo_font_options_destroy(options);
}

Sheet::~Sheet() {
    impl_->layouts.clear();
    g_object_unref(impl_->context);
    cairo_destroy(impl_->cairo);
    cairo_surface_destroy(impl_->surface);
}

double Sheet::text(std::string_view text, Point at, double width, const Style& style,
                   std::string_view field) {
    if (text.empty()) return 0;
    const Layout& layout = impl_->lay_out(text, width, style);
    if (impl_->measuring) return layout.height();
    if (!layout.is_drawable()) {
        if (auto trouble = glyph_trouble(impl_->context, style.face, text, field)) {
            fail(std::move(*trouble));
        }
        return layout.height();
    }
    impl_->set_shade(0);
    cairo_move_to(impl_->cairo, points(at.x), points(at.y));
    pango_cairo_show_layout(impl_->cairo, layout.get());
    const Rect& ink = layout.ink();
    if (ink.width > 0 && ink.height > 0) {
        impl_->mark({at.x + ink.x, at.y + ink.y, ink.width, ink.height}, field);
    }
    return layout.height();
}

double Sheet::height(std::string_view text, double width, const Style& style) {
    return text.empty() ? 0 : impl_->lay_out(text, width, style).height();
}

double Sheet::width(std::string_view text, const Style& style) {
    return text.empty() ? 0 : impl_->lay_out(text, -1, style).width();
}

void Sheet::line(Point from, Point to, double thickness, bool dashed) {
    if (impl_->measuring) return;
    const double dash = points(1.2);
    impl_->set_shade(0);
    cairo_set_line_width(impl_->cairo, points(thickness));
    cairo_set_dash(impl_->cairo, &dash, dashed ? 1 : 0, 0);
    cairo_move_to(impl_->cairo, points(from.x), points(from.y));
    cairo_line_to(impl_->cairo, points(to.x), points(to.y));
    cairo_stroke(impl_->cairo);
    impl_->mark({from.x, from.y, to.x - from.x, to.y - from.y}, "line");
}

void Sheet::frame(const Rect& area, double thickness, bool dashed) {
    if (impl_->measuring) return;
    const double dash = points(1.2);
    impl_->set_shade(0);
    cairo_set_line_width(impl_->cairo, points(thickness));
    cairo_set_dash(impl_->cairo, &dash, dashed ? 1 : 0, 0);
    cairo_rectangle(impl_->cairo, points(area.x), points(area.y), points(area.width),
                    points(area.height));
    cairo_stroke(impl_->cairo);
    impl_->mark({area.x, area.y, area.width, 0}, "frame");
    impl_->mark({area.x, area.bottom(), area.width, 0}, "frame");
    impl_->mark({area.x, area.y, 0, area.height}, "frame");
    impl_->mark({area.right(), area.y, 0, area.height}, "frame");
}

void Sheet::fill(const Rect& area, double shade) {
    if (impl_->measuring) return;
    impl_->set_shade(shade);
    cairo_rectangle(impl_->cairo, points(area.x), points(area.y), points(area.width),
                    points(area.height));
    cairo_fill(impl_->cairo);
    impl_->mark(area, "shade");
}

void Sheet::fill_all(const std::vector<Rect>& areas, std::string_view field) {
    if (impl_->measuring) return;
    if (areas.empty()) return;
    Point low{areas.front().x, areas.front().y};
    Point high{areas.front().right(), areas.front().bottom()};
    impl_->set_shade(0);
    for (const Rect& area : areas) {
        cairo_rectangle(impl_->cairo, points(area.x), points(area.y), points(area.width),
                        points(area.height));
        low = {std::min(low.x, area.x), std::min(low.y, area.y)};
        high = {std::max(high.x, area.right()), std::max(high.y, area.bottom())};
    }
    cairo_fill(impl_->cairo);
    impl_->mark({low.x, low.y, high.x - low.x, high.y - low.y}, field);
}

void Sheet::set_address_block(bool on) { impl_->in_address_block = on; }

void Sheet::set_measuring(bool on) { impl_->measuring = on; }

void Sheet::fail(LetterError error) {
    if (!impl_->trouble) impl_->trouble = std::move(error);
}

const std::vector<Ink>& Sheet::inks() const { return impl_->inks; }

const std::optional<LetterError>& Sheet::trouble() const { return impl_->trouble; }

std::size_t Sheet::pages() const { return impl_->pages; }

void Sheet::end_page() {
    if (impl_->training) impl_->draw_training_mark();
    cairo_show_page(impl_->cairo);
    impl_->inks.clear();
    ++impl_->pages;
}

Expected<std::string> Sheet::finish() {
    cairo_surface_finish(impl_->surface);
    const cairo_status_t status = cairo_surface_status(impl_->surface);
    if (impl_->trouble) return log::unexpected(*impl_->trouble);
    if (status != CAIRO_STATUS_SUCCESS) {
        return log::unexpected(
            LetterError{LetterErrorCode::kRenderer, "document",
                        std::string("Cairo: ") + cairo_status_to_string(status)});
    }
    return std::move(impl_->bytes);
}

std::vector<LetterError> check_glyphs(const std::vector<FaceText>& texts) {
    PangoContext* context = pango_font_map_create_context(pango_cairo_font_map_get_default());
    pango_context_set_language(context, pango_language_from_string("ja-JP"));
    std::vector<LetterError> found;
    for (const FaceText& text : texts) {
        if (auto trouble = glyph_trouble(context, text.face, text.text, text.field)) {
            found.push_back(std::move(*trouble));
        }
    }
    g_object_unref(context);
    return found;
}

}  // namespace madoguchi::letter
