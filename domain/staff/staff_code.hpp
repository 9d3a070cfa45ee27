#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "madoguchi/domain/staff/role.hpp"

namespace madoguchi::staff {

/// The longest staff code, in bytes.
inline constexpr std::size_t kStaffCodeMax = 32;

/// Whether `text` has the form of a staff code: lower-case letters, digits, `-` and `_`. It is told
/// over the telephone, typed at a counter, and never mistaken for a system actor.
[[nodiscard]] constexpr bool is_staff_code(std::string_view text) {
    return !text.empty() && text.size() <= kStaffCodeMax &&
           std::all_of(text.begin(), text.end(),
                       [](char c) {
                           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' ||
                                  c == '_';
                       }) &&
           !system_actor_of(text);
}

}  // namespace madoguchi::staff
