#include <algorithm>
#include <charconv>
#include <iterator>
#include <tuple>
#include <utility>

#include "madoguchi/projections/cases/keys.hpp"
#include "madoguchi/projections/core/row.hpp"
#include "madoguchi/projections/core/stream_projection.hpp"
#include "madoguchi/projections/queries/case_line.hpp"
#include "madoguchi/projections/queries/key_parts.hpp"
#include "madoguchi/projections/queries/skipping.hpp"
#include "madoguchi/projections/queries/statistics_queries.hpp"  // IWYU pragma: associated
#include "madoguchi/projections/rows/statistics_row.hpp"

namespace madoguchi::projections {
namespace {

constexpr std::size_t kLimitMax = 1'000;

/// A place in the order of a page, and what is known of it from its key.
struct Place {
    std::string day;
    std::string office;
    std::string stream;
    std::string number;  ///< Which of the case's things; empty for a spell.
    std::string word;
    auto operator<=>(const Place&) const = default;
};

std::string cursor_of(const Place& place) {
    return join_key(place.day, place.office, place.number, place.stream);
}

bool is_after(const Place& place, const std::string& cursor) {
    const auto parts = key_parts(cursor, 4);
    if (parts.size() < 4) {
        return true;
    }
    const Place last{.day = std::string(parts[0]),
                     .office = std::string(parts[1]),
                     .stream = std::string(parts[3]),
                     .number = std::string(parts[2]),
                     .word = {}};
    return std::tie(place.day, place.office, place.stream, place.number) >
           std::tie(last.day, last.office, last.stream, last.number);
}

std::int64_t yen_of(const StatisticsRow& row, const std::string& number) {
    std::size_t no = 0;
    std::from_chars(number.data(), number.data() + number.size(), no);
    return no == 0 || no > row.things.size() ? 0 : row.things[no - 1].yen;
}

CountedLine line_of(const Place& place, const StatisticsRow& row, facts::Date today) {
    const CaseLine now = case_line(place.stream, row.of_case, today);
    CountedLine line;
    line.stream = place.stream;
    line.case_number = now.case_number;
    line.on = facts::parse_date(place.day).value_or(facts::Date{});
    line.word = place.word;
    line.yen = yen_of(row, place.number);
    line.status = now.status;
    line.status_ja = now.status_ja;
    line.status_en = now.status_en;
    line.procedures = now.procedures;
    line.applicant_class = now.applicant_class;
    line.office = place.office;
    line.age_days = now.age_days;
    line.office_days = now.office_days;
    line.post_days = now.post_days;
    line.citizen_days = now.citizen_days;
    return line;
}

Expected<CountedPage, StoreError> page_of(const ViewReader& view, std::vector<Place> places,
                                          const PageWanted& wanted) {
    std::sort(places.begin(), places.end());
    CountedPage page;
    page.total = static_cast<std::int64_t>(places.size());
    const std::size_t limit = std::clamp<std::size_t>(wanted.limit, 1, kLimitMax);
    auto place = std::find_if(places.begin(), places.end(),
                              [&](const Place& each) { return is_after(each, wanted.after); });
    for (; place != places.end() && page.lines.size() < limit; ++place) {
        const auto row = view.get(state_key(place->stream));
        if (!row) {
            return log::unexpected(row.error());
        }
        if (const auto* found = row_as<StatisticsRow>(*row)) {
            page.lines.push_back(line_of(*place, *found, wanted.today));
        }
    }
    if (place != places.end()) {
        page.next = cursor_of(*std::prev(place));
    }
    return page;
}

// Spells at a step of an office that had begun on that evening and had not ended.
Expected<void, StoreError> gather_spells(const ViewReader& view, Step step,
                                         const std::string& office, const std::string& evening,
                                         std::vector<Place>& places) {
    const std::string under = join_key("i", word_of(step), office, "");
    KeyRange keys = keys_under(under);
    keys.from = keys_under(under + evening + '/').until;
    const auto read = view.scan_keys(keys, [&](std::string_view key) {
        // <until>/<from>/<stream>
        const auto parts = key_parts(key.substr(under.size()), 3);
        if (parts[1] <= evening) {
            places.push_back({.day = std::string(parts[1]),
                              .office = office,
                              .stream = std::string(parts[2]),
                              .number = {},
                              .word = std::string(word_of(step))});
        }
        return true;
    });
    return read ? Expected<void, StoreError>{} : log::unexpected(read.error());
}

bool fits(const std::string& wanted, std::string_view found) {
    return wanted.empty() || wanted == found;
}

}  // namespace

Expected<CountedPage, StoreError> counted_page(const ViewReader& view, Topic topic,
                                               const CountedUnder& under, const OfficeDays& range,
                                               const PageWanted& wanted) {
    const std::string prefix = join_key("e", word_of(topic), "");
    const auto offices = offices_after(view, prefix, range.office);
    if (!offices) {
        return log::unexpected(offices.error());
    }
    std::vector<Place> places;
    for (const std::string& office : *offices) {
        const std::string days = prefix + office + '/';
        const KeyRange keys{.from = days + day_part(range.from),
                            .until = keys_under(days + day_part(range.until) + '/').until};
        const auto read = view.scan_keys(keys, [&](std::string_view key) {
            // <day>/<word>/<procedures>/<applicant>/<no>/<stream>
            const auto parts = key_parts(key.substr(days.size()), 6);
            if (fits(under.word, parts[1]) && fits(under.procedures, parts[2]) &&
                fits(under.applicant_class, parts[3])) {
                places.push_back({.day = std::string(parts[0]),
                                  .office = office,
                                  .stream = std::string(parts[5]),
                                  .number = std::string(parts[4]),
                                  .word = std::string(parts[1])});
            }
            return true;
        });
        if (!read) {
            return log::unexpected(read.error());
        }
    }
    return page_of(view, std::move(places), wanted);
}

Expected<CountedPage, StoreError> lead_time_page(const ViewReader& view, LeadPart part,
                                                 std::int32_t days_min, const OfficeDays& range,
                                                 const PageWanted& wanted) {
    const auto offices = offices_after(view, "d/", range.office);
    if (!offices) {
        return log::unexpected(offices.error());
    }
    const auto& parts_of_key = all_lead_parts();
    const auto at = std::ranges::find(parts_of_key, part) - parts_of_key.begin();
    const std::string least = number_part(days_min);
    std::vector<Place> places;
    for (const std::string& office : *offices) {
        const std::string days = join_key("d", office, "");
        const KeyRange keys{.from = days + day_part(range.from),
                            .until = keys_under(days + day_part(range.until) + '/').until};
        const auto read = view.scan_keys(keys, [&](std::string_view key) {
            // <day>/<days of each part>/<stream>
            const auto parts = key_parts(key.substr(days.size()), 2 + kLeadPartCount);
            if (parts[static_cast<std::size_t>(1 + at)] >= least) {
                places.push_back({.day = std::string(parts.front()),
                                  .office = office,
                                  .stream = std::string(parts.back()),
                                  .number = {},
                                  .word = std::string(word_of(part))});
            }
            return true;
        });
        if (!read) {
            return log::unexpected(read.error());
        }
    }
    return page_of(view, std::move(places), wanted);
}

Expected<CountedPage, StoreError> standing_page(const ViewReader& view, std::span<const Step> steps,
                                                const std::string& office, facts::Date day,
                                                const PageWanted& wanted) {
    std::vector<Place> places;
    for (const Step step : steps) {
        const std::string prefix = join_key("i", word_of(step), "");
        const auto offices = offices_after(view, prefix, office);
        if (!offices) {
            return log::unexpected(offices.error());
        }
        for (const std::string& each : *offices) {
            if (auto done = gather_spells(view, step, each, day_part(day), places); !done) {
                return log::unexpected(done.error());
            }
        }
    }
    return page_of(view, std::move(places), wanted);
}

}  // namespace madoguchi::projections
