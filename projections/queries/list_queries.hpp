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
#include "madoguchi/projections/rows/audit_row.hpp"
#include "madoguchi/projections/rows/daybook_row.hpp"
#include "madoguchi/projections/rows/timeline_row.hpp"
#include "madoguchi/projections/rows/watch_row.hpp"

// Questions to the other views. Each takes a reader of the view it names; errors are the reader's.
namespace madoguchi::projections {

/// An office (empty for all) and days, both inclusive.
struct OfficeDays {
    std::string office;
    facts::Date from{};
    facts::Date until{};
};

/// View `timeline`: the entries of a stream, in order; unreadable ones among them, marked.
[[nodiscard]] Expected<std::vector<TimelineRow>, StoreError> timeline(const ViewReader& timeline,
                                                                      const std::string& stream);

/// A person of a case.
struct PartyRef {
    std::string stream;  ///< `case/…`
    std::string holder;  ///< `principal` `agent`
    auto operator<=>(const PartyRef&) const = default;
};

/// View `search`: who is found under every token that is given, ordered. None given finds nobody.
struct SearchQuery {
    std::vector<std::string> kana_tokens;
    std::string birth_token;  ///< Empty: the birth date doesn't matter.
    std::size_t limit = 50;
};
[[nodiscard]] Expected<std::vector<PartyRef>, StoreError> search(const ViewReader& search,
                                                                 const SearchQuery& query);

/// View `daybook`: money and stamps, by office and day.
[[nodiscard]] Expected<std::vector<MoneyRow>, StoreError> money(const ViewReader& daybook,
                                                                const OfficeDays& range);

/// One figure of an office's day.
struct DayFigure {
    std::string office;
    facts::Date day{};
    std::string figure;  ///< Word of figure_labels().
    std::int64_t value = 0;
    MADOGUCHI_FIELDS(DayFigure, office, day, figure, value);
};
[[nodiscard]] Expected<std::vector<DayFigure>, StoreError> day_figures(const ViewReader& daybook,
                                                                       const OfficeDays& range);

/// View `daybook`: closures and downtimes of the terminal with at least a day in the range, by
/// office and last day.
[[nodiscard]] Expected<std::vector<ClosureRow>, StoreError> closures(const ViewReader& daybook,
                                                                     const OfficeDays& range);

/// View `daybook`: the register of document numbers (all, or the unused ones).
[[nodiscard]] Expected<std::vector<DocumentNumberRow>, StoreError> document_numbers(
    const ViewReader& daybook, bool unused_only);

/// View `audit`: entries of one kind (`refusal` `exception` `correction` `void` `policy_adoption`).
[[nodiscard]] Expected<std::vector<AuditRow>, StoreError> audit_entries(const ViewReader& audit,
                                                                        const std::string& kind,
                                                                        const OfficeDays& range);

/// Refusals of one word under one rule.
struct RefusalCount {
    std::string word;
    std::string rule;  ///< `none` where no rule was named.
    std::string office;
    std::int64_t count = 0;
    MADOGUCHI_FIELDS(RefusalCount, word, rule, office, count);
};
[[nodiscard]] Expected<std::vector<RefusalCount>, StoreError> refusals_by_rule(
    const ViewReader& audit, const OfficeDays& range);

/// Commands that couldn't be done, recorded from `from` to `until`.
[[nodiscard]] Expected<std::vector<RejectionRow>, StoreError> rejections(const ViewReader& audit,
                                                                         const OfficeDays& range);

/// View `expiry`: one certificate with its days.
struct ExpiryLine {
    std::string stream;
    WatchRow watch;
    bool window_open = false;  ///< Renewal is possible on the day asked for.
};
struct ExpiryQuery {
    std::string state = "open";  ///< `open` `not_wanted` `renewed` `expired`
    facts::Date today{};
    std::optional<facts::Date> expires_until;  ///< Inclusive.
    std::size_t limit = 50;
    std::string after;  ///< `next` of the page before.
};
struct ExpiryPage {
    std::vector<ExpiryLine> lines;  ///< By day of expiry.
    std::string next;               ///< Empty on the last page.
};
[[nodiscard]] Expected<ExpiryPage, StoreError> expiry_page(const ViewReader& expiry,
                                                           const ExpiryQuery& query);

}  // namespace madoguchi::projections
