#include "madoguchi/projections/queries/agent_queries.hpp"

#include <set>

#include "madoguchi/projections/queries/case_queries.hpp"
#include "madoguchi/projections/queries/list_queries.hpp"
#include "madoguchi/projections/queries/person_queries.hpp"
#include "madoguchi/projections/rows/case_row.hpp"
#include "madoguchi/projections/rows/case_status.hpp"

namespace madoguchi::projections {
namespace {

constexpr const char* kAgent = "agent";

/// The cases in which the same person stands as the agent, or may stand.
Expected<std::set<std::string>, StoreError> streams_of_agent(const ViewReader& search,
                                                             const std::string& stream) {
    std::set<std::string> streams{stream};
    const auto take = [&streams](const PartyRef& party) {
        if (party.holder == kAgent) {
            streams.insert(party.stream);
        }
    };
    const PartyRef self{stream, kAgent};
    const auto person = person_of(search, self);
    if (!person) {
        return log::unexpected(person.error());
    }
    if (!person->empty()) {
        const auto parties = parties_of(search, *person);
        if (!parties) {
            return log::unexpected(parties.error());
        }
        for (const auto& party : *parties) {
            take(party);
        }
    }
    const auto proposals = proposals_for(search, self);
    if (!proposals) {
        return log::unexpected(proposals.error());
    }
    for (const auto& proposal : *proposals) {
        for (const auto& known : proposal.parties) {
            take(known.party);
        }
    }
    return streams;
}

}  // namespace

Expected<std::size_t, StoreError> open_cases_of_agent(const ViewReader& search,
                                                      const ViewReader& cases,
                                                      const std::string& stream) {
    const auto own = case_row(cases, stream);
    if (!own) {
        return log::unexpected(own.error());
    }
    if (!*own || (*own)->applicant_class == "self" || has_ended((*own)->status)) {
        return std::size_t{0};
    }
    const auto streams = streams_of_agent(search, stream);
    if (!streams) {
        return log::unexpected(streams.error());
    }
    std::size_t open = 0;
    for (const auto& one : *streams) {
        const auto row = case_row(cases, one);
        if (!row) {
            return log::unexpected(row.error());
        }
        open += *row && !has_ended((*row)->status) ? 1U : 0U;
    }
    return open;
}

}  // namespace madoguchi::projections
