#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "madoguchi/facts/values/code.hpp"
#include "madoguchi/facts/values/date.hpp"
#include "madoguchi/facts/values/fields.hpp"
#include "madoguchi/facts/values/sensitive.hpp"

namespace madoguchi::facts {

/// The office is closed on a day on which its hours would have it open.
struct OfficeClosureRegistered {
    Date on;
    Reason reason;
    MADOGUCHI_FIELDS(OfficeClosureRegistered, on, reason);
};

/// The integrated terminal or J-LIS is down for a while, as was announced: nobody is told to come
/// on such a day. What stops the clock of a case that meets it is `TerminalBecameUnavailable`.
struct TerminalDowntimeRegistered {
    Date from;
    Date until;  ///< Inclusive.
    Reason reason;
    MADOGUCHI_FIELDS(TerminalDowntimeRegistered, from, until, reason);
};

/// The office is open on that day after all.
struct OfficeClosureWithdrawn {
    Date on;
    Reason reason;
    MADOGUCHI_FIELDS(OfficeClosureWithdrawn, on, reason);
};

/// The terminal isn't down in those days after all; other days are registered anew.
struct TerminalDowntimeWithdrawn {
    Date from;
    Date until;  ///< Inclusive; both as they were registered.
    Reason reason;
    MADOGUCHI_FIELDS(TerminalDowntimeWithdrawn, from, until, reason);
};

/// A print batch was closed with its control totals.
struct PrintBatchClosed {
    std::string batch;
    Date planned_posting_on;
    std::uint32_t letters = 0;
    std::uint32_t sheets = 0;
    std::uint32_t spoiled = 0;
    MADOGUCHI_FIELDS(PrintBatchClosed, batch, planned_posting_on, letters, sheets, spoiled);
};

/// Letters went to the mailroom; both sides counted.
struct HandOverCounted {
    std::string batch;
    std::uint32_t handed = 0;
    std::uint32_t received = 0;
    Staff handed_by;
    Staff received_by;
    MADOGUCHI_FIELDS(HandOverCounted, batch, handed, received, handed_by, received_by);
};

/// A document number that will never be used (欠番), with why.
struct DocumentNumberVoided {
    std::string document_number;
    Reason reason;
    MADOGUCHI_FIELDS(DocumentNumberVoided, document_number, reason);
};

/// 日締め: what was counted in the evening.
struct DayClosed {
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
    std::vector<std::string> open_items;  ///< Case numbers left open on purpose.
    Sensitive<std::string> explanation;   ///< Why something doesn't agree; empty when all does.
    Staff closed_by;                      ///< Another person confirms.
    MADOGUCHI_FIELDS(DayClosed, day, opened, completed, letters_posted, card_operations_here,
                     card_operations_terminal, cash_yen_recorded, cash_yen_counted,
                     stamps_yen_recorded, stamps_yen_counted, custody_recorded, custody_counted,
                     open_items, explanation, closed_by);
};

struct DayCloseConfirmed {
    Date day;
    Staff confirmed_by;
    MADOGUCHI_FIELDS(DayCloseConfirmed, day, confirmed_by);
};

/// Everything that can happen at an office apart from its cases. Stream key: `office/<office
/// code>`.
using OfficeEvent =
    std::variant<OfficeClosureRegistered, TerminalDowntimeRegistered, PrintBatchClosed,
                 HandOverCounted, DocumentNumberVoided, DayClosed, DayCloseConfirmed,
                 OfficeClosureWithdrawn, TerminalDowntimeWithdrawn>;

}  // namespace madoguchi::facts
