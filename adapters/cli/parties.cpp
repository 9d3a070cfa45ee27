#include "madoguchi/adapters/cli/parties.hpp"

#include <variant>
#include <vector>

#include "madoguchi/projections/core/effective_events.hpp"

namespace madoguchi::cli {

void Parties::take_in(const facts::CaseEvent& event) {
    if (const auto* opened = std::get_if<facts::CaseOpened>(&event)) {
        principal = opened->principal;
        agent = opened->agent;
    } else if (const auto* moved = std::get_if<facts::RegisteredAddressChanged>(&event)) {
        principal.postcode = moved->postcode;
        principal.address = moved->address;
    } else if (const auto* renamed = std::get_if<facts::PrincipalNameChanged>(&event)) {
        principal.name = renamed->name;
        principal.kana = renamed->kana;
    } else if (const auto* visit = std::get_if<facts::SecondVisitOpened>(&event);
               visit != nullptr && visit->other_agent) {
        other_agent = visit->other_agent;
    }
}

Result<Parties> read_parties(const Installation& installation, const log::TenantId& tenant,
                             const projections::CaseRow& row) {
    const std::vector<log::Position> positions(row.parties_at.begin(), row.parties_at.end());
    const auto commits = installation.commits(tenant, positions);
    if (!commits) {
        return log::unexpected(commits.error());
    }
    Parties parties;
    for (const auto& entry : projections::effective_events(*commits)) {
        const auto* const event = std::get_if<facts::CaseEvent>(&entry.event);
        if (event != nullptr && entry.effective) {
            parties.take_in(*event);
        }
    }
    return parties;
}

}  // namespace madoguchi::cli
