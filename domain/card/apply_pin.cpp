
#include "madoguchi/domain/card/apply_parts.hpp"  // IWYU pragma: associated
#include "madoguchi/domain/card/profile.hpp"
#include "madoguchi/domain/card/step_kind.hpp"

namespace madoguchi::card {
namespace {

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

}  // namespace

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

}  // namespace madoguchi::card
