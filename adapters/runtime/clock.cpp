#include "madoguchi/adapters/runtime/clock.hpp"

namespace madoguchi::runtime {

log::UtcTime SystemClock::now() const {
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

}  // namespace madoguchi::runtime
