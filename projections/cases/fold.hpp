#pragma once

#include "madoguchi/facts/values/date.hpp"
#include "madoguchi/log/ids.hpp"
#include "madoguchi/projections/rows/case_row.hpp"
#include "madoguchi/projections/rows/case_status.hpp"

namespace madoguchi::projections {

/// Whose days they are since the case was handed on last, of an open case and of one that goes on.
/// On the letter's way they are the citizen's, who may have it, until news of a delivery or a
/// return says that they were the post's.
[[nodiscard]] Segment counted_to(const CaseRow& row);

/// Moves a case to `status` on day `on` and counts the days that lie behind it to whoever had it.
void move_to(CaseRow& row, CaseStatus status, facts::Date on);

/// Counts the days up to `on` to whoever has the case, and says who has it now.
void pass_on(CaseRow& row, facts::Date on);

/// A letter has to be made, the first or another one: approval to post is asked for anew.
void letter_is_due(CaseRow& row, facts::Date on);

/// The commit at `position` says who the case's parties are, or changes what was said before.
void note_parties(CaseRow& row, log::Position position);

/// Nobody waits for approval to post any more.
void forget_posting_request(CaseRow& row);

}  // namespace madoguchi::projections
