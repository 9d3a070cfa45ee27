#include "madoguchi/adapters/cli/serve/readable_table.hpp"

#include <array>
#include <charconv>
#include <string_view>

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

std::string readable(std::string_view column, const std::string& cell,
                     const policy::Policy* policy) {
    if (column == "office" || column == "case_office") {
        return office_name(cell, policy);
    }
    if (column == "minute") {
        return time_of(cell);
    }
    return column == "command_type" ? command_name(cell) : cell;
}

}  // namespace

void make_readable(Table& table, const std::vector<std::string>& columns,
                   const policy::Policy* policy) {
    for (auto& row : table.rows) {
        for (std::size_t i = 0; i < row.size() && i < columns.size(); ++i) {
            row[i] = readable(columns[i], row[i], policy);
        }
    }
}

}  // namespace madoguchi::cli::serve
