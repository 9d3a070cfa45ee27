#pragma once

#include <optional>
#include <string>

#include "madoguchi/domain/access/permission.hpp"
#include "madoguchi/domain/staff/role.hpp"
#include "madoguchi/domain/staff/staff_state.hpp"
#include "madoguchi/facts/values/code.hpp"
#include "madoguchi/facts/values/date.hpp"

namespace madoguchi::access {

/// What somebody may be on one day. A view of the staff: valid as long as that isn't changed.
class Standing {
 public:
    /// Nobody: a code that isn't registered.
    Standing() = default;
    Standing(const staff::Member& member, facts::Date day) : member_(&member), day_(day) {}
    explicit Standing(SystemActor actor) : system_(actor) {}

    /// A person who works here on that day, whatever the roles.
    [[nodiscard]] bool employed() const;
    [[nodiscard]] bool is_system() const { return system_.has_value(); }
    /// Has the role for that office or for the whole municipality. An empty office asks for the
    /// whole municipality. False for system actors.
    [[nodiscard]] bool holds(Role role, const facts::Office& office) const;
    /// Has any role there.
    [[nodiscard]] bool works_at(const facts::Office& office) const;
    /// Has a role there that brings the permission; system actors have theirs everywhere.
    [[nodiscard]] bool may(Permission permission, const facts::Office& office) const;
    /// Has such a role at any office.
    [[nodiscard]] bool may_somewhere(Permission permission) const;
    /// 係長 or above.
    [[nodiscard]] bool leads(const facts::Office& office) const {
        return holds(Role::kSectionChief, office) || holds(Role::kManager, office);
    }

 private:
    const staff::Member* member_ = nullptr;
    facts::Date day_{};
    std::optional<SystemActor> system_;
};

/// The standing of a person or a system actor on a day.
[[nodiscard]] Standing standing_of(const staff::StaffState& staff, const facts::Staff& code,
                                   facts::Date day);

/// Why an act isn't permitted: one sentence with what to do, without a personal name. Nothing when
/// it is. `office`: where it is done; empty where it concerns the whole municipality.
[[nodiscard]] std::optional<std::string> not_permitted(const Standing& standing,
                                                       std::string_view act,
                                                       const facts::Office& office);

/// The same of a query: who may read at any office of the municipality may ask; with an office, who
/// may read there.
[[nodiscard]] std::optional<std::string> not_permitted_to_ask(const Standing& standing,
                                                              std::string_view query,
                                                              const facts::Office& office);

}  // namespace madoguchi::access
