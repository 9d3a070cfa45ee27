#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace madoguchi::card {

/// What a step does.
enum class StepKind : std::uint8_t {
    kSelectApplet,
    kSelectFile,
    kReadRetryCounter,  ///< VERIFY without data.
    kAskLastTry,        ///< A person decides whether the last try is used. No command.
    kVerifyPin,         ///< Uses a try when it fails.
    kVerifyNewPin,      ///< Finds out whether a change that wasn't recorded has happened.
    kChangePin,
    kReadPresence,     ///< READ BINARY of the presence file.
    kReadCertificate,  ///< READ BINARY of one part of a certificate.
    kHandOff,          ///< A person does the work at the integrated terminal. No command.
    kUnblockPin,       ///< Terminal only, like all that follow.
    kSetPin,
    kGenerateKey,
    kWriteCertificate,
    kRevokeCertificate,
    kInspectCertificate,
};

/// The stored word: `select_applet`, `verify_pin` …
[[nodiscard]] std::string_view code(StepKind kind);

/// Whether a step of this kind may change the card: a VERIFY changes the retry counter. Reading
/// doesn't.
[[nodiscard]] bool may_change_card(StepKind kind);

/// The kind with the stored word `word`; nothing for an unknown word.
[[nodiscard]] std::optional<StepKind> step_kind(std::string_view word);

}  // namespace madoguchi::card
