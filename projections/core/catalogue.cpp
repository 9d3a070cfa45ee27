#include <algorithm>

#include "madoguchi/log/assert.hpp"
#include "madoguchi/projections/cases/case_definition.hpp"
#include "madoguchi/projections/core/stream_projection.hpp"

namespace madoguchi::projections {
namespace {

template <typename Definition, typename... From>
std::unique_ptr<Projection> make(const TenantId& tenant, const ProjectionPorts& ports,
                                 From&&... from) {
    MADOGUCHI_LOG_ASSERT(ports.history != nullptr);
    return std::make_unique<StreamProjection<Definition>>(Definition(std::forward<From>(from)...),
                                                          *ports.history, tenant);
}

template <typename Definition>
ProjectionKind kind(std::string title) {
    return {.id = Definition().id(),
            .title = std::move(title),
            .make = [](const TenantId& tenant, const ProjectionPorts& ports) {
                return make<Definition>(tenant, ports);
            }};
}

}  // namespace

const std::vector<ProjectionKind>& all_projections() {
    static const std::vector<ProjectionKind> kAll{
        kind<CaseDefinition>("cases, worklists, backlog, lead times"),
    };
    return kAll;
}

const ProjectionKind* find_projection(std::string_view name) {
    const auto& all = all_projections();
    const auto found = std::find_if(
        all.begin(), all.end(), [&](const ProjectionKind& each) { return each.id.name == name; });
    return found == all.end() ? nullptr : &*found;
}

}  // namespace madoguchi::projections
