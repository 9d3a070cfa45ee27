#pragma once

#include <map>
#include <string>
#include <vector>

#include "madoguchi/adapters/cli/failure.hpp"
#include "madoguchi/adapters/openid/provider.hpp"
#include "madoguchi/log/ids.hpp"

namespace madoguchi::cli::serve {

/// A municipality's identity provider, and what its clerks call it.
struct Provider {
    std::string label;
    openid::Provider provider;
};
using Providers = std::map<std::string, Provider>;  ///< By municipality.

/// Whether browsers may be sent there: HTTPS, or this machine.
[[nodiscard]] bool is_page_address(const std::string& address);

/// Reads the files of `--oidc`, one for each municipality (JSON; members:
/// ops/docs/how-to/sign-in-with-the-office-identity.md). Failure kUsage: which file, which member,
/// and what to write there.
[[nodiscard]] Result<Providers> read_providers(const std::vector<std::string>& files);

/// Whether the municipalities of all of them are served. Failure kUsage: which isn't.
[[nodiscard]] Result<void> check_served(const Providers& providers,
                                        const std::vector<log::TenantId>& served);

}  // namespace madoguchi::cli::serve
