#include "madoguchi/projections/queries/incident_queries.hpp"

#include <algorithm>

#include "madoguchi/projections/cases/keys.hpp"
#include "madoguchi/projections/core/row.hpp"
#include "madoguchi/projections/core/stream_projection.hpp"
#include "madoguchi/projections/queries/key_parts.hpp"

namespace madoguchi::projections {

Expected<std::optional<IncidentRow>, StoreError> incident(const ViewReader& incidents,
                                                          const std::string& stream) {
    const auto row = incidents.get(state_key(stream));
    if (!row) {
        return log::unexpected(row.error());
    }
    const auto* found = row_as<IncidentRow>(*row);
    return found == nullptr ? std::nullopt : std::optional(*found);
}

Expected<std::vector<IncidentLine>, StoreError> incidents(const ViewReader& incidents,
                                                          const std::string& state) {
    std::vector<std::string> streams;
    const auto scanned =
        incidents.scan_keys(keys_under(join_key("i", state, "")), [&](std::string_view key) {
            streams.emplace_back(key_parts(key, 4).back());
            return true;
        });
    if (!scanned) {
        return log::unexpected(scanned.error());
    }
    std::vector<IncidentLine> lines;
    for (std::string& stream : streams) {
        auto row = incident(incidents, stream);
        if (!row) {
            return log::unexpected(row.error());
        }
        if (*row) {
            lines.push_back({std::move(stream), std::move(**row)});
        }
    }
    return lines;
}

Expected<std::vector<WaitingReport>, StoreError> waiting_reports(const ViewReader& view,
                                                                 facts::Date today) {
    const auto open = incidents(view, "open");
    if (!open) {
        return log::unexpected(open.error());
    }
    std::vector<WaitingReport> waiting;
    const auto add = [&](const IncidentLine& line, const char* word, const ReportColumns& report) {
        if (report.settled()) {
            return;
        }
        WaitingReport& one = waiting.emplace_back();
        one.stream = line.stream;
        one.kind = line.row.kind;
        one.report = word;
        one.found_on = line.row.found_on;
        one.due_on = report.due_on;
        if (report.due_on) {
            one.days_left = static_cast<std::int32_t>((*report.due_on - today).count());
        }
    };
    for (const IncidentLine& line : *open) {
        add(line, "first", line.row.first);
        add(line, "final", line.row.last);
    }
    std::stable_sort(waiting.begin(), waiting.end(), [](const auto& left, const auto& right) {
        return left.due_on < right.due_on;
    });
    return waiting;
}

}  // namespace madoguchi::projections
