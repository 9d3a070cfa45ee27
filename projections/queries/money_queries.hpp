#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "madoguchi/facts/values/date.hpp"
#include "madoguchi/facts/values/fields.hpp"
#include "madoguchi/log/expected.hpp"
#include "madoguchi/log/store_error.hpp"
#include "madoguchi/projections/core/view_store.hpp"
#include "madoguchi/projections/queries/list_queries.hpp"
#include "madoguchi/projections/rows/daybook_row.hpp"

// Questions to the view `daybook` about the till. Each takes a reader of that view; errors are the
// reader's. What the office pays from its own funds isn't in the till: it counts nowhere here.
namespace madoguchi::projections {

/// What a till is counted by. Of stamps, what was taken in is given back, used or still held.
enum class MoneyFigure : std::uint8_t {
    kCashReceived,    ///< On the day it was taken.
    kCashRefunded,    ///< On the day it was given back.
    kStampsReceived,  ///< As cash.
    kStampsRefunded,
    kStampsUsed,  ///< Stuck on letters, on the day of posting.
    kStampsHeld,  ///< Not yet used, by the day they were taken.
};

inline constexpr std::size_t kMoneyFigureCount = 6;

/// Every figure, in the order of the screens.
[[nodiscard]] const std::array<MoneyFigure, kMoneyFigureCount>& all_money_figures();

/// The figure's name in answers: `cash_received` …
[[nodiscard]] std::string_view word_of(MoneyFigure figure);

/// The figure of that name.
[[nodiscard]] std::optional<MoneyFigure> money_figure(std::string_view word);

/// The movements that a figure counts, by office and day.
[[nodiscard]] Expected<std::vector<MoneyRow>, StoreError> money_behind(const ViewReader& daybook,
                                                                       MoneyFigure figure,
                                                                       const OfficeDays& range);

/// How much there is behind a figure, and in how many movements.
struct MoneyLine {
    std::string office;
    std::string figure;
    std::int64_t yen = 0;
    std::int64_t count = 0;
    MADOGUCHI_FIELDS(MoneyLine, office, figure, yen, count);
};

/// The figures of a day that aren't empty, by figure and office; of an office, or of all where none
/// is given. What is held counts as of now, whenever it was taken.
[[nodiscard]] Expected<std::vector<MoneyLine>, StoreError> money_of_day(const ViewReader& daybook,
                                                                        const std::string& office,
                                                                        facts::Date day);

}  // namespace madoguchi::projections
