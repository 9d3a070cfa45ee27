#include <utility>
#include <variant>

#include "madoguchi/domain/card/apdu.hpp"
#include "madoguchi/domain/card/apply_parts.hpp"  // IWYU pragma: associated
#include "madoguchi/domain/card/profile.hpp"
#include "madoguchi/domain/card/settle.hpp"
#include "madoguchi/domain/card/step_kind.hpp"
#include "madoguchi/domain/card/step_machine.hpp"

namespace madoguchi::card {
namespace {

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

/// The terminal has changed the card: what was known of it is read back.
void on_changed_by_terminal(CardKnowledge& known) {
    forget_card(known);
    known.certificates = {};
    known.progress.phase = Phase::kReadBack;
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

void on_no_answer(Work& work) {
    auto& known = work.known;
    const auto kind = work.step.kind;
    auto& progress = known.progress;
    if (kind == StepKind::kVerifyPin || kind == StepKind::kVerifyNewPin) {
        progress.tries_at_verify = known.of(*work.step.credential).tries_left;
    }
    forget_card(known);
    if (may_change_card(kind)) {
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
