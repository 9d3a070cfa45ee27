#include "madoguchi/domain/calendar/date.hpp"

#include <array>

namespace madoguchi::calendar {

using namespace std::chrono_literals;

namespace {

std::optional<int> digits(std::string_view text) {
    int value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

void append_padded(std::string& out, int value, int width) {
    std::array<char, 8> buffer{};
    for (int i = width - 1; i >= 0; --i) {
        buffer[static_cast<std::size_t>(i)] = static_cast<char>('0' + value % 10);
        value /= 10;
    }
    out.append(buffer.data(), static_cast<std::size_t>(width));
}

}  // namespace

std::optional<Date> make_date(int year, unsigned month, unsigned day) {
    const std::chrono::year_month_day ymd{std::chrono::year{year}, std::chrono::month{month},
                                          std::chrono::day{day}};
    if (!ymd.ok()) return std::nullopt;
    return Date{ymd};
}

std::optional<Date> parse_date(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto year = digits(text.substr(0, 4));
    const auto month = digits(text.substr(5, 2));
    const auto day = digits(text.substr(8, 2));
    if (!year || *year == 0 || !month || !day) return std::nullopt;
    return make_date(*year, static_cast<unsigned>(*month), static_cast<unsigned>(*day));
}

std::optional<LocalMinute> parse_local_minute(std::string_view text) {
    if (text.size() != 16 && text.size() != 19) return std::nullopt;
    const auto date = parse_date(text.substr(0, 10));
    const auto hour = digits(text.substr(11, 2));
    const auto minute = digits(text.substr(14, 2));
    if (!date || text[10] != 'T' || text[13] != ':' || !hour || !minute) return std::nullopt;
    if (*hour > 23 || *minute > 59) return std::nullopt;
    if (text.size() == 19) {
        const auto second = digits(text.substr(17, 2));
        if (text[16] != ':' || !second || *second > 59) return std::nullopt;
    }
    return LocalMinute{*date, *hour * 60 + *minute};
}

std::string format_iso(Date date) {
    const auto ymd = parts(date);
    std::string out;
    append_padded(out, static_cast<int>(ymd.year()), 4);
    out += '-';
    append_padded(out, static_cast<int>(static_cast<unsigned>(ymd.month())), 2);
    out += '-';
    append_padded(out, static_cast<int>(static_cast<unsigned>(ymd.day())), 2);
    return out;
}

Date last_day_of_month(Date date) {
    const auto ymd = parts(date);
    return Date{ymd.year() / ymd.month() / std::chrono::last};
}

Date add_months_clamped(Date date, int months) {
    const auto ymd = parts(date);
    const auto month = ymd.year() / ymd.month() + std::chrono::months{months};
    const Date last{month / std::chrono::last};
    const auto day = month / ymd.day();
    return day.ok() ? Date{day} : last;
}

std::optional<Date> nth_weekday(std::chrono::year_month month, std::chrono::weekday weekday,
                                unsigned nth) {
    const std::chrono::year_month_weekday day{month.year(), month.month(), weekday[nth]};
    if (nth < 1 || nth > 5 || !day.ok()) return std::nullopt;
    return Date{day};
}

int fiscal_year(Date date) {
    const auto ymd = parts(date);
    return static_cast<int>(ymd.year()) - (ymd.month() < std::chrono::April ? 1 : 0);
}

}  // namespace madoguchi::calendar
