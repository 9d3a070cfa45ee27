#pragma once

#include <map>
#include <string>
#include <string_view>

namespace madoguchi::cli::serve {

/// What answers are, by the names that routes give: JSON Schemas, which refer to each other below
/// `#/components/schemas/`.
[[nodiscard]] std::map<std::string_view, std::string> answer_schemas();

}  // namespace madoguchi::cli::serve
