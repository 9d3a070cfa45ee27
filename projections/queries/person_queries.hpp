#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "madoguchi/log/expected.hpp"
#include "madoguchi/log/store_error.hpp"
#include "madoguchi/projections/core/view_store.hpp"
#include "madoguchi/projections/queries/list_queries.hpp"
#include "madoguchi/projections/rows/person_row.hpp"

// Questions about the register of persons. Each takes a reader of the view it names; errors are the
// reader's.
namespace madoguchi::projections {

/// A person of a case and who they are in the register.
struct KnownParty {
    PartyRef party;
    std::string person;  ///< Key; empty: not identified.
    auto operator<=>(const KnownParty&) const = default;
};

/// People who may be the same: their number in the resident register, or their furigana and birth
/// date, are. Nobody has said so yet, or not of all of them.
struct Proposal {
    std::string ground;               ///< `register_number` `name_and_birth_date`
    std::vector<KnownParty> parties;  ///< Two or more.
};
struct ProposalPage {
    std::vector<Proposal> proposals;
    std::string next;  ///< Empty on the last page.
};
/// View `search`: what waits for a clerk, in no order that means anything. `after` is `next` of the
/// page before; `limit` proposals at most.
[[nodiscard]] Expected<ProposalPage, StoreError> proposals(const ViewReader& search,
                                                           const std::string& after,
                                                           std::size_t limit);

/// View `search`: who of other cases may be the same person as `party`: strong grounds first.
[[nodiscard]] Expected<std::vector<Proposal>, StoreError> proposals_for(const ViewReader& search,
                                                                        const PartyRef& party);

/// View `search`: who a person of a case is in the register; empty when nobody has said.
[[nodiscard]] Expected<std::string, StoreError> person_of(const ViewReader& search,
                                                          const PartyRef& party);

/// View `search`: every case of a person, ordered, as whom they stand in it.
[[nodiscard]] Expected<std::vector<PartyRef>, StoreError> parties_of(const ViewReader& search,
                                                                     const std::string& person);

/// View `persons`: the person's row; none if the register has no such person.
[[nodiscard]] Expected<std::optional<PersonRow>, StoreError> person_row(const ViewReader& persons,
                                                                        const std::string& person);

/// View `persons`: persons by a list: `erasures` that wait for approval (oldest first), `holds`,
/// `agents` of more than one case (most cases first).
enum class PersonList : std::uint8_t { kErasures, kHolds, kAgents };
struct PersonEntry {
    std::string person;
    PersonRow row;
};
[[nodiscard]] Expected<std::vector<PersonEntry>, StoreError> persons_in(const ViewReader& persons,
                                                                        PersonList list,
                                                                        std::size_t limit);

}  // namespace madoguchi::projections
