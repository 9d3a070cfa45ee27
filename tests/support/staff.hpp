#pragma once

#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include "madoguchi/domain/staff/decide.hpp"
#include "madoguchi/domain/staff/role.hpp"

namespace madoguchi::staff {

/// A role for one office, or for the whole municipality.
struct TestRole {
    Role role;
    std::string office = {};
};

/// Staff of a test: people by code, each with roles since the beginning of 2026.
[[nodiscard]] inline StaffState staff_of(
    std::initializer_list<std::pair<const char*, std::vector<TestRole>>> people) {
    constexpr facts::Date kSince{std::chrono::year(2026) / 1 / 1};
    std::vector<facts::StaffEvent> events;
    for (const auto& [code, roles] : people) {
        const facts::Staff staff(code);
        events.emplace_back(
            facts::StaffRegistered{staff, facts::Sensitive<std::string>("試験 職員"), kSince});
        for (const auto& [role, office] : roles) {
            events.emplace_back(facts::RoleGranted{
                staff, facts::Role(word(role)), facts::Office(office), kSince, {}});
        }
    }
    return fold(events);
}

/// Two of everybody, with roles for the whole municipality.
[[nodiscard]] inline const StaffState& everyday_staff() {
    using enum Role;
    static const StaffState kStaff = staff_of({{"clerk-1", {{kClerk}}},
                                               {"clerk-2", {{kClerk}}},
                                               {"mail-1", {{kMailroom}}},
                                               {"chief-1", {{kSectionChief}}},
                                               {"chief-2", {{kSectionChief}}},
                                               {"manager-1", {{kManager}}},
                                               {"auditor-1", {{kAuditor}}},
                                               {"admin-1", {{kAdministrator}}}});
    return kStaff;
}

}  // namespace madoguchi::staff
