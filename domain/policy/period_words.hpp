#pragma once

#include "madoguchi/domain/calendar/deadline.hpp"
#include "madoguchi/domain/policy/words.hpp"

namespace madoguchi::policy {

template <>
struct Words<calendar::PeriodUnit> {
    static constexpr std::array<std::string_view, 3> kAll{"day", "month", "until_date"};
};
template <>
struct Words<calendar::PeriodAnchor> {
    static constexpr std::array<std::string_view, 4> kAll{"application", "issue", "dispatch",
                                                          "arrival"};
};

}  // namespace madoguchi::policy
