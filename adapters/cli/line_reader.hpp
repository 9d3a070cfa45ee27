#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

namespace madoguchi::cli {

/// A line of a stream.
struct InputLine {
    std::uint64_t number = 0;  ///< From 1.
    std::string text;          ///< Without its end (LF or CR LF); empty if `too_long`.
    bool too_long = false;     ///< Had more than the bound; what came after it is skipped.
};

/// Reads lines from a descriptor without waiting for more than it needs: a client that waits for an
/// answer before it sends the next line gets it.
class LineReader {
 public:
    explicit LineReader(int descriptor, std::size_t line_bytes_max = std::size_t{4} << 20U)
        : descriptor_(descriptor), line_bytes_max_(line_bytes_max) {}

    /// The next line; nothing at the end, when reading fails or a signal came while waiting.
    [[nodiscard]] std::optional<InputLine> next();
    /// Whether a whole line is there already, so that `next` doesn't wait.
    [[nodiscard]] bool ready() const;

 private:
    [[nodiscard]] bool fill();

    int descriptor_;
    std::size_t line_bytes_max_;
    std::string buffer_;
    std::size_t at_ = 0;
    std::uint64_t lines_ = 0;
    bool ended_ = false;
};

}  // namespace madoguchi::cli
