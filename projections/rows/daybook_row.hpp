#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "madoguchi/facts/values/date.hpp"
#include "madoguchi/facts/values/fields.hpp"

namespace madoguchi::projections {

/// The kind of a `MoneyRow` that was given back.
inline constexpr const char* kPostageRefunded = "postage_refunded";

/// One movement of money or stamps.
struct MoneyRow {
    std::uint64_t event_no = 0;
    std::string kind;  ///< `postage_collected` `postage_shortfall` `postage_refunded`
                       ///< `fee_collected` `fee_waived`; of a citizen's stamps also `stamps_used`
                       ///< `stamps_held`, on rows of their own
    std::int64_t yen = 0;
    std::string method;  ///< `cash` `stamps`; empty where nothing moved.
    std::string payer;
    std::string ground;
    std::string receipt_number;
    std::optional<std::uint32_t> letter_seq;  ///< The letter that it was collected for.
    std::string office;
    std::string case_number;
    facts::Date on{};
    MADOGUCHI_FIELDS(MoneyRow, event_no, kind, yen, method, payer, ground, receipt_number,
                     letter_seq, office, case_number, on);

    /// Whether it moved into the till or out of it, in that way; the office's own funds don't.
    [[nodiscard]] bool is_of_till(std::string_view by) const {
        return method == by && payer != "office";
    }
};

/// One number of the register of outgoing documents.
struct DocumentNumberRow {
    std::string document_number;
    std::string case_number;  ///< Empty for a number that was voided without a letter.
    std::string letter_number;
    std::uint32_t letter_seq = 0;
    std::string state;   ///< `assigned` `posted` `unused`
    std::string reason;  ///< Why it stays unused.
    std::string office;
    facts::Date on{};
    MADOGUCHI_FIELDS(DocumentNumberRow, document_number, case_number, letter_number, letter_seq,
                     state, reason, office, on);
};

/// One day of an office as it was closed.
struct DayCloseRow {
    facts::Date day{};
    std::string office;
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
    bool agrees = false;  ///< Every count agreed with its record when the day was closed.
    std::vector<std::string> open_items;  ///< `<case number>:<why>`.
    std::string closed_by;
    std::string confirmed_by;     ///< Empty until the section chief has confirmed.
    std::uint64_t closed_at = 0;  ///< Position of the commit, which says why something differs.
    MADOGUCHI_FIELDS(DayCloseRow, day, office, opened, completed, letters_posted,
                     card_operations_here, card_operations_terminal, cash_yen_recorded,
                     cash_yen_counted, stamps_yen_recorded, stamps_yen_counted, custody_recorded,
                     custody_counted, agrees, open_items, closed_by, confirmed_by, closed_at);
};

/// A print batch with its control totals and the count at hand-over.
struct BatchRow {
    std::string batch;
    std::string office;
    facts::Date planned_posting_on{};
    std::uint32_t letters = 0;
    std::uint32_t sheets = 0;
    std::uint32_t spoiled = 0;
    std::optional<std::uint32_t> handed;    ///< Absent until handed over.
    std::optional<std::uint32_t> received;  ///< Absent until handed over.
    MADOGUCHI_FIELDS(BatchRow, batch, office, planned_posting_on, letters, sheets, spoiled, handed,
                     received);
};

/// The figure of a `DayMark` for a letter that went; its subject is the letter's number in the
/// case.
inline constexpr const char* kLettersPosted = "letters_posted";

/// A letter of a case as the batch holds it that it was last printed in.
struct PrintMark {
    std::uint32_t letter_seq = 0;
    std::string batch;
    bool handed = false;  ///< The mailroom has it: it is among what was counted.
    bool pulled = false;  ///< Taken out for good.
    MADOGUCHI_FIELDS(PrintMark, letter_seq, batch, handed, pulled);
};

/// Something that counts on a day of an office.
struct DayMark {
    std::string figure;   ///< `opened` `completed` `letters_posted` …
    std::string subject;  ///< The letter or operation it is about, so that it counts once.
    std::string office;
    facts::Date on{};
    MADOGUCHI_FIELDS(DayMark, figure, subject, office, on);
};

/// The kinds of a `ClosureRow`.
inline constexpr const char* kOfficeClosure = "office_closure";
inline constexpr const char* kTerminalDowntime = "terminal_downtime";

/// Days on which an office is closed out of turn, or has no terminal.
struct ClosureRow {
    std::string kind;  ///< kOfficeClosure or kTerminalDowntime.
    std::string office;
    facts::Date first_day{};
    facts::Date last_day{};  ///< Inclusive.
    std::string reason;
    MADOGUCHI_FIELDS(ClosureRow, kind, office, first_day, last_day, reason);
};

/// What one case or one office has brought into the day book.
struct DaybookRow {
    bool newer_than_build = false;
    std::string case_number;
    std::vector<DayMark> marks;
    std::vector<MoneyRow> money;
    std::vector<DocumentNumberRow> numbers;
    std::vector<DayCloseRow> closes;
    std::vector<BatchRow> batches;
    std::vector<ClosureRow> closures;
    std::vector<PrintMark> prints;
    MADOGUCHI_FIELDS(DaybookRow, newer_than_build, case_number, marks, money, numbers, closes,
                     batches, closures, prints);
};

}  // namespace madoguchi::projections
