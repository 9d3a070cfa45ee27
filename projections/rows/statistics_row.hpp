#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "madoguchi/facts/values/date.hpp"
#include "madoguchi/facts/values/fields.hpp"
#include "madoguchi/projections/rows/case_row.hpp"
#include "madoguchi/projections/rows/step.hpp"
#include "madoguchi/projections/rows/topic.hpp"

namespace madoguchi::projections {

/// Something of a case that counts on a day of an office.
struct CountedThing {
    Topic topic = Topic::kArrivals;
    std::string word;     ///< What it is counted under: a ground, a reason, a mail class.
    std::string subject;  ///< The letter or visit it is about, so that it counts once.
    std::string office;
    facts::Date on{};
    std::int64_t yen = 0;
    MADOGUCHI_FIELDS(CountedThing, topic, word, subject, office, on, yen);
};

/// The postage on record for a letter, whoever paid it.
struct LetterPostage {
    std::uint32_t letter_seq = 0;
    std::int64_t yen = 0;
    MADOGUCHI_FIELDS(LetterPostage, letter_seq, yen);
};

/// The days on which a case stood at a step in the evening: from `from` up to the day before
/// `until`. `kOpenEnd` while it stands there.
struct StepSpell {
    Step step = Step::kIntake;
    facts::Date from{};
    facts::Date until{};
    MADOGUCHI_FIELDS(StepSpell, step, from, until);
};
inline constexpr facts::Date kOpenEnd{std::chrono::days(2'932'896)};  // 9999-12-31

/// What one case counts for.
struct StatisticsRow {
    bool newer_than_build = false;
    CaseRow of_case;
    std::vector<CountedThing> things;
    std::vector<LetterPostage> postage;
    std::vector<StepSpell> spells;  ///< In order; at most the last one is open.
    MADOGUCHI_FIELDS(StatisticsRow, newer_than_build, of_case, things, postage, spells);
};

}  // namespace madoguchi::projections
