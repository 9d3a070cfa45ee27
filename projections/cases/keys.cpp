#include "madoguchi/projections/cases/keys.hpp"

#include <algorithm>

namespace madoguchi::projections {

std::string number_part(std::int64_t number) {
    const std::string digits = std::to_string(std::clamp<std::int64_t>(number, 0, 99'999));
    return std::string(5 - digits.size(), '0') + digits;
}

}  // namespace madoguchi::projections
