#pragma once

#include "madoguchi/domain/card/card_knowledge.hpp"
#include "madoguchi/domain/card/card_outcome.hpp"
#include "madoguchi/domain/card/credential.hpp"
#include "madoguchi/domain/card/task.hpp"

namespace madoguchi::card {

/// Draws the conclusions that need no further step: goes from phase to phase and from item to item,
/// and ends the work where what is known says so. Adds what there is to record to `outcomes`.
void settle(CardKnowledge& knowledge, const Task& task, CardOutcomes& outcomes);

/// Whether enough is known of the certificate to go on without looking at the card.
[[nodiscard]] bool is_known(const CardKnowledge& knowledge, CertificateKind kind,
                            TerminalRoute route);

/// Whether this route can look into a certificate of this kind without a citizen's PIN.
[[nodiscard]] bool can_look_into(CertificateKind kind, TerminalRoute route);

}  // namespace madoguchi::card
