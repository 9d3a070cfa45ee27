#include "madoguchi/domain/card/step_machine.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "scripted_card.hpp"

namespace madoguchi::card {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;
using testing::nothing;
using testing::play;
using testing::says;
using testing::sw;

constexpr auto kSignature = Credential::kSignature;
constexpr auto kUserAuth = Credential::kUserAuth;
constexpr auto kPrincipal = EnteredBy::kPrincipal;
constexpr auto kAgent = EnteredBy::kVoluntaryAgent;

const std::chrono::sys_seconds kFrom = std::chrono::sys_days(std::chrono::April / 1 / 2026);
const std::chrono::sys_seconds kUntil =
    std::chrono::sys_days(std::chrono::May / 20 / 2031) + std::chrono::seconds(53999);

Task one(TaskItem item, TerminalRoute route = TerminalRoute::kVirtualCard) {
    return {{std::move(item)}, route};
}

testing::Scripted presence() { return {StatusWord{0x9000}, {0x8F, 0x8F, 0x00}}; }
testing::Scripted no_certificates() { return {StatusWord{0x9000}, {0x00, 0x00, 0x00}}; }
testing::Scripted inspected(const char* serial) {
    return {StatusWord{0x9000}, {}, CertificateSummary{serial, kUntil}};
}

TEST(VerifyPin, ReadsTheCounterBeforeTheFirstTry) {
    const auto played = play(one(VerifyPin{kSignature, kPrincipal}),
                             {{"read_retry_counter.signature", {sw(0x63C5)}}});
    EXPECT_THAT(played.steps, ElementsAre("read_retry_counter.signature", "verify_pin.signature"));
    EXPECT_THAT(played.outcomes, ElementsAre(CardOutcome(PinVerified{kSignature})));
    EXPECT_EQ(played.end.kind, EndKind::kDone);
}

TEST(VerifyPin, NamesTheSlotAndNeverTheSecret) {
    const auto task = one(VerifyPin{kUserAuth, kAgent});
    auto known = begin_work(task);
    known.applet = Applet::kJpki;
    known.file = std::uint16_t{0x0018};
    known.of(kUserAuth).tries_left = std::uint8_t{3};
    const auto next = next_step(known, task);
    const auto& step = std::get<Step>(next);
    EXPECT_EQ(step.kind, StepKind::kVerifyPin);
    EXPECT_EQ(step.secret, (SecretSlot{kUserAuth, SecretRole::kCurrent}));
    EXPECT_EQ(step.entered_by, kAgent);
    EXPECT_THAT(step.apdu->data, IsEmpty());
}

TEST(VerifyPin, EndsWithTheTriesLeftWhenThePinIsWrong) {
    const auto played = play(
        one(VerifyPin{kSignature, kPrincipal}),
        {{"read_retry_counter.signature", {sw(0x63C5)}}, {"verify_pin.signature", {sw(0x63C4)}}});
    EXPECT_EQ(played.end.kind, EndKind::kPinMismatch);
    EXPECT_EQ(played.end.tries_left, std::uint8_t{4});
    EXPECT_THAT(played.outcomes,
                Contains(CardOutcome(PinVerificationFailed{kSignature, std::uint8_t{4}})));
    EXPECT_EQ(std::count(played.steps.begin(), played.steps.end(), "verify_pin.signature"), 1);
}

TEST(VerifyPin, TellsALockByThisTryFromAnEarlierOne) {
    const auto now = play(one(VerifyPin{kUserAuth, kPrincipal}),
                          {{"read_retry_counter.user_auth", {sw(0x63C1)}},
                           {"ask_last_try.user_auth", {says(PersonAnswer::kYes)}},
                           {"verify_pin.user_auth", {sw(0x63C0)}}});
    EXPECT_EQ(now.end.kind, EndKind::kLocked);
    EXPECT_THAT(now.outcomes,
                Contains(CardOutcome(CredentialLocked{kUserAuth, LockCause::kThisTry})));

    const auto before = play(
        one(VerifyPin{kUserAuth, kPrincipal}),
        {{"read_retry_counter.user_auth", {sw(0x63C3)}}, {"verify_pin.user_auth", {sw(0x6984)}}});
    EXPECT_EQ(before.end.kind, EndKind::kLocked);
    EXPECT_THAT(before.outcomes,
                Contains(CardOutcome(CredentialLocked{kUserAuth, LockCause::kBefore})));
    EXPECT_EQ(before.end.tries_left, std::uint8_t{0});
}

TEST(VerifyPin, IsNotSentAtZeroTries) {
    for (const auto status : {0x63C0, 0x6984, 0x6983}) {
        const auto played =
            play(one(VerifyPin{kSignature, kPrincipal}),
                 {{"read_retry_counter.signature", {sw(static_cast<std::uint16_t>(status))}}});
        EXPECT_EQ(played.end.kind, EndKind::kLocked);
        EXPECT_THAT(played.steps, Not(Contains("verify_pin.signature")));
    }
}

TEST(VerifyPin, AsksBeforeTheLastTry) {
    const auto declined = play(one(VerifyPin{kSignature, kPrincipal}),
                               {{"read_retry_counter.signature", {sw(0x63C1)}},
                                {"ask_last_try.signature", {says(PersonAnswer::kNo)}}});
    EXPECT_EQ(declined.end.kind, EndKind::kLastTryDeclined);
    EXPECT_THAT(declined.steps, Not(Contains("verify_pin.signature")));

    const auto allowed = play(one(VerifyPin{kSignature, kPrincipal}),
                              {{"read_retry_counter.signature", {sw(0x63C1)}},
                               {"ask_last_try.signature", {says(PersonAnswer::kYes)}}});
    EXPECT_EQ(allowed.end.kind, EndKind::kDone);
}

TEST(VerifyPin, ReadsTheCounterAgainAfterALostAnswer) {
    const auto played = play(one(VerifyPin{kSignature, kPrincipal}),
                             {{"read_retry_counter.signature", {sw(0x63C5), sw(0x63C5)}},
                              {"verify_pin.signature", {nothing(), sw(0x9000)}}});
    EXPECT_THAT(played.steps, ElementsAre("read_retry_counter.signature", "verify_pin.signature",
                                          "read_retry_counter.signature", "verify_pin.signature"));
    EXPECT_EQ(played.end.kind, EndKind::kDone);
    EXPECT_THAT(played.outcomes, Contains(CardOutcome(CardOutcomeUnknown{"verify_pin.signature"})));
}

TEST(VerifyPin, BelievesTheCounterAboutALostAnswer) {
    const auto refused = play(one(VerifyPin{kSignature, kPrincipal}),
                              {{"read_retry_counter.signature", {sw(0x63C5), sw(0x63C4)}},
                               {"verify_pin.signature", {nothing()}}});
    EXPECT_EQ(refused.end.kind, EndKind::kPinMismatch);
    EXPECT_EQ(refused.end.tries_left, std::uint8_t{4});

    const auto accepted = play(one(VerifyPin{kSignature, kPrincipal}),
                               {{"read_retry_counter.signature", {sw(0x63C2), sw(0x63C5)}},
                                {"verify_pin.signature", {nothing()}}});
    EXPECT_EQ(accepted.end.kind, EndKind::kDone);
    EXPECT_THAT(accepted.steps, ElementsAre("read_retry_counter.signature", "verify_pin.signature",
                                            "read_retry_counter.signature"));

    const auto locked = play(one(VerifyPin{kSignature, kPrincipal}),
                             {{"read_retry_counter.signature", {sw(0x63C1), sw(0x63C0)}},
                              {"ask_last_try.signature", {says(PersonAnswer::kYes)}},
                              {"verify_pin.signature", {nothing()}}});
    EXPECT_EQ(locked.end.kind, EndKind::kLocked);
    EXPECT_THAT(locked.outcomes,
                Contains(CardOutcome(CredentialLocked{kSignature, LockCause::kThisTry})));
}

TEST(VerifyPin, GivesUpWhenTheCardStaysSilent) {
    const auto played = play(one(VerifyPin{kSignature, kPrincipal}),
                             {{"read_retry_counter.signature", {nothing()}}});
    EXPECT_EQ(played.end.kind, EndKind::kNoAnswer);
}

TEST(VerifyPin, RepeatsAFirstSelectionThatFailsAfterPowerUp) {
    const auto task = one(VerifyPin{kSignature, kPrincipal});
    EXPECT_EQ(play(task, {{"select_applet.signature", {sw(0x6F00), sw(0x9000)}},
                          {"read_retry_counter.signature", {sw(0x63C5)}}})
                  .end.kind,
              EndKind::kDone);
    EXPECT_EQ(play(task, {{"select_applet.signature", {sw(0x6F00)}}}).end.kind, EndKind::kFailed);
}

TEST(ChangePin, VerifiesAndChanges) {
    const auto played = play(one(ChangePin{kSignature, kPrincipal}),
                             {{"read_retry_counter.signature", {sw(0x63C5)}}});
    EXPECT_THAT(played.steps, ElementsAre("read_retry_counter.signature", "verify_pin.signature",
                                          "change_pin.signature"));
    EXPECT_THAT(played.outcomes, ElementsAre(CardOutcome(PinChanged{kSignature, kPrincipal})));
}

TEST(ChangePin, FindsOutWithTheNewPinWhetherALostChangeHappened) {
    const auto happened = play(
        one(ChangePin{kUserAuth, kPrincipal}),
        {{"read_retry_counter.user_auth", {sw(0x63C3)}}, {"change_pin.user_auth", {nothing()}}});
    EXPECT_THAT(happened.steps, ElementsAre("read_retry_counter.user_auth", "verify_pin.user_auth",
                                            "change_pin.user_auth", "read_retry_counter.user_auth",
                                            "verify_new_pin.user_auth"));
    EXPECT_EQ(happened.end.kind, EndKind::kDone);

    const auto not_yet = play(one(ChangePin{kUserAuth, kPrincipal}),
                              {{"read_retry_counter.user_auth", {sw(0x63C3)}},
                               {"verify_new_pin.user_auth", {sw(0x63C2)}},
                               {"change_pin.user_auth", {nothing(), sw(0x9000)}}});
    EXPECT_THAT(not_yet.steps, ElementsAre("read_retry_counter.user_auth", "verify_pin.user_auth",
                                           "change_pin.user_auth", "read_retry_counter.user_auth",
                                           "verify_new_pin.user_auth", "verify_pin.user_auth",
                                           "change_pin.user_auth"));
    EXPECT_EQ(not_yet.end.kind, EndKind::kDone);
}

TEST(ChangePin, IsTakenUpFromWhatTheCardSays) {
    const auto task = one(ChangePin{kUserAuth, kPrincipal});
    const auto after_verify =
        play(task, {{"read_retry_counter.user_auth", {sw(0x63C3)}}},
             {.items_done = 0, .resumed = true, .last_step = StepKind::kVerifyPin});
    EXPECT_THAT(after_verify.steps,
                ElementsAre("read_retry_counter.user_auth", "verify_new_pin.user_auth"));
    const auto before_verify =
        play(task, {{"read_retry_counter.user_auth", {sw(0x63C3)}}},
             {.items_done = 0, .resumed = true, .last_step = StepKind::kReadRetryCounter});
    EXPECT_THAT(before_verify.steps, ElementsAre("read_retry_counter.user_auth",
                                                 "verify_pin.user_auth", "change_pin.user_auth"));
}

TEST(ChangePin, VerifiesAgainWhenTheCardHasForgottenIt) {
    const auto played = play(one(ChangePin{kUserAuth, kPrincipal}),
                             {{"read_retry_counter.user_auth", {sw(0x63C3)}},
                              {"change_pin.user_auth", {sw(0x6982), sw(0x9000)}}});
    EXPECT_EQ(played.end.kind, EndKind::kDone);
    const auto never = play(
        one(ChangePin{kUserAuth, kPrincipal}),
        {{"read_retry_counter.user_auth", {sw(0x63C3)}}, {"change_pin.user_auth", {sw(0x6982)}}});
    EXPECT_EQ(never.end.kind, EndKind::kFailed);
    EXPECT_EQ(never.end.status, StatusWord{0x6982});
}

TEST(ChangePin, EndsCancelledWhenNobodyEntersThePin) {
    const auto played = play(one(ChangePin{kUserAuth, kPrincipal}),
                             {{"read_retry_counter.user_auth", {sw(0x63C3)}},
                              {"verify_pin.user_auth", {says(PersonAnswer::kNo)}}});
    EXPECT_EQ(played.end.kind, EndKind::kCancelled);
}

TEST(ResetPin, UnlocksSetsAndReadsBackOnTheVirtualCard) {
    const auto played = play(one(ResetPin{kSignature, EnteredBy::kClerkFromSealedReply}),
                             {{"read_retry_counter.signature", {sw(0x63C0), sw(0x63C5)}}});
    EXPECT_THAT(played.steps, ElementsAre("read_retry_counter.signature", "unblock_pin.signature",
                                          "set_pin.signature", "read_retry_counter.signature"));
    EXPECT_THAT(played.outcomes,
                ElementsAre(CardOutcome(CredentialUnlocked{kSignature}),
                            CardOutcome(PinSet{kSignature, EnteredBy::kClerkFromSealedReply,
                                               Confirmation::kCard})));
}

TEST(ResetPin, IsHandedOffAndVerifiedByTheCounter) {
    const auto task = one(ResetPin{kSignature, kAgent}, TerminalRoute::kIntegratedTerminal);
    const auto locked = play(task, {{"read_retry_counter.signature", {sw(0x63C0), sw(0x63C5)}},
                                    {"hand_off.signature", {says(PersonAnswer::kYes)}}});
    EXPECT_THAT(locked.steps, ElementsAre("read_retry_counter.signature", "hand_off.signature",
                                          "read_retry_counter.signature"));
    EXPECT_THAT(locked.outcomes,
                ElementsAre(CardOutcome(CardHandedToTerminal{}),
                            CardOutcome(CredentialUnlocked{kSignature}),
                            CardOutcome(PinSet{kSignature, kAgent, Confirmation::kCard})));

    const auto forgotten = play(task, {{"read_retry_counter.signature", {sw(0x63C5)}},
                                       {"hand_off.signature", {says(PersonAnswer::kYes)}}});
    EXPECT_THAT(forgotten.outcomes,
                Contains(CardOutcome(PinSet{kSignature, kAgent, Confirmation::kOperator})));

    const auto still_locked = play(task, {{"read_retry_counter.signature", {sw(0x63C0)}},
                                          {"hand_off.signature", {says(PersonAnswer::kYes)}}});
    EXPECT_EQ(still_locked.end.kind, EndKind::kContradiction);
}

TEST(ResetPin, SaysWhyItCameBackUndone) {
    const auto task = one(ResetPin{kSignature, kAgent}, TerminalRoute::kIntegratedTerminal);
    EXPECT_EQ(play(task, {{"read_retry_counter.signature", {sw(0x63C0)}},
                          {"hand_off.signature", {says(PersonAnswer::kNo)}}})
                  .end.kind,
              EndKind::kNotDoneAtTerminal);
    EXPECT_EQ(play(task, {{"read_retry_counter.signature", {sw(0x63C0)}},
                          {"hand_off.signature", {says(PersonAnswer::kUnavailable)}}})
                  .end.kind,
              EndKind::kTerminalUnavailable);
}

TEST(ResetPin, ReportsAnUnlockingWhoseAnswerWasLost) {
    const auto played = play(one(ResetPin{kSignature, kAgent}),
                             {{"read_retry_counter.signature", {sw(0x63C0), sw(0x63C5)}},
                              {"unblock_pin.signature", {nothing()}}});
    EXPECT_THAT(played.steps, ElementsAre("read_retry_counter.signature", "unblock_pin.signature",
                                          "read_retry_counter.signature", "set_pin.signature",
                                          "read_retry_counter.signature"));
    EXPECT_THAT(played.outcomes, Contains(CardOutcome(CredentialUnlocked{kSignature})));
}

IssueCertificate signature_certificate() {
    return {CertificateKind::kSignature, kFrom, kUntil, std::nullopt};
}

TEST(IssueCertificate, MakesAKeyWritesAndLooks) {
    const auto played = play(one(signature_certificate()),
                             {{"read_presence", {no_certificates(), presence()}},
                              {"inspect_certificate.signature", {sw(0x6A88), inspected("0b")}}});
    EXPECT_THAT(played.steps, ElementsAre("read_presence", "inspect_certificate.signature",
                                          "generate_key.signature", "write_certificate.signature",
                                          "read_presence", "inspect_certificate.signature"));
    EXPECT_THAT(played.outcomes,
                Contains(CardOutcome(CertificateIssued{CertificateKind::kSignature, "0b", kUntil,
                                                       Confirmation::kCard})));
}

TEST(IssueCertificate, ContradictsWhenTheOldCertificateIsStillThere) {
    const auto played = play(
        one(signature_certificate()),
        {{"read_presence", {presence()}}, {"inspect_certificate.signature", {inspected("0a")}}});
    EXPECT_EQ(played.end.kind, EndKind::kContradiction);
}

TEST(IssueCertificate, IsNotRepeatedWhenTheCardSaysThatItWasDone) {
    auto item = signature_certificate();
    item.serial_before = "0a";
    const auto played = play(
        one(item),
        {{"read_presence", {presence()}}, {"inspect_certificate.signature", {inspected("0b")}}},
        {.items_done = 0, .resumed = true, .last_step = StepKind::kGenerateKey});
    EXPECT_THAT(played.steps, ElementsAre("read_presence", "inspect_certificate.signature"));
    EXPECT_EQ(played.end.kind, EndKind::kDone);
}

TEST(IssueCertificate, HandedOffIsVerifiedByPresenceWhereAPinWouldBeNeeded) {
    const auto task = one(signature_certificate(), TerminalRoute::kIntegratedTerminal);
    const auto done = play(task, {{"read_presence", {no_certificates(), presence()}},
                                  {"hand_off.signature", {says(PersonAnswer::kYes)}}});
    EXPECT_THAT(done.outcomes,
                Contains(CardOutcome(CertificateIssued{CertificateKind::kSignature, std::nullopt,
                                                       kUntil, Confirmation::kOperator})));
    const auto missing = play(task, {{"read_presence", {no_certificates()}},
                                     {"hand_off.signature", {says(PersonAnswer::kYes)}}});
    EXPECT_EQ(missing.end.kind, EndKind::kContradiction);
}

TEST(RevokeCertificate, IsReadBack) {
    const auto gone = play(one(RevokeCertificate{CertificateKind::kSignature}),
                           {{"read_presence", {presence(), no_certificates()}},
                            {"inspect_certificate.signature", {inspected("0a"), sw(0x6A88)}}});
    EXPECT_THAT(gone.outcomes, Contains(CardOutcome(CertificateRevoked{CertificateKind::kSignature,
                                                                       Confirmation::kCard})));
    const auto there = play(
        one(RevokeCertificate{CertificateKind::kSignature}),
        {{"read_presence", {presence()}}, {"inspect_certificate.signature", {inspected("0a")}}});
    EXPECT_EQ(there.end.kind, EndKind::kContradiction);
}

TEST(ReadBack, NeedsNoPinAndGoesOnWithoutAnAppletThatIsMissing) {
    const auto played = play(one(ReadBack{}, TerminalRoute::kIntegratedTerminal),
                             {{"read_retry_counter.signature", {sw(0x63C5)}},
                              {"read_retry_counter.user_auth", {sw(0x63C0)}},
                              {"select_applet.resident_ledger", {sw(0x6A82)}},
                              {"read_retry_counter.card_input", {sw(0x63C2)}},
                              {"read_presence", {no_certificates()}},
                              {"select_file.user_auth", {sw(0x9000), sw(0x6A82)}}});
    ASSERT_EQ(played.end.kind, EndKind::kDone) << ::testing::PrintToString(played.steps);
    ASSERT_EQ(played.outcomes.size(), 1U);
    const auto& read = std::get<CardReadBack>(played.outcomes[0]);
    EXPECT_EQ(read.tries_left[index(kSignature)], std::uint8_t{5});
    EXPECT_EQ(read.tries_left[index(Credential::kResidentLedger)], std::nullopt);
    EXPECT_THAT(read.locked(), ElementsAre(kUserAuth));
    EXPECT_EQ(read.present[index(CertificateKind::kSignature)], false);
    EXPECT_EQ(read.user_auth, std::nullopt);
}

TEST(Task, StopsAtTheFirstItemThatCannotBeDone) {
    const Task task{{VerifyPin{kUserAuth, kPrincipal}, ChangePin{kSignature, kPrincipal}},
                    TerminalRoute::kVirtualCard};
    const auto played = play(task, {{"read_retry_counter.user_auth", {sw(0x63C3)}},
                                    {"verify_pin.user_auth", {sw(0x63C2)}}});
    EXPECT_EQ(played.end.kind, EndKind::kPinMismatch);
    EXPECT_THAT(played.steps, Not(Contains("read_retry_counter.signature")));
}

TEST(Task, StartsAfterTheItemsThatAreRecordedAsDone) {
    const Task task{{VerifyPin{kUserAuth, kPrincipal}, VerifyPin{kSignature, kPrincipal}},
                    TerminalRoute::kVirtualCard};
    const auto played = play(task, {{"read_retry_counter.signature", {sw(0x63C5)}}},
                             {.items_done = 1, .resumed = true, .last_step = {}});
    EXPECT_THAT(played.steps, ElementsAre("read_retry_counter.signature", "verify_pin.signature"));
}

}  // namespace
}  // namespace madoguchi::card
