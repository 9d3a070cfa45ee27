#pragma once

#include "madoguchi/projections/rows/case_row.hpp"

namespace madoguchi::projections {

/// Moves a case to `status` on day `on` and counts the days that lie behind it to whoever had it.
/// A letter without a known delivery: the days from posting to the visit are the citizen's.
void move_to(CaseRow& row, CaseStatus status, facts::Date on);

/// Counts the days up to `on` to whoever has the case, and says who has it now.
void pass_on(CaseRow& row, facts::Date on);

/// Whether the letter is on its way or waits for its answer, or was given up after that.
[[nodiscard]] bool in_letter_stage(CaseStatus status);

}  // namespace madoguchi::projections
