#pragma once

#include <cstdint>
#include <string>

#include "madoguchi/domain/expected.hpp"

namespace madoguchi::card {

/// Why there is no answer.
enum class CardErrorCode : std::uint8_t {
    kNoCard = 1,  ///< There is no card on the reader; nothing was sent.
    kCardRemoved =
        2,  ///< The card went away, or lost power: the command may have been carried out.
    kReaderFailed = 3,  ///< Reader or driver; the command may have been carried out.
    kRefused = 4,       ///< This port doesn't do that with this card; nothing was sent.
};

/// An operating error of a card or terminal port. `detail` holds no command and no answer.
struct CardError {
    CardErrorCode code;
    std::string detail;
};

/// A value, or why the card gave none.
template <typename T>
using CardResult = Expected<T, CardError>;

}  // namespace madoguchi::card
