#include "madoguchi/domain/staff/decide.hpp"

#include <algorithm>
#include <chrono>
#include <optional>
#include <string_view>
#include <utility>

#include "madoguchi/domain/overloaded.hpp"
#include "madoguchi/domain/staff/role.hpp"
#include "madoguchi/domain/staff/staff_code.hpp"
#include "madoguchi/facts/values/sensitive.hpp"

namespace madoguchi::staff {
namespace {

constexpr std::string_view kPassword = "password";
constexpr std::string_view kIdentityProvider = "identity_provider";
constexpr std::string_view kAccount = "account";

Decision rejected(RejectionCode code, std::vector<std::string> ids = {}) {
    return tl::make_unexpected(Rejection{code, std::move(ids)});
}

Decision done(std::vector<facts::StaffEvent> events) { return Outcome{std::move(events)}; }

Decision nothing_to_do() { return Outcome{}; }

bool is_administrator(const HeldRole& held) {
    return held.role.is(word(Role::kAdministrator)) && held.office.empty();
}

bool has_administrator(const StaffState& state, facts::Date day) {
    return std::ranges::any_of(state.members, [&](const Member& member) {
        return member.employed(day) && std::ranges::any_of(member.roles, [&](const HeldRole& held) {
                   return is_administrator(held) && held.in_force(day);
               });
    });
}

/// Whether somebody else administers the whole municipality after `last_day`, for good.
bool goes_on_without(const StaffState& state, const facts::Staff& leaver, facts::Date last_day) {
    const auto next_day = last_day + std::chrono::days(1);
    return std::ranges::any_of(state.members, [&](const Member& member) {
        const bool stays = member.from <= next_day && !member.last_day && member.staff != leaver;
        return stays && std::ranges::any_of(member.roles, [&](const HeldRole& held) {
                   return is_administrator(held) && held.from <= next_day && !held.until;
               });
    });
}

Decision appoint(const StaffState& state, const AppointAdministrator& command,
                 const DecisionContext& context) {
    if (!is_staff_code(command.staff.text())) {
        return rejected(RejectionCode::kStaffCodeInvalid);
    }
    const Member* const known = state.find(command.staff);
    if (known == nullptr && command.name.reveal().empty()) {
        return rejected(RejectionCode::kNameMissing);
    }
    if (has_administrator(state, context.today)) {
        return rejected(RejectionCode::kAdministratorThere);
    }
    if (known != nullptr && known->last_day) {
        return rejected(RejectionCode::kStaffHasLeft);
    }
    std::vector<facts::StaffEvent> events;
    if (known == nullptr) {
        events.emplace_back(facts::StaffRegistered{command.staff, command.name, context.today});
    }
    events.emplace_back(facts::RoleGranted{
        command.staff, facts::Role(word(Role::kAdministrator)), {}, context.today, {}, {}});
    return done(std::move(events));
}

Decision register_staff(const StaffState& state, const RegisterStaff& command) {
    if (!is_staff_code(command.staff.text())) {
        return rejected(RejectionCode::kStaffCodeInvalid);
    }
    if (command.name.reveal().empty()) {
        return rejected(RejectionCode::kNameMissing);
    }
    if (state.find(command.staff) != nullptr) {
        return rejected(RejectionCode::kStaffCodeTaken);
    }
    return done({facts::StaffRegistered{command.staff, command.name, command.from}});
}

bool has_office(const DecisionContext& context, const facts::Office& office) {
    return office.empty() ||
           (context.policy != nullptr && context.policy->office(office.text()) != nullptr);
}

/// 係長, 課長 and 利用者管理: who has one of these decides for others, or says who does.
bool is_leading(const facts::Role& role) {
    return role.is(word(Role::kSectionChief)) || role.is(word(Role::kManager)) ||
           role.is(word(Role::kAdministrator));
}

/// Whether somebody leads or administers today, at whichever office.
bool leads(const Member& member, facts::Date day) {
    return member.employed(day) && std::ranges::any_of(member.roles, [&](const HeldRole& held) {
               return is_leading(held.role) && held.in_force(day);
           });
}

/// Whether a second person answers for a role that leads: neither who grants it nor who gets it.
/// While there is no such person at all, the first ones are granted without.
bool is_approved(const StaffState& state, const GrantRole& command,
                 const DecisionContext& context) {
    const auto may_approve = [&](const Member& member) {
        return member.staff != context.actor && member.staff != command.staff &&
               leads(member, context.today);
    };
    if (command.approved_by.empty()) {
        return std::ranges::none_of(state.members, may_approve);
    }
    const Member* const approver = state.find(command.approved_by);
    return approver != nullptr && may_approve(*approver);
}

Decision grant(const StaffState& state, const GrantRole& command, const DecisionContext& context) {
    const Member* const member = state.find(command.staff);
    if (member == nullptr) {
        return rejected(RejectionCode::kStaffUnknown);
    }
    if (member->last_day && *member->last_day < command.from) {
        return rejected(RejectionCode::kStaffHasLeft);
    }
    if (!role_of(command.role.text())) {
        return rejected(RejectionCode::kRoleUnknown);
    }
    if (!has_office(context, command.office)) {
        return rejected(RejectionCode::kOfficeUnknown);
    }
    if (command.staff == context.actor) {
        return rejected(RejectionCode::kOwnRole);
    }
    if (command.until && *command.until < command.from) {
        return rejected(RejectionCode::kDatesReversed);
    }
    // Nothing outlasts a leaving that is known already, or it would come back with the person.
    auto until = command.until;
    if (member->last_day && (!until || *member->last_day < *until)) {
        until = member->last_day;
    }
    const bool held = std::ranges::any_of(member->roles, [&](const HeldRole& one) {
        const bool as_long = !one.until || (until && *until <= *one.until);
        return one.role == command.role && one.office == command.office &&
               one.from <= command.from && as_long;
    });
    if (held) {
        return nothing_to_do();
    }
    const bool needs_two = is_leading(command.role);
    if (needs_two && !is_approved(state, command, context)) {
        return rejected(RejectionCode::kApproverMissing);
    }
    return done({facts::RoleGranted{command.staff, command.role, command.office, command.from,
                                    until, needs_two ? command.approved_by : facts::Staff()}});
}

Decision withdraw(const StaffState& state, const WithdrawRole& command) {
    const Member* const member = state.find(command.staff);
    if (member == nullptr) {
        return rejected(RejectionCode::kStaffUnknown);
    }
    const auto is_it = [&](const HeldRole& held) {
        return held.role == command.role && held.office == command.office;
    };
    if (std::ranges::none_of(member->roles, is_it)) {
        return rejected(RejectionCode::kRoleNotHeld);
    }
    const bool runs_longer = std::ranges::any_of(member->roles, [&](const HeldRole& held) {
        return is_it(held) && (!held.until || command.last_day < *held.until);
    });
    if (!runs_longer) {
        return nothing_to_do();
    }
    const bool administers = command.role.is(word(Role::kAdministrator)) && command.office.empty();
    if (administers && !goes_on_without(state, command.staff, command.last_day)) {
        return rejected(RejectionCode::kLastAdministrator);
    }
    return done(
        {facts::RoleWithdrawn{command.staff, command.role, command.office, command.last_day}});
}

Decision leave(const StaffState& state, const RecordLeaving& command,
               const DecisionContext& context) {
    const Member* const member = state.find(command.staff);
    if (member == nullptr) {
        return rejected(RejectionCode::kStaffUnknown);
    }
    if (member->last_day == command.last_day) {
        return nothing_to_do();
    }
    if (member->last_day && *member->last_day < context.today) {
        return rejected(RejectionCode::kStaffHasLeft);
    }
    if (command.last_day < member->from) {
        return rejected(RejectionCode::kDatesReversed);
    }
    const bool administers = std::ranges::any_of(member->roles, is_administrator);
    if (administers && !goes_on_without(state, command.staff, command.last_day)) {
        return rejected(RejectionCode::kLastAdministrator);
    }
    return done({facts::StaffLeft{command.staff, command.last_day}});
}

Decision take_back(const StaffState& state, const RecordReturn& command) {
    const Member* const member = state.find(command.staff);
    if (member == nullptr) {
        return rejected(RejectionCode::kStaffUnknown);
    }
    if (!member->last_day) {
        return rejected(RejectionCode::kStaffNotLeft);
    }
    if (command.from <= *member->last_day) {
        return rejected(RejectionCode::kDatesReversed);
    }
    return done({facts::StaffReturned{command.staff, command.from}});
}

Decision grant_sign_in(const StaffState& state, const GrantSignIn& command,
                       const DecisionContext& context) {
    const Member* const member = state.find(command.staff);
    if (member == nullptr) {
        return rejected(RejectionCode::kStaffUnknown);
    }
    if (member->last_day && *member->last_day < context.today) {
        return rejected(RejectionCode::kStaffHasLeft);
    }
    if (command.way != kPassword && command.way != kIdentityProvider) {
        return rejected(RejectionCode::kWayUnknown);
    }
    return done({facts::SignInGranted{command.staff, command.way}});
}

Decision withdraw_sign_in(const StaffState& state, const WithdrawSignIn& command) {
    if (state.find(command.staff) == nullptr) {
        return rejected(RejectionCode::kStaffUnknown);
    }
    if (command.way != kAccount && command.way != kIdentityProvider) {
        return rejected(RejectionCode::kWayUnknown);
    }
    return done({facts::SignInWithdrawn{command.staff, command.way}});
}

}  // namespace

Decision decide(const StaffState& state, const StaffCommand& command,
                const DecisionContext& context) {
    return std::visit(Overloaded{
                          [&](const AppointAdministrator& c) { return appoint(state, c, context); },
                          [&](const RegisterStaff& c) { return register_staff(state, c); },
                          [&](const GrantRole& c) { return grant(state, c, context); },
                          [&](const WithdrawRole& c) { return withdraw(state, c); },
                          [&](const RecordLeaving& c) { return leave(state, c, context); },
                          [&](const RecordReturn& c) { return take_back(state, c); },
                          [&](const GrantSignIn& c) { return grant_sign_in(state, c, context); },
                          [&](const WithdrawSignIn& c) { return withdraw_sign_in(state, c); },
                      },
                      command);
}

}  // namespace madoguchi::staff
