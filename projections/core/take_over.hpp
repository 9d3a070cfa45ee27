#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "madoguchi/log/expected.hpp"
#include "madoguchi/log/ids.hpp"
#include "madoguchi/log/store_error.hpp"
#include "madoguchi/projections/core/view_store.hpp"

namespace madoguchi::projections {

/// How two versions of a view differ for one tenant.
struct ViewDifferences {
    TenantId tenant;
    std::uint64_t same = 0;
    std::uint64_t only_old = 0;
    std::uint64_t only_new = 0;
    std::uint64_t different = 0;        ///< Under the same key, another row.
    std::vector<std::string> examples;  ///< Keys, at most `kExamplesMax`, with `-`, `+` or `~`.
};
inline constexpr std::size_t kExamplesMax = 20;

/// Compares two versions row by row. An old row that this build can't read counts as different.
[[nodiscard]] Expected<ViewDifferences, StoreError> compare_views(const ViewStore& views,
                                                                  const ViewId& before,
                                                                  const ViewId& after,
                                                                  const TenantId& tenant);

/// What a take-over did.
struct TakeOverReport {
    ViewId before;  ///< Version 0: there was no live version.
    ViewId after;
    std::vector<ViewDifferences> tenants;
};

/// Lets `after` answer queries from now on, reports how it differs from the live version, and drops
/// the latter. Nothing is dropped when `after` is live already or the first. Readers of the old
/// version that are still open stay usable. Call while nothing is being written to either.
/// Errors: kContradiction when `after` hasn't seen all that the live version has.
[[nodiscard]] Expected<TakeOverReport, StoreError> take_over(ViewStore& views, const ViewId& after,
                                                             std::span<const TenantId> tenants);

}  // namespace madoguchi::projections
