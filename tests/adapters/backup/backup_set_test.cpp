#include "madoguchi/adapters/backup/backup_set.hpp"

#include <gtest/gtest.h>
#include <rocksdb/db.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <thread>

#include "../../contract/folder.hpp"

namespace madoguchi::backup {
namespace {

namespace fs = std::filesystem;
using Code = log::StoreErrorCode;

constexpr std::array<std::uint8_t, BackupKey::kBytes> kSecret{1, 2, 3};
constexpr std::array<std::uint8_t, BackupKey::kBytes> kOther{3, 2, 1};
/// What must not be readable in a backup.
constexpr const char* kWord = "in-the-open";

std::string read(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

class Backups : public testing::Test {
 protected:
    Backups() { open(folder / "db"); }

    void open(const std::string& at) {
        ::rocksdb::Options options;
        options.create_if_missing = true;
        options.compression = ::rocksdb::kNoCompression;
        ::rocksdb::DB* opened = nullptr;
        const auto status = ::rocksdb::DB::Open(options, at, &opened);
        ASSERT_TRUE(status.ok()) << status.ToString();
        db.reset(opened);
    }
    void put(int from, int until) {
        for (int i = from; i < until; ++i) {
            ASSERT_TRUE(db->Put({}, std::to_string(i), kWord + std::string(1'000, 'v')).ok());
        }
    }
    [[nodiscard]] int rows() const {
        int count = 0;
        const std::unique_ptr<::rocksdb::Iterator> all(db->NewIterator({}));
        for (all->SeekToFirst(); all->Valid(); all->Next()) {
            ++count;
        }
        return count;
    }
    [[nodiscard]] std::unique_ptr<BackupSet> set(bool read_only = false,
                                                 BackupKey::View secret = kSecret) const {
        auto opened = BackupSet::open(
            {.folder = folder / "backups", .is_incremental = true, .read_only = read_only}, secret);
        EXPECT_TRUE(opened) << opened.error().detail;
        return opened ? std::move(*opened) : nullptr;
    }
    BackupSet::Taken take(BackupSet& into, std::vector<std::string> notes = {}) {
        const auto taken = into.take(*db, std::move(notes), {});
        EXPECT_TRUE(taken) << taken.error().detail;
        return taken ? *taken : BackupSet::Taken{};
    }
    [[nodiscard]] std::vector<fs::path> files(const std::string& below = "backups") const {
        std::vector<fs::path> found;
        for (const auto& entry : fs::recursive_directory_iterator(folder / below)) {
            if (entry.is_regular_file() && entry.file_size() > 0) {
                found.push_back(entry.path());
            }
        }
        return found;
    }

    contract::TemporaryFolder folder;
    std::unique_ptr<::rocksdb::DB> db;
};

TEST_F(Backups, BringTheDatabaseBackAsItWasAtEachOfThem) {
    put(0, 100);
    const auto backups = set();
    EXPECT_EQ(take(*backups, {"first"}).backup.id, 1U);
    put(100, 150);
    EXPECT_EQ(take(*backups, {"second", "of two"}).backup.id, 2U);
    const auto list = backups->list();
    ASSERT_TRUE(list);
    ASSERT_EQ(list->size(), 2U);
    EXPECT_EQ(list->back().notes, (std::vector<std::string>{"second", "of two"}));
    for (const auto& [id, expected] : {std::pair{1U, 100}, std::pair{2U, 150}}) {
        const std::string to = folder / ("restored-" + std::to_string(id));
        const auto restored = backups->restore(id, to, {});
        ASSERT_TRUE(restored) << restored.error().detail;
        open(to);
        EXPECT_EQ(rows(), expected);
    }
}

TEST_F(Backups, CopyOnlyWhatIsNew) {
    put(0, 2'000);
    const auto backups = set();
    const auto first = take(*backups);
    put(2'000, 2'010);
    const auto second = take(*backups);
    EXPECT_GT(first.new_bytes, 2'000'000U);
    EXPECT_LT(second.new_bytes, 200'000U);
    EXPECT_GT(second.backup.bytes, first.backup.bytes);
}

TEST_F(Backups, HideWhatIsInThem) {
    put(0, 100);
    take(*set());
    bool was_in_the_database = false;
    for (const auto& path : files("db")) {
        was_in_the_database |= read(path).find(kWord) != std::string::npos;
    }
    EXPECT_TRUE(was_in_the_database);
    for (const auto& path : files()) {
        EXPECT_EQ(read(path).find(kWord), std::string::npos) << path;
    }
}

TEST_F(Backups, SayWhichFileWasAlteredAndRestoreNothing) {
    put(0, 100);
    take(*set());
    int altered = 0;
    for (const auto& path : files()) {
        const std::string before = read(path);
        std::string after = before;
        after[after.size() / 2] = static_cast<char>(after[after.size() / 2] ^ 1);
        std::ofstream(path, std::ios::binary) << after;
        const std::string to = folder / "restored";
        const auto opened = BackupSet::open(
            {.folder = folder / "backups", .is_incremental = true, .read_only = true}, kSecret);
        if (opened) {
            const auto restored = (*opened)->restore(1, to, {});
            ASSERT_FALSE(restored) << path;
            EXPECT_EQ(restored.error().code, Code::kCorruption);
            EXPECT_NE(restored.error().detail.find(path.filename().string()), std::string::npos)
                << restored.error().detail;
        }
        EXPECT_FALSE(fs::exists(to)) << path;
        std::ofstream(path, std::ios::binary) << before;
        ++altered;
    }
    EXPECT_GE(altered, 4);
    EXPECT_TRUE(set(true)->check(1, {}));
}

TEST_F(Backups, DontOpenUnderAnotherKey) {
    put(0, 10);
    take(*set());
    const auto opened = BackupSet::open(
        {.folder = folder / "backups", .is_incremental = true, .read_only = true}, kOther);
    if (opened) {
        const auto list = (*opened)->list();
        ASSERT_FALSE(list);
        EXPECT_EQ(list.error().code, Code::kCorruption);
    }
}

TEST_F(Backups, TakeNothingFromOneThatNeverBecameWhole) {
    put(0, 100);
    take(*set());
    fs::remove(folder / "backups/manifests/1");  // As after a crash before the last step.
    const auto backups = set();
    EXPECT_TRUE(backups->list()->empty());
    EXPECT_FALSE(backups->restore(1, folder / "restored", {}));
    const auto taken = take(*backups);
    ASSERT_EQ(backups->list()->size(), 1U);
    EXPECT_TRUE(backups->check(taken.backup.id, {}));
}

TEST_F(Backups, AreRemovedFromTheOldestOn) {
    const auto backups = set();
    for (int i = 0; i < 4; ++i) {
        put(100 * i, 100 * (i + 1));
        take(*backups);
    }
    EXPECT_EQ(backups->keep(2).value_or(99), 2U);
    const auto list = backups->list();
    ASSERT_EQ(list->size(), 2U);
    EXPECT_EQ(list->front().id, 3U);
    EXPECT_TRUE(backups->check(3, {}));
    EXPECT_TRUE(backups->check(4, {}));
    EXPECT_EQ(backups->keep(0).value_or(99), 1U);
}

TEST_F(Backups, AreMadeByOneAtATime) {
    const auto first = set();
    const auto second = BackupSet::open({.folder = folder / "backups"}, kSecret);
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().code, Code::kLocked);
}

TEST_F(Backups, StopWhenTheyAreAskedTo) {
    put(0, 20'000);
    const auto backups = set();
    const auto stopped = backups->take(*db, {}, [](std::uint64_t, std::uint64_t) { return false; });
    ASSERT_FALSE(stopped);
    EXPECT_EQ(stopped.error().code, Code::kUnavailable);
    EXPECT_TRUE(backups->list()->empty());
}

TEST_F(Backups, HoldWhatWasAcknowledgedBeforeTheyBeganWhileTheWriterGoesOn) {
    put(0, 1'000);
    std::atomic<bool> ends = false;
    std::atomic<int> written = 1'000;
    std::thread writer([&] {
        ::rocksdb::WriteOptions options;
        options.sync = true;
        while (!ends) {
            const int next = written.load();
            if (db->Put(options, std::to_string(next), std::string(200, 'w')).ok()) {
                written = next + 1;
            }
        }
    });
    const auto backups = set();
    std::vector<std::pair<std::uint32_t, int>> taken;
    for (int i = 0; i < 3; ++i) {
        const int before = written.load();
        taken.emplace_back(take(*backups).backup.id, before);
    }
    ends = true;
    writer.join();
    for (const auto& [id, before] : taken) {
        const std::string to = folder / ("restored-" + std::to_string(id));
        ASSERT_TRUE(backups->restore(id, to, {}));
        open(to);
        EXPECT_GE(rows(), before);
    }
}

}  // namespace
}  // namespace madoguchi::backup
