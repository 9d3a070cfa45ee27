#pragma once

#include <string>
#include <string_view>

#include "madoguchi/log/expected.hpp"
#include "madoguchi/projections/core/row.hpp"

namespace madoguchi::views {

/// Appends a row's bytes. Format: README.md.
void encode_row(const projections::Row& row, std::string& out);

/// Error: what is wrong with the bytes.
[[nodiscard]] log::Expected<projections::Row, std::string> decode_row(std::string_view bytes);

}  // namespace madoguchi::views
