#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "madoguchi/facts/values/code.hpp"
#include "madoguchi/facts/values/fields.hpp"

namespace madoguchi::facts {

using Purpose = Code<struct PurposeTag>;  ///< Why somebody looks: `intake` `dispatch` `audit` …

/// A case that somebody opened, as it stood at that moment.
struct OpenedCase {
    std::string case_id;
    Office office;                  ///< Where the case was being worked on.
    bool protected_person = false;  ///< 支援措置 was in force.
    MADOGUCHI_FIELDS(OpenedCase, case_id, office, protected_person);
};

/// Somebody opened what is sealed: persons on a screen, entries of a history, a letter.
struct PersonalDataOpened {
    std::string view;  ///< `show` `history` `search` `list` `letter` `visit_slip` `print_batch` …
    Purpose purpose;
    std::vector<OpenedCase> cases;
    MADOGUCHI_FIELDS(PersonalDataOpened, view, purpose, cases);
};

/// Somebody searched for a person. What was searched for is kept as keyed tokens only: they tell
/// that two searches were for the same, and nothing else to who hasn't the key.
struct PersonsSearched {
    std::vector<std::string> terms;  ///< `kana` `birth_date`
    std::vector<std::string> tokens;
    std::uint32_t hits = 0;
    Purpose purpose;
    MADOGUCHI_FIELDS(PersonsSearched, terms, tokens, hits, purpose);
};

/// Data left the program as a file or a list for other use.
struct DataExported {
    std::string what;     ///< `archive` `case_proof` `audit_looks` …
    std::string subject;  ///< Case id, list or month; empty for everything of the municipality.
    std::uint32_t records = 0;
    Purpose purpose;
    MADOGUCHI_FIELDS(DataExported, what, subject, records, purpose);
};

/// Somebody tried what a stop forbids, or what only somebody else may do, and was refused.
struct ForbiddenActTried {
    std::string case_id;
    std::string command;  ///< What was asked for: `post_letter` …
    std::string stop;  ///< The rejection: `protected_person` `principal_denied` `case_frozen` …
    Staff tried_by;
    MADOGUCHI_FIELDS(ForbiddenActTried, case_id, command, stop, tried_by);
};

/// Every look at personal data, apart from the cases' histories. Who looked, where and when stands
/// in the commit. Stream key: `looks/<day>`, the day in Japan.
using LookEvent =
    std::variant<PersonalDataOpened, PersonsSearched, DataExported, ForbiddenActTried>;

}  // namespace madoguchi::facts
