#include "madoguchi/adapters/keystore/token.hpp"

#include <openssl/crypto.h>
#include <openssl/rand.h>
#include <p11-kit/p11-kit.h>
#include <p11-kit/uri.h>
#include <sys/stat.h>

#include <array>
#include <fstream>
#include <optional>
#include <utility>
#include <vector>

#include "madoguchi/adapters/keystore/aes_gcm.hpp"
#include "madoguchi/log/assert.hpp"

namespace madoguchi::keystore {
namespace {

using Code = log::StoreErrorCode;

/// What the sealed master key is bound to.
constexpr std::string_view kBound = "madoguchi master key 1";

log::StoreError unavailable(const std::string& what) {
    return {Code::kUnavailable, "the token of the master key: " + what};
}

log::StoreError refused(const std::string& what, CK_RV code) {
    const char* const reason = p11_kit_strerror(code);
    return unavailable(what + " (" + (reason == nullptr ? std::to_string(code) : reason) + ")");
}

struct Release {
    void operator()(P11KitUri* uri) const { p11_kit_uri_free(uri); }
    void operator()(CK_FUNCTION_LIST* module) const {
        p11_kit_module_finalize(module);
        p11_kit_module_release(module);
    }
};
using Uri = std::unique_ptr<P11KitUri, Release>;
using Module = std::unique_ptr<CK_FUNCTION_LIST, Release>;

/// Text that is wiped when it goes.
class WipedText {
 public:
    WipedText() = default;
    ~WipedText() { OPENSSL_cleanse(text.data(), text.size()); }
    WipedText(const WipedText&) = delete;
    WipedText& operator=(const WipedText&) = delete;
    std::string text;
};

/// The path of the file that `pin-source` names.
std::string pin_path(const char* source) {
    std::string path = source;
    for (const std::string_view prefix : {"file://", "file:"}) {
        if (path.starts_with(prefix)) {
            path.erase(0, prefix.size());
            break;
        }
    }
    return path;
}

/// Whether others than the owner may read the file.
bool is_open_to_others(const std::string& path) {
    struct stat file {};
    return ::stat(path.c_str(), &file) == 0 && (file.st_mode & (S_IRWXG | S_IRWXO)) != 0;
}

/// The file's first line.
bool read_pin(const std::string& path, WipedText& pin) {
    pin.text.reserve(256);  // So that it isn't copied while it grows.
    std::ifstream file(path);
    return static_cast<bool>(std::getline(file, pin.text));
}

CK_BBOOL yes = CK_TRUE;
CK_BBOOL no = CK_FALSE;

}  // namespace

class Token::Impl {
 public:
    log::Expected<void, log::StoreError> open(const std::string& text);
    log::Expected<CK_OBJECT_HANDLE, log::StoreError> key(bool may_make);
    ~Impl() {
        if (session) {
            module->C_CloseSession(*session);
        }
    }

    Module module;
    Uri uri;
    std::optional<CK_SESSION_HANDLE> session;

 private:
    log::Expected<CK_SLOT_ID, log::StoreError> slot();
    log::Expected<void, log::StoreError> log_in();
    log::Expected<CK_OBJECT_HANDLE, log::StoreError> make_key(CK_ATTRIBUTE label);
};

log::Expected<void, log::StoreError> Token::Impl::open(const std::string& text) {
    uri.reset(p11_kit_uri_new());
    if (p11_kit_uri_parse(text.c_str(), P11_KIT_URI_FOR_ANY, uri.get()) != P11_KIT_URI_OK) {
        return log::unexpected(unavailable("its URI isn't one as RFC 7512 has it"));
    }
    const char* const path = p11_kit_uri_get_module_path(uri.get());
    if (path == nullptr) {
        return log::unexpected(unavailable("its URI names no module: add ?module-path=…"));
    }
    module.reset(p11_kit_module_load(path, 0));
    if (module == nullptr || p11_kit_module_initialize(module.get()) != CKR_OK) {
        const char* const why = p11_kit_message();
        return log::unexpected(unavailable("the module " + std::string(path) +
                                           " can't be loaded (" + (why == nullptr ? "" : why) +
                                           ")"));
    }
    const auto found = slot();
    if (!found) {
        return log::unexpected(found.error());
    }
    CK_SESSION_HANDLE opened = 0;
    const CK_RV code = module->C_OpenSession(*found, CKF_SERIAL_SESSION | CKF_RW_SESSION, nullptr,
                                             nullptr, &opened);
    if (code != CKR_OK) {
        return log::unexpected(refused("it can't be used", code));
    }
    session = opened;
    return log_in();
}

log::Expected<CK_SLOT_ID, log::StoreError> Token::Impl::slot() {
    CK_ULONG count = 0;
    CK_RV code = module->C_GetSlotList(CK_TRUE, nullptr, &count);
    std::vector<CK_SLOT_ID> slots(count);
    if (code == CKR_OK) {
        code = module->C_GetSlotList(CK_TRUE, slots.data(), &count);
    }
    if (code != CKR_OK) {
        return log::unexpected(refused("the slots can't be listed", code));
    }
    slots.resize(count);
    for (const CK_SLOT_ID one : slots) {
        CK_TOKEN_INFO info{};
        if (module->C_GetTokenInfo(one, &info) == CKR_OK &&
            p11_kit_uri_match_token_info(uri.get(), &info) == 1) {
            return one;
        }
    }
    return log::unexpected(unavailable("no token is there that its URI describes: plug it in"));
}

log::Expected<void, log::StoreError> Token::Impl::log_in() {
    const char* const source = p11_kit_uri_get_pin_source(uri.get());
    WipedText pin;
    if (source != nullptr && is_open_to_others(pin_path(source))) {
        return log::unexpected(
            unavailable("the file with its PIN may be read by others: chmod 600 " +
                        pin_path(source) + ", and change the PIN"));
    }
    if (source == nullptr || !read_pin(pin_path(source), pin)) {
        return log::unexpected(
            unavailable("the file with its PIN can't be read: add pin-source=file:… to its URI"));
    }
    const CK_RV code =
        module->C_Login(*session, CKU_USER, reinterpret_cast<CK_UTF8CHAR*>(pin.text.data()),
                        static_cast<CK_ULONG>(pin.text.size()));
    if (code != CKR_OK && code != CKR_USER_ALREADY_LOGGED_IN) {
        return log::unexpected(
            refused("it doesn't take the PIN of the file that pin-source names; "
                    "don't try again without looking: it locks after a few",
                    code));
    }
    return {};
}

log::Expected<CK_OBJECT_HANDLE, log::StoreError> Token::Impl::key(bool may_make) {
    auto* const label = p11_kit_uri_get_attribute(uri.get(), CKA_LABEL);
    if (label == nullptr) {
        return log::unexpected(unavailable("its URI names no key: add object=…"));
    }
    CK_OBJECT_CLASS secret = CKO_SECRET_KEY;
    std::array<CK_ATTRIBUTE, 2> wanted{CK_ATTRIBUTE{CKA_CLASS, &secret, sizeof secret}, *label};
    CK_RV code = module->C_FindObjectsInit(*session, wanted.data(), wanted.size());
    CK_OBJECT_HANDLE found = 0;
    CK_ULONG count = 0;
    if (code == CKR_OK) {
        code = module->C_FindObjects(*session, &found, 1, &count);
        module->C_FindObjectsFinal(*session);
    }
    if (code != CKR_OK) {
        return log::unexpected(refused("its keys can't be listed", code));
    }
    if (count == 1) {
        return found;
    }
    if (!may_make) {
        return log::unexpected(unavailable("it has no key of the name in its URI"));
    }
    return make_key(*label);
}

log::Expected<CK_OBJECT_HANDLE, log::StoreError> Token::Impl::make_key(CK_ATTRIBUTE label) {
    CK_MECHANISM mechanism{CKM_AES_KEY_GEN, nullptr, 0};
    CK_ULONG bytes = SecretKey::kBytes;
    std::array<CK_ATTRIBUTE, 8> attributes{CK_ATTRIBUTE{CKA_VALUE_LEN, &bytes, sizeof bytes},
                                           CK_ATTRIBUTE{CKA_TOKEN, &yes, sizeof yes},
                                           CK_ATTRIBUTE{CKA_PRIVATE, &yes, sizeof yes},
                                           CK_ATTRIBUTE{CKA_SENSITIVE, &yes, sizeof yes},
                                           CK_ATTRIBUTE{CKA_EXTRACTABLE, &no, sizeof no},
                                           CK_ATTRIBUTE{CKA_ENCRYPT, &yes, sizeof yes},
                                           CK_ATTRIBUTE{CKA_DECRYPT, &yes, sizeof yes},
                                           label};
    CK_OBJECT_HANDLE made = 0;
    const CK_RV code =
        module->C_GenerateKey(*session, &mechanism, attributes.data(), attributes.size(), &made);
    if (code != CKR_OK) {
        return log::unexpected(refused("it makes no AES key", code));
    }
    return made;
}

namespace {

/// The mechanism for one nonce. Points into what it is made from.
struct Gcm {
    explicit Gcm(unsigned char* nonce) {
        params.iv_ptr = nonce;
        params.iv_len = kNonceBytes;
        params.iv_bits = 8 * kNonceBytes;
        params.aad_ptr = reinterpret_cast<unsigned char*>(bound.data());
        params.aad_len = bound.size();
        params.tag_bits = 8 * kTagBytes;
    }
    std::string bound{kBound};
    CK_GCM_PARAMS params{};
    CK_MECHANISM mechanism{CKM_AES_GCM, &params, sizeof params};
};

}  // namespace

log::Expected<std::unique_ptr<Token>, log::StoreError> Token::open(const std::string& uri) {
    auto impl = std::make_unique<Impl>();
    if (auto opened = impl->open(uri); !opened) {
        return log::unexpected(opened.error());
    }
    return std::unique_ptr<Token>(new Token(std::move(impl)));
}

Token::Token(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Token::~Token() = default;

log::Expected<std::string, log::StoreError> Token::seal(const SecretKey& key) {
    const auto handle = impl_->key(true);
    if (!handle) {
        return log::unexpected(handle.error());
    }
    std::string sealed(kNonceBytes + SecretKey::kBytes + kTagBytes, '\0');
    auto* const out = reinterpret_cast<unsigned char*>(sealed.data());
    MADOGUCHI_LOG_ASSERT(RAND_bytes(out, kNonceBytes) == 1);
    Gcm gcm(out);
    CK_ULONG size = sealed.size() - kNonceBytes;
    CK_RV code = impl_->module->C_EncryptInit(*impl_->session, &gcm.mechanism, *handle);
    if (code == CKR_OK) {
        SecretKey plain(key.view());
        code = impl_->module->C_Encrypt(*impl_->session, plain.bytes().data(), SecretKey::kBytes,
                                        out + kNonceBytes, &size);
    }
    if (code != CKR_OK || size != sealed.size() - kNonceBytes) {
        return log::unexpected(refused("it doesn't seal with AES-GCM", code));
    }
    return sealed;
}

log::Expected<SecretKey, log::StoreError> Token::unseal(std::string_view sealed) {
    const auto handle = impl_->key(false);
    if (!handle) {
        return log::unexpected(handle.error());
    }
    std::string bytes(sealed);
    SecretKey key;
    // Some tokens want room for the tag as well while they open.
    std::array<unsigned char, SecretKey::kBytes + kTagBytes> plain{};
    CK_ULONG size = plain.size();
    CK_RV code = CKR_ENCRYPTED_DATA_INVALID;
    if (bytes.size() == kNonceBytes + SecretKey::kBytes + kTagBytes) {
        auto* const in = reinterpret_cast<unsigned char*>(bytes.data());
        Gcm gcm(in);
        code = impl_->module->C_DecryptInit(*impl_->session, &gcm.mechanism, *handle);
        if (code == CKR_OK) {
            code = impl_->module->C_Decrypt(*impl_->session, in + kNonceBytes,
                                            bytes.size() - kNonceBytes, plain.data(), &size);
        }
    }
    if (code == CKR_OK && size == SecretKey::kBytes) {
        std::copy_n(plain.begin(), SecretKey::kBytes, key.bytes().begin());
        OPENSSL_cleanse(plain.data(), plain.size());
        return key;
    }
    OPENSSL_cleanse(plain.data(), plain.size());
    auto error = refused(
        "it doesn't open the sealed master key: another token or key sealed it, "
        "or the file is damaged",
        code);
    error.code = Code::kCorruption;
    return log::unexpected(std::move(error));
}

}  // namespace madoguchi::keystore
