#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace madoguchi::cases {

/// Case number for people: `R8-本-0123-7`, short enough to be read over the telephone. `year` is
/// the fiscal year in its era, `mark` the office's one or two characters, the last digit checks the
/// serial (weights 7, 3, 1 from the right, sum modulo 10: finds every wrong digit and most swaps).
[[nodiscard]] std::string case_number(std::string_view year, std::string_view mark,
                                      std::uint64_t serial);

/// Whether the last digit of a case number fits its serial.
[[nodiscard]] bool case_number_checks(std::string_view number);

}  // namespace madoguchi::cases
