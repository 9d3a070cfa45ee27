#pragma once

#include <span>

#include "madoguchi/log/commit.hpp"
#include "madoguchi/log/commit_log.hpp"
#include "madoguchi/log/expected.hpp"
#include "madoguchi/log/ids.hpp"
#include "madoguchi/log/store_error.hpp"

namespace madoguchi::log {

/// Checks that `commit` may be appended at `head`, whose term is the writer's, and moves `head` on.
/// Every store calls it before it writes, so that all refuse the same.
/// Errors: kContradiction (tenant, position, previous leaf or term), kTooLarge; `head` is
/// unchanged.
[[nodiscard]] Expected<void, StoreError> check_follows(const TenantId& tenant,
                                                       const EncodedCommit& commit, Head& head);

/// Checks that `commit` is the one after `head` in a log that is read, and moves `head` on. The
/// term may only stay or grow. Error: kCorruption, naming the position; `head` is unchanged.
[[nodiscard]] Expected<void, StoreError> check_link(const TenantId& tenant,
                                                    const EncodedCommit& commit, Head& head);

/// There is no commit at a position where one must be: kCorruption.
[[nodiscard]] StoreError no_commit_at(const TenantId& tenant, Position position);

}  // namespace madoguchi::log
