#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "madoguchi/facts/values/code.hpp"
#include "madoguchi/facts/values/date.hpp"
#include "madoguchi/facts/values/fields.hpp"

namespace madoguchi::incidents {

/// A report that an incident asks for.
struct ReportState {
    std::string report;                 ///< `first` `final`
    std::optional<facts::Date> due_on;  ///< Absent while the office hasn't set its days.
    bool fell_due = false;
    bool made = false;
    bool needless = false;
    MADOGUCHI_FIELDS(ReportState, report, due_on, fell_due, made, needless);

    [[nodiscard]] bool settled() const { return made || needless; }
};

/// Somebody who isn't affected after all: a person of a case, or one who was added by number.
struct UnaffectedPerson {
    std::string case_id;
    facts::Holder holder;
    std::uint32_t person_no = 0;
    MADOGUCHI_FIELDS(UnaffectedPerson, case_id, holder, person_no);
};

/// What later decisions about an incident need.
struct IncidentState {
    std::uint64_t event_count = 0;
    std::string status;  ///< Empty: not opened. `open` `closed`
    facts::Date found_on{};
    facts::Staff opened_by;
    std::vector<std::string> cases;
    std::vector<ReportState> reports;  ///< `first`, then `final`, once opened.
    std::uint32_t persons_added = 0;
    std::vector<UnaffectedPerson> unaffected;
    MADOGUCHI_FIELDS(IncidentState, event_count, status, found_on, opened_by, cases, reports,
                     persons_added, unaffected);
};

/// Version of `evolve`: raise it when the same events fold into another state.
inline constexpr std::uint32_t kIncidentFoldVersion = 1;

}  // namespace madoguchi::incidents
