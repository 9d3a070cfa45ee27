#include <gtest/gtest.h>

#include <filesystem>

#include "../../contract/folder.hpp"
#include "madoguchi/adapters/cli/backup_folder.hpp"
#include "madoguchi/adapters/cli/backup_report.hpp"
#include "madoguchi/adapters/cli/checkpoint_report.hpp"
#include "madoguchi/adapters/cli/files.hpp"
#include "madoguchi/adapters/cli/key_report.hpp"
#include "madoguchi/adapters/keystore/data_keys.hpp"
#include "madoguchi/adapters/runtime/clock.hpp"

// What the screens say of keys, checkpoints and backups.
namespace madoguchi::cli {
namespace {

const runtime::SystemClock kClock;
const log::TenantId kTenant("matsue");

class Upkeep : public testing::Test {
 protected:
    void SetUp() override {
        ASSERT_NO_FATAL_FAILURE(open());
        const auto answer = installation->submit_json(
            R"({"tenant":"matsue","id":"11111111-2222-4333-8444-900000000001",)"
            R"("stream":"staff/matsue","actor":"console",)"
            R"("appoint_administrator":{"staff":"a1","name":"試験 管理"}})");
        ASSERT_TRUE(answer) << answer.error().what;
        ASSERT_TRUE(installation->tick());
    }
    void open() {
        InstallationOptions options;
        options.folder = data;
        options.tenants = {"matsue"};
        auto opened = Installation::open(options, kClock);
        ASSERT_TRUE(opened) << opened.error().what;
        installation = std::move(*opened);
    }
    const contract::TemporaryFolder folder;
    const std::string data = folder / "data";
    std::unique_ptr<Installation> installation;
};

TEST_F(Upkeep, SaysThatTheMasterKeyLiesBesideTheData) {
    const auto row = data_keys_row(installation->keys().data_keys()->database(), {data, ""});
    ASSERT_TRUE(row) << row.error().what;
    EXPECT_TRUE(row->beside_the_data);
    EXPECT_TRUE(row->on_the_disk_of_the_data);
    EXPECT_EQ(row->master_key, "file:" + data + "/master-key");
    EXPECT_FALSE(row->wrapped_since.empty());
    EXPECT_GT(row->data_keys, 0U);
    const auto signing = signing_key_rows(data, "", installation->now());
    ASSERT_TRUE(signing) << signing.error().what;
    ASSERT_EQ(signing->size(), 1U);
    EXPECT_EQ(signing->front().state, "signs");
    const auto later = signing_key_rows(folder / "nowhere", "", installation->now());
    ASSERT_TRUE(later) << later.error().what;
    EXPECT_TRUE(later->empty());
}

TEST_F(Upkeep, SaysWhetherBothPlacesHoldTheSameCheckpoints) {
    auto row = checkpoint_row(*installation, kTenant);
    ASSERT_TRUE(row) << row.error().what;
    EXPECT_TRUE(row->agree) << row->trouble;
    EXPECT_FALSE(row->second);
    EXPECT_EQ(row->first.position, row->log_position);
    EXPECT_GT(row->first.bytes, 0U);
    EXPECT_FALSE(row->root.empty());
    const std::string second = folder / "second";
    std::filesystem::create_directories(second);
    ASSERT_TRUE(write_file(DataFolder{data}.second_checkpoints(), second + "\n"));
    row = checkpoint_row(*installation, kTenant);
    ASSERT_TRUE(row) << row.error().what;
    ASSERT_TRUE(row->second);
    EXPECT_EQ(row->second->position, 0U) << "what is empty may be filled yet";
    const std::string first = row->first.folder;
    std::filesystem::copy(first, second, std::filesystem::copy_options::recursive);
    row = checkpoint_row(*installation, kTenant);
    ASSERT_TRUE(row) << row.error().what;
    EXPECT_TRUE(row->agree) << row->trouble;
    EXPECT_EQ(row->second->position, row->first.position);
    for (const auto& file : std::filesystem::recursive_directory_iterator(second)) {
        if (file.is_regular_file()) {
            ASSERT_TRUE(write_file(file.path().string(), "another log\n"));
        }
    }
    row = checkpoint_row(*installation, kTenant);
    ASSERT_TRUE(row) << row.error().what;
    EXPECT_FALSE(row->agree);
    EXPECT_FALSE(row->trouble.empty());
    std::filesystem::remove_all(second);
    row = checkpoint_row(*installation, kTenant);
    ASSERT_TRUE(row) << row.error().what;
    EXPECT_FALSE(row->agree) << "its disk isn't there";
}

TEST_F(Upkeep, SaysWhenTheLastGoodBackupWasTakenAndHowFarItGoes) {
    auto report = backup_report(*installation, kTenant);
    ASSERT_TRUE(report) << report.error().what;
    EXPECT_EQ(report->folder, "");
    EXPECT_FALSE(report->last_expires_on);
    const auto taken =
        take_backup(*installation, {.folder = folder / "backups", .keep_keys_days = 14});
    ASSERT_TRUE(taken) << taken.error().what;
    report = backup_report(*installation, kTenant);
    ASSERT_TRUE(report) << report.error().what;
    EXPECT_EQ(report->folder, folder / "backups");
    EXPECT_EQ(report->taken_at, taken->taken_at);
    EXPECT_EQ(report->position, report->log_position);
    EXPECT_EQ(report->files, taken->files);
    EXPECT_EQ(report->bytes, taken->bytes);
    ASSERT_EQ(report->key_backups.size(), 1U);
    EXPECT_EQ(report->last_expires_on, installation->today() + std::chrono::days(14));
    const auto other = backup_report(*installation, log::TenantId("elsewhere"));
    ASSERT_TRUE(other) << other.error().what;
    EXPECT_EQ(other->position, 0U) << "nothing of that municipality is in it";
    ASSERT_TRUE(write_file(data + "/last-backup", "files 3\n"));
    const auto broken = backup_report(*installation, kTenant);
    ASSERT_FALSE(broken);
    EXPECT_EQ(broken.error().status, ExitStatus::kDamaged);
}

}  // namespace
}  // namespace madoguchi::cli
