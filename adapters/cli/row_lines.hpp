#pragma once

#include <string>
#include <utility>
#include <vector>

#include "madoguchi/adapters/cli/console.hpp"
#include "madoguchi/adapters/cli/row_json.hpp"

namespace madoguchi::cli {

/// Rows as a program reads them, one JSON object a line, or as people do: `row_of` makes a row's
/// cells below `heads`, and an empty table says that there is nothing.
template <typename Row, typename RowOf>
void write_rows(Console& console, const std::vector<Row>& rows, std::vector<std::string> heads,
                const RowOf& row_of) {
    if (console.json()) {
        for (const auto& row : rows) {
            JsonWriter json;
            write_json(json, row);
            console.line(json.take());
        }
        return;
    }
    Table table{.heads = std::move(heads), .rows = {}};
    for (const auto& row : rows) {
        table.rows.push_back(row_of(row));
    }
    if (table.rows.empty()) {
        console.note("該当なし");
    } else {
        console.table(table);
    }
}

}  // namespace madoguchi::cli
