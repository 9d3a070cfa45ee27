#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "madoguchi/projections/core/row.hpp"
#include "madoguchi/projections/core/view_writer.hpp"

namespace madoguchi::projections {

/// The rows and counts that one stream's state stands for.
struct DerivedRows {
    std::vector<std::pair<std::string, Row>> rows;  ///< Under one key the last counts.
    std::vector<std::string> counted;               ///< Each adds one to the count under it.
    std::vector<std::pair<std::string, std::int64_t>> sums;  ///< Each adds its amount.

    void clear() {
        rows.clear();
        counted.clear();
        sums.clear();
    }
};

/// Writes the difference between what a stream stood for and what it stands for now. Sorts both.
void write_difference(DerivedRows& before, DerivedRows& after, ViewWriter& writer);

}  // namespace madoguchi::projections
