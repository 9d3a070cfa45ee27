#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace madoguchi::projections {

/// What is counted, each by a word of its own. Stored in views: a new one goes last.
enum class Topic : std::uint8_t {
    kArrivals,       ///< Cases by channel, on the day of opening, at the office of opening.
    kEndings,        ///< Cases by the status in which they ended, on that day, likewise.
    kCompletions,    ///< Those of them that were completed, wholly or in part.
    kFeesCollected,  ///< Fees by ground, with their yen.
    kFeesWaived,     ///< Fees that weren't taken, by ground, with the yen waived.
    kPostings,       ///< Letters by mail class, on the posting day, with the postage on record.
    kReturns,        ///< Letters that came back, by the post office's reason.
    kLapses,         ///< Letters whose last day went by without a reply, by mail class.
    kDeficiencies,   ///< What the second visit was short of: `holder:item`, or a reason.
    kFeesFree,       ///< Procedures done for which the rules take no fee, by ground.
};

inline constexpr std::size_t kTopicCount = 10;

/// Every topic, in the order in which reports show them.
[[nodiscard]] const std::array<Topic, kTopicCount>& all_topics();

/// The topic's name in keys, and that of the list of its cases: `arrivals` …
[[nodiscard]] std::string_view word_of(Topic topic);

}  // namespace madoguchi::projections
