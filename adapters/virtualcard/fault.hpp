#pragma once

#include <cstdint>
#include <optional>

#include "madoguchi/domain/card/credential.hpp"

namespace madoguchi::virtualcard {

/// What goes wrong with a card.
enum class FaultKind : std::uint8_t {
    kPowerLostAfter,  ///< The command is carried out, then power goes: no answer.
    kRemovedBefore,   ///< The card is taken away before the command reaches it; `insert` puts it
                      ///< back.
    kLocked,  ///< Before the command a PIN is blocked, as if its tries had been used up elsewhere.
    kWriteFails,  ///< The card can't write its memory: the command changes nothing and gets 6581.
};

/// A fault that happens once: at the first command that fits after `after` commands that fit have
/// passed.
struct Fault {
    FaultKind kind;
    unsigned after = 0;
    std::optional<std::uint8_t> instruction =
        {};  ///< Only commands with this INS fit; absent: all.
    std::optional<card::Credential> credential = {};  ///< For `kLocked`.
};

}  // namespace madoguchi::virtualcard
