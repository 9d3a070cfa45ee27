#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "madoguchi/log/proof/note.hpp"

namespace madoguchi::openssl {

/// A key of OpenSSL's, freed with its last holder.
class Ed25519Key;

/// Checks Ed25519 signatures of notes (C2SP signed-note, kind 0x01). Thread-safe.
class Ed25519Verifier final : public log::NoteVerifier {
 public:
    /// From a verifier key's text, `name+id+base64`. Error: what isn't right with it.
    [[nodiscard]] static log::Expected<std::unique_ptr<Ed25519Verifier>, std::string> parse(
        std::string_view text);
    ~Ed25519Verifier() override;

    [[nodiscard]] const log::NoteKeyId& key() const override { return id_; }
    [[nodiscard]] bool holds(std::string_view text, std::string_view signature) const override;
    /// The verifier key's text.
    [[nodiscard]] const std::string& text() const { return text_; }

 private:
    Ed25519Verifier(log::NoteKeyId id, std::string text, std::unique_ptr<Ed25519Key> key);

    log::NoteKeyId id_;
    std::string text_;
    std::unique_ptr<Ed25519Key> key_;
};

/// Signs notes with an Ed25519 key. Thread-safe.
class Ed25519Signer final : public log::NoteSigner {
 public:
    /// A new key. `name` is a key's name.
    [[nodiscard]] static std::unique_ptr<Ed25519Signer> generate(const std::string& name);
    /// From a private key's text, `PRIVATE+KEY+name+id+base64`. Error: what isn't right with it,
    /// without any of it.
    [[nodiscard]] static log::Expected<std::unique_ptr<Ed25519Signer>, std::string> parse(
        std::string_view text);
    ~Ed25519Signer() override;

    [[nodiscard]] const log::NoteKeyId& key() const override { return id_; }
    [[nodiscard]] std::string sign(std::string_view text) const override;
    /// For its file, which nobody but its owner may read.
    [[nodiscard]] std::string private_text() const;
    /// For everybody who checks.
    [[nodiscard]] std::string verifier_text() const;

 private:
    Ed25519Signer(log::NoteKeyId id, std::unique_ptr<Ed25519Key> key);

    log::NoteKeyId id_;
    std::unique_ptr<Ed25519Key> key_;
};

}  // namespace madoguchi::openssl
