#pragma once

#include <functional>
#include <string>
#include <vector>

#include "madoguchi/adapters/cli/failure.hpp"
#include "madoguchi/log/head_record.hpp"
#include "madoguchi/log/ports.hpp"

namespace madoguchi::cli {

/// What checking one municipality's log brought.
struct VerifiedLog {
    log::TenantId tenant;
    std::uint64_t commits = 0;  ///< That are in order, from position 1 on.
    log::Digest head{};         ///< Leaf of the last of them; zeros for an empty log.
    log::Position recorded;     ///< What the head record holds; 0 for nothing.
    std::string trouble;        ///< The first position that isn't in order, and why; empty: none.
};

/// Told how far a log has been checked.
using VerifyProgress =
    std::function<void(const log::TenantId&, log::Position done, log::Position head)>;

/// Reads every log of a data folder from its first commit: positions without a gap, the leaf of
/// each computed again over its stored bytes, each commit's own link to the leaf before it, its
/// tenant, position and time, and what the head record says. Changes nothing, and needs no key.
/// Stops a log at its first trouble. Failures: kLocked, kDamaged (the database can't be opened),
/// kUnavailable.
[[nodiscard]] Result<std::vector<VerifiedLog>> verify(const std::string& folder,
                                                      const VerifyProgress& progress);

}  // namespace madoguchi::cli
