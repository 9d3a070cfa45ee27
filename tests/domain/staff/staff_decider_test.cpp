#include <gtest/gtest.h>

#include "madoguchi/domain/access/standing.hpp"
#include "madoguchi/domain/staff/decide.hpp"

namespace madoguchi::staff {
namespace {

using namespace std::chrono_literals;
using facts::StaffEvent;
using Events = std::vector<StaffEvent>;

constexpr Date kToday{2026y / 3 / 20};
constexpr Date kMarch31{2026y / 3 / 31};
constexpr Date kApril1{2026y / 4 / 1};
const Sensitive<std::string> kName("試験 職員");

DecisionContext as(const char* actor) {
    auto policy = std::make_shared<policy::Policy>();
    policy->offices.push_back({.code = "main"});
    return {kToday, Staff(actor), policy};
}

/// The staff of a test, and what becomes of it.
class StaffTest : public testing::Test {
 protected:
    Decision when(const StaffCommand& command, const char* actor = "a1") const {
        return decide(fold(events_), command, as(actor));
    }

    void done(const StaffCommand& command, const char* actor = "a1") {
        const auto decision = when(command, actor);
        ASSERT_TRUE(decision) << name_of(decision.error().code);
        ASSERT_FALSE(decision->events.empty());
        events_.insert(events_.end(), decision->events.begin(), decision->events.end());
    }

    void rejected(const StaffCommand& command, RejectionCode code, const char* actor = "a1") const {
        const auto decision = when(command, actor);
        ASSERT_FALSE(decision);
        EXPECT_STREQ(name_of(decision.error().code), name_of(code));
    }

    void nothing(const StaffCommand& command) const {
        const auto decision = when(command);
        ASSERT_TRUE(decision) << name_of(decision.error().code);
        EXPECT_TRUE(decision->events.empty());
    }

    void start() {
        done(AppointAdministrator{Staff("a1"), kName}, "console");
        done(RegisterStaff{Staff("k1"), kName, kToday});
    }

    [[nodiscard]] bool is(const char* code, access::Role role, const char* office,
                          Date on = kToday) const {
        const auto state = fold(events_);
        return access::standing_of(state, Staff(code), on).holds(role, Office(office));
    }

    static GrantRole clerk(const char* code, const char* office = "main") {
        return {Staff(code), facts::Role("clerk"), Office(office), kToday, {}};
    }

    Events events_;
};

TEST_F(StaffTest, BeginsWithAnAdministratorNamedOnTheConsole) {
    rejected(AppointAdministrator{Staff("a1"), {}}, RejectionCode::kNameMissing, "console");
    done(AppointAdministrator{Staff("a1"), kName}, "console");
    EXPECT_TRUE(is("a1", access::Role::kAdministrator, ""));
    rejected(AppointAdministrator{Staff("a2"), kName}, RejectionCode::kAdministratorThere,
             "console");
}

TEST_F(StaffTest, TakesCodesThatCanBeSaidAndAreNoSystemActors) {
    start();
    for (const char* code : {"", "K1", "k 1", "係長", "timer", "console", "process_manager",
                             "a-code-of-more-than-thirty-two-letters"}) {
        rejected(RegisterStaff{Staff(code), kName, kToday}, RejectionCode::kStaffCodeInvalid);
    }
    rejected(RegisterStaff{Staff("k2"), {}, kToday}, RejectionCode::kNameMissing);
    rejected(RegisterStaff{Staff("k1"), kName, kToday}, RejectionCode::kStaffCodeTaken);
}

TEST_F(StaffTest, HasARoleForAnOfficeOrForTheMunicipality) {
    start();
    EXPECT_FALSE(is("k1", access::Role::kClerk, "main"));
    done(clerk("k1"));
    EXPECT_TRUE(is("k1", access::Role::kClerk, "main"));
    EXPECT_FALSE(is("k1", access::Role::kClerk, "branch"));
    EXPECT_FALSE(is("k1", access::Role::kClerk, ""));
    nothing(clerk("k1"));
    done(clerk("k1", ""));
    EXPECT_TRUE(is("k1", access::Role::kClerk, "branch"));
}

TEST_F(StaffTest, IsGrantedOnlyWhatThereIs) {
    start();
    rejected(clerk("k9"), RejectionCode::kStaffUnknown);
    rejected(GrantRole{Staff("k1"), facts::Role("mayor"), {}, kToday, {}},
             RejectionCode::kRoleUnknown);
    rejected(clerk("k1", "moon"), RejectionCode::kOfficeUnknown);
    rejected(clerk("a1"), RejectionCode::kOwnRole);
    rejected(GrantRole{Staff("k1"), facts::Role("clerk"), {}, kApril1, kMarch31},
             RejectionCode::kDatesReversed);
}

TEST_F(StaffTest, DeputisesForATime) {
    start();
    done(GrantRole{Staff("k1"), facts::Role("section_chief"), Office("main"), kToday, kMarch31});
    EXPECT_TRUE(is("k1", access::Role::kSectionChief, "main", kMarch31));
    EXPECT_FALSE(is("k1", access::Role::kSectionChief, "main", kApril1));
    nothing(GrantRole{Staff("k1"), facts::Role("section_chief"), Office("main"), kToday, kToday});
    done(GrantRole{Staff("k1"), facts::Role("section_chief"), Office("main"), kToday, kApril1});
    EXPECT_TRUE(is("k1", access::Role::kSectionChief, "main", kApril1));
}

TEST_F(StaffTest, LeadsOnlyWithASecondPersonsApproval) {
    start();
    done(RegisterStaff{Staff("k2"), kName, kToday});
    done(clerk("k2"));
    const auto leading = [](const char* code, const char* role, const char* approved_by) {
        return GrantRole{Staff(code), facts::Role(role), {}, kToday, {}, Staff(approved_by)};
    };
    rejected(leading("k1", "manager", "k2"), RejectionCode::kApproverMissing);
    done(leading("k1", "section_chief", ""));  // There is nobody yet who could approve.
    for (const char* role : {"section_chief", "manager", "administrator"}) {
        for (const char* approver : {"", "a1", "k2", "k9", "console"}) {
            rejected(leading("k2", role, approver), RejectionCode::kApproverMissing);
        }
    }
    done(leading("k2", "manager", "k1"));
    EXPECT_EQ(std::get<facts::RoleGranted>(events_.back()).approved_by, Staff("k1"));
    rejected(leading("k1", "manager", "k1"), RejectionCode::kApproverMissing);
    done(leading("k2", "auditor", "k1"));
    EXPECT_TRUE(std::get<facts::RoleGranted>(events_.back()).approved_by.empty());
}

TEST_F(StaffTest, LosesARoleAtOnceOrOnADay) {
    start();
    done(clerk("k1"));
    const WithdrawRole at_once{Staff("k1"), facts::Role("clerk"), Office("main"),
                               kToday - std::chrono::days(1)};
    rejected(WithdrawRole{Staff("k1"), facts::Role("clerk"), Office(), kToday},
             RejectionCode::kRoleNotHeld);
    done(WithdrawRole{Staff("k1"), facts::Role("clerk"), Office("main"), kMarch31});
    EXPECT_TRUE(is("k1", access::Role::kClerk, "main", kMarch31));
    EXPECT_FALSE(is("k1", access::Role::kClerk, "main", kApril1));
    done(at_once);
    EXPECT_FALSE(is("k1", access::Role::kClerk, "main"));
    rejected(at_once, RejectionCode::kRoleNotHeld);
}

TEST_F(StaffTest, LeavesOnADayWithEveryRole) {
    start();
    done(clerk("k1"));
    done(GrantRole{Staff("k1"), facts::Role("section_chief"), Office("main"), kApril1, {}});
    rejected(RecordLeaving{Staff("k1"), kToday - std::chrono::days(1)},
             RejectionCode::kDatesReversed);
    done(RecordLeaving{Staff("k1"), kMarch31});
    nothing(RecordLeaving{Staff("k1"), kMarch31});
    EXPECT_TRUE(is("k1", access::Role::kClerk, "main", kMarch31));
    EXPECT_FALSE(is("k1", access::Role::kClerk, "main", kApril1));
    EXPECT_FALSE(is("k1", access::Role::kSectionChief, "main", kApril1));
    rejected(GrantRole{Staff("k1"), facts::Role("clerk"), {}, kApril1, {}},
             RejectionCode::kStaffHasLeft);
}

TEST_F(StaffTest, ComesBackWithoutRoles) {
    start();
    done(clerk("k1"));
    rejected(RecordReturn{Staff("k1"), kToday}, RejectionCode::kStaffNotLeft);
    done(RecordLeaving{Staff("k1"), kMarch31});
    done(clerk("k1", ""));  // Ends with the leaving as well.
    rejected(RecordReturn{Staff("k1"), kMarch31}, RejectionCode::kDatesReversed);
    done(RecordReturn{Staff("k1"), kApril1});
    const auto state = fold(events_);
    EXPECT_TRUE(access::standing_of(state, Staff("k1"), kApril1).employed());
    EXPECT_FALSE(access::standing_of(state, Staff("k1"), kApril1).works_at(Office("main")));
}

TEST_F(StaffTest, RecordsEachWayInThatSomebodyIsGiven) {
    start();
    rejected(GrantSignIn{Staff("k9"), "password"}, RejectionCode::kStaffUnknown);
    rejected(GrantSignIn{Staff("k1"), "word of mouth"}, RejectionCode::kWayUnknown);
    done(GrantSignIn{Staff("k1"), "password"});
    done(GrantSignIn{Staff("k1"), "password"});  // Another one in its place.
    done(RegisterStaff{Staff("k2"), kName, kToday - std::chrono::days(9)});
    done(RecordLeaving{Staff("k2"), kToday - std::chrono::days(1)});
    rejected(GrantSignIn{Staff("k2"), "identity_provider"}, RejectionCode::kStaffHasLeft);
    rejected(WithdrawSignIn{Staff("k2"), "password"}, RejectionCode::kWayUnknown);
    done(WithdrawSignIn{Staff("k2"), "account"});
}

TEST_F(StaffTest, IsNeverWithoutAnAdministrator) {
    start();
    const WithdrawRole withdraw{Staff("a1"), facts::Role("administrator"), {}, kMarch31};
    rejected(withdraw, RejectionCode::kLastAdministrator);
    rejected(RecordLeaving{Staff("a1"), kMarch31}, RejectionCode::kLastAdministrator);
    done(GrantRole{Staff("k1"), facts::Role("administrator"), {}, kToday, kApril1});
    rejected(withdraw, RejectionCode::kLastAdministrator);
    done(GrantRole{Staff("k1"), facts::Role("administrator"), {}, kApril1, {}});
    done(RecordLeaving{Staff("a1"), kMarch31}, "k1");
    rejected(WithdrawRole{Staff("k1"), facts::Role("administrator"), {}, kApril1},
             RejectionCode::kLastAdministrator);
}

}  // namespace
}  // namespace madoguchi::staff
