#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "madoguchi/facts/values/code.hpp"
#include "madoguchi/facts/values/fields.hpp"

namespace madoguchi::persons {

/// A case of the person.
struct LinkState {
    std::string case_id;
    facts::Holder holder;
    bool erased = false;  ///< The person's data keys of it are destroyed.
    MADOGUCHI_FIELDS(LinkState, case_id, holder, erased);
};

/// A reason not to erase for now.
struct HoldState {
    facts::Reason ground;
    std::string reference;
    MADOGUCHI_FIELDS(HoldState, ground, reference);
};

/// What later decisions about a person in the register need.
struct PersonState {
    std::uint64_t event_count = 0;
    std::vector<LinkState> links;
    std::vector<HoldState> holds;
    std::string erasure;  ///< Empty: nobody asked. `requested` `approved`
    facts::Staff requested_by;
    MADOGUCHI_FIELDS(PersonState, event_count, links, holds, erasure, requested_by);

    /// The link to one party of a case; null for none.
    [[nodiscard]] const LinkState* link(const std::string& case_id,
                                        const facts::Holder& holder) const;
};

/// Version of `evolve`: raise it when the same events fold into another state.
inline constexpr std::uint32_t kPersonFoldVersion = 1;

}  // namespace madoguchi::persons
