#pragma once

#include <atomic>
#include <optional>
#include <thread>
#include <vector>

#include "madoguchi/adapters/runtime/watermarks.hpp"
#include "madoguchi/projections/core/projection_runner.hpp"

namespace madoguchi::runtime {

/// Takes the logs into a view that isn't live yet while others are served: on a thread of
/// low priority, so that nobody waits for it. Ends by itself when it has come to the end of each
/// log, or when it can't go on. Its functions are the owner's to call, from one thread.
class ViewBuilding {
 public:
    /// One tenant's part of the view.
    struct Part {
        log::TenantId tenant;
        projections::ProjectionRunner* runner = nullptr;  ///< Nobody else uses it meanwhile.
        log::Position seen;                               ///< Where it has come to.
    };
    /// Why it couldn't go on.
    struct Failure {
        log::TenantId tenant;
        projections::RunError error;
    };

    /// Begins. `watermarks` outlive it; who waits there for news is woken when it ends.
    ViewBuilding(std::vector<Part> parts, const log::ReadLimits& limits, Watermarks& watermarks);
    /// Waits for the step that it is at, and ends.
    ~ViewBuilding();
    ViewBuilding(const ViewBuilding&) = delete;
    ViewBuilding& operator=(const ViewBuilding&) = delete;

    [[nodiscard]] bool ended() const { return ended_; }

    /// What came of it; once it has ended.
    [[nodiscard]] const std::vector<Part>& parts() const;
    [[nodiscard]] const std::optional<Failure>& failure() const;

 private:
    void build();
    void build(Part& part);

    std::vector<Part> parts_;
    const log::ReadLimits limits_;
    Watermarks& watermarks_;
    std::optional<Failure> failure_;
    std::atomic<bool> end_wanted_ = false;
    std::atomic<bool> ended_ = false;
    std::thread thread_;  ///< Last: it uses the others.
};

}  // namespace madoguchi::runtime
