#include "madoguchi/adapters/cli/serve/shelf.hpp"

#include <gtest/gtest.h>

#include "../accounts/memory_store.hpp"

namespace madoguchi::cli::serve {
namespace {

class ShelfTest : public testing::Test {
 protected:
    [[nodiscard]] std::string content_of(const accounts::Who& who, std::string_view name,
                                         Shelf::Time at) const {
        const auto entry = shelf.find(who, name, at);
        return entry && *entry ? (*entry)->content : std::string();
    }

    const Shelf::Time now{std::chrono::hours(500'000)};
    const accounts::Who clerk{"town", "k1"};
    accounts::MemoryStore store;
    Shelf shelf{store, "draft", {.entries_max = 2, .bytes_max = 10, .life = std::chrono::days(7)}};
};

TEST_F(ShelfTest, KeepsTheNewestUnderAName) {
    EXPECT_EQ(shelf.put(clerk, "a", R"({"x":1})", now), Shelf::Put::kDone);
    EXPECT_EQ(shelf.put(clerk, "a", R"({"x":2})", now), Shelf::Put::kDone);
    EXPECT_EQ(content_of(clerk, "a", now), R"({"x":2})");
    ASSERT_TRUE(shelf.remove(clerk, "a"));
    EXPECT_EQ(content_of(clerk, "a", now), "");
}

TEST_F(ShelfTest, ShowsNobodyElse) {
    EXPECT_EQ(shelf.put(clerk, "a", "{}", now), Shelf::Put::kDone);
    for (const accounts::Who& other :
         {accounts::Who{"town", "k2"}, accounts::Who{"city", "k1"}, accounts::Who{"town", "k"}}) {
        EXPECT_EQ(content_of(other, "a", now), "");
        EXPECT_TRUE(shelf.list(other, now)->empty());
    }
}

TEST_F(ShelfTest, ForgetsWhatIsPastItsLife) {
    EXPECT_EQ(shelf.put(clerk, "old", "{}", now), Shelf::Put::kDone);
    const auto later = now + std::chrono::days(7) + std::chrono::seconds(1);
    EXPECT_EQ(content_of(clerk, "old", later), "");
    EXPECT_TRUE(shelf.list(clerk, later)->empty());
    EXPECT_EQ(content_of(clerk, "old", now), "") << "it was removed, not hidden";
}

TEST_F(ShelfTest, TakesNeitherTooManyNorTooLarge) {
    EXPECT_EQ(shelf.put(clerk, "a", "01234567890", now), Shelf::Put::kTooLarge);
    EXPECT_EQ(shelf.put(clerk, "a", "{}", now), Shelf::Put::kDone);
    EXPECT_EQ(shelf.put(clerk, "b", "{}", now), Shelf::Put::kDone);
    EXPECT_EQ(shelf.put(clerk, "c", "{}", now), Shelf::Put::kTooMany);
    EXPECT_EQ(shelf.put(clerk, "b", "{ }", now), Shelf::Put::kDone) << "no more than before";
    EXPECT_EQ(shelf.list(clerk, now)->size(), 2U);
}

TEST(ShelfName, MayStandInAnAddress) {
    EXPECT_TRUE(is_shelf_name("new-case_1"));
    for (const char* const name : {"", "a/b", "試験", "a b", "..", "a%2F"}) {
        EXPECT_FALSE(is_shelf_name(name)) << name;
    }
    EXPECT_FALSE(is_shelf_name(std::string(65, 'a')));
}

}  // namespace
}  // namespace madoguchi::cli::serve
