#pragma once

#include <tl/expected.hpp>

namespace madoguchi {

/// A value, or the error that stands in its place. `tl::expected` behind a name of our own, so that
/// `std::expected` can replace it when the compiler has it.
template <typename T, typename E>
using Expected = tl::expected<T, E>;

}  // namespace madoguchi
