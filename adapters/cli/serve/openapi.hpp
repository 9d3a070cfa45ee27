#pragma once

#include <string>
#include <string_view>

namespace madoguchi::cli::serve {

/// The OpenAPI 3.1 description of every route, with the schemas of the bodies as the contracts in
/// proto/ have them. `cookie`: the name of the session's.
[[nodiscard]] std::string openapi(std::string_view cookie);

}  // namespace madoguchi::cli::serve
