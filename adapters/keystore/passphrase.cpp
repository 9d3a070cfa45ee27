#include "madoguchi/adapters/keystore/passphrase.hpp"

#include <openssl/evp.h>
#include <openssl/rand.h>

#include "madoguchi/log/assert.hpp"

namespace madoguchi::keystore {
namespace {

constexpr std::uint64_t kCost = std::uint64_t{1} << 17U;
constexpr std::uint64_t kBlocks = 8;
constexpr std::uint64_t kParallel = 1;
constexpr std::uint64_t kMemoryMax = std::uint64_t{256} << 20U;
constexpr std::size_t kSaltBytes = 16;

const unsigned char* bytes_of(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

}  // namespace

SecretKey key_of_passphrase(std::string_view passphrase, std::string_view salt) {
    SecretKey key;
    const auto bytes = key.bytes();
    const bool done =
        EVP_PBE_scrypt(passphrase.data(), passphrase.size(), bytes_of(salt), salt.size(), kCost,
                       kBlocks, kParallel, kMemoryMax, bytes.data(), bytes.size()) == 1;
    MADOGUCHI_LOG_ASSERT(done);
    return key;
}

std::string random_salt() {
    std::string salt(kSaltBytes, '\0');
    const bool done = RAND_bytes(reinterpret_cast<unsigned char*>(salt.data()),
                                 static_cast<int>(salt.size())) == 1;
    MADOGUCHI_LOG_ASSERT(done);
    return salt;
}

}  // namespace madoguchi::keystore
