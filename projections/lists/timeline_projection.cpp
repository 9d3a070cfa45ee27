#include "madoguchi/projections/lists/timeline_projection.hpp"

#include <optional>
#include <utility>

#include "madoguchi/facts/cases/case_event.hpp"
#include "madoguchi/log/commit.hpp"
#include "madoguchi/projections/cases/keys.hpp"
#include "madoguchi/projections/core/row.hpp"
#include "madoguchi/projections/core/stream_projection.hpp"
#include "madoguchi/projections/rows/timeline_row.hpp"

namespace madoguchi::projections {
namespace {

TimelineRow entry_of(const DecodedCommit& commit, std::size_t index) {
    TimelineRow row;
    row.event_no = commit.event_no(index);
    row.type = commit.meta.events[index].type;
    row.position = commit.meta.position.value();
    row.occurred_at_ms = commit.meta.occurred_at.time_since_epoch().count();
    row.recorded_at_ms = commit.meta.recorded_at.time_since_epoch().count();
    row.actor = commit.meta.actor;
    row.office = commit.meta.office;
    row.policy_version = commit.meta.policy_version;
    row.newer_than_build = index >= commit.events.size();
    return row;
}

// The row under a key; none when it isn't there.
Expected<std::optional<TimelineRow>, StoreError> entry_at(const ViewWriter& writer,
                                                          const std::string& key) {
    const auto row = writer.get(key);
    if (!row) {
        return log::unexpected(row.error());
    }
    const auto* entry = row_as<TimelineRow>(*row);
    return entry == nullptr ? std::optional<TimelineRow>{} : std::optional<TimelineRow>(*entry);
}

// A void of a correction or of a void takes its mark away again.
Expected<void, StoreError> unmark(const std::string& stream, const TimelineRow& undone,
                                  ViewWriter& writer) {
    const std::string key = timeline_key(stream, undone.target_no);
    auto target = entry_at(writer, key);
    if (!target) {
        return log::unexpected(target.error());
    }
    if (*target) {
        TimelineRow& row = **target;
        row.corrected_by = row.corrected_by == undone.event_no ? 0 : row.corrected_by;
        row.voided_by = row.voided_by == undone.event_no ? 0 : row.voided_by;
        writer.put(key, row);
    }
    return {};
}

Expected<void, StoreError> mark_target(const std::string& stream, const TimelineRow& entry,
                                       bool voids, ViewWriter& writer) {
    const std::string key = timeline_key(stream, entry.target_no);
    auto target = entry_at(writer, key);
    if (!target) {
        return log::unexpected(target.error());
    }
    if (!*target) {
        return {};
    }
    TimelineRow& row = **target;
    (voids ? row.voided_by : row.corrected_by) = entry.event_no;
    writer.put(key, row);
    return voids && row.target_no != 0 ? unmark(stream, row, writer) : Expected<void, StoreError>{};
}

}  // namespace

const ViewId& TimelineProjection::view() {
    static const ViewId kId{.name = "timeline", .version = 1};
    return kId;
}

std::string timeline_key(std::string_view stream, std::uint64_t event_no) {
    const std::string digits = std::to_string(event_no);
    return join_key("t", stream,
                    std::string(digits.size() < 8 ? 8 - digits.size() : 0, '0') + digits);
}

Expected<void, StoreError> TimelineProjection::apply(const DecodedCommit& commit,
                                                     ViewWriter& writer) {
    const std::string& stream = commit.meta.stream.text();
    for (std::size_t i = 0; i < commit.meta.events.size(); ++i) {
        TimelineRow entry = entry_of(commit, i);
        const auto* event =
            i < commit.events.size() ? std::get_if<facts::CaseEvent>(&commit.events[i]) : nullptr;
        const auto* corrected =
            event == nullptr ? nullptr : std::get_if<facts::EntryCorrected>(event);
        const auto* voided = event == nullptr ? nullptr : std::get_if<facts::EntryVoided>(event);
        if (corrected != nullptr || voided != nullptr) {
            entry.target_no = corrected != nullptr ? corrected->event_no : voided->event_no;
            if (auto marked = mark_target(stream, entry, voided != nullptr, writer); !marked) {
                return marked;
            }
        }
        std::string key = timeline_key(stream, entry.event_no);
        writer.put(std::move(key), std::move(entry));
    }
    if (commit.newer_than_build) {
        writer.put(newer_key(stream),
                   NewerRow{.type = commit.unknown_type, .position = commit.meta.position.value()});
    }
    return {};
}

Expected<void, StoreError> TimelineProjection::settle(ViewWriter& /*writer*/) { return {}; }

Expected<void, StoreError> TimelineProjection::derive_again(const log::StreamId& stream,
                                                            Position until, ViewWriter& writer) {
    writer.remove(newer_key(stream.text()));
    Expected<void, StoreError> applied;
    auto read = history_->read(tenant_, stream, until, [&](const DecodedCommit& commit) {
        applied = apply(commit, writer);
        return applied.has_value();
    });
    return applied ? read : applied;
}

}  // namespace madoguchi::projections
