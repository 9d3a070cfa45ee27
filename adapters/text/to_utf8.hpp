#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "madoguchi/log/expected.hpp"

namespace madoguchi::text {

/// How a file was written.
enum class Encoding : std::uint8_t { kUtf8, kUtf8Bom, kShiftJis };

/// `UTF-8`, `UTF-8 with BOM`, `Shift_JIS`.
[[nodiscard]] std::string_view name_of(Encoding encoding);

/// A file's text as UTF-8, without byte order mark.
struct Decoded {
    std::string text;
    Encoding encoding = Encoding::kUtf8;
};

/// Why bytes are no text.
struct NotText {
    std::size_t line = 1;  ///< From 1.
    std::string what;
};

/// Takes UTF-8 (with or without byte order mark) as it is, anything else as Shift_JIS with the
/// extensions of Windows (code page 932). Error: the first line that is neither, or a byte order
/// mark of UTF-16.
[[nodiscard]] log::Expected<Decoded, NotText> to_utf8(std::string_view bytes);

}  // namespace madoguchi::text
