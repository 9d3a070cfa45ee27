#include "madoguchi/domain/calendar/holidays.hpp"

#include <array>

namespace madoguchi::calendar {

using std::chrono::days;
using std::chrono::Monday;
using std::chrono::Sunday;
using std::chrono::weekday;
using std::chrono::year;

namespace {

// The same day each year, from a first to a last year, inclusive.
struct FixedHoliday {
    std::string_view name;
    unsigned month;
    unsigned day;
    int first_year;
    int last_year;
};

// The nth Monday of a month (ハッピーマンデー制度).
struct MondayHoliday {
    std::string_view name;
    unsigned month;
    unsigned nth;
    int first_year;
    int last_year;
};

// One day only, by a law of its own.
struct SingleHoliday {
    std::string_view name;
    int year;
    unsigned month;
    unsigned day;
};

// A year in which a holiday doesn't stand on its usual day.
struct MovedHoliday {
    int year;
    unsigned month;
    std::string_view name;
};

constexpr int kOpenEnd = 9999;

constexpr std::array kFixed{
    FixedHoliday{"元日", 1, 1, 1949, kOpenEnd},
    FixedHoliday{"成人の日", 1, 15, 1949, 1999},
    FixedHoliday{"建国記念の日", 2, 11, 1967, kOpenEnd},
    FixedHoliday{"天皇誕生日", 2, 23, 2020, kOpenEnd},
    FixedHoliday{"天皇誕生日", 4, 29, 1949, 1988},
    FixedHoliday{"みどりの日", 4, 29, 1989, 2006},
    FixedHoliday{"昭和の日", 4, 29, 2007, kOpenEnd},
    FixedHoliday{"憲法記念日", 5, 3, 1949, kOpenEnd},
    FixedHoliday{"みどりの日", 5, 4, 2007, kOpenEnd},
    FixedHoliday{"こどもの日", 5, 5, 1949, kOpenEnd},
    FixedHoliday{"海の日", 7, 20, 1996, 2002},
    FixedHoliday{"山の日", 8, 11, 2016, kOpenEnd},
    FixedHoliday{"敬老の日", 9, 15, 1966, 2002},
    FixedHoliday{"体育の日", 10, 10, 1966, 1999},
    FixedHoliday{"文化の日", 11, 3, 1948, kOpenEnd},
    FixedHoliday{"勤労感謝の日", 11, 23, 1948, kOpenEnd},
    FixedHoliday{"天皇誕生日", 12, 23, 1989, 2018},
};

constexpr std::array kMondays{
    MondayHoliday{"成人の日", 1, 2, 2000, kOpenEnd},
    MondayHoliday{"海の日", 7, 3, 2003, kOpenEnd},
    MondayHoliday{"敬老の日", 9, 3, 2003, kOpenEnd},
    MondayHoliday{"体育の日", 10, 2, 2000, 2019},
    MondayHoliday{"スポーツの日", 10, 2, 2020, kOpenEnd},
};

constexpr std::array kSingle{
    SingleHoliday{"皇太子明仁親王の結婚の儀", 1959, 4, 10},
    SingleHoliday{"昭和天皇の大喪の礼", 1989, 2, 24},
    SingleHoliday{"即位礼正殿の儀", 1990, 11, 12},
    SingleHoliday{"皇太子徳仁親王の結婚の儀", 1993, 6, 9},
    SingleHoliday{"天皇の即位の日", 2019, 5, 1},
    SingleHoliday{"即位礼正殿の儀", 2019, 10, 22},
    SingleHoliday{"海の日", 2020, 7, 23},
    SingleHoliday{"スポーツの日", 2020, 7, 24},
    SingleHoliday{"山の日", 2020, 8, 10},
    SingleHoliday{"海の日", 2021, 7, 22},
    SingleHoliday{"スポーツの日", 2021, 7, 23},
    SingleHoliday{"山の日", 2021, 8, 8},
};

// The Olympic years' moves: the usual days of these holidays don't count
// (平成三十二年東京五輪特措法).
constexpr std::array kMoved{
    MovedHoliday{2020, 7, "海の日"},        MovedHoliday{2020, 10, "スポーツの日"},
    MovedHoliday{2020, 8, "山の日"},        MovedHoliday{2021, 7, "海の日"},
    MovedHoliday{2021, 10, "スポーツの日"}, MovedHoliday{2021, 8, "山の日"},
};

constexpr Date kLawFrom{year{1948} / 7 / 20};
constexpr Date kSubstituteFrom{year{1973} / 4 / 12};
constexpr Date kBetweenFrom{year{1985} / 12 / 27};
constexpr Date kSubstituteChainFrom{year{2007} / 1 / 1};

bool moved(int y, unsigned month, std::string_view name) {
    for (const auto& entry : kMoved) {
        if (entry.year == y && entry.month == month && entry.name == name) return true;
    }
    return false;
}

// The day of the month of an equinox, by the usual approximation; base in millionths of a day.
unsigned equinox_day(int y, long base_until_1979, long base_from_1980) {
    constexpr long kMillion = 1'000'000;
    constexpr long kDrift = 242'194;
    const long drift = kDrift * (y - 1980);
    if (y < 1980) {
        return static_cast<unsigned>((base_until_1979 + drift) / kMillion - (y - 1983) / 4);
    }
    return static_cast<unsigned>((base_from_1980 + drift) / kMillion - (y - 1980) / 4);
}

std::optional<std::string_view> equinox(int y, unsigned month, unsigned day) {
    if (month == 3 && y >= 1949 && day == equinox_day(y, 20'835'700, 20'843'100)) {
        return "春分の日";
    }
    if (month == 9 && day == equinox_day(y, 23'258'800, 23'248'800)) return "秋分の日";
    return std::nullopt;
}

std::optional<std::string_view> named(Date date) {
    const auto ymd = parts(date);
    const int y = static_cast<int>(ymd.year());
    const auto month = static_cast<unsigned>(ymd.month());
    const auto day = static_cast<unsigned>(ymd.day());
    if (date < kLawFrom || y > kHolidaysLastYear) return std::nullopt;
    for (const auto& entry : kSingle) {
        if (entry.year == y && entry.month == month && entry.day == day) return entry.name;
    }
    for (const auto& entry : kFixed) {
        if (entry.month == month && entry.day == day && entry.first_year <= y &&
            y <= entry.last_year && !moved(y, month, entry.name)) {
            return entry.name;
        }
    }
    for (const auto& entry : kMondays) {
        if (entry.month == month && entry.first_year <= y && y <= entry.last_year &&
            date == nth_weekday(ymd.year() / ymd.month(), Monday, entry.nth) &&
            !moved(y, month, entry.name)) {
            return entry.name;
        }
    }
    return equinox(y, month, day);
}

bool substitutes(Date date) {
    if (date < kSubstituteFrom) return false;
    Date before = date - days{1};
    if (date >= kSubstituteChainFrom) {
        while (weekday{before} != Sunday && named(before)) before -= days{1};
    }
    return weekday{before} == Sunday && before >= kSubstituteFrom && named(before).has_value();
}

bool lies_between(Date date) {
    return date >= kBetweenFrom && weekday{date} != Sunday && named(date - days{1}) &&
           named(date + days{1});
}

}  // namespace

std::optional<Holiday> holiday(Date date) {
    if (const auto name = named(date)) return Holiday{HolidayKind::kNamed, *name};
    if (const int y = static_cast<int>(parts(date).year()); y > kHolidaysLastYear) {
        return std::nullopt;
    }
    if (substitutes(date)) return Holiday{HolidayKind::kSubstitute, "休日(振替休日)"};
    if (lies_between(date)) return Holiday{HolidayKind::kBetween, "休日(国民の休日)"};
    return std::nullopt;
}

}  // namespace madoguchi::calendar
