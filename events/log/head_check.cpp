#include "madoguchi/log/head_check.hpp"

namespace madoguchi::log {
namespace {

std::string missing(const TenantId& tenant, Position last, Position recorded) {
    return "log of " + tenant.text() + ": commits " + std::to_string(last.next().value()) + " to " +
           std::to_string(recorded.value()) + " are missing (the log ends at position " +
           std::to_string(last.value()) + ", the head record names position " +
           std::to_string(recorded.value()) + ")";
}

std::string differs(const TenantId& tenant, Position recorded) {
    return "log of " + tenant.text() + ": the commit at position " +
           std::to_string(recorded.value()) + " isn't the one that the head record names";
}

/// What disagrees in one log; empty when nothing does.
Expected<std::string, StoreError> disagreement(const CommitLog& log, const Digester& digester,
                                               const TenantId& tenant,
                                               const RecordedHead& recorded) {
    const auto head = log.head(tenant);
    if (!head) {
        return unexpected(head.error());
    }
    if (head->position < recorded.position) {
        return missing(tenant, head->position, recorded.position);
    }
    bool same = false;
    const auto visited =
        log.read(tenant, recorded.position, {.commits_max = 1}, [&](const EncodedCommit& commit) {
            same = commit.position == recorded.position && commit.leaf == recorded.leaf &&
                   digester.leaf(commit.bytes) == recorded.leaf;
            return false;
        });
    if (!visited) {
        return unexpected(visited.error());
    }
    return same ? std::string() : differs(tenant, recorded.position);
}

}  // namespace

Expected<void, StoreError> check_heads(const CommitLog& log, const Digester& digester,
                                       const Heads& recorded) {
    std::string all;
    for (const auto& [tenant, head] : recorded) {
        const auto found = disagreement(log, digester, tenant, head);
        if (!found) {
            return unexpected(found.error());
        }
        if (!found->empty()) {
            all += (all.empty() ? "" : "; ") + *found;
        }
    }
    if (all.empty()) {
        return {};
    }
    return unexpected(
        StoreError{StoreErrorCode::kCorruption,
                   "the log and the head record disagree: " + all +
                       "; acknowledged work is lost or altered: don't delete anything, "
                       "restore the data folder from a backup"});
}

}  // namespace madoguchi::log
