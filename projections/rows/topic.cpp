#include "madoguchi/projections/rows/topic.hpp"

namespace madoguchi::projections {

const std::array<Topic, kTopicCount>& all_topics() {
    static constexpr std::array<Topic, kTopicCount> kAll{
        Topic::kArrivals, Topic::kEndings,     Topic::kCompletions, Topic::kFeesCollected,
        Topic::kFeesFree, Topic::kFeesWaived,  Topic::kPostings,    Topic::kReturns,
        Topic::kLapses,   Topic::kDeficiencies};
    return kAll;
}

std::string_view word_of(Topic topic) {
    switch (topic) {
        case Topic::kArrivals:
            return "arrivals";
        case Topic::kEndings:
            return "endings";
        case Topic::kCompletions:
            return "completions";
        case Topic::kFeesCollected:
            return "fees_collected";
        case Topic::kFeesFree:
            return "fees_free";
        case Topic::kFeesWaived:
            return "fees_waived";
        case Topic::kPostings:
            return "postings";
        case Topic::kReturns:
            return "returns";
        case Topic::kLapses:
            return "lapses";
        case Topic::kDeficiencies:
            return "second_visit_deficiencies";
    }
    return {};
}

}  // namespace madoguchi::projections
