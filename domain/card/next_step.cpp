#include <algorithm>
#include <utility>

#include "madoguchi/domain/card/apdu.hpp"
#include "madoguchi/domain/card/credential.hpp"
#include "madoguchi/domain/card/profile.hpp"
#include "madoguchi/domain/card/step_machine.hpp"  // IWYU pragma: associated

namespace madoguchi::card {
namespace {

constexpr std::size_t kHeadBytes = 4;
constexpr std::size_t kPartBytesMax = 256;
constexpr std::size_t kStepsPerAttempt = 80;

Step step_of(StepKind kind) {
    return {.kind = kind,
            .credential = {},
            .certificate = {},
            .apdu = {},
            .secret = {},
            .entered_by = {},
            .validity = {},
            .hand_off = {}};
}

Step pin_step(StepKind kind, Credential credential) {
    Step step = step_of(kind);
    step.credential = credential;
    return step;
}

Step certificate_step(StepKind kind, CertificateKind certificate) {
    Step step = step_of(kind);
    step.certificate = certificate;
    return step;
}

/// The SELECT that is due before `step` can be sent to `file`, named after the same thing; else
/// `step`.
Step after_selection(const CardKnowledge& known, Applet applet, std::uint16_t file, Step step) {
    if (known.applet != applet) {
        step.kind = StepKind::kSelectApplet;
        step.apdu = select_applet(applet);
    } else if (known.file != file) {
        step.kind = StepKind::kSelectFile;
        step.apdu = select_file(file);
    } else {
        return step;
    }
    step.secret = {};
    step.entered_by = {};
    return step;
}

Step counter_step(const CardKnowledge& known, Credential credential) {
    Step step = pin_step(StepKind::kReadRetryCounter, credential);
    step.apdu = read_retry_counter();
    return after_selection(known, profile(credential).applet, profile(credential).file,
                           std::move(step));
}

/// VERIFY with everything that must go before it.
Step verify_step(const CardKnowledge& known, StepKind kind, SecretRole role, Credential credential,
                 EnteredBy entered_by) {
    const auto& tries = known.of(credential).tries_left;
    if (!tries) {
        return counter_step(known, credential);
    }
    if (*tries == 1 && !known.progress.last_try_allowed) {
        Step ask = pin_step(StepKind::kAskLastTry, credential);
        ask.entered_by = entered_by;
        return ask;
    }
    Step step = pin_step(kind, credential);
    step.apdu = verify();
    step.secret = SecretSlot{credential, role};
    step.entered_by = entered_by;
    return after_selection(known, profile(credential).applet, profile(credential).file,
                           std::move(step));
}

/// READ BINARY of the next part: four bytes first, which tell the length, then all from the start.
Step read_certificate_step(const CardKnowledge& known, CertificateKind kind) {
    Step step = certificate_step(StepKind::kReadCertificate, kind);
    const auto& reading = known.reading;
    const std::size_t offset = reading ? reading->bytes.size() : 0;
    const std::size_t rest = reading ? reading->total - offset : kHeadBytes;
    step.apdu = read_binary(static_cast<std::uint16_t>(offset),
                            static_cast<std::uint16_t>(std::min(rest, kPartBytesMax)));
    return after_selection(known, Applet::kJpki, profile(kind).file, std::move(step));
}

Step look_at_certificate(const CardKnowledge& known, CertificateKind kind) {
    const auto& certificate = known.of(kind);
    if (!certificate.present && !certificate.presence_missing) {
        Step step = step_of(StepKind::kReadPresence);
        step.apdu = read_binary(0, kPresenceBytes);
        return after_selection(known, Applet::kJpki, kPresenceFile, std::move(step));
    }
    if (profile(kind).free_to_read) {
        return read_certificate_step(known, kind);
    }
    return certificate_step(StepKind::kInspectCertificate, kind);
}

Step hand_off_step(HandOffWork work) {
    Step step = step_of(StepKind::kHandOff);
    step.hand_off = work;
    return step;
}

Step next_of(const CardKnowledge& known, TerminalRoute /*route*/, const VerifyPin& item) {
    return verify_step(known, StepKind::kVerifyPin, SecretRole::kCurrent, item.credential,
                       item.entered_by);
}

Step next_of(const CardKnowledge& known, TerminalRoute /*route*/, const ChangePin& item) {
    if (known.progress.in_doubt) {
        return verify_step(known, StepKind::kVerifyNewPin, SecretRole::kNew, item.credential,
                           item.entered_by);
    }
    if (!known.of(item.credential).verified) {
        return verify_step(known, StepKind::kVerifyPin, SecretRole::kCurrent, item.credential,
                           item.entered_by);
    }
    Step step = pin_step(StepKind::kChangePin, item.credential);
    step.apdu = change(item.credential);
    step.secret = SecretSlot{item.credential, SecretRole::kNew};
    step.entered_by = item.entered_by;
    return after_selection(known, profile(item.credential).applet, profile(item.credential).file,
                           std::move(step));
}

Step next_of(const CardKnowledge& known, TerminalRoute route, const ResetPin& item) {
    if (known.progress.phase != Phase::kAct) {
        return counter_step(known, item.credential);
    }
    if (route == TerminalRoute::kIntegratedTerminal) {
        Step step = hand_off_step(HandOffWork::kResetPin);
        step.credential = item.credential;
        step.entered_by = item.entered_by;
        return step;
    }
    if (known.of(item.credential).tries_left == std::uint8_t{0}) {
        return pin_step(StepKind::kUnblockPin, item.credential);
    }
    Step step = pin_step(StepKind::kSetPin, item.credential);
    step.secret = SecretSlot{item.credential, SecretRole::kNew};
    step.entered_by = item.entered_by;
    return step;
}

Step next_of(const CardKnowledge& known, TerminalRoute route, const IssueCertificate& item) {
    if (known.progress.phase != Phase::kAct) {
        return look_at_certificate(known, item.kind);
    }
    if (route == TerminalRoute::kIntegratedTerminal) {
        Step step = hand_off_step(HandOffWork::kIssueCertificate);
        step.certificate = item.kind;
        step.validity = Validity{item.not_before, item.not_after};
        return step;
    }
    if (!known.progress.key_made) {
        return certificate_step(StepKind::kGenerateKey, item.kind);
    }
    Step step = certificate_step(StepKind::kWriteCertificate, item.kind);
    step.validity = Validity{item.not_before, item.not_after};
    return step;
}

Step next_of(const CardKnowledge& known, TerminalRoute route, const RevokeCertificate& item) {
    if (known.progress.phase != Phase::kAct) {
        return look_at_certificate(known, item.kind);
    }
    if (route == TerminalRoute::kIntegratedTerminal) {
        Step step = hand_off_step(HandOffWork::kRevokeCertificate);
        step.certificate = item.kind;
        return step;
    }
    return certificate_step(StepKind::kRevokeCertificate, item.kind);
}

Step next_of(const CardKnowledge& known, TerminalRoute /*route*/, const ReadBack& /*item*/) {
    for (const auto credential : kCredentials) {
        if (!known.of(credential).tries_left && !known.of(credential).missing) {
            return counter_step(known, credential);
        }
    }
    return look_at_certificate(known, CertificateKind::kUserAuth);
}

}  // namespace

RecordedProgress after_step(RecordedProgress progress, StepKind kind, std::size_t items_done) {
    if (items_done != progress.items_done) {
        progress.items_done = items_done;
        progress.last_step = {};
    } else if (may_change_card(kind)) {
        progress.last_step = kind;
    }
    return progress;
}

CardKnowledge begin_work(const Task& task, const RecordedProgress& progress) {
    CardKnowledge known;
    known.item = std::min(progress.items_done, task.items.size());
    if (!progress.resumed || known.item == task.items.size()) {
        return known;
    }
    // A change can only have been sent after a VERIFY that is recorded; every other item finds out
    // by looking at the card whether it was done.
    const bool change = std::holds_alternative<ChangePin>(task.items[known.item]);
    known.progress.in_doubt = !change || progress.last_step == StepKind::kVerifyPin ||
                              progress.last_step == StepKind::kVerifyNewPin ||
                              progress.last_step == StepKind::kChangePin;
    return known;
}

Next next_step(const CardKnowledge& knowledge, const Task& task) {
    if (knowledge.end) {
        return *knowledge.end;
    }
    if (knowledge.item >= task.items.size()) {
        return End{
            .kind = EndKind::kDone, .credential = {}, .tries_left = {}, .step = {}, .status = {}};
    }
    return std::visit([&](const auto& item) { return next_of(knowledge, task.route, item); },
                      task.items[knowledge.item]);
}

std::size_t steps_max(const Task& task) {
    return task.items.size() * kStepsPerAttempt * (kFaultsMax + 2U);
}

}  // namespace madoguchi::card
