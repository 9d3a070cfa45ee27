#include "madoguchi/domain/card/step.hpp"

namespace madoguchi::card {

std::string name(const Step& step) {
    std::string text{code(step.kind)};
    if (step.credential) {
        text += '.';
        text += code(*step.credential);
    } else if (step.certificate) {
        text += '.';
        text += code(*step.certificate);
    }
    return text;
}

std::string_view code(EndKind kind) {
    switch (kind) {
        case EndKind::kDone:
            return "done";
        case EndKind::kPinMismatch:
            return "pin_mismatch";
        case EndKind::kLocked:
            return "locked";
        case EndKind::kLastTryDeclined:
            return "last_try_declined";
        case EndKind::kCancelled:
            return "cancelled";
        case EndKind::kNotDoneAtTerminal:
            return "not_done_at_terminal";
        case EndKind::kTerminalUnavailable:
            return "terminal_unavailable";
        case EndKind::kFailed:
            return "failed";
        case EndKind::kNoAnswer:
            return "no_answer";
        case EndKind::kContradiction:
            return "contradiction";
    }
    return {};
}

}  // namespace madoguchi::card
