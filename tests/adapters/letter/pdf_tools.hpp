#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace madoguchi::letter {

/// A PDF in a file of its own that is removed at the end, read back with poppler's and zbar's
/// tools.
class PdfFile {
 public:
    explicit PdfFile(std::string_view bytes);
    ~PdfFile();
    PdfFile(const PdfFile&) = delete;
    PdfFile& operator=(const PdfFile&) = delete;

    /// Text of the pages `first` to `last`, from 1, inclusive; spaces and line breaks taken out.
    [[nodiscard]] std::string text(int first, int last) const;
    /// What `pdffonts` prints, one row per font, without the head.
    [[nodiscard]] std::vector<std::string> fonts() const;
    [[nodiscard]] std::string properties() const;
    /// What the codes on one page say, one per line.
    [[nodiscard]] std::string codes(int page) const;

    /// One page in grey at 100 dpi: a byte per pixel, 255 is white.
    struct Picture {
        int width = 0;
        int height = 0;
        std::string pixels;
    };
    [[nodiscard]] Picture picture(int page) const;

 private:
    [[nodiscard]] std::string run(const std::string& command) const;
    std::string path_;
};

}  // namespace madoguchi::letter
