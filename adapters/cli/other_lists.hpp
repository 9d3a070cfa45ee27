#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "madoguchi/adapters/cli/listing.hpp"
#include "madoguchi/projections/core/view_store.hpp"

namespace madoguchi::cli {

/// What a list is read from.
struct ListSource {
    const Installation& installation;
    const log::TenantId& tenant;
    const projections::ViewReader& view;  ///< Of the list's projection.
};

/// One list that isn't a worklist over cases.
struct OtherList {
    const char* name;
    const char* title;
    const char* projection;
    std::function<Result<void>(const ListSource&, const Wanted&, Listing&)> write;
    /// By what its rows may be narrowed, as `Narrowing` names it.
    std::vector<std::string_view> narrowed_by = {};
    /// Which of these it goes by; the others change nothing of it.
    std::vector<std::string_view> bounded_by = {"office", "from", "until"};
};

/// Every such list, in the order in which they are named.
[[nodiscard]] const std::vector<OtherList>& other_lists();

}  // namespace madoguchi::cli
