#pragma once

#include <cstdint>
#include <string>

#include "madoguchi/domain/cases/commands/intake_commands.hpp"
#include "madoguchi/facts/values/code.hpp"
#include "madoguchi/facts/values/date.hpp"
#include "madoguchi/facts/values/fields.hpp"
#include "madoguchi/facts/values/person.hpp"
#include "madoguchi/facts/values/sensitive.hpp"

namespace madoguchi::cases {

/// "I never applied": by telephone, by letter, at the counter.
struct RecordDenial {
    Method channel;
    std::string confirmed;
    MADOGUCHI_FIELDS(RecordDenial, channel, confirmed);
};

struct LiftDenial {
    Sensitive<std::string> reason;
    MADOGUCHI_FIELDS(LiftDenial, reason);
};

struct ApproveProtectedHandling {
    std::string act;
    Sensitive<std::string> reason;
    MADOGUCHI_FIELDS(ApproveProtectedHandling, act, reason);
};

/// An incident concerns the case. Comes from the incident.
struct FreezeCase {
    std::string incident;
    MADOGUCHI_FIELDS(FreezeCase, incident);
};

/// The incident doesn't hold the case any more. Comes from the incident.
struct LiftFreeze {
    std::string incident;
    MADOGUCHI_FIELDS(LiftFreeze, incident);
};

/// A change of the resident register. `kind`: `death` `move_out` `moved_abroad` `move_within`
/// `name_change` `protection_on` `protection_off`.
struct RecordResidentChange {
    std::string kind;
    Date notified_on;
    Date effective_on;
    Sensitive<std::string> postcode;  ///< New values for `move_within`; empty otherwise.
    Sensitive<std::string> address;
    Sensitive<std::string> name;  ///< New values for `name_change`; empty otherwise.
    Sensitive<std::string> kana;
    bool continued_use = false;
    MADOGUCHI_FIELDS(RecordResidentChange, kind, notified_on, effective_on, postcode, address, name,
                     kana, continued_use);
};

struct ReviewRegisterChange {
    std::string decision;  ///< `go_on` `send_again`
    Sensitive<std::string> reason;
    MADOGUCHI_FIELDS(ReviewRegisterChange, decision, reason);
};

struct ReportCardLost {
    Date reported_on;
    MADOGUCHI_FIELDS(ReportCardLost, reported_on);
};

struct RecordCardFound {
    Date found_on;
    MADOGUCHI_FIELDS(RecordCardFound, found_on);
};

/// Timer: a last day is over, or the day of a move out has come. `what`: `certificate` `card`
/// `residence`.
struct RecordExpiry {
    std::string what;
    MADOGUCHI_FIELDS(RecordExpiry, what);
};

/// Timer: the principal reaches 15 or 18.
struct ReevaluateAge {
    MADOGUCHI_FIELDS(ReevaluateAge);
};

struct WithdrawCase {
    Holder by;
    Reason reason;
    MADOGUCHI_FIELDS(WithdrawCase, by, reason);
};

struct ReplaceAgent {
    std::string new_case;
    Person new_agent;
    Staff approved_by;
    MADOGUCHI_FIELDS(ReplaceAgent, new_case, new_agent, approved_by);
};

struct RecordPrincipalAppears {
    std::string new_case;
    MADOGUCHI_FIELDS(RecordPrincipalAppears, new_case);
};

}  // namespace madoguchi::cases
