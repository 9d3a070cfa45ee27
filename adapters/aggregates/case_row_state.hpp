#pragma once

#include <optional>

#include "madoguchi/adapters/aggregates/streams.hpp"
#include "madoguchi/codec/sealer.hpp"
#include "madoguchi/domain/cases/case_state.hpp"

namespace madoguchi::aggregates {

/// Wire name of a case's stored state.
inline constexpr const char* kCaseStateType = "madoguchi.state.case.v1";

/// A case's state from its stored row, for who only reads; none where the row is of another build's
/// fold and the case has to be folded again. Any thread, where `sealer` is for any.
[[nodiscard]] log::Expected<std::optional<cases::CaseState>, log::Quarantine> case_state_of(
    const StreamRef& ref, const log::StateRow& row, codec::Sealer& sealer);

}  // namespace madoguchi::aggregates
