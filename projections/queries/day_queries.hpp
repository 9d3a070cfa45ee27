#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "madoguchi/facts/values/date.hpp"
#include "madoguchi/facts/values/fields.hpp"
#include "madoguchi/log/expected.hpp"
#include "madoguchi/log/store_error.hpp"
#include "madoguchi/projections/core/view_store.hpp"
#include "madoguchi/projections/queries/list_queries.hpp"

// What a day is closed by. Errors are the readers'.
namespace madoguchi::projections {

/// What closing a day needs as recorded figures. Custody is as of now, not of that evening.
struct RecordedDay {
    std::string office;
    facts::Date day{};
    std::int64_t opened = 0;
    std::int64_t completed = 0;
    std::int64_t letters_posted = 0;
    std::int64_t card_operations = 0;
    std::int64_t cash_yen = 0;
    std::int64_t stamps_yen = 0;
    std::int64_t custody = 0;
    MADOGUCHI_FIELDS(RecordedDay, office, day, opened, completed, letters_posted, card_operations,
                     cash_yen, stamps_yen, custody);
};
[[nodiscard]] Expected<RecordedDay, StoreError> recorded_day(const ViewReader& daybook,
                                                             const ViewReader& cases,
                                                             const std::string& office,
                                                             facts::Date day);

/// One day of an office as it was closed, and what was entered for it afterwards: a slip that the
/// post office hands over the next day is as usual as it is late.
struct ClosedDay {
    facts::Date day{};
    std::string office;
    bool agrees = false;      ///< Every count agreed with its record when the day was closed.
    std::string explanation;  ///< Why one didn't. Sealed: not filled in here.
    std::string closed_by;
    std::string confirmed_by;  ///< Empty until the section chief has confirmed.
    std::uint32_t opened = 0;
    std::uint32_t completed = 0;
    std::uint32_t letters_posted = 0;
    std::uint32_t card_operations_here = 0;
    std::uint32_t card_operations_terminal = 0;
    std::uint32_t cash_yen_recorded = 0;
    std::uint32_t cash_yen_counted = 0;
    std::uint32_t stamps_yen_recorded = 0;
    std::uint32_t stamps_yen_counted = 0;
    std::uint32_t custody_recorded = 0;
    std::uint32_t custody_counted = 0;
    std::int64_t opened_later = 0;  ///< By now less what it was closed with; so the next ones.
    std::int64_t completed_later = 0;
    std::int64_t letters_posted_later = 0;
    std::int64_t cash_yen_later = 0;
    std::int64_t stamps_yen_later = 0;
    std::vector<std::string> open_items;  ///< `<case number>:<why>`.
    std::uint64_t closed_at = 0;          ///< Position of the commit that holds the explanation.
    MADOGUCHI_FIELDS(ClosedDay, day, office, agrees, explanation, closed_by, confirmed_by, opened,
                     completed, letters_posted, card_operations_here, card_operations_terminal,
                     cash_yen_recorded, cash_yen_counted, stamps_yen_recorded, stamps_yen_counted,
                     custody_recorded, custody_counted, opened_later, completed_later,
                     letters_posted_later, cash_yen_later, stamps_yen_later, open_items);
};
/// View `daybook`: closed days, by office and day.
[[nodiscard]] Expected<std::vector<ClosedDay>, StoreError> closed_days(const ViewReader& daybook,
                                                                       const OfficeDays& range);

/// A print batch, the letters that were pulled from it before anybody could hand them over, and
/// the count at hand-over: what was handed is to be `letters` less `pulled`.
struct BatchLine {
    std::string batch;
    std::string office;
    facts::Date planned_posting_on{};
    std::uint32_t letters = 0;
    std::uint32_t sheets = 0;
    std::uint32_t spoiled = 0;
    std::uint32_t pulled = 0;
    std::optional<std::uint32_t> handed;    ///< Absent until handed over.
    std::optional<std::uint32_t> received;  ///< Absent until handed over.
    MADOGUCHI_FIELDS(BatchLine, batch, office, planned_posting_on, letters, sheets, spoiled, pulled,
                     handed, received);
};
/// View `daybook`: batches whose planned posting day lies in the range.
[[nodiscard]] Expected<std::vector<BatchLine>, StoreError> print_batches(const ViewReader& daybook,
                                                                         const OfficeDays& range);

}  // namespace madoguchi::projections
