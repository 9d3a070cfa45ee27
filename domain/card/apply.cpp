#include <string>
#include <utility>

#include "madoguchi/domain/card/settle.hpp"
#include "madoguchi/domain/card/step_machine.hpp"

namespace madoguchi::card {
namespace {

/// What is being changed, and where the changes go.
struct Work {
    CardKnowledge& known;
    CardOutcomes& outcomes;
    const Step& step;
    TaskItem item;
};

void succeed(Work& work, StatusWord status) {
    work.outcomes.push_back(CardStepSucceeded{name(work.step), status});
}

void end_with(Work& work, EndKind kind, std::optional<StatusWord> status) {
    work.outcomes.push_back(
        CardStepFailed{name(work.step), status.value_or(StatusWord{}), std::string(code(kind))});
    work.known.end = End{.kind = kind,
                         .credential = work.step.credential,
                         .tries_left = status ? tries_left(*status) : std::nullopt,
                         .step = work.step.kind,
                         .status = status};
}

/// The card is as after power-up, or may be: nothing is selected, verified or known of the
/// counters.
void forget_card(CardKnowledge& known) {
    known.applet = Applet::kNone;
    known.file = {};
    known.reading = {};
    known.progress.last_try_allowed = false;
    for (auto& pin : known.credentials) {
        pin.tries_left = {};
        pin.verified = false;
    }
}

/// The card has lost a state that it had. Starts again from reading it, a limited number of times.
void lose_state(Work& work, StatusWord status) {
    forget_card(work.known);
    if (++work.known.progress.faults > kFaultsMax) {
        end_with(work, EndKind::kFailed, status);
    }
}

bool is_read_back(const Work& work) { return std::holds_alternative<ReadBack>(work.item); }

/// The card has no such file. Returns whether the work can go on without it.
bool note_missing(Work& work) {
    auto& known = work.known;
    if (work.step.credential) {
        known.of(*work.step.credential).missing = true;
        return is_read_back(work);
    }
    if (work.step.certificate) {
        known.of(*work.step.certificate).looked_at = true;
        known.of(*work.step.certificate).certificate = {};
        return true;
    }
    for (auto& certificate : known.certificates) {
        certificate.presence_missing = true;
    }
    return true;
}

void on_select_applet(Work& work, StatusWord status) {
    auto& known = work.known;
    if (status == kSuccess) {
        // Whether a selection keeps what was verified isn't known of real cards: taken as lost.
        for (auto& pin : known.credentials) {
            pin.verified = false;
        }
        known.file = {};
        known.reading = {};
        known.applet = work.step.credential ? profile(*work.step.credential).applet : Applet::kJpki;
        return;
    }
    if (status.value == 0x6F00 && !known.progress.select_repeated) {
        known.progress.select_repeated = true;
        return;
    }
    // Without its applet a certificate can't be looked at: only a PIN's applet may be missing.
    if (classify(status) == StatusClass::kNotFound && work.step.credential && note_missing(work)) {
        return;
    }
    end_with(work, EndKind::kFailed, status);
}

void on_select_file(Work& work, StatusWord status) {
    auto& known = work.known;
    known.reading = {};
    if (status == kSuccess) {
        const auto& data = work.step.apdu->data;
        known.file = static_cast<std::uint16_t>((data.at(0) << 8) | data.at(1));
        return;
    }
    if (classify(status) == StatusClass::kNoCurrentFile) {
        return lose_state(work, status);
    }
    if (classify(status) == StatusClass::kNotFound && note_missing(work)) {
        return;
    }
    end_with(work, EndKind::kFailed, status);
}

void on_counter(Work& work, StatusWord status) {
    auto& pin = work.known.of(*work.step.credential);
    switch (classify(status)) {
        case StatusClass::kTriesLeft:
        case StatusClass::kTriesExhausted:
            pin.tries_left = tries_left(status);
            return succeed(work, status);
        case StatusClass::kBlocked:
            pin.tries_left = std::uint8_t{0};
            return succeed(work, status);
        case StatusClass::kNoCurrentFile:
            return lose_state(work, status);
        case StatusClass::kNotFound:
            if (note_missing(work)) {
                return;
            }
            break;
        case StatusClass::kOk:
        case StatusClass::kRefusedWithoutCount:
        case StatusClass::kSecurityNotSatisfied:
        case StatusClass::kOutsideFile:
        case StatusClass::kWrongRequest:
        case StatusClass::kNotSupported:
        case StatusClass::kCardFault:
        case StatusClass::kOther:
            break;
    }
    end_with(work, EndKind::kFailed, status);
}

void on_wrong_pin(Work& work, StatusWord status) {
    const auto credential = *work.step.credential;
    const auto left = tries_left(status);
    work.known.of(credential).tries_left = left;
    const bool probe = work.step.kind == StepKind::kVerifyNewPin;
    if (!probe) {
        work.outcomes.push_back(PinVerificationFailed{credential, left});
    }
    if (left == std::uint8_t{0}) {
        end_with(work, EndKind::kLocked, status);
        work.outcomes.push_back(CredentialLocked{credential, LockCause::kThisTry});
    } else if (probe) {
        work.outcomes.push_back(CardStepFailed{name(work.step), status, "new_pin_not_set"});
        work.known.progress.in_doubt = false;
    } else {
        end_with(work, EndKind::kPinMismatch, status);
    }
}

void on_verify(Work& work, StatusWord status) {
    const auto credential = *work.step.credential;
    auto& pin = work.known.of(credential);
    work.known.progress.last_try_allowed = false;
    pin.verified = false;
    pin.tries_left = {};
    switch (classify(status)) {
        case StatusClass::kOk:
            pin.tries_left = profile(credential).tries_max;
            pin.verified = true;
            succeed(work, status);
            if (work.step.kind == StepKind::kVerifyNewPin) {
                work.outcomes.push_back(PinChanged{credential, *work.step.entered_by});
                ++work.known.item;
                work.known.progress = {};
            }
            return;
        case StatusClass::kTriesLeft:
        case StatusClass::kTriesExhausted:
        case StatusClass::kRefusedWithoutCount:
            return on_wrong_pin(work, status);
        case StatusClass::kBlocked:
            pin.tries_left = std::uint8_t{0};
            end_with(work, EndKind::kLocked, status);
            work.known.end->tries_left = std::uint8_t{0};
            work.outcomes.push_back(CredentialLocked{credential, LockCause::kBefore});
            return;
        case StatusClass::kNoCurrentFile:
            return lose_state(work, status);
        case StatusClass::kSecurityNotSatisfied:
        case StatusClass::kNotFound:
        case StatusClass::kOutsideFile:
        case StatusClass::kWrongRequest:
        case StatusClass::kNotSupported:
        case StatusClass::kCardFault:
        case StatusClass::kOther:
            return end_with(work, EndKind::kFailed, status);
    }
}

void on_change(Work& work, StatusWord status) {
    const auto credential = *work.step.credential;
    const auto kind = classify(status);
    if (kind == StatusClass::kOk) {
        succeed(work, status);
        work.outcomes.push_back(PinChanged{credential, *work.step.entered_by});
        work.known.of(credential).tries_left = profile(credential).tries_max;
        ++work.known.item;
        work.known.progress = {};
    } else if (kind == StatusClass::kSecurityNotSatisfied || kind == StatusClass::kNoCurrentFile) {
        lose_state(work, status);
    } else if (kind == StatusClass::kBlocked) {
        work.known.of(credential).tries_left = std::uint8_t{0};
        end_with(work, EndKind::kLocked, status);
        work.outcomes.push_back(CredentialLocked{credential, LockCause::kBefore});
    } else {
        end_with(work, EndKind::kFailed, status);
    }
}

void on_presence(Work& work, const CardAnswer& answer) {
    const auto kind = classify(answer.status);
    if (kind == StatusClass::kOk && answer.data.size() >= kCertificateKinds.size()) {
        for (const auto certificate : kCertificateKinds) {
            work.known.of(certificate).present =
                answer.data[profile(certificate).presence_index] == kPresent;
        }
    } else if (kind == StatusClass::kSecurityNotSatisfied || kind == StatusClass::kOutsideFile) {
        (void)note_missing(work);  // goes on without: the step names no PIN
    } else if (kind == StatusClass::kNoCurrentFile) {
        lose_state(work, answer.status);
    } else {
        end_with(work, EndKind::kFailed, answer.status);
    }
}

void finish_reading(Work& work, StatusWord status) {
    const auto kind = *work.step.certificate;
    const auto summary = summarize_certificate(work.known.reading->bytes);
    work.known.reading = {};
    if (!summary) {
        return end_with(work, EndKind::kFailed, status);
    }
    work.known.of(kind).looked_at = true;
    work.known.of(kind).certificate = *summary;
    work.outcomes.push_back(CertificateSeen{kind, *summary});
}

void on_certificate_part(Work& work, const CardAnswer& answer) {
    auto& reading = work.known.reading;
    if (answer.status != kSuccess || answer.data.size() != *work.step.apdu->le) {
        const auto kind = classify(answer.status);
        if (kind == StatusClass::kNoCurrentFile) {
            return lose_state(work, answer.status);
        }
        if (kind == StatusClass::kOutsideFile && !reading) {
            (void)note_missing(work);  // an empty file: there is no certificate
            return;
        }
        return end_with(work, EndKind::kFailed, answer.status);
    }
    if (!reading) {
        const auto total = certificate_length(answer.data);
        if (!total) {
            (void)note_missing(work);  // the file doesn't begin like a certificate
        } else if (*total > kCertificateBytesMax) {
            end_with(work, EndKind::kFailed, answer.status);
        } else {
            reading = Reading{*total, {}};
        }
        return;
    }
    reading->bytes.insert(reading->bytes.end(), answer.data.begin(), answer.data.end());
    if (reading->bytes.size() == reading->total) {
        finish_reading(work, answer.status);
    }
}

/// The terminal has changed the card: what was known of it is read back.
void on_changed_by_terminal(CardKnowledge& known) {
    forget_card(known);
    known.certificates = {};
    known.progress.phase = Phase::kReadBack;
}

void on_inspected(Work& work, const CardAnswer& answer) {
    auto& certificate = work.known.of(*work.step.certificate);
    if (answer.status != kSuccess && classify(answer.status) != StatusClass::kNotFound) {
        return end_with(work, EndKind::kFailed, answer.status);
    }
    succeed(work, answer.status);
    certificate.looked_at = true;
    certificate.certificate = answer.certificate;
    if (answer.certificate) {
        work.outcomes.push_back(CertificateSeen{*work.step.certificate, *answer.certificate});
    }
}

void on_terminal(Work& work, StatusWord status) {
    if (status != kSuccess) {
        return end_with(work, EndKind::kFailed, status);
    }
    succeed(work, status);
    if (work.step.kind == StepKind::kUnblockPin) {
        work.outcomes.push_back(CredentialUnlocked{*work.step.credential});
        work.known.progress.unlocked = true;
        work.known.of(*work.step.credential).tries_left = profile(*work.step.credential).tries_max;
    } else if (work.step.kind == StepKind::kGenerateKey) {
        work.known.progress.key_made = true;
    } else {
        on_changed_by_terminal(work.known);
    }
}

void on_answer(Work& work, const CardAnswer& answer) {
    switch (work.step.kind) {
        case StepKind::kSelectApplet:
            return on_select_applet(work, answer.status);
        case StepKind::kSelectFile:
            return on_select_file(work, answer.status);
        case StepKind::kReadRetryCounter:
            return on_counter(work, answer.status);
        case StepKind::kVerifyPin:
        case StepKind::kVerifyNewPin:
            return on_verify(work, answer.status);
        case StepKind::kChangePin:
            return on_change(work, answer.status);
        case StepKind::kReadPresence:
            return on_presence(work, answer);
        case StepKind::kReadCertificate:
            return on_certificate_part(work, answer);
        case StepKind::kInspectCertificate:
            return on_inspected(work, answer);
        case StepKind::kUnblockPin:
        case StepKind::kSetPin:
        case StepKind::kGenerateKey:
        case StepKind::kWriteCertificate:
        case StepKind::kRevokeCertificate:
            return on_terminal(work, answer.status);
        case StepKind::kAskLastTry:
        case StepKind::kHandOff:
            return end_with(work, EndKind::kFailed, answer.status);
    }
}

/// Whether a step that got no answer may have changed the card.
bool may_have_changed(StepKind kind) {
    switch (kind) {
        case StepKind::kVerifyPin:
        case StepKind::kVerifyNewPin:
        case StepKind::kChangePin:
        case StepKind::kHandOff:
        case StepKind::kUnblockPin:
        case StepKind::kSetPin:
        case StepKind::kGenerateKey:
        case StepKind::kWriteCertificate:
        case StepKind::kRevokeCertificate:
            return true;
        case StepKind::kSelectApplet:
        case StepKind::kSelectFile:
        case StepKind::kReadRetryCounter:
        case StepKind::kAskLastTry:
        case StepKind::kReadPresence:
        case StepKind::kReadCertificate:
        case StepKind::kInspectCertificate:
            return false;
    }
    return false;
}

void on_no_answer(Work& work) {
    auto& known = work.known;
    const auto kind = work.step.kind;
    auto& progress = known.progress;
    if (kind == StepKind::kVerifyPin || kind == StepKind::kVerifyNewPin) {
        progress.tries_at_verify = known.of(*work.step.credential).tries_left;
    }
    forget_card(known);
    if (may_have_changed(kind)) {
        work.outcomes.push_back(CardOutcomeUnknown{name(work.step)});
        if (kind != StepKind::kVerifyPin && kind != StepKind::kVerifyNewPin) {
            progress.in_doubt = true;
            progress.phase = Phase::kInspect;
            progress.key_made = false;
            known.certificates = {};
        }
    }
    if (++progress.faults > kFaultsMax) {
        end_with(work, EndKind::kNoAnswer, std::nullopt);
    }
}

void on_person(Work& work, PersonAnswer answer) {
    const bool yes = answer == PersonAnswer::kYes;
    if (work.step.kind == StepKind::kAskLastTry) {
        work.known.progress.last_try_allowed = yes;
        if (!yes) {
            end_with(work, EndKind::kLastTryDeclined, std::nullopt);
            work.known.end->tries_left = std::uint8_t{1};
        }
    } else if (work.step.kind != StepKind::kHandOff) {
        end_with(work, EndKind::kCancelled, std::nullopt);
    } else if (yes) {
        work.outcomes.push_back(CardHandedToTerminal{});
        on_changed_by_terminal(work.known);
    } else {
        end_with(work,
                 answer == PersonAnswer::kNo ? EndKind::kNotDoneAtTerminal
                                             : EndKind::kTerminalUnavailable,
                 std::nullopt);
    }
}

}  // namespace

Applied apply(CardKnowledge knowledge, const Task& task, const Step& step,
              const StepResult& result) {
    Applied applied{std::move(knowledge), {}};
    if (applied.knowledge.end || applied.knowledge.item >= task.items.size()) {
        return applied;
    }
    Work work{applied.knowledge, applied.outcomes, step, task.items[applied.knowledge.item]};
    if (const auto* answer = std::get_if<CardAnswer>(&result)) {
        on_answer(work, *answer);
    } else if (const auto* person = std::get_if<PersonAnswer>(&result)) {
        on_person(work, *person);
    } else {
        on_no_answer(work);
    }
    settle(applied.knowledge, task, applied.outcomes);
    return applied;
}

}  // namespace madoguchi::card
