#include "madoguchi/projections/queries/persons_work.hpp"

#include <string_view>
#include <variant>

#include "madoguchi/projections/core/row.hpp"
#include "madoguchi/projections/core/shared.hpp"
#include "madoguchi/projections/rows/case_row.hpp"

namespace madoguchi::projections {

log::Expected<std::vector<PersonsWork>, log::StoreError> work_of(const ViewReader& cases,
                                                                 const std::string& staff) {
    constexpr std::string_view kStates = "s/";
    std::vector<PersonsWork> all;
    const auto range = keys_under(std::string(kStates));
    const auto read = cases.scan(range, [&](std::string_view key, const Row& row) {
        const auto* const shared = std::get_if<Shared<CaseRow>>(&row);
        if (shared == nullptr) {
            return true;
        }
        const CaseRow* const one = &shared->get();
        PersonsWork work{.stream = std::string(key.substr(kStates.size())),
                         .case_number = one->case_number,
                         .office = one->office,
                         .claimed = one->clerk == staff && !one->ended_on,
                         .custody = {},
                         .asked_for = {}};
        for (const auto& item : one->custody) {
            if (item.keeper == staff) {
                work.custody.push_back(item.receipt_number);
            }
        }
        for (const auto& pending : one->pending) {
            if (pending.requested_by == staff) {
                work.asked_for.push_back(pending.kind);
            }
        }
        if (work.claimed || !work.custody.empty() || !work.asked_for.empty()) {
            all.push_back(std::move(work));
        }
        return true;
    });
    if (!read) {
        return log::unexpected(read.error());
    }
    return all;
}

}  // namespace madoguchi::projections
