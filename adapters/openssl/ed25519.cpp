#include "madoguchi/adapters/openssl/ed25519.hpp"

#include <openssl/crypto.h>
#include <openssl/evp.h>

#include <array>
#include <charconv>
#include <optional>

#include "madoguchi/adapters/openssl/digester.hpp"
#include "madoguchi/log/assert.hpp"
#include "madoguchi/log/proof/encoding.hpp"

namespace madoguchi::openssl {

class Ed25519Key {
 public:
    explicit Ed25519Key(EVP_PKEY* key) : key_(key) { MADOGUCHI_LOG_ASSERT(key != nullptr); }
    ~Ed25519Key() { EVP_PKEY_free(key_); }
    Ed25519Key(const Ed25519Key&) = delete;
    Ed25519Key& operator=(const Ed25519Key&) = delete;

    [[nodiscard]] EVP_PKEY* get() const { return key_; }

 private:
    EVP_PKEY* key_;
};

namespace {

constexpr std::size_t kKeyBytes = 32;
constexpr std::size_t kSignatureBytes = 64;
constexpr char kKind = 0x01;
constexpr std::string_view kPrivate = "PRIVATE+KEY+";

using Bytes = std::array<unsigned char, kKeyBytes>;
using Context = std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)>;

Context make_context() {
    Context context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
    MADOGUCHI_LOG_ASSERT(context != nullptr);
    return context;
}

const unsigned char* unsigned_bytes(std::string_view bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

std::string with_kind(std::string_view bytes) { return std::string(1, kKind).append(bytes); }

std::uint32_t id_of(const std::string& name, std::string_view public_bytes) {
    const log::Digest digest = sha256(name + "\n" + with_kind(public_bytes));
    std::uint32_t id = 0;
    for (std::size_t i = 0; i < sizeof(id); ++i) {
        id = id << 8 | digest[i];
    }
    return id;
}

std::string hex_of(std::uint32_t id) {
    std::string bytes;
    for (unsigned shift = 32; shift > 0; shift -= 8) {
        bytes.push_back(static_cast<char>(id >> (shift - 8) & 0xff));
    }
    return log::to_hex(bytes);
}

std::string public_bytes_of(const Ed25519Key& key) {
    Bytes bytes{};
    std::size_t size = bytes.size();
    MADOGUCHI_LOG_ASSERT(EVP_PKEY_get_raw_public_key(key.get(), bytes.data(), &size) == 1);
    MADOGUCHI_LOG_ASSERT(size == bytes.size());
    return {bytes.begin(), bytes.end()};
}

/// A key's text taken apart: `name+id+base64(kind ‖ key)`.
struct KeyText {
    log::NoteKeyId id;
    std::string bytes;
};

std::optional<KeyText> parse_text(std::string_view text) {
    const auto first = text.find('+');
    const auto second = first == std::string_view::npos ? first : text.find('+', first + 1);
    if (second == std::string_view::npos || second - first != 9 ||
        !log::is_key_name(text.substr(0, first))) {
        return std::nullopt;
    }
    KeyText key;
    key.id.name = text.substr(0, first);
    const std::string_view hex = text.substr(first + 1, 8);
    std::from_chars(hex.data(), hex.data() + hex.size(), key.id.id, 16);
    auto bytes = log::from_base64(text.substr(second + 1));
    if (hex_of(key.id.id) != hex || !bytes || bytes->size() != kKeyBytes + 1 ||
        bytes->front() != kKind) {
        return std::nullopt;
    }
    key.bytes = bytes->substr(1);
    OPENSSL_cleanse(bytes->data(), bytes->size());
    return key;
}

}  // namespace

Ed25519Verifier::Ed25519Verifier(log::NoteKeyId id, std::string text,
                                 std::unique_ptr<Ed25519Key> key)
    : id_(std::move(id)), text_(std::move(text)), key_(std::move(key)) {}

Ed25519Verifier::~Ed25519Verifier() = default;

log::Expected<std::unique_ptr<Ed25519Verifier>, std::string> Ed25519Verifier::parse(
    std::string_view text) {
    const auto key = parse_text(text);
    if (!key) {
        return log::unexpected(std::string(
            "it isn't of the form NAME+ID+KEY, with an Ed25519 key, as `keys show` prints it"));
    }
    if (id_of(key->id.name, key->bytes) != key->id.id) {
        return log::unexpected(std::string("its id isn't that of its name and key"));
    }
    EVP_PKEY* const made = EVP_PKEY_new_raw_public_key_ex(
        nullptr, "ED25519", nullptr, unsigned_bytes(key->bytes), key->bytes.size());
    if (made == nullptr) {
        return log::unexpected(std::string("it is no Ed25519 key"));
    }
    return std::unique_ptr<Ed25519Verifier>(
        new Ed25519Verifier(key->id, std::string(text), std::make_unique<Ed25519Key>(made)));
}

bool Ed25519Verifier::holds(std::string_view text, std::string_view signature) const {
    const Context context = make_context();
    return signature.size() == kSignatureBytes &&
           EVP_DigestVerifyInit_ex(context.get(), nullptr, nullptr, nullptr, nullptr, key_->get(),
                                   nullptr) == 1 &&
           EVP_DigestVerify(context.get(), unsigned_bytes(signature), signature.size(),
                            unsigned_bytes(text), text.size()) == 1;
}

Ed25519Signer::Ed25519Signer(log::NoteKeyId id, std::unique_ptr<Ed25519Key> key)
    : id_(std::move(id)), key_(std::move(key)) {}

Ed25519Signer::~Ed25519Signer() = default;

std::unique_ptr<Ed25519Signer> Ed25519Signer::generate(const std::string& name) {
    MADOGUCHI_LOG_ASSERT(log::is_key_name(name));
    auto key = std::make_unique<Ed25519Key>(EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519"));
    log::NoteKeyId id{name, id_of(name, public_bytes_of(*key))};
    return std::unique_ptr<Ed25519Signer>(new Ed25519Signer(std::move(id), std::move(key)));
}

log::Expected<std::unique_ptr<Ed25519Signer>, std::string> Ed25519Signer::parse(
    std::string_view text) {
    auto parsed = text.starts_with(kPrivate) ? parse_text(text.substr(kPrivate.size()))
                                             : std::optional<KeyText>();
    if (!parsed) {
        return log::unexpected(std::string("it isn't a private Ed25519 key of a note's"));
    }
    auto key = std::make_unique<Ed25519Key>(EVP_PKEY_new_raw_private_key_ex(
        nullptr, "ED25519", nullptr, unsigned_bytes(parsed->bytes), parsed->bytes.size()));
    OPENSSL_cleanse(parsed->bytes.data(), parsed->bytes.size());
    if (id_of(parsed->id.name, public_bytes_of(*key)) != parsed->id.id) {
        return log::unexpected(std::string("its id isn't that of its name and key"));
    }
    return std::unique_ptr<Ed25519Signer>(new Ed25519Signer(std::move(parsed->id), std::move(key)));
}

std::string Ed25519Signer::sign(std::string_view text) const {
    const Context context = make_context();
    std::array<unsigned char, kSignatureBytes> signature{};
    std::size_t size = signature.size();
    const bool done = EVP_DigestSignInit_ex(context.get(), nullptr, nullptr, nullptr, nullptr,
                                            key_->get(), nullptr) == 1 &&
                      EVP_DigestSign(context.get(), signature.data(), &size, unsigned_bytes(text),
                                     text.size()) == 1;
    MADOGUCHI_LOG_ASSERT(done);
    MADOGUCHI_LOG_ASSERT(size == signature.size());
    return {signature.begin(), signature.end()};
}

std::string Ed25519Signer::private_text() const {
    Bytes seed{};
    std::size_t size = seed.size();
    MADOGUCHI_LOG_ASSERT(EVP_PKEY_get_raw_private_key(key_->get(), seed.data(), &size) == 1);
    std::string bytes = with_kind({reinterpret_cast<const char*>(seed.data()), size});
    OPENSSL_cleanse(seed.data(), seed.size());
    std::string text =
        std::string(kPrivate) + id_.name + "+" + hex_of(id_.id) + "+" + log::to_base64(bytes);
    OPENSSL_cleanse(bytes.data(), bytes.size());
    return text;
}

std::string Ed25519Signer::verifier_text() const {
    return id_.name + "+" + hex_of(id_.id) + "+" +
           log::to_base64(with_kind(public_bytes_of(*key_)));
}

}  // namespace madoguchi::openssl
