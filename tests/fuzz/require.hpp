#pragma once

#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

namespace madoguchi::fuzz {

/// Ends the program, so that the fuzzer keeps the input, unless `holds`. `what` says what should
/// have held; `detail` what was found instead.
inline void require(bool holds, std::string_view what, const std::string& detail = {}) {
    if (!holds) {
        std::fprintf(stderr, "doesn't hold: %.*s %s\n", static_cast<int>(what.size()), what.data(),
                     detail.c_str());
        std::abort();
    }
}

/// The input as text.
inline std::string_view text_of(const unsigned char* data, std::size_t size) {
    return {reinterpret_cast<const char*>(data), size};
}

}  // namespace madoguchi::fuzz
