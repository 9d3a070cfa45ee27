#include <gtest/gtest.h>

#include <set>
#include <string>

#include "madoguchi/domain/policy/labels.hpp"

namespace madoguchi::policy {
namespace {

template <typename Enum>
void expect_distinct_words_with_labels() {
    std::set<std::string_view> labels;
    for (std::size_t i = 0; i < kCount<Enum>; ++i) {
        const auto value = static_cast<Enum>(i);
        EXPECT_EQ(from_word<Enum>(word(value)), value) << word(value);
        EXPECT_FALSE(label(value).empty()) << word(value);
        labels.insert(label(value));
    }
    EXPECT_EQ(labels.size(), kCount<Enum>);
}

TEST(Words, ReadBackAndHaveALabelOfTheirOwn) {
    expect_distinct_words_with_labels<Procedure>();
    expect_distinct_words_with_labels<Target>();
    expect_distinct_words_with_labels<Applicant>();
    expect_distinct_words_with_labels<Holder>();
    expect_distinct_words_with_labels<Item>();
    expect_distinct_words_with_labels<DocumentType>();
    expect_distinct_words_with_labels<Route>();
    expect_distinct_words_with_labels<Refusal>();
    expect_distinct_words_with_labels<Fact>();
    expect_distinct_words_with_labels<MailClass>();
    EXPECT_FALSE(from_word<Procedure>(""));
    EXPECT_FALSE(from_word<Procedure>("RENEW"));
}

}  // namespace
}  // namespace madoguchi::policy
