#include "madoguchi/domain/access/standing.hpp"

#include <algorithm>

#include "madoguchi/facts/staff/staff_event.hpp"

namespace madoguchi::access {
namespace {

bool covers(const staff::HeldRole& held, const facts::Office& office) {
    return held.office.empty() || held.office == office;
}

bool brings(const staff::HeldRole& held, Permission permission) {
    const auto role = staff::role_of(held.role.text());
    return role && access::brings(*role, permission);
}

/// Where it isn't permitted: one sentence with what to do.
std::string why_not(const Standing& standing, std::string_view act,
                    const std::optional<Permission>& permission, const facts::Office& office) {
    const std::string what(act);
    if (!permission) {
        return "nobody may do '" + what + "': it isn't in the table of permissions";
    }
    if (!standing.is_system() && !standing.employed()) {
        return "the actor isn't a registered member of staff today: an administrator registers "
               "them";
    }
    const std::string where =
        office.empty() ? "in the whole municipality" : "at the office " + office.text();
    return "'" + what + "' needs the permission " + std::string(word(*permission)) + " " + where +
           ", which no role of the actor brings there: name the office where one does, or have an "
           "administrator grant a role";
}

}  // namespace

bool Standing::employed() const { return member_ != nullptr && member_->employed(day_); }

bool Standing::holds(Role role, const facts::Office& office) const {
    return employed() && std::any_of(member_->roles.begin(), member_->roles.end(),
                                     [&](const staff::HeldRole& held) {
                                         return held.role.is(word(role)) && held.in_force(day_) &&
                                                covers(held, office);
                                     });
}

bool Standing::works_at(const facts::Office& office) const {
    return employed() && std::any_of(member_->roles.begin(), member_->roles.end(),
                                     [&](const staff::HeldRole& held) {
                                         return held.in_force(day_) && covers(held, office);
                                     });
}

bool Standing::may(Permission permission, const facts::Office& office) const {
    if (system_) {
        return access::brings(*system_, permission);
    }
    return employed() && std::any_of(member_->roles.begin(), member_->roles.end(),
                                     [&](const staff::HeldRole& held) {
                                         return held.in_force(day_) && covers(held, office) &&
                                                brings(held, permission);
                                     });
}

bool Standing::may_somewhere(Permission permission) const {
    if (system_) {
        return access::brings(*system_, permission);
    }
    return employed() && std::any_of(member_->roles.begin(), member_->roles.end(),
                                     [&](const staff::HeldRole& held) {
                                         return held.in_force(day_) && brings(held, permission);
                                     });
}

Standing standing_of(const staff::StaffState& staff, const facts::Staff& code, facts::Date day) {
    if (const auto actor = staff::system_actor_of(code.text())) {
        return Standing(*actor);
    }
    const auto* const member = staff.find(code);
    return member == nullptr ? Standing() : Standing(*member, day);
}

std::optional<std::string> not_permitted(const Standing& standing, std::string_view act,
                                         const facts::Office& office) {
    const auto permission = needed_for(act);
    if (permission && standing.may(*permission, office)) {
        return std::nullopt;
    }
    return why_not(standing, act, permission, office);
}

std::optional<std::string> not_permitted_to_ask(const Standing& standing, std::string_view query,
                                                const facts::Office& office) {
    const auto permission = needed_for(query);
    if (permission && (office.empty() ? standing.may_somewhere(*permission)
                                      : standing.may(*permission, office))) {
        return std::nullopt;
    }
    return why_not(standing, query, permission, office);
}

}  // namespace madoguchi::access
