#include "madoguchi/adapters/aggregates/derived_id.hpp"

#include <algorithm>
#include <string>

namespace madoguchi::aggregates {

log::Digest derived_digest(const log::Digester& digester,
                           std::initializer_list<std::string_view> parts) {
    std::string content = "derived";
    for (const auto part : parts) {
        content += ' ';
        content += std::to_string(part.size());
        content += ':';
        content += part;
    }
    return digester.content_mac(content);
}

log::CommandId derived_id(const log::Digester& digester,
                          std::initializer_list<std::string_view> parts) {
    const auto digest = derived_digest(digester, parts);
    log::CommandId id;
    std::copy_n(digest.begin(), id.bytes.size(), id.bytes.begin());
    id.bytes[6] = static_cast<std::uint8_t>((id.bytes[6] & 0x0f) | 0x80);
    id.bytes[8] = static_cast<std::uint8_t>((id.bytes[8] & 0x3f) | 0x80);
    return id;
}

}  // namespace madoguchi::aggregates
