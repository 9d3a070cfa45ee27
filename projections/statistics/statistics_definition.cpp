#include "madoguchi/projections/statistics/statistics_definition.hpp"

#include <algorithm>

#include "madoguchi/facts/values/circumstances.hpp"
#include "madoguchi/facts/values/code.hpp"
#include "madoguchi/facts/values/date.hpp"
#include "madoguchi/projections/cases/keys.hpp"
#include "madoguchi/projections/core/row.hpp"
#include "madoguchi/projections/rows/case_row.hpp"
#include "madoguchi/projections/rows/case_status.hpp"
#include "madoguchi/projections/rows/lead_part.hpp"
#include "madoguchi/projections/rows/step.hpp"
#include "madoguchi/projections/rows/topic.hpp"

namespace madoguchi::projections {
namespace {

constexpr const char* kNone = "none";

std::string word_or_none(const std::string& word) { return word.empty() ? kNone : word; }

/// The procedures of a case as they stand in a key: each once, in the order of their codes.
std::string procedures_part(const CaseRow& row) {
    std::vector<std::string> codes;
    for (const facts::ProcedureRequest& request : row.procedures) {
        codes.push_back(request.procedure.text());
    }
    std::sort(codes.begin(), codes.end());
    codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
    std::string part;
    for (const std::string& code : codes) {
        part.append(part.empty() ? "" : ",").append(code);
    }
    return word_or_none(part);
}

/// Gathers the rows of one case.
class Derived {
 public:
    Derived(const std::string& stream, const StatisticsRow& row, DerivedRows& out)
        : stream_(stream),
          procedures_(procedures_part(row.of_case)),
          applicant_(word_or_none(row.of_case.applicant_class)),
          out_(out) {}

    void count(Topic topic, const std::string& word, const std::string& office, facts::Date on,
               std::int64_t yen, std::size_t number) {
        const std::string tail = join_key(word_of(topic), office, day_part(on), word_or_none(word),
                                          procedures_, applicant_);
        out_.counted.push_back(join_key("c", tail));
        if (yen != 0) {
            out_.sums.emplace_back(join_key("y", tail), yen);
        }
        out_.rows.emplace_back(
            join_key("e", tail, number_part(static_cast<std::int64_t>(number)), stream_), Mark{});
    }

    void stand(const StepSpell& spell, const std::string& office) {
        const std::string_view step = word_of(spell.step);
        out_.rows.emplace_back(
            join_key("i", step, office, day_part(spell.until), day_part(spell.from), stream_),
            Mark{});
        out_.counted.push_back(join_key("f", day_part(spell.from), office, step, "in"));
        if (spell.until == kOpenEnd) {
            out_.counted.push_back(join_key("p", office, step));
        } else {
            out_.counted.push_back(join_key("f", day_part(spell.until), office, step, "out"));
        }
    }

    void completed(const CaseRow& row) {
        std::string key = join_key("d", row.office, day_part(*row.ended_on));
        for (const LeadPart part : all_lead_parts()) {
            key = join_key(key, number_part(days_of(row, part)));
        }
        out_.rows.emplace_back(join_key(key, stream_), Mark{});
    }

 private:
    const std::string& stream_;
    std::string procedures_;
    std::string applicant_;
    DerivedRows& out_;
};

void derive_case(const CaseRow& row, Derived& derived) {
    derived.count(Topic::kArrivals, row.channel, row.office, row.opened_on, 0, 0);
    if (!row.ended_on) {
        return;
    }
    const std::string status(word_of(row.status));
    derived.count(Topic::kEndings, status, row.office, *row.ended_on, 0, 0);
    if (row.status == CaseStatus::kCompleted || row.status == CaseStatus::kCompletedPartially) {
        derived.count(Topic::kCompletions, status, row.office, *row.ended_on, 0, 0);
        derived.completed(row);
    }
}

}  // namespace

const ViewId& StatisticsDefinition::id() const {
    static const ViewId kId{.name = "statistics", .version = 3};
    return kId;
}

void StatisticsDefinition::derive(const std::string& stream, const StatisticsRow& row,
                                  DerivedRows& out) const {
    if (row.of_case.status == CaseStatus::kUnknown) {
        return;
    }
    Derived derived(stream, row, out);
    derive_case(row.of_case, derived);
    for (std::size_t i = 0; i < row.things.size(); ++i) {
        const CountedThing& thing = row.things[i];
        derived.count(thing.topic, thing.word, thing.office, thing.on, thing.yen, i + 1);
    }
    for (const StepSpell& spell : row.spells) {
        derived.stand(spell, row.of_case.office);
    }
}

void StatisticsDefinition::note_step(StatisticsRow& row) {
    const auto step = step_of(row.of_case.status);
    auto& spells = row.spells;
    const bool open = !spells.empty() && spells.back().until == kOpenEnd;
    if (open ? step == spells.back().step : !step) {
        return;
    }
    // An entry of an earlier day doesn't turn the order of the steps round.
    facts::Date day = row.of_case.status_since;
    if (!spells.empty()) {
        day = std::max(day, open ? spells.back().from : spells.back().until);
    }
    if (open) {
        spells.back().until = day;
        if (spells.back().from == day) {
            spells.pop_back();  // Passed on the same day: no evening saw it there.
        }
    }
    if (!step) {
        return;
    }
    if (!spells.empty() && spells.back().step == *step && spells.back().until == day) {
        spells.back().until = kOpenEnd;
    } else {
        spells.push_back({*step, day, kOpenEnd});
    }
}

}  // namespace madoguchi::projections
