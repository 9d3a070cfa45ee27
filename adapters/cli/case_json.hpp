#pragma once

#include <string>
#include <string_view>

#include "madoguchi/adapters/cli/cases.hpp"

namespace madoguchi::cli {

/// A case as one JSON object. Personal data is marked as sealed unless `reveal`. `found_as`: whom
/// of it a search found, `principal` or `agent`; empty where nobody searched.
[[nodiscard]] std::string case_json(const CaseFile& file, bool reveal,
                                    std::string_view found_as = {});

}  // namespace madoguchi::cli
