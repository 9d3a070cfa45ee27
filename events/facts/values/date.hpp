#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace madoguchi::facts {

/// A calendar date in Japan (Asia/Tokyo), Gregorian.
using Date = std::chrono::sys_days;

/// Reads exactly `YYYY-MM-DD`; nothing when the form is another or the day doesn't exist.
[[nodiscard]] std::optional<Date> parse_date(std::string_view text);

/// `YYYY-MM-DD`. The year lies between 0 and 9999, inclusive.
[[nodiscard]] std::string date_text(Date date);

}  // namespace madoguchi::facts
