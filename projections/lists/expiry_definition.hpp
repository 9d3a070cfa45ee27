#pragma once

#include <string>

#include "madoguchi/facts/any_event.hpp"
#include "madoguchi/log/ids.hpp"
#include "madoguchi/projections/core/decoded_commit.hpp"
#include "madoguchi/projections/core/derived_rows.hpp"
#include "madoguchi/projections/core/event_context.hpp"
#include "madoguchi/projections/core/event_groups.hpp"
#include "madoguchi/projections/core/type_list.hpp"
#include "madoguchi/projections/core/view_store.hpp"
#include "madoguchi/projections/core/view_writer.hpp"
#include "madoguchi/projections/rows/watch_row.hpp"

namespace madoguchi::projections {

/// `expiry`: certificates about to expire, with the days of their renewal. Keys:
/// `e/<state>/<expires on>/<stream>`, counts `n/<state>/<expires on>`.
class ExpiryDefinition {
 public:
    using State = WatchRow;
    using Handles = ExpiryEvents;
    using Ignores = Join<AllOf<facts::CaseEvent>, IncidentEvents, LookEvents, OfficeEvents,
                         PersonEvents, PolicyEvents, StaffEvents, ProtectionEvents>;

    [[nodiscard]] static const ViewId& view();
    [[nodiscard]] const ViewId& id() const { return view(); }
    [[nodiscard]] Seals seals() const { return Seals::kLeave; }
    [[nodiscard]] bool follows(const log::StreamId& stream) const {
        return stream.text().starts_with("watch/");
    }
    void direct(const DecodedCommit& /*commit*/, ViewWriter& /*writer*/) const {}
    void derive(const std::string& stream, const WatchRow& row, DerivedRows& out) const;

    void on(WatchRow& row, const EventContext& at, const facts::ExpiryWatchOpened& event) const;
    void on(WatchRow& row, const EventContext& at,
            const facts::ExpiryWatchRescheduled& event) const;
    void on(WatchRow& row, const EventContext& at, const facts::WatchClosedNotWanted& event) const;
    void on(WatchRow& row, const EventContext& at, const facts::WatchClosedRenewed& event) const;
    void on(WatchRow& row, const EventContext& at, const facts::WatchClosedExpired& event) const;
    void on(WatchRow& row, const EventContext& at, const facts::WatchErased& event) const;
};

}  // namespace madoguchi::projections
