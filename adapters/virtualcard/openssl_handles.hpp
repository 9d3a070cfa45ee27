#pragma once

#include <openssl/conf.h>
#include <openssl/evp.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "madoguchi/domain/card/card_error.hpp"

namespace madoguchi::virtualcard {

/// Frees an OpenSSL object with its own function.
template <auto Free>
struct Freed {
    template <typename T>
    void operator()(T* object) const {
        Free(object);
    }
};

using PkeyHandle = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY_free>>;
using PkeyContextHandle = std::unique_ptr<EVP_PKEY_CTX, Freed<EVP_PKEY_CTX_free>>;
using X509Handle = std::unique_ptr<X509, Freed<X509_free>>;
using NameHandle = std::unique_ptr<X509_NAME, Freed<X509_NAME_free>>;
using ExtensionHandle = std::unique_ptr<X509_EXTENSION, Freed<X509_EXTENSION_free>>;
using GeneralNamesHandle = std::unique_ptr<GENERAL_NAMES, Freed<GENERAL_NAMES_free>>;
using BioHandle = std::unique_ptr<BIO, Freed<BIO_free_all>>;
using ConfigHandle = std::unique_ptr<CONF, Freed<NCONF_free>>;

/// The error for an OpenSSL call that failed while doing `what`; empties OpenSSL's error queue.
[[nodiscard]] card::CardError openssl_error(const std::string& what);

/// The key in `der` (PKCS#8); null when it isn't one.
[[nodiscard]] PkeyHandle read_key(const std::vector<std::uint8_t>& der);

}  // namespace madoguchi::virtualcard
