#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "madoguchi/facts/values/date.hpp"
#include "madoguchi/facts/values/fields.hpp"

namespace madoguchi::projections {

/// A refusal, an exception or a correction, with who answers for it.
struct AuditRow {
    std::uint64_t event_no = 0;
    std::string kind;     ///< `refusal` `exception` `correction` `void` `policy_adoption`
                          ///< `erasure` `retention_hold` `disposal` `staff`
    std::string word;     ///< Refusal code, exception, field or version. Never a value.
    std::string subject;  ///< What it is about: target, document, entry number.
    std::vector<std::string> rule_ids;
    std::string actor;
    std::string approved_by;  ///< Empty where nobody had to.
    std::string office;
    std::string case_number;
    facts::Date on{};
    MADOGUCHI_FIELDS(AuditRow, event_no, kind, word, subject, rule_ids, actor, approved_by, office,
                     case_number, on);
};

/// What one case has brought into the audit lists.
struct AuditState {
    bool newer_than_build = false;
    std::string case_number;
    std::vector<AuditRow> entries;
    MADOGUCHI_FIELDS(AuditState, newer_than_build, case_number, entries);
};

/// A command that couldn't be done: an outcome without events.
struct RejectionRow {
    std::uint64_t position = 0;
    std::string stream;
    std::string command_type;
    std::uint32_t code = 0;
    std::string code_name;
    std::string actor;
    std::string office;
    facts::Date on{};
    MADOGUCHI_FIELDS(RejectionRow, position, stream, command_type, code, code_name, actor, office,
                     on);
};

}  // namespace madoguchi::projections
