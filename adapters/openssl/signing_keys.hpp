#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "madoguchi/adapters/openssl/ed25519.hpp"
#include "madoguchi/log/store_error.hpp"

namespace madoguchi::openssl {

/// One of an installation's signing keys.
struct SigningKey {
    log::UtcTime from;                      ///< Signs from then on.
    std::optional<log::UtcTime> until;      ///< Signs up to then; none for the newest.
    std::unique_ptr<Ed25519Signer> signer;  ///< Null when its private file isn't there.
    std::unique_ptr<Ed25519Verifier> verifier;
};

/// The keys that sign checkpoints, in a folder of their own; files: README.md. Not thread-safe.
class SigningKeys final : public log::NoteKeys {
 public:
    /// The keys in `folder`; none when there is no folder or none in it.
    /// Error: kCorruption, naming the file that isn't as it was written; kUnavailable.
    [[nodiscard]] static log::Expected<std::unique_ptr<SigningKeys>, log::StoreError> open(
        const std::string& folder);

    /// Makes a key that signs from `now` on, and lets the one before sign with it until
    /// `both_until`, and no longer. Durable on return. Without a key before, the installation gets
    /// its name. Error: kWriteFailed.
    [[nodiscard]] log::Expected<void, log::StoreError> rotate(log::UtcTime now,
                                                              log::UtcTime both_until);

    [[nodiscard]] const std::string& name() const override { return name_; }
    [[nodiscard]] std::vector<const log::NoteSigner*> signers(log::UtcTime at) const override;
    [[nodiscard]] std::vector<const log::NoteVerifier*> verifiers() const override;
    /// Newest last.
    [[nodiscard]] const std::vector<SigningKey>& keys() const { return keys_; }

 private:
    explicit SigningKeys(std::string folder);
    [[nodiscard]] log::Expected<void, log::StoreError> read(const std::string& path);
    [[nodiscard]] log::Expected<void, log::StoreError> write(const SigningKey& key);

    std::string folder_;
    std::string name_;  ///< Empty while there is no key.
    std::vector<SigningKey> keys_;
};

}  // namespace madoguchi::openssl
