#include "madoguchi/log/proof/note.hpp"

#include <algorithm>
#include <optional>

#include "madoguchi/log/command_content.hpp"
#include "madoguchi/log/proof/encoding.hpp"

namespace madoguchi::log {
namespace {

constexpr std::string_view kSignatureMark = "\xe2\x80\x94 ";  // An em dash and a space.
constexpr std::size_t kNoteBytesMax = std::size_t{1} << 20U;
constexpr std::size_t kSignaturesMax = 100;
constexpr std::size_t kKeyNameBytesMax = 1'024;
constexpr std::size_t kKeyIdBytes = 4;

/// UTF-8 without control characters other than the end of a line.
bool is_note_text(std::string_view text) {
    while (!text.empty()) {
        const auto line = text.substr(0, text.find('\n'));
        if (!is_id(line, line.size())) {
            return false;
        }
        text.remove_prefix(std::min(text.size(), line.size() + 1));
    }
    return true;
}

std::string bytes_of_id(std::uint32_t id) {
    std::string bytes;
    for (unsigned shift = 32; shift > 0; shift -= 8) {
        bytes.push_back(static_cast<char>(id >> (shift - 8) & 0xff));
    }
    return bytes;
}

std::uint32_t id_of_bytes(std::string_view bytes) {
    std::uint32_t id = 0;
    for (const char byte : bytes.substr(0, kKeyIdBytes)) {
        id = id << 8 | static_cast<std::uint8_t>(byte);
    }
    return id;
}

/// A signature's line, without its end.
std::optional<NoteSignature> parse_signature(std::string_view line) {
    if (!line.starts_with(kSignatureMark)) {
        return std::nullopt;
    }
    line.remove_prefix(kSignatureMark.size());
    const auto space = line.find(' ');
    if (space == std::string_view::npos || !is_key_name(line.substr(0, space))) {
        return std::nullopt;
    }
    const auto bytes = from_base64(line.substr(space + 1));
    if (!bytes || bytes->size() <= kKeyIdBytes) {
        return std::nullopt;
    }
    return NoteSignature{{std::string(line.substr(0, space)), id_of_bytes(*bytes)},
                         bytes->substr(kKeyIdBytes)};
}

}  // namespace

bool is_key_name(std::string_view name) {
    // The spaces of Unicode besides that of ASCII, in UTF-8.
    constexpr std::string_view kSpaces[] = {
        "\xc2\x85",     "\xc2\xa0",     "\xe1\x9a\x80", "\xe2\x80\x80", "\xe2\x80\x81",
        "\xe2\x80\x82", "\xe2\x80\x83", "\xe2\x80\x84", "\xe2\x80\x85", "\xe2\x80\x86",
        "\xe2\x80\x87", "\xe2\x80\x88", "\xe2\x80\x89", "\xe2\x80\x8a", "\xe2\x80\xa8",
        "\xe2\x80\xa9", "\xe2\x80\xaf", "\xe2\x81\x9f", "\xe3\x80\x80"};
    return !name.empty() && is_id(name, kKeyNameBytesMax) &&
           name.find_first_of(" +") == std::string_view::npos &&
           std::none_of(std::begin(kSpaces), std::end(kSpaces), [&](std::string_view space) {
               return name.find(space) != std::string_view::npos;
           });
}

std::string format_note(const Note& note) {
    std::string bytes = note.text + "\n";
    for (const auto& signature : note.signatures) {
        bytes.append(kSignatureMark)
            .append(signature.key.name)
            .append(" ")
            .append(to_base64(bytes_of_id(signature.key.id) + signature.bytes))
            .append("\n");
    }
    return bytes;
}

Expected<Note, std::string> parse_note(std::string_view bytes) {
    if (bytes.size() > kNoteBytesMax) {
        return unexpected(std::string("it is larger than a note may be"));
    }
    if (!is_note_text(bytes)) {
        return unexpected(std::string("it isn't text in UTF-8 without control characters"));
    }
    const auto end = bytes.rfind("\n\n");
    if (end == std::string_view::npos || !bytes.ends_with('\n')) {
        return unexpected(std::string("it has no signatures after an empty line"));
    }
    Note note;
    note.text = bytes.substr(0, end + 1);
    for (std::string_view rest = bytes.substr(end + 2); !rest.empty();) {
        const auto line = rest.substr(0, rest.find('\n'));
        auto signature = parse_signature(line);
        if (!signature || note.signatures.size() == kSignaturesMax) {
            return unexpected(std::string(signature ? "it has too many signatures"
                                                    : "a line isn't a key's name and signature"));
        }
        note.signatures.push_back(std::move(*signature));
        rest.remove_prefix(line.size() + 1);
    }
    if (note.signatures.empty()) {
        return unexpected(std::string("nobody has signed it"));
    }
    return note;
}

Note sign_note(std::string text, std::span<const NoteSigner* const> signers) {
    Note note{std::move(text), {}};
    for (const NoteSigner* const signer : signers) {
        note.signatures.push_back({signer->key(), signer->sign(note.text)});
    }
    return note;
}

Expected<void, std::string> check_note(const Note& note,
                                       std::span<const NoteVerifier* const> verifiers) {
    bool believed = false;
    for (const auto& signature : note.signatures) {
        for (const NoteVerifier* const verifier : verifiers) {
            if (verifier->key() != signature.key) {
                continue;
            }
            if (!verifier->holds(note.text, signature.bytes)) {
                return unexpected("the signature of " + signature.key.name +
                                  " doesn't hold: the text isn't the one that was signed");
            }
            believed = true;
        }
    }
    if (!believed) {
        return unexpected(std::string("no known key has signed it"));
    }
    return {};
}

}  // namespace madoguchi::log
