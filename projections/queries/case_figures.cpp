#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <tuple>
#include <utility>

#include "madoguchi/projections/cases/keys.hpp"
#include "madoguchi/projections/core/row.hpp"
#include "madoguchi/projections/queries/case_queries.hpp"  // IWYU pragma: associated
#include "madoguchi/projections/queries/key_parts.hpp"
#include "madoguchi/projections/queries/skipping.hpp"
#include "madoguchi/projections/rows/step.hpp"

namespace madoguchi::projections {
namespace {

// Calls `visit(parts, count)` for each count under a prefix.
template <typename Visit>
Expected<void, StoreError> each_count(const ViewReader& view, const std::string& prefix,
                                      std::size_t parts, const Visit& visit) {
    const auto read = view.scan(keys_under(prefix), [&](std::string_view key, const Row& row) {
        const auto* count = row_as<Count>(row);
        if (count != nullptr) {
            visit(key_parts(key, parts), count->value);
        }
        return true;
    });
    return read ? Expected<void, StoreError>{} : log::unexpected(read.error());
}

// As above, of keys `<kind>/<office>/<day>/…`, days from `from` on: skips what lies before.
template <typename Visit>
Expected<void, StoreError> each_count_since(const ViewReader& view, const std::string& kind,
                                            facts::Date from, std::size_t parts,
                                            const Visit& visit) {
    const auto offices = parts_after(view, kind + '/');
    if (!offices) {
        return log::unexpected(offices.error());
    }
    for (const std::string& office : *offices) {
        KeyRange range = keys_under(join_key(kind, office, ""));
        range.from += day_part(from);
        const auto read = view.scan(range, [&](std::string_view key, const Row& row) {
            if (const auto* count = row_as<Count>(row)) {
                visit(key_parts(key, parts), count->value);
            }
            return true;
        });
        if (!read) {
            return log::unexpected(read.error());
        }
    }
    return {};
}

facts::Date day_of(std::string_view text) {
    return facts::parse_date(text).value_or(facts::Date{});
}

std::int32_t number_of(std::string_view digits) {
    std::int32_t number = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return number;
}

std::int64_t rank(std::int64_t cases, std::int64_t percent) {
    return (cases * percent + 99) / 100;  // Nearest rank, rounded up.
}

using Lengths = std::map<std::int32_t, std::int64_t>;

/// A percentile, and how many cases took so long or longer.
struct Percentile {
    std::int32_t days = 0;
    std::int64_t cases = 0;
};

Percentile percentile(const Lengths& lengths, std::int64_t cases, std::int64_t percent) {
    std::int64_t shorter = 0;
    for (const auto& [days, count] : lengths) {
        if (shorter + count >= rank(cases, percent)) {
            return {days, cases - shorter};
        }
        shorter += count;
    }
    return {};
}

struct DayCounts {
    std::int64_t opened = 0;
    std::int64_t ended = 0;
};

void add_days(const std::string& office, const std::map<facts::Date, DayCounts>& days,
              facts::Date from, facts::Date until, std::vector<BacklogDay>& out) {
    std::int64_t open = 0;
    auto shown = days;
    shown[from];
    shown[until];
    for (const auto& [day, counts] : shown) {
        open += counts.opened - counts.ended;
        if (day >= from && day <= until) {
            out.push_back({office, day, counts.opened, counts.ended, open});
        }
    }
}

struct Band {
    std::int32_t from;
    std::optional<std::int32_t> to;
};
constexpr std::array<Band, 6> kBands{
    {{0, 7}, {8, 14}, {15, 30}, {31, 60}, {61, 90}, {91, std::nullopt}}};

}  // namespace

Expected<std::vector<DashboardLine>, StoreError> dashboard(const ViewReader& cases,
                                                           facts::Date today,
                                                           const DashboardLimits& limits) {
    std::vector<DashboardLine> lines;
    for (const Worklist list : all_worklists()) {
        facts::Date until = facts::Date::max();
        if (list == Worklist::kLapsing) {
            until = today + std::chrono::days(limits.lapsing_days);
        } else if (list == Worklist::kPerhapsNotArrived) {
            until = today - std::chrono::days(limits.not_arrived_days);
        }
        const std::string word(word_of(list));
        auto done = each_count(
            cases, join_key("n", word, ""), 4, [&](const auto& parts, std::int64_t count) {
                const facts::Date day = day_of(parts[3]);
                if (day > until) {
                    return;
                }
                if (lines.empty() || lines.back().list != word || lines.back().office != parts[2]) {
                    lines.push_back({word, std::string(parts[2]), 0, day});
                }
                lines.back().count += count;
            });
        if (!done) {
            return log::unexpected(done.error());
        }
    }
    return lines;
}

Expected<std::vector<StepLine>, StoreError> open_steps(const ViewReader& cases) {
    std::vector<StepLine> lines;
    for (const Step step : all_steps()) {
        const std::string word(word_of(step));
        auto done = each_count(
            cases, join_key("m", word_of(Worklist::kOpen), word, ""), 5,
            [&](const auto& parts, std::int64_t count) {
                if (lines.empty() || lines.back().step != word || lines.back().office != parts[3]) {
                    lines.push_back({word, std::string(parts[3]), 0, day_of(parts[4])});
                }
                lines.back().count += count;
            });
        if (!done) {
            return log::unexpected(done.error());
        }
    }
    return lines;
}

Expected<std::vector<BacklogDay>, StoreError> backlog(const ViewReader& cases, facts::Date from,
                                                      facts::Date until) {
    std::map<std::string, std::map<facts::Date, DayCounts>> offices;
    auto done = each_count(cases, "b/", 4, [&](const auto& parts, std::int64_t count) {
        DayCounts& counts = offices[std::string(parts[1])][day_of(parts[2])];
        (parts[3] == "opened" ? counts.opened : counts.ended) += count;
    });
    if (!done) {
        return log::unexpected(done.error());
    }
    std::vector<BacklogDay> days;
    for (const auto& [office, counts] : offices) {
        add_days(office, counts, from, until, days);
    }
    return days;
}

Expected<std::vector<AgeBand>, StoreError> open_ages(const ViewReader& cases, facts::Date today) {
    std::map<std::string, std::array<std::int64_t, kBands.size()>> offices;
    auto done = each_count(cases, join_key("n", word_of(Worklist::kOpen), ""), 4,
                           [&](const auto& parts, std::int64_t count) {
                               const auto age = (today - day_of(parts[3])).count();
                               std::size_t band = 0;
                               while (kBands[band].to && age > *kBands[band].to) {
                                   ++band;
                               }
                               offices[std::string(parts[2])][band] += count;
                           });
    if (!done) {
        return log::unexpected(done.error());
    }
    std::vector<AgeBand> bands;
    for (const auto& [office, counts] : offices) {
        for (std::size_t i = 0; i < kBands.size(); ++i) {
            if (counts[i] != 0) {
                bands.push_back({office, kBands[i].from, kBands[i].to, counts[i]});
            }
        }
    }
    return bands;
}

Expected<std::vector<LeadTime>, StoreError> lead_times(const ViewReader& cases, facts::Date from,
                                                       facts::Date until, LeadTimesOf whom) {
    std::map<std::pair<std::string, std::string>, Lengths> lengths;
    auto done = each_count_since(cases, "l", from, 5, [&](const auto& parts, std::int64_t count) {
        const facts::Date day = day_of(parts[2]);
        if (day <= until) {
            std::string office(whom == LeadTimesOf::kEachOffice ? parts[1] : std::string_view());
            lengths[{std::move(office), std::string(parts[3])}][number_of(parts[4])] += count;
        }
    });
    if (!done) {
        return log::unexpected(done.error());
    }
    std::vector<LeadTime> times;
    for (const auto& [key, counts] : lengths) {
        LeadTime time{.office = key.first, .part = key.second};
        for (const auto& [days, count] : counts) {
            time.cases += count;
        }
        const Percentile half = percentile(counts, time.cases, 50);
        const Percentile most = percentile(counts, time.cases, 85);
        const Percentile nearly_all = percentile(counts, time.cases, 95);
        time.p50_days = half.days;
        time.p85_days = most.days;
        time.p95_days = nearly_all.days;
        time.p50_cases = half.cases;
        time.p85_cases = most.cases;
        time.p95_cases = nearly_all.cases;
        times.push_back(time);
    }
    return times;
}

}  // namespace madoguchi::projections
