#include "madoguchi/adapters/openssl/signing_keys.hpp"

#include <fcntl.h>
#include <openssl/crypto.h>
#include <openssl/rand.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <system_error>
#include <tuple>
#include <utility>

#include "madoguchi/log/assert.hpp"
#include "madoguchi/log/proof/encoding.hpp"
#include "madoguchi/log/utc_text.hpp"

namespace madoguchi::openssl {
namespace {

namespace fs = std::filesystem;
using log::StoreError;
using log::StoreErrorCode;

constexpr const char* kPublicFile = ".vkey";
constexpr const char* kPrivateFile = ".key";
constexpr std::size_t kNameBytes = 4;

std::string reason(int error) { return std::generic_category().message(error); }

log::unexpected<StoreError> damaged(const std::string& path, const std::string& why) {
    return log::unexpected(StoreError{StoreErrorCode::kCorruption,
                                      "the signing key " + path + " is damaged: " + why +
                                          "; put it back from where signing keys are kept"});
}

log::Expected<std::string, StoreError> read_file(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    if (!in) {
        return log::unexpected(
            StoreError{StoreErrorCode::kUnavailable,
                       "the signing key " + path + " can't be read: see to its rights"});
    }
    return text;
}

/// Whole or not at all, and durable.
log::Expected<void, StoreError> write_file(const std::string& path, std::string_view text,
                                           unsigned mode) {
    const std::string beside = path + ".new";
    const int file = ::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode);
    const bool written =
        file >= 0 &&
        ::write(file, text.data(), text.size()) == static_cast<::ssize_t>(text.size()) &&
        ::fsync(file) == 0;
    int error = written ? 0 : errno;
    if (file >= 0) {
        ::close(file);
    }
    if (written && ::rename(beside.c_str(), path.c_str()) != 0) {
        error = errno;
    }
    const int folder = ::open(fs::path(path).parent_path().c_str(), O_RDONLY | O_DIRECTORY);
    if (folder < 0 || ::fsync(folder) != 0) {
        error = error != 0 ? error : errno;
    }
    if (folder >= 0) {
        ::close(folder);
    }
    if (error != 0) {
        return log::unexpected(
            StoreError{StoreErrorCode::kWriteFailed,
                       "the signing key " + path + " can't be written: " + reason(error)});
    }
    return {};
}

std::string random_name() {
    std::array<unsigned char, kNameBytes> bytes{};
    MADOGUCHI_LOG_ASSERT(RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) == 1);
    return "madoguchi/" +
           log::to_hex(std::string_view(reinterpret_cast<const char*>(bytes.data()), bytes.size()));
}

/// The id as it stands in the key's text.
std::string hex_id(const Ed25519Verifier& verifier) {
    return verifier.text().substr(verifier.key().name.size() + 1, 8);
}

}  // namespace

SigningKeys::SigningKeys(std::string folder) : folder_(std::move(folder)) {}

log::Expected<std::unique_ptr<SigningKeys>, StoreError> SigningKeys::open(
    const std::string& folder) {
    std::unique_ptr<SigningKeys> keys(new SigningKeys(folder));
    std::error_code error;
    if (!fs::exists(folder, error) && !error) {
        return keys;
    }
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
         entry.increment(error)) {
        if (entry->path().extension() == kPublicFile) {
            if (auto read = keys->read(entry->path().string()); !read) {
                return log::unexpected(read.error());
            }
        }
    }
    if (error) {
        return log::unexpected(StoreError{
            StoreErrorCode::kUnavailable,
            "the folder of signing keys " + folder + " can't be read: " + error.message()});
    }
    // Made within one second: the one that signs on is the newer.
    std::sort(keys->keys_.begin(), keys->keys_.end(), [](const SigningKey& a, const SigningKey& b) {
        return std::tuple(a.from, !a.until) < std::tuple(b.from, !b.until);
    });
    return keys;
}

log::Expected<void, StoreError> SigningKeys::read(const std::string& path) {
    const auto text = read_file(path);
    if (!text) {
        return log::unexpected(text.error());
    }
    std::istringstream words(*text);
    std::string verifier;
    std::string from;
    std::string until;
    words >> verifier >> from >> until;
    SigningKey key;
    auto parsed = Ed25519Verifier::parse(verifier);
    if (!parsed) {
        return damaged(path, parsed.error());
    }
    const auto begins = log::parse_utc_text(from);
    key.until = log::parse_utc_text(until);
    if (!begins || (!until.empty() && !key.until)) {
        return damaged(path, "the times it signs from and until aren't there");
    }
    key.from = *begins;
    key.verifier = std::move(*parsed);
    if (!name_.empty() && name_ != key.verifier->key().name) {
        return damaged(path, "it is another installation's");
    }
    name_ = key.verifier->key().name;
    const std::string secret = fs::path(path).replace_extension(kPrivateFile).string();
    if (std::error_code error; fs::exists(secret, error)) {
        auto private_text = read_file(secret);
        if (!private_text) {
            return log::unexpected(private_text.error());
        }
        auto signer = Ed25519Signer::parse(private_text->substr(0, private_text->find('\n')));
        OPENSSL_cleanse(private_text->data(), private_text->size());
        if (!signer || (*signer)->key() != key.verifier->key()) {
            return damaged(secret,
                           signer ? "it isn't the one of its verifier key" : signer.error());
        }
        key.signer = std::move(*signer);
    }
    keys_.push_back(std::move(key));
    return {};
}

log::Expected<void, StoreError> SigningKeys::write(const SigningKey& key) {
    const std::string path = folder_ + "/" + hex_id(*key.verifier);
    const std::string text = key.verifier->text() + "\n" + log::utc_text(key.from) + "\n" +
                             (key.until ? log::utc_text(*key.until) + "\n" : std::string());
    return write_file(path + kPublicFile, text, 0644);
}

log::Expected<void, StoreError> SigningKeys::rotate(log::UtcTime now, log::UtcTime both_until) {
    std::error_code error;
    if (fs::create_directories(folder_, error) && !error) {
        fs::permissions(folder_, fs::perms::owner_all, error);
    }
    if (error) {
        return log::unexpected(StoreError{
            StoreErrorCode::kWriteFailed,
            "the folder of signing keys " + folder_ + " can't be made: " + error.message()});
    }
    SigningKey made;
    made.from = std::chrono::floor<std::chrono::seconds>(now);
    made.signer = Ed25519Signer::generate(name_.empty() ? random_name() : name_);
    made.verifier = std::move(*Ed25519Verifier::parse(made.signer->verifier_text()));
    std::string secret = made.signer->private_text() + "\n";
    // The private file first: a verifier key whose private one was never there would look lost.
    auto written = write_file(folder_ + "/" + hex_id(*made.verifier) + kPrivateFile, secret, 0600);
    OPENSSL_cleanse(secret.data(), secret.size());
    written = written.and_then([&] { return write(made); });
    if (!written) {
        return written;
    }
    for (SigningKey& before : keys_) {
        if (!before.until || *before.until > both_until) {
            before.until = std::max(made.from, both_until);
            if (auto ended = write(before); !ended) {
                return ended;
            }
        }
    }
    name_ = made.verifier->key().name;
    keys_.push_back(std::move(made));
    return {};
}

std::vector<const log::NoteSigner*> SigningKeys::signers(log::UtcTime at) const {
    std::vector<const log::NoteSigner*> found;
    for (auto key = keys_.rbegin(); key != keys_.rend(); ++key) {
        if (key->signer && (!key->until || at < *key->until)) {
            found.push_back(key->signer.get());
        }
    }
    return found;
}

std::vector<const log::NoteVerifier*> SigningKeys::verifiers() const {
    std::vector<const log::NoteVerifier*> found;
    for (const auto& key : keys_) {
        found.push_back(key.verifier.get());
    }
    return found;
}

}  // namespace madoguchi::openssl
