#include "madoguchi/domain/cases/evolve.hpp"

#include <algorithm>
#include <string>

#include "madoguchi/domain/cases/case_status.hpp"
#include "madoguchi/domain/cases/evolver.hpp"
#include "madoguchi/domain/cases/history_violation.hpp"
#include "madoguchi/facts/cases/field_path.hpp"
#include "madoguchi/facts/values/code.hpp"
#include "madoguchi/facts/values/sensitive.hpp"

namespace madoguchi::cases {

LetterState& Evolver::letter(std::uint32_t seq) {
    const auto found = std::find_if(state_.letters.begin(), state_.letters.end(),
                                    [seq](const LetterState& one) { return one.seq == seq; });
    if (found == state_.letters.end()) {
        throw HistoryViolation("letter " + std::to_string(seq) + " was never queued");
    }
    return *found;
}

void Evolver::require(bool holds, const char* otherwise) {
    if (!holds) {
        throw HistoryViolation(otherwise);
    }
}

void Evolver::set_intake() {
    const bool one_visit = !state_.route.empty() && !state_.two_visits();
    set(one_visit ? status::kSameDayOpen : status::kIntakeOpen);
}

void Evolver::set_letter_due() {
    state_.posting_requested = false;
    state_.posting_approved = false;
    set(state_.held ? status::kDispatchOnHold : status::kApplicationAccepted);
}

void Evolver::invalidate_live_letter() {
    for (LetterState& one : state_.letters) {
        if (&one == state_.live_letter()) {
            one.stage = "invalidated";
        }
    }
}

CaseState evolve(CaseState state, const facts::CaseEvent& event) {
    const bool is_opening = std::holds_alternative<facts::CaseOpened>(event);
    if (is_opening == state.opened()) {
        throw HistoryViolation(is_opening ? "the case was opened twice"
                                          : "something happened before the case was opened");
    }
    std::visit(Evolver(state), event);
    ++state.event_count;
    return state;
}

bool changes_history(const facts::CaseEvent& event) {
    return std::holds_alternative<facts::EntryCorrected>(event) ||
           std::holds_alternative<facts::EntryVoided>(event);
}

std::vector<std::optional<facts::CaseEvent>> effective(std::span<const facts::CaseEvent> recorded) {
    std::vector<std::optional<facts::CaseEvent>> result(recorded.begin(), recorded.end());
    for (const facts::CaseEvent& event : recorded) {
        if (const auto* corrected = std::get_if<facts::EntryCorrected>(&event)) {
            if (corrected->event_no == 0 || corrected->event_no > result.size()) {
                throw HistoryViolation("a correction names an event that isn't there");
            }
            std::optional<facts::CaseEvent>& target = result[corrected->event_no - 1];
            // A value that was erased is read as empty, which not every field can be.
            if (target &&
                facts::set_field(*target, corrected->field, corrected->new_value.reveal()) !=
                    facts::FieldSet::kDone &&
                !corrected->new_value.reveal().empty()) {
                throw HistoryViolation("a correction names a field that isn't there");
            }
        } else if (const auto* voided = std::get_if<facts::EntryVoided>(&event)) {
            if (voided->event_no == 0 || voided->event_no > result.size()) {
                throw HistoryViolation("a void names an event that isn't there");
            }
            result[voided->event_no - 1].reset();
        }
    }
    return result;
}

CaseState fold(std::span<const facts::CaseEvent> recorded) {
    CaseState state;
    for (const std::optional<facts::CaseEvent>& event : effective(recorded)) {
        if (event) {
            state = evolve(std::move(state), *event);
        } else {
            ++state.event_count;
        }
    }
    return state;
}

}  // namespace madoguchi::cases
