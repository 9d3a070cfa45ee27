#pragma once

#include "madoguchi/adapters/cli/listing.hpp"
#include "madoguchi/adapters/cli/serve/call.hpp"
#include "madoguchi/adapters/cli/serve/list_order.hpp"

namespace madoguchi::cli::serve {

/// Rows that are looked at as a whole, at most, where a list is narrowed or ordered.
inline constexpr std::size_t kOrderedRowsMax = 1'000;

/// What a request asks of a list, as JSON or as CSV.
struct ListRequest {
    Wanted wanted;
    ListOrder order;
    /// The cursor of a list that is ordered, or that has no pages of its own.
    std::optional<OrderedPlace> place = {};
    bool limited = false;  ///< So many rows are asked for that a page has.
};

/// The office that is asked for (`office`); empty: all of the municipality. Problem: 422 where no
/// version of its policy names that office.
[[nodiscard]] Answer<std::string> office_in(const Services& services, const Call& call);

/// Reads the list's name and the parameters. Problems: 422, which parameter and what it takes.
[[nodiscard]] Answer<ListRequest> read_list_request(const Services& services, const Call& call);

/// Whether the list that was written can be narrowed and ordered as asked, and goes on from the
/// cursor; else 422.
[[nodiscard]] Answer<void> fits_list(const ListRequest& request, const Listing& listing);

}  // namespace madoguchi::cli::serve
