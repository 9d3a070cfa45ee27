#pragma once

#include <string_view>

namespace madoguchi::crash {

/// Kills the process at the nth passing of a named point: `MADOGUCHI_KILL=point:n`.
/// `arm` is called first; `pass` is thread-safe.
void arm_kill_point();
void pass(std::string_view point);

}  // namespace madoguchi::crash
