#pragma once

#include <chrono>

namespace madoguchi::facts {

/// A calendar date in Japan (Asia/Tokyo), Gregorian.
using Date = std::chrono::sys_days;

}  // namespace madoguchi::facts
