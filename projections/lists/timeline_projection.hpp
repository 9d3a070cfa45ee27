#pragma once

#include <string>
#include <utility>

#include "madoguchi/log/expected.hpp"
#include "madoguchi/log/ids.hpp"
#include "madoguchi/log/store_error.hpp"
#include "madoguchi/projections/core/decoded_commit.hpp"
#include "madoguchi/projections/core/projection.hpp"
#include "madoguchi/projections/core/view_store.hpp"
#include "madoguchi/projections/core/view_writer.hpp"

namespace madoguchi::projections {

/// `timeline`: one row per event of every stream, in order; corrections and voids are entries of
/// their own and mark the entry they are about. Key: `t/<stream>/<number, 8 digits>`.
class TimelineProjection final : public Projection {
 public:
    TimelineProjection(TenantId tenant, StreamHistory& history)
        : tenant_(std::move(tenant)), history_(&history) {}

    [[nodiscard]] static const ViewId& view();
    [[nodiscard]] const ViewId& id() const override { return view(); }
    [[nodiscard]] Seals seals() const override { return Seals::kLeave; }
    Expected<void, StoreError> apply(const DecodedCommit& commit, ViewWriter& writer) override;
    Expected<void, StoreError> settle(ViewWriter& writer) override;
    Expected<void, StoreError> derive_again(const log::StreamId& stream, Position until,
                                            ViewWriter& writer) override;

 private:
    TenantId tenant_;
    StreamHistory* history_;
};

/// Key of one entry.
[[nodiscard]] std::string timeline_key(std::string_view stream, std::uint64_t event_no);

}  // namespace madoguchi::projections
