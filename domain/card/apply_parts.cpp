#include "madoguchi/domain/card/apply_parts.hpp"

#include <string>
#include <variant>

#include "madoguchi/domain/card/certificate_summary.hpp"
#include "madoguchi/domain/card/credential.hpp"
#include "madoguchi/domain/card/profile.hpp"
#include "madoguchi/domain/card/step_kind.hpp"

namespace madoguchi::card {

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

void lose_state(Work& work, StatusWord status) {
    forget_card(work.known);
    if (++work.known.progress.faults > kFaultsMax) {
        end_with(work, EndKind::kFailed, status);
    }
}

bool note_missing(Work& work) {
    auto& known = work.known;
    if (work.step.credential) {
        known.of(*work.step.credential).missing = true;
        return std::holds_alternative<ReadBack>(work.item);
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

}  // namespace madoguchi::card
