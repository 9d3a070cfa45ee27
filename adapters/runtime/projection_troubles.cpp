#include "madoguchi/adapters/runtime/projection_troubles.hpp"

#include <algorithm>
#include <utility>

namespace madoguchi::runtime {

bool ProjectionTroubles::add(ProjectionTrouble trouble) {
    const std::scoped_lock lock(mutex_);
    for (ProjectionTrouble& known : troubles_) {
        if (known.view == trouble.view && known.tenant == trouble.tenant) {
            const bool is_new = known.error.detail != trouble.error.detail;
            known = std::move(trouble);
            return is_new;
        }
    }
    troubles_.push_back(std::move(trouble));
    return true;
}

void ProjectionTroubles::forget(const projections::ViewId& view, const log::TenantId& tenant) {
    const std::scoped_lock lock(mutex_);
    std::erase_if(troubles_, [&](const ProjectionTrouble& each) {
        return each.view == view && each.tenant == tenant;
    });
}

std::vector<ProjectionTrouble> ProjectionTroubles::all() const {
    const std::scoped_lock lock(mutex_);
    return troubles_;
}

}  // namespace madoguchi::runtime
