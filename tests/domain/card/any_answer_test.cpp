#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <random>

#include "madoguchi/domain/card/profile.hpp"
#include "scripted_card.hpp"

namespace madoguchi::card {
namespace {

using testing::Scripted;

/// Watches a work from outside: what the card said last about each counter, and whether a person
/// allowed the last try.
class Watch {
 public:
    /// Fails the test when `step` is a try that must not be sent.
    void sees(const Step& step) {
        if (step.kind == StepKind::kVerifyPin || step.kind == StepKind::kVerifyNewPin) {
            const auto place = index(*step.credential);
            ASSERT_TRUE(counters_[place]) << "VERIFY before the counter was read";
            ASSERT_GT(*counters_[place], 0) << "VERIFY at zero tries";
            ASSERT_TRUE(*counters_[place] > 1 || allowed_[place]) << "last try without asking";
        }
    }

    void hears(const Step& step, const Scripted& answer) {
        const bool tries = step.kind == StepKind::kVerifyPin ||
                           step.kind == StepKind::kVerifyNewPin ||
                           step.kind == StepKind::kReadRetryCounter;
        if (std::holds_alternative<NoAnswer>(answer.result)) {
            counters_ = {};
            allowed_ = {};
        }
        if (!step.credential) {
            return;
        }
        const auto place = index(*step.credential);
        if (const auto* person = std::get_if<PersonAnswer>(&answer.result)) {
            allowed_[place] = step.kind == StepKind::kAskLastTry && *person == PersonAnswer::kYes;
        }
        const auto* status = std::get_if<StatusWord>(&answer.result);
        if (status == nullptr) {
            return;
        }
        const auto kind = classify(*status);
        if (tries) {
            counters_[place] = tries_left(*status);
            allowed_[place] = false;
            if (kind == StatusClass::kBlocked) {
                counters_[place] = std::uint8_t{0};
            }
        }
        const bool restored = step.kind != StepKind::kReadRetryCounter &&
                              step.kind != StepKind::kSelectApplet &&
                              step.kind != StepKind::kSelectFile;
        if (restored && kind == StatusClass::kOk) {
            counters_[place] = profile(*step.credential).tries_max;
        }
    }

 private:
    std::array<std::optional<std::uint8_t>, 4> counters_;
    std::array<bool, 4> allowed_{};
};

class Dice {
 public:
    /// Every second seed makes a card that mostly does what it is told.
    explicit Dice(unsigned seed) : engine_(seed), rare_(seed % 2 == 0 ? 40 : 1) {}
    std::size_t below(std::size_t limit) { return engine_() % limit; }
    bool one_in(std::size_t n) { return below(n) == 0; }

    Task task() {
        Task task;
        task.route = one_in(2) ? TerminalRoute::kVirtualCard : TerminalRoute::kIntegratedTerminal;
        const auto items = 1 + below(4);
        for (std::size_t i = 0; i < items; ++i) {
            task.items.push_back(item());
        }
        return task;
    }

    Scripted answer(const Step& step) {
        if (step.kind == StepKind::kAskLastTry || step.kind == StepKind::kHandOff) {
            return {static_cast<PersonAnswer>(below(3))};
        }
        if (one_in(12 * rare_)) {
            return {NoAnswer{}};
        }
        if (step.secret && one_in(20 * rare_)) {
            return {PersonAnswer::kNo};
        }
        Scripted scripted{StatusWord{status(step)}};
        const std::size_t length = step.apdu && step.apdu->le ? *step.apdu->le : 0;
        scripted.data.resize(one_in(10 * rare_) ? below(300) : length);
        std::generate(scripted.data.begin(), scripted.data.end(),
                      [&] { return static_cast<std::uint8_t>(below(256)); });
        if (scripted.data.size() >= 4 && !one_in(4 * rare_)) {
            scripted.data[0] = 0x30;
            scripted.data[1] = 0x82;
            scripted.data[2] = static_cast<std::uint8_t>(below(40));
        }
        if (one_in(2)) {
            scripted.certificate = CertificateSummary{one_in(2) ? "0a" : "0b", {}};
        }
        return scripted;
    }

 private:
    Credential credential() { return kCredentials[below(4)]; }
    CertificateKind kind() { return kCertificateKinds[below(2)]; }

    TaskItem item() {
        switch (below(6)) {
            case 0:
                return VerifyPin{credential(), EnteredBy::kPrincipal};
            case 1:
                return ResetPin{credential(), EnteredBy::kPrincipal};
            case 2:
                return IssueCertificate{kind(), {}, {}, std::nullopt};
            case 3:
                return RevokeCertificate{kind()};
            case 4:
                return ReadBack{};
            default:
                return ChangePin{credential(), EnteredBy::kPrincipal};
        }
    }

    std::uint16_t status(const Step& step) {
        constexpr std::array<std::uint16_t, 16> kLikely{
            0x6300, 0x6984, 0x6983, 0x6982, 0x6986, 0x6A82, 0x6B00, 0x6D00,
            0x6E00, 0x6F00, 0x6700, 0x6C10, 0x6985, 0x6581, 0x63C0, 0x63C1};
        if (one_in(30 * rare_)) {
            return static_cast<std::uint16_t>(below(0x10000));
        }
        if (one_in(8 * rare_)) {
            return kLikely[below(kLikely.size())];
        }
        if (step.kind == StepKind::kReadRetryCounter || (step.secret && one_in(2 * rare_))) {
            return static_cast<std::uint16_t>(0x63C0 + below(6));
        }
        return 0x9000;
    }

    std::mt19937 engine_;
    std::size_t rare_;
};

unsigned first_seed() {
    const char* given = std::getenv("MADOGUCHI_SEED");
    return given == nullptr ? 1 : static_cast<unsigned>(std::strtoul(given, nullptr, 10));
}

void play_random(unsigned seed) {
    Dice dice(seed);
    const auto task = dice.task();
    Watch watch;
    auto known = begin_work(
        task, {.items_done = 0, .resumed = dice.one_in(2), .last_step = StepKind::kVerifyPin});
    for (std::size_t i = 0; i <= steps_max(task); ++i) {
        const auto next = next_step(known, task);
        if (std::holds_alternative<End>(next)) {
            return;
        }
        const auto& step = std::get<Step>(next);
        ASSERT_NO_FATAL_FAILURE(watch.sees(step));
        const auto answer = dice.answer(step);
        watch.hears(step, answer);
        known = testing::apply_scripted(std::move(known), task, step, answer).knowledge;
    }
    FAIL() << "the work doesn't end";
}

TEST(AnyAnswer, EndsAndNeverRisksALock) {
    const auto first = first_seed();
    for (unsigned seed = first; seed < first + 20000; ++seed) {
        SCOPED_TRACE("MADOGUCHI_SEED=" + std::to_string(seed));
        play_random(seed);
        if (HasFatalFailure()) {
            return;
        }
    }
}

TEST(AnyAnswer, ToAVerifyHasADefinedEffectForEveryStatusWord) {
    const Task task{{ChangePin{Credential::kSignature, EnteredBy::kPrincipal}},
                    TerminalRoute::kVirtualCard};
    CardKnowledge known = begin_work(task);
    known.applet = Applet::kJpki;
    known.file = std::uint16_t{0x001B};
    known.of(Credential::kSignature).tries_left = std::uint8_t{3};
    const auto next = next_step(known, task);
    const auto& step = std::get<Step>(next);
    ASSERT_EQ(step.kind, StepKind::kVerifyPin);
    for (unsigned value = 0; value <= 0xFFFF; ++value) {
        const StatusWord status{static_cast<std::uint16_t>(value)};
        const auto applied = apply(known, task, step, CardAnswer{status});
        const auto& pin = applied.knowledge.of(Credential::kSignature);
        EXPECT_EQ(pin.verified, value == 0x9000) << to_text(status);
        const bool goes_on = value == 0x9000 || value == 0x6986;
        EXPECT_EQ(applied.knowledge.end.has_value(), !goes_on) << to_text(status);
        const bool locked = value == 0x63C0 || value == 0x6984 || value == 0x6983;
        EXPECT_EQ(applied.knowledge.end && applied.knowledge.end->kind == EndKind::kLocked, locked)
            << to_text(status);
    }
}

}  // namespace
}  // namespace madoguchi::card
