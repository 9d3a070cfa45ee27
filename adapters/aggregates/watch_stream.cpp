#include "madoguchi/adapters/aggregates/watch_stream.hpp"

#include <string_view>

#include "madoguchi/adapters/aggregates/derived_id.hpp"

namespace madoguchi::aggregates {

log::StreamId watch_stream(const log::Digester& digester, const log::TenantId& tenant,
                           const facts::Sensitive<std::string>& register_no,
                           const facts::Target& kind) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string name = "watch/";
    for (const auto byte :
         derived_digest(digester, {"watch", tenant.text(), register_no.reveal(), kind.text()})) {
        name += kDigits[byte >> 4];
        name += kDigits[byte & 15];
    }
    return log::StreamId(std::move(name));
}

log::StreamId protection_stream(const log::Digester& digester, const log::TenantId& tenant,
                                const facts::Sensitive<std::string>& register_no) {
    return watch_stream(digester, tenant, register_no, facts::Target("protection"));
}

}  // namespace madoguchi::aggregates
