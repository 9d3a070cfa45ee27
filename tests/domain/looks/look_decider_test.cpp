#include <gtest/gtest.h>

#include "madoguchi/domain/looks/decide.hpp"
#include "madoguchi/domain/looks/purpose.hpp"

namespace madoguchi::looks {
namespace {

using namespace std::chrono_literals;

constexpr facts::Date kToday{2026y / 11 / 20};

Decision when(const LookCommand& command, const std::string& day = "2026-11-20") {
    return decide({}, command, {kToday, day});
}

RecordOpening opening() {
    return {"show", Purpose("intake"), {{"a", facts::Office("main"), true}}};
}

void expect_rejected(const Decision& decision, RejectionCode code) {
    ASSERT_FALSE(decision);
    EXPECT_STREQ(name_of(decision.error().code), name_of(code));
}

TEST(Looks, AreRecordedAsTheyAre) {
    const auto opened = when(opening());
    ASSERT_TRUE(opened);
    EXPECT_EQ(std::get<facts::PersonalDataOpened>(opened->events.at(0)).cases, opening().cases);
    const auto searched = when(RecordSearch{{"kana"}, {"0a1b"}, 2, Purpose("identify")});
    ASSERT_TRUE(searched);
    EXPECT_EQ(std::get<facts::PersonsSearched>(searched->events.at(0)).hits, 2U);
    const auto exported = when(RecordExport{"archive", "", 10, Purpose("backup")});
    ASSERT_TRUE(exported);
    EXPECT_EQ(std::get<facts::DataExported>(exported->events.at(0)).records, 10U);
    const auto tried =
        when(RecordForbiddenAct{"a", "post_letter", "protected_person", facts::Staff("k1")});
    ASSERT_TRUE(tried);
    EXPECT_EQ(std::get<facts::ForbiddenActTried>(tried->events.at(0)).tried_by.text(), "k1");
}

TEST(Looks, AreEachAnEntryHoweverAlike) {
    LooksState state;
    for (int i = 0; i < 2; ++i) {
        const auto opened = decide(state, opening(), {kToday, "2026-11-20"});
        ASSERT_TRUE(opened);
        ASSERT_EQ(opened->events.size(), 1U);
        state = evolve(state, opened->events.front());
    }
    EXPECT_EQ(state.event_count, 2U);
}

TEST(Looks, AreRefusedOnAnotherDaysStream) {
    expect_rejected(when(opening(), "2026-11-19"), RejectionCode::kAnotherDay);
    expect_rejected(when(opening(), "today"), RejectionCode::kAnotherDay);
}

TEST(Looks, HaveAPurposeOfTheVocabulary) {
    RecordOpening without = opening();
    without.purpose = Purpose("curious");
    expect_rejected(when(without), RejectionCode::kPurposeUnknown);
    expect_rejected(when(RecordSearch{{"kana"}, {}, 0, Purpose()}), RejectionCode::kPurposeUnknown);
    expect_rejected(when(RecordExport{"archive", "", 1, Purpose()}),
                    RejectionCode::kPurposeUnknown);
}

TEST(Looks, AreAtSomething) {
    RecordOpening nothing = opening();
    nothing.cases.clear();
    expect_rejected(when(nothing), RejectionCode::kNothingLookedAt);
    nothing = opening();
    nothing.view.clear();
    expect_rejected(when(nothing), RejectionCode::kNothingLookedAt);
    expect_rejected(when(RecordSearch{{}, {}, 0, Purpose("identify")}),
                    RejectionCode::kNothingLookedAt);
    expect_rejected(when(RecordExport{"", "", 0, Purpose("audit")}),
                    RejectionCode::kNothingLookedAt);
    expect_rejected(when(RecordForbiddenAct{"", "post_letter", "case_frozen", {}}),
                    RejectionCode::kNothingLookedAt);
}

TEST(Purpose, IsFilledFromTheWorkTheCaseIsIn) {
    EXPECT_EQ(purpose_at("visit2_open"), "visit2");
    EXPECT_EQ(purpose_at("letter_printed"), "dispatch");
    EXPECT_EQ(purpose_at("principal_denied"), "stop");
}

TEST(Purpose, MustBeGivenForACaseThatHasEnded) {
    for (const char* ended : {"completed", "refused", "withdrawn", "closed_principal_deceased"}) {
        EXPECT_EQ(purpose_at(ended), std::nullopt) << ended;
    }
}

TEST(Purpose, FilledFromTheContextIsOneOfTheWords) {
    for (const char* status : {"intake_open", "handed_over", "awaiting_reply", "card_locked",
                               "case_frozen", "visit2_deficient"}) {
        const auto purpose = purpose_at(status);
        ASSERT_TRUE(purpose) << status;
        EXPECT_TRUE(is_purpose(*purpose)) << *purpose;
    }
}

}  // namespace
}  // namespace madoguchi::looks
