#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <string_view>

#include "madoguchi/adapters/cli/rejection_words.hpp"
#include "madoguchi/adapters/cli/serve/problem.hpp"
#include "madoguchi/adapters/protobuf/command_json.hpp"
#include "madoguchi/adapters/protobuf/fault_code.hpp"
#include "madoguchi/domain/access/standing.hpp"
#include "madoguchi/domain/cases/rejection.hpp"
#include "madoguchi/domain/incidents/rejection.hpp"
#include "madoguchi/domain/looks/rejection.hpp"
#include "madoguchi/domain/offices/rejection.hpp"
#include "madoguchi/domain/persons/rejection.hpp"
#include "madoguchi/domain/policies/rejection.hpp"
#include "madoguchi/domain/staff/rejection.hpp"
#include "madoguchi/domain/watches/rejection.hpp"
#include "madoguchi/log/not_taken.hpp"

// What the server says of what can't be done: in both languages, in words that clerks use.
namespace madoguchi::cli {
namespace {

constexpr std::uint32_t kCodesMax = 1'000;

/// The words that screens don't use either (the test of the web application forbids the same).
bool is_plain(std::string_view sentence) {
    constexpr std::array<std::string_view, 11> kForbidden{
        "却下",         "失敗",   "無効",   "エラー", "コマンド", "イベント",
        "案件クローズ", "申請者", "再発行", "再交付", "拒否"};
    return std::ranges::none_of(
        kForbidden, [&](auto word) { return sentence.find(word) != std::string_view::npos; });
}

/// Every code of one table has its sentence.
template <typename Code>
int codes_with_words() {
    int known = 0;
    const std::string unknown = name_of(static_cast<Code>(kCodesMax));
    for (std::uint32_t number = 1; number < kCodesMax; ++number) {
        const std::string name = name_of(static_cast<Code>(number));
        if (name == unknown) {
            continue;
        }
        ++known;
        const RejectionWords words = rejection_words(name);
        EXPECT_NE(words.ja, name) << "no words for " << name;
        EXPECT_NE(words.en, name);
    }
    return known;
}

TEST(RejectionWords, AreThereForEveryCode) {
    EXPECT_GT(codes_with_words<cases::RejectionCode>(), 60);
    EXPECT_GT(codes_with_words<incidents::RejectionCode>(), 10);
    EXPECT_GT(codes_with_words<looks::RejectionCode>(), 2);
    EXPECT_GT(codes_with_words<offices::RejectionCode>(), 10);
    EXPECT_GT(codes_with_words<persons::RejectionCode>(), 10);
    EXPECT_GT(codes_with_words<policies::RejectionCode>(), 8);
    EXPECT_GT(codes_with_words<staff::RejectionCode>(), 8);
    EXPECT_GT(codes_with_words<watches::RejectionCode>(), 6);
}

TEST(RejectionWords, NameNoOptionOfTheCommandLine) {
    const auto names_option = [](std::string_view text) {
        return text.find("--") != std::string_view::npos;
    };
    ASSERT_TRUE(names_option("give it with --office"));
    for (const auto& all : {all_rejection_words(), serve::all_problem_words()}) {
        for (const RejectionWords& words : all) {
            EXPECT_FALSE(names_option(words.en)) << words.en;
            EXPECT_FALSE(names_option(words.ja)) << words.ja;
        }
    }
    // What isn't permitted is said with its act, in no table.
    staff::StaffState employed;
    employed.members.push_back(
        {.staff = facts::Staff("k1"), .from = {}, .last_day = {}, .roles = {}});
    for (const staff::StaffState& staff : {staff::StaffState(), employed}) {
        const auto standing = access::standing_of(staff, facts::Staff("k1"), facts::Date{});
        const auto why = access::not_permitted_to_ask(standing, "show", facts::Office());
        ASSERT_TRUE(why);
        EXPECT_FALSE(names_option(*why)) << *why;
    }
}

/// Adds the literals that stand between `start` and the detail, wherever `text` has it.
void add_codes(std::string_view text, std::string_view start, std::set<std::string>& codes) {
    for (auto at = text.find(start); at != std::string_view::npos; at = text.find(start, at + 1)) {
        const auto begin = at + start.size();
        const auto code = text.substr(begin, text.find_first_of(",;", begin) - begin);
        for (auto open = code.find('"'); open != std::string_view::npos;) {
            const auto close = code.find('"', open + 1);
            codes.emplace(code.substr(open + 1, close - open - 1));
            open = code.find('"', close + 1);
        }
    }
}

/// The codes with which our sources say that a command isn't taken.
std::set<std::string> codes_not_taken() {
    // Those that aren't said where they are made up: of what can't be read, and of its keys.
    std::set<std::string> codes{"newer_than_build", "history_unreadable", "stream_quarantined",
                                log::kKeysUnavailable};
    for (const char* const folder : {"adapters/aggregates", "events/log"}) {
        for (const auto& file : std::filesystem::directory_iterator(
                 std::filesystem::path(MADOGUCHI_SOURCE_DIR) / folder)) {
            if (file.is_regular_file()) {
                std::ifstream source(file.path());
                const std::string text{std::istreambuf_iterator<char>(source), {}};
                add_codes(text, "NotTaken{", codes);
                add_codes(text, "AnswerKind::kNotTaken,", codes);
            }
        }
    }
    return codes;
}

TEST(RejectionWords, AreThereForEveryCommandThatIsntTaken) {
    const auto codes = codes_not_taken();
    for (const char* const known :
         {"wrong_stream", "unknown_command", "impossible_history", "not_permitted", "malformed",
          "occurred_in_future", "unknown_tenant", "too_large"}) {
        EXPECT_TRUE(codes.contains(known)) << known << " isn't found in the sources";
    }
    for (const std::string& code : codes) {
        const serve::Problem said = serve::problem(422, code);
        EXPECT_NE(said.ja, code) << "no words for " << code;
        EXPECT_NE(said.en, code);
    }
}

TEST(RejectionWords, AreThereForEveryFaultOfWhatWasSent) {
    for (const std::string_view code : protobuf::fault_code::kAll) {
        const serve::Problem said =
            serve::problem_of(protobuf::CommandFault{.code = code, .pointer = "/a", .what = "b"});
        EXPECT_NE(said.ja, code) << "no words";
        EXPECT_EQ(said.code, code);
        EXPECT_EQ(said.field, "/a");
        EXPECT_EQ(said.en, "/a b");
    }
}

TEST(RejectionWords, AreOnesThatClerksUse) {
    ASSERT_FALSE(is_plain("処理に失敗しました"));
    for (const RejectionWords& words : all_rejection_words()) {
        EXPECT_TRUE(is_plain(words.ja)) << words.ja;
    }
    for (const RejectionWords& words : serve::all_problem_words()) {
        EXPECT_TRUE(is_plain(words.ja)) << words.ja;
        EXPECT_EQ(rejection_words(words.code).ja, words.code)
            << words.code << " is said in two ways";
    }
}

}  // namespace
}  // namespace madoguchi::cli
