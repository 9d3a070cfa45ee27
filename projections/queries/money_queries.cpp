#include "madoguchi/projections/queries/money_queries.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "madoguchi/projections/cases/keys.hpp"
#include "madoguchi/projections/core/row.hpp"
#include "madoguchi/projections/queries/skipping.hpp"

namespace madoguchi::projections {
namespace {

/// What the keys of a figure's movements begin with, before the office.
std::string keys_of(MoneyFigure figure) {
    switch (figure) {
        case MoneyFigure::kStampsUsed:
            return "t/used/";
        case MoneyFigure::kStampsHeld:
            return "t/held/";
        case MoneyFigure::kCashReceived:
        case MoneyFigure::kCashRefunded:
        case MoneyFigure::kStampsReceived:
        case MoneyFigure::kStampsRefunded:
            break;
    }
    return "m/";
}

bool counts(MoneyFigure figure, const MoneyRow& row) {
    const bool refund = row.kind == kPostageRefunded;
    switch (figure) {
        case MoneyFigure::kCashReceived:
            return !refund && row.is_of_till("cash");
        case MoneyFigure::kCashRefunded:
            return refund && row.is_of_till("cash");
        case MoneyFigure::kStampsReceived:
            return !refund && row.is_of_till("stamps");
        case MoneyFigure::kStampsRefunded:
            return refund && row.is_of_till("stamps");
        case MoneyFigure::kStampsUsed:
        case MoneyFigure::kStampsHeld:
            return true;
    }
    return false;
}

}  // namespace

const std::array<MoneyFigure, kMoneyFigureCount>& all_money_figures() {
    static constexpr std::array<MoneyFigure, kMoneyFigureCount> kAll{
        MoneyFigure::kCashReceived,   MoneyFigure::kCashRefunded, MoneyFigure::kStampsReceived,
        MoneyFigure::kStampsRefunded, MoneyFigure::kStampsUsed,   MoneyFigure::kStampsHeld};
    return kAll;
}

std::string_view word_of(MoneyFigure figure) {
    switch (figure) {
        case MoneyFigure::kCashReceived:
            return "cash_received";
        case MoneyFigure::kCashRefunded:
            return "cash_refunded";
        case MoneyFigure::kStampsReceived:
            return "stamps_received";
        case MoneyFigure::kStampsRefunded:
            return "stamps_refunded";
        case MoneyFigure::kStampsUsed:
            return "stamps_used";
        case MoneyFigure::kStampsHeld:
            return "stamps_held";
    }
    return {};
}

std::optional<MoneyFigure> money_figure(std::string_view word) {
    const auto& all = all_money_figures();
    const auto* const found =
        std::ranges::find(all, word, [](MoneyFigure figure) { return word_of(figure); });
    return found == all.end() ? std::nullopt : std::optional(*found);
}

Expected<std::vector<MoneyRow>, StoreError> money_behind(const ViewReader& daybook,
                                                         MoneyFigure figure,
                                                         const OfficeDays& range) {
    const std::string prefix = keys_of(figure);
    const auto offices = offices_after(daybook, prefix, range.office);
    if (!offices) {
        return log::unexpected(offices.error());
    }
    std::vector<MoneyRow> rows;
    for (const std::string& office : *offices) {
        const std::string days = prefix + office + '/';
        const KeyRange keys{.from = days + day_part(range.from),
                            .until = keys_under(days + day_part(range.until) + '/').until};
        const auto read = daybook.scan(keys, [&](std::string_view, const Row& row) {
            const auto* money = row_as<MoneyRow>(row);
            if (money != nullptr && counts(figure, *money)) {
                rows.push_back(*money);
            }
            return true;
        });
        if (!read) {
            return log::unexpected(read.error());
        }
    }
    return rows;
}

Expected<std::vector<MoneyLine>, StoreError> money_of_day(const ViewReader& daybook,
                                                          const std::string& office,
                                                          facts::Date day) {
    std::vector<MoneyLine> lines;
    for (const MoneyFigure figure : all_money_figures()) {
        const bool held = figure == MoneyFigure::kStampsHeld;
        const auto rows = money_behind(
            daybook, figure, {.office = office, .from = held ? facts::Date{} : day, .until = day});
        if (!rows) {
            return log::unexpected(rows.error());
        }
        std::map<std::string, MoneyLine> by_office;
        for (const MoneyRow& row : *rows) {
            MoneyLine& line = by_office[row.office];
            line.yen += row.yen;
            ++line.count;
        }
        for (auto& [where, line] : by_office) {
            lines.push_back({where, std::string(word_of(figure)), line.yen, line.count});
        }
    }
    return lines;
}

}  // namespace madoguchi::projections
