#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "madoguchi/log/expected.hpp"
#include "madoguchi/log/ids.hpp"

namespace madoguchi::log {

/// Which key signed: its name and the first four bytes of a hash over name and key. Signatures of
/// other keys are ignored, so one of the two alone tells nothing.
struct NoteKeyId {
    std::string name;
    std::uint32_t id = 0;
    auto operator<=>(const NoteKeyId&) const = default;
};

struct NoteSignature {
    NoteKeyId key;
    std::string bytes;  ///< In the form of the key's kind.
    bool operator==(const NoteSignature&) const = default;
};

/// A text with the signatures of one or more keys (C2SP signed-note).
struct Note {
    std::string text;  ///< Lines, the last one's end included.
    std::vector<NoteSignature> signatures;
    bool operator==(const Note&) const = default;
};

/// Signs notes with one key.
class NoteSigner {
 public:
    virtual ~NoteSigner() = default;
    [[nodiscard]] virtual const NoteKeyId& key() const = 0;
    [[nodiscard]] virtual std::string sign(std::string_view text) const = 0;
};

/// Checks the signatures of one key.
class NoteVerifier {
 public:
    virtual ~NoteVerifier() = default;
    [[nodiscard]] virtual const NoteKeyId& key() const = 0;
    [[nodiscard]] virtual bool holds(std::string_view text, std::string_view signature) const = 0;
};

/// The keys of one installation. Old and new ones may sign together for a time, and what old ones
/// have signed stays checkable.
class NoteKeys {
 public:
    virtual ~NoteKeys() = default;
    /// Name of all its keys: the installation's.
    [[nodiscard]] virtual const std::string& name() const = 0;
    /// The keys that sign at `at`, newest first; empty when none can. They live as long as this.
    [[nodiscard]] virtual std::vector<const NoteSigner*> signers(UtcTime at) const = 0;
    /// The keys whose signatures are believed, those that sign no more included.
    [[nodiscard]] virtual std::vector<const NoteVerifier*> verifiers() const = 0;
};

/// Whether `name` can be a key's: not empty, no plus sign, no space, no control character.
[[nodiscard]] bool is_key_name(std::string_view name);

/// A note as it is stored: text, empty line, a line for each signature.
[[nodiscard]] std::string format_note(const Note& note);

/// Takes a stored note apart. Error: what isn't as the format says; more than 100 signatures or 1
/// MiB aren't read.
[[nodiscard]] Expected<Note, std::string> parse_note(std::string_view bytes);

/// `text` signed by each of `signers`.
[[nodiscard]] Note sign_note(std::string text, std::span<const NoteSigner* const> signers);

/// Whether a note can be believed: at least one of `verifiers` has signed it, and no signature of
/// one of them is wrong. Signatures of other keys are ignored. Error: which of it isn't so.
[[nodiscard]] Expected<void, std::string> check_note(
    const Note& note, std::span<const NoteVerifier* const> verifiers);

}  // namespace madoguchi::log
