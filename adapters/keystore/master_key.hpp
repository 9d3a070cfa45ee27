#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "madoguchi/adapters/keystore/secret_key.hpp"
#include "madoguchi/log/expected.hpp"
#include "madoguchi/log/store_error.hpp"

namespace madoguchi::keystore {

/// Where the master key comes from.
struct MasterKeySource {
    enum class Kind : std::uint8_t { kFile, kFolder, kCredential, kToken };
    Kind kind = Kind::kFile;
    std::string where;  ///< Path, name of the credential, or PKCS#11 URI.

    /// From `file:PATH`, `folder:PATH`, `credential:NAME` or `pkcs11:…` (RFC 7512). None for
    /// anything else.
    [[nodiscard]] static std::optional<MasterKeySource> parse(std::string_view text);
    /// As it is given; of a token's URI without what stands after `?`, where its PIN may be.
    [[nodiscard]] std::string text() const;
};

/// Reads and makes master keys. `folder` is the key database's: beside it lies the master key that
/// a token has sealed.
///
/// - A file holds 64 hexadecimal digits. It belongs to whoever runs the program, or to root, and
///   nobody else may read or write it.
/// - A folder holds such files, each named by its key's fingerprint: the keys of several data
///   folders lie side by side, and no change of keys writes over one.
/// - A credential is such a file that systemd puts into $CREDENTIALS_DIRECTORY (systemd.exec(5),
///   LoadCredentialEncrypted=).
/// - A token holds an AES key of 256 bits that never leaves it; it seals a master key that lies, so
///   sealed, in `master-key.token`. The URI says which token and key, and where the module and the
///   token's PIN are: `pkcs11:token=…;object=…?module-path=…&pin-source=file:…`.
///
/// Errors: kUnavailable, kCorruption (no key, or one that isn't of this form): what to do. Used by
/// one thread.
class MasterKeys {
 public:
    using Result = log::Expected<SecretKey, log::StoreError>;

    MasterKeys(MasterKeySource source, std::string folder)
        : source_(std::move(source)), folder_(std::move(folder)) {}

    /// Whether there is one. A token isn't asked. In a folder there is none until it is said which.
    [[nodiscard]] bool exists() const;
    /// The master key with that fingerprint. For a file: also the next one, `PATH.next`, when a
    /// change of keys was stopped between its last two steps, which it then finishes.
    [[nodiscard]] Result read(const std::string& fingerprint) const;
    /// The master key, whichever it is. Not for a folder.
    [[nodiscard]] Result read() const;
    /// Makes the first one. Error kContradiction: there is one; kUnavailable: a credential, which
    /// only an administrator can make.
    [[nodiscard]] Result make() const;
    /// Puts a given one there, e.g. from shares. Errors as `make`.
    [[nodiscard]] log::Expected<void, log::StoreError> put(const SecretKey& key) const;

    /// A change of keys: `prepare` keeps the next key durably beside the present one, `finish` puts
    /// it in its place. What a crash between the two leaves, `read` can tell. In a folder the one
    /// of before stays. A credential can't be changed from here.
    [[nodiscard]] Result prepare() const;
    [[nodiscard]] log::Expected<void, log::StoreError> finish() const;

    [[nodiscard]] const MasterKeySource& source() const { return source_; }
    /// The source of the key with that fingerprint alone: for a folder, the file in it.
    [[nodiscard]] MasterKeySource source_of(const std::string& fingerprint) const;

 private:
    [[nodiscard]] std::string path() const;
    [[nodiscard]] std::string path_of(const SecretKey& key) const;
    [[nodiscard]] log::Expected<void, log::StoreError> write(const std::string& path,
                                                             const SecretKey& key) const;
    [[nodiscard]] Result read_from(const std::string& path) const;

    MasterKeySource source_;
    std::string folder_;
};

}  // namespace madoguchi::keystore
