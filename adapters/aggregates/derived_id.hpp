#pragma once

#include <cstdint>
#include <initializer_list>
#include <string_view>

#include "madoguchi/log/ports.hpp"

namespace madoguchi::aggregates {

/// A keyed digest of `parts`, each after its length, so that no two lists of parts are alike.
[[nodiscard]] log::Digest derived_digest(const log::Digester& digester,
                                         std::initializer_list<std::string_view> parts);

/// A command id that is always the same for the same parts (UUID, version 8).
[[nodiscard]] log::CommandId derived_id(const log::Digester& digester,
                                        std::initializer_list<std::string_view> parts);

}  // namespace madoguchi::aggregates
