#include <gtest/gtest.h>

#include "fault_file_system.hpp"
#include "log_world.hpp"
#include "madoguchi/log/head_check.hpp"

namespace madoguchi::faults {
namespace {

using log::StoreErrorCode;

constexpr std::uint64_t kReserveBytes = 256U << 10U;

class DiskFault : public testing::TestWithParam<bool> {
 protected:
    void SetUp() override { open(); }

    void open() {
        auto options = small_options(folder_ / "log", GetParam());
        options.disk = {.warn_bytes = 4U << 20U,
                        .ordinary_bytes = 1U << 20U,
                        .urgent_bytes = 512U << 10U,
                        .reserve_bytes = kReserveBytes};
        options.report = [this](const std::string& line) { reported_.push_back(line); };
        options.file_system = disk_;
        auto opened = rocksdb::RocksDbLedger::open(options);
        ASSERT_TRUE(opened) << opened.error().detail;
        ledger_ = std::move(*opened);
        writer_.emplace(*ledger_);
        writer_->begin();
    }

    /// Ends the process without a word and starts it again: all that was acknowledged is there.
    void crash_and_reopen() {
        const auto acknowledged = writer_->acknowledged();
        const auto heads = writer_->heads(acknowledged.size());
        disk_->die();
        ledger_.reset();
        disk_->revive();
        ASSERT_NO_FATAL_FAILURE(open());
        EXPECT_TRUE(log::check_heads(*ledger_, digester(), heads));
        expect_all_there(acknowledged);
    }

    /// Appends more than fits into memory, so that tables are written, until an append fails.
    void append_until_it_fails() {
        for (int i = 0; i < 600; ++i) {
            if (!writer_->append(std::to_string(i) + std::string(900, 't'))) {
                EXPECT_FALSE(writer_->append("after the failure"));
                return;
            }
        }
    }

    /// As `crash_and_reopen`, and what wasn't synced is gone.
    void cut_power_and_reopen() {
        const auto acknowledged = writer_->acknowledged();
        const auto heads = writer_->heads(acknowledged.size());
        disk_->die();
        ledger_.reset();
        disk_->revive();
        disk_->lose_unsynced(0, 0);
        ASSERT_NO_FATAL_FAILURE(open());
        EXPECT_TRUE(log::check_heads(*ledger_, digester(), heads));
        expect_all_there(acknowledged);
    }

    void expect_all_there(const std::vector<std::string>& acknowledged) {
        auto found = contents(*ledger_);
        ASSERT_GE(found.size(), acknowledged.size());
        EXPECT_LE(found.size(), acknowledged.size() + 1) << "at most the one that got no answer";
        found.resize(acknowledged.size());
        EXPECT_EQ(found, acknowledged);
    }

    contract::TemporaryFolder folder_;
    std::shared_ptr<FaultFileSystem> disk_ = std::make_shared<FaultFileSystem>();
    std::vector<std::string> reported_;  ///< By the ledger, of the disk.
    std::unique_ptr<rocksdb::RocksDbLedger> ledger_;
    std::optional<Writer> writer_;
};

TEST_P(DiskFault, AFailedSyncEndsTheWritingAndLosesNothing) {
    for (int nth = 1; nth <= 4; ++nth) {
        disk_->fail_sync(FileKind::kWal, nth);
        int failed_at = 0;
        for (int i = 1; i <= 6; ++i) {
            const auto done = writer_->append("commit " + std::to_string(i));
            if (done) {
                EXPECT_EQ(failed_at, 0) << "nothing is acknowledged after a failed sync";
            } else {
                EXPECT_EQ(done.error().code, StoreErrorCode::kWriteFailed);
                failed_at = failed_at == 0 ? i : failed_at;
            }
        }
        EXPECT_EQ(failed_at, nth);
        EXPECT_EQ(ledger_->ready(log::Urgency::kOrdinary).error().code,
                  StoreErrorCode::kWriteFailed);
        ASSERT_NO_FATAL_FAILURE(crash_and_reopen());
    }
}

TEST_P(DiskFault, AFullDiskInTheMiddleOfAWriteLosesNothing) {
    for (const std::size_t written : {0u, 1u, 7u, 20u, 60u}) {
        ASSERT_TRUE(writer_->append("before"));
        disk_->fill_at_append(FileKind::kWal, 1, written);
        const auto done = writer_->append(std::string(100, 'x'));
        ASSERT_FALSE(done);
        EXPECT_EQ(done.error().code, StoreErrorCode::kWriteFailed);
        EXPECT_NE(done.error().detail.find("free some space"), std::string::npos);
        EXPECT_FALSE(writer_->append("more"));
        ASSERT_NO_FATAL_FAILURE(crash_and_reopen());
    }
}

TEST_P(DiskFault, AFailedSyncOfATableOrManifestLosesNothing) {
    for (const FileKind kind : {FileKind::kTable, FileKind::kManifest}) {
        for (int nth = 1; nth <= 3; ++nth) {
            disk_->fail_sync(kind, nth);
            append_until_it_fails();
            EXPECT_TRUE(disk_->has_failed());
            ASSERT_NO_FATAL_FAILURE(cut_power_and_reopen());
        }
    }
}

TEST_P(DiskFault, ADiskThatFillsUpWhileATableIsWrittenLosesNothing) {
    for (const FileKind kind : {FileKind::kTable, FileKind::kManifest}) {
        for (int nth = 1; nth <= 3; ++nth) {
            disk_->fill_at_append(kind, nth, 10);
            append_until_it_fails();
            EXPECT_TRUE(disk_->has_failed());
            ASSERT_NO_FATAL_FAILURE(cut_power_and_reopen());
        }
    }
}

TEST_P(DiskFault, RefusesBelowTheReserveAndGoesOnAbove) {
    ASSERT_TRUE(ledger_->ready(log::Urgency::kOrdinary));
    disk_->report_free(1000);
    const auto ready = ledger_->ready(log::Urgency::kOrdinary);
    ASSERT_FALSE(ready);
    EXPECT_EQ(ready.error().code, StoreErrorCode::kDiskFull);
    EXPECT_NE(ready.error().detail.find("free some space"), std::string::npos);
    EXPECT_TRUE(contents(*ledger_).empty()) << "reading goes on";
    disk_->report_free(10u << 20);
    EXPECT_TRUE(ledger_->ready(log::Urgency::kOrdinary));
    EXPECT_TRUE(writer_->append("again"));
}

TEST_P(DiskFault, RecordsBeforeShowingFromAReserveUntilThatIsSpentToo) {
    const std::string reserve = folder_ / "log/RESERVE";
    ASSERT_TRUE(ledger_->ready(log::Urgency::kOrdinary));
    ASSERT_EQ(std::filesystem::file_size(reserve), kReserveBytes);
    const auto may = [this](log::Urgency urgency) { return ledger_->ready(urgency).has_value(); };

    disk_->report_free(2U << 20U);
    EXPECT_TRUE(may(log::Urgency::kOrdinary));
    EXPECT_NE(reported_.back().find("make room"), std::string::npos);

    disk_->report_free(900U << 10U);
    EXPECT_FALSE(may(log::Urgency::kOrdinary));
    EXPECT_TRUE(may(log::Urgency::kBeforeShowing));
    EXPECT_TRUE(std::filesystem::exists(reserve));

    // What the reserve takes up is free as soon as it is given up, and no longer.
    disk_->report_free_beside(reserve, 400U << 10U);
    EXPECT_FALSE(may(log::Urgency::kOrdinary));
    EXPECT_TRUE(may(log::Urgency::kBeforeShowing));
    EXPECT_FALSE(std::filesystem::exists(reserve));
    EXPECT_NE(reported_.back().find("reading goes on"), std::string::npos);
    disk_->report_free(300U << 10U);
    const auto spent = ledger_->ready(log::Urgency::kBeforeShowing);
    ASSERT_FALSE(spent);
    EXPECT_EQ(spent.error().code, StoreErrorCode::kDiskFull);
    EXPECT_NE(reported_.back().find("nothing personal is shown"), std::string::npos);

    disk_->report_free(10U << 20U);
    EXPECT_TRUE(may(log::Urgency::kOrdinary));
    EXPECT_TRUE(std::filesystem::exists(reserve)) << "made again by itself";
    EXPECT_NE(reported_.back().find("as usual"), std::string::npos);
    EXPECT_EQ(reported_.size(), 4U) << "each change is told once";
}

TEST_P(DiskFault, GivesTheReserveUpToOpenAgain) {
    const std::string reserve = folder_ / "log/RESERVE";
    ASSERT_TRUE(ledger_->ready(log::Urgency::kOrdinary));
    ASSERT_TRUE(writer_->append("before"));
    disk_->report_free_beside(reserve, 0);
    ASSERT_NO_FATAL_FAILURE(crash_and_reopen());
    EXPECT_FALSE(std::filesystem::exists(reserve));
    EXPECT_EQ(contents(*ledger_).size(), 1U) << "reading goes on";
}

TEST_P(DiskFault, APowerCutTakesNothingThatWasAcknowledged) {
    for (std::size_t kept = 0; kept < 160; kept += 7) {
        ASSERT_TRUE(writer_->append("whole " + std::to_string(kept)));
        disk_->fail_sync(FileKind::kWal, 1);
        ASSERT_FALSE(writer_->append(std::string(100, 't')));
        EXPECT_GT(disk_->unsynced_wal_bytes(), 0u);
        const auto acknowledged = writer_->acknowledged();
        const auto heads = writer_->heads(acknowledged.size());
        disk_->die();
        ledger_.reset();
        disk_->revive();
        disk_->lose_unsynced(kept, GetParam() ? 4'096 : 0);
        ASSERT_NO_FATAL_FAILURE(open());
        EXPECT_TRUE(log::check_heads(*ledger_, digester(), heads)) << kept << " bytes kept";
        expect_all_there(acknowledged);
    }
}

TEST_P(DiskFault, KeepsWhatWasAcknowledgedAcrossFlushesAndAPowerCut) {
    for (int round = 0; round < 3; ++round) {
        for (int i = 0; i < 400; ++i) {
            ASSERT_TRUE(writer_->append(std::to_string(i) + std::string(900, 'f')));
        }
        const auto acknowledged = writer_->acknowledged();
        disk_->die();
        ledger_.reset();
        disk_->revive();
        disk_->lose_unsynced(0, 0);
        ASSERT_NO_FATAL_FAILURE(open());
        expect_all_there(acknowledged);
    }
}

TEST_P(DiskFault, ABitFlippedInATableIsReportedAndNotReturned) {
    for (int i = 0; i < 600; ++i) {
        ASSERT_TRUE(writer_->append(std::to_string(i) + std::string(900, 'b')));
    }
    ledger_.reset();
    ASSERT_NO_FATAL_FAILURE(open());
    disk_->flip_table_reads(true);
    const auto read = ledger_->read(kTenant, log::Position(1), {SIZE_MAX, SIZE_MAX},
                                    [](const log::EncodedCommit&) { return true; });
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().code, StoreErrorCode::kCorruption);
}

TEST_P(DiskFault, ASecondProcessIsToldThatTheFolderIsInUse) {
    const auto second = rocksdb::RocksDbLedger::open(small_options(folder_ / "log", GetParam()));
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().code, StoreErrorCode::kLocked);
    EXPECT_NE(second.error().detail.find("another process has " + (folder_ / "log")),
              std::string::npos)
        << second.error().detail;
    EXPECT_TRUE(writer_->append("unharmed"));
}

INSTANTIATE_TEST_SUITE_P(Disk, DiskFault, testing::Bool(),
                         [](const auto& test) { return test.param ? "Preallocated" : "Growing"; });

}  // namespace
}  // namespace madoguchi::faults
