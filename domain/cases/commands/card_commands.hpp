#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "madoguchi/domain/cases/commands/intake_commands.hpp"
#include "madoguchi/facts/values/code.hpp"
#include "madoguchi/facts/values/date.hpp"
#include "madoguchi/facts/values/fields.hpp"
#include "madoguchi/facts/values/sensitive.hpp"

namespace madoguchi::cases {

struct StartCardOperation {
    std::string operation_id;
    std::string mode;
    MADOGUCHI_FIELDS(StartCardOperation, operation_id, mode);
};

struct HandCardToTerminal {
    std::string operation_id;
    MADOGUCHI_FIELDS(HandCardToTerminal, operation_id);
};

struct ReportCardStep {
    std::string operation_id;
    std::string step;
    bool succeeded = false;
    std::uint32_t status_word = 0;
    Reason reason;  ///< Empty iff the step succeeded.
    MADOGUCHI_FIELDS(ReportCardStep, operation_id, step, succeeded, status_word, reason);
};

struct ReportCardOutcomeUnknown {
    std::string operation_id;
    std::string step;
    MADOGUCHI_FIELDS(ReportCardOutcomeUnknown, operation_id, step);
};

struct ReportCardReadBack {
    std::string operation_id;
    bool as_expected = true;
    std::vector<Target> locked;
    MADOGUCHI_FIELDS(ReportCardReadBack, operation_id, as_expected, locked);
};

struct UnlockInCase {
    Target credential;
    std::string ground;
    MADOGUCHI_FIELDS(UnlockInCase, credential, ground);
};

struct RetryCardOperation {
    std::string operation_id;
    MADOGUCHI_FIELDS(RetryCardOperation, operation_id);
};

struct AbortCardOperation {
    Reason reason;
    bool card_read_back = false;
    MADOGUCHI_FIELDS(AbortCardOperation, reason, card_read_back);
};

/// A certificate as the card shows it after the work.
struct IssuedCertificate {
    Target kind;
    Sensitive<std::string> serial;
    Date not_after;
    MADOGUCHI_FIELDS(IssuedCertificate, kind, serial, not_after);
};

/// A PIN that was set or changed, and by whom it was entered.
struct EnteredPin {
    Target credential;
    std::string entered_by;
    MADOGUCHI_FIELDS(EnteredPin, credential, entered_by);
};

/// 完了(カード返却): the card work is done, read back, and the card is given back.
struct CompleteCardOperation {
    std::string operation_id;
    std::vector<IssuedCertificate> certificates;
    std::vector<EnteredPin> pins_set;
    std::vector<EnteredPin> pins_changed;
    std::vector<Target> revoked;
    std::string card_returned_to;
    MADOGUCHI_FIELDS(CompleteCardOperation, operation_id, certificates, pins_set, pins_changed,
                     revoked, card_returned_to);
};

struct ReportTerminalUnavailable {
    Reason reason;
    std::optional<Date> expected_back_on;
    MADOGUCHI_FIELDS(ReportTerminalUnavailable, reason, expected_back_on);
};

struct ReportTerminalAvailable {
    MADOGUCHI_FIELDS(ReportTerminalAvailable);
};

struct RecordCompletionStep {
    std::string step;
    MADOGUCHI_FIELDS(RecordCompletionStep, step);
};

struct ReopenCase {
    Reason reason;
    MADOGUCHI_FIELDS(ReopenCase, reason);
};

}  // namespace madoguchi::cases
