#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "madoguchi/log/expected.hpp"

namespace madoguchi::cli::serve {

/// How a list is to be narrowed and ordered, by what stands in clear in its rows.
struct ListOrder {
    std::string status;     ///< Only rows of this status; empty: all.
    std::string procedure;  ///< Only rows that ask for this procedure.
    std::string clerk;      ///< Only this clerk's cases; `none`: nobody's; empty: everybody's.
    std::string sort;       ///< A column, or `kana` of the principal; empty: as it stands.
    bool descending = false;

    [[nodiscard]] bool changes() const {
        return !status.empty() || !procedure.empty() || !clerk.empty() || !sort.empty() ||
               descending;
    }
};

/// What `ListOrder::sort` is for the order of the principals' furigana.
inline constexpr std::string_view kByKana = "kana";

/// The places of those rows (JSON objects) that are wanted, in the wanted order: kana as Japanese
/// words stand in a list, whatever else by its value. Rows without the column come last; rows that
/// are alike stay in the order in which they were, or in the contrary one where it is descending.
/// Error: the order of Japanese words can't be had.
[[nodiscard]] log::Expected<std::vector<std::size_t>, std::string> in_order(
    const std::vector<std::string>& rows, const ListOrder& order);

/// Where a page of an ordered list ends. Nothing of it is personal.
struct OrderedPlace {
    /// The last rows of the page, in their order, each by a digest of what it says.
    std::vector<std::uint32_t> rows;
    /// What the last one is ordered by, as JSON; empty where the list isn't ordered by a value that
    /// stands in clear.
    std::string key;
};
/// After these rows of a page; at least one.
[[nodiscard]] OrderedPlace place_after(const std::vector<std::string>& page,
                                       const ListOrder& order);
[[nodiscard]] std::string cursor_of(const OrderedPlace& place);
/// Nothing: it is no cursor of an ordered list.
[[nodiscard]] std::optional<OrderedPlace> read_ordered_place(std::string_view cursor);

/// How many of the ordered rows come before the next page. Rows may have come, changed, moved or
/// left since the last page: one may come twice, but none that stayed where it stood is left out.
[[nodiscard]] std::size_t begin_of_page(const std::vector<std::string>& rows,
                                        const std::vector<std::size_t>& ordered,
                                        const ListOrder& order, const OrderedPlace& after);

}  // namespace madoguchi::cli::serve
