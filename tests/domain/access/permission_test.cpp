#include "madoguchi/domain/access/permission.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "../../support/staff.hpp"
#include "madoguchi/domain/access/reading.hpp"
#include "madoguchi/domain/access/standing.hpp"

namespace madoguchi::access {
namespace {

using namespace std::chrono_literals;
using facts::Office;
using facts::Staff;

constexpr facts::Date kToday{2026y / 11 / 20};

Standing with(Role role, const std::string& office = {}) {
    static staff::StaffState people;
    people = staff::staff_of({{"somebody", {{role, office}}}});
    return standing_of(people, Staff("somebody"), kToday);
}

std::vector<Role> all_roles() {
    std::vector<Role> roles;
    for (std::size_t i = 0; i < staff::kRoleWords.size(); ++i) {
        roles.push_back(static_cast<Role>(i));
    }
    return roles;
}

TEST(Permissions, AreNamedByActsOnce) {
    std::set<std::string_view> names;
    for (const Act& act : acts()) {
        EXPECT_TRUE(names.insert(act.name).second) << act.name << " is there twice";
        EXPECT_EQ(needed_for(act.name), act.needs);
    }
    EXPECT_FALSE(needed_for("open_the_safe"));
}

TEST(Permissions, EachHaveANameOfTheirOwnAndAnActThatNeedsThem) {
    std::set<std::string_view> names;
    std::set<Permission> needed;
    for (const Act& act : acts()) {
        needed.insert(act.needs);
    }
    for (std::size_t i = 0; i < kPermissions; ++i) {
        const auto permission = static_cast<Permission>(i);
        EXPECT_TRUE(names.insert(word(permission)).second) << word(permission);
        EXPECT_TRUE(needed.contains(permission)) << word(permission) << " is needed by nothing";
    }
}

TEST(Permissions, LetThroughWhoHasThemAndNobodyElse) {
    for (const Act& act : acts()) {
        for (const Role role : all_roles()) {
            const auto why = not_permitted(with(role), act.name, Office("main"));
            EXPECT_EQ(!why, brings(role, act.needs)) << word(role) << " " << act.name;
        }
        EXPECT_TRUE(not_permitted(Standing(), act.name, Office("main"))) << act.name;
    }
}

TEST(Permissions, AreAllHeldBySomebody) {
    for (std::size_t i = 0; i < kPermissions; ++i) {
        const auto permission = static_cast<Permission>(i);
        bool held = false;
        for (const Role role : all_roles()) {
            held = held || brings(role, permission);
        }
        for (std::size_t actor = 0; actor < staff::kSystemActorWords.size(); ++actor) {
            held = held || brings(static_cast<SystemActor>(actor), permission);
        }
        EXPECT_TRUE(held) << word(permission);
    }
}

TEST(Permissions, ThatReadCasesAreNotTheAdministrators) {
    EXPECT_FALSE(brings(Role::kAdministrator, Permission::kReadCases));
    EXPECT_FALSE(brings(Role::kAdministrator, Permission::kExportRecord));
    EXPECT_FALSE(brings(Role::kAdministrator, Permission::kCounterWork));
}

TEST(Permissions, LetEverybodyBeOnRecordWhoMayTakeAnythingOut) {
    for (const Role role : all_roles()) {
        EXPECT_TRUE(brings(role, Permission::kRecordExport)) << word(role);
    }
}

TEST(Permissions, OfTheConsoleNameAnAdministratorAndReadButDoNoWork) {
    const Standing console(SystemActor::kConsole);
    EXPECT_FALSE(not_permitted(console, "appoint_administrator", Office()));
    EXPECT_TRUE(not_permitted(console, "grant_role", Office()));
    EXPECT_TRUE(not_permitted(console, "open_case", Office("main")));
    EXPECT_FALSE(not_permitted(console, "show", Office()));
}

TEST(Permissions, OfTheTimerAreOnlyWhatIsDue) {
    const Standing timer(SystemActor::kTimer);
    EXPECT_FALSE(not_permitted(timer, "lapse_reply", Office()));
    EXPECT_TRUE(not_permitted(timer, "open_case", Office()));
    EXPECT_TRUE(not_permitted(with(Role::kManager), "lapse_reply", Office("main")));
}

TEST(Permissions, OfAnOfficeHoldThereAlone) {
    const auto clerk = [] { return with(Role::kClerk, "main"); };
    EXPECT_FALSE(not_permitted(clerk(), "open_case", Office("main")));
    EXPECT_TRUE(not_permitted(clerk(), "open_case", Office("branch")));
    EXPECT_TRUE(not_permitted(clerk(), "open_case", Office()));
    EXPECT_FALSE(not_permitted(with(Role::kClerk), "open_case", Office("branch")));
    EXPECT_TRUE(clerk().may_somewhere(Permission::kReadCases));
    EXPECT_FALSE(clerk().may_somewhere(Permission::kReadAudit));
}

TEST(Permissions, OfAnOfficeShowCasesOfAllAndTheRecordOfItsOwn) {
    const auto chief = [] { return with(Role::kSectionChief, "main"); };
    EXPECT_FALSE(not_permitted_to_read(chief(), "list", Office()));
    for (const char* const query : {"audit", "audit looks", "staff list"}) {
        EXPECT_TRUE(not_permitted_to_read(chief(), query, Office())) << query;
        EXPECT_TRUE(not_permitted_to_read(chief(), query, Office("branch"))) << query;
        EXPECT_FALSE(not_permitted_to_read(chief(), query, Office("main"))) << query;
        EXPECT_FALSE(not_permitted_to_read(with(Role::kSectionChief), query, Office())) << query;
        EXPECT_TRUE(not_permitted_to_read(with(Role::kClerk, "main"), query, Office("main")));
    }
}

TEST(Permissions, EndWithTheRoleAndWithTheService) {
    const Staff code("k1");
    std::vector<facts::StaffEvent> events = {
        facts::StaffRegistered{code, facts::Sensitive<std::string>("試験 職員"), kToday},
        facts::RoleGranted{
            code, facts::Role("section_chief"), {}, kToday, kToday + std::chrono::days(2)}};
    auto people = staff::fold(events);
    const auto leads_on = [&](int days) {
        return standing_of(people, code, kToday + std::chrono::days(days)).leads(Office("main"));
    };
    EXPECT_FALSE(leads_on(-1));
    EXPECT_TRUE(leads_on(0));
    EXPECT_TRUE(leads_on(2));
    EXPECT_FALSE(leads_on(3));
    events.emplace_back(facts::StaffLeft{code, kToday});
    people = staff::fold(events);
    EXPECT_TRUE(leads_on(0));
    EXPECT_FALSE(leads_on(1));
    EXPECT_FALSE(standing_of(people, code, kToday + std::chrono::days(1)).employed());
}

}  // namespace
}  // namespace madoguchi::access
