#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "madoguchi/adapters/virtualcard/card_memory.hpp"
#include "madoguchi/adapters/virtualcard/command.hpp"
#include "madoguchi/adapters/virtualcard/test_authority.hpp"
#include "madoguchi/domain/card/apdu.hpp"
#include "madoguchi/domain/card/profile.hpp"

namespace madoguchi::virtualcard {

/// What is lost without power.
struct Session {
    card::Applet applet = card::Applet::kNone;
    std::optional<std::uint16_t> file;
    std::array<bool, 4> verified{};  ///< Per `card::index(Credential)`.
};

/// What a processor works with.
struct CardParts {
    CardMemory& memory;
    Session& session;
    const TestAuthority& authority;
    const KeySource& keys;
    bool selection_clears_pins = false;
    bool private_commands = true;
};

/// Class byte of the private commands. No published card uses it; a real card answers 6E00.
inline constexpr std::uint8_t kPrivateClass = 0xF0;

/// Instructions of the private class. P2 is the place of the credential or the kind of certificate.
enum class PrivateInstruction : std::uint8_t {
    kUnblockPin = 0x10,
    kSetPin = 0x12,  ///< Data: the PIN.
    kGenerateKey = 0x20,
    kWriteCertificate =
        0x22,  ///< Data: not before and not after, 8 bytes each, seconds since 1970.
    kRevokeCertificate = 0x24,
    kInspectCertificate = 0x26,  ///< Answer: the certificate, in DER.
};

/// Carries `command` out on `parts`: the answer, and what it changes in memory and session.
/// Status words and files: README.md of this folder.
[[nodiscard]] card::ResponseBytes process(CardParts& parts, const Command& command);

}  // namespace madoguchi::virtualcard
