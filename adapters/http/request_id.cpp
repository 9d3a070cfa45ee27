#include "madoguchi/adapters/http/request_id.hpp"

#include <openssl/rand.h>

#include <string_view>

namespace madoguchi::http {

std::string fresh_request_id() {
    unsigned char random[8];
    if (RAND_bytes(random, sizeof random) != 1) {
        return "0000000000000000";
    }
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string id;
    for (const unsigned char byte : random) {
        id += kDigits[byte >> 4U];
        id += kDigits[byte & 0xFU];
    }
    return id;
}

}  // namespace madoguchi::http
