#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "madoguchi/log/ids.hpp"

namespace madoguchi::log {

/// An instant to the second, `20261128T032000Z`: sorts by time and can stand in a file's name on
/// any file system. The years 0 to 9999.
[[nodiscard]] std::string utc_text(UtcTime at);

/// The instant in such a text; none for anything else.
[[nodiscard]] std::optional<UtcTime> parse_utc_text(std::string_view text);

}  // namespace madoguchi::log
