#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "madoguchi/domain/calendar/date.hpp"
#include "madoguchi/domain/policy/policy.hpp"

namespace madoguchi::queries {

/// Finds the policy of a municipality that is in force on a day; without a day, the newest. Null
/// where there is none. What it returns must live until the answers are there.
using PolicyLookup =
    std::function<const policy::Policy*(std::string_view, std::optional<calendar::Date>)>;

/// The answers to an array of queries.
struct Answers {
    std::string json = {};    ///< An array with one object per query, in their order.
    std::size_t queries = 0;  ///< How many were asked.
    std::size_t faulty = 0;   ///< How many of them got an `error` instead of an answer.
    /// Set iff the input as a whole isn't an array, or has too many queries; `json` is then empty.
    std::string error = {};
};

/// Who asks.
enum class Asker : std::uint8_t {
    kProgram,  ///< Gets what the page says, no more, and an answer about PINs.
    /// A screen at the counter. Queries that hold a PIN (`pin_format`, `pin_set`) get an error
    /// before anything of them is looked at, and the papers of visit 1 are those that a case then
    /// asks for: the agent's identity is among them, as the office sets it where the page doesn't.
    kCounter,
};

/// So many queries of a counter are answered at a time.
inline constexpr std::size_t kCounterQueriesMax = 100;

/// Answers `[{id, municipality, given: {query, …}}]` with `[{id, answer, citations}]`, in their
/// order; ids may repeat. A query that isn't JSON or can't be understood gets `{id?, error}` and
/// the others are still answered. Silence is null. Never throws for what the input holds, never
/// repeats a PIN value. Thread-safe as far as `lookup` is.
[[nodiscard]] Answers answer_queries(std::string_view json, const PolicyLookup& lookup,
                                     Asker asker = Asker::kProgram);

}  // namespace madoguchi::queries
