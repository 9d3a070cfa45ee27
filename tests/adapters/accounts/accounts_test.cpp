#include "madoguchi/adapters/accounts/accounts.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <latch>
#include <thread>
#include <vector>

#include "madoguchi/adapters/accounts/totp.hpp"
#include "memory_store.hpp"

namespace madoguchi::accounts {
namespace {

using Kind = Refusal::Kind;
using std::chrono::seconds;

constexpr ScryptCost kQuick{.n = 16, .r = 1, .p = 1};
const Who kWho{"shiken", "k1"};
constexpr const char* kName = "見本 花子";
const SecretText kOwn("ながいながいことばですよね");

class AccountsTest : public testing::Test {
 protected:
    /// An account whose password is `kOwn`.
    void make() {
        const auto once = accounts.issue(kWho);
        ASSERT_TRUE(once);
        ASSERT_TRUE(accounts.change_password(kWho, kName, *once, kOwn, now));
    }

    Kind kind_of(const SecretText& password, std::string_view code = {}) {
        const auto answer = accounts.sign_in(kWho, password, code, now);
        EXPECT_FALSE(answer);
        return answer ? Kind::kFailed : answer.error().kind;
    }

    std::string code_now() const {
        const auto account = account_of(store.records.at(record_name(kWho)));
        const std::string& secret =
            account->totp_secret.empty() ? account->totp_asked_for : account->totp_secret;
        return totp_code(
            secret, static_cast<std::uint64_t>(now.time_since_epoch().count() / kTotpStepSeconds));
    }

    MemoryStore store;
    Accounts accounts{store, kQuick};
    Accounts::Time now{seconds(1'800'000'000)};
};

TEST_F(AccountsTest, LetsInWithAPasswordForOnceThatHasToBeChanged) {
    const auto once = accounts.issue(kWho);
    ASSERT_TRUE(once);
    const auto in = accounts.sign_in(kWho, *once, "", now);
    ASSERT_TRUE(in);
    EXPECT_TRUE(in->must_change_password);
    ASSERT_TRUE(accounts.change_password(kWho, kName, *once, kOwn, now));
    EXPECT_FALSE(accounts.sign_in(kWho, kOwn, "", now)->must_change_password);
    EXPECT_EQ(kind_of(*once), Kind::kWrong);
}

TEST_F(AccountsTest, DoesNotSayWhetherThereIsAnAccount) {
    EXPECT_EQ(kind_of(kOwn), Kind::kWrong);
    make();
    EXPECT_EQ(kind_of(SecretText("another password")), Kind::kWrong);
}

TEST_F(AccountsTest, WaitsLongerAfterEachFailure) {
    make();
    for (unsigned i = 0; i < Throttle::kFree + 1; ++i) {
        EXPECT_EQ(kind_of(SecretText("wrong")), Kind::kWrong);
    }
    const auto first = accounts.sign_in(kWho, kOwn, "", now);
    ASSERT_FALSE(first);
    EXPECT_EQ(first.error().kind, Kind::kWait);
    EXPECT_EQ(first.error().retry_after, seconds(2));
    now += seconds(2);
    EXPECT_EQ(kind_of(SecretText("wrong")), Kind::kWrong);
    EXPECT_EQ(accounts.sign_in(kWho, kOwn, "", now).error().retry_after, seconds(4));
    now += seconds(4);
    EXPECT_TRUE(accounts.sign_in(kWho, kOwn, "", now));
    EXPECT_EQ(kind_of(SecretText("wrong")), Kind::kWrong) << "a success forgets the failures";
}

TEST_F(AccountsTest, NeverWaitsLongerThanAQuarterOfAnHour) {
    for (int i = 0; i < 40; ++i) {
        now += Throttle::kWaitMax;
        EXPECT_EQ(kind_of(SecretText("wrong")), Kind::kWrong);
    }
    EXPECT_EQ(accounts.sign_in(kWho, kOwn, "", now).error().retry_after, Throttle::kWaitMax);
}

TEST_F(AccountsTest, AsksForTheSecondFactorOnceItIsConfirmed) {
    make();
    ASSERT_TRUE(accounts.ask_second_factor(kWho, kOwn, now));
    EXPECT_TRUE(accounts.sign_in(kWho, kOwn, "", now)) << "not confirmed yet";
    EXPECT_FALSE(accounts.confirm_second_factor(kWho, "000000x", now));
    ASSERT_TRUE(accounts.confirm_second_factor(kWho, code_now(), now));
    EXPECT_TRUE(*accounts.has_second_factor(kWho));
    EXPECT_EQ(kind_of(kOwn), Kind::kCodeNeeded);
    EXPECT_EQ(kind_of(kOwn, code_now()), Kind::kCodeWrong) << "it confirmed already";
    now += seconds(kTotpStepSeconds);
    const std::string code = code_now();
    EXPECT_TRUE(accounts.sign_in(kWho, kOwn, code, now)->second_factor);
    EXPECT_EQ(kind_of(kOwn, code), Kind::kCodeWrong) << "a code is good once";
}

// A demonstration's clock is that of its week; authenticators go by the world's.
TEST_F(AccountsTest, GoesByTheWorldsClockForCodesWhereItsOwnIsAhead) {
    constexpr auto kAhead = std::chrono::days(100);
    make();
    Accounts demonstration(store, kQuick, kAhead);
    ASSERT_TRUE(demonstration.ask_second_factor(kWho, kOwn, now + kAhead));
    const std::string code_of_the_world = code_now();
    now += kAhead;
    const std::string code_of_the_week = code_now();
    EXPECT_FALSE(demonstration.confirm_second_factor(kWho, code_of_the_week, now));
    EXPECT_TRUE(demonstration.confirm_second_factor(kWho, code_of_the_world, now));
}

TEST_F(AccountsTest, KeepsTheSecondFactorWhateverAnAdministratorDoes) {
    make();
    ASSERT_TRUE(accounts.ask_second_factor(kWho, kOwn, now));
    ASSERT_TRUE(accounts.confirm_second_factor(kWho, code_now(), now));
    const auto again = accounts.issue(kWho);
    ASSERT_TRUE(again);
    EXPECT_EQ(kind_of(*again), Kind::kCodeNeeded);
    ASSERT_TRUE(accounts.remove(kWho));
    EXPECT_FALSE(*accounts.exists(kWho));
    EXPECT_EQ(kind_of(*again), Kind::kWrong) << "the account is closed";
    const auto reopened = accounts.issue(kWho);
    ASSERT_TRUE(reopened);
    EXPECT_TRUE(*accounts.exists(kWho));
    EXPECT_EQ(kind_of(*reopened), Kind::kCodeNeeded);
    const auto on_the_console = accounts.issue_without_second_factor(kWho);
    ASSERT_TRUE(on_the_console);
    EXPECT_TRUE(accounts.sign_in(kWho, *on_the_console, "", now));
}

TEST_F(AccountsTest, SendsAFloodAwayAtOnceInsteadOfHoldingItsThreads) {
    constexpr std::ptrdiff_t kMany = 40;
    Accounts slow(store, ScryptCost{.n = 1U << 14U, .r = 8, .p = 1});
    std::latch together(kMany);
    std::atomic<int> busy = 0;
    std::vector<std::thread> guesses;
    for (std::ptrdiff_t i = 0; i < kMany; ++i) {
        guesses.emplace_back([&, i] {
            together.arrive_and_wait();
            const auto in = slow.sign_in({"shiken", "x" + std::to_string(i)}, kOwn, "", now);
            busy += !in && in.error().kind == Kind::kBusy ? 1 : 0;
        });
    }
    for (auto& guess : guesses) {
        guess.join();
    }
    EXPECT_GT(busy, 0);
    EXPECT_LE(busy, kMany - Accounts::kAtATime) << "those who came first are answered";
}

TEST_F(AccountsTest, TakesNoWeakOrUnchangedPassword) {
    make();
    EXPECT_EQ(accounts.change_password(kWho, kName, kOwn, SecretText("short"), now).error().detail,
              "too_short");
    EXPECT_EQ(
        accounts.change_password(kWho, kName, kOwn, SecretText("password1234"), now).error().detail,
        "easy_to_guess");
    EXPECT_EQ(accounts.change_password(kWho, kName, kOwn, kOwn, now).error().detail,
              "same_as_before");
    EXPECT_EQ(accounts
                  .change_password(kWho, kName, SecretText("x"),
                                   SecretText("ほかのことばもながくする"), now)
                  .error()
                  .kind,
              Kind::kWrong);
}

TEST_F(AccountsTest, KeepsNoPassword) {
    make();
    for (const auto& [name, record] : store.records) {
        EXPECT_EQ(record.find(kOwn.reveal()), std::string::npos);
    }
}

TEST_F(AccountsTest, SaysThatTheStoreIsBroken) {
    make();
    store.broken = true;
    EXPECT_EQ(kind_of(kOwn), Kind::kFailed);
}

TEST(Account, ReadsBackWhatItWrites) {
    const Account account{"scrypt$16$1$1$aa$bb", true, std::string("\0\x7f\xff", 3), "", 42};
    EXPECT_EQ(account_of(record_of(account)), account);
    EXPECT_FALSE(account_of("madoguchi-account 2\npassword=x\n"));
    EXPECT_FALSE(account_of(""));
}

}  // namespace
}  // namespace madoguchi::accounts
