#include "madoguchi/adapters/runtime/view_building.hpp"

#include <sys/resource.h>

#include <utility>

#include "madoguchi/log/assert.hpp"

namespace madoguchi::runtime {

namespace {

/// So low that who serves people hardly notices, so high that it comes to an end all the same.
constexpr int kPriority = 10;

}  // namespace

ViewBuilding::ViewBuilding(std::vector<Part> parts, const log::ReadLimits& limits,
                           Watermarks& watermarks)
    : parts_(std::move(parts)), limits_(limits), watermarks_(watermarks), thread_([this] {
          // Of this thread. That it can't be lowered harms nothing.
          static_cast<void>(::setpriority(PRIO_PROCESS, 0, kPriority));
          build();
          ended_ = true;
          watermarks_.wake();
      }) {}

ViewBuilding::~ViewBuilding() {
    end_wanted_ = true;
    thread_.join();
}

const std::vector<ViewBuilding::Part>& ViewBuilding::parts() const {
    MADOGUCHI_LOG_ASSERT(ended_);
    return parts_;
}

const std::optional<ViewBuilding::Failure>& ViewBuilding::failure() const {
    MADOGUCHI_LOG_ASSERT(ended_);
    return failure_;
}

void ViewBuilding::build() {
    for (Part& part : parts_) {
        build(part);
        if (failure_) {
            return;
        }
    }
}

void ViewBuilding::build(Part& part) {
    while (part.seen < watermarks_.written(part.tenant) && !end_wanted_) {
        const auto progress = part.runner->run(limits_);
        if (!progress) {
            failure_ = Failure{part.tenant, progress.error()};
            return;
        }
        part.seen = progress->checkpoint;
    }
}

}  // namespace madoguchi::runtime
