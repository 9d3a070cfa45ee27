#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "madoguchi/adapters/cli/installation.hpp"
#include "madoguchi/adapters/cli/parties.hpp"
#include "madoguchi/facts/values/person.hpp"
#include "madoguchi/projections/core/decoded_commit.hpp"
#include "madoguchi/projections/core/search_tokens.hpp"
#include "madoguchi/projections/queries/case_line.hpp"
#include "madoguchi/projections/rows/case_row.hpp"

namespace madoguchi::cli {

class Looking;

/// A case by where it is kept.
struct CaseRef {
    log::TenantId tenant;
    log::StreamId stream;
};

/// Finds a case by its id (with or without `case/`), its number for people, its letter number or
/// its registered-mail number, among all municipalities or one. Full-width digits and letters are
/// read as ASCII ones. Failure kNotFound: there is none, or several municipalities have one; for a
/// case number whose check digit is wrong that is said.
[[nodiscard]] Result<CaseRef> find_case(const Installation& installation, std::string_view wanted,
                                        std::string_view municipality);

/// Whom to look for; kana or birth date may be left out, not both.
struct SearchFor {
    std::string kana;
    projections::KanaMatch match = projections::KanaMatch::kExact;
    std::optional<facts::Date> birth_date;
};

/// A person of a case.
struct FoundParty {
    CaseRef which;
    std::string holder;  ///< `principal` `agent`
};

/// Who is found by kana (each part must be found) and birth date. The search is recorded, in each
/// municipality that is searched, before what was found is returned. The projections must have
/// caught up. Failure kUsage: a beginning that is too short.
[[nodiscard]] Result<std::vector<FoundParty>> search_parties(const Installation& installation,
                                                             std::string_view municipality,
                                                             const SearchFor& wanted,
                                                             Looking& looking);

/// One entry of a case's history as it reads now.
struct HistoryEntry {
    std::uint64_t event_no = 0;  ///< From 1.
    std::string type;            ///< Wire name.
    facts::AnyEvent event;       ///< With corrections; meaningless if `newer_than_build`.
    log::UtcTime occurred_at;
    log::UtcTime recorded_at;
    std::string actor;
    std::string office;
    std::string policy_version;
    log::Position position;
    bool corrected = false;  ///< A later entry replaced a field of it.
    bool voided = false;     ///< A later entry took it back.
    bool newer_than_build = false;
};

/// A case's entries in order. `as_known_on`: only what was recorded up to the end of that day in
/// Japan, corrections of that time included. Failure kNotFound: nothing was known of the case yet.
[[nodiscard]] Result<std::vector<HistoryEntry>> history(const Installation& installation,
                                                        const CaseRef& which,
                                                        std::optional<facts::Date> as_known_on);

/// A case with what is sealed.
struct CaseFile {
    CaseRef which;
    projections::CaseRow row;
    projections::CaseLine line;  ///< As of today.
    Parties parties;
    /// Open cases of the agent, where `many_cases_of_agent` has found that they are many.
    std::optional<std::size_t> many_of_agent = {};
};

/// Reads a case. The projections must have caught up. Failure kNotFound.
[[nodiscard]] Result<CaseFile> read_case(const Installation& installation, const CaseRef& which);

}  // namespace madoguchi::cli
