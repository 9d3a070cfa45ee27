#pragma once

#include "madoguchi/domain/card/apdu.hpp"
#include "madoguchi/domain/card/card_error.hpp"

namespace madoguchi::card {

/// Port: the way to one card, held exclusively for the length of a work. One thread at a time.
class CardChannel {
 public:
    CardChannel() = default;
    CardChannel(const CardChannel&) = delete;
    CardChannel& operator=(const CardChannel&) = delete;
    virtual ~CardChannel() = default;

    /// Sends one command and returns the answer. `apdu` may hold a PIN: it is neither kept, copied
    /// into memory that isn't wiped, nor traced. An error leaves open whether the card has carried
    /// it out, except `kNoCard` and `kRefused`. The first call after an error finds a card without
    /// power history: nothing selected, nothing verified.
    [[nodiscard]] virtual CardResult<ResponseBytes> transmit(ApduBytes apdu) = 0;

    /// Whether this is a card for training: only there may `Terminal`'s private commands be used.
    [[nodiscard]] virtual bool is_training_card() const = 0;

    /// Ends the work: the card loses power, and with it everything that was verified.
    virtual void power_off() = 0;
};

}  // namespace madoguchi::card
