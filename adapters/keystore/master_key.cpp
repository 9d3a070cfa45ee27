#include "madoguchi/adapters/keystore/master_key.hpp"

#include <fcntl.h>
#include <openssl/crypto.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "madoguchi/adapters/keystore/durable_file.hpp"
#include "madoguchi/adapters/keystore/token.hpp"
#include "madoguchi/log/assert.hpp"

namespace madoguchi::keystore {
namespace {

using Code = log::StoreErrorCode;
using Kind = MasterKeySource::Kind;

constexpr const char* kNext = ".next";
constexpr std::size_t kDigits = 2 * SecretKey::kBytes;

auto failed(Code code, std::string detail) {
    return log::unexpected(log::StoreError{code, std::move(detail)});
}

int digit_of(char text) {
    return text >= '0' && text <= '9'   ? text - '0'
           : text >= 'a' && text <= 'f' ? text - 'a' + 10
                                        : -1;
}

/// Whether nobody but the owner may see the file, and the owner is who should be; else why not.
std::string looseness_of(const struct stat& file, bool is_credential) {
    if (!S_ISREG(file.st_mode)) {
        return "is no file";
    }
    // systemd lets the service's group in through an access list, which shows as the group's bits.
    const ::mode_t others = is_credential ? S_IRWXO : S_IRWXG | S_IRWXO;
    if ((file.st_mode & others) != 0) {
        return "may be read by others: chmod 600, and change the key (madoguchi keys rotate)";
    }
    if (file.st_uid != ::geteuid() && file.st_uid != 0) {
        return "belongs to another user: chown it to who runs the program";
    }
    return {};
}

/// Reads 64 digits and perhaps a line end into the key. False: it is something else.
bool read_digits(int file, SecretKey& key) {
    std::array<char, kDigits + 2> text{};
    const ::ssize_t count = ::read(file, text.data(), text.size());
    bool whole = count == static_cast<::ssize_t>(kDigits) ||
                 (count == static_cast<::ssize_t>(kDigits) + 1 && text[kDigits] == '\n');
    for (std::size_t i = 0; whole && i < SecretKey::kBytes; ++i) {
        const int high = digit_of(text[2 * i]);
        const int low = digit_of(text[2 * i + 1]);
        whole = high >= 0 && low >= 0;
        key.bytes()[i] = static_cast<std::uint8_t>(whole ? high * 16 + low : 0);
    }
    OPENSSL_cleanse(text.data(), text.size());
    return whole;
}

MasterKeys::Result read_file(const std::string& path, bool is_credential) {
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (file < 0) {
        return failed(errno == ENOENT ? Code::kCorruption : Code::kUnavailable,
                      "the master key " + path + " can't be read (" + std::strerror(errno) +
                          "): put it back, from shares by 'madoguchi keys restore'");
    }
    struct stat about {};
    const bool known = ::fstat(file, &about) == 0;
    const std::string loose = known ? looseness_of(about, is_credential) : "can't be looked at";
    SecretKey key;
    const bool whole = loose.empty() && read_digits(file, key);
    ::close(file);
    if (!loose.empty()) {
        return failed(Code::kUnavailable, "the master key " + path + " " + loose);
    }
    if (!whole) {
        return failed(Code::kCorruption, "the master key " + path +
                                             " isn't 64 hexadecimal digits: put it back, from "
                                             "shares by 'madoguchi keys restore'");
    }
    return key;
}

log::Expected<void, log::StoreError> write_digits(const std::string& path, const SecretKey& key) {
    constexpr std::string_view kHex = "0123456789abcdef";
    std::array<char, kDigits + 1> text{};
    for (std::size_t i = 0; i < SecretKey::kBytes; ++i) {
        text[2 * i] = kHex[key.view()[i] >> 4U];
        text[2 * i + 1] = kHex[key.view()[i] & 0x0FU];
    }
    text[kDigits] = '\n';
    auto done = write_durably(path, {text.data(), text.size()});
    OPENSSL_cleanse(text.data(), text.size());
    return done;
}

MasterKeys::Result unseal_with(const std::string& uri, const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    const std::string sealed{std::istreambuf_iterator<char>(file), {}};
    if (!file || sealed.empty()) {
        return failed(Code::kCorruption, "the master key " + path +
                                             ", sealed by the token, can't be read: put it "
                                             "back, or the key from shares by 'madoguchi keys "
                                             "restore'");
    }
    auto token = Token::open(uri);
    return token ? (*token)->unseal(sealed) : log::unexpected(token.error());
}

}  // namespace

std::optional<MasterKeySource> MasterKeySource::parse(std::string_view text) {
    using namespace std::string_view_literals;
    for (const auto& [prefix, kind] :
         {std::pair{"file:"sv, Kind::kFile}, std::pair{"folder:"sv, Kind::kFolder},
          std::pair{"credential:"sv, Kind::kCredential}}) {
        if (text.starts_with(prefix) && text.size() > prefix.size()) {
            return MasterKeySource{kind, std::string(text.substr(prefix.size()))};
        }
    }
    if (text.starts_with("pkcs11:")) {
        return MasterKeySource{Kind::kToken, std::string(text)};
    }
    return std::nullopt;
}

std::string MasterKeySource::text() const {
    switch (kind) {
        case Kind::kFile:
            return "file:" + where;
        case Kind::kFolder:
            return "folder:" + where;
        case Kind::kCredential:
            return "credential:" + where;
        case Kind::kToken:
            break;
    }
    return where.substr(0, where.find('?'));
}

std::string MasterKeys::path() const {
    switch (source_.kind) {
        case Kind::kFile:
        case Kind::kFolder:
            return source_.where;
        case Kind::kCredential: {
            const char* const folder = std::getenv("CREDENTIALS_DIRECTORY");
            return std::string(folder == nullptr ? "" : folder) + "/" + source_.where;
        }
        case Kind::kToken:
            break;
    }
    return folder_ + "/master-key.token";
}

MasterKeySource MasterKeys::source_of(const std::string& fingerprint) const {
    if (source_.kind != Kind::kFolder) {
        return source_;
    }
    return {Kind::kFile, source_.where + "/" + fingerprint};
}

/// Where that key lies, or is to lie.
std::string MasterKeys::path_of(const SecretKey& key) const {
    return source_.kind == Kind::kFolder ? source_of(keystore::fingerprint(key)).where : path();
}

bool MasterKeys::exists() const {
    std::error_code error;
    return source_.kind != Kind::kFolder && std::filesystem::exists(path(), error);
}

MasterKeys::Result MasterKeys::read_from(const std::string& path) const {
    return source_.kind == Kind::kToken ? unseal_with(source_.where, path)
                                        : read_file(path, source_.kind == Kind::kCredential);
}

log::Expected<void, log::StoreError> MasterKeys::write(const std::string& path,
                                                       const SecretKey& key) const {
    if (source_.kind == Kind::kFile || source_.kind == Kind::kFolder) {
        const std::string folder = std::filesystem::path(path).parent_path().string();
        if (auto made = make_private_folder(folder.empty() ? "." : folder); !made) {
            return made;
        }
        return write_digits(path, key);
    }
    if (source_.kind == Kind::kCredential) {
        return failed(Code::kUnavailable,
                      "a credential is made by an administrator: openssl rand -hex 32 | "
                      "systemd-creds encrypt --name=" +
                          source_.where + " - FILE, and LoadCredentialEncrypted= in the unit");
    }
    auto token = Token::open(source_.where);
    if (!token) {
        return log::unexpected(token.error());
    }
    auto sealed = (*token)->seal(key);
    if (!sealed) {
        return log::unexpected(sealed.error());
    }
    if (auto made = make_private_folder(folder_); !made) {
        return made;
    }
    return write_durably(path, *sealed);
}

MasterKeys::Result MasterKeys::read() const {
    MADOGUCHI_LOG_ASSERT(source_.kind != Kind::kFolder);
    if (source_.kind == Kind::kCredential && std::getenv("CREDENTIALS_DIRECTORY") == nullptr) {
        return failed(
            Code::kUnavailable,
            "the master key is to be the credential " + source_.where +
                ", but $CREDENTIALS_DIRECTORY isn't set: start the program as the systemd "
                "service that loads it (systemd-run -p LoadCredentialEncrypted=…)");
    }
    return read_from(path());
}

MasterKeys::Result MasterKeys::read(const std::string& fingerprint) const {
    if (source_.kind == Kind::kFolder) {
        return read_from(source_of(fingerprint).where);
    }
    auto key = read();
    if (key && keystore::fingerprint(*key) == fingerprint) {
        return key;
    }
    const std::string next = path() + kNext;
    std::error_code error;
    if (std::filesystem::exists(next, error)) {
        auto prepared = read_from(next);
        if (prepared && keystore::fingerprint(*prepared) == fingerprint) {
            if (auto done = finish(); !done) {
                return log::unexpected(done.error());
            }
            return prepared;
        }
    }
    return key;
}

log::Expected<void, log::StoreError> MasterKeys::put(const SecretKey& key) const {
    const std::string path = path_of(key);
    std::error_code error;
    if (std::filesystem::exists(path, error)) {
        return failed(Code::kContradiction,
                      "there is a master key at " + path + ": move it away first");
    }
    return write(path, key);
}

MasterKeys::Result MasterKeys::make() const {
    SecretKey key = SecretKey::random();
    if (auto done = put(key); !done) {
        return log::unexpected(done.error());
    }
    return key;
}

MasterKeys::Result MasterKeys::prepare() const {
    SecretKey key = SecretKey::random();
    const bool has_name_of_its_own = source_.kind == Kind::kFolder;
    if (auto done = write(path_of(key) + (has_name_of_its_own ? "" : kNext), key); !done) {
        return log::unexpected(done.error());
    }
    return key;
}

log::Expected<void, log::StoreError> MasterKeys::finish() const {
    if (source_.kind == Kind::kFolder) {
        return {};
    }
    return rename_durably(path() + kNext, path());
}

}  // namespace madoguchi::keystore
