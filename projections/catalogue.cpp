#include <algorithm>

#include "madoguchi/log/assert.hpp"
#include "madoguchi/log/expected.hpp"
#include "madoguchi/log/ids.hpp"
#include "madoguchi/projections/cases/case_definition.hpp"
#include "madoguchi/projections/core/projection.hpp"
#include "madoguchi/projections/core/stream_projection.hpp"
#include "madoguchi/projections/core/view_store.hpp"
#include "madoguchi/projections/lists/audit_definition.hpp"
#include "madoguchi/projections/lists/daybook_definition.hpp"
#include "madoguchi/projections/lists/expiry_definition.hpp"
#include "madoguchi/projections/lists/incident_definition.hpp"
#include "madoguchi/projections/lists/looks_definition.hpp"
#include "madoguchi/projections/lists/person_definition.hpp"
#include "madoguchi/projections/lists/search_definition.hpp"
#include "madoguchi/projections/lists/timeline_projection.hpp"
#include "madoguchi/projections/statistics/statistics_definition.hpp"

namespace madoguchi::projections {
namespace {

template <typename Definition>
ProjectionKind kind(std::string title) {
    return {.id = Definition().id(),
            .title = std::move(title),
            .make = [](const TenantId& tenant,
                       const ProjectionPorts& ports) -> std::unique_ptr<Projection> {
                MADOGUCHI_LOG_ASSERT(ports.history != nullptr);
                return std::make_unique<StreamProjection<Definition>>(Definition(), *ports.history,
                                                                      tenant);
            }};
}

std::unique_ptr<Projection> make_search(const TenantId& tenant, const ProjectionPorts& ports) {
    MADOGUCHI_LOG_ASSERT(ports.history != nullptr);
    MADOGUCHI_LOG_ASSERT(ports.tokens != nullptr);
    return std::make_unique<StreamProjection<SearchDefinition>>(
        SearchDefinition(*ports.tokens, tenant), *ports.history, tenant);
}

std::unique_ptr<Projection> make_looks(const TenantId& tenant, const ProjectionPorts& ports) {
    MADOGUCHI_LOG_ASSERT(ports.history != nullptr);
    MADOGUCHI_LOG_ASSERT(ports.tokens != nullptr);
    return std::make_unique<StreamProjection<LooksDefinition>>(
        LooksDefinition(*ports.tokens, tenant), *ports.history, tenant);
}

std::unique_ptr<Projection> make_timeline(const TenantId& tenant, const ProjectionPorts& ports) {
    MADOGUCHI_LOG_ASSERT(ports.history != nullptr);
    return std::make_unique<TimelineProjection>(tenant, *ports.history);
}

}  // namespace

const std::vector<ProjectionKind>& all_projections() {
    static const std::vector<ProjectionKind> kAll{
        kind<CaseDefinition>("cases, worklists, backlog, lead times"),
        {.id = TimelineProjection::view(), .title = "history entries", .make = make_timeline},
        {.id = SearchDefinition::view(),
         .title = "name, birth date, who is who",
         .make = make_search},
        kind<DaybookDefinition>("money, day figures, document numbers, closed days"),
        kind<AuditDefinition>("refusals, exceptions, corrections, rejections"),
        kind<ExpiryDefinition>("certificates about to expire"),
        {.id = LooksDefinition::view(), .title = "who looked at personal data", .make = make_looks},
        kind<IncidentDefinition>("incidents and their reports"),
        kind<PersonDefinition>("register of persons, holds, erasures"),
        kind<StatisticsDefinition>("counts of reports and trends, and the cases behind them"),
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
