#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "madoguchi/facts/staff/staff_event.hpp"
#include "madoguchi/facts/values/code.hpp"
#include "madoguchi/facts/values/date.hpp"
#include "madoguchi/facts/values/fields.hpp"

namespace madoguchi::staff {

/// A role that a person has, had or will have.
struct HeldRole {
    facts::Role role;
    facts::Office office;  ///< Empty: the whole municipality.
    facts::Date from{};
    std::optional<facts::Date> until;  ///< Inclusive.
    MADOGUCHI_FIELDS(HeldRole, role, office, from, until);

    [[nodiscard]] bool in_force(facts::Date day) const {
        return from <= day && (!until || day <= *until);
    }
};

/// One person.
struct Member {
    facts::Staff staff;
    facts::Date from{};
    std::optional<facts::Date> last_day;  ///< Inclusive; absent: goes on.
    std::vector<HeldRole> roles;
    MADOGUCHI_FIELDS(Member, staff, from, last_day, roles);

    /// Works here on that day, whatever the roles.
    [[nodiscard]] bool employed(facts::Date day) const {
        return from <= day && (!last_day || day <= *last_day);
    }
};

/// What later decisions need of a municipality's staff; names are in the events only.
struct StaffState {
    std::uint64_t event_count = 0;
    std::vector<Member> members;  ///< In the order of their codes.
    MADOGUCHI_FIELDS(StaffState, event_count, members);

    /// Null for a code that was never registered.
    [[nodiscard]] const Member* find(const facts::Staff& code) const {
        const auto found = std::ranges::lower_bound(members, code, {}, &Member::staff);
        return found == members.end() || found->staff != code ? nullptr : &*found;
    }
};

/// Version of `evolve`: raise it when the same events fold into another state.
inline constexpr std::uint32_t kStaffFoldVersion = 1;

}  // namespace madoguchi::staff
