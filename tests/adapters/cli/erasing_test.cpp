#include <gtest/gtest.h>

#include <chrono>
#include <fstream>
#include <iterator>
#include <memory>
#include <set>

#include "../../contract/folder.hpp"
#include "madoguchi/adapters/cli/keys.hpp"
#include "madoguchi/adapters/cli/policies.hpp"
#include "madoguchi/adapters/keystore/data_keys.hpp"
#include "madoguchi/adapters/keystore/key_rows.hpp"
#include "madoguchi/adapters/keystore/master_key.hpp"
#include "madoguchi/codec/subject.hpp"

// From the approval of an erasure to the files of the data folder.
namespace madoguchi::cli {
namespace {

using namespace std::chrono_literals;

const log::UtcTime kNoon{std::chrono::sys_days{2026y / 11 / 20} + 3h};
constexpr std::size_t kWrappedBytes = 61;

/// An installation on disk with one case that has ended, whose principal is in the register.
class Erasing : public testing::Test {
 protected:
    void SetUp() override {
        InstallationOptions options;
        options.folder = folder_ / "data";
        options.tenants = {"matsue"};
        options.compress = false;
        auto opened = Installation::open(options, clock_);
        ASSERT_TRUE(opened) << opened.error().what;
        installation_ = std::move(*opened);
        put("staff/matsue", "console",
            R"("appoint_administrator":{"staff":"a1","name":"試験 管理"})");
        employ("k1", "clerk");
        employ("h1", "section_chief");
        ASSERT_TRUE(publish_policy(*installation_,
                                   MADOGUCHI_SOURCE_DIR "/ops/policies/matsue.txtpb",
                                   {.actor = "h1", .office = "matsue_main"}));
        put("case/a", "k1", R"("open_case":{"channel":"counter","applicant":"voluntary_agent",
            "principal":{"name":"試験 太郎","kana":"シケン タロウ","birth_date":"1980-01-02",
              "postcode":"6900001","address":"見本県試験市見本町1番地","register_no":"00012345"},
            "agent":{"name":"見本 花子"},
            "procedures":[{"procedure":"pin_reset","targets":["user_auth"]}],
            "circumstances":{"card_issued":true,"resident_here":true,"cert_state":"valid"}})");
        put("case/a", "k1", R"("add_note":{"text":"本人は試験中学校の卒業生"})");
        put("case/a", "k1", R"("withdraw_case":{"by":"principal","reason":"not_wanted"})");
        put("case/a", "k1",
            R"("identify_party":{"holder":"principal","person":"p-1","ground":"said_by_clerk"})");
    }

    void employ(const std::string& staff, const std::string& role) {
        put("staff/matsue", "a1",
            R"("register_staff":{"staff":")" + staff +
                R"(","name":"試験 職員","from":"2026-01-01"})");
        put("staff/matsue", "a1",
            R"("grant_role":{"staff":")" + staff + R"(","role":")" + role +
                R"(","from":"2026-01-01"})");
    }

    void put(const std::string& stream, const std::string& actor, const std::string& payload) {
        const auto answer = installation_->submit_json(
            R"({"tenant":"matsue","id":"11111111-2222-4333-8444-)" +
            std::to_string(100'000'000'000 + ++commands_) + R"(","stream":")" + stream +
            R"(","actor":")" + actor + R"(","office":"matsue_main",)" + payload + "}");
        ASSERT_TRUE(answer) << answer.error().what;
        ASSERT_EQ(answer->outcome.kind, log::OutcomeKind::kAccepted)
            << answer->detail << answer->outcome.code_name << payload;
        ASSERT_TRUE(installation_->tick());
    }

    void erase(const std::string& person) {
        put("person/" + person, "k1",
            R"("request_erasure":{"ground":"requested_by_person","reference":"45"})");
        put("person/" + person, "h1", R"("approve_erasure":{})");
    }

    [[nodiscard]] keystore::DataKeys& keys() const { return *installation_->keys().data_keys(); }
    [[nodiscard]] std::vector<keystore::KeyId> keys_of(codec::Subject subject,
                                                       const std::string& stream = "case/a") const {
        const auto found = keys().keys_of({"matsue", stream, static_cast<std::uint8_t>(subject)});
        EXPECT_TRUE(found);
        return found.value_or(std::vector<keystore::KeyId>());
    }
    [[nodiscard]] keystore::KeyState state_of(const keystore::KeyId& id) const {
        const auto found = keys().database().find(id);
        EXPECT_TRUE(found);
        return found ? found->state : keystore::KeyState::kUnknown;
    }

    /// What the files of the data folder hold.
    [[nodiscard]] std::vector<std::string> files() const {
        std::vector<std::string> all;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(folder_ / "data")) {
            if (entry.is_regular_file()) {
                std::ifstream file(entry.path(), std::ios::binary);
                all.emplace_back(std::istreambuf_iterator<char>(file),
                                 std::istreambuf_iterator<char>());
            }
        }
        return all;
    }

    /// The wrapped forms of keys, found through the rows before them in the write-ahead log.
    [[nodiscard]] std::set<std::string> wrapped_forms(
        const std::vector<keystore::KeyId>& ids) const {
        const auto masters = master_keys({folder_ / "data", {}});
        const auto master = masters->read();
        EXPECT_TRUE(master);
        std::set<std::string> forms;
        for (const std::string& bytes : files()) {
            for (const auto& id : ids) {
                const std::string row = row_key(keystore::RowKind::kKey, id);
                for (auto at = bytes.find(row); at != std::string::npos;
                     at = bytes.find(row, at + 1)) {
                    std::string value = bytes.substr(at + row.size() + 1, kWrappedBytes);
                    if (keystore::unwrap(*master, row, value)) {
                        forms.insert(std::move(value));
                    }
                }
            }
        }
        return forms;
    }

    contract::TemporaryFolder folder_;
    runtime::SimulatedClock clock_{kNoon};
    std::unique_ptr<Installation> installation_;
    std::uint64_t commands_ = 0;
};

TEST_F(Erasing, LeavesNoWrappedKeyOfThePersonInAnyFile) {
    ASSERT_TRUE(keys().flush());
    auto gone = keys_of(codec::Subject::kPrincipal);
    const auto of_case = keys_of(codec::Subject::kStream);
    const auto of_agent = keys_of(codec::Subject::kAgent);
    ASSERT_FALSE(gone.empty());
    ASSERT_FALSE(of_case.empty()) << "the note";
    ASSERT_FALSE(of_agent.empty());
    gone.insert(gone.end(), of_case.begin(), of_case.end());
    const auto forms = wrapped_forms(gone);
    ASSERT_EQ(forms.size(), gone.size());

    ASSERT_NO_FATAL_FAILURE(erase("p-1"));
    for (const auto& id : gone) {
        EXPECT_EQ(state_of(id), keystore::KeyState::kDestroyed);
    }
    for (const auto& id : of_agent) {
        EXPECT_EQ(state_of(id), keystore::KeyState::kThere) << "the agent is somebody else";
    }
    const auto expect_in_no_file = [&] {
        for (const std::string& bytes : files()) {
            for (const auto& form : forms) {
                EXPECT_EQ(bytes.find(form), std::string::npos);
            }
        }
    };
    expect_in_no_file();
    ASSERT_TRUE(installation_->close());
    expect_in_no_file();
}

TEST_F(Erasing, OfANewAgentReachesTheCaseThatTheyTookOver) {
    put("case/b", "k1", R"("open_case":{"channel":"counter","applicant":"voluntary_agent",
        "principal":{"name":"試験 次郎","kana":"シケン ジロウ","birth_date":"1981-01-02",
          "postcode":"6900001","address":"見本県試験市見本町2番地"},
        "agent":{"name":"見本 花子"},
        "procedures":[{"procedure":"pin_reset","targets":["user_auth"]}],
        "circumstances":{"card_issued":true,"resident_here":true,"cert_state":"valid"}})");
    put("case/b", "k1", R"("replace_agent":{"new_case":"c","new_agent":{"name":"見本 三郎"},
        "approved_by":"h1"})");
    put("case/c", "k1", R"("withdraw_case":{"by":"principal","reason":"not_wanted"})");
    put("case/c", "k1",
        R"("identify_party":{"holder":"agent","person":"p-2","ground":"said_by_clerk"})");
    ASSERT_TRUE(keys().flush());
    auto gone = keys_of(codec::Subject::kSuccessor, "case/b");
    ASSERT_FALSE(gone.empty());
    const auto in_own_case = keys_of(codec::Subject::kAgent, "case/c");
    ASSERT_FALSE(in_own_case.empty());
    gone.insert(gone.end(), in_own_case.begin(), in_own_case.end());

    ASSERT_NO_FATAL_FAILURE(erase("p-2"));
    for (const auto& id : gone) {
        EXPECT_EQ(state_of(id), keystore::KeyState::kDestroyed);
    }
    for (const auto& id : keys_of(codec::Subject::kAgent, "case/b")) {
        EXPECT_EQ(state_of(id), keystore::KeyState::kThere) << "the former agent";
    }
}

}  // namespace
}  // namespace madoguchi::cli
