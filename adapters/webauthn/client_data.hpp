#pragma once

#include <string>

#include "madoguchi/adapters/webauthn/security_key.hpp"

namespace madoguchi::webauthn {

/// Whether a browser's client data (JSON) is of that ceremony (`webauthn.create`, `webauthn.get`),
/// challenge and origin, and of no page inside another site's.
[[nodiscard]] Answer<void> check_client_data(const std::string& client_data,
                                             const std::string& ceremony,
                                             const std::string& challenge,
                                             const std::string& origin);

}  // namespace madoguchi::webauthn
