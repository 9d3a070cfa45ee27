#include "madoguchi/adapters/cli/agent_notice.hpp"

#include "madoguchi/projections/queries/agent_queries.hpp"

namespace madoguchi::cli {

Result<std::optional<std::size_t>> many_cases_of_agent(const Installation& installation,
                                                       const CaseRef& which,
                                                       const PublishedPolicies& published) {
    const auto search = installation.view("search", which.tenant);
    if (!search) {
        return log::unexpected(search.error());
    }
    const auto cases = installation.view("cases", which.tenant);
    if (!cases) {
        return log::unexpected(cases.error());
    }
    const auto open = projections::open_cases_of_agent(**search, **cases, which.stream.text());
    if (!open) {
        return log::unexpected(failure_of(open.error()));
    }
    if (*open < 2) {
        return std::optional<std::size_t>{};
    }
    const auto from = published.handling(installation.today()).same_agent_notice_at;
    return from && *open >= static_cast<std::size_t>(*from) ? std::optional(*open) : std::nullopt;
}

Result<std::optional<std::size_t>> many_cases_of_agent(const Installation& installation,
                                                       const CaseRef& which) {
    const auto published = published_policies(installation, which.tenant);
    if (!published) {
        return log::unexpected(published.error());
    }
    return many_cases_of_agent(installation, which, *published);
}

std::string agent_notice(std::size_t open_cases) {
    return "この代理人の受付中の案件が" + std::to_string(open_cases) + "件あります";
}

}  // namespace madoguchi::cli
