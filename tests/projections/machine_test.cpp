#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <chrono>
#include <cstdio>
#include <map>

#include "any_history.hpp"
#include "madoguchi/projections/cases/case_definition.hpp"
#include "madoguchi/projections/core/take_over.hpp"
#include "madoguchi/projections/lists/audit_definition.hpp"
#include "madoguchi/projections/lists/daybook_definition.hpp"
#include "madoguchi/projections/lists/expiry_definition.hpp"
#include "madoguchi/projections/lists/incident_definition.hpp"
#include "madoguchi/projections/lists/looks_definition.hpp"
#include "madoguchi/projections/lists/person_definition.hpp"
#include "madoguchi/projections/lists/search_definition.hpp"
#include "madoguchi/projections/queries/case_queries.hpp"
#include "madoguchi/projections/queries/list_queries.hpp"
#include "madoguchi/projections/statistics/statistics_definition.hpp"
#include "some_facts.hpp"

namespace madoguchi::projections::test {
namespace {

using AllEvents =
    Join<AllOf<facts::CaseEvent>, AllOf<facts::IncidentEvent>, AllOf<facts::LookEvent>,
         AllOf<facts::OfficeEvent>, AllOf<facts::PersonEvent>, AllOf<facts::PolicyEvent>,
         AllOf<facts::StaffEvent>, AllOf<facts::WatchEvent>>;

template <typename Definition>
constexpr bool kComplete =
    kCovers<AllEvents, typename Definition::Handles, typename Definition::Ignores>;

TEST(Coverage, EveryEventIsHandledOrIgnoredOnPurpose) {
    EXPECT_TRUE(kComplete<CaseDefinition>);
    EXPECT_TRUE(kComplete<PersonDefinition>);
    EXPECT_TRUE(kComplete<SearchDefinition>);
    EXPECT_TRUE(kComplete<DaybookDefinition>);
    EXPECT_TRUE(kComplete<AuditDefinition>);
    EXPECT_TRUE(kComplete<ExpiryDefinition>);
    EXPECT_TRUE(kComplete<LooksDefinition>);
    EXPECT_TRUE(kComplete<IncidentDefinition>);
    EXPECT_TRUE(kComplete<StatisticsDefinition>);
}

TEST(Coverage, NoticesAnEventInNoListAndOneInBoth) {
    using All = Events<facts::CaseOpened, facts::NoteAdded>;
    EXPECT_TRUE((kCovers<All, Events<facts::CaseOpened>, Events<facts::NoteAdded>>));
    EXPECT_FALSE((kCovers<All, Events<facts::CaseOpened>, Events<>>));
    EXPECT_FALSE((kCovers<All, All, Events<facts::NoteAdded>>));
}

RC_GTEST_PROP(Rebuild, GivesTheRowsOfFollowingLive, ()) {
    LogOfFacts log;
    write_any_history(log);
    for (const ProjectionKind& kind : all_projections()) {
        Views live(log);
        Views rebuilt(log);
        for (log.visible = 1; log.visible < log.size(); ++log.visible) {
            RC_ASSERT(live.build(kind.id.name, RunMode::kFollow, 2) != nullptr);
        }
        log.visible = SIZE_MAX;
        const auto followed = live.build(kind.id.name);
        const auto again = rebuilt.build(kind.id.name, RunMode::kRebuild, 50'000);
        RC_ASSERT(followed != nullptr && again != nullptr);
        RC_ASSERT(rows_of(*followed) == rows_of(*again));
    }
}

RC_GTEST_PROP(Counts, EqualWhatTheListsHold, ()) {
    LogOfFacts log;
    write_any_history(log);
    Views views(log);
    const auto rows = rows_of(*views.build("cases", RunMode::kFollow, 3));
    std::map<std::string, std::int64_t> places;
    std::map<std::string, std::int64_t> counts;
    for (const auto& [key, row] : rows) {
        if (key.starts_with("w/")) {
            // w/<list>/<office>/<day>/<stream>: the count is under n/<list>/<office>/<day>.
            const std::size_t end = key.find("/case/");
            ++places["n" + key.substr(1, end - 1)];
        } else if (key.starts_with("n/")) {
            counts[key] = std::get<Count>(row).value;
        }
    }
    RC_ASSERT(places == counts);
}

TEST(Runner, SaysHowFarBehindItIs) {
    LogOfFacts log;
    post_a_letter(log, "case/a", "N1", "L1");
    Views views(log);
    const ProjectionKind& kind = *find_projection("cases");
    ASSERT_TRUE(views.store.create(kind.id));
    ProjectionRunner runner(kind, kTenant, views.ports(), RunMode::kFollow);
    EXPECT_EQ(*runner.lag(), 4U);
    const auto progress = runner.run({.commits_max = 3});
    EXPECT_EQ(progress->checkpoint, Position(3));
    EXPECT_FALSE(progress->caught_up);
    EXPECT_EQ(*runner.lag(), 1U);
    EXPECT_EQ(*views.reader("cases")->checkpoint(), Position(3));
}

TEST(Runner, GoesOnFromTheStoredCheckpointAfterAFailedWrite) {
    LogOfFacts log;
    post_a_letter(log, "case/a", "N1", "L1");
    Views views(log);
    const ProjectionKind& kind = *find_projection("cases");
    ASSERT_TRUE(views.store.create(kind.id));
    ProjectionRunner runner(kind, kTenant, views.ports(), RunMode::kFollow);
    ASSERT_TRUE(runner.run({.commits_max = 2}));
    views.store.fail_next_write({log::StoreErrorCode::kDiskFull, "no space left"});
    const auto failed = runner.run({.commits_max = 2});
    ASSERT_FALSE(failed);
    EXPECT_EQ(failed.error().code, RunErrorCode::kStore);
    ASSERT_TRUE(runner.catch_up(kFollowLimits));
    Views other(log);
    EXPECT_EQ(rows_of(*views.reader("cases")), rows_of(*other.build("cases")));
}

TEST(Streams, AreNotTouchedForEventsThatConcernTheViewNot) {
    LogOfFacts log;
    log.case_facts("case/a", day(11, 2), opened("N1", day(11, 2)));
    log.case_facts("case/a", day(11, 3), facts::NoteAdded());
    log.case_facts("case/a", day(11, 3), facts::NoteAdded(), accepted(day(11, 3)));
    Views views(log);
    const auto built = views.build("cases");
    const auto projection = find_projection("cases")->make(kTenant, views.ports().projection);
    ViewWriter writer(*built, false);
    ASSERT_TRUE(projection->apply(log.commits()[1], writer));
    EXPECT_EQ(projection->unsettled(), 0U);
    ASSERT_TRUE(projection->apply(log.commits()[2], writer));
    EXPECT_EQ(projection->unsettled(), 1U);
}

TEST(NewerEvents, MarkTheCaseAndLeaveTheOthersAlone) {
    LogOfFacts log;
    log.case_facts("case/a", day(11, 2), opened("N1", day(11, 2)));
    log.case_facts("case/a", day(11, 2), accepted(day(11, 2)));
    log.make_last_unknown();
    log.case_facts("case/a", day(11, 3), queued("L1"));
    log.case_facts("case/b", day(11, 3), opened("N2", day(11, 3)));
    Views views(log);
    const auto cases = views.build("cases");
    EXPECT_TRUE((*case_row(*cases, "case/a"))->newer_than_build);
    EXPECT_EQ((*case_row(*cases, "case/a"))->status, CaseStatus::kIntakeOpen);
    EXPECT_FALSE((*case_row(*cases, "case/b"))->newer_than_build);
    const auto page = worklist_page(*cases, {.list = Worklist::kNewerThanBuild,
                                             .office = {},
                                             .today = day(11, 4),
                                             .until = {},
                                             .after = {}});
    EXPECT_EQ(page->lines.size(), 1U);
}

TEST(NewerEvents, AreTakenInAfterTheUpgrade) {
    for (const ProjectionKind& kind : all_projections()) {
        LogOfFacts log;
        log.case_facts("case/a", day(11, 2), opened("N1", day(11, 2)), accepted(day(11, 2)));
        log.make_last_unknown();
        log.case_facts("case/a", day(11, 3), queued("L1"));
        Views views(log);
        ASSERT_NE(views.build(kind.id.name), nullptr);
        ProjectionRunner before(kind, kTenant, views.ports(), RunMode::kFollow);
        EXPECT_LE(*before.revisit(), 1U);
        log.learn(1, facts::CaseEvent(accepted(day(11, 2))));
        ProjectionRunner after(kind, kTenant, views.ports(), RunMode::kFollow);
        EXPECT_EQ(*after.revisit(), 0U);
        Views fresh(log);
        EXPECT_EQ(rows_of(*views.reader(kind.id.name)), rows_of(*fresh.build(kind.id.name)))
            << kind.id.name;
    }
}

TEST(NewerEvents, StopARebuildAndSayWhere) {
    LogOfFacts log;
    post_a_letter(log, "case/a", "N1", "L1");
    log.make_last_unknown();
    Views views(log);
    const ProjectionKind& kind = *find_projection("cases");
    ASSERT_TRUE(views.store.create(kind.id));
    ProjectionRunner runner(kind, kTenant, views.ports(), RunMode::kRebuild);
    const auto stopped = runner.catch_up(kRebuildLimits);
    ASSERT_FALSE(stopped);
    EXPECT_EQ(stopped.error().code, RunErrorCode::kNewerThanBuild);
    EXPECT_NE(stopped.error().detail.find("position 4"), std::string::npos);
    EXPECT_NE(stopped.error().detail.find("something_new"), std::string::npos);
    EXPECT_EQ(*views.reader("cases")->checkpoint(), Position(3));
}

TEST(TakeOver, ReportsTheDifferencesAndDropsTheFormerVersion) {
    LogOfFacts log;
    post_a_letter(log, "case/a", "N1", "L1");
    Views views(log);
    ASSERT_NE(views.build("cases"), nullptr);
    const std::vector<TenantId> tenants{kTenant};
    const ViewId live = find_projection("cases")->id;
    const auto first = take_over(views.store, live, tenants);
    ASSERT_TRUE(first);
    EXPECT_EQ(first->before.version, 0U);
    ProjectionKind next = *find_projection("cases");
    next.id.version = live.version + 1;
    ASSERT_TRUE(views.store.create(next.id));
    EXPECT_EQ(take_over(views.store, next.id, tenants).error().code,
              log::StoreErrorCode::kContradiction)
        << "it has not caught up";
    ProjectionRunner runner(next, kTenant, views.ports(), RunMode::kRebuild);
    ASSERT_TRUE(runner.catch_up(kRebuildLimits));
    const auto checkpoint = log.size();
    ASSERT_TRUE(views.store.write(
        next.id, kTenant,
        {.writes = {{"new", Mark{}}, {"c/N1/case/a", Count{1}}, {"q/L1/case/a", std::nullopt}},
         .checkpoint = Position(checkpoint)}));
    const auto report = take_over(views.store, next.id, tenants);
    ASSERT_TRUE(report);
    ASSERT_EQ(report->tenants.size(), 1U);
    EXPECT_EQ(report->tenants[0].only_new, 1U);
    EXPECT_EQ(report->tenants[0].only_old, 1U);
    EXPECT_EQ(report->tenants[0].different, 1U);
    EXPECT_EQ(report->tenants[0].examples,
              (std::vector<std::string>{"~ c/N1/case/a", "+ new", "- q/L1/case/a"}));
    EXPECT_EQ(*views.store.live("cases"), next.id.version);
    EXPECT_EQ(views.store.views()->size(), 1U);
}

TEST(Speed, IsPrinted) {
    LogOfFacts log;
    for (int i = 0; i < 5'000; ++i) {
        const std::string id = std::to_string(i);
        post_a_letter(log, "case/" + id, "N" + id, "L" + id);
    }
    Views views(log);
    const auto begin = std::chrono::steady_clock::now();
    ASSERT_NE(views.build("cases", RunMode::kRebuild, 50'000), nullptr);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
    std::printf("cases: %d events in memory, %.0f events/s with copying them\n", 25'000,
                25'000 / took.count());
}

}  // namespace
}  // namespace madoguchi::projections::test
