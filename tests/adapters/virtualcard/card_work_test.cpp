#include "madoguchi/adapters/cardwork/card_work.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <sstream>

#include "madoguchi/adapters/cardwork/tracing_channel.hpp"
#include "madoguchi/adapters/virtualcard/virtual_terminal.hpp"
#include "test_card.hpp"

namespace madoguchi::cardwork {
namespace {

using namespace virtualcard::testing;
using card::CertificateKind;
using card::Credential;
using card::EndKind;
using card::EnteredBy;
using card::SecretRole;
using card::Task;
using card::TerminalRoute;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::VariantWith;
using virtualcard::FaultKind;

/// People who know their PINs.
class FakeDesk final : public CardDesk {
 public:
    card::CardResult<LockedPin> enter_pin(const card::SecretSlot& slot, EnteredBy) override {
        ++pins_entered;
        std::string typed(slot.role == SecretRole::kNew ? fresh.at(slot.credential)
                                                        : current.at(slot.credential));
        return LockedPin::take(std::span(typed.data(), typed.size()));
    }
    bool allow_last_try(Credential) override { return last_try; }
    card::PersonAnswer hand_off(const card::Step&) override {
        return at_terminal ? at_terminal() : card::PersonAnswer::kUnavailable;
    }

    std::map<Credential, std::string_view> current{{Credential::kSignature, kSignaturePin},
                                                   {Credential::kUserAuth, kUserAuthPin},
                                                   {Credential::kResidentLedger, kResidentPin},
                                                   {Credential::kCardInput, kCardInputPin}};
    std::map<Credential, std::string_view> fresh{{Credential::kSignature, kNewSignaturePin},
                                                 {Credential::kUserAuth, kNewUserAuthPin},
                                                 {Credential::kResidentLedger, "2468"},
                                                 {Credential::kCardInput, "1357"}};
    bool last_try = false;
    std::function<card::PersonAnswer()> at_terminal;
    int pins_entered = 0;
};

/// A real card as far as the port can tell.
class FakeRealCard final : public card::CardChannel {
 public:
    explicit FakeRealCard(card::CardChannel& inner) : inner_(inner) {}
    card::CardResult<card::ResponseBytes> transmit(card::ApduBytes apdu) override {
        return inner_.transmit(apdu);
    }
    [[nodiscard]] bool is_training_card() const override { return false; }
    void power_off() override { inner_.power_off(); }

 private:
    card::CardChannel& inner_;
};

class CardWork : public ::testing::Test {
 protected:
    CardWorkResult run(const Task& task, const card::RecordedProgress& progress = {}) {
        TracingChannel traced(*card_, [&](const std::string& line) { trace_.push_back(line); });
        return run_card_work(task, progress, {traced, desk_, &terminal_},
                             [&](const StepReport& report) { return record(report); });
    }

    bool record(const StepReport& report) {
        reports_.push_back(report);
        outcomes_.insert(outcomes_.end(), report.outcomes.begin(), report.outcomes.end());
        return true;
    }

    /// What the record says after the work was cut off.
    [[nodiscard]] card::RecordedProgress recorded() const {
        card::RecordedProgress progress{.items_done = 0, .resumed = true, .last_step = {}};
        for (const auto& report : reports_) {
            progress = card::after_step(progress, report.kind, report.items_done);
        }
        return progress;
    }

    bool takes(std::string_view select_pin_file, std::string_view pin) {
        card_->clear_faults();
        card_->power_off();
        sent(*card_, kSelectJpki);
        sent(*card_, select_pin_file);
        return sent(*card_, with_pin("00200080", pin)) == "9000";
    }

    std::unique_ptr<virtualcard::VirtualCard> card_ = new_card();
    virtualcard::VirtualTerminal terminal_{*card_};
    FakeDesk desk_;
    std::vector<StepReport> reports_;
    card::CardOutcomes outcomes_;
    std::vector<std::string> trace_;
};

Task virtual_task(std::vector<card::TaskItem> items) {
    return {std::move(items), TerminalRoute::kVirtualCard};
}

card::IssueCertificate issue(CertificateKind kind) {
    return {kind, kValidity.not_before, kValidity.not_after, std::nullopt};
}

Task whole_sitting() {
    return virtual_task({card::ResetPin{Credential::kSignature, EnteredBy::kClerkFromSealedReply},
                         issue(CertificateKind::kSignature), issue(CertificateKind::kUserAuth),
                         card::ChangePin{Credential::kUserAuth, EnteredBy::kVoluntaryAgent},
                         card::ChangePin{Credential::kResidentLedger, EnteredBy::kVoluntaryAgent},
                         card::ChangePin{Credential::kCardInput, EnteredBy::kVoluntaryAgent},
                         card::ReadBack{}});
}

TEST_F(CardWork, DoesAWholeSitting) {
    const auto result = run(whole_sitting());
    EXPECT_EQ(result.stop, CardWorkStop::kEnded);
    EXPECT_EQ(result.end.kind, EndKind::kDone);
    EXPECT_THAT(
        outcomes_,
        Contains(VariantWith<card::PinSet>(card::PinSet{
            Credential::kSignature, EnteredBy::kClerkFromSealedReply, card::Confirmation::kCard})));
    const auto& read = std::get<card::CardReadBack>(outcomes_.back());
    EXPECT_EQ(read.tries_left, (std::array<std::optional<std::uint8_t>, 4>{5, 3, 3, 3}));
    EXPECT_EQ(read.present, (std::array<std::optional<bool>, 2>{true, true}));
    ASSERT_TRUE(read.user_auth);
    EXPECT_EQ(read.user_auth->not_after, kValidity.not_after);
    EXPECT_TRUE(takes("00A4020C02001B", kNewSignaturePin));
    EXPECT_TRUE(takes("00A4020C020018", kNewUserAuthPin));
}

TEST_F(CardWork, SendsWhatTheCardIsKnownToTake) {
    (void)run(virtual_task({card::ChangePin{Credential::kUserAuth, EnteredBy::kPrincipal}}));
    EXPECT_THAT(trace_,
                ElementsAre("power off", "00 A4 04 0C 0A D3 92 F0 00 26 01 00 00 00 01 -> 9000",
                            "00 A4 02 0C 02 00 18 -> 9000", "00 20 00 80 -> 63C3",
                            "00 20 00 80 -> 9000", "00 24 01 80 -> 9000", "power off"));
}

TEST_F(CardWork, ReportsInstructionAndStatusWordOfEachStep) {
    (void)run(virtual_task({card::VerifyPin{Credential::kUserAuth, EnteredBy::kPrincipal}}));
    ASSERT_EQ(reports_.size(), 4U);
    EXPECT_EQ(reports_[3].step, "verify_pin.user_auth");
    EXPECT_EQ(reports_[3].instruction, std::uint8_t{0x20});
    EXPECT_EQ(reports_[3].status, card::kSuccess);
    EXPECT_EQ(reports_[3].items_done, 1U);
}

TEST_F(CardWork, NeverShowsAPin) {
    (void)run(whole_sitting());
    std::ostringstream all;
    for (const auto& line : trace_) {
        all << line << '\n';
    }
    for (const auto& report : reports_) {
        all << report.step << ' ' << ::testing::PrintToString(report.outcomes) << '\n';
    }
    const auto text = all.str();
    const auto hex = [](std::string_view pin) {
        std::ostringstream out;
        for (const char c : pin) {
            out << std::hex << std::uppercase << static_cast<int>(c) << ' ';
        }
        return out.str();
    };
    for (const auto pin : {kSignaturePin, kNewSignaturePin, kUserAuthPin, kNewUserAuthPin,
                           kResidentPin, kCardInputPin}) {
        EXPECT_EQ(text.find(hex(pin)), std::string::npos);
        EXPECT_EQ(text.find(hex(pin).substr(0, 11)), std::string::npos);
    }
    EXPECT_EQ(text.find(kSignaturePin), std::string::npos);
    EXPECT_EQ(text.find(kNewSignaturePin), std::string::npos);
}

TEST(TraceLine, ShowsNeitherDataNorLengthOfAPin) {
    const auto line = card::trace_line(with_pin("00200080", kSignaturePin), card::kSuccess);
    EXPECT_EQ(line, card::trace_line(with_pin("00200080", kUserAuthPin), card::kSuccess));
    EXPECT_EQ(line, "00 20 00 80 -> 9000");
    EXPECT_EQ(card::trace_line(with_pin("80320080", "1357"), std::nullopt),
              "80 32 00 80 -> no answer");
    EXPECT_EQ(card::trace_line(with_pin("F0120001", "1357"), card::kSuccess),
              "F0 12 00 01 -> 9000");
    EXPECT_EQ(card::trace_line(with_pin("04A40080", "1357"), card::kSuccess),
              "04 A4 00 80 -> 9000");
}

TEST_F(CardWork, LocksAndIsResetInTheNextWork) {
    desk_.current[Credential::kUserAuth] = "0000";
    desk_.last_try = true;
    const auto task = virtual_task({card::VerifyPin{Credential::kUserAuth, EnteredBy::kPrincipal}});
    EXPECT_EQ(run(task).end.tries_left, std::uint8_t{2});
    EXPECT_EQ(run(task).end.tries_left, std::uint8_t{1});
    EXPECT_EQ(run(task).end.kind, EndKind::kLocked);
    EXPECT_THAT(outcomes_, Contains(VariantWith<card::CredentialLocked>(card::CredentialLocked{
                               Credential::kUserAuth, card::LockCause::kThisTry})));
    const int entered = desk_.pins_entered;
    EXPECT_EQ(run(task).end.kind, EndKind::kLocked);
    EXPECT_EQ(desk_.pins_entered, entered);

    const auto reset = virtual_task({card::ResetPin{Credential::kUserAuth, EnteredBy::kPrincipal}});
    EXPECT_EQ(run(reset).end.kind, EndKind::kDone);
    EXPECT_THAT(outcomes_, Contains(VariantWith<card::CredentialUnlocked>(
                               card::CredentialUnlocked{Credential::kUserAuth})));
    EXPECT_TRUE(takes("00A4020C020018", kNewUserAuthPin));
}

TEST_F(CardWork, SaysThatTheCardWasLockedUnderItsHands) {
    card_->inject({.kind = FaultKind::kLocked, .after = 3, .credential = Credential::kUserAuth});
    const auto result =
        run(virtual_task({card::ChangePin{Credential::kUserAuth, EnteredBy::kPrincipal}}));
    EXPECT_EQ(result.end.kind, EndKind::kLocked);
    EXPECT_EQ(result.end.status, card::StatusWord{0x6984});
}

TEST_F(CardWork, RefusesPrivateCommandsForARealCard) {
    FakeRealCard real(*card_);
    const auto result =
        run_card_work(virtual_task({card::ResetPin{Credential::kSignature, EnteredBy::kPrincipal}}),
                      {}, {real, desk_, &terminal_}, [](const StepReport&) { return true; });
    EXPECT_EQ(result.stop, CardWorkStop::kRefused);
}

TEST_F(CardWork, HandsOffAndReadsTheRealCardBack) {
    FakeRealCard real(*card_);
    desk_.at_terminal = [&] {
        return terminal_.generate_key(CertificateKind::kUserAuth)->status == card::kSuccess &&
                       terminal_.write_certificate(CertificateKind::kUserAuth, kValidity)->status ==
                           card::kSuccess
                   ? card::PersonAnswer::kYes
                   : card::PersonAnswer::kNo;
    };
    const Task task{{issue(CertificateKind::kUserAuth)}, TerminalRoute::kIntegratedTerminal};
    const auto result = run_card_work(task, {}, {real, desk_, nullptr},
                                      [&](const StepReport& report) { return record(report); });
    EXPECT_EQ(result.end.kind, EndKind::kDone);
    EXPECT_EQ(desk_.pins_entered, 0);
    const auto& issued = std::get<card::CertificateIssued>(outcomes_.back());
    EXPECT_TRUE(issued.serial);
    EXPECT_EQ(issued.confirmation, card::Confirmation::kCard);

    desk_.at_terminal = [] { return card::PersonAnswer::kYes; };
    EXPECT_EQ(
        run_card_work(task, {}, {real, desk_, nullptr}, [](const StepReport&) { return true; })
            .end.kind,
        EndKind::kContradiction);
}

TEST_F(CardWork, EndsWhenTheCardIsTakenAway) {
    card_->inject({.kind = FaultKind::kRemovedBefore, .after = 2});
    const auto task = virtual_task({card::VerifyPin{Credential::kUserAuth, EnteredBy::kPrincipal}});
    EXPECT_EQ(run(task).end.kind, EndKind::kNoAnswer);
    card_->insert();
    EXPECT_EQ(run(task).end.kind, EndKind::kDone);
}

/// Power goes after each instruction that changes the card, before its answer.
class PowerLoss : public CardWork, public ::testing::WithParamInterface<int> {};

TEST_P(PowerLoss, IsResolvedByReadingTheCard) {
    card_->inject({.kind = FaultKind::kPowerLostAfter, .after = static_cast<unsigned>(GetParam())});
    const auto result = run(whole_sitting());
    EXPECT_EQ(result.end.kind, EndKind::kDone);
    EXPECT_TRUE(takes("00A4020C02001B", kNewSignaturePin));
    EXPECT_TRUE(takes("00A4020C020018", kNewUserAuthPin));
}

INSTANTIATE_TEST_SUITE_P(AfterEachCommand, PowerLoss, ::testing::Range(0, 52));

/// The program ends between sending a command and recording its answer, at every step.
class Crash : public CardWork, public ::testing::WithParamInterface<int> {};

TEST_P(Crash, BetweenSentAndRecordedGoesOnFromWhatTheCardSays) {
    const int crash_at = GetParam();
    const auto task = whole_sitting();
    int steps = 0;
    const auto first = run_card_work(
        task, {}, {*card_, desk_, &terminal_},
        [&](const StepReport& report) { return steps++ != crash_at && record(report); });
    if (first.stop == CardWorkStop::kEnded) {
        EXPECT_EQ(first.end.kind, EndKind::kDone);
        return;
    }
    const auto progress = recorded();
    const auto result = run(task, progress);
    EXPECT_EQ(result.end.kind, EndKind::kDone) << code(result.end.kind);
    EXPECT_EQ(reports_.back().items_done, task.items.size());
    EXPECT_TRUE(takes("00A4020C02001B", kNewSignaturePin));
    EXPECT_TRUE(takes("00A4020C020018", kNewUserAuthPin));
    const auto changes = std::count_if(outcomes_.begin(), outcomes_.end(), [](const auto& outcome) {
        return std::holds_alternative<card::PinChanged>(outcome);
    });
    EXPECT_EQ(changes, 3);
}

/// Power goes after the change, and the program ends at a later step: two faults in one item.
class PowerLossThenCrash : public CardWork, public ::testing::WithParamInterface<int> {};

TEST_P(PowerLossThenCrash, StillKnowsThatTheChangeIsInDoubt) {
    const auto task = virtual_task({card::ChangePin{Credential::kUserAuth, EnteredBy::kPrincipal}});
    card_->inject({.kind = FaultKind::kPowerLostAfter, .instruction = 0x24});
    int steps = 0;
    (void)run_card_work(task, {}, {*card_, desk_, &terminal_}, [&](const StepReport& report) {
        return steps++ != GetParam() && record(report);
    });
    if (recorded().items_done == 0) {
        EXPECT_EQ(run(task, recorded()).end.kind, EndKind::kDone);
    }
    EXPECT_TRUE(takes("00A4020C020018", kNewUserAuthPin));
    EXPECT_EQ(std::count_if(outcomes_.begin(), outcomes_.end(),
                            [](const auto& outcome) {
                                return std::holds_alternative<card::PinChanged>(outcome) ||
                                       std::holds_alternative<card::PinVerificationFailed>(outcome);
                            }),
              1);
}

INSTANTIATE_TEST_SUITE_P(AtEachStep, PowerLossThenCrash, ::testing::Range(0, 10));

INSTANTIATE_TEST_SUITE_P(AtEachStep, Crash, ::testing::Range(0, 52));

TEST(LockedPin, TakesTheCharactersAwayFromTheirSource) {
    std::string typed(kSignaturePin);
    const auto pin = LockedPin::take(std::span(typed.data(), typed.size()));
    ASSERT_TRUE(pin);
    EXPECT_TRUE(std::equal(kSignaturePin.begin(), kSignaturePin.end(), pin->view().begin(),
                           pin->view().end()));
    EXPECT_EQ(typed, std::string(kSignaturePin.size(), '\0'));
    static_assert(!std::is_copy_constructible_v<LockedPin>);
    static_assert(!std::is_copy_assignable_v<LockedPin>);
}

TEST(LockedPin, RefusesMoreThanAnyCardTakesAndWipesItToo) {
    std::string typed(17, 'A');
    EXPECT_FALSE(LockedPin::take(std::span(typed.data(), typed.size())));
    EXPECT_EQ(typed, std::string(17, '\0'));
}

}  // namespace
}  // namespace madoguchi::cardwork
