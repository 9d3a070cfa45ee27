#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace madoguchi::accounts {

/// Lines `name=value` under a head that names the format; values hold no line ends.
using RecordLines = std::map<std::string, std::string, std::less<>>;

[[nodiscard]] std::string write_lines(std::string_view head, const RecordLines& lines);
/// Nothing where the head is another one or a line has no `=`.
[[nodiscard]] std::optional<RecordLines> read_lines(std::string_view head, std::string_view record);

/// A line's value; empty where there is none.
[[nodiscard]] std::string line_of(const RecordLines& lines, std::string_view name);
/// As a number; 0 where it is none.
[[nodiscard]] std::uint64_t number_of(const RecordLines& lines, std::string_view name);

}  // namespace madoguchi::accounts
