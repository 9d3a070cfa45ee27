#include "madoguchi/projections/cases/case_definition.hpp"

#include "madoguchi/projections/cases/keys.hpp"
#include "madoguchi/projections/cases/worklist.hpp"
#include "madoguchi/projections/core/row.hpp"
#include "madoguchi/projections/rows/case_status.hpp"
#include "madoguchi/projections/rows/lead_part.hpp"

namespace madoguchi::projections {
namespace {

void derive_places(const std::string& stream, const CaseRow& row, DerivedRows& out) {
    for (const WorklistPlace& place : places_of(row)) {
        const std::string day = day_part(place.sorted_by);
        const std::string_view list = word_of(place.list);
        out.rows.emplace_back(join_key("w", list, row.office_now, day, stream), Mark{});
        out.counted.push_back(join_key("n", list, row.office_now, day));
        if (const auto part = part_of_list(row, place.list)) {
            out.rows.emplace_back(join_key("p", list, *part, row.office_now, day, stream), Mark{});
            out.counted.push_back(join_key("m", list, *part, row.office_now, day));
        }
    }
}

void derive_numbers(const std::string& stream, const CaseRow& row, DerivedRows& out) {
    if (!row.case_number.empty()) {
        out.rows.emplace_back(join_key("c", row.case_number, stream), Mark{});
    }
    if (!row.letter.number.empty()) {
        out.rows.emplace_back(join_key("q", row.letter.number, stream), Mark{});
    }
    if (!row.letter.tracking_no.empty()) {
        out.rows.emplace_back(join_key("k", row.letter.tracking_no, stream), Mark{});
    }
}

void derive_figures(const CaseRow& row, DerivedRows& out) {
    if (row.status == CaseStatus::kUnknown) {
        return;
    }
    out.counted.push_back(join_key("b", row.office, day_part(row.opened_on), "opened"));
    if (!row.ended_on) {
        return;
    }
    const std::string day = day_part(*row.ended_on);
    out.counted.push_back(join_key("b", row.office, day, "ended"));
    if (row.status == CaseStatus::kCompleted || row.status == CaseStatus::kCompletedPartially) {
        for (const LeadPart part : all_lead_parts()) {
            out.counted.push_back(
                join_key("l", row.office, day, word_of(part), number_part(days_of(row, part))));
        }
    }
}

// What has ended and is still kept, by the day of its end: what is due for disposal, or held.
void derive_retention(const std::string& stream, const CaseRow& row, DerivedRows& out) {
    if (row.ended_on && !row.disposed_on) {
        const bool held = !row.retention_holds.empty() || !row.frozen_by.empty();
        const char* const list = held ? "held" : "kept";
        out.rows.emplace_back(join_key("r", list, day_part(*row.ended_on), stream), Mark{});
    }
}

}  // namespace

const ViewId& CaseDefinition::id() const {
    static const ViewId kId{.name = "cases", .version = 7};
    return kId;
}

void CaseDefinition::derive(const std::string& stream, const CaseRow& row, DerivedRows& out) const {
    derive_places(stream, row, out);
    derive_numbers(stream, row, out);
    derive_figures(row, out);
    derive_retention(stream, row, out);
}

}  // namespace madoguchi::projections
