#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "madoguchi/domain/calendar/date.hpp"
#include "madoguchi/domain/policy/words.hpp"

namespace madoguchi::policy {

/// What a rule is for.
enum class RuleKind : std::uint8_t {
    kDecide,  ///< Drives a decision.
    kDate,    ///< Says how a date is reckoned.
    kData,    ///< A table of values.
    kInfo,    ///< Text for people only.
};
template <>
struct Words<RuleKind> {
    static constexpr std::array<std::string_view, 4> kAll{"decide", "date", "data", "info"};
};

/// One rule of a municipality, in our own words, and where it stands.
struct Rule {
    std::string id;  ///< Unique within the policy, e.g. of the form `CODE-01`.
    RuleKind kind = RuleKind::kInfo;
    std::string statement;  ///< Plain Japanese.
    std::string source;     ///< Key of the source it stands in; empty where `law` is the ground.
    std::string heading;    ///< Heading within the source.
    std::string law;        ///< Law or guideline; empty where none is known.
    bool needs_review = false;  ///< The office confirms it before its first use.
    bool operator==(const Rule&) const = default;
};

/// Where rules stand: a page, a leaflet, a notice.
struct Source {
    std::string key;
    std::string title;
    std::string publisher;
    std::optional<calendar::Date> dated = {};  ///< Date on the page; absent where it has none.
    bool operator==(const Source&) const = default;
};

/// Place of a rule in `Policy::rules`.
using RuleIndex = std::uint16_t;

/// The rules that a value rests on. Empty: the value is a reading or practice, and its `note` says
/// so.
using Grounds = std::vector<RuleIndex>;

}  // namespace madoguchi::policy
