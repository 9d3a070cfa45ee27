#include "madoguchi/projections/queries/statistics_queries.hpp"

#include <array>
#include <map>
#include <utility>

#include "madoguchi/projections/cases/keys.hpp"
#include "madoguchi/projections/core/row.hpp"
#include "madoguchi/projections/queries/key_parts.hpp"
#include "madoguchi/projections/queries/skipping.hpp"

namespace madoguchi::projections {
namespace {

using Parts = std::vector<std::string_view>;

constexpr std::size_t kCountParts = 7;  ///< `<kind>/<topic>/<office>/<day>/<word>/…`

// Calls `visit(parts, amount)` for the counts (`c`) or the yen (`y`) of a topic over some days.
template <typename Visit>
Expected<void, StoreError> each_of_topic(const ViewReader& view, const char* kind, Topic topic,
                                         const OfficeDays& range, const Visit& visit) {
    const std::string under = join_key(kind, word_of(topic), "");
    const auto offices = offices_after(view, under, range.office);
    if (!offices) {
        return log::unexpected(offices.error());
    }
    for (const std::string& office : *offices) {
        const KeyRange days{
            .from = under + join_key(office, day_part(range.from)),
            .until = keys_under(under + join_key(office, day_part(range.until), "")).until};
        const auto read = view.scan(days, [&](std::string_view key, const Row& row) {
            if (const auto* count = row_as<Count>(row)) {
                visit(key_parts(key, kCountParts), count->value);
            }
            return true;
        });
        if (!read) {
            return log::unexpected(read.error());
        }
    }
    return {};
}

std::vector<std::string> divided(std::string_view codes) {
    std::vector<std::string> parts;
    for (std::size_t comma = 0; comma != std::string_view::npos;) {
        comma = codes.find(',');
        parts.emplace_back(codes.substr(0, comma));
        codes.remove_prefix(comma == std::string_view::npos ? codes.size() : comma + 1);
    }
    return parts;
}

using StepKey = std::pair<std::string, std::string>;  ///< Office and step.
using Levels = std::map<StepKey, std::int64_t>;

Expected<Levels, StoreError> standing_now(const ViewReader& view, const std::string& office) {
    Levels levels;
    const std::string under = office.empty() ? "p/" : join_key("p", office, "");
    const auto read = view.scan(keys_under(under), [&](std::string_view key, const Row& row) {
        const auto parts = key_parts(key, 3);
        if (const auto* count = row_as<Count>(row)) {
            levels[{std::string(parts[1]), std::string(parts[2])}] = count->value;
        }
        return true;
    });
    if (!read) {
        return log::unexpected(read.error());
    }
    return levels;
}

// By how much each step grew on each day after `from`.
Expected<std::map<facts::Date, Levels>, StoreError> growth_after(const ViewReader& view,
                                                                 const std::string& office,
                                                                 facts::Date from) {
    std::map<facts::Date, Levels> days;
    KeyRange range = keys_under("f/");
    range.from = join_key("f", day_part(from + std::chrono::days(1)));
    const auto read = view.scan(range, [&](std::string_view key, const Row& row) {
        const auto parts = key_parts(key, 5);
        const auto* count = row_as<Count>(row);
        const auto day = facts::parse_date(parts[1]);
        if (count != nullptr && day && (office.empty() || office == parts[2])) {
            days[*day][{std::string(parts[2]), std::string(parts[3])}] +=
                parts[4] == "in" ? count->value : -count->value;
        }
        return true;
    });
    if (!read) {
        return log::unexpected(read.error());
    }
    return days;
}

void add_evening(facts::Date day, const Levels& levels, std::vector<FlowDay>& out) {
    for (const auto& [key, count] : levels) {
        if (count != 0) {
            out.push_back({key.first, day, key.second, count});
        }
    }
}

}  // namespace

Expected<std::vector<StatisticLine>, StoreError> statistics(const ViewReader& view,
                                                            const OfficeDays& range) {
    std::vector<StatisticLine> lines;
    for (const Topic topic : all_topics()) {
        // By office, word, procedures and applicant, in this order.
        std::map<std::array<std::string, 4>, StatisticLine> found;
        const auto line_of = [&](const Parts& parts) -> StatisticLine& {
            return found[{std::string(parts[2]), std::string(parts[4]), std::string(parts[5]),
                          std::string(parts[6])}];
        };
        auto counted = each_of_topic(view, "c", topic, range, [&](const Parts& parts, auto count) {
            line_of(parts).count += count;
        });
        auto summed = each_of_topic(view, "y", topic, range, [&](const Parts& parts, auto yen) {
            line_of(parts).yen += yen;
        });
        if (!counted || !summed) {
            return log::unexpected(!counted ? counted.error() : summed.error());
        }
        for (auto& [key, line] : found) {
            line.topic = word_of(topic);
            line.office = key[0];
            line.word = key[1];
            line.procedures = divided(key[2]);
            line.applicant_class = key[3];
            lines.push_back(std::move(line));
        }
    }
    return lines;
}

Expected<std::vector<TopicDay>, StoreError> topic_days(const ViewReader& view, Topic topic,
                                                       const OfficeDays& range) {
    std::vector<TopicDay> days;
    auto done = each_of_topic(view, "c", topic, range, [&](const Parts& parts, auto count) {
        const facts::Date day = facts::parse_date(parts[3]).value_or(facts::Date{});
        if (days.empty() || days.back().office != parts[2] || days.back().day != day) {
            days.push_back({std::string(parts[2]), day, std::string(word_of(topic)), 0});
        }
        days.back().count += count;
    });
    if (!done) {
        return log::unexpected(done.error());
    }
    return days;
}

Expected<std::vector<FlowDay>, StoreError> flow(const ViewReader& view, const OfficeDays& range) {
    auto levels = standing_now(view, range.office);
    const auto growth = growth_after(view, range.office, range.from);
    if (!levels || !growth) {
        return log::unexpected(!levels ? levels.error() : growth.error());
    }
    std::vector<FlowDay> days;
    auto later = growth->rbegin();
    for (facts::Date day = range.until; day >= range.from; day -= std::chrono::days(1)) {
        for (; later != growth->rend() && later->first > day; ++later) {
            for (const auto& [key, grown] : later->second) {
                (*levels)[key] -= grown;
            }
        }
        add_evening(day, *levels, days);
    }
    return days;
}

}  // namespace madoguchi::projections
