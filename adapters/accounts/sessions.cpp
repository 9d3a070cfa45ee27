#include "madoguchi/adapters/accounts/sessions.hpp"

#include <algorithm>
#include <vector>

#include "madoguchi/adapters/accounts/record_lines.hpp"
#include "madoguchi/adapters/accounts/secret_text.hpp"

namespace madoguchi::accounts {

namespace {

constexpr std::string_view kHead = "madoguchi-session 1";
constexpr std::string_view kPrefix = "session/";
constexpr std::size_t kCookieBytes = 32;
constexpr std::size_t kCsrfBytes = 32;

std::string name_of(const std::string& id) { return std::string(kPrefix) + id; }

}  // namespace

Sessions::Sessions(RecordStore& store, const SessionLimits& limits)
    : store_(store), limits_(limits) {}

Sessions::Result<void> Sessions::load(Time now) {
    const std::lock_guard lock(mutex_);
    std::vector<std::string> over;
    auto read = store_.visit(kPrefix, [&](std::string_view name, std::string_view record) {
        const std::string id(name.substr(kPrefix.size()));
        const auto lines = read_lines(kHead, record);
        Entry entry;
        if (lines) {
            entry.session = {.id = id,
                             .who = {line_of(*lines, "municipality"), line_of(*lines, "staff")},
                             .csrf = line_of(*lines, "csrf"),
                             .locked = true,
                             .must_change_password = line_of(*lines, "must_change") == "1"};
            entry.started_at = Time(std::chrono::seconds(number_of(*lines, "started_at")));
            entry.used_at = now;
        }
        if (!lines || is_over(entry, now)) {
            over.push_back(id);
        } else {
            entries_.insert_or_assign(id, std::move(entry));
        }
    });
    for (const auto& id : over) {
        if (read) {
            read = store_.remove(name_of(id));
        }
    }
    return read;
}

Sessions::Result<Sessions::Started> Sessions::start(const Who& who, bool must_change_password,
                                                    Time now) {
    Started started;
    started.cookie = random_hex(kCookieBytes);
    started.session = {.id = sha256_hex(started.cookie),
                       .who = who,
                       .csrf = random_hex(kCsrfBytes),
                       .locked = false,
                       .must_change_password = must_change_password};
    const std::lock_guard lock(mutex_);
    if (auto made = make_room(who); !made) {
        return log::unexpected(made.error());
    }
    const Entry entry{started.session, now, now};
    if (auto written = write(entry); !written) {
        return log::unexpected(written.error());
    }
    entries_.emplace(started.session.id, entry);
    return started;
}

std::optional<Session> Sessions::find(const std::string& cookie, Time now, bool is_use) {
    if (cookie.size() != 2 * kCookieBytes) {
        return std::nullopt;
    }
    const std::lock_guard lock(mutex_);
    const auto found = entries_.find(sha256_hex(cookie));
    if (found == entries_.end() || is_over(found->second, now)) {
        return std::nullopt;
    }
    Entry& entry = found->second;
    lock_if_idle(entry, now);
    if (is_use && !entry.session.locked) {
        entry.used_at = now;
    }
    return entry.session;
}

bool Sessions::is_open(const std::string& id, Time now) {
    const std::lock_guard lock(mutex_);
    const auto found = entries_.find(id);
    if (found == entries_.end() || is_over(found->second, now)) {
        return false;
    }
    lock_if_idle(found->second, now);
    return !found->second.session.locked;
}

void Sessions::lock(const std::string& id) {
    const std::lock_guard lock(mutex_);
    if (const auto found = entries_.find(id); found != entries_.end()) {
        found->second.session.locked = true;
    }
}

void Sessions::unlock(const std::string& id, Time now) {
    const std::lock_guard lock(mutex_);
    if (const auto found = entries_.find(id); found != entries_.end()) {
        found->second.session.locked = false;
        found->second.used_at = now;
    }
}

Sessions::Result<void> Sessions::password_changed(const std::string& id) {
    const std::lock_guard lock(mutex_);
    const auto found = entries_.find(id);
    if (found == entries_.end()) {
        return {};
    }
    found->second.session.must_change_password = false;
    return write(found->second);
}

Sessions::Result<void> Sessions::end(const std::string& id) {
    const std::lock_guard lock(mutex_);
    return end_locked(id);
}

Sessions::Result<void> Sessions::end_others(const Who& who, const std::string& but) {
    const std::lock_guard lock(mutex_);
    std::vector<std::string> ids;
    for (const auto& [id, entry] : entries_) {
        if (entry.session.who == who && id != but) {
            ids.push_back(id);
        }
    }
    for (const auto& id : ids) {
        if (auto ended = end_locked(id); !ended) {
            return ended;
        }
    }
    return {};
}

std::size_t Sessions::count() const {
    const std::lock_guard lock(mutex_);
    return entries_.size();
}

bool Sessions::is_over(const Entry& entry, Time now) const {
    return now - entry.started_at >= limits_.ends_after;
}

void Sessions::lock_if_idle(Entry& entry, Time now) const {
    if (now - entry.used_at >= limits_.lock_after) {
        entry.session.locked = true;
    }
}

Sessions::Result<void> Sessions::write(const Entry& entry) {
    const auto started = static_cast<std::uint64_t>(entry.started_at.time_since_epoch().count());
    return store_.put(
        name_of(entry.session.id),
        write_lines(kHead, {{"municipality", entry.session.who.municipality},
                            {"staff", entry.session.who.staff},
                            {"csrf", entry.session.csrf},
                            {"must_change", entry.session.must_change_password ? "1" : "0"},
                            {"started_at", std::to_string(started)}}));
}

Sessions::Result<void> Sessions::end_locked(const std::string& id) {
    entries_.erase(id);
    return store_.remove(name_of(id));
}

Sessions::Result<void> Sessions::make_room(const Who& who) {
    std::vector<const Entry*> theirs;
    for (const auto& [id, entry] : entries_) {
        if (entry.session.who == who) {
            theirs.push_back(&entry);
        }
    }
    if (theirs.size() < limits_.of_one_person_max) {
        return {};
    }
    const auto* const oldest = *std::ranges::min_element(theirs, {}, &Entry::used_at);
    return end_locked(std::string(oldest->session.id));
}

}  // namespace madoguchi::accounts
