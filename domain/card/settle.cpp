#include "madoguchi/domain/card/settle.hpp"

#include <optional>
#include <string>
#include <utility>
#include <variant>

#include "madoguchi/domain/card/apdu.hpp"
#include "madoguchi/domain/card/certificate_summary.hpp"
#include "madoguchi/domain/card/profile.hpp"
#include "madoguchi/domain/card/status_word.hpp"
#include "madoguchi/domain/card/step.hpp"
#include "madoguchi/domain/card/step_kind.hpp"

namespace madoguchi::card {
namespace {

void finish_item(CardKnowledge& known) {
    ++known.item;
    known.progress = {};
}

void end_locked(CardKnowledge& known, CardOutcomes& outcomes, Credential credential,
                LockCause cause) {
    outcomes.push_back(CredentialLocked{credential, cause});
    known.end = End{.kind = EndKind::kLocked,
                    .credential = credential,
                    .tries_left = std::uint8_t{0},
                    .step = StepKind::kReadRetryCounter,
                    .status = {}};
}

void end_contradicted(CardKnowledge& known, CardOutcomes& outcomes, const Step& step) {
    outcomes.push_back(
        CardStepFailed{name(step), StatusWord{}, std::string(code(EndKind::kContradiction))});
    known.end = End{.kind = EndKind::kContradiction,
                    .credential = step.credential,
                    .tries_left = {},
                    .step = step.kind,
                    .status = {}};
}

Step named(StepKind kind, std::optional<Credential> credential,
           std::optional<CertificateKind> certificate) {
    return {.kind = kind,
            .credential = credential,
            .certificate = certificate,
            .apdu = {},
            .secret = {},
            .entered_by = {},
            .validity = {},
            .hand_off = {}};
}

/// What the counter says about a VERIFY whose answer is lost.
enum class VerifyFate { kUnknown, kRefused, kAccepted };

VerifyFate fate_of_lost_verify(ItemProgress& progress, std::uint8_t tries_now) {
    const auto before = std::exchange(progress.tries_at_verify, std::nullopt);
    if (!before || tries_now == *before) {
        return VerifyFate::kUnknown;
    }
    return tries_now < *before ? VerifyFate::kRefused : VerifyFate::kAccepted;
}

/// Common to verify and change: ends the work where the counter leaves no other way.
void settle_counter(CardKnowledge& known, CardOutcomes& outcomes, Credential credential,
                    VerifyFate fate, bool probing) {
    const std::uint8_t tries = *known.of(credential).tries_left;
    if (fate == VerifyFate::kRefused && !probing) {
        outcomes.push_back(PinVerificationFailed{credential, tries});
    }
    if (tries == 0) {
        end_locked(known, outcomes, credential,
                   fate == VerifyFate::kRefused ? LockCause::kThisTry : LockCause::kBefore);
    } else if (fate == VerifyFate::kRefused && !probing) {
        known.end = End{.kind = EndKind::kPinMismatch,
                        .credential = credential,
                        .tries_left = tries,
                        .step = StepKind::kVerifyPin,
                        .status = {}};
    }
}

bool settle_item(CardKnowledge& known, TerminalRoute /*route*/, CardOutcomes& outcomes,
                 const VerifyPin& item) {
    const auto& pin = known.of(item.credential);
    if (!pin.tries_left) {
        return false;
    }
    const auto fate = fate_of_lost_verify(known.progress, *pin.tries_left);
    if (pin.verified || fate == VerifyFate::kAccepted) {
        outcomes.push_back(PinVerified{item.credential});
        finish_item(known);
        return true;
    }
    settle_counter(known, outcomes, item.credential, fate, false);
    return false;
}

bool settle_item(CardKnowledge& known, TerminalRoute /*route*/, CardOutcomes& outcomes,
                 const ChangePin& item) {
    const auto& pin = known.of(item.credential);
    if (!pin.tries_left) {
        return false;
    }
    const bool probing = known.progress.in_doubt;
    const auto fate = fate_of_lost_verify(known.progress, *pin.tries_left);
    if (probing && fate == VerifyFate::kAccepted) {
        outcomes.push_back(PinChanged{item.credential, item.entered_by});
        finish_item(known);
        return true;
    }
    if (probing && fate == VerifyFate::kRefused) {
        known.progress.in_doubt = false;
    }
    settle_counter(known, outcomes, item.credential, fate, probing);
    return false;
}

bool settle_item(CardKnowledge& known, TerminalRoute route, CardOutcomes& outcomes,
                 const ResetPin& item) {
    const auto& pin = known.of(item.credential);
    auto& progress = known.progress;
    if (!pin.tries_left) {
        return false;
    }
    if (progress.phase == Phase::kInspect) {
        progress.tries_before = progress.tries_before.value_or(*pin.tries_left);
        progress.phase = Phase::kAct;
        return true;
    }
    if (progress.phase == Phase::kAct) {
        return false;
    }
    const std::uint8_t full = profile(item.credential).tries_max;
    if (*pin.tries_left != full) {
        end_contradicted(known, outcomes, named(StepKind::kReadRetryCounter, item.credential, {}));
        return false;
    }
    const bool handed_off = route == TerminalRoute::kIntegratedTerminal;
    const bool counter_rose = progress.tries_before.value_or(full) < full;
    if (progress.tries_before == std::uint8_t{0} && !progress.unlocked) {
        outcomes.push_back(CredentialUnlocked{item.credential});
    }
    outcomes.push_back(
        PinSet{item.credential, item.entered_by,
               handed_off && !counter_rose ? Confirmation::kOperator : Confirmation::kCard});
    finish_item(known);
    return true;
}

/// Whether `found` is the certificate that was ordered and not the one before it.
bool is_the_ordered(const CertificateSummary& found, const std::optional<std::string>& before,
                    const IssueCertificate& item) {
    return before ? found.serial != *before : found.not_after == item.not_after;
}

bool settle_issue_read_back(CardKnowledge& known, TerminalRoute route, CardOutcomes& outcomes,
                            const IssueCertificate& item) {
    const auto& certificate = known.of(item.kind);
    if (can_look_into(item.kind, route)) {
        const auto& found = certificate.certificate;
        const auto& before = known.progress.serial_before;
        if (!found || (before && found->serial == *before)) {
            end_contradicted(known, outcomes, named(StepKind::kReadCertificate, {}, item.kind));
            return false;
        }
        outcomes.push_back(
            CertificateIssued{item.kind, found->serial, found->not_after, Confirmation::kCard});
    } else if (certificate.present == false) {
        end_contradicted(known, outcomes, named(StepKind::kReadPresence, {}, item.kind));
        return false;
    } else {
        outcomes.push_back(
            CertificateIssued{item.kind, std::nullopt, item.not_after, Confirmation::kOperator});
    }
    finish_item(known);
    return true;
}

bool settle_item(CardKnowledge& known, TerminalRoute route, CardOutcomes& outcomes,
                 const IssueCertificate& item) {
    auto& progress = known.progress;
    if (progress.phase == Phase::kAct || !is_known(known, item.kind, route)) {
        return false;
    }
    if (progress.phase == Phase::kReadBack) {
        return settle_issue_read_back(known, route, outcomes, item);
    }
    const auto& found = known.of(item.kind).certificate;
    if (!progress.serial_before) {
        progress.serial_before = item.serial_before;
    }
    if (found && progress.in_doubt && is_the_ordered(*found, progress.serial_before, item)) {
        outcomes.push_back(
            CertificateIssued{item.kind, found->serial, found->not_after, Confirmation::kCard});
        finish_item(known);
        return true;
    }
    if (found) {
        progress.serial_before = found->serial;
    }
    progress.phase = Phase::kAct;
    return true;
}

bool settle_item(CardKnowledge& known, TerminalRoute route, CardOutcomes& outcomes,
                 const RevokeCertificate& item) {
    auto& progress = known.progress;
    if (progress.phase == Phase::kAct || !is_known(known, item.kind, route)) {
        return false;
    }
    const auto& certificate = known.of(item.kind);
    const bool gone = can_look_into(item.kind, route) ? !certificate.certificate.has_value()
                                                      : certificate.present == false;
    if (progress.phase == Phase::kInspect && !(gone && progress.in_doubt)) {
        progress.phase = Phase::kAct;
        return true;
    }
    if (!gone && route == TerminalRoute::kVirtualCard) {
        end_contradicted(known, outcomes, named(StepKind::kReadPresence, {}, item.kind));
        return false;
    }
    outcomes.push_back(
        CertificateRevoked{item.kind, gone ? Confirmation::kCard : Confirmation::kOperator});
    finish_item(known);
    return true;
}

bool settle_item(CardKnowledge& known, TerminalRoute route, CardOutcomes& outcomes,
                 const ReadBack& /*item*/) {
    CardReadBack read;
    for (const auto credential : kCredentials) {
        const auto& pin = known.of(credential);
        if (!pin.tries_left && !pin.missing) {
            return false;
        }
        read.tries_left.at(index(credential)) = pin.tries_left;
    }
    if (!is_known(known, CertificateKind::kUserAuth, route)) {
        return false;
    }
    for (const auto kind : kCertificateKinds) {
        read.present.at(index(kind)) = known.of(kind).present;
    }
    read.user_auth = known.of(CertificateKind::kUserAuth).certificate;
    outcomes.push_back(std::move(read));
    finish_item(known);
    return true;
}

}  // namespace

bool can_look_into(CertificateKind kind, TerminalRoute route) {
    return profile(kind).free_to_read || route == TerminalRoute::kVirtualCard;
}

bool is_known(const CardKnowledge& knowledge, CertificateKind kind, TerminalRoute route) {
    const auto& certificate = knowledge.of(kind);
    const bool presence = certificate.present.has_value() || certificate.presence_missing;
    return presence && (certificate.looked_at || !can_look_into(kind, route));
}

void settle(CardKnowledge& knowledge, const Task& task, CardOutcomes& outcomes) {
    bool moved = true;
    while (moved && !knowledge.end && knowledge.item < task.items.size()) {
        moved = std::visit(
            [&](const auto& item) { return settle_item(knowledge, task.route, outcomes, item); },
            task.items[knowledge.item]);
    }
}

}  // namespace madoguchi::card
