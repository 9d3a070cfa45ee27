#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "madoguchi/facts/looks/look_event.hpp"
#include "madoguchi/facts/values/code.hpp"
#include "madoguchi/facts/values/fields.hpp"

namespace madoguchi::looks {

using facts::OpenedCase;
using facts::Purpose;

/// Somebody is about to see what is sealed in these cases.
struct RecordOpening {
    std::string view;
    Purpose purpose;
    std::vector<OpenedCase> cases;
    MADOGUCHI_FIELDS(RecordOpening, view, purpose, cases);
};

/// Somebody is about to see what a search has found.
struct RecordSearch {
    std::vector<std::string> terms;
    std::vector<std::string> tokens;  ///< Keyed; never what was searched for.
    std::uint32_t hits = 0;
    Purpose purpose;
    MADOGUCHI_FIELDS(RecordSearch, terms, tokens, hits, purpose);
};

/// Data is about to leave the program.
struct RecordExport {
    std::string what;
    std::string subject;
    std::uint32_t records = 0;
    Purpose purpose;
    MADOGUCHI_FIELDS(RecordExport, what, subject, records, purpose);
};

/// Somebody tried what a stop forbids. Comes from the rejection.
struct RecordForbiddenAct {
    std::string case_id;
    std::string command;
    std::string stop;
    facts::Staff tried_by;
    MADOGUCHI_FIELDS(RecordForbiddenAct, case_id, command, stop, tried_by);
};

/// Everything that can be asked of the record of looks.
using LookCommand = std::variant<RecordOpening, RecordSearch, RecordExport, RecordForbiddenAct>;

}  // namespace madoguchi::looks
