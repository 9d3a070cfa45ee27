#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "madoguchi/projections/rows/case_status.hpp"

namespace madoguchi::projections {

/// A step of a case's way: statuses that belong together. Stored in views: a new one goes last.
enum class Step : std::uint8_t {
    kIntake,       ///< The first visit, or a same-day case; also while papers are short.
    kLetter,       ///< The letter is to be made, printed or handed over.
    kReply,        ///< Posted: the reply is awaited.
    kReturned,     ///< The letter came back, or its last day is over.
    kSecondVisit,  ///< The second visit goes on, or was short of something.
    kCardWork,     ///< Checked: at the terminal, or to be looked into there.
};

inline constexpr std::size_t kStepCount = 6;

/// Every step, in the order of the way.
[[nodiscard]] const std::array<Step, kStepCount>& all_steps();

/// The step's name in keys and answers: `step_intake` …
[[nodiscard]] std::string_view word_of(Step step);

/// Where a case of that status stands; none once it has ended, or before it is known.
[[nodiscard]] std::optional<Step> step_of(CaseStatus status);

}  // namespace madoguchi::projections
