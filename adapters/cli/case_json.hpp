#pragma once

#include <string>
#include <string_view>

#include "madoguchi/adapters/cli/cases.hpp"
#include "madoguchi/adapters/cli/looking.hpp"

namespace madoguchi::cli {

/// A case as one JSON object. Personal data is marked as sealed unless the case was opened; then
/// addresses are, where they may not be shown. `opened` may be null. `found_as`: whom
/// of it a search found, `principal` or `agent`; empty where nobody searched.
[[nodiscard]] std::string case_json(const CaseFile& file, const Opened* opened,
                                    std::string_view found_as = {});

/// Whether what was sealed of `principal` or `agent` is gone for good.
[[nodiscard]] bool is_erased(const CaseFile& file, std::string_view holder);

}  // namespace madoguchi::cli
