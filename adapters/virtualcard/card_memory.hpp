#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "madoguchi/adapters/virtualcard/holder.hpp"
#include "madoguchi/adapters/virtualcard/keys.hpp"
#include "madoguchi/domain/card/credential.hpp"

namespace madoguchi::virtualcard {

/// One PIN as the card keeps it. This is the card: nothing else of the program has such a field.
struct PinMemory {
    std::string value;       ///< ASCII; empty: never set.
    std::uint8_t tries = 0;  ///< Left; 0: blocked.
    bool operator==(const PinMemory&) const = default;
};

/// One key pair and its certificate.
struct KeyMemory {
    KeyBytes key;                           ///< Empty: none.
    std::vector<std::uint8_t> certificate;  ///< DER; empty: none.
    std::uint32_t issues = 0;               ///< Certificates written so far.
    bool operator==(const KeyMemory&) const = default;
};

/// Everything that survives without power.
struct CardMemory {
    std::string number;  ///< Digits that name the card.
    Holder holder;
    std::array<PinMemory, 4> pins;  ///< Per `card::index(Credential)`.
    std::array<KeyMemory, 2> keys;  ///< Per `card::index(CertificateKind)`.

    [[nodiscard]] PinMemory& pin(card::Credential credential) {
        return pins.at(card::index(credential));
    }
    [[nodiscard]] KeyMemory& key(card::CertificateKind kind) { return keys.at(card::index(kind)); }
    bool operator==(const CardMemory&) const = default;
};

/// The text of the card's file (`card_file.hpp`, format `madoguchi-virtual-card 1`).
[[nodiscard]] std::string encode(const CardMemory& memory);

/// The other way. Nothing when the text is damaged or isn't a card's file.
[[nodiscard]] std::optional<CardMemory> decode(const std::string& text);

}  // namespace madoguchi::virtualcard
