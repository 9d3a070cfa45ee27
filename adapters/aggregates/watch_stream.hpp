#pragma once

#include <string>

#include "madoguchi/facts/values/code.hpp"
#include "madoguchi/facts/values/sensitive.hpp"
#include "madoguchi/log/ports.hpp"

namespace madoguchi::aggregates {

/// The stream of the watch over a person's certificate: `watch/` and a keyed digest of the
/// person's number in the resident register and the certificate's kind, so that the name says
/// nothing. Imports name it in the same way.
[[nodiscard]] log::StreamId watch_stream(const log::Digester& digester, const log::TenantId& tenant,
                                         const facts::Sensitive<std::string>& register_no,
                                         const facts::Target& kind);

/// The stream of the watch over a person's 支援措置, named in the same way.
[[nodiscard]] log::StreamId protection_stream(const log::Digester& digester,
                                              const log::TenantId& tenant,
                                              const facts::Sensitive<std::string>& register_no);

}  // namespace madoguchi::aggregates
