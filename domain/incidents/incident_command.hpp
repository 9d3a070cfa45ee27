#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "madoguchi/facts/values/code.hpp"
#include "madoguchi/facts/values/date.hpp"
#include "madoguchi/facts/values/fields.hpp"
#include "madoguchi/facts/values/sensitive.hpp"

namespace madoguchi::incidents {

using facts::Date;
using facts::Holder;
using facts::Reason;
using facts::Sensitive;
using facts::Staff;

/// 事故: something went wrong with personal data, or may have.
struct OpenIncident {
    Reason kind;
    Date found_on;
    std::string found_at;
    Staff found_by;
    std::vector<std::string> cases;
    Sensitive<std::string> text;
    MADOGUCHI_FIELDS(OpenIncident, kind, found_on, found_at, found_by, cases, text);
};

/// After the office has set how many days it has: starts the clocks that couldn't be started.
struct StartReportClocks {
    MADOGUCHI_FIELDS(StartReportClocks);
};

struct RecordReport {
    std::string report;
    Date made_on;
    std::string to;
    Sensitive<std::string> text;
    MADOGUCHI_FIELDS(RecordReport, report, made_on, to, text);
};

struct FindReportNeedless {
    std::string report;
    Sensitive<std::string> reason;
    MADOGUCHI_FIELDS(FindReportNeedless, report, reason);
};

struct AddCaseToIncident {
    std::string case_id;
    Sensitive<std::string> reason;
    MADOGUCHI_FIELDS(AddCaseToIncident, case_id, reason);
};

struct RemoveCaseFromIncident {
    std::string case_id;
    Sensitive<std::string> reason;
    MADOGUCHI_FIELDS(RemoveCaseFromIncident, case_id, reason);
};

struct AddAffectedPerson {
    Sensitive<std::string> name;
    Sensitive<std::string> contact;
    Sensitive<std::string> reason;
    MADOGUCHI_FIELDS(AddAffectedPerson, name, contact, reason);
};

/// A person of a case (`case_id` and `holder`), or one that was added (`person_no`).
struct RemoveAffectedPerson {
    std::string case_id;
    Holder holder;
    std::uint32_t person_no = 0;
    Sensitive<std::string> reason;
    MADOGUCHI_FIELDS(RemoveAffectedPerson, case_id, holder, person_no, reason);
};

struct AddIncidentNote {
    Sensitive<std::string> text;
    MADOGUCHI_FIELDS(AddIncidentNote, text);
};

struct CloseIncident {
    Sensitive<std::string> text;
    MADOGUCHI_FIELDS(CloseIncident, text);
};

/// Timer: the last day for a report has come.
struct RemindOfReport {
    std::string report;
    MADOGUCHI_FIELDS(RemindOfReport, report);
};

/// Everything that can be asked of an incident.
using IncidentCommand =
    std::variant<OpenIncident, StartReportClocks, RecordReport, FindReportNeedless,
                 AddCaseToIncident, RemoveCaseFromIncident, AddAffectedPerson, RemoveAffectedPerson,
                 AddIncidentNote, CloseIncident, RemindOfReport>;

}  // namespace madoguchi::incidents
