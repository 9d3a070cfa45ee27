#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>

#include "madoguchi/adapters/cli/listing.hpp"

// What lists are like before anything stands in them.
namespace madoguchi::cli {
namespace {

using namespace std::chrono_literals;

bool is_japanese(const std::string& text) {
    return std::ranges::any_of(text, [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

TEST(Lists, HaveTheirColumnsInJapaneseAlsoWhenNothingStandsInThem) {
    const runtime::SimulatedClock clock{log::UtcTime{std::chrono::sys_days{2026y / 11 / 20}}};
    InstallationOptions options;
    options.tenants = {"matsue"};
    const auto installation = Installation::open(options, clock);
    ASSERT_TRUE(installation) << installation.error().what;
    ASSERT_TRUE((*installation)->catch_up());
    Looking looking(**installation, {.desk = {.actor = "k1", .office = "main"}, .purpose = {}});
    ASSERT_GT(list_names().size(), 40U);
    for (const auto& [name, title] : list_names()) {
        Listing listing{.as_json = true, .as_table = true, .looking = looking};
        Wanted wanted;
        wanted.list = name;
        wanted.today = (*installation)->today();
        const auto done = write_list(**installation, log::TenantId("matsue"), wanted, listing);
        ASSERT_TRUE(done) << name << ": " << done.error().what;
        EXPECT_GT(listing.members.size(), 1U) << name;
        EXPECT_EQ(listing.table.heads.size(), listing.columns.size()) << name;
        for (const auto& head : listing.table.heads) {
            EXPECT_TRUE(is_japanese(head)) << name << ": " << head;
        }
    }
}

}  // namespace
}  // namespace madoguchi::cli
