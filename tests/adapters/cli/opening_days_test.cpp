#include "madoguchi/adapters/cli/opening_days.hpp"

#include <gtest/gtest.h>

namespace madoguchi::cli {
namespace {

using namespace std::chrono_literals;

const log::TenantId kTenant("misaki");
const Desk kChief{.actor = "h1", .office = "misaki_town_hall"};

/// An installation in memory with a policy and a section chief, on Friday 20 November 2026.
class OpeningDaysTest : public testing::Test {
 protected:
    void SetUp() override {
        InstallationOptions options;
        options.tenants = {kTenant.text()};
        auto opened = Installation::open(options, clock_);
        ASSERT_TRUE(opened) << opened.error().what;
        installation_ = std::move(*opened);
        put(R"("appoint_administrator":{"staff":"a1","name":"試験 管理"})", "staff/misaki",
            "console");
        put(R"("register_staff":{"staff":"h1","name":"試験 係長","from":"2026-01-01"})",
            "staff/misaki", "a1");
        put(R"("grant_role":{"staff":"h1","role":"section_chief","from":"2026-01-01"})",
            "staff/misaki", "a1");
        const auto published = publish_policy(
            *installation_, MADOGUCHI_SOURCE_DIR "/ops/policies/misaki.txtpb", kChief);
        ASSERT_TRUE(published) << published.error().what;
    }

    void put(const std::string& payload, const std::string& stream, const std::string& actor) {
        const auto answer = installation_->submit_json(
            R"({"tenant":"misaki","id":"11111111-2222-4333-8444-)" +
            std::to_string(100'000'000'000 + ++commands_) + R"(","stream":")" + stream +
            R"(","actor":")" + actor + R"(","office":"misaki_town_hall",)" + payload + "}");
        ASSERT_TRUE(answer) << answer.error().what;
        ASSERT_EQ(answer->outcome.kind, log::OutcomeKind::kAccepted)
            << answer->detail << answer->outcome.code_name;
    }

    /// Of a reply that is in time for so many days.
    std::optional<std::int32_t> open_days_left(const std::string& office,
                                               std::optional<std::int32_t> days_left) {
        EXPECT_TRUE(installation_->catch_up());
        const auto published = published_policies(*installation_, kTenant);
        EXPECT_TRUE(published);
        DaysToCome count(*installation_, kTenant, opening_days(*published, installation_->today()));
        projections::CaseLine line;
        line.office = office;
        line.days_left = days_left;
        EXPECT_TRUE(count.fill_in(line));
        return line.open_days_left;
    }

    std::optional<facts::Date> next_open_day(const std::string& office) {
        EXPECT_TRUE(installation_->catch_up());
        const auto published = published_policies(*installation_, kTenant);
        EXPECT_TRUE(published);
        DaysToCome days(*installation_, kTenant, opening_days(*published, installation_->today()));
        const auto next = days.next_open_day(office);
        EXPECT_TRUE(next);
        return *next;
    }

    runtime::SimulatedClock clock_{log::UtcTime{std::chrono::sys_days{2026y / 11 / 20} + 3h}};
    std::unique_ptr<Installation> installation_;
    std::uint64_t commands_ = 0;
};

TEST_F(OpeningDaysTest, LeaveOutWeekendsHolidaysAndWhatTheOfficeHasClosed) {
    EXPECT_EQ(open_days_left("misaki_town_hall", 7), 4) << "Monday is a holiday";
    put(R"("register_office_closure":{"on":"2026-11-25","reason":"repairs"})",
        "office/misaki_town_hall", "h1");
    EXPECT_EQ(open_days_left("misaki_town_hall", 7), 3);
    EXPECT_EQ(open_days_left("misaki_town_hall", 0), 0);
    put(R"("register_terminal_downtime":{"from":"2026-11-26","until":"2026-11-26",)"
        R"("reason":"update"})",
        "office/misaki_town_hall", "h1");
    EXPECT_EQ(open_days_left("misaki_town_hall", 7), 3) << "the office is open all the same";
    put(R"("withdraw_office_closure":{"on":"2026-11-25","reason":"done_early"})",
        "office/misaki_town_hall", "h1");
    EXPECT_EQ(open_days_left("misaki_town_hall", 7), 4);
}

TEST_F(OpeningDaysTest, SayNothingWhereNothingIsKnown) {
    EXPECT_EQ(open_days_left("misaki_town_hall", std::nullopt), std::nullopt);
    EXPECT_EQ(open_days_left("misaki_town_hall", -1), std::nullopt) << "it is late";
    EXPECT_EQ(open_days_left("elsewhere", 7), std::nullopt) << "no office of the policy";
}

TEST_F(OpeningDaysTest, NameTheNextDayThatTheOfficeOpens) {
    EXPECT_EQ(next_open_day("misaki_town_hall"), facts::Date{2026y / 11 / 24})
        << "a weekend and a holiday";
    put(R"("register_office_closure":{"on":"2026-11-24","reason":"repairs"})",
        "office/misaki_town_hall", "h1");
    EXPECT_EQ(next_open_day("misaki_town_hall"), facts::Date{2026y / 11 / 25});
    EXPECT_EQ(next_open_day("elsewhere"), std::nullopt) << "no office of the policy";
}

}  // namespace
}  // namespace madoguchi::cli
