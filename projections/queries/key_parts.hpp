#pragma once

#include <string_view>
#include <vector>

namespace madoguchi::projections {

/// The first `count` parts of a key; the last one holds all the rest. Fewer when the key has fewer.
[[nodiscard]] inline std::vector<std::string_view> key_parts(std::string_view key,
                                                             std::size_t count) {
    std::vector<std::string_view> parts;
    while (parts.size() + 1 < count) {
        const std::size_t slash = key.find('/');
        if (slash == std::string_view::npos) {
            break;
        }
        parts.push_back(key.substr(0, slash));
        key.remove_prefix(slash + 1);
    }
    parts.push_back(key);
    return parts;
}

}  // namespace madoguchi::projections
