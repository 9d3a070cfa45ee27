#pragma once

#include <string_view>

namespace madoguchi::http {

/// Whether an `Accept-Encoding` header asks for a coding such as `br` by its name and with a weight
/// above nothing (RFC 9110 §12.5.3). A header that can't be read and `*` ask for none: the plain
/// bytes are always right.
[[nodiscard]] bool accepts_encoding(std::string_view header, std::string_view coding);

}  // namespace madoguchi::http
