#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "madoguchi/adapters/runtime/projection_troubles.hpp"
#include "madoguchi/adapters/runtime/watermarks.hpp"
#include "madoguchi/projections/core/projection_runner.hpp"
#include "madoguchi/projections/core/take_over.hpp"

namespace madoguchi::runtime {

/// Bounds of a feed.
struct FeedOptions {
    log::ReadLimits follow = projections::kFollowLimits;
    log::ReadLimits rebuild = projections::kRebuildLimits;
    /// How long commits may gather before they are taken in together, unless somebody waits.
    std::chrono::milliseconds gather = std::chrono::milliseconds(5);
    /// How long after an error of the store it is tried again.
    std::chrono::milliseconds retry_after = std::chrono::seconds(1);
    /// Told when a new version of a projection has taken over. May be empty.
    std::function<void(const projections::TakeOverReport&)> on_take_over;
    /// Told what an operator should know, one line without personal data. May be empty.
    std::function<void(const std::string&)> report;
};

/// Takes every tenant's log into every projection. A version that isn't live yet is built beside
/// the live one, by a thread that gives way while the feed runs, and takes over when it has caught
/// up. A projection that can't go on stops alone; an
/// error of the store is tried again. `open`, `run` and the destructor are called by the owner; the
/// others from any thread.
class ProjectionFeed {
 public:
    /// What the ports name and `watermarks` outlive the feed; the ports' decoders are the feed's
    /// alone. `building`: of the thread that builds new versions while the feed runs. `kinds`: what
    /// is to be kept, mostly `all_projections()`.
    ProjectionFeed(const projections::RunnerPorts& ports, const projections::RunnerPorts& building,
                   std::vector<projections::ProjectionKind> kinds, Watermarks& watermarks,
                   FeedOptions options);
    /// Stops.
    ~ProjectionFeed();
    ProjectionFeed(const ProjectionFeed&) = delete;
    ProjectionFeed& operator=(const ProjectionFeed&) = delete;

    /// Makes the views that don't exist and derives again what a former build couldn't read.
    /// Called once, first. Error: views or log can't be read or written.
    [[nodiscard]] log::Expected<void, log::StoreError> open();

    /// Takes in all that the logs have, in the calling thread; for runs without `run`.
    /// Error: the first projection that couldn't go on; the others have caught up all the same.
    [[nodiscard]] log::Expected<void, projections::RunError> catch_up();

    /// Starts the thread that follows the logs. Called at most once, after `open`.
    void run();
    /// Ends the thread after the write that it is at. Calls after the first do nothing.
    void stop();

    /// What is wrong now: the projections that can't go on or are tried again, and why.
    [[nodiscard]] std::vector<ProjectionTrouble> troubles() const;

 private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace madoguchi::runtime
