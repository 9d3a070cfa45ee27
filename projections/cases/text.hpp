#pragma once

#include <string>
#include <vector>

namespace madoguchi::projections {

/// Words in one text, separated by a comma and a space.
[[nodiscard]] inline std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) {
        text.append(text.empty() ? "" : ", ").append(word);
    }
    return text;
}

}  // namespace madoguchi::projections
