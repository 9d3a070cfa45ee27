#include "madoguchi/projections/lists/expiry_definition.hpp"

#include "madoguchi/facts/values/code.hpp"
#include "madoguchi/facts/values/date.hpp"
#include "madoguchi/log/commit.hpp"
#include "madoguchi/projections/cases/keys.hpp"
#include "madoguchi/projections/core/row.hpp"

namespace madoguchi::projections {
namespace {

template <typename Event>
void take_days(WatchRow& row, const Event& event) {
    row.expires_on = event.expires_on;
    row.opens_on = event.opens_on;
    row.safe_from = event.safe_from;
    row.last_open_day = event.last_open_day;
    row.state = "open";
    row.ended_on.reset();
    row.case_number.clear();
}

}  // namespace

const ViewId& ExpiryDefinition::view() {
    static const ViewId kId{.name = "expiry", .version = 1};
    return kId;
}

void ExpiryDefinition::derive(const std::string& stream, const WatchRow& row,
                              DerivedRows& out) const {
    if (row.state.empty()) {
        return;
    }
    const std::string day = day_part(row.expires_on);
    out.rows.emplace_back(join_key("e", row.state, day, stream), Mark{});
    out.counted.push_back(join_key("n", row.state, day));
}

void ExpiryDefinition::on(WatchRow& row, const EventContext& at,
                          const facts::ExpiryWatchOpened& event) const {
    row.kind = event.kind.text();
    row.office = at.commit.office;
    take_days(row, event);
}

void ExpiryDefinition::on(WatchRow& row, const EventContext& /*at*/,
                          const facts::ExpiryWatchRescheduled& event) const {
    take_days(row, event);
}

void ExpiryDefinition::on(WatchRow& row, const EventContext& at,
                          const facts::WatchClosedNotWanted& /*event*/) const {
    row.state = "not_wanted";
    row.ended_on = at.on;
}

void ExpiryDefinition::on(WatchRow& row, const EventContext& at,
                          const facts::WatchClosedRenewed& event) const {
    row.state = "renewed";
    row.case_number = event.case_number;
    row.ended_on = at.on;
}

void ExpiryDefinition::on(WatchRow& row, const EventContext& /*at*/,
                          const facts::WatchClosedExpired& event) const {
    row.state = "expired";
    row.ended_on = event.expired_on;
}

void ExpiryDefinition::on(WatchRow& row, const EventContext& at,
                          const facts::WatchErased& /*event*/) const {
    row.state = "erased";
    row.ended_on = at.on;
}

}  // namespace madoguchi::projections
