#include <gtest/gtest.h>

#include <cstddef>

#include "madoguchi/adapters/letter/render.hpp"
#include "pdf_tools.hpp"
#include "sample_letter.hpp"

namespace madoguchi::letter {
namespace {

constexpr Imprint kImprint{std::chrono::sys_seconds{std::chrono::seconds{1795000000}}};

Expected<Rendered> draw(const EnvelopeProfile& profile, ByteSink& sink) {
    return render(sample_letter(), profile, kImprint, sink);
}

/// Dark pixels inside `outer` but not inside `inner`, in millimetres.
std::size_t ink_between(const PdfFile::Picture& picture, const Rect& outer, const Rect& inner) {
    constexpr double kMillimetresPerPixel = 25.4 / 100;
    std::size_t dark = 0;
    for (int row = 0; row < picture.height; ++row) {
        for (int column = 0; column < picture.width; ++column) {
            const Rect pixel{column * kMillimetresPerPixel, row * kMillimetresPerPixel,
                             kMillimetresPerPixel, kMillimetresPerPixel};
            const auto index =
                static_cast<std::size_t>(row) * static_cast<std::size_t>(picture.width) +
                static_cast<std::size_t>(column);
            const bool is_dark = static_cast<unsigned char>(picture.pixels[index]) < 200;
            if (is_dark && outer.contains(pixel) && !inner.overlaps(pixel)) ++dark;
        }
    }
    return dark;
}

TEST(Window, ShowsTheAddressInEveryPositionAndNothingElse) {
    const EnvelopeProfile profile;
    StringSink sink;
    ASSERT_TRUE(draw(profile, sink));
    const PdfFile file(sink.bytes());
    for (const int page : {1, 2}) {
        const PdfFile::Picture picture = file.picture(page);
        EXPECT_EQ(ink_between(picture, profile.ever_seen(), profile.always_seen()), 0U);
        EXPECT_GT(ink_between(picture, profile.always_seen(), {}), 500U);
    }
}

TEST(Window, MayBeSomewhereElse) {
    EnvelopeProfile profile;
    profile.window = {22, 14, 88, 46};
    profile.shift_x = 2;
    StringSink sink;
    EXPECT_TRUE(draw(profile, sink));
}

TEST(Window, ThatIsTooSmallIsRefused) {
    EnvelopeProfile profile;
    profile.window = {20, 12, 80, 30};
    StringSink sink;
    const auto rendered = draw(profile, sink);
    ASSERT_FALSE(rendered);
    EXPECT_TRUE(rendered.error().code == LetterErrorCode::kOutsideWindow ||
                rendered.error().code == LetterErrorCode::kDoesNotFit);
    EXPECT_TRUE(rendered.error().field.starts_with("addressee."));
}

TEST(Window, ThatShowsOtherTextIsRefused) {
    EnvelopeProfile profile;
    profile.window = {9, 12, 100, 45};  // Reaches into the margin, where the fold is ticked.
    profile.folds = {30};
    StringSink sink;
    const auto rendered = draw(profile, sink);
    ASSERT_FALSE(rendered);
    EXPECT_EQ(rendered.error().code, LetterErrorCode::kOutsideWindow);
}

TEST(Ruler, ShowsTheWindowOfTheProfile) {
    StringSink sink;
    ASSERT_TRUE(render_ruler({}, kImprint, sink));
    EXPECT_NE(PdfFile(sink.bytes()).text(1, 1).find("long-3-window"), std::string::npos);
}

}  // namespace
}  // namespace madoguchi::letter
