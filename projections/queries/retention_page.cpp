#include "madoguchi/projections/cases/keys.hpp"
#include "madoguchi/projections/queries/case_queries.hpp"  // IWYU pragma: associated
#include "madoguchi/projections/queries/key_parts.hpp"

namespace madoguchi::projections {
namespace {

RetentionLine line_of(const std::string& stream, const CaseRow& row) {
    RetentionLine line{.stream = stream,
                       .case_number = row.case_number,
                       .office = row.office,
                       .status_ja = case_line(stream, row, row.ended_on.value()).status_ja,
                       .ended_on = row.ended_on.value(),
                       .disposal_requested_by = {},
                       .holds = {}};
    for (const PendingColumns& pending : row.pending) {
        if (pending.kind == "disposal") {
            line.disposal_requested_by = pending.requested_by;
        }
    }
    for (const HoldColumns& hold : row.retention_holds) {
        line.holds.push_back(hold.ground + ":" + hold.reference);
    }
    for (const std::string& incident : row.frozen_by) {
        line.holds.push_back("incident:" + incident);
    }
    return line;
}

}  // namespace

Expected<RetentionPage, StoreError> retention_page(const ViewReader& cases,
                                                   const RetentionQuery& query) {
    const std::string prefix = join_key("r", query.held ? "held" : "kept", "");
    KeyRange range = keys_under(prefix);
    if (!query.after.empty()) {
        range.from = query.after + '\0';
    }
    std::vector<std::string> keys;
    const auto read = cases.scan_keys(range, [&](std::string_view key) {
        const auto day = key_parts(key.substr(prefix.size()), 2)[0];
        if (day > day_part(query.ended_until)) {
            return false;
        }
        keys.emplace_back(key);
        return keys.size() <= query.limit;
    });
    if (!read) {
        return log::unexpected(read.error());
    }
    RetentionPage page;
    if (keys.size() > query.limit) {
        keys.pop_back();
        page.next = keys.back();
    }
    for (const std::string& key : keys) {
        const std::string stream(key_parts(std::string_view(key).substr(prefix.size()), 2)[1]);
        const auto row = case_row(cases, stream);
        if (!row) {
            return log::unexpected(row.error());
        }
        if (*row && (*row)->ended_on) {
            page.lines.push_back(line_of(stream, **row));
        }
    }
    return page;
}

}  // namespace madoguchi::projections
