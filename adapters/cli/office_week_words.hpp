#pragma once

#include <string>
#include <vector>

namespace madoguchi::cli {

/// The ids of an outcome in Japanese: routes, refusals, missing documents (`agent:id_document`);
/// numbers and what has no word stay as they are.
[[nodiscard]] std::string id_words(const std::vector<std::string>& ids);

}  // namespace madoguchi::cli
