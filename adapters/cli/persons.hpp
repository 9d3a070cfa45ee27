#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "madoguchi/adapters/cli/cases.hpp"
#include "madoguchi/adapters/cli/installation.hpp"
#include "madoguchi/adapters/cli/policies.hpp"
#include "madoguchi/projections/queries/person_queries.hpp"

namespace madoguchi::cli {

/// A person of the register.
struct PersonRef {
    log::TenantId tenant;
    std::string key;
    [[nodiscard]] log::StreamId stream() const { return log::StreamId("person/" + key); }
};

/// Reads `CASE`, `CASE:principal` or `CASE:agent`; without a holder it is the principal. The
/// projections must have caught up. Failure as `find_case`, and kNotFound: the case has no agent.
[[nodiscard]] Result<FoundParty> find_party(const Installation& installation,
                                            std::string_view wanted, std::string_view municipality);

/// Reads a person's key, with or without `person/`, or a party as above that has been identified.
/// Failure kNotFound: there is no such person, or nobody has said who the party is.
[[nodiscard]] Result<PersonRef> find_person(const Installation& installation,
                                            std::string_view wanted, std::string_view municipality);

/// Who the party is in the register; empty when nobody has said.
[[nodiscard]] Result<std::string> person_of(const Installation& installation,
                                            const FoundParty& party);

/// The key of the entry that a party opens: always the same for the same party, and nothing can be
/// read back from it.
[[nodiscard]] std::string own_person_key(const Installation& installation, const FoundParty& party);

/// One command of the register or of retention.
struct RegisterCommand {
    const char* name;                                         ///< As in the contract.
    std::vector<std::pair<const char*, std::string>> fields;  ///< Empty ones are left out.
};
/// Submits it to a stream, does what follows from it, and brings the projections up to date.
[[nodiscard]] Result<log::Answer> submit_to(Installation& installation, const log::TenantId& tenant,
                                            const log::StreamId& stream, const Desk& desk,
                                            const RegisterCommand& command);

}  // namespace madoguchi::cli
