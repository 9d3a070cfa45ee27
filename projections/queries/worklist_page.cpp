#include <algorithm>

#include "madoguchi/projections/cases/keys.hpp"
#include "madoguchi/projections/core/row.hpp"
#include "madoguchi/projections/core/stream_projection.hpp"
#include "madoguchi/projections/queries/case_queries.hpp"  // IWYU pragma: associated
#include "madoguchi/projections/queries/key_parts.hpp"
#include "madoguchi/projections/queries/skipping.hpp"

namespace madoguchi::projections {
namespace {

constexpr std::size_t kLimitMax = 1'000;

// A place in the order of a page: by day, then office, then stream.
struct Place {
    std::string day;
    std::string office;
    std::string stream;
    auto operator<=>(const Place&) const = default;
};

Place place_of_cursor(const std::string& cursor) {
    const auto parts = key_parts(cursor, 3);
    return parts.size() < 3
               ? Place{}
               : Place{std::string(parts[0]), std::string(parts[1]), std::string(parts[2])};
}

// What the keys of the list's places, or of their counts, begin with.
std::string places_under(const WorklistQuery& query) {
    const std::string_view list = word_of(query.list);
    return query.part ? join_key("p", list, *query.part, "") : join_key("w", list, "");
}
std::string counts_under(const WorklistQuery& query) {
    const std::string_view list = word_of(query.list);
    return query.part ? join_key("m", list, *query.part, "") : join_key("n", list, "");
}

// Where an office's part of the list goes on after `after`.
std::string start_of(const std::string& prefix, const std::string& office, const Place& after,
                     const std::string& first_day) {
    if (after.day.empty()) {
        return prefix + first_day;
    }
    if (office < after.office) {
        return keys_under(prefix + after.day + '/').until;
    }
    return prefix + after.day + '/' + (office == after.office ? after.stream + '\0' : "");
}

Expected<void, StoreError> gather(const ViewReader& cases, const WorklistQuery& query,
                                  const std::string& office, const Place& after, std::size_t limit,
                                  std::vector<Place>& places) {
    const std::string prefix = places_under(query) + office + '/';
    KeyRange range = keys_under(prefix);
    range.from = start_of(prefix, office, after, query.from ? day_part(*query.from) : "");
    if (query.until) {
        range.until = keys_under(prefix + day_part(*query.until) + '/').until;
    }
    std::size_t taken = 0;
    const auto read = cases.scan_keys(range, [&](std::string_view key) {
        const auto parts = key_parts(key.substr(prefix.size()), 2);
        places.push_back({std::string(parts[0]), office, std::string(parts[1])});
        return ++taken < limit;
    });
    return read ? Expected<void, StoreError>{} : log::unexpected(read.error());
}

Expected<void, StoreError> take_lines(const ViewReader& cases, facts::Date today,
                                      const std::vector<Place>& places, WorklistPage& page) {
    for (const Place& place : places) {
        const auto row = case_row(cases, place.stream);
        if (!row) {
            return log::unexpected(row.error());
        }
        if (*row) {
            page.lines.push_back(case_line(place.stream, **row, today));
        }
    }
    return {};
}

}  // namespace

Expected<WorklistPage, StoreError> worklist_page(const ViewReader& cases,
                                                 const WorklistQuery& query) {
    const std::size_t limit = std::clamp<std::size_t>(query.limit, 1, kLimitMax);
    const auto offices = offices_after(cases, counts_under(query), query.office);
    if (!offices) {
        return log::unexpected(offices.error());
    }
    const Place after = place_of_cursor(query.after);
    std::vector<Place> places;
    for (const std::string& office : *offices) {
        if (auto done = gather(cases, query, office, after, limit + 1, places); !done) {
            return log::unexpected(done.error());
        }
    }
    std::sort(places.begin(), places.end());
    WorklistPage page;
    if (places.size() > limit) {
        places.resize(limit);
        page.next = join_key(places.back().day, places.back().office, places.back().stream);
    }
    if (auto done = take_lines(cases, query.today, places, page); !done) {
        return log::unexpected(done.error());
    }
    return page;
}

Expected<std::int64_t, StoreError> worklist_count(const ViewReader& cases,
                                                  const WorklistQuery& query) {
    const std::string list = counts_under(query);
    const auto offices = offices_after(cases, list, query.office);
    if (!offices) {
        return log::unexpected(offices.error());
    }
    std::int64_t total = 0;
    for (const std::string& office : *offices) {
        const std::string prefix = list + office + '/';
        KeyRange range = keys_under(prefix);
        if (query.from) {
            range.from = prefix + day_part(*query.from);
        }
        if (query.until) {
            range.until = prefix + day_part(*query.until) + '\0';
        }
        const auto read = cases.scan(range, [&](std::string_view, const Row& row) {
            const auto* count = row_as<Count>(row);
            total += count == nullptr ? 0 : count->value;
            return true;
        });
        if (!read) {
            return log::unexpected(read.error());
        }
    }
    return total;
}

Expected<std::optional<CaseRow>, StoreError> case_row(const ViewReader& cases,
                                                      const std::string& stream) {
    const auto row = cases.get(state_key(stream));
    if (!row) {
        return log::unexpected(row.error());
    }
    const auto* found = row_as<CaseRow>(*row);
    return found == nullptr ? std::optional<CaseRow>{} : std::optional<CaseRow>(*found);
}

Expected<std::vector<std::string>, StoreError> case_streams(const ViewReader& cases) {
    std::vector<std::string> streams;
    const std::string prefix = state_key("");
    const auto read = cases.scan_keys(keys_under(prefix), [&](std::string_view key) {
        streams.emplace_back(key.substr(prefix.size()));
        return true;
    });
    if (!read) {
        return log::unexpected(read.error());
    }
    return streams;
}

Expected<std::vector<std::string>, StoreError> streams_of_number(const ViewReader& cases,
                                                                 const std::string& number) {
    std::vector<std::string> streams;
    for (const char* kind : {"c", "q", "k"}) {
        const std::string prefix = join_key(kind, number, "");
        const auto read = cases.scan_keys(keys_under(prefix), [&](std::string_view key) {
            streams.emplace_back(key.substr(prefix.size()));
            return true;
        });
        if (!read) {
            return log::unexpected(read.error());
        }
        if (!streams.empty()) {
            break;
        }
    }
    return streams;
}

Expected<std::vector<CustodyItem>, StoreError> custody_items(const ViewReader& cases,
                                                             const std::string& office) {
    std::vector<CustodyItem> items;
    std::optional<StoreError> error;
    const std::string prefix = office.empty()
                                   ? join_key("w", word_of(Worklist::kCustody), "")
                                   : join_key("w", word_of(Worklist::kCustody), office, "");
    const auto read = cases.scan_keys(keys_under(prefix), [&](std::string_view key) {
        const auto row = case_row(cases, std::string(key_parts(key, 5).back()));
        if (!row) {
            error = row.error();
            return false;
        }
        if (*row) {
            for (const CustodyColumns& item : (*row)->custody) {
                items.push_back({.case_number = (*row)->case_number,
                                 .office = (*row)->office_now,
                                 .receipt_number = item.receipt_number,
                                 .what = item.what,
                                 .place = item.place,
                                 .keeper = item.keeper,
                                 .since = item.since});
            }
        }
        return true;
    });
    if (!read || error) {
        return log::unexpected(error ? *error : read.error());
    }
    std::stable_sort(items.begin(), items.end(),
                     [](const auto& left, const auto& right) { return left.since < right.since; });
    return items;
}

}  // namespace madoguchi::projections
