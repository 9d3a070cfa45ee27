#include "madoguchi/projections/queries/list_queries.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <tuple>

#include "madoguchi/projections/cases/keys.hpp"
#include "madoguchi/projections/core/row.hpp"
#include "madoguchi/projections/core/stream_projection.hpp"
#include "madoguchi/projections/queries/key_parts.hpp"
#include "madoguchi/projections/queries/rows_under.hpp"

namespace madoguchi::projections {
namespace {

// Keys `<prefix><stream>/<holder>`.
Expected<std::vector<PartyRef>, StoreError> parties_under(const ViewReader& view,
                                                          const std::string& prefix) {
    std::vector<PartyRef> parties;
    const auto read = view.scan_keys(keys_under(prefix), [&](std::string_view key) {
        const auto party = key.substr(prefix.size());
        const auto slash = party.rfind('/');
        parties.push_back({std::string(party.substr(0, slash)),
                           std::string(party.substr(slash == party.npos ? 0 : slash + 1))});
        return true;
    });
    if (!read) {
        return log::unexpected(read.error());
    }
    std::sort(parties.begin(), parties.end());
    return parties;
}

}  // namespace

Expected<std::vector<TimelineRow>, StoreError> timeline(const ViewReader& timeline,
                                                        const std::string& stream) {
    return rows_under<TimelineRow>(timeline, join_key("t", stream, ""), 1, kEvery);
}

Expected<std::vector<PartyRef>, StoreError> search(const ViewReader& search,
                                                   const SearchQuery& query) {
    std::vector<std::string> prefixes;
    for (const std::string& token : query.kana_tokens) {
        prefixes.push_back(join_key("k", token, ""));
    }
    if (!query.birth_token.empty()) {
        prefixes.push_back(join_key("b", query.birth_token, ""));
    }
    std::vector<PartyRef> found;
    for (std::size_t i = 0; i < prefixes.size(); ++i) {
        auto parties = parties_under(search, prefixes[i]);
        if (!parties) {
            return parties;
        }
        if (i == 0) {
            found = std::move(*parties);
            continue;
        }
        std::vector<PartyRef> both;
        std::set_intersection(found.begin(), found.end(), parties->begin(), parties->end(),
                              std::back_inserter(both));
        found = std::move(both);
    }
    found.resize(std::min(found.size(), query.limit));
    return found;
}

Expected<std::vector<MoneyRow>, StoreError> money(const ViewReader& daybook,
                                                  const OfficeDays& range) {
    return rows_of_days<MoneyRow>(daybook, "m", range);
}

Expected<std::vector<DayFigure>, StoreError> day_figures(const ViewReader& daybook,
                                                         const OfficeDays& range) {
    std::vector<DayFigure> figures;
    const std::string under = range.office.empty() ? "d/" : join_key("d", range.office, "");
    const auto read = daybook.scan(keys_under(under), [&](std::string_view key, const Row& row) {
        const auto parts = key_parts(key, 4);
        const auto* count = row_as<Count>(row);
        const facts::Date day = day_of(parts[2]);
        if (count != nullptr && covers(range, parts[1], day)) {
            figures.push_back({std::string(parts[1]), day, std::string(parts[3]), count->value});
        }
        return true;
    });
    if (!read) {
        return log::unexpected(read.error());
    }
    return figures;
}

Expected<std::vector<ClosureRow>, StoreError> closures(const ViewReader& daybook,
                                                       const OfficeDays& range) {
    const OfficeDays ending{
        .office = range.office, .from = range.from, .until = facts::Date::max()};
    auto rows = rows_of_days<ClosureRow>(daybook, "o", ending);
    if (rows) {
        std::erase_if(*rows, [&](const ClosureRow& row) { return row.first_day > range.until; });
    }
    return rows;
}

Expected<std::vector<DocumentNumberRow>, StoreError> document_numbers(const ViewReader& daybook,
                                                                      bool unused_only) {
    return rows_under<DocumentNumberRow>(daybook, unused_only ? "u/" : "g/", 1, kEvery);
}

Expected<std::vector<AuditRow>, StoreError> audit_entries(const ViewReader& audit,
                                                          const std::string& kind,
                                                          const OfficeDays& range) {
    return rows_of_days<AuditRow>(audit, join_key("a", kind), range);
}

Expected<std::vector<RefusalCount>, StoreError> refusals_by_rule(const ViewReader& audit,
                                                                 const OfficeDays& range) {
    std::map<std::tuple<std::string, std::string, std::string>, std::int64_t> counts;
    const auto read = audit.scan(keys_under("f/"), [&](std::string_view key, const Row& row) {
        const auto parts = key_parts(key, 5);
        const auto* count = row_as<Count>(row);
        if (count != nullptr && covers(range, parts[3], day_of(parts[4]))) {
            counts[{std::string(parts[1]), std::string(parts[2]), std::string(parts[3])}] +=
                count->value;
        }
        return true;
    });
    if (!read) {
        return log::unexpected(read.error());
    }
    std::vector<RefusalCount> refusals;
    for (const auto& [key, count] : counts) {
        refusals.push_back({std::get<0>(key), std::get<1>(key), std::get<2>(key), count});
    }
    return refusals;
}

Expected<std::vector<RejectionRow>, StoreError> rejections(const ViewReader& audit,
                                                           const OfficeDays& range) {
    auto rows = rows_under<RejectionRow>(audit, "x/", 3, [&](const Parts& parts) {
        const facts::Date day = day_of(parts[1]);
        return day >= range.from && day <= range.until;
    });
    if (rows && !range.office.empty()) {
        std::erase_if(*rows, [&](const RejectionRow& row) { return row.office != range.office; });
    }
    return rows;
}

Expected<ExpiryPage, StoreError> expiry_page(const ViewReader& expiry, const ExpiryQuery& query) {
    const std::string prefix = join_key("e", query.state, "");
    KeyRange range = keys_under(prefix);
    if (!query.after.empty()) {
        range.from = prefix + query.after + '\0';
    }
    if (query.expires_until) {
        range.until = keys_under(prefix + day_part(*query.expires_until) + '/').until;
    }
    const std::size_t limit = std::max<std::size_t>(query.limit, 1);
    std::vector<std::string> tails;
    const auto read = expiry.scan_keys(range, [&](std::string_view key) {
        tails.emplace_back(key.substr(prefix.size()));
        return tails.size() <= limit;
    });
    if (!read) {
        return log::unexpected(read.error());
    }
    ExpiryPage page;
    if (tails.size() > limit) {
        tails.resize(limit);
        page.next = tails.back();
    }
    for (const std::string& tail : tails) {
        const std::string stream(key_parts(tail, 2).back());
        const auto row = expiry.get(state_key(stream));
        if (!row) {
            return log::unexpected(row.error());
        }
        if (const auto* watch = row_as<WatchRow>(*row)) {
            page.lines.push_back(
                {stream, *watch,
                 query.today >= watch->opens_on && query.today <= watch->expires_on});
        }
    }
    return page;
}

}  // namespace madoguchi::projections
