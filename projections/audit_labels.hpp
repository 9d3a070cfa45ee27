#pragma once

#include <span>

#include "madoguchi/projections/labels.hpp"

namespace madoguchi::projections {

/// Kinds and words of the audited lists (`AuditRow`, `LookRow`), and why numbers stay unused.
[[nodiscard]] std::span<const Label> audit_labels();

}  // namespace madoguchi::projections
