#include "madoguchi/domain/calendar/expiry.hpp"

#include <algorithm>

namespace madoguchi::calendar {

using std::chrono::days;

namespace {

constexpr int kBirthdaysNew = 5;
constexpr int kBirthdaysEarlyRenewal = 6;
constexpr int kBirthdaysCardOfAdult = 10;
constexpr int kBirthdaysCardOfMinor = 5;
constexpr Date kMajorityAt18From{std::chrono::year{2022} / std::chrono::April / 1};

int year_of(Date date) { return static_cast<int>(parts(date).year()); }

}  // namespace

Date birthday_in(int year, Date born) {
    const auto ymd = parts(born);
    const std::chrono::year_month_day day{std::chrono::year{year}, ymd.month(), ymd.day()};
    return day.ok() ? Date{day} : Date{day.year() / day.month() / std::chrono::last};
}

Date nth_birthday_after(Date born, Date day, int nth) {
    const int this_year = year_of(day);
    const int first = birthday_in(this_year, born) > day ? this_year : this_year + 1;
    return birthday_in(first + nth - 1, born);
}

int age_on(Date born, Date day) {
    const auto birth = parts(born);
    const auto today = parts(day);
    const int years = static_cast<int>(today.year()) - static_cast<int>(birth.year());
    const bool reached = today.month() > birth.month() ||
                         (today.month() == birth.month() && today.day() >= birth.day());
    return reached ? years : years - 1;
}

Date certificate_expiry(const CertificateFacts& facts) {
    Date last = nth_birthday_after(facts.born, facts.issued_on,
                                   facts.renewed_early ? kBirthdaysEarlyRenewal : kBirthdaysNew);
    if (facts.card_expires_on) last = std::min(last, *facts.card_expires_on);
    if (facts.residence_until) last = std::min(last, *facts.residence_until);
    if (facts.signature && facts.user_auth_expires_on) {
        last = std::min(last, *facts.user_auth_expires_on);
    }
    return last;
}

Date card_expiry(Date born, Date application_received_on, Date issued_on,
                 std::optional<Date> residence_until) {
    const int majority = application_received_on < kMajorityAt18From ? 20 : 18;
    const bool adult = age_on(born, issued_on) >= majority;
    const Date last =
        nth_birthday_after(born, issued_on, adult ? kBirthdaysCardOfAdult : kBirthdaysCardOfMinor);
    return residence_until ? std::min(last, *residence_until) : last;
}

RenewalWindow renewal_window(Date expires_on, int months, int day_offset) {
    const Date before = add_months_clamped(expires_on, -months);
    return {before + days{day_offset}, before + days{1}, expires_on};
}

Date last_day_within_months(Date issued_on, int months) {
    const auto start = parts(issued_on + days{1});
    const auto month = start.year() / start.month() + std::chrono::months{months};
    const auto corresponding = month / start.day();
    if (!corresponding.ok()) return Date{month / std::chrono::last};
    return Date{corresponding} - days{1};
}

Date usable_from(Date operation_on, int after_days) { return operation_on + days{after_days}; }

}  // namespace madoguchi::calendar
