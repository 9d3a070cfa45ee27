#pragma once

#include <optional>
#include <string_view>

#include "madoguchi/domain/calendar/date.hpp"

namespace madoguchi::calendar {

/// Reads a date as people write it: `1980-01-02`, `1980/1/2`, `1980.1.2`, `19800102`,
/// `1980年1月2日`, and the same with an era: `昭和55年1月2日`, `昭和55.1.2`, `S55.1.2`, `s55-1-2`,
/// `令和元年5月1日`. Digits and letters are ASCII. Nothing on any other form, a day that doesn't
/// exist, or one that lies outside the era it is written in.
[[nodiscard]] std::optional<Date> read_written_date(std::string_view text);

}  // namespace madoguchi::calendar
