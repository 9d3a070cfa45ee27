#include "madoguchi/adapters/aggregates/case_row_state.hpp"

#include <utility>

#include "madoguchi/adapters/aggregates/streams_of.hpp"
#include "madoguchi/codec/mapping.hpp"
#include "madoguchi/state/v1/case.pb.h"

namespace madoguchi::aggregates {

log::Expected<std::optional<cases::CaseState>, log::Quarantine> case_state_of(
    const StreamRef& ref, const log::StateRow& row, codec::Sealer& sealer) {
    if (row.fold_version != cases::kCaseFoldVersion) {
        return std::nullopt;
    }
    static const codec::Mapping kMapping(codec::shape_of<cases::CaseState>(),
                                         *madoguchi::state::v1::CaseState::descriptor());
    cases::CaseState state;
    const codec::Origin origin{ref.tenant.text(), ref.stream.text(), kCaseStateType};
    if (auto read = kMapping.decode(row.bytes, origin, sealer, &state); !read) {
        return log::unexpected(quarantine_of(read.error()));
    }
    return std::optional(std::move(state));
}

}  // namespace madoguchi::aggregates
