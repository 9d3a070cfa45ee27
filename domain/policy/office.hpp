#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "madoguchi/domain/calendar/date.hpp"
#include "madoguchi/domain/calendar/open_days.hpp"
#include "madoguchi/domain/policy/rule.hpp"
#include "madoguchi/domain/policy/terms.hpp"

namespace madoguchi::policy {

/// Place of national holidays in `OpeningSpan::days`, after Sunday (0) to Saturday (6).
inline constexpr std::size_t kHolidayPlace = 7;

/// A stretch of opening hours. A lunch break is two spans; an evening is one more.
struct OpeningSpan {
    std::array<bool, 8> days{};  ///< Sunday to Saturday, then national holidays.
    int from_minute = 0;         ///< Inclusive, minutes of the day.
    int until_minute = 0;        ///< Exclusive.
    /// Only on these days of the month (evening of the 2nd Thursday); empty: every week.
    std::vector<calendar::MonthlyRule> only_on = {};
    bool operator==(const OpeningSpan&) const = default;
};

/// Days on which the hours are not certain; the answer carries the warning.
struct DoubtfulDays {
    std::vector<calendar::MonthlyRule> monthly = {};
    std::vector<calendar::YearlyRange> yearly = {};
    std::string warning = {};
    bool operator==(const DoubtfulDays&) const = default;
};

/// When an office is open.
struct OfficeHours {
    std::vector<OpeningSpan> spans = {};
    std::vector<calendar::YearlyRange> closed_every_year = {};
    std::vector<calendar::MonthlyRule> closed_every_month = {};
    std::vector<calendar::Date> closed = {};
    std::vector<calendar::Date> opened = {};
    std::vector<DoubtfulDays> doubtful = {};
    Grounds grounds = {};
    bool operator==(const OfficeHours&) const = default;
};

/// When the integrated terminal is down although the office is open.
struct TerminalDowntime {
    std::vector<calendar::MonthlyRule> monthly = {};
    std::vector<calendar::Date> days = {};
    bool operator==(const TerminalDowntime&) const = default;
};

/// A counter, a branch or an information line.
struct Office {
    std::string code = {};
    std::string name = {};
    std::string short_name = {};  ///< One or two characters for case numbers; may be empty.
    std::string phone = {};
    std::string booking_phone = {};
    std::optional<Appointment> appointment = {};  ///< Absent: silent.
    std::optional<OfficeHours> hours = {};        ///< Absent: silent, never guessed (AMB-27).
    TerminalDowntime terminal_downtime = {};
    bool information_only = false;  ///< Gives information, takes no application.
    bool accepts = true;            ///< Takes applications.
    bool prints = true;             ///< Makes and posts letters.
    bool operates_terminal = true;  ///< Does the card work.
    Grounds grounds = {};
    bool operator==(const Office&) const = default;
};

/// Whether an office is open at a minute, with what is uncertain about it.
struct OpenAnswer {
    std::optional<bool> open = {};  ///< Absent: the policy is silent.
    std::vector<std::string> warnings = {};
};

[[nodiscard]] OpenAnswer open_at(const Office& office, calendar::LocalMinute at);

/// What is uncertain about the office's hours on `date`, should it open then (AMB-27); mostly
/// nothing.
[[nodiscard]] std::vector<std::string> doubts_on(const Office& office, calendar::Date date);

/// The days on which the office is open at all, for deadlines and worklists; absent: silent.
[[nodiscard]] std::optional<calendar::OpenDays> open_days(const Office& office);

/// Whether the policy expects the integrated terminal to be down on `date`.
[[nodiscard]] bool terminal_down_on(const Office& office, calendar::Date date);

}  // namespace madoguchi::policy
