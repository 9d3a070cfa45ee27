#pragma once

#include <optional>

#include "madoguchi/domain/card/card_knowledge.hpp"
#include "madoguchi/domain/card/card_outcome.hpp"
#include "madoguchi/domain/card/status_word.hpp"
#include "madoguchi/domain/card/step.hpp"
#include "madoguchi/domain/card/step_machine.hpp"
#include "madoguchi/domain/card/task.hpp"

// The parts of `apply`, inside this folder only.
namespace madoguchi::card {

/// What is being changed, and where the changes go.
struct Work {
    CardKnowledge& known;
    CardOutcomes& outcomes;
    const Step& step;
    const TaskItem& item;
};

/// Reports that the step went as wanted.
void succeed(Work& work, StatusWord status);

/// Reports that the step ended the work, and ends it.
void end_with(Work& work, EndKind kind, std::optional<StatusWord> status);

/// The card is as after power-up, or may be: nothing is selected, verified or known of the
/// counters.
void forget_card(CardKnowledge& known);

/// The card has lost a state that it had. Starts again from reading it, a limited number of times.
void lose_state(Work& work, StatusWord status);

/// The card has no such file, or it is empty. Returns whether the work can go on without it.
bool note_missing(Work& work);

/// An answer to VERIFY without data.
void on_counter(Work& work, StatusWord status);
/// An answer to VERIFY with a PIN.
void on_verify(Work& work, StatusWord status);
/// An answer to the change of a PIN.
void on_change(Work& work, StatusWord status);

/// The presence file.
void on_presence(Work& work, const CardAnswer& answer);
/// One part of a certificate.
void on_certificate_part(Work& work, const CardAnswer& answer);
/// What the terminal sees of a certificate.
void on_inspected(Work& work, const CardAnswer& answer);

}  // namespace madoguchi::card
