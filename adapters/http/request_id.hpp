#pragma once

#include <string>

// Internal to this adapter.

namespace madoguchi::http {

/// A fresh id for a request: 16 hexadecimal digits, random.
[[nodiscard]] std::string fresh_request_id();

}  // namespace madoguchi::http
