#include "madoguchi/projections/queries/day_queries.hpp"

#include <map>
#include <string_view>

#include "madoguchi/projections/cases/keys.hpp"
#include "madoguchi/projections/core/row.hpp"
#include "madoguchi/projections/queries/case_queries.hpp"
#include "madoguchi/projections/queries/rows_under.hpp"
#include "madoguchi/projections/rows/daybook_row.hpp"

namespace madoguchi::projections {

namespace {

ClosedDay as_closed(const DayCloseRow& row) {
    return {.day = row.day,
            .office = row.office,
            .agrees = row.agrees,
            .explanation = {},
            .closed_by = row.closed_by,
            .confirmed_by = row.confirmed_by,
            .opened = row.opened,
            .completed = row.completed,
            .letters_posted = row.letters_posted,
            .card_operations_here = row.card_operations_here,
            .card_operations_terminal = row.card_operations_terminal,
            .cash_yen_recorded = row.cash_yen_recorded,
            .cash_yen_counted = row.cash_yen_counted,
            .stamps_yen_recorded = row.stamps_yen_recorded,
            .stamps_yen_counted = row.stamps_yen_counted,
            .custody_recorded = row.custody_recorded,
            .custody_counted = row.custody_counted,
            .open_items = row.open_items,
            .closed_at = row.closed_at};
}

// Fills in what was entered for a day after it had been closed.
Expected<void, StoreError> compare(const ViewReader& daybook, ClosedDay& day) {
    const auto figures =
        day_figures(daybook, {.office = day.office, .from = day.day, .until = day.day});
    if (!figures) {
        return log::unexpected(figures.error());
    }
    std::map<std::string_view, std::int64_t> now;
    for (const DayFigure& figure : *figures) {
        now[figure.figure] = figure.value;
    }
    day.opened_later = now["opened"] - day.opened;
    day.completed_later = now["completed"] - day.completed;
    day.letters_posted_later = now["letters_posted"] - day.letters_posted;
    day.cash_yen_later = now["cash_yen"] - day.cash_yen_recorded;
    day.stamps_yen_later = now["stamps_yen"] - day.stamps_yen_recorded;
    return {};
}

}  // namespace

Expected<RecordedDay, StoreError> recorded_day(const ViewReader& daybook, const ViewReader& cases,
                                               const std::string& office, facts::Date day) {
    RecordedDay recorded{.office = office, .day = day};
    const auto figures = day_figures(daybook, {.office = office, .from = day, .until = day});
    if (!figures) {
        return log::unexpected(figures.error());
    }
    const std::map<std::string_view, std::int64_t*> places{
        {"opened", &recorded.opened},
        {"completed", &recorded.completed},
        {"letters_posted", &recorded.letters_posted},
        {"card_operations", &recorded.card_operations},
        {"cash_yen", &recorded.cash_yen},
        {"stamps_yen", &recorded.stamps_yen}};
    for (const DayFigure& figure : *figures) {
        if (const auto place = places.find(figure.figure); place != places.end()) {
            *place->second = figure.value;
        }
    }
    const auto custody = custody_items(cases, office);
    if (!custody) {
        return log::unexpected(custody.error());
    }
    recorded.custody = static_cast<std::int64_t>(custody->size());
    return recorded;
}

Expected<std::vector<ClosedDay>, StoreError> closed_days(const ViewReader& daybook,
                                                         const OfficeDays& range) {
    const auto rows = rows_of_days<DayCloseRow>(daybook, "z", range);
    if (!rows) {
        return log::unexpected(rows.error());
    }
    std::vector<ClosedDay> days;
    for (const DayCloseRow& row : *rows) {
        days.push_back(as_closed(row));
        if (auto compared = compare(daybook, days.back()); !compared) {
            return log::unexpected(compared.error());
        }
    }
    return days;
}

Expected<std::vector<BatchLine>, StoreError> print_batches(const ViewReader& daybook,
                                                           const OfficeDays& range) {
    const auto rows = rows_under<BatchRow>(daybook, "p/", 1, kEvery);
    if (!rows) {
        return log::unexpected(rows.error());
    }
    std::vector<BatchLine> lines;
    for (const BatchRow& row : *rows) {
        if (!covers(range, row.office, row.planned_posting_on)) {
            continue;
        }
        const auto found = daybook.get(join_key("q", row.batch));
        if (!found) {
            return log::unexpected(found.error());
        }
        const auto* const pulled = row_as<Count>(*found);
        lines.push_back(
            {.batch = row.batch,
             .office = row.office,
             .planned_posting_on = row.planned_posting_on,
             .letters = row.letters,
             .sheets = row.sheets,
             .spoiled = row.spoiled,
             .pulled = pulled == nullptr ? 0 : static_cast<std::uint32_t>(pulled->value),
             .handed = row.handed,
             .received = row.received});
    }
    return lines;
}

}  // namespace madoguchi::projections
