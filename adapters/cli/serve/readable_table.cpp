#include "madoguchi/adapters/cli/serve/readable_table.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>
#include <utility>

#include "madoguchi/adapters/cli/row_table.hpp"
#include "madoguchi/domain/calendar/era.hpp"
#include "madoguchi/projections/labels.hpp"

namespace madoguchi::cli::serve {

namespace {

constexpr std::string_view kCommandPrefix = "madoguchi.command.";
constexpr std::string_view kCommandEnd = ".v1";

std::string two_digits(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }

std::string time_of(const std::string& minutes) {
    constexpr int kHour = 60;
    int minute = 0;
    const char* const end = minutes.data() + minutes.size();
    const auto read = std::from_chars(minutes.data(), end, minute);
    return read.ec == std::errc() && read.ptr == end
               ? two_digits(minute / kHour) + ":" + two_digits(minute % kHour)
               : minutes;
}

std::string office_name(const std::string& code, const policy::Policy* policy) {
    const policy::Office* const office = policy == nullptr ? nullptr : policy->office(code);
    return office == nullptr || office->name.empty() ? code : office->name;
}

/// `madoguchi.command.add_note.v1` as its button is called.
std::string command_name(const std::string& type) {
    std::string_view name = type;
    if (name.starts_with(kCommandPrefix) && name.ends_with(kCommandEnd)) {
        name.remove_prefix(kCommandPrefix.size());
        name.remove_suffix(kCommandEnd.size());
    }
    return std::string(projections::label_in(projections::button_labels(), name).ja);
}

/// Kinds of streams, by what stands before the slash.
constexpr std::array kStreams{
    std::pair<std::string_view, std::string_view>{"case", "案件"},
    std::pair<std::string_view, std::string_view>{"incident", "事故"},
    std::pair<std::string_view, std::string_view>{"office", "窓口"},
    std::pair<std::string_view, std::string_view>{"person", "人物"},
    std::pair<std::string_view, std::string_view>{"policy", "取扱"},
    std::pair<std::string_view, std::string_view>{"staff", "職員"},
    std::pair<std::string_view, std::string_view>{"watch", "期限"},
};

/// `case/…` as 案件 ….
std::string stream_name(const std::string& stream) {
    const std::size_t slash = stream.find('/');
    const auto* const kind = std::ranges::find(kStreams, std::string_view(stream).substr(0, slash),
                                               &decltype(kStreams)::value_type::first);
    return slash == std::string::npos || kind == kStreams.end()
               ? stream
               : std::string(kind->second) + " " + stream.substr(slash + 1);
}

/// A subject of several words, `k1 administrator`: each as people read it.
std::string subject_words(const std::string& subject) {
    std::string text;
    for (std::size_t begin = 0; begin <= subject.size();) {
        const std::size_t end = std::min(subject.find(' ', begin), subject.size());
        text.append(begin == 0 ? "" : " ").append(word_label(subject.substr(begin, end - begin)));
        begin = end + 1;
    }
    return text;
}

std::string readable(std::string_view column, const std::string& cell,
                     const policy::Policy* policy) {
    if (column == "municipality") {
        return policy != nullptr && policy->municipality == cell ? policy->name : cell;
    }
    if (column == "office" || column == "case_office") {
        return office_name(cell, policy);
    }
    if (column == "minute") {
        return time_of(cell);
    }
    if (column == "stream") {
        return stream_name(cell);
    }
    if (column == "subject") {
        return subject_words(cell);
    }
    return column == "command_type" ? command_name(cell) : cell;
}

/// Columns of days whose names don't end in `_on`.
constexpr std::array kDays{"day",    "deadline", "first_day", "last_day", "last_open_day",
                           "oldest", "on",       "safe_from", "since"};

bool holds_days(std::string_view column) {
    return column.ends_with("_on") || std::ranges::find(kDays, column) != kDays.end();
}

/// One column of the readable table: which it was, and whether its days stand there in the era.
struct Shown {
    std::size_t from;
    bool in_era;
};

std::vector<Shown> shown_of(const std::vector<std::string>& columns) {
    const bool of_cases = std::ranges::find(columns, "case_number") != columns.end();
    std::vector<Shown> shown;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (columns[i] == "status_en" || (columns[i] == "stream" && of_cases)) {
            continue;
        }
        shown.push_back({.from = i, .in_era = false});
        if (holds_days(columns[i])) {
            shown.push_back({.from = i, .in_era = true});
        }
    }
    return shown;
}

std::string in_era(const std::string& cell) {
    const auto day = facts::parse_date(cell);
    return day ? calendar::format_era_short(*day) : std::string();
}

}  // namespace

void make_readable(Table& table, const std::vector<std::string>& columns,
                   const policy::Policy* policy) {
    const std::vector<Shown> shown = shown_of(columns);
    std::vector<std::string> heads;
    for (const auto& [from, era] : shown) {
        heads.push_back(table.heads.at(from) + (era ? "(和暦)" : ""));
    }
    table.heads = std::move(heads);
    for (auto& row : table.rows) {
        std::vector<std::string> cells;
        for (const auto& [from, era] : shown) {
            cells.push_back(era ? in_era(row.at(from))
                                : readable(columns[from], row.at(from), policy));
        }
        row = std::move(cells);
    }
}

}  // namespace madoguchi::cli::serve
