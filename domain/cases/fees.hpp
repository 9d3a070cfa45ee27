#pragma once

#include <cstdint>
#include <vector>

#include "madoguchi/domain/policy/letters.hpp"
#include "madoguchi/domain/policy/policy.hpp"
#include "madoguchi/facts/values/circumstances.hpp"
#include "madoguchi/facts/values/code.hpp"

namespace madoguchi::cases {

/// An amount that can have been paid at the counter: more than nothing, and no slip of the finger.
[[nodiscard]] constexpr bool is_amount(std::uint32_t yen) { return yen > 0 && yen <= 10'000; }

/// Whether a fee is taken for that: a line of the municipality's fee table, or one of the words
/// that every office has. `policy` may be null.
[[nodiscard]] bool is_fee_ground(const policy::Policy* policy, const facts::Reason& ground);

/// Why the fee of what is asked for may be waived. Valid as long as the policy.
[[nodiscard]] std::vector<const policy::FeeWaiver*> fee_waivers(
    const policy::Policy& policy, const std::vector<facts::ProcedureRequest>& asked);

}  // namespace madoguchi::cases
