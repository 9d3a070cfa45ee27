#pragma once

#include <string>
#include <vector>

#include "madoguchi/domain/cases/case_state.hpp"
#include "madoguchi/domain/cases/commands/case_command.hpp"
#include "madoguchi/facts/values/date.hpp"

namespace madoguchi::cases {

/// Something that becomes an ordinary command at the start of a day.
struct DueCommand {
    std::string kind;      ///< `lapse_reply` `expire` `reevaluate_age`
    std::string key;       ///< Letter number, what expires, or the age reached.
    facts::Date due_on{};  ///< First day, Asia/Tokyo, on which the command has something to do.
    bool operator==(const DueCommand&) const = default;
};

/// What becomes due for a case, if nothing happens before. None for a case that isn't open or that
/// the principal has denied; a reply doesn't lapse while the terminal is down. A birthday is
/// followed up on the first day of the next month, so that the row doesn't say the day; each visit
/// evaluates the age again anyway (AMB-50).
[[nodiscard]] std::vector<DueCommand> timers(const CaseState& state);

/// The command that a timer of `timers` becomes. `kind` and `key` must be from there.
[[nodiscard]] CaseCommand due_command(const std::string& kind, const std::string& key);

}  // namespace madoguchi::cases
