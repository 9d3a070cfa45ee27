#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "madoguchi/domain/card/credential.hpp"
#include "madoguchi/domain/card/profile.hpp"
#include "madoguchi/domain/card/status_word.hpp"

namespace madoguchi::card {

/// The bytes of one command. The caller owns them: where they hold a PIN they lie in locked memory
/// and are wiped when the call returns. Whoever gets them keeps no copy.
using ApduBytes = std::span<const std::uint8_t>;

/// A command without its secret. Where a secret is due it follows the header, after its Lc.
struct ApduTemplate {
    std::uint8_t cla = 0;
    std::uint8_t ins = 0;
    std::uint8_t p1 = 0;
    std::uint8_t p2 = 0;
    std::vector<std::uint8_t> data;   ///< Never a secret; empty when a secret follows.
    std::optional<std::uint16_t> le;  ///< 1 to 256 inclusive; absent: no answer data is expected.
    bool operator==(const ApduTemplate&) const = default;
};

/// What the card answered. Never traced: it may hold personal data.
struct ResponseBytes {
    std::vector<std::uint8_t> data;  ///< Without the status word.
    StatusWord status;
};

/// SELECT of an applet by its AID, without control information.
[[nodiscard]] ApduTemplate select_applet(Applet applet);
/// SELECT of an elementary file of the current applet.
[[nodiscard]] ApduTemplate select_file(std::uint16_t file);
/// VERIFY without data: the answer is the retry counter, no try is used.
[[nodiscard]] ApduTemplate read_retry_counter();
/// VERIFY of the current PIN file; the secret follows.
[[nodiscard]] ApduTemplate verify();
/// The change of `credential`'s PIN after a VERIFY; the new secret, and it alone, follows.
[[nodiscard]] ApduTemplate change(Credential credential);
/// READ BINARY of the current file. `offset` is below 32768, `length` 1 to 256 inclusive.
[[nodiscard]] ApduTemplate read_binary(std::uint16_t offset, std::uint16_t length);

/// The bytes of a command that has no secret: short form.
[[nodiscard]] std::vector<std::uint8_t> assemble(const ApduTemplate& apdu);

/// One line for a trace: `00 A4 02 0C 02 00 18 -> 9000`. Of anything but SELECT and READ BINARY
/// only the four bytes of the header are shown: neither data nor Lc, which would be the length of a
/// PIN. `status` is absent where there was no answer.
[[nodiscard]] std::string trace_line(ApduBytes apdu, std::optional<StatusWord> status);

}  // namespace madoguchi::card
