#include "madoguchi/domain/cases/acts.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "../../support/case_stories.hpp"
#include "madoguchi/domain/access/permission.hpp"
#include "madoguchi/domain/cases/acts_table.hpp"
#include "madoguchi/domain/cases/papers.hpp"

namespace madoguchi::cases {
namespace {

const AllowedAct* allowed(const Acts& acts, std::string_view command) {
    const auto found = std::ranges::find(acts.allowed, command, &AllowedAct::command);
    return found == acts.allowed.end() ? nullptr : &*found;
}

const BlockedAct* blocked(const Acts& acts, std::string_view command) {
    const auto found = std::ranges::find(acts.blocked, command, &BlockedAct::command);
    return found == acts.blocked.end() ? nullptr : &*found;
}

TEST(Acts, AreEachOnceInTheTableAndInTheTableOfPermissions) {
    std::set<std::string_view> names;
    for (const ActRow& row : act_rows()) {
        EXPECT_TRUE(names.insert(row.command).second) << row.command;
        EXPECT_TRUE(access::needed_for(row.command)) << row.command;
    }
    for (const std::string& status : all_statuses()) {
        for (const bool denied : {false, true}) {
            CaseState state = world_at(status).state();
            state.denied = denied;
            for (const auto name : acts_at(state)) {
                EXPECT_TRUE(names.count(name)) << status << ": " << name;
            }
        }
    }
}

TEST(Acts, OfADeniedCaseHaveNoMainOneButToLiftTheStop) {
    CaseWorld world = world_at(status::kAwaitingReply);
    world.done(RecordDenial{.channel = Method("telephone"), .confirmed = "case_number"});
    for (const auto& act : acts_now(world.state(), world.context()).allowed) {
        EXPECT_TRUE(!act.main || act.command == "lift_denial") << act.command;
    }
}

TEST(Acts, OfferNothingThatNoContentCouldMakePossible) {
    CaseWorld world = two_visit_world();
    world.done(two_visit_opening());
    const auto offered = [&world](std::string_view command) {
        return allowed(acts_now(world.state(), world.context()), command) != nullptr;
    };
    for (const char* const act : {"dispose_pin_part", "reseal_reply", "refund_postage"}) {
        EXPECT_FALSE(offered(act)) << act;
    }
    world.done(CollectPostage{.yen = 434, .method = Method("cash"), .payer = "applicant"});
    EXPECT_TRUE(offered("refund_postage"));
    world.done(
        RefundPostage{.yen = 434, .method = Method("cash"), .reason = Reason("case_withdrawn")});
    EXPECT_FALSE(offered("refund_postage"));
    world = world_at(status::kCardOperationRunning);
    EXPECT_TRUE(offered("dispose_pin_part"));
    EXPECT_TRUE(offered("reseal_reply"));
}

TEST(Acts, LetTheSectionChiefApproveAPostingAtOnce) {
    CaseWorld world = world_at(status::kApprovalPending);
    world.as("chief-1");
    const Acts acts = acts_now(world.state(), world.context());
    const auto* const approve = allowed(acts, "approve_posting");
    ASSERT_NE(approve, nullptr);
    EXPECT_TRUE(approve->main);
}

TEST(Acts, OfferPostageAsAMainOneUntilItIsPaid) {
    CaseWorld world = two_visit_world();
    world.done(two_visit_opening());
    const auto is_main = [&world](const CaseState& state) {
        const Acts acts = acts_now(state, world.context());
        const auto* const act = allowed(acts, "collect_postage");
        return act != nullptr && act->main;
    };
    EXPECT_TRUE(is_main(world.state()));
    CaseState paid = world.state();
    paid.postage_paid_yen = 1;
    EXPECT_FALSE(is_main(paid)) << "what is short can be paid, but isn't pressed on anybody";
}

TEST(Acts, HaveAtMostFourMainOnesAndNoneTwiceWhereverACaseStands) {
    for (const std::string& status : all_statuses()) {
        const CaseWorld world = world_at(status);
        const Acts acts = acts_now(world.state(), world.context());
        std::set<std::string_view> names;
        std::size_t mains = 0;
        for (const auto& act : acts.allowed) {
            EXPECT_TRUE(names.insert(act.command).second) << status << ": " << act.command;
            mains += act.main ? 1 : 0;
        }
        EXPECT_LE(mains, kMainActs) << status;
        for (const auto& act : acts.blocked) {
            EXPECT_TRUE(names.insert(act.command).second) << status << ": " << act.command;
            EXPECT_NE(act.code, "wrong_state") << status << ": " << act.command;
        }
    }
}

/// What is offered is never rejected because of where the case stands.
TEST(Acts, AreNeverOfferedWhereTheCaseDoesntStand) {
    for (const std::string& status : all_statuses()) {
        const CaseWorld world = world_at(status);
        for (const auto& act : acts_now(world.state(), world.context()).allowed) {
            const auto row = std::ranges::find(act_rows(), act.command, &ActRow::command);
            ASSERT_NE(row, act_rows().end());
            const auto decision = world.would(row->make(world.state(), world.today()));
            EXPECT_TRUE(decision || decision.error().code != RejectionCode::kWrongState)
                << status << ": " << act.command;
        }
    }
}

TEST(Acts, LeadThroughTheTwoVisits) {
    const std::pair<const char*, const char*> steps[] = {
        {status::kIntakeOpen, "record_document"},
        {status::kLetterQueued, "print_letter"},
        {status::kLetterPrinted, "hand_to_mailroom"},
        {status::kHandedOver, "post_letter"},
        {status::kAwaitingReply, "open_second_visit"},
        {status::kVisit2Open, "check_card"},
        {status::kReadyForCardOperation, "start_card_operation"},
        {status::kCardOperationRunning, "report_card_read_back"},
    };
    for (const auto& [at, command] : steps) {
        CaseWorld world = world_at(at);
        world.later(1);  // No second visit on the day of the first.
        const Acts acts = acts_now(world.state(), world.context());
        ASSERT_NE(allowed(acts, command), nullptr) << at << ": " << command;
        EXPECT_TRUE(allowed(acts, command)->main) << at << ": " << command;
    }
}

TEST(Acts, SayWhatIsMissing) {
    CaseWorld world = two_visit_world();
    world.done(two_visit_opening());
    const Acts acts = acts_now(world.state(), world.context());
    ASSERT_NE(blocked(acts, "accept_application"), nullptr);
    EXPECT_EQ(blocked(acts, "accept_application")->code, "documents_missing");
    EXPECT_FALSE(blocked(acts, "accept_application")->ids.empty());
    const CaseWorld at_visit = world_at(status::kVisit2Open);
    const Acts then = acts_now(at_visit.state(), at_visit.context());
    ASSERT_NE(blocked(then, "open_reply"), nullptr) << "documents and card come first";
}

TEST(Acts, AreOnlyThosePermittedToWhoLooks) {
    CaseWorld world = world_at(status::kIntakeOpen);
    world.as("auditor-1");
    const Acts acts = acts_now(world.state(), world.context());
    EXPECT_TRUE(acts.allowed.empty());
    ASSERT_NE(blocked(acts, "record_document"), nullptr);
    EXPECT_EQ(blocked(acts, "record_document")->code, "not_permitted");
}

TEST(Papers, TellWhatIsThereAndWhatIsMissing) {
    CaseWorld world = world_at(status::kIntakeOpen);
    const auto before = papers_now(world.state(), world.context());
    ASSERT_FALSE(before.empty());
    EXPECT_TRUE(std::ranges::any_of(before, [](const Paper& paper) { return !paper.complete; }));
    lead_to(world, status::kApplicationAccepted);
    for (const Paper& paper : papers_now(world.state(), world.context())) {
        EXPECT_EQ(paper.complete, paper.visit == 1) << paper.visit;
    }
    EXPECT_TRUE(papers_now(world_at(status::kWithdrawn).state(), world.context()).empty());
}

}  // namespace
}  // namespace madoguchi::cases
