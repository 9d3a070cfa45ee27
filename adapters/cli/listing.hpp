#pragma once

#include <optional>
#include <string>
#include <vector>

#include "madoguchi/adapters/cli/arguments.hpp"
#include "madoguchi/adapters/cli/looking.hpp"
#include "madoguchi/adapters/cli/row_json.hpp"
#include "madoguchi/adapters/cli/row_table.hpp"
#include "madoguchi/domain/policy/handling.hpp"
#include "madoguchi/projections/queries/list_queries.hpp"

namespace madoguchi::cli {

/// What a list is asked for.
struct Wanted {
    const Arguments& arguments;
    facts::Date today;
    std::optional<facts::Date> until;
    projections::OfficeDays days;  ///< Without --from and --until: all days up to today.
    policy::Handling handling;     ///< The municipality's, as it stands today.
};

/// Gathers what is listed, for one municipality after the other.
struct Listing {
    Console& console;
    Looking& looking;
    std::string municipality;
    Table table;
    std::string next;  ///< Where the next page begins; empty on the last one.
};

/// Adds one row, as JSON or to the table.
template <typename Row>
void add(Listing& listing, const Row& row) {
    if (listing.console.json()) {
        JsonWriter json;
        json.begin_object();
        json.key("municipality");
        json.text(listing.municipality);
        write_members(json, row);
        json.end_object();
        listing.console.line(json.take());
        return;
    }
    if (listing.table.heads.empty()) {
        listing.table.heads = {"市町村"};
        add_heads<Row>(listing.table.heads);
    }
    std::vector<std::string> cells{listing.municipality};
    add_cells(cells, row);
    listing.table.rows.push_back(std::move(cells));
}

/// Adds all rows of an answer.
template <typename Row>
[[nodiscard]] Result<void> add_all(Listing& listing,
                                   const log::Expected<std::vector<Row>, log::StoreError>& rows) {
    if (!rows) {
        return log::unexpected(failure_of(rows.error()));
    }
    for (const auto& row : *rows) {
        add(listing, row);
    }
    return {};
}

}  // namespace madoguchi::cli
