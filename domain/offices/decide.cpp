#include "madoguchi/domain/offices/decide.hpp"

#include <algorithm>
#include <initializer_list>
#include <string_view>

#include "madoguchi/domain/cases/case_number.hpp"
#include "madoguchi/domain/mark.hpp"
#include "madoguchi/domain/overloaded.hpp"
#include "madoguchi/facts/values/sensitive.hpp"

namespace madoguchi::offices {
namespace {

Decision rejected(RejectionCode code, std::vector<std::string> ids = {}) {
    return tl::make_unexpected(Rejection{code, std::move(ids)});
}

Decision done(facts::OfficeEvent event, std::vector<std::string> ids = {}) {
    return Outcome{{std::move(event)}, std::move(ids)};
}

Decision nothing_to_do() { return Outcome{}; }

bool is_word(std::string_view text, std::initializer_list<const char*> words) {
    return std::any_of(words.begin(), words.end(), [text](const char* one) { return text == one; });
}

bool closes(const OfficeState& state, facts::Date on) {
    return std::any_of(state.closures.begin(), state.closures.end(),
                       [&](const Closure& closure) { return closure.on == on; });
}

Decision register_closure(const OfficeState& state, const RegisterOfficeClosure& command) {
    if (command.reason.empty()) {
        return rejected(RejectionCode::kReasonMissing);
    }
    if (closes(state, command.on)) {
        return nothing_to_do();
    }
    if (!is_word(command.reason.text(), {"weather", "disaster", "flood", "power_cut", "repairs",
                                         "system_work", "event", "other"})) {
        return rejected(RejectionCode::kUnknownWord, {"reason"});
    }
    return done(facts::OfficeClosureRegistered{command.on, command.reason});
}

Decision withdraw_closure(const OfficeState& state, const WithdrawOfficeClosure& command) {
    if (command.reason.empty()) {
        return rejected(RejectionCode::kReasonMissing);
    }
    if (!closes(state, command.on)) {
        return rejected(RejectionCode::kNotRegistered, {"on"});
    }
    if (!is_word(command.reason.text(),
                 {"done_early", "entered_wrongly", "plan_changed", "other"})) {
        return rejected(RejectionCode::kUnknownWord, {"reason"});
    }
    return done(facts::OfficeClosureWithdrawn{command.on, command.reason});
}

bool has_downtime(const OfficeState& state, facts::Date from, facts::Date until) {
    return std::any_of(
        state.downtimes.begin(), state.downtimes.end(),
        [&](const Downtime& downtime) { return downtime.from == from && downtime.until == until; });
}

Decision register_downtime(const OfficeState& state, const RegisterTerminalDowntime& command) {
    if (command.reason.empty()) {
        return rejected(RejectionCode::kReasonMissing);
    }
    if (command.until < command.from) {
        return rejected(RejectionCode::kDatesReversed);
    }
    if (has_downtime(state, command.from, command.until)) {
        return nothing_to_do();
    }
    if (!is_word(command.reason.text(), {"jlis_outage", "terminal_fault", "network_fault",
                                         "maintenance", "update", "other"})) {
        return rejected(RejectionCode::kUnknownWord, {"reason"});
    }
    return done(facts::TerminalDowntimeRegistered{command.from, command.until, command.reason});
}

Decision withdraw_downtime(const OfficeState& state, const WithdrawTerminalDowntime& command) {
    if (command.reason.empty()) {
        return rejected(RejectionCode::kReasonMissing);
    }
    if (!has_downtime(state, command.from, command.until)) {
        return rejected(RejectionCode::kNotRegistered, {"from", "until"});
    }
    if (!is_word(command.reason.text(),
                 {"done_early", "entered_wrongly", "plan_changed", "other"})) {
        return rejected(RejectionCode::kUnknownWord, {"reason"});
    }
    return done(facts::TerminalDowntimeWithdrawn{command.from, command.until, command.reason});
}

const BatchState* batch_of(const OfficeState& state, const std::string& name) {
    const auto found = std::find_if(state.batches.begin(), state.batches.end(),
                                    [&](const BatchState& batch) { return batch.batch == name; });
    return found == state.batches.end() ? nullptr : &*found;
}

Decision close_print_batch(const OfficeState& state, const ClosePrintBatch& command) {
    if (command.batch.empty()) {
        return rejected(RejectionCode::kNameMissing);
    }
    if (const auto* const known = batch_of(state, command.batch)) {
        const bool same = known->planned_posting_on == command.planned_posting_on &&
                          known->letters == command.letters && known->sheets == command.sheets &&
                          known->spoiled == command.spoiled;
        return same ? nothing_to_do() : rejected(RejectionCode::kBatchAlreadyClosed);
    }
    if (command.letters == 0 || command.sheets < command.letters) {
        return rejected(RejectionCode::kBatchCountsImpossible);
    }
    if (!is_mark(command.batch)) {
        return rejected(RejectionCode::kUnknownWord, {"batch"});
    }
    return done(facts::PrintBatchClosed{command.batch, command.planned_posting_on, command.letters,
                                        command.sheets, command.spoiled});
}

/// Whether two people who work here handed over and received, one of whom records it.
bool are_two_persons(const facts::Staff& handed_by, const facts::Staff& received_by,
                     const DecisionContext& context) {
    const auto works_here = [&](const facts::Staff& who) {
        return access::standing_of(*context.staff, who, context.today).employed();
    };
    return handed_by != received_by &&
           (handed_by == context.actor || received_by == context.actor) && works_here(handed_by) &&
           works_here(received_by);
}

Decision count_hand_over(const OfficeState& state, const CountHandOver& command,
                         const DecisionContext& context) {
    if (command.batch.empty()) {
        return rejected(RejectionCode::kNameMissing);
    }
    const auto& handed_by = command.handed_by.empty() ? context.actor : command.handed_by;
    if (!are_two_persons(handed_by, command.received_by, context)) {
        return rejected(RejectionCode::kSecondPersonMissing);
    }
    const auto* const batch = batch_of(state, command.batch);
    if (batch == nullptr) {
        return rejected(RejectionCode::kBatchUnknown);
    }
    if (batch->counted && batch->handed == command.handed && batch->received == command.received) {
        return nothing_to_do();
    }
    const bool agreed =
        batch->counted && batch->handed == batch->received && batch->received == batch->letters;
    if (agreed) {
        return rejected(RejectionCode::kHandOverAgreed);
    }
    const bool agrees = command.handed == command.received && command.received == batch->letters;
    return done(facts::HandOverCounted{command.batch, command.handed, command.received, handed_by,
                                       command.received_by},
                agrees ? std::vector<std::string>{} : std::vector<std::string>{"counts_disagree"});
}

Decision void_number(const OfficeState& state, const VoidDocumentNumber& command) {
    if (command.reason.empty()) {
        return rejected(RejectionCode::kReasonMissing);
    }
    if (command.document_number.empty()) {
        return rejected(RejectionCode::kNameMissing);
    }
    const auto& known = state.voided_numbers;
    if (std::find(known.begin(), known.end(), command.document_number) != known.end()) {
        return nothing_to_do();
    }
    if (!is_mark(command.document_number)) {
        return rejected(RejectionCode::kUnknownWord, {"document_number"});
    }
    if (!is_word(command.reason.text(),
                 {"spoiled", "drawn_by_mistake", "letter_not_sent", "other"})) {
        return rejected(RejectionCode::kUnknownWord, {"reason"});
    }
    return done(facts::DocumentNumberVoided{command.document_number, command.reason});
}

const ClosedDay* closed_day(const OfficeState& state, facts::Date day) {
    const auto found = std::find_if(state.days.begin(), state.days.end(),
                                    [&](const ClosedDay& closed) { return closed.day == day; });
    return found == state.days.end() ? nullptr : &*found;
}

/// What needs an explanation: figures that don't agree, and anything still in custody.
std::vector<std::string> to_explain(const CloseDay& command) {
    std::vector<std::string> names;
    if (command.cash_yen_recorded != command.cash_yen_counted) {
        names.emplace_back("cash_yen");
    }
    if (command.stamps_yen_recorded != command.stamps_yen_counted) {
        names.emplace_back("stamps_yen");
    }
    if (command.custody_recorded != command.custody_counted || command.custody_counted != 0) {
        names.emplace_back("custody");
    }
    return names;
}

/// A case that is left open and why: `<case number>:<word>`.
bool is_open_item(std::string_view item) {
    const std::size_t colon = item.rfind(':');
    return colon != std::string_view::npos && item.size() <= kMarkMax &&
           cases::case_number_checks(item.substr(0, colon)) &&
           is_word(item.substr(colon + 1),
                   {"left_for_tomorrow", "waits_for_papers", "waits_for_person",
                    "waits_for_terminal", "waits_for_office", "waits_for_chief"});
}

Decision close_day(const OfficeState& state, const CloseDay& command,
                   const DecisionContext& context) {
    if (command.day > context.today) {
        return rejected(RejectionCode::kDayInFuture);
    }
    if (closed_day(state, command.day) != nullptr) {
        return rejected(RejectionCode::kDayAlreadyClosed);
    }
    if (auto names = to_explain(command); !names.empty() && command.explanation.reveal().empty()) {
        return rejected(RejectionCode::kExplanationMissing, std::move(names));
    }
    if (!std::all_of(command.open_items.begin(), command.open_items.end(), is_open_item)) {
        return rejected(RejectionCode::kUnknownWord, {"open_items"});
    }
    return done(facts::DayClosed{
        command.day, command.opened, command.completed, command.letters_posted,
        command.card_operations_here, command.card_operations_terminal, command.cash_yen_recorded,
        command.cash_yen_counted, command.stamps_yen_recorded, command.stamps_yen_counted,
        command.custody_recorded, command.custody_counted, command.open_items, command.explanation,
        context.actor});
}

Decision confirm_day_close(const OfficeState& state, const ConfirmDayClose& command,
                           const DecisionContext& context) {
    const auto* const closed = closed_day(state, command.day);
    if (closed == nullptr) {
        return rejected(RejectionCode::kDayNotClosed);
    }
    if (closed->closed_by == context.actor) {
        return rejected(RejectionCode::kSecondPersonMissing);
    }
    if (!context.standing.leads(context.office)) {
        return rejected(RejectionCode::kSectionChiefMissing);
    }
    if (closed->confirmed) {
        return nothing_to_do();
    }
    return done(facts::DayCloseConfirmed{command.day, context.actor});
}

}  // namespace

Decision decide(const OfficeState& state, const OfficeCommand& command,
                const DecisionContext& context) {
    return std::visit(
        Overloaded{
            [&](const RegisterOfficeClosure& c) { return register_closure(state, c); },
            [&](const RegisterTerminalDowntime& c) { return register_downtime(state, c); },
            [&](const ClosePrintBatch& c) { return close_print_batch(state, c); },
            [&](const CountHandOver& c) { return count_hand_over(state, c, context); },
            [&](const VoidDocumentNumber& c) { return void_number(state, c); },
            [&](const CloseDay& c) { return close_day(state, c, context); },
            [&](const ConfirmDayClose& c) { return confirm_day_close(state, c, context); },
            [&](const WithdrawOfficeClosure& c) { return withdraw_closure(state, c); },
            [&](const WithdrawTerminalDowntime& c) { return withdraw_downtime(state, c); },
        },
        command);
}

}  // namespace madoguchi::offices
