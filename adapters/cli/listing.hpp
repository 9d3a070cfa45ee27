#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "madoguchi/adapters/cli/console.hpp"
#include "madoguchi/adapters/cli/looking.hpp"
#include "madoguchi/adapters/cli/opening_days.hpp"
#include "madoguchi/adapters/cli/row_json.hpp"
#include "madoguchi/adapters/cli/row_table.hpp"
#include "madoguchi/domain/policy/handling.hpp"
#include "madoguchi/projections/queries/list_queries.hpp"

namespace madoguchi::cli {

/// Narrows a list to what one number counts; what is empty doesn't matter.
struct Narrowing {
    /// A ground, reason, kind or code; of `standing` and `open` a step, of `statistics` a topic, of
    /// `lead_time_cases` a part of the way, of the mailroom's worklists a mail class (`none`: the
    /// policy names none).
    std::string word;
    std::string rule;  ///< Of `refusals`: the rule they follow; `none`: they name none.
    std::string procedures;
    std::string applicant;
    std::int32_t days_min = 0;  ///< Of `lead_time_cases`: how many days the part took at least.
};

/// Only some of a worklist's cases; what is empty doesn't matter.
struct CaseMatch {
    std::string status;
    std::string procedure;  ///< One of those that are asked for.
    std::string clerk;      ///< Who has claimed it; `none`: nobody.

    [[nodiscard]] bool narrows() const {
        return !status.empty() || !procedure.empty() || !clerk.empty();
    }
};

/// What a list is asked for.
struct Wanted {
    std::string list;
    std::string office;
    std::size_t limit = 50;  ///< Rows of one page, of worklists and expiry.
    std::string after;       ///< `Listing::next` of the page before.
    bool names = false;      ///< With the principals' names, which is recorded.
    facts::Date today{};
    std::optional<facts::Date> until;
    projections::OfficeDays days = {};  ///< Without days given: all days up to today.
    CaseMatch match = {};               ///< Of worklists.
    Narrowing narrowing = {};           ///< Of statistics, what is behind them, and some others.
    policy::Handling handling = {};     ///< The municipality's, as it stands today.
    OpeningDays opening_days = {};      ///< The same.
};

/// Gathers what is listed, for one municipality after the other: as JSON objects, as a table for
/// people, or as both, row by row.
struct Listing {
    bool as_json = false;
    bool as_table = false;
    Looking& looking;
    std::string municipality = {};
    /// The rows' own names of the table's columns.
    std::vector<std::string> columns = {};
    /// The names of an object's members; none before anything is known of the rows.
    std::vector<std::string> members = {};
    /// Which of these it goes by.
    std::vector<std::string_view> bounded_by = {"office", "from", "until"};
    bool has_pages = false;  ///< It goes on from `Wanted::after`.
    Table table = {};
    std::vector<std::string> objects = {};
    std::vector<std::string> notes = {};     ///< What whoever reads the list should know.
    std::string next = {};                   ///< Where the next page begins; empty on the last one.
    std::optional<std::int64_t> total = {};  ///< Rows of all pages, of lists that have pages.
};

/// Says what rows there will be, so that a list without any has its columns all the same.
template <typename Row>
void expect_rows(Listing& listing) {
    if (!listing.members.empty()) {
        return;
    }
    listing.members = {"municipality"};
    add_names<Row>(listing.members);
    listing.columns = {"municipality"};
    add_columns<Row>(listing.columns);
    listing.table.heads = {"市町村"};
    add_heads<Row>(listing.table.heads);
}

/// Adds one row.
template <typename Row>
void add(Listing& listing, const Row& row) {
    expect_rows<Row>(listing);
    if (listing.as_json) {
        JsonWriter json;
        json.begin_object();
        json.key("municipality");
        json.text(listing.municipality);
        write_members(json, row);
        json.end_object();
        listing.objects.push_back(json.take());
    }
    if (listing.as_table) {
        std::vector<std::string> cells{listing.municipality};
        add_cells(cells, row);
        listing.table.rows.push_back(std::move(cells));
    }
}

/// Adds all rows of an answer.
template <typename Row>
[[nodiscard]] Result<void> add_all(Listing& listing,
                                   const log::Expected<std::vector<Row>, log::StoreError>& rows) {
    if (!rows) {
        return log::unexpected(failure_of(rows.error()));
    }
    expect_rows<Row>(listing);
    for (const auto& row : *rows) {
        add(listing, row);
    }
    return {};
}

/// Every list, worklists first: its name and its title in Japanese.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> list_names();

/// The act that asking for a list is, in the table of permissions: `list`, `audit` for those of the
/// auditor, or one of its own.
[[nodiscard]] std::string_view act_of_list(std::string_view name);

/// Adds what a list holds of one municipality. Failures: kNotFound (no such list), kUsage (names of
/// a list that has none), and those of `Looking`.
[[nodiscard]] Result<void> write_list(const Installation& installation, const log::TenantId& tenant,
                                      const Wanted& wanted, Listing& listing);

}  // namespace madoguchi::cli
