#pragma once

#include <string_view>
#include <vector>

#include "madoguchi/adapters/cli/cases.hpp"
#include "madoguchi/adapters/cli/looking.hpp"

namespace madoguchi::cli {

/// Whom a line asks for: kana in any form, a `*` behind it for a beginning, a birth date in any
/// form. Failure kUsage, without a word of the line: it may be a name.
[[nodiscard]] Result<SearchFor> read_search(std::string_view line);

/// Who was found, and whether voiced marks were left out of account.
struct FoundParties {
    std::vector<FoundParty> parties;
    bool loosely = false;
};

/// What agrees exactly; without that, and where no beginning was asked for, what agrees loosely.
/// As `search_parties`.
[[nodiscard]] Result<FoundParties> find_parties(const Installation& installation,
                                                std::string_view municipality, SearchFor wanted,
                                                Looking& looking);

}  // namespace madoguchi::cli
