#include "madoguchi/adapters/runtime/projection_feed.hpp"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

#include "madoguchi/adapters/runtime/projection_troubles.hpp"
#include "madoguchi/adapters/runtime/view_building.hpp"
#include "madoguchi/log/assert.hpp"

namespace madoguchi::runtime {
namespace {

using projections::ProjectionRunner;
using projections::RunError;
using projections::RunErrorCode;
using projections::RunMode;

constexpr std::chrono::milliseconds kLookAgainAfter = std::chrono::seconds(1);

/// One projection of one tenant.
struct Follower {
    log::TenantId tenant;
    std::unique_ptr<ProjectionRunner> runner;
    log::Position seen;
    bool stopped = false;  ///< It can't go on; others do.
};

/// One projection of every tenant.
struct View {
    projections::ProjectionKind kind;
    bool live = false;      ///< Else it is being built, beside the live one if there is one.
    bool replaces = false;  ///< Another version serves the readers until this one takes over.
    std::vector<Follower> followers;
    /// While a thread of its own uses the followers' runners.
    std::unique_ptr<ViewBuilding> building;
};

log::StoreError store_error(const RunError& error) {
    return {error.retryable ? log::StoreErrorCode::kUnavailable : log::StoreErrorCode::kCorruption,
            error.detail};
}

}  // namespace

class ProjectionFeed::Impl {
 public:
    Impl(const projections::RunnerPorts& ports, const projections::RunnerPorts& building,
         std::vector<projections::ProjectionKind> kinds, Watermarks& watermarks,
         FeedOptions options)
        : ports_(ports),
          building_ports_(building),
          watermarks_(watermarks),
          options_(std::move(options)) {
        for (auto& kind : kinds) {
            views_.push_back({std::move(kind), false, false, {}, nullptr});
        }
    }
    ~Impl() { stop(); }
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;

    log::Expected<void, log::StoreError> open();
    log::Expected<void, RunError> catch_up();
    void run();
    void stop();
    std::vector<ProjectionTrouble> troubles() const { return troubles_.all(); }

 private:
    log::Expected<void, log::StoreError> open_view(View& view);
    void make_followers(View& view);
    bool round(std::optional<RunError>& error);
    bool follow(std::size_t tenant_index, std::optional<RunError>& error);
    bool build(View& view, std::optional<RunError>& error);
    bool is_building(View& view, std::optional<RunError>& error);
    bool is_far_behind(const View& view) const;
    void begin_building(View& view);
    void failed(const View& view, Follower& follower, const RunError& error);
    bool step(const View& view, Follower& follower, std::optional<RunError>& error);
    std::optional<RunError> take_over(View& view);
    void trouble(const View& view, const log::TenantId& tenant, const RunError& error);
    void keep_following();
    bool is_ending() const;

    projections::RunnerPorts ports_;
    projections::RunnerPorts building_ports_;
    Watermarks& watermarks_;
    const FeedOptions options_;
    std::vector<View> views_;

    mutable std::mutex mutex_;
    std::condition_variable end_wanted_;
    bool ending_ = false;
    ProjectionTroubles troubles_;
    bool on_thread_ = false;  ///< Whether `round` runs on the feed's own thread.
    std::thread thread_;
};

log::Expected<void, log::StoreError> ProjectionFeed::Impl::open() {
    for (const auto& tenant : watermarks_.tenants()) {
        const auto head = ports_.log->head(tenant);
        if (!head) {
            return log::unexpected(head.error());
        }
        watermarks_.written(tenant, head->position);
    }
    for (View& view : views_) {
        if (auto opened = open_view(view); !opened) {
            return opened;
        }
    }
    return {};
}

log::Expected<void, log::StoreError> ProjectionFeed::Impl::open_view(View& view) {
    if (auto made = ports_.views->create(view.kind.id); !made) {
        return made;
    }
    const auto live = ports_.views->live(view.kind.id.name);
    if (!live) {
        return log::unexpected(live.error());
    }
    view.live = *live == view.kind.id.version;
    view.replaces = live->has_value() && !view.live;
    make_followers(view);
    for (Follower& follower : view.followers) {
        const auto reader = ports_.views->read(view.kind.id, follower.tenant);
        if (!reader) {
            return log::unexpected(reader.error());
        }
        const auto checkpoint = (*reader)->checkpoint();
        if (!checkpoint) {
            return log::unexpected(checkpoint.error());
        }
        follower.seen = *checkpoint;
        if (!view.live) {
            continue;
        }
        if (const auto unknown = follower.runner->revisit(); !unknown) {
            return log::unexpected(store_error(unknown.error()));
        }
    }
    return {};
}

void ProjectionFeed::Impl::make_followers(View& view) {
    const RunMode mode = view.live ? RunMode::kFollow : RunMode::kRebuild;
    const auto before = std::exchange(view.followers, {});
    for (std::size_t i = 0; i < watermarks_.tenants().size(); ++i) {
        const log::TenantId& tenant = watermarks_.tenants()[i];
        Follower follower{tenant, nullptr, i < before.size() ? before[i].seen : log::Position(),
                          false};
        follower.runner = std::make_unique<ProjectionRunner>(
            view.kind, tenant, view.live ? ports_ : building_ports_, mode);
        view.followers.push_back(std::move(follower));
    }
}

/// Takes every projection one step on. Returns whether there is more to do at once; `error` is the
/// first that the store made.
bool ProjectionFeed::Impl::round(std::optional<RunError>& error) {
    bool more = false;
    for (std::size_t i = 0; i < watermarks_.tenants().size(); ++i) {
        more = follow(i, error) || more;
    }
    for (View& view : views_) {
        if (!view.live) {
            more = build(view, error) || more;
        }
    }
    return more;
}

/// One step of the live projections of one tenant.
bool ProjectionFeed::Impl::follow(std::size_t tenant_index, std::optional<RunError>& error) {
    const log::TenantId& tenant = watermarks_.tenants()[tenant_index];
    const log::Position written = watermarks_.written(tenant);
    log::Position taken_in = written;
    bool readable = true;
    for (View& view : views_) {
        Follower& follower = view.followers[tenant_index];
        if (view.live && !follower.stopped && follower.seen < written) {
            static_cast<void>(step(view, follower, error));
        }
        if (view.live && !follower.stopped) {
            taken_in = std::min(taken_in, follower.seen);
        }
        // Before its first version is live a view can't be read at all, however far it has come.
        readable = readable && (view.live || view.replaces || follower.stopped);
    }
    watermarks_.taken_in(tenant, taken_in);
    if (readable) {
        watermarks_.seen(tenant, taken_in);
    }
    return taken_in < written;
}

/// Whether a thread of its own builds the view. What came of it is taken over when it has ended.
bool ProjectionFeed::Impl::is_building(View& view, std::optional<RunError>& error) {
    if (!view.building && on_thread_ && is_far_behind(view)) {
        begin_building(view);
    }
    if (!view.building) {
        return false;
    }
    if (!view.building->ended()) {
        return true;
    }
    const auto ended = std::exchange(view.building, nullptr);
    for (std::size_t i = 0; i < view.followers.size(); ++i) {
        Follower& follower = view.followers[i];
        follower.seen = ended->parts()[i].seen;
        if (const auto& failure = ended->failure(); failure && failure->tenant == follower.tenant) {
            failed(view, follower, failure->error);
            error = error ? error : failure->error;
        }
    }
    return ended->failure().has_value();
}

/// Whether building would keep the live views waiting.
bool ProjectionFeed::Impl::is_far_behind(const View& view) const {
    return std::ranges::any_of(view.followers, [&](const Follower& follower) {
        const auto written = watermarks_.written(follower.tenant).value();
        return !follower.stopped && written > follower.seen.value() + options_.follow.commits_max;
    });
}

void ProjectionFeed::Impl::begin_building(View& view) {
    std::vector<ViewBuilding::Part> parts;
    for (Follower& follower : view.followers) {
        parts.push_back({follower.tenant, follower.runner.get(), follower.seen});
    }
    view.building = std::make_unique<ViewBuilding>(std::move(parts), options_.rebuild, watermarks_);
}

/// One step of a projection that isn't live yet.
bool ProjectionFeed::Impl::build(View& view, std::optional<RunError>& error) {
    if (is_building(view, error)) {
        return false;
    }
    bool more = false;
    for (Follower& follower : view.followers) {
        if (follower.stopped) {
            return false;
        }
        const log::Position written = watermarks_.written(follower.tenant);
        if (follower.seen < written && !step(view, follower, error)) {
            return false;
        }
        more = more || follower.seen < written;
    }
    if (more) {
        return true;
    }
    if (auto failed = take_over(view)) {
        trouble(view, {}, *failed);
        error = error ? error : failed;
        return false;
    }
    return true;
}

/// Takes in what is next. False when that failed.
bool ProjectionFeed::Impl::step(const View& view, Follower& follower,
                                std::optional<RunError>& error) {
    const auto progress = follower.runner->run(view.live ? options_.follow : options_.rebuild);
    if (progress) {
        follower.seen = progress->checkpoint;
        troubles_.forget(view.kind.id, follower.tenant);
        return true;
    }
    failed(view, follower, progress.error());
    if (!error) {
        error = progress.error();
    }
    return false;
}

void ProjectionFeed::Impl::failed(const View& view, Follower& follower, const RunError& error) {
    trouble(view, follower.tenant, error);
    if (error.code != RunErrorCode::kStore) {
        follower.stopped = true;
    }
}

std::optional<RunError> ProjectionFeed::Impl::take_over(View& view) {
    const auto report = projections::take_over(*ports_.views, view.kind.id, watermarks_.tenants());
    if (!report) {
        return RunError{.code = RunErrorCode::kStore,
                        .detail = report.error().detail,
                        .checkpoint = {},
                        .retryable = report.error().is_retryable()};
    }
    view.live = true;
    troubles_.forget(view.kind.id, {});
    make_followers(view);
    if (options_.on_take_over) {
        options_.on_take_over(*report);
    }
    return std::nullopt;
}

void ProjectionFeed::Impl::trouble(const View& view, const log::TenantId& tenant,
                                   const RunError& error) {
    if (troubles_.add({view.kind.id, tenant, error}) && options_.report) {
        options_.report(error.detail);
    }
}

log::Expected<void, RunError> ProjectionFeed::Impl::catch_up() {
    MADOGUCHI_LOG_ASSERT(!thread_.joinable());
    std::optional<RunError> first;
    bool more = true;
    while (more) {
        std::optional<RunError> error;
        more = round(error);
        if (error && !first) {
            first = error;
        }
        if (error && error->code == RunErrorCode::kStore) {
            break;
        }
    }
    if (first) {
        return log::unexpected(*first);
    }
    return {};
}

void ProjectionFeed::Impl::run() {
    MADOGUCHI_LOG_ASSERT(!thread_.joinable());
    watermarks_.follow(true);
    on_thread_ = true;
    thread_ = std::thread([this] { keep_following(); });
}

void ProjectionFeed::Impl::stop() {
    {
        const std::scoped_lock lock(mutex_);
        ending_ = true;
    }
    end_wanted_.notify_all();
    watermarks_.wake();
    if (thread_.joinable()) {
        thread_.join();
        for (View& view : views_) {
            view.building.reset();
        }
        watermarks_.follow(false);
    }
}

bool ProjectionFeed::Impl::is_ending() const {
    const std::scoped_lock lock(mutex_);
    return ending_;
}

/// The feed's thread.
void ProjectionFeed::Impl::keep_following() {
    while (!is_ending()) {
        std::optional<RunError> error;
        const bool more = round(error);
        if (error && error->code == RunErrorCode::kStore) {
            std::unique_lock lock(mutex_);
            end_wanted_.wait_for(lock, options_.retry_after, [this] { return ending_; });
        } else if (!more) {
            watermarks_.wait_for_news(options_.gather, kLookAgainAfter);
        }
    }
}

ProjectionFeed::ProjectionFeed(const projections::RunnerPorts& ports,
                               const projections::RunnerPorts& building,
                               std::vector<projections::ProjectionKind> kinds,
                               Watermarks& watermarks, FeedOptions options)
    : impl_(std::make_unique<Impl>(ports, building, std::move(kinds), watermarks,
                                   std::move(options))) {}

ProjectionFeed::~ProjectionFeed() = default;

log::Expected<void, log::StoreError> ProjectionFeed::open() { return impl_->open(); }

log::Expected<void, RunError> ProjectionFeed::catch_up() { return impl_->catch_up(); }

void ProjectionFeed::run() { impl_->run(); }

void ProjectionFeed::stop() { impl_->stop(); }

std::vector<ProjectionTrouble> ProjectionFeed::troubles() const { return impl_->troubles(); }

}  // namespace madoguchi::runtime
