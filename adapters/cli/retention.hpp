#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "madoguchi/adapters/cli/failure.hpp"
#include "madoguchi/adapters/cli/installation.hpp"
#include "madoguchi/facts/values/fields.hpp"

namespace madoguchi::cli {

/// A case whose retention period is over, or that a hold keeps.
struct DueLine {
    std::string municipality;
    std::string case_number;
    std::string stream;
    std::string office;
    std::string status;
    facts::Date ended_on{};
    std::optional<facts::Date> due_on;  ///< Absent where the office hasn't set the years.
    std::string disposal_requested_by;
    std::vector<std::string> holds;
    MADOGUCHI_FIELDS(DueLine, municipality, case_number, stream, office, status, ended_on, due_on,
                     disposal_requested_by, holds);
};

struct DueQuery {
    bool held = false;  ///< Those that a hold keeps, in place of those that are due.
    std::size_t limit = 50;
    std::string after;  ///< `next` of the page before.
};

struct DuePage {
    std::optional<int> years;    ///< Of retention; absent: the office hasn't set them.
    std::vector<DueLine> lines;  ///< By the day of the end. Nothing is due while years are absent.
    std::string next;            ///< Empty on the last page.
    MADOGUCHI_FIELDS(DuePage, years, lines, next);
};
[[nodiscard]] Result<DuePage> due_page(const Installation& installation,
                                       const log::TenantId& tenant, const DueQuery& query);

}  // namespace madoguchi::cli
