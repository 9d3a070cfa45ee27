#pragma once

#include <mutex>
#include <vector>

#include "madoguchi/log/ids.hpp"
#include "madoguchi/projections/core/projection_runner.hpp"

namespace madoguchi::runtime {

/// A projection that has stopped or is waiting to be tried again.
struct ProjectionTrouble {
    projections::ViewId view;
    log::TenantId tenant;  ///< Empty: it couldn't take over.
    projections::RunError error;
};

/// The troubles that there are now: at most one of each view and tenant. Thread-safe.
class ProjectionTroubles {
 public:
    /// In place of what there was of that view and tenant. Returns whether it says something new.
    bool add(ProjectionTrouble trouble);
    void forget(const projections::ViewId& view, const log::TenantId& tenant);
    [[nodiscard]] std::vector<ProjectionTrouble> all() const;

 private:
    mutable std::mutex mutex_;
    std::vector<ProjectionTrouble> troubles_;
};

}  // namespace madoguchi::runtime
