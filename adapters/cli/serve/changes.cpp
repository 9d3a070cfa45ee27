#include "madoguchi/adapters/cli/serve/changes.hpp"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <utility>

#include "madoguchi/adapters/accounts/sessions.hpp"
#include "madoguchi/adapters/cli/parts.hpp"
#include "madoguchi/adapters/protobuf/json_writer.hpp"
#include "madoguchi/adapters/protobuf/text_forms.hpp"

namespace madoguchi::cli::serve {

namespace {

constexpr log::ReadLimits kAtOnce{.commits_max = 1'000, .bytes_max = 4U << 20};
constexpr std::string_view kLooks = "looks/";
constexpr std::size_t kDateSize = std::string_view("YYYY-MM-DD").size();
constexpr std::size_t kTimeSize = std::string_view("HH:MM").size();

std::chrono::sys_seconds seconds_of(log::UtcTime at) {
    return std::chrono::floor<std::chrono::seconds>(at);
}

/// Tells `clock` first and with each new minute, the office's day and time
/// (`{"today":"2026-11-30","time":"14:05"}`), then what has `changed`; `locked` is the last.
class ChangeEvents final : public http::EventSource {
 public:
    ChangeEvents(const Installation& installation, Changes& changes, accounts::Sessions& sessions,
                 const log::TenantId& tenant, std::string session, std::function<bool()> may)
        : installation_(installation),
          changes_(changes),
          sessions_(sessions),
          tenant_(tenant),
          session_(std::move(session)),
          may_(std::move(may)) {
        changes_.follow(tenant_);
        told_ = installation_.seen(tenant_);
        window_ = changes_.begin_to_follow(session_);
    }
    ~ChangeEvents() override { changes_.end_to_follow(session_, window_); }
    ChangeEvents(const ChangeEvents&) = delete;
    ChangeEvents& operator=(const ChangeEvents&) = delete;

    std::optional<std::string> take() override {
        if (locked_) {
            return std::nullopt;
        }
        if (!sessions_.is_open(session_, seconds_of(installation_.now()))) {
            locked_ = true;
            return "event: locked\ndata: {}\n\n";
        }
        if (!may_()) {
            return std::nullopt;
        }
        if (!changes_.has_turn(session_, window_, installation_.now())) {
            return clock_text();
        }
        const auto news = changes_.since(tenant_, told_);
        if (!news) {
            return std::nullopt;
        }
        told_ = news->until;
        std::string text = clock_text();
        if (!news->streams.empty() || news->gap) {
            text += text_of(*news);
        }
        return text;
    }

 private:
    /// What the clock on the wall shows, when it is another minute than was told; else empty.
    std::string clock_text() {
        const auto minute = std::chrono::floor<std::chrono::minutes>(installation_.now());
        if (minute == told_minute_) {
            return {};
        }
        told_minute_ = minute;
        const std::string now = protobuf::time_text(minute);
        protobuf::JsonWriter json;
        json.begin_object();
        json.key("today");
        json.text(now.substr(0, kDateSize));
        json.key("time");
        json.text(now.substr(kDateSize + 1, kTimeSize));
        json.end_object();
        return "event: clock\ndata: " + json.take() + "\n\n";
    }

    static std::string text_of(const Changes::News& news) {
        protobuf::JsonWriter json;
        json.begin_object();
        json.key("position");
        json.number(news.until.value());
        json.key("streams");
        json.begin_list();
        for (const auto& stream : news.streams) {
            json.text(stream);
        }
        json.end_list();
        json.key("all");
        json.truth(news.gap);
        json.end_object();
        return "event: changed\ndata: " + json.take() + "\n\n";
    }

    const Installation& installation_;
    Changes& changes_;
    accounts::Sessions& sessions_;
    log::TenantId tenant_;
    std::string session_;
    std::function<bool()> may_;
    log::Position told_;
    std::optional<std::chrono::sys_time<std::chrono::minutes>> told_minute_;
    std::uint64_t window_ = 0;
    bool locked_ = false;
};

}  // namespace

Result<void> Changes::read_on(const log::TenantId& tenant, Recent& recent) {
    const log::Position seen = installation_.seen(tenant);
    const auto codec = make_commit_codec();
    while (recent.until < seen) {
        log::Commit commit;
        const auto read = installation_.ledger().read(
            tenant, log::Position(recent.until.value() + 1), kAtOnce,
            [&](const log::EncodedCommit& encoded) {
                if (encoded.position > seen || !codec->decode(encoded.bytes, commit)) {
                    return false;
                }
                recent.until = encoded.position;
                if (!commit.events.empty() && !commit.stream.text().starts_with(kLooks)) {
                    recent.entries.emplace_back(encoded.position, commit.stream.text());
                }
                return true;
            });
        if (!read) {
            return log::unexpected(failure_of(read.error()));
        }
        if (*read == 0) {
            break;
        }
    }
    while (recent.entries.size() > kKept) {
        recent.from = recent.entries.front().first;
        recent.entries.pop_front();
    }
    return {};
}

void Changes::follow(const log::TenantId& tenant) {
    const std::lock_guard lock(mutex_);
    const log::Position seen = installation_.seen(tenant);
    recent_.try_emplace(tenant, Recent{.from = seen, .until = seen, .entries = {}});
}

Result<Changes::News> Changes::since(const log::TenantId& tenant, log::Position after) {
    if (installation_.seen(tenant) <= after) {
        return News{.until = after, .streams = {}};
    }
    const std::lock_guard lock(mutex_);
    Recent& recent = recent_.at(tenant);
    if (auto done = read_on(tenant, recent); !done) {
        return log::unexpected(done.error());
    }
    std::set<std::string> streams;
    for (const auto& [position, stream] : recent.entries) {
        if (position > after) {
            streams.insert(stream);
        }
    }
    return News{.until = std::max(recent.until, after),
                .streams = {streams.begin(), streams.end()},
                .gap = after < recent.from};
}

std::uint64_t Changes::begin_to_follow(const std::string& session) {
    const std::lock_guard lock(mutex_);
    return followers_[session].emplace_back(++windows_);
}

void Changes::end_to_follow(const std::string& session, std::uint64_t window) {
    const std::lock_guard lock(mutex_);
    const auto found = followers_.find(session);
    if (found != followers_.end() && std::erase(found->second, window) > 0 &&
        found->second.empty()) {
        followers_.erase(found);
    }
}

bool Changes::has_turn(const std::string& session, std::uint64_t window, log::UtcTime now) const {
    const std::lock_guard lock(mutex_);
    const auto found = followers_.find(session);
    if (found == followers_.end()) {
        return false;
    }
    const auto& windows = found->second;
    const auto turn = static_cast<std::uint64_t>(now.time_since_epoch() / kTurn);
    return windows[turn % windows.size()] == window;
}

std::size_t Changes::followers(const std::string& session) const {
    const std::lock_guard lock(mutex_);
    const auto found = followers_.find(session);
    return found == followers_.end() ? 0 : found->second.size();
}

std::shared_ptr<http::EventSource> change_events(const Installation& installation, Changes& changes,
                                                 accounts::Sessions& sessions,
                                                 const log::TenantId& tenant, std::string session,
                                                 std::function<bool()> may) {
    return std::make_shared<ChangeEvents>(installation, changes, sessions, tenant,
                                          std::move(session), std::move(may));
}

}  // namespace madoguchi::cli::serve
