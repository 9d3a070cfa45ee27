#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "madoguchi/projections/rows/case_row.hpp"

namespace madoguchi::projections {

/// Whose days of a case's way are meant.
enum class LeadPart : std::uint8_t { kOffice, kPost, kCitizen, kTotal };

inline constexpr std::size_t kLeadPartCount = 4;

/// Every part, in the order in which keys hold their days.
[[nodiscard]] const std::array<LeadPart, kLeadPartCount>& all_lead_parts();

/// The part's name in keys and answers: `office` …
[[nodiscard]] std::string_view word_of(LeadPart part);

/// How many days of that part a case took that has ended; none of the total before it has.
[[nodiscard]] std::int64_t days_of(const CaseRow& row, LeadPart part);

}  // namespace madoguchi::projections
