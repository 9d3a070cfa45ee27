#pragma once

#include <algorithm>
#include <utility>
#include <vector>

namespace madoguchi::cases {

/// Adds to `to`, in their order, those of `from` that aren't among them yet.
template <typename T, typename U>
void add_missing(std::vector<T>& to, const std::vector<U>& from) {
    for (const U& one : from) {
        T wanted(one);
        if (std::find(to.begin(), to.end(), wanted) == to.end()) {
            to.push_back(std::move(wanted));
        }
    }
}

}  // namespace madoguchi::cases
