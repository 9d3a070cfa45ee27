#include <algorithm>

#include "madoguchi/facts/values/code.hpp"
#include "madoguchi/facts/values/date.hpp"
#include "madoguchi/log/commit.hpp"
#include "madoguchi/projections/lists/daybook_definition.hpp"  // IWYU pragma: associated

namespace madoguchi::projections {
namespace {

// Counts once per figure and subject: what is entered again takes the place of the former.
void mark(DaybookRow& row, std::string figure, std::string subject, std::string office,
          facts::Date on) {
    std::erase_if(row.marks, [&](const DayMark& each) {
        return each.figure == figure && each.subject == subject;
    });
    row.marks.push_back({.figure = std::move(figure),
                         .subject = std::move(subject),
                         .office = std::move(office),
                         .on = on});
}

MoneyRow money(const EventContext& at, std::string kind, std::uint32_t yen) {
    MoneyRow row;
    row.event_no = at.event_no;
    row.kind = std::move(kind);
    row.yen = yen;
    row.office = at.commit.office;
    row.on = at.on;
    return row;
}

DocumentNumberRow* number_of_letter(DaybookRow& row, std::uint32_t letter_seq) {
    const auto found =
        std::find_if(row.numbers.begin(), row.numbers.end(),
                     [&](const DocumentNumberRow& each) { return each.letter_seq == letter_seq; });
    return found == row.numbers.end() ? nullptr : &*found;
}

void posted(DaybookRow& row, const EventContext& at, std::uint32_t letter_seq, facts::Date on) {
    mark(row, kLettersPosted, std::to_string(letter_seq), at.commit.office, on);
    if (DocumentNumberRow* number = number_of_letter(row, letter_seq)) {
        number->state = "posted";
        number->on = on;
    }
}

PrintMark* print_of_letter(DaybookRow& row, std::uint32_t letter_seq) {
    const auto found = std::ranges::find(row.prints, letter_seq, &PrintMark::letter_seq);
    return found == row.prints.end() ? nullptr : &*found;
}

void note_handed(DaybookRow& row, std::uint32_t letter_seq, bool handed) {
    if (PrintMark* const print = print_of_letter(row, letter_seq)) {
        print->handed = handed;
    }
}

// The office of an office's own stream, `office/<code>`.
std::string office_of_stream(const EventContext& at) {
    const std::string& stream = at.commit.stream.text();
    return stream.substr(stream.find('/') + 1);
}

void open_again(DaybookRow& row, std::string_view kind, facts::Date from, facts::Date until) {
    std::erase_if(row.closures, [&](const ClosureRow& each) {
        return each.kind == kind && each.first_day == from && each.last_day == until;
    });
}

void close(DaybookRow& row, ClosureRow closure) {
    open_again(row, closure.kind, closure.first_day, closure.last_day);
    row.closures.push_back(std::move(closure));
}

}  // namespace

void DaybookDefinition::on(DaybookRow& row, const EventContext& /*at*/,
                           const facts::CaseOpened& event) const {
    row.case_number = event.case_number;
    mark(row, "opened", {}, event.office.text(), event.opened_on);
}

void DaybookDefinition::on(DaybookRow& row, const EventContext& at,
                           const facts::ApplicationRefused& /*event*/) const {
    mark(row, "refused", {}, at.commit.office, at.on);
}

void DaybookDefinition::on(DaybookRow& row, const EventContext& at,
                           const facts::PostageCollected& event) const {
    MoneyRow entry = money(at, "postage_collected", event.yen);
    entry.method = event.method.text();
    entry.payer = event.payer;
    entry.receipt_number = event.receipt_number;
    entry.letter_seq = event.letter_seq;
    row.money.push_back(std::move(entry));
}

void DaybookDefinition::on(DaybookRow& row, const EventContext& at,
                           const facts::PostageShortfall& event) const {
    const std::uint32_t gap = event.due_yen > event.paid_yen ? event.due_yen - event.paid_yen : 0;
    row.money.push_back(money(at, "postage_shortfall", gap));
}

void DaybookDefinition::on(DaybookRow& row, const EventContext& at,
                           const facts::PostageRefunded& event) const {
    MoneyRow entry = money(at, kPostageRefunded, event.yen);
    entry.method = event.method.text();
    entry.ground = event.reason.text();
    entry.receipt_number = event.receipt_number;
    row.money.push_back(std::move(entry));
}

void DaybookDefinition::on(DaybookRow& row, const EventContext& at,
                           const facts::FeeCollected& event) const {
    MoneyRow entry = money(at, "fee_collected", event.yen);
    entry.method = "cash";
    entry.payer = "applicant";
    entry.ground = event.ground.text();
    entry.receipt_number = event.receipt_number;
    row.money.push_back(std::move(entry));
}

void DaybookDefinition::on(DaybookRow& row, const EventContext& at,
                           const facts::FeeWaived& event) const {
    MoneyRow entry = money(at, "fee_waived", event.yen);
    entry.ground = event.ground.text();
    row.money.push_back(std::move(entry));
}

void DaybookDefinition::on(DaybookRow& row, const EventContext& at,
                           const facts::LetterQueued& event) const {
    if (event.document_number.empty()) {
        return;
    }
    DocumentNumberRow number;
    number.document_number = event.document_number;
    number.letter_number = event.letter_number;
    number.letter_seq = event.letter_seq;
    number.state = "assigned";
    number.office = at.commit.office;
    number.on = at.on;
    row.numbers.push_back(std::move(number));
}

void DaybookDefinition::on(DaybookRow& row, const EventContext& at,
                           const facts::LetterPosted& event) const {
    posted(row, at, event.letter_seq, event.posted_on);
}

void DaybookDefinition::on(DaybookRow& row, const EventContext& at,
                           const facts::AcceptanceSlipReceived& event) const {
    posted(row, at, event.letter_seq, event.accepted_on);
}

void DaybookDefinition::on(DaybookRow& row, const EventContext& at,
                           const facts::LetterReturnedUndeliverable& event) const {
    mark(row, "letters_returned", std::to_string(event.letter_seq), at.commit.office,
         event.returned_on);
}

void DaybookDefinition::on(DaybookRow& row, const EventContext& at,
                           const facts::LetterInvalidated& event) const {
    DocumentNumberRow* number = number_of_letter(row, event.letter_seq);
    if (number != nullptr && number->state == "assigned") {
        number->state = "unused";
        number->reason = event.reason.text();
        number->on = at.on;
    }
}

void DaybookDefinition::on(DaybookRow& row, const EventContext& /*at*/,
                           const facts::LetterPrinted& event) const {
    std::erase_if(row.prints,
                  [&](const PrintMark& print) { return print.letter_seq == event.letter_seq; });
    row.prints.push_back({.letter_seq = event.letter_seq, .batch = event.batch});
}

void DaybookDefinition::on(DaybookRow& row, const EventContext& /*at*/,
                           const facts::HandedToMailroom& event) const {
    note_handed(row, event.letter_seq, true);
}

void DaybookDefinition::on(DaybookRow& row, const EventContext& /*at*/,
                           const facts::ReturnedByMailroom& event) const {
    note_handed(row, event.letter_seq, false);
}

void DaybookDefinition::on(DaybookRow& row, const EventContext& /*at*/,
                           const facts::LetterPulled& event) const {
    if (PrintMark* const print = print_of_letter(row, event.letter_seq)) {
        print->pulled = true;
    }
}

void DaybookDefinition::on(DaybookRow& row, const EventContext& /*at*/,
                           const facts::SecondVisitOpened& event) const {
    mark(row, "second_visits", std::to_string(event.visit_no), event.office.text(), event.on);
}

void DaybookDefinition::on(DaybookRow& row, const EventContext& at,
                           const facts::CardOperationStarted& event) const {
    mark(row, "card_operations", event.operation_id, at.commit.office, at.on);
}

void DaybookDefinition::on(DaybookRow& row, const EventContext& at,
                           const facts::CaseCompleted& event) const {
    mark(row, "completed", {}, at.commit.office, event.completed_on);
}

void DaybookDefinition::on(DaybookRow& row, const EventContext& at,
                           const facts::PrintBatchClosed& event) const {
    BatchRow batch;
    batch.batch = event.batch;
    batch.office = office_of_stream(at);
    batch.planned_posting_on = event.planned_posting_on;
    batch.letters = event.letters;
    batch.sheets = event.sheets;
    batch.spoiled = event.spoiled;
    row.batches.push_back(std::move(batch));
}

void DaybookDefinition::on(DaybookRow& row, const EventContext& /*at*/,
                           const facts::HandOverCounted& event) const {
    for (BatchRow& batch : row.batches) {
        if (batch.batch == event.batch) {
            batch.handed = event.handed;
            batch.received = event.received;
        }
    }
}

void DaybookDefinition::on(DaybookRow& row, const EventContext& at,
                           const facts::DocumentNumberVoided& event) const {
    DocumentNumberRow number;
    number.document_number = event.document_number;
    number.state = "unused";
    number.reason = event.reason.text();
    number.office = office_of_stream(at);
    number.on = at.on;
    row.numbers.push_back(std::move(number));
}

void DaybookDefinition::on(DaybookRow& row, const EventContext& at,
                           const facts::DayClosed& event) const {
    std::erase_if(row.closes, [&](const DayCloseRow& each) { return each.day == event.day; });
    DayCloseRow close;
    close.day = event.day;
    close.office = office_of_stream(at);
    close.opened = event.opened;
    close.completed = event.completed;
    close.letters_posted = event.letters_posted;
    close.card_operations_here = event.card_operations_here;
    close.card_operations_terminal = event.card_operations_terminal;
    close.cash_yen_recorded = event.cash_yen_recorded;
    close.cash_yen_counted = event.cash_yen_counted;
    close.stamps_yen_recorded = event.stamps_yen_recorded;
    close.stamps_yen_counted = event.stamps_yen_counted;
    close.custody_recorded = event.custody_recorded;
    close.custody_counted = event.custody_counted;
    close.agrees = event.card_operations_here == event.card_operations_terminal &&
                   event.cash_yen_recorded == event.cash_yen_counted &&
                   event.stamps_yen_recorded == event.stamps_yen_counted &&
                   event.custody_recorded == event.custody_counted;
    close.open_items = event.open_items;
    close.closed_by = event.closed_by.empty() ? at.commit.actor : event.closed_by.text();
    close.closed_at = at.commit.position.value();
    row.closes.push_back(std::move(close));
}

void DaybookDefinition::on(DaybookRow& row, const EventContext& /*at*/,
                           const facts::DayCloseConfirmed& event) const {
    for (DayCloseRow& close : row.closes) {
        if (close.day == event.day) {
            close.confirmed_by = event.confirmed_by.text();
        }
    }
}

void DaybookDefinition::on(DaybookRow& row, const EventContext& at,
                           const facts::OfficeClosureRegistered& event) const {
    close(row, {.kind = kOfficeClosure,
                .office = office_of_stream(at),
                .first_day = event.on,
                .last_day = event.on,
                .reason = event.reason.text()});
}

void DaybookDefinition::on(DaybookRow& row, const EventContext& /*at*/,
                           const facts::OfficeClosureWithdrawn& event) const {
    open_again(row, kOfficeClosure, event.on, event.on);
}

void DaybookDefinition::on(DaybookRow& row, const EventContext& at,
                           const facts::TerminalDowntimeRegistered& event) const {
    close(row, {.kind = kTerminalDowntime,
                .office = office_of_stream(at),
                .first_day = event.from,
                .last_day = event.until,
                .reason = event.reason.text()});
}

void DaybookDefinition::on(DaybookRow& row, const EventContext& /*at*/,
                           const facts::TerminalDowntimeWithdrawn& event) const {
    open_again(row, kTerminalDowntime, event.from, event.until);
}

}  // namespace madoguchi::projections
