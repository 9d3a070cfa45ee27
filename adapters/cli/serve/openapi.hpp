#pragma once

#include <string>

namespace madoguchi::cli::serve {

/// The OpenAPI 3.1 description of every route, with the schemas of the bodies as the contracts in
/// proto/ have them.
[[nodiscard]] std::string openapi();

}  // namespace madoguchi::cli::serve
