#pragma once

#include <string>
#include <vector>

namespace madoguchi::cli::serve {

/// How a list is to be narrowed and ordered, by what stands in clear in its rows.
struct ListOrder {
    std::string status;     ///< Only rows of this status; empty: all.
    std::string procedure;  ///< Only rows that ask for this procedure.
    std::string clerk;      ///< Only this clerk's cases; `none`: nobody's; empty: everybody's.
    std::string sort;       ///< A column, or `kana` of the principal; empty: as it stands.
    bool descending = false;

    [[nodiscard]] bool changes() const {
        return !status.empty() || !procedure.empty() || !clerk.empty() || !sort.empty();
    }
};

/// The rows (JSON objects) that are wanted, in the wanted order; rows without the column come last.
/// Rows that are alike stay in the order in which they were.
[[nodiscard]] std::vector<std::string> in_order(const std::vector<std::string>& rows,
                                                const ListOrder& order);

}  // namespace madoguchi::cli::serve
