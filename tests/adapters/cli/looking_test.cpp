#include "madoguchi/adapters/cli/looking.hpp"

#include <gtest/gtest.h>

#include <chrono>

#include "madoguchi/adapters/cli/letters.hpp"
#include "madoguchi/adapters/cli/policies.hpp"
#include "madoguchi/projections/queries/look_queries.hpp"

namespace madoguchi::cli {
namespace {

using namespace std::chrono_literals;

const log::UtcTime kNoon{std::chrono::sys_days{2026y / 11 / 20} + 3h};
const log::TenantId kTenant("matsue");
const Desk kClerk{.actor = "k1", .office = "matsue_main"};

/// An installation in memory.
InstallationOptions in_memory(std::vector<std::string> tenants) {
    InstallationOptions options;
    options.tenants = std::move(tenants);
    return options;
}

/// An installation in memory with one policy and one case, `case/a`.
class LookingTest : public testing::Test {
 protected:
    void SetUp() override {
        auto opened = Installation::open(in_memory({kTenant.text()}), clock_);
        ASSERT_TRUE(opened) << opened.error().what;
        installation_ = std::move(*opened);
        employ();
        const auto published = publish_policy(
            *installation_, MADOGUCHI_SOURCE_DIR "/ops/policies/matsue.txtpb", kClerk);
        ASSERT_TRUE(published) << published.error().what;
        put(R"("open_case":{"channel":"counter","applicant":"voluntary_agent",
            "principal":{"name":"試験 太郎","kana":"シケン タロウ","birth_date":"1980-01-02",
              "postcode":"6900001","address":"見本県試験市見本町1番地","register_no":"00012345"},
            "agent":{"name":"見本 花子"},
            "procedures":[{"procedure":"pin_reset","targets":["user_auth"]}],
            "circumstances":{"card_issued":true,"resident_here":true,"cert_state":"valid"}})");
    }

    /// An administrator, and k1, who may do everything that these tests do.
    void employ() {
        put(R"("appoint_administrator":{"staff":"a1","name":"試験 管理"})", "staff/matsue",
            "console");
        put(R"("register_staff":{"staff":"k1","name":"試験 窓口","from":"2026-01-01"})",
            "staff/matsue", "a1");
        put(R"("grant_role":{"staff":"k1","role":"section_chief","from":"2026-01-01"})",
            "staff/matsue", "a1");
    }

    void put(const std::string& payload, const std::string& stream = "case/a",
             const std::string& actor = "k1") {
        const auto answer = installation_->submit_json(
            R"({"tenant":"matsue","id":"11111111-2222-4333-8444-)" +
            std::to_string(100'000'000'000 + ++commands_) + R"(","stream":")" + stream +
            R"(","actor":")" + actor + R"(","office":"matsue_main",)" + payload + "}");
        ASSERT_TRUE(answer) << answer.error().what;
        ASSERT_EQ(answer->outcome.kind, log::OutcomeKind::kAccepted)
            << answer->detail << answer->outcome.code_name;
        ASSERT_TRUE(installation_->tick());
    }

    std::vector<projections::LookRow> looks() {
        EXPECT_TRUE(installation_->catch_up());
        std::vector<projections::LookRow> rows;
        const auto view = installation_->view("looks", kTenant);
        EXPECT_TRUE(view);
        EXPECT_TRUE(projections::visit_looks(
            **view, installation_->today(), installation_->today(),
            [&](const projections::LookRow& row) { rows.push_back(row); }));
        return rows;
    }

    runtime::SimulatedClock clock_{kNoon};
    std::unique_ptr<Installation> installation_;
    const CaseRef case_{kTenant, log::StreamId("case/a")};
    std::uint64_t commands_ = 0;
};

TEST_F(LookingTest, RecordsWhoLookedFromWhereAndWhy) {
    Looking looking(*installation_, {.desk = kClerk, .purpose = {}});
    const auto opened = looking.open(case_, "show");
    ASSERT_TRUE(opened) << opened.error().what;
    EXPECT_TRUE(opened->shows_addresses());
    const auto rows = looks();
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(rows[0].actor, "k1");
    EXPECT_EQ(rows[0].office, "matsue_main");
    EXPECT_EQ(rows[0].stream, "case/a");
    EXPECT_EQ(rows[0].case_office, "matsue_main");
    EXPECT_EQ(rows[0].view, "show");
    EXPECT_EQ(rows[0].purpose, "intake");
    EXPECT_EQ(rows[0].minute, 12U * 60);
}

TEST_F(LookingTest, RecordsManyCasesWithOneEntry) {
    Looking looking(*installation_, {.desk = kClerk, .purpose = {}});
    ASSERT_TRUE(looking.open(std::vector<CaseRef>(450, case_), "list"));
    EXPECT_EQ(looks().size(), 450U);
    const auto head = installation_->ledger().head(kTenant);
    ASSERT_TRUE(looking.open(std::vector<CaseRef>(450, case_), "list"));
    EXPECT_EQ(installation_->ledger().head(kTenant)->position.value(), head->position.value() + 3);
}

TEST_F(LookingTest, GivesNothingWhenTheRecordCantBeWritten) {
    for (const Looking::Submit& fails : std::vector<Looking::Submit>{
             [](auto) -> Result<std::vector<log::Answer>> {
                 return failed(ExitStatus::kUnavailable, "the disk is full");
             },
             [](auto) -> Result<std::vector<log::Answer>> {
                 log::Answer answer;
                 answer.kind = log::AnswerKind::kFailed;
                 answer.code = "disk_full";
                 return std::vector{answer};
             },
             [](auto) -> Result<std::vector<log::Answer>> {
                 log::Answer answer;
                 answer.kind = log::AnswerKind::kStored;
                 answer.outcome = {log::OutcomeKind::kRejected, 601, "another_day", {}};
                 return std::vector{answer};
             }}) {
        Looking looking(*installation_, {.desk = kClerk, .purpose = {}}, fails);
        const auto opened = looking.open(case_, "show");
        ASSERT_FALSE(opened);
        EXPECT_EQ(opened.error().status, ExitStatus::kUnavailable);
        EXPECT_NE(opened.error().what.find("nothing is shown"), std::string::npos);
        const auto found =
            search_parties(*installation_, "", {.kana = "シケン", .birth_date = {}}, looking);
        EXPECT_FALSE(found);
        EXPECT_FALSE(letter_pdf(*installation_, case_, looking));
        EXPECT_FALSE(visit_slip_pdf(*installation_, case_, looking));
    }
    EXPECT_TRUE(looks().empty());
}

TEST_F(LookingTest, GivesNothingToWhoMayntRead) {
    Looking stranger(*installation_, {.desk = {.actor = "k9", .office = ""}, .purpose = {}});
    ASSERT_FALSE(stranger.open(case_, "show"));
    EXPECT_EQ(stranger.open(case_, "show").error().status, ExitStatus::kNotPermitted);
    Looking administrator(*installation_, {.desk = {.actor = "a1", .office = ""}, .purpose = {}});
    EXPECT_FALSE(administrator.open(case_, "show"));
    Looking console(*installation_, {.desk = {.actor = "console", .office = ""}, .purpose = {}});
    EXPECT_FALSE(console.open(case_, "show"));
    EXPECT_TRUE(looks().empty());
}

TEST_F(LookingTest, RefusesWhoDoesntSayWhoOrWhy) {
    Looking nobody(*installation_, {.desk = {}, .purpose = {}});
    ASSERT_FALSE(nobody.open(case_, "show"));
    EXPECT_EQ(nobody.open(case_, "show").error().status, ExitStatus::kUsage);
    Looking curious(*installation_, {.desk = kClerk, .purpose = "curious"});
    EXPECT_EQ(curious.open(case_, "show").error().status, ExitStatus::kUsage);
    put(R"("withdraw_case":{"by":"principal","reason":"not_wanted"})");
    Looking clerk(*installation_, {.desk = kClerk, .purpose = {}});
    ASSERT_FALSE(clerk.open(case_, "show"));
    EXPECT_NE(clerk.open(case_, "show").error().what.find("purpose"), std::string::npos);
    EXPECT_TRUE(
        Looking(*installation_, {.desk = kClerk, .purpose = "complaint"}).open(case_, "show"));
    EXPECT_FALSE(clerk.exported(kTenant, "archive", "", 1));
    EXPECT_EQ(looks().size(), 1U);
}

TEST_F(LookingTest, KeepsSearchesWithoutWhatWasSearchedFor) {
    Looking looking(*installation_, {.desk = kClerk, .purpose = {}});
    const auto found =
        search_parties(*installation_, "matsue",
                       {.kana = "シケン", .birth_date = facts::parse_date("1980-01-02")}, looking);
    ASSERT_TRUE(found);
    ASSERT_EQ(found->size(), 1U);
    const auto rows = looks();
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(rows[0].kind, "searched");
    EXPECT_EQ(rows[0].view, "kana+birth_date");
    EXPECT_EQ(rows[0].records, 1U);
    const auto recorded = installation_->stream(kTenant, log::StreamId("looks/2026-11-20"));
    ASSERT_TRUE(recorded) << recorded.error().what;
    for (const auto& commit : *recorded) {
        for (const auto& event : commit.meta.events) {
            EXPECT_EQ(event.payload.find("シケン"), std::string::npos);
            EXPECT_EQ(event.payload.find("1980"), std::string::npos);
        }
    }
}

TEST_F(LookingTest, ShowsNoAddressOfAProtectedPerson) {
    put(R"("record_resident_change":{"kind":"protection_on","notified_on":"2026-11-20",
        "effective_on":"2026-11-20"})");
    Looking looking(*installation_, {.desk = kClerk, .purpose = {}});
    const auto opened = looking.open(case_, "show");
    ASSERT_TRUE(opened) << opened.error().what;
    EXPECT_FALSE(opened->shows_addresses());
    EXPECT_TRUE(looks().at(0).protected_person);
}

TEST(FamilyNames, AreTokensOfTheFirstPartOrOfItsBeginnings) {
    const runtime::SimulatedClock clock(kNoon);
    const auto installation = Installation::open(in_memory({}), clock);
    ASSERT_TRUE(installation);
    const auto names = [&](const char* written) {
        return (*installation)->search_tokens().family_names(kTenant, written);
    };
    EXPECT_TRUE(names("").empty());
    ASSERT_EQ(names("試験 太郎").size(), 1U);
    EXPECT_EQ(names("試験 太郎"), names("試験　花子"));
    EXPECT_NE(names("試験 太郎"), names("見本 太郎"));
    EXPECT_EQ(names("しけん たろう"), names("ｼｹﾝ ﾀﾛｳ"));
    const auto pieces = names("試験太郎");
    ASSERT_EQ(pieces.size(), 4U);
    EXPECT_EQ(pieces[1], names("試験 太郎")[0]);
}

}  // namespace
}  // namespace madoguchi::cli
