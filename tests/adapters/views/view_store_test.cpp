// What every view store must do, and what only the one on disk can show.
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <memory>

#include "madoguchi/adapters/memory_views/memory_view_store.hpp"
#include "madoguchi/adapters/views/rocksdb_view_store.hpp"

namespace madoguchi::views::test {
namespace {

using log::Position;
using log::TenantId;
using projections::Count;
using projections::Mark;
using projections::NewerRow;
using projections::Row;
using projections::ViewBatch;
using projections::ViewId;
using projections::ViewStore;

const ViewId kView{.name = "cases", .version = 1};
const TenantId kTenant("testtown");

std::string folder_of_test() {
    const auto* test = ::testing::UnitTest::GetInstance()->current_test_info();
    std::string name = std::string(test->test_suite_name()) + "_" + test->name();
    std::replace(name.begin(), name.end(), '/', '_');
    return (std::filesystem::temp_directory_path() /
            ("madoguchi_views_" + std::to_string(::getpid()) + "_" + name))
        .string();
}

std::vector<std::string> keys_of(const ViewStore& store, const TenantId& tenant,
                                 const projections::KeyRange& range) {
    std::vector<std::string> keys;
    const auto reader = store.read(kView, tenant);
    const auto read = (*reader)->scan(range, [&](std::string_view key, const Row&) {
        keys.emplace_back(key);
        return true;
    });
    return read ? keys : std::vector<std::string>{"unreadable"};
}

// A batch of rows and the position they stand for.
ViewBatch batch_of(std::vector<ViewBatch::Write> writes, std::uint64_t checkpoint,
                   bool rebuild = false) {
    return {.writes = std::move(writes), .checkpoint = Position(checkpoint), .rebuild = rebuild};
}

class ViewStores : public ::testing::TestWithParam<bool> {
 protected:
    void SetUp() override {
        if (GetParam()) {
            auto opened = RocksDbViewStore::open({.folder = folder});
            ASSERT_TRUE(opened) << opened.error().detail;
            store = std::move(*opened);
        } else {
            store = std::make_unique<memory_views::MemoryViewStore>();
        }
        ASSERT_TRUE(store->create(kView));
    }
    void TearDown() override {
        store.reset();
        std::filesystem::remove_all(folder);
    }
    const std::string folder = folder_of_test();
    std::unique_ptr<ViewStore> store;
};

TEST_P(ViewStores, WriteRowsAndCheckpointTogether) {
    ASSERT_TRUE(
        store->write(kView, kTenant, batch_of({{"a", Count{7}}, {"b", NewerRow{"x.v1", 7}}}, 3)));
    const auto reader = store->read(kView, kTenant);
    EXPECT_EQ(*(*reader)->checkpoint(), Position(3));
    EXPECT_EQ(**(*reader)->get("a"), Row(Count{7}));
    EXPECT_EQ(**(*reader)->get("b"), Row(NewerRow{"x.v1", 7}));
    EXPECT_FALSE((*reader)->get("c")->has_value());
}

TEST_P(ViewStores, KeepTenantsApart) {
    const TenantId other("testtown2");
    ASSERT_TRUE(store->write(kView, kTenant, batch_of({{"a", Mark{}}}, 1)));
    ASSERT_TRUE(store->write(kView, other, batch_of({{"z", Mark{}}}, 9)));
    EXPECT_EQ(keys_of(*store, kTenant, {}), std::vector<std::string>{"a"});
    EXPECT_EQ(keys_of(*store, other, {}), std::vector<std::string>{"z"});
    EXPECT_EQ(*(*store->read(kView, TenantId("nobody")))->checkpoint(), Position(0));
}

TEST_P(ViewStores, ReadARangeInOrderUntilToldToStop) {
    ASSERT_TRUE(store->write(
        kView, kTenant,
        batch_of({{"w/a/1", Mark{}}, {"w/a/2", Mark{}}, {"w/b/1", Mark{}}, {"x", Mark{}}}, 1)));
    EXPECT_EQ(keys_of(*store, kTenant, projections::keys_under("w/a/")),
              (std::vector<std::string>{"w/a/1", "w/a/2"}));
    EXPECT_EQ(keys_of(*store, kTenant, {.from = "w/a/2", .until = "x"}),
              (std::vector<std::string>{"w/a/2", "w/b/1"}));
    const auto reader = store->read(kView, kTenant);
    EXPECT_EQ(*(*reader)->scan_keys({}, [](std::string_view) { return false; }), 1U);
}

TEST_P(ViewStores, RemoveAndReplaceRows) {
    ASSERT_TRUE(store->write(kView, kTenant, batch_of({{"a", Count{1}}, {"b", Mark{}}}, 1)));
    ASSERT_TRUE(store->write(kView, kTenant, batch_of({{"a", Count{2}}, {"b", std::nullopt}}, 2)));
    EXPECT_EQ(keys_of(*store, kTenant, {}), std::vector<std::string>{"a"});
    EXPECT_EQ(**(*store->read(kView, kTenant))->get("a"), Row(Count{2}));
}

TEST_P(ViewStores, RefuseAViewThatIsNotThere) {
    const ViewId none{.name = "nothing", .version = 1};
    EXPECT_EQ(store->write(none, kTenant, {}).error().code, log::StoreErrorCode::kUnavailable);
    EXPECT_EQ(store->read(none, kTenant).error().code, log::StoreErrorCode::kUnavailable);
    EXPECT_EQ(store->make_live(none).error().code, log::StoreErrorCode::kUnavailable);
    EXPECT_TRUE(store->drop(none));
}

TEST_P(ViewStores, DropAVersionOnceAnotherIsLive) {
    const ViewId next{.name = kView.name, .version = 2};
    EXPECT_FALSE(store->live(kView.name)->has_value());
    ASSERT_TRUE(store->make_live(kView));
    EXPECT_EQ(store->drop(kView).error().code, log::StoreErrorCode::kContradiction);
    ASSERT_TRUE(store->create(next));
    ASSERT_TRUE(store->make_live(next));
    EXPECT_EQ(*store->live(kView.name), 2U);
    ASSERT_TRUE(store->drop(kView));
    EXPECT_EQ(*store->views(), std::vector<ViewId>{next});
}

TEST_P(ViewStores, LeaveAnOpenReaderUsableWhenItsViewIsDropped) {
    ASSERT_TRUE(store->write(kView, kTenant, batch_of({{"a", Mark{}}}, 1)));
    const auto reader = store->read(kView, kTenant);
    ASSERT_TRUE(store->drop(kView));
    EXPECT_TRUE((*reader)->get("a")->has_value());
}

INSTANTIATE_TEST_SUITE_P(All, ViewStores, ::testing::Values(false, true),
                         [](const auto& each) { return each.param ? "rocksdb" : "memory"; });

class RocksDbViews : public ::testing::Test {
 protected:
    std::unique_ptr<RocksDbViewStore> open() {
        auto opened = RocksDbViewStore::open({.folder = folder});
        return opened ? std::move(*opened) : nullptr;
    }
    void TearDown() override { std::filesystem::remove_all(folder); }
    const std::string folder = folder_of_test();
};

TEST_F(RocksDbViews, KeepRowsOfRebuildingAndThenFollowing) {
    {
        const auto store = open();
        ASSERT_TRUE(store->create(kView));
        ASSERT_TRUE(store->write(kView, kTenant, batch_of({{"r", Mark{}}}, 1, true)));
        ASSERT_TRUE(store->make_live(kView));
    }
    {
        const auto store = open();
        ASSERT_TRUE(store->write(kView, kTenant, batch_of({{"f", Mark{}}}, 2)));
    }
    const auto store = open();
    EXPECT_EQ(keys_of(*store, kTenant, {}), (std::vector<std::string>{"f", "r"}));
    EXPECT_EQ(*(*store->read(kView, kTenant))->checkpoint(), Position(2));
    EXPECT_EQ(*store->live(kView.name), 1U);
}

/// So many rows that a rebuild writes them as a table of its own: keys of six digits.
std::vector<ViewBatch::Write> many(std::int64_t value, std::size_t from, std::size_t until) {
    std::vector<ViewBatch::Write> writes;
    for (std::size_t i = from; i < until; ++i) {
        writes.push_back({std::to_string(100'000 + i), Count{value}});
    }
    return writes;
}

TEST_F(RocksDbViews, KeepTheManyRowsOfARebuildAcrossBatches) {
    {
        const auto store = open();
        ASSERT_TRUE(store->create(kView));
        ASSERT_TRUE(store->write(kView, kTenant, batch_of({{"000000", Mark{}}}, 1, true)));
        ASSERT_TRUE(store->write(kView, kTenant, batch_of(many(1, 0, 8'000), 2, true)));
        auto next = many(2, 4'000, 12'000);
        next[10].row = std::nullopt;
        ASSERT_TRUE(store->write(kView, kTenant, batch_of(next, 3, true)));
        ASSERT_TRUE(store->make_live(kView));
        ASSERT_TRUE(store->write(kView, kTenant, batch_of({{"100001", Count{3}}}, 4)));
    }
    std::ofstream(folder + "/incoming/left.sst") << "by a crash";
    const auto store = open();
    EXPECT_TRUE(std::filesystem::is_empty(folder + "/incoming"));
    const auto reader = store->read(kView, kTenant);
    EXPECT_EQ(*(*reader)->checkpoint(), Position(4));
    EXPECT_EQ(keys_of(*store, kTenant, {}).size(), 12'000U);
    EXPECT_EQ(**(*reader)->get("100000"), Row(Count{1}));
    EXPECT_EQ(**(*reader)->get("100001"), Row(Count{3}));
    EXPECT_EQ(**(*reader)->get("104000"), Row(Count{2}));
    EXPECT_FALSE((*reader)->get("104010")->has_value());
    EXPECT_EQ(keys_of(*store, TenantId("other"), {}).size(), 0U);
}

TEST_F(RocksDbViews, GiveAReaderTheRowsOfItsMoment) {
    const auto store = open();
    ASSERT_TRUE(store->create(kView));
    const auto before = store->read(kView, kTenant);
    ASSERT_TRUE(store->write(kView, kTenant, batch_of({{"a", Mark{}}}, 1)));
    EXPECT_FALSE((*before)->get("a")->has_value());
    EXPECT_EQ(*(*before)->checkpoint(), Position(0));
    EXPECT_TRUE((*store->read(kView, kTenant))->get("a")->has_value());
}

TEST_F(RocksDbViews, AreOpenedOnlyOnceAtATime) {
    const auto store = open();
    const auto second = RocksDbViewStore::open({.folder = folder});
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().code, log::StoreErrorCode::kLocked);
}

}  // namespace
}  // namespace madoguchi::views::test
