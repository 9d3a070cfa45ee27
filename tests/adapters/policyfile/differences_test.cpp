#include "madoguchi/adapters/policyfile/differences.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

namespace madoguchi::policyfile {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr const char* kBefore = R"(
municipality: "sample" name: "見本市" version: "sample-1"
rule { id: "S-01" kind: "data" says: "手数料は200円。" }
rule { id: "S-02" kind: "data" says: "受付は本庁。" }
procedure {
  procedure: "issue"
  applicants { kind: "self" visits: 1 visit1 { document { of: "principal" item: "photo_id" } } }
  fee { yen: 200 reason: "card_reissued" ground: "S-01" }
  ground: "S-02"
}
office { code: "main" name: "本庁" accepts: true ground: "S-02" }
)";

/// `procedure[issue].fee[card_reissued].yen: 200 -> 300 (S-01)`.
std::vector<std::string> said(const std::vector<Difference>& differences) {
    std::vector<std::string> lines;
    for (const auto& each : differences) {
        std::string line;
        for (const auto& step : each.path) {
            line += (line.empty() ? "" : ".") + step.field;
            line += step.key.empty() ? "" : "[" + step.key + "]";
        }
        line += ": " + each.before.value_or("-") + " -> " + each.after.value_or("-") + " (";
        for (const auto& ground : each.grounds) {
            line += ground;
        }
        lines.push_back(line + ")");
    }
    return lines;
}

std::string with(const std::string& was, const std::string& is) {
    std::string text = kBefore;
    return text.replace(text.find(was), was.size(), is);
}

TEST(Differences, AreNoneBetweenATextAndItself) {
    EXPECT_THAT(differences(kBefore, kBefore), IsEmpty());
    std::ifstream file(std::string(MADOGUCHI_SOURCE_DIR) + "/ops/policies/TEMPLATE.txtpb");
    const std::string whole(std::istreambuf_iterator<char>(file), {});
    ASSERT_FALSE(whole.empty());
    EXPECT_THAT(differences(whole, whole), IsEmpty());
    EXPECT_GT(differences(kBefore, whole).size(), 100U);
}

TEST(Differences, NameTheValueItsPlaceAndItsRule) {
    EXPECT_THAT(said(differences(kBefore, with("yen: 200", "yen: 300"))),
                ElementsAre("procedure[issue].fee[card_reissued].yen: 200 -> 300 (S-01)"));
    EXPECT_THAT(said(differences(kBefore, with("says: \"受付は本庁。\"", "says: \"本庁。\""))),
                ElementsAre("rule[S-02].says: 受付は本庁。 -> 本庁。 (S-02)"));
}

TEST(Differences, SayWhatWasAddedAndWhatIsGone) {
    EXPECT_THAT(said(differences(kBefore, with("visits: 1", ""))),
                ElementsAre("procedure[issue].applicants[self].visits: 1 -> - (S-02)"));
    EXPECT_THAT(
        said(differences(kBefore, with("kind: \"self\"", "kind: \"self\" min_age: 15"))).size(), 9U)
        << "applicants of another age are others: four values gone, five added";
    EXPECT_THAT(
        said(differences(kBefore, with("accepts: true", "accepts: true phone: \"000-000-0000\""))),
        ElementsAre("office[main].phone: - -> 000-000-0000 (S-02)"));
}

TEST(Differences, TakeNoNoticeOfTheOrderOfAList) {
    const std::string first = R"(rule { id: "S-01" kind: "data" says: "手数料は200円。" })";
    const std::string second = R"(rule { id: "S-02" kind: "data" says: "受付は本庁。" })";
    std::string moved = with(first, "");
    moved.replace(moved.find(second), second.size(), second + "\n" + first);
    EXPECT_THAT(differences(kBefore, moved), IsEmpty());
}

TEST(Differences, AreNoneWhereATextCantBeParsed) {
    EXPECT_THAT(differences(kBefore, "rule {"), IsEmpty());
    EXPECT_THAT(differences("nothing: 1", kBefore), IsEmpty());
}

}  // namespace
}  // namespace madoguchi::policyfile
