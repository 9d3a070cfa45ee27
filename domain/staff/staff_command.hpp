#pragma once

#include <optional>
#include <string>
#include <variant>

#include "madoguchi/facts/staff/staff_event.hpp"
#include "madoguchi/facts/values/code.hpp"
#include "madoguchi/facts/values/date.hpp"
#include "madoguchi/facts/values/fields.hpp"
#include "madoguchi/facts/values/sensitive.hpp"

namespace madoguchi::staff {

using facts::Date;
using facts::Office;
using facts::Sensitive;
using facts::Staff;

/// Names a municipality's first administrator, on the machine's console.
struct AppointAdministrator {
    Staff staff;
    Sensitive<std::string> name;  ///< Needed for somebody who isn't registered.
    MADOGUCHI_FIELDS(AppointAdministrator, staff, name);
};

struct RegisterStaff {
    Staff staff;
    Sensitive<std::string> name;
    Date from;
    MADOGUCHI_FIELDS(RegisterStaff, staff, name, from);
};

struct GrantRole {
    Staff staff;
    facts::Role role;
    Office office;  ///< Empty: the whole municipality.
    Date from;
    std::optional<Date> until;  ///< Inclusive: a deputy.
    Staff approved_by{};        ///< The second person where the role leads or administers.
    MADOGUCHI_FIELDS(GrantRole, staff, role, office, from, until, approved_by);
};

struct WithdrawRole {
    Staff staff;
    facts::Role role;
    Office office;
    Date last_day;  ///< Inclusive; yesterday takes it away at once.
    MADOGUCHI_FIELDS(WithdrawRole, staff, role, office, last_day);
};

struct RecordLeaving {
    Staff staff;
    Date last_day;  ///< Inclusive.
    MADOGUCHI_FIELDS(RecordLeaving, staff, last_day);
};

struct RecordReturn {
    Staff staff;
    Date from;
    MADOGUCHI_FIELDS(RecordReturn, staff, from);
};

/// Lets somebody sign in. Who puts the command gives the way itself once it is on record.
struct GrantSignIn {
    Staff staff;
    std::string way;  ///< `password`, `identity_provider`.
    MADOGUCHI_FIELDS(GrantSignIn, staff, way);
};

/// Takes a way to sign in from somebody, also from who has left.
struct WithdrawSignIn {
    Staff staff;
    std::string way;  ///< `account` (every way), `identity_provider`.
    MADOGUCHI_FIELDS(WithdrawSignIn, staff, way);
};

/// Everything that can be asked of a municipality's staff.
using StaffCommand = std::variant<AppointAdministrator, RegisterStaff, GrantRole, WithdrawRole,
                                  RecordLeaving, RecordReturn, GrantSignIn, WithdrawSignIn>;

}  // namespace madoguchi::staff
