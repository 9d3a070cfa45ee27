#include <algorithm>
#include <utility>

#include "madoguchi/domain/overloaded.hpp"
#include "madoguchi/domain/staff/decide.hpp"  // IWYU pragma: associated

namespace madoguchi::staff {
namespace {

Member* member_of(StaffState& state, const facts::Staff& code) {
    const auto found = std::ranges::lower_bound(state.members, code, {}, &Member::staff);
    return found == state.members.end() || found->staff != code ? nullptr : &*found;
}

/// What begins later never comes; what runs longer ends.
void end_roles(Member& member, facts::Date last_day) {
    std::erase_if(member.roles, [&](const HeldRole& held) { return last_day < held.from; });
    for (HeldRole& held : member.roles) {
        held.until = held.until ? std::min(*held.until, last_day) : last_day;
    }
}

void withdraw(Member& member, const facts::RoleWithdrawn& fact) {
    const auto is_it = [&](const HeldRole& held) {
        return held.role == fact.role && held.office == fact.office &&
               (!held.until || fact.last_day < *held.until);
    };
    std::erase_if(member.roles,
                  [&](const HeldRole& held) { return is_it(held) && fact.last_day < held.from; });
    for (HeldRole& held : member.roles) {
        if (is_it(held)) {
            held.until = fact.last_day;
        }
    }
}

}  // namespace

StaffState evolve(StaffState state, const facts::StaffEvent& event) {
    std::visit(Overloaded{
                   [&](const facts::StaffRegistered& fact) {
                       const auto place =
                           std::ranges::lower_bound(state.members, fact.staff, {}, &Member::staff);
                       state.members.insert(place, Member{fact.staff, fact.from, {}, {}});
                   },
                   [&](const facts::RoleGranted& fact) {
                       if (Member* const member = member_of(state, fact.staff)) {
                           member->roles.push_back({fact.role, fact.office, fact.from, fact.until});
                       }
                   },
                   [&](const facts::RoleWithdrawn& fact) {
                       if (Member* const member = member_of(state, fact.staff)) {
                           withdraw(*member, fact);
                       }
                   },
                   [&](const facts::StaffLeft& fact) {
                       if (Member* const member = member_of(state, fact.staff)) {
                           member->last_day = fact.last_day;
                           end_roles(*member, fact.last_day);
                       }
                   },
                   [&](const facts::StaffReturned& fact) {
                       if (Member* const member = member_of(state, fact.staff)) {
                           member->from = fact.from;
                           member->last_day.reset();
                       }
                   },
                   // Kept where people sign in; here is only who gave it.
                   [](const facts::SignInGranted&) {},
                   [](const facts::SignInWithdrawn&) {},
               },
               event);
    ++state.event_count;
    return state;
}

StaffState fold(std::span<const facts::StaffEvent> events) {
    StaffState state;
    for (const auto& event : events) {
        state = evolve(std::move(state), event);
    }
    return state;
}

}  // namespace madoguchi::staff
