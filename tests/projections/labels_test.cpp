#include "madoguchi/projections/labels.hpp"

#include <gtest/gtest.h>

#include <array>
#include <set>

#include "madoguchi/projections/cases/worklist.hpp"
#include "madoguchi/projections/queries/case_line.hpp"

namespace madoguchi::projections::test {
namespace {

const std::array kTables{status_labels(), worklist_labels(), badge_labels(), next_step_labels(),
                         button_labels(), entry_labels(),    word_labels(),  figure_labels()};

TEST(Labels, SayEveryStatusInBothLanguages) {
    for (int i = 0; i <= static_cast<int>(CaseStatus::kClosedCardUnusable); ++i) {
        const std::string_view word = word_of(static_cast<CaseStatus>(i));
        const Label label = label_in(status_labels(), word);
        EXPECT_NE(label.ja, word) << word << " has no label";
        EXPECT_NE(label.en, word) << word << " has no label";
        if (!has_ended(static_cast<CaseStatus>(i))) {
            EXPECT_NE(label_in(next_step_labels(), word).ja, word) << word << " has no next step";
        }
    }
}

TEST(Labels, SayTheStepsThatStandBeforeAStatuses) {
    for (const char* const word :
         {"protected_person", "decision_refers", "not_acceptable", "facts_not_asked",
          "card_to_terminal", "card_to_read_back", "pin_part_left", "custody_left",
          "completion_steps_left", "card_to_return", "reply_opened", "register_change",
          "denied_after_end"}) {
        EXPECT_NE(label_in(next_step_labels(), word).ja, word);
    }
}

TEST(CaseLine, SendsAProtectedPersonsCaseToTheSectionChief) {
    constexpr facts::Date kToday(std::chrono::days(20'000));
    CaseRow row;
    row.status = CaseStatus::kIntakeOpen;
    row.opened_on = row.status_since = row.segment_since = kToday;
    const std::string usual = case_line("case/1", row, kToday).next_step_ja;
    row.protected_person = true;
    const std::string theirs = case_line("case/1", row, kToday).next_step_ja;
    EXPECT_NE(theirs, usual);
    EXPECT_NE(theirs.find("係長"), std::string::npos) << theirs;
    row.denied = true;
    EXPECT_EQ(case_line("case/1", row, kToday).next_step_ja.find("係長"), std::string::npos)
        << "a denial is the manager's";
}

TEST(CaseLine, SendsADenialAfterTheEndToTheManager) {
    constexpr facts::Date kToday(std::chrono::days(20'000));
    CaseRow row;
    row.status = CaseStatus::kCompleted;
    row.opened_on = row.status_since = row.segment_since = kToday;
    row.ended_on = kToday;
    EXPECT_EQ(case_line("case/1", row, kToday).next_step_ja, "");
    row.denied = true;
    EXPECT_NE(case_line("case/1", row, kToday).next_step_ja.find("課長"), std::string::npos);
}

TEST(CaseLine, WaitsForTheSectionChiefWhereTheRegisterHasChanged) {
    constexpr facts::Date kToday(std::chrono::days(20'000));
    CaseRow row;
    row.status = CaseStatus::kVisit2Open;
    row.opened_on = row.status_since = row.segment_since = kToday;
    row.register_change = true;
    const CaseLine line = case_line("case/1", row, kToday);
    EXPECT_NE(line.next_step_ja.find("係長"), std::string::npos) << line.next_step_ja;
    EXPECT_EQ(line.pending, std::vector<std::string>{"register_change"});
}

TEST(Labels, SayEveryWorklist) {
    for (const Worklist list : all_worklists()) {
        EXPECT_NE(label_in(worklist_labels(), word_of(list)).ja, word_of(list));
    }
}

TEST(Labels, AvoidTheWordsThatOfficesAvoid) {
    for (const auto& table : kTables) {
        for (const Label& label : table) {
            for (const char* avoided : {"却下", "失敗", "無効", "エラー", "コマンド", "イベント",
                                        "案件クローズ", "申請者", "再発行", "再交付"}) {
                EXPECT_EQ(label.ja.find(avoided), std::string_view::npos) << label.ja;
            }
            const bool refusal_of_mail = label.ja == "受取拒否";
            EXPECT_TRUE(refusal_of_mail || label.ja.find("拒否") == std::string_view::npos)
                << label.ja;
        }
    }
}

TEST(Labels, KeepWordsThatAreEasilyConfusedForOneThing) {
    const auto only_with = [](const char* word, std::initializer_list<const char*> company) {
        for (const auto& table : kTables) {
            for (const Label& label : table) {
                if (label.ja.find(word) == std::string_view::npos) {
                    continue;
                }
                bool found = false;
                for (const char* each : company) {
                    found = found || label.ja.find(each) != std::string_view::npos;
                }
                EXPECT_TRUE(found) << label.ja;
            }
        }
    };
    only_with("失効", {"証明書", "失効申請"});
    only_with("発行", {"証明書"});
    only_with("取消", {"入力"});
    only_with("再送", {"照会書", "自動で"});
    only_with("更新", {"証明書", "更新済", "更新を希望しない", "更新された"});
}

TEST(Labels, AreCompleteAndUniqueWithinATable) {
    for (const auto& table : kTables) {
        std::set<std::string_view> words;
        for (const Label& label : table) {
            EXPECT_TRUE(words.insert(label.word).second) << label.word << " stands twice";
            EXPECT_FALSE(label.ja.empty() || label.en.empty()) << label.word;
        }
    }
}

TEST(Labels, FindAnEntryByItsWireName) {
    EXPECT_EQ(entry_label("madoguchi.case.letter_posted.v1").ja, "発送した");
    EXPECT_EQ(entry_label("madoguchi.case.nothing_known.v9").ja, "nothing_known");
}

TEST(TelephoneAnswers, SayNothingOfAStoppedCase) {
    CaseRow row;
    row.letter.posted_on = facts::Date(std::chrono::days(20'000));
    row.denied = true;
    const auto answers = telephone_answers(row, *row.letter.posted_on);
    ASSERT_EQ(answers.size(), 1U);
    EXPECT_EQ(answers[0].question, "stopped");
}

}  // namespace
}  // namespace madoguchi::projections::test
