#pragma once

#include "madoguchi/adapters/cardwork/locked_pin.hpp"
#include "madoguchi/domain/card/step.hpp"
#include "madoguchi/domain/card/step_machine.hpp"

namespace madoguchi::cardwork {

/// Port: the people at the counter. Calls wait for a person. One thread at a time.
class CardDesk {
 public:
    CardDesk() = default;
    CardDesk(const CardDesk&) = delete;
    CardDesk& operator=(const CardDesk&) = delete;
    virtual ~CardDesk() = default;

    /// Has `entered_by` type the PIN of `slot`. Nothing is said of its form to anyone. Error:
    /// nobody typed one, or the memory can't be locked; the work then ends with `kCancelled`.
    [[nodiscard]] virtual card::CardResult<LockedPin> enter_pin(const card::SecretSlot& slot,
                                                                card::EnteredBy entered_by) = 0;

    /// Whether the last try may be used; a wrong PIN locks the credential.
    [[nodiscard]] virtual bool allow_last_try(card::Credential credential) = 0;

    /// Has the work of `step` (`kHandOff`) done at the integrated terminal, the card taken off the
    /// reader and put back: done, not done, or the terminal is down.
    [[nodiscard]] virtual card::PersonAnswer hand_off(const card::Step& step) = 0;
};

}  // namespace madoguchi::cardwork
