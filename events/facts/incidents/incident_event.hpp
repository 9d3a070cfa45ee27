#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "madoguchi/facts/values/code.hpp"
#include "madoguchi/facts/values/date.hpp"
#include "madoguchi/facts/values/fields.hpp"
#include "madoguchi/facts/values/sensitive.hpp"

namespace madoguchi::facts {

/// 事故: something went wrong with personal data, or may have. The cases concerned are frozen.
struct IncidentOpened {
    /// `misdirected_letter` 誤送付 `loss` 紛失 `mistaken_delivery` 誤交付 `unauthorised_look`
    /// `other`
    Reason kind;
    Date found_on;
    std::string found_at;  ///< `HH:MM`; empty where nobody noted it.
    Staff found_by;
    std::vector<std::string> cases;  ///< Case ids.
    Sensitive<std::string> text;
    Staff opened_by;  ///< Another person closes it.
    MADOGUCHI_FIELDS(IncidentOpened, kind, found_on, found_at, found_by, cases, text, opened_by);
};

/// A report has to be made by a day: reckoned from the day of finding by the municipality's
/// setting.
struct ReportClockStarted {
    std::string report;  ///< `first` 速報 `final` 確報
    Date due_on;         ///< Last day, inclusive.
    MADOGUCHI_FIELDS(ReportClockStarted, report, due_on);
};

/// The last day for a report has come and it isn't made.
struct ReportFellDue {
    std::string report;
    Date due_on;
    MADOGUCHI_FIELDS(ReportFellDue, report, due_on);
};

struct ReportMade {
    std::string report;
    Date made_on;
    std::string to;  ///< `commission` `prefecture` `person` `ministry` `other`
    Staff made_by;
    Sensitive<std::string> text;
    MADOGUCHI_FIELDS(ReportMade, report, made_on, to, made_by, text);
};

/// A report that doesn't have to be made, and who says so.
struct ReportFoundNeedless {
    std::string report;
    Staff decided_by;
    Sensitive<std::string> reason;
    MADOGUCHI_FIELDS(ReportFoundNeedless, report, decided_by, reason);
};

/// Another case is concerned; it is frozen too.
struct CaseJoinedIncident {
    std::string case_id;
    Sensitive<std::string> reason;
    MADOGUCHI_FIELDS(CaseJoinedIncident, case_id, reason);
};

/// A case isn't concerned after all; its freeze is lifted.
struct CaseLeftIncident {
    std::string case_id;
    Sensitive<std::string> reason;
    MADOGUCHI_FIELDS(CaseLeftIncident, case_id, reason);
};

/// A person affected whom the cases don't name, e.g. who got somebody else's letter.
struct AffectedPersonAdded {
    std::uint32_t person_no = 1;  ///< Within the incident, from 1.
    Sensitive<std::string> name;
    Sensitive<std::string> contact;
    Sensitive<std::string> reason;
    MADOGUCHI_FIELDS(AffectedPersonAdded, person_no, name, contact, reason);
};

/// Somebody isn't affected after all: a person of a case, or one that was added.
struct AffectedPersonRemoved {
    std::string case_id;          ///< Empty for a person that was added.
    Holder holder;                ///< Of the case; empty for a person that was added.
    std::uint32_t person_no = 0;  ///< 0 for a person of a case.
    Sensitive<std::string> reason;
    MADOGUCHI_FIELDS(AffectedPersonRemoved, case_id, holder, person_no, reason);
};

struct IncidentNoteAdded {
    Sensitive<std::string> text;
    MADOGUCHI_FIELDS(IncidentNoteAdded, text);
};

/// A manager closed the incident; the freezes are lifted.
struct IncidentClosed {
    Staff closed_by;
    std::vector<std::string> cases;  ///< Case ids whose freeze is lifted.
    Sensitive<std::string> text;  ///< What came of it, and what is done so that it doesn't again.
    MADOGUCHI_FIELDS(IncidentClosed, closed_by, cases, text);
};

/// Everything that can happen to an incident. Stream key: `incident/<id>`.
using IncidentEvent =
    std::variant<IncidentOpened, ReportClockStarted, ReportFellDue, ReportMade, ReportFoundNeedless,
                 CaseJoinedIncident, CaseLeftIncident, AffectedPersonAdded, AffectedPersonRemoved,
                 IncidentNoteAdded, IncidentClosed>;

}  // namespace madoguchi::facts
