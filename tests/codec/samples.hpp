#pragma once

#include <cstdint>
#include <string>

#include "madoguchi/codec/shape.hpp"

namespace madoguchi::codec {

/// Fills every field of the fresh struct at `object` with values that differ from field to field:
/// the same ones for the same `seed`. Optional fields are there, lists have two entries.
/// With `sparse`, every other field keeps its default and every other optional is absent.
void fill(const Shape& shape, void* object, std::uint32_t seed, bool sparse = false);

}  // namespace madoguchi::codec
