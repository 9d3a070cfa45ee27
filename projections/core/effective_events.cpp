#include "madoguchi/projections/core/effective_events.hpp"

#include "madoguchi/facts/cases/field_path.hpp"
#include "madoguchi/facts/values/sensitive.hpp"

namespace madoguchi::projections {
namespace {

template <typename Event>
const Event* case_event(const EventOfStream& entry) {
    const auto* event = std::get_if<facts::CaseEvent>(&entry.event);
    return event == nullptr ? nullptr : std::get_if<Event>(event);
}

EventOfStream* entry_no(std::vector<EventOfStream>& entries, std::uint64_t event_no) {
    const bool known = event_no >= 1 && event_no <= entries.size();
    return known ? &entries[event_no - 1] : nullptr;
}

// From the newest to the oldest, so that a void that is itself voided has no effect.
void leave_out_voided(std::vector<EventOfStream>& entries) {
    for (std::size_t i = entries.size(); i-- > 0;) {
        const auto* voided = case_event<facts::EntryVoided>(entries[i]);
        if (voided == nullptr || !entries[i].effective || voided->event_no > i) {
            continue;
        }
        if (auto* target = entry_no(entries, voided->event_no)) {
            target->effective = false;
        }
    }
}

void replace_corrected(std::vector<EventOfStream>& entries) {
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const auto* corrected = case_event<facts::EntryCorrected>(entries[i]);
        if (corrected == nullptr || !entries[i].effective || corrected->event_no > i) {
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
