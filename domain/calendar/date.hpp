#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace madoguchi::calendar {

/// A calendar day in Asia/Tokyo. It carries no time of day and no zone.
using Date = std::chrono::sys_days;

/// A minute of a calendar day in Asia/Tokyo, as office hours need it.
struct LocalMinute {
    Date date;
    int minute_of_day = 0;  ///< 0 to 1439, inclusive.
    auto operator<=>(const LocalMinute&) const = default;
};

/// Japan has no daylight saving time: civil time is UTC plus nine hours, always.
inline constexpr std::chrono::hours kJstOffset{9};

/// The day in Asia/Tokyo of a UTC instant.
template <typename Duration>
[[nodiscard]] constexpr Date jst_date(std::chrono::sys_time<Duration> instant) {
    return std::chrono::floor<std::chrono::days>(instant + kJstOffset);
}

/// The minute in Asia/Tokyo of a UTC instant; seconds are cut off.
template <typename Duration>
[[nodiscard]] constexpr LocalMinute jst_minute(std::chrono::sys_time<Duration> instant) {
    const Date date = jst_date(instant);
    const auto since_midnight = instant + kJstOffset - date;
    return {date,
            static_cast<int>(std::chrono::floor<std::chrono::minutes>(since_midnight).count())};
}

/// The UTC instant at which `date` begins in Asia/Tokyo.
[[nodiscard]] constexpr std::chrono::sys_seconds start_of_day_utc(Date date) {
    return std::chrono::sys_seconds{date} - kJstOffset;
}

/// The date with these Gregorian parts, or nothing when no such day exists (2026-02-30).
[[nodiscard]] std::optional<Date> make_date(int year, unsigned month, unsigned day);

/// Reads exactly `YYYY-MM-DD`; nothing when the form is another or the day doesn't exist.
[[nodiscard]] std::optional<Date> parse_date(std::string_view text);

/// Reads `YYYY-MM-DDTHH:MM` with an optional `:SS`; nothing on any other form.
[[nodiscard]] std::optional<LocalMinute> parse_local_minute(std::string_view text);

/// `YYYY-MM-DD`.
[[nodiscard]] std::string format_iso(Date date);

/// The Gregorian parts of a day.
[[nodiscard]] constexpr std::chrono::year_month_day parts(Date date) {
    return std::chrono::year_month_day{date};
}

/// The last day of the month that `date` lies in.
[[nodiscard]] Date last_day_of_month(Date date);

/// `date` moved by `months` (negative: back). When the month has no such day, its last day
/// (DATE-10).
[[nodiscard]] Date add_months_clamped(Date date, int months);

/// The `nth` (1 to 5) `weekday` of a month, or nothing when the month has fewer (DATE-17).
[[nodiscard]] std::optional<Date> nth_weekday(std::chrono::year_month month,
                                              std::chrono::weekday weekday, unsigned nth);

/// The Japanese fiscal year of a day: April to March, named by the Gregorian year of its April.
[[nodiscard]] int fiscal_year(Date date);

}  // namespace madoguchi::calendar
