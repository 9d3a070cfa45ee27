#include "madoguchi/adapters/webauthn/client_data.hpp"

#include <cjose/base64.h>
#include <cjose/util.h>

#include <cstdint>
#include <nlohmann/json.hpp>

#include "madoguchi/log/assert.hpp"

namespace madoguchi::webauthn {

namespace {

using nlohmann::json;

std::string base64url(const std::string& bytes) {
    char* text = nullptr;
    std::size_t size = 0;
    cjose_err error{};
    MADOGUCHI_LOG_ASSERT(cjose_base64url_encode(reinterpret_cast<const std::uint8_t*>(bytes.data()),
                                                bytes.size(), &text, &size, &error));
    std::string made(text, size);
    cjose_get_dealloc()(text);
    return made;
}

bool says(const json& data, const char* name, const std::string& text) {
    const auto found = data.find(name);
    return found != data.end() && found->is_string() && *found == text;
}

}  // namespace

Answer<void> check_client_data(const std::string& client_data, const std::string& ceremony,
                               const std::string& challenge, const std::string& origin) {
    const json data = json::parse(client_data, nullptr, false);
    if (!data.is_object()) {
        return log::unexpected(std::string("the client data isn't JSON"));
    }
    if (!says(data, "type", ceremony)) {
        return log::unexpected(std::string("the client data is of another ceremony"));
    }
    if (!says(data, "challenge", base64url(challenge))) {
        return log::unexpected(std::string("the client data is of another challenge"));
    }
    if (!says(data, "origin", origin)) {
        return log::unexpected(std::string("the key was used on another site: see --origin"));
    }
    if (data.value("crossOrigin", json(false)) != json(false)) {
        return log::unexpected(std::string("the key was used inside another site's page"));
    }
    return {};
}

}  // namespace madoguchi::webauthn
