#pragma once

#include <optional>
#include <string>
#include <variant>

#include "madoguchi/facts/values/code.hpp"
#include "madoguchi/facts/values/date.hpp"
#include "madoguchi/facts/values/fields.hpp"
#include "madoguchi/facts/values/sensitive.hpp"

namespace madoguchi::facts {

using Role = Code<struct RoleTag>;  ///< `clerk` `mailroom` `section_chief` `manager` …

/// A person began to work with the program; without a role yet.
struct StaffRegistered {
    Staff staff;
    Sensitive<std::string> name;
    Date from;  ///< First day of work.
    MADOGUCHI_FIELDS(StaffRegistered, staff, name, from);
};

/// A role was given to a person: for one office, or for the whole municipality; for good, or for a
/// time (a deputy).
struct RoleGranted {
    Staff staff;
    Role role;
    Office office;  ///< Empty iff it holds for the whole municipality.
    Date from;
    std::optional<Date> until;  ///< Last day, inclusive; absent: until it is withdrawn.
    Staff approved_by{};        ///< The second person; empty for roles that need none.
    MADOGUCHI_FIELDS(RoleGranted, staff, role, office, from, until, approved_by);
};

/// A role was taken from a person.
struct RoleWithdrawn {
    Staff staff;
    Role role;
    Office office;
    Date last_day;  ///< On which the person still has it, inclusive.
    MADOGUCHI_FIELDS(RoleWithdrawn, staff, role, office, last_day);
};

/// A person left, or was moved elsewhere: every role ends on that day.
struct StaffLeft {
    Staff staff;
    Date last_day;  ///< Inclusive.
    MADOGUCHI_FIELDS(StaffLeft, staff, last_day);
};

/// A person who had left is back; roles are granted anew.
struct StaffReturned {
    Staff staff;
    Date from;
    MADOGUCHI_FIELDS(StaffReturned, staff, from);
};

/// A person was given a way to sign in, or a new one in its place.
struct SignInGranted {
    Staff staff;
    std::string way;  ///< `password` (for once), `identity_provider`.
    MADOGUCHI_FIELDS(SignInGranted, staff, way);
};

/// A way to sign in was taken from a person, with the sessions that had come by it.
struct SignInWithdrawn {
    Staff staff;
    std::string way;  ///< `account` (every way), `identity_provider`.
    MADOGUCHI_FIELDS(SignInWithdrawn, staff, way);
};

/// Everything that can happen to a municipality's staff. Stream key: `staff/<tenant>`.
using StaffEvent = std::variant<StaffRegistered, RoleGranted, RoleWithdrawn, StaffLeft,
                                StaffReturned, SignInGranted, SignInWithdrawn>;

}  // namespace madoguchi::facts
