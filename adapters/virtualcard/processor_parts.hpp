#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "madoguchi/adapters/virtualcard/processor.hpp"

// The parts of `process`, inside this folder only.
namespace madoguchi::virtualcard {

/// An answer without data.
[[nodiscard]] card::ResponseBytes answer(std::uint16_t status);

/// What a file is.
enum class FileType : std::uint8_t { kTransparent, kPin, kKey };

/// A file of the current applet.
struct FileFound {
    FileType type;
    std::optional<card::Credential> credential;  ///< Of a PIN file, or the guard of a file.
    std::optional<card::CertificateKind> key;    ///< Of a key file.
    bool needs_pin = false;                      ///< To read it.
};

/// The file `id` of `applet`, or nothing.
[[nodiscard]] std::optional<FileFound> find_file(card::Applet applet, std::uint16_t id);

/// The bytes of a transparent file.
[[nodiscard]] std::vector<std::uint8_t> content(const CardParts& parts, std::uint16_t id);

/// The file that P2 (or P1) names: the current one for 0, else by its short identifier, which makes
/// it the current one. `status` gets the reason when there is none.
[[nodiscard]] std::optional<FileFound> referenced_file(CardParts& parts, std::uint8_t short_id,
                                                       std::uint16_t& status);

[[nodiscard]] card::ResponseBytes select(CardParts& parts, const Command& command);
[[nodiscard]] card::ResponseBytes read_binary(CardParts& parts, const Command& command);
[[nodiscard]] card::ResponseBytes verify(CardParts& parts, const Command& command);
[[nodiscard]] card::ResponseBytes change_pin(CardParts& parts, const Command& command);
[[nodiscard]] card::ResponseBytes sign(CardParts& parts, const Command& command);
[[nodiscard]] card::ResponseBytes get_challenge(const CardParts& parts, const Command& command);
[[nodiscard]] card::ResponseBytes process_private(CardParts& parts, const Command& command);

}  // namespace madoguchi::virtualcard
