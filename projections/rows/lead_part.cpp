#include "madoguchi/projections/rows/lead_part.hpp"

#include "madoguchi/facts/values/date.hpp"

namespace madoguchi::projections {

const std::array<LeadPart, kLeadPartCount>& all_lead_parts() {
    static constexpr std::array<LeadPart, kLeadPartCount> kAll{
        LeadPart::kOffice, LeadPart::kPost, LeadPart::kCitizen, LeadPart::kTotal};
    return kAll;
}

std::string_view word_of(LeadPart part) {
    switch (part) {
        case LeadPart::kOffice:
            return "office";
        case LeadPart::kPost:
            return "post";
        case LeadPart::kCitizen:
            return "citizen";
        case LeadPart::kTotal:
            return "total";
    }
    return {};
}

std::int64_t days_of(const CaseRow& row, LeadPart part) {
    switch (part) {
        case LeadPart::kOffice:
            return row.office_days;
        case LeadPart::kPost:
            return row.post_days;
        case LeadPart::kCitizen:
            return row.citizen_days;
        case LeadPart::kTotal:
            return (row.ended_on.value_or(row.opened_on) - row.opened_on).count();
    }
    return 0;
}

}  // namespace madoguchi::projections
