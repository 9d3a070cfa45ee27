#include <array>
#include <utility>

#include "madoguchi/adapters/policyfile/convert.hpp"

namespace madoguchi::policyfile {

namespace {

constexpr int kMinutesPerHour = 60;
constexpr int kHoursPerDay = 24;
constexpr int kDaysMax = 31;
constexpr std::array<std::string_view, 8> kDays{"sun", "mon", "tue", "wed",
                                                "thu", "fri", "sat", "holiday"};
constexpr std::array<std::string_view, 7> kWeekdays{"sunday",   "monday", "tuesday", "wednesday",
                                                    "thursday", "friday", "saturday"};
constexpr std::array<std::pair<std::string_view, int>, 6> kNth{
    {{"1st", 1}, {"2nd", 2}, {"3rd", 3}, {"4th", 4}, {"5th", 5}, {"last", -1}}};

std::optional<int> two_digits(std::string_view text) {
    if (text.size() != 2 || text[0] < '0' || text[0] > '9' || text[1] < '0' || text[1] > '9') {
        return std::nullopt;
    }
    return (text[0] - '0') * 10 + (text[1] - '0');
}

// "08:30"; 24:00 is the end of the day.
std::optional<int> minute_of_day(const Node& node, const char* name) {
    const std::string text = node.text(name);
    if (text.size() == 5 && text[2] == ':') {
        const auto hour = two_digits(std::string_view{text}.substr(0, 2));
        const auto minute = two_digits(std::string_view{text}.substr(3, 2));
        if (hour && minute && *minute < kMinutesPerHour &&
            *hour * kMinutesPerHour + *minute <= kHoursPerDay * kMinutesPerHour) {
            return *hour * kMinutesPerHour + *minute;
        }
    }
    node.report(name, -1, "\"" + text + "\" is not a time of the form HH:MM");
    return std::nullopt;
}

std::optional<std::size_t> place_of_day(std::string_view text) {
    for (std::size_t i = 0; i < kDays.size(); ++i) {
        if (kDays[i] == text) return i;
    }
    return std::nullopt;
}

// "mon-fri", "sat", "holiday".
bool add_days(std::string_view text, std::array<bool, 8>& days) {
    const auto dash = text.find('-');
    const auto first = place_of_day(text.substr(0, dash));
    const auto last = dash == text.npos ? first : place_of_day(text.substr(dash + 1));
    if (!first || !last || *first > *last) return false;
    for (std::size_t i = *first; i <= *last; ++i) days[i] = true;
    return true;
}

std::optional<calendar::MonthlyRule> monthly(const Node& node) {
    const std::string text = node.text("which");
    calendar::MonthlyRule rule;
    rule.offset_days = node.integer("offset_days", -kDaysMax, kDaysMax).value_or(0);
    rule.days = node.integer("days", 1, kDaysMax).value_or(1);
    if (text == "month_end") {
        rule.nth = 0;
        return rule;
    }
    const auto space = text.find(' ');
    for (const auto& [word, nth] : kNth) {
        if (text.substr(0, space) != word || space == text.npos) continue;
        for (std::size_t i = 0; i < kWeekdays.size(); ++i) {
            if (text.substr(space + 1) != kWeekdays[i]) continue;
            rule.nth = nth;
            rule.weekday = static_cast<unsigned>(i);
            return rule;
        }
    }
    node.report("which", -1,
                "\"" + text +
                    "\" is not of the form \"3rd saturday\", \"last friday\" or "
                    "\"month_end\"");
    return std::nullopt;
}

std::vector<calendar::MonthlyRule> monthly_rules(const Node& parent, const char* name) {
    std::vector<calendar::MonthlyRule> rules;
    for (const auto& node : parent.children(name)) {
        if (const auto rule = monthly(node)) rules.push_back(*rule);
    }
    return rules;
}

// "12-29"; 29 February exists.
std::optional<std::pair<unsigned, unsigned>> month_day(const Node& node, const char* name) {
    const std::string text = node.text(name);
    if (calendar::parse_date("2024-" + text)) {
        const auto day = calendar::parts(*calendar::parse_date("2024-" + text));
        return std::pair{static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day())};
    }
    node.report(name, -1, "\"" + text + "\" is not a day of the form MM-DD");
    return std::nullopt;
}

std::vector<calendar::YearlyRange> yearly_ranges(const Node& parent, const char* name) {
    std::vector<calendar::YearlyRange> ranges;
    for (const auto& node : parent.children(name)) {
        const auto from = month_day(node, "from");
        const auto until = month_day(node, "until");
        if (from && until) {
            ranges.push_back({from->first, from->second, until->first, until->second});
        }
    }
    return ranges;
}

policy::OpeningSpan to_span(const Node& node) {
    policy::OpeningSpan span;
    int index = 0;
    for (const auto& text : node.texts("days")) {
        if (!add_days(text, span.days)) {
            node.report("days", index, "\"" + text + "\" is not of the form mon-fri, sat, holiday");
        }
        ++index;
    }
    span.from_minute = minute_of_day(node, "from").value_or(0);
    span.until_minute = minute_of_day(node, "until").value_or(0);
    if (span.until_minute <= span.from_minute) {
        node.report("until", -1, "contradicts from: it closes before it opens");
    }
    span.only_on = monthly_rules(node, "only_on");
    return span;
}

policy::OfficeHours to_hours(const Node& node) {
    policy::OfficeHours hours;
    for (const auto& span : node.children("span")) hours.spans.push_back(to_span(span));
    hours.closed_every_year = yearly_ranges(node, "closed_every_year");
    hours.closed_every_month = monthly_rules(node, "closed_every_month");
    hours.closed = node.dates("closed");
    hours.opened = node.dates("opened");
    for (const auto& doubt : node.children("doubtful")) {
        hours.doubtful.push_back({monthly_rules(doubt, "monthly"), yearly_ranges(doubt, "yearly"),
                                  doubt.required("warning")});
    }
    hours.grounds = node.grounds();
    return hours;
}

}  // namespace

policy::Office to_office(const Node& node) {
    policy::Office office;
    office.code = node.required("code");
    office.name = node.required("name");
    office.short_name = node.text("short_name");
    office.phone = node.text("phone");
    office.booking_phone = node.text("booking_phone");
    office.appointment = node.word<policy::Appointment>("appointment");
    if (const auto hours = node.child("hours")) office.hours = to_hours(*hours);
    if (const auto down = node.child("terminal_downtime")) {
        office.terminal_downtime = {monthly_rules(*down, "monthly"), down->dates("day")};
    }
    office.information_only = node.yes("information_only");
    office.accepts = node.flag("accepts").value_or(true);
    office.prints = node.flag("prints").value_or(true);
    office.operates_terminal = node.flag("operates_terminal").value_or(true);
    office.grounds = node.grounds();
    return office;
}

}  // namespace madoguchi::policyfile
