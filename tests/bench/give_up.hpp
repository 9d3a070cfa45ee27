#pragma once

#include <stdexcept>
#include <string>

namespace madoguchi::bench {

/// Ends the program with what failed, by an exception that main tells, so that what was started is
/// stopped and removed on the way. On the main thread only.
[[noreturn]] inline void give_up(const std::string& what) { throw std::runtime_error(what); }

}  // namespace madoguchi::bench
