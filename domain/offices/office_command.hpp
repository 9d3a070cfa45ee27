#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "madoguchi/facts/values/code.hpp"
#include "madoguchi/facts/values/date.hpp"
#include "madoguchi/facts/values/fields.hpp"
#include "madoguchi/facts/values/sensitive.hpp"

namespace madoguchi::offices {

using facts::Date;
using facts::Reason;
using facts::Sensitive;
using facts::Staff;

struct RegisterOfficeClosure {
    Date on;
    Reason reason;
    MADOGUCHI_FIELDS(RegisterOfficeClosure, on, reason);
};

struct RegisterTerminalDowntime {
    Date from;
    Date until;  ///< Inclusive.
    Reason reason;
    MADOGUCHI_FIELDS(RegisterTerminalDowntime, from, until, reason);
};

struct ClosePrintBatch {
    std::string batch;
    Date planned_posting_on;
    std::uint32_t letters = 0;
    std::uint32_t sheets = 0;
    std::uint32_t spoiled = 0;
    MADOGUCHI_FIELDS(ClosePrintBatch, batch, planned_posting_on, letters, sheets, spoiled);
};

struct CountHandOver {
    std::string batch;
    std::uint32_t handed = 0;
    std::uint32_t received = 0;
    Staff received_by;
    Staff handed_by;  ///< Empty: whoever records it. One of the two records it.
    MADOGUCHI_FIELDS(CountHandOver, batch, handed, received, received_by, handed_by);
};

struct VoidDocumentNumber {
    std::string document_number;
    Reason reason;
    MADOGUCHI_FIELDS(VoidDocumentNumber, document_number, reason);
};

/// Closes the office's day. Recorded figures are what the projections say, counted ones what is
/// there.
struct CloseDay {
    Date day;
    std::uint32_t opened = 0;
    std::uint32_t completed = 0;
    std::uint32_t letters_posted = 0;
    std::uint32_t card_operations_here = 0;
    std::uint32_t card_operations_terminal = 0;
    std::uint32_t cash_yen_recorded = 0;
    std::uint32_t cash_yen_counted = 0;
    std::uint32_t stamps_yen_recorded = 0;
    std::uint32_t stamps_yen_counted = 0;
    std::uint32_t custody_recorded = 0;
    std::uint32_t custody_counted = 0;
    std::vector<std::string> open_items;
    Sensitive<std::string> explanation;
    MADOGUCHI_FIELDS(CloseDay, day, opened, completed, letters_posted, card_operations_here,
                     card_operations_terminal, cash_yen_recorded, cash_yen_counted,
                     stamps_yen_recorded, stamps_yen_counted, custody_recorded, custody_counted,
                     open_items, explanation);
};

struct ConfirmDayClose {
    Date day;
    MADOGUCHI_FIELDS(ConfirmDayClose, day);
};

struct WithdrawOfficeClosure {
    Date on;
    Reason reason;
    MADOGUCHI_FIELDS(WithdrawOfficeClosure, on, reason);
};

struct WithdrawTerminalDowntime {
    Date from;
    Date until;  ///< Inclusive; both as they were registered.
    Reason reason;
    MADOGUCHI_FIELDS(WithdrawTerminalDowntime, from, until, reason);
};

/// Everything that can be asked of an office apart from its cases.
using OfficeCommand = std::variant<RegisterOfficeClosure, RegisterTerminalDowntime, ClosePrintBatch,
                                   CountHandOver, VoidDocumentNumber, CloseDay, ConfirmDayClose,
                                   WithdrawOfficeClosure, WithdrawTerminalDowntime>;

}  // namespace madoguchi::offices
