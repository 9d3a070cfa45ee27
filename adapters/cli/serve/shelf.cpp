#include "madoguchi/adapters/cli/serve/shelf.hpp"

#include <algorithm>
#include <charconv>

namespace madoguchi::cli::serve {

namespace {

constexpr std::size_t kNameBytesMax = 64;

/// A record: the second in which it was saved, a space, the content.
std::string record_of(Shelf::Time saved_at, std::string_view content) {
    return std::to_string(saved_at.time_since_epoch().count()) + " " + std::string(content);
}

Shelf::Entry entry_of(std::string_view name, std::string_view record) {
    const auto space = std::min(record.find(' '), record.size() - 1);
    std::int64_t seconds = 0;
    std::from_chars(record.data(), record.data() + space, seconds);
    return {.name = std::string(name),
            .saved_at = Shelf::Time(std::chrono::seconds(seconds)),
            .content = std::string(record.substr(space + 1))};
}

}  // namespace

bool is_shelf_name(std::string_view name) {
    return !name.empty() && name.size() <= kNameBytesMax && std::ranges::all_of(name, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '-' || c == '_';
    });
}

std::string Shelf::place_of(const accounts::Who& who) const {
    return kind_ + "/" + who.municipality + "/" + who.staff + "/";
}

bool Shelf::is_past(const Entry& entry, Time now) const {
    return limits_.life && now - entry.saved_at > *limits_.life;
}

Shelf::Result<Shelf::Put> Shelf::put(const accounts::Who& who, std::string_view name,
                                     std::string_view content, Time now) {
    if (content.size() > limits_.bytes_max) {
        return Put::kTooLarge;
    }
    const auto there = list(who, now);
    if (!there) {
        return log::unexpected(there.error());
    }
    const bool is_new = std::ranges::find(*there, name, &Entry::name) == there->end();
    if (is_new && there->size() >= limits_.entries_max) {
        return Put::kTooMany;
    }
    if (auto done = store_.put(place_of(who) + std::string(name), record_of(now, content)); !done) {
        return log::unexpected(done.error());
    }
    return Put::kDone;
}

Shelf::Result<std::optional<Shelf::Entry>> Shelf::find(const accounts::Who& who,
                                                       std::string_view name, Time now) const {
    const auto record = store_.find(place_of(who) + std::string(name));
    if (!record) {
        return log::unexpected(record.error());
    }
    if (!*record || record->value().empty()) {
        return std::optional<Entry>{};
    }
    Entry entry = entry_of(name, **record);
    return is_past(entry, now) ? std::nullopt : std::optional(std::move(entry));
}

Shelf::Result<std::vector<Shelf::Entry>> Shelf::list(const accounts::Who& who, Time now) {
    const std::string place = place_of(who);
    std::vector<Entry> all;
    const auto read = store_.visit(place, [&](std::string_view name, std::string_view record) {
        if (!record.empty()) {
            all.push_back(entry_of(name.substr(place.size()), record));
        }
    });
    if (!read) {
        return log::unexpected(read.error());
    }
    for (const auto& entry : all) {
        if (!is_past(entry, now)) {
            continue;
        }
        if (auto done = remove(who, entry.name); !done) {
            return log::unexpected(done.error());
        }
    }
    std::erase_if(all, [&](const Entry& entry) { return is_past(entry, now); });
    return all;
}

Shelf::Result<void> Shelf::remove(const accounts::Who& who, std::string_view name) {
    return store_.remove(place_of(who) + std::string(name));
}

}  // namespace madoguchi::cli::serve
