#include "madoguchi/projections/core/effective_events.hpp"

#include <algorithm>

#include "madoguchi/facts/cases/field_path.hpp"
#include "madoguchi/facts/values/sensitive.hpp"

namespace madoguchi::projections {
namespace {

template <typename Event>
const Event* case_event(const EventOfStream& entry) {
    const auto* event = std::get_if<facts::CaseEvent>(&entry.event);
    return event == nullptr ? nullptr : std::get_if<Event>(event);
}

std::uint64_t number_of(const EventOfStream& entry) { return entry.commit->event_no(entry.index); }

EventOfStream* entry_no(std::vector<EventOfStream>& entries, std::uint64_t event_no) {
    const auto found = std::ranges::lower_bound(entries, event_no, {}, number_of);
    return found != entries.end() && number_of(*found) == event_no ? &*found : nullptr;
}

// From the newest to the oldest, so that a void that is itself voided has no effect.
void leave_out_voided(std::vector<EventOfStream>& entries) {
    for (auto entry = entries.rbegin(); entry != entries.rend(); ++entry) {
        const auto* voided = case_event<facts::EntryVoided>(*entry);
        if (voided == nullptr || !entry->effective || voided->event_no >= number_of(*entry)) {
            continue;
        }
        if (auto* target = entry_no(entries, voided->event_no)) {
            target->effective = false;
        }
    }
}

void replace_corrected(std::vector<EventOfStream>& entries) {
    for (const EventOfStream& entry : entries) {
        const auto* corrected = case_event<facts::EntryCorrected>(entry);
        if (corrected == nullptr || !entry.effective || corrected->event_no >= number_of(entry)) {
            continue;
        }
        auto* target = entry_no(entries, corrected->event_no);
        auto* event = target == nullptr ? nullptr : std::get_if<facts::CaseEvent>(&target->event);
        if (event != nullptr) {
            // A field or value that doesn't fit leaves the event as it is: the fact stands.
            static_cast<void>(
                facts::set_field(*event, corrected->field, corrected->new_value.reveal()));
        }
    }
}

}  // namespace

std::vector<EventOfStream> effective_events(const std::vector<DecodedCommit>& commits) {
    std::vector<EventOfStream> entries;
    entries.reserve(commits.size());
    for (const DecodedCommit& commit : commits) {
        for (std::size_t i = 0; i < commit.events.size(); ++i) {
            entries.push_back({.commit = &commit, .index = i, .event = commit.events[i]});
        }
    }
    leave_out_voided(entries);
    replace_corrected(entries);
    return entries;
}

}  // namespace madoguchi::projections
