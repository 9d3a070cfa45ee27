#include "madoguchi/adapters/cli/backups.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "../../contract/folder.hpp"
#include "madoguchi/adapters/cli/restore.hpp"
#include "madoguchi/adapters/runtime/clock.hpp"

namespace madoguchi::cli {
namespace {

const runtime::SystemClock kClock;

std::string command(int number, const std::string& stream, const std::string& actor,
                    const std::string& payload) {
    return R"({"tenant":"matsue","id":"11111111-2222-4333-8444-)" +
           std::to_string(100'000'000'000 + number) + R"(","stream":")" + stream +
           R"(","actor":")" + actor + R"(","office":"matsue_main",)" + payload + "}";
}

/// Somebody at the counter, who may do what is rejected all the same.
void employ(Installation& installation) {
    const std::pair<const char*, const char*> kSteps[] = {
        {"console", R"("appoint_administrator":{"staff":"a1","name":"試験 管理"})"},
        {"a1", R"("register_staff":{"staff":"k1","name":"試験 窓口","from":"2026-01-01"})"},
        {"a1", R"("grant_role":{"staff":"k1","role":"clerk","from":"2026-01-01"})"}};
    int number = 900'000'000;
    for (const auto& [actor, payload] : kSteps) {
        const auto answer =
            installation.submit_json(command(++number, "staff/matsue", actor, payload));
        ASSERT_TRUE(answer) << answer.error().what;
        ASSERT_EQ(answer->outcome.kind, log::OutcomeKind::kAccepted) << answer->detail;
    }
}

TEST(TakingBackups, LosesNothingThatWasAcknowledgedWhileTheWriterGoesOn) {
    const contract::TemporaryFolder folder;
    const std::string data = folder / "data";
    BackupPlan plan;
    plan.folder = folder / "backups";
    std::vector<std::uint64_t> acknowledged_before;
    {
        InstallationOptions options;
        options.folder = data;
        options.tenants = {"matsue"};
        auto opened = Installation::open(options, kClock);
        ASSERT_TRUE(opened) << opened.error().what;
        Installation& installation = **opened;
        ASSERT_NO_FATAL_FAILURE(employ(installation));
        std::atomic<std::uint64_t> acknowledged = 0;
        std::atomic<bool> ends = false;
        std::atomic<int> failures = 0;
        std::thread writer([&] {
            for (int number = 0; !ends; ++number) {
                // Rejected, which is stored like any other answer.
                const auto answer = installation.submit_json(
                    command(number, "case/none", "k1", R"("queue_letter":{})"));
                if (answer && answer->kind == log::AnswerKind::kStored) {
                    acknowledged = answer->position.value();
                } else {
                    ++failures;
                }
            }
        });
        while (acknowledged < 50) {
            std::this_thread::yield();
        }
        for (int i = 0; i < 2; ++i) {
            acknowledged_before.push_back(acknowledged);
            const auto backup = take_backup(installation, plan);
            EXPECT_TRUE(backup) << backup.error().what;
        }
        ends = true;
        writer.join();
        EXPECT_EQ(failures, 0);
    }
    for (std::uint32_t id : {1U, 2U}) {
        RestorePlan back;
        back.from = folder / "backups";
        back.to = folder / ("restored-" + std::to_string(id));
        back.master_key = "file:" + data + "/master-key";
        back.id = id;
        back.actor = "k1";
        const auto restored = restore(back, kClock);
        ASSERT_TRUE(restored) << restored.error().what;
        ASSERT_EQ(restored->logs.size(), 1U);
        EXPECT_GE(restored->logs[0].kept, acknowledged_before[id - 1]);
        ASSERT_EQ(restored->verified.size(), 1U);
        EXPECT_EQ(restored->verified[0].commits, restored->logs[0].kept + 1);
    }
}

}  // namespace
}  // namespace madoguchi::cli
