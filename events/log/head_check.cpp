#include "madoguchi/log/head_check.hpp"

#include <set>

#include "madoguchi/log/commit.hpp"
#include "madoguchi/log/commit_log.hpp"
#include "madoguchi/log/ids.hpp"
#include "madoguchi/log/proof/stored_tree.hpp"
#include "madoguchi/log/restore_mark.hpp"

namespace madoguchi::log {
namespace {

using Words = Expected<std::string, StoreError>;

std::string text_of(Position position) { return std::to_string(position.value()); }

std::string missing(Position last, Position recorded) {
    return "commits " + text_of(last.next()) + " to " + text_of(recorded) +
           " are missing (the log ends at position " + text_of(last) +
           ", its newest checkpoint names position " + text_of(recorded) + ")";
}

/// Whether the newest checkpoint is there and of this log; empty when it is.
Words wrong_record(const Ledger& ledger, const TenantId& tenant, const RecordedHead& recorded) {
    const auto noted = ledger.checkpoint(tenant, kHeadRecorded);
    if (!noted) {
        return unexpected(noted.error());
    }
    const auto generation = generation_of(ledger, tenant);
    if (!generation) {
        return unexpected(generation.error());
    }
    if (recorded.generation != *generation) {
        return "it has been put back to an earlier position " + std::to_string(*generation - 1) +
               " times, its newest checkpoint says " + std::to_string(recorded.generation - 1);
    }
    if (*noted > recorded.position) {
        return "its newest checkpoint is missing: one was written at position " + text_of(*noted) +
               ", the newest that is there names position " + text_of(recorded.position);
    }
    return std::string();
}

/// Whether the commit at the recorded position has the leaf that is in the tree.
Expected<bool, StoreError> is_leaf(const Ledger& ledger, const Digester& digester,
                                   const TenantId& tenant, Position position) {
    bool same = false;
    const auto visited =
        ledger.read(tenant, position, {.commits_max = 1}, [&](const EncodedCommit& commit) {
            same = commit.position == position && digester.leaf(commit.bytes) == commit.leaf;
            return false;
        });
    if (!visited) {
        return unexpected(visited.error());
    }
    return same;
}

/// What disagrees in one log; empty when nothing does.
Words disagreement(const Ledger& ledger, const Digester& digester, const TenantId& tenant,
                   const Heads& all) {
    const auto head = ledger.head(tenant);
    if (!head) {
        return unexpected(head.error());
    }
    const auto found = all.find(tenant);
    if (found == all.end()) {
        return head->position == Position(0)
                   ? std::string()
                   : "it has " + text_of(head->position) + " commits and no checkpoint";
    }
    const RecordedHead& recorded = found->second;
    if (head->position < recorded.position) {
        return missing(head->position, recorded.position);
    }
    if (auto wrong = wrong_record(ledger, tenant, recorded); !wrong || !wrong->empty()) {
        return wrong;
    }
    if (recorded.position == Position(0)) {
        return std::string();
    }
    const auto root = StoredTree(ledger, digester, tenant).root(recorded.position.value());
    if (!root) {
        return unexpected(root.error());
    }
    const auto leaf = is_leaf(ledger, digester, tenant, recorded.position);
    if (!leaf) {
        return unexpected(leaf.error());
    }
    return *root == recorded.root && *leaf
               ? std::string()
               : "the commits up to position " + text_of(recorded.position) +
                     " aren't those that its newest checkpoint was signed over: some were altered, "
                     "taken out or put in";
}

}  // namespace

Expected<void, StoreError> check_heads(const Ledger& ledger, const Digester& digester,
                                       const Heads& recorded) {
    const auto stored = ledger.tenants();
    if (!stored) {
        return unexpected(stored.error());
    }
    std::set<TenantId> tenants(stored->begin(), stored->end());
    for (const auto& [tenant, head] : recorded) {
        tenants.insert(tenant);
    }
    std::string all;
    for (const auto& tenant : tenants) {
        const auto found = disagreement(ledger, digester, tenant, recorded);
        if (!found) {
            return unexpected(found.error());
        }
        if (!found->empty()) {
            all += (all.empty() ? "log of " : "; log of ") + tenant.text() + ": " + *found;
        }
    }
    if (all.empty()) {
        return {};
    }
    return unexpected(StoreError{
        StoreErrorCode::kCorruption,
        "the log and its checkpoints disagree: " + all +
            "; acknowledged work is lost or altered: don't delete anything, see "
            "ops/docs/runbooks/start-refused.md, restore the data folder from a backup"});
}

}  // namespace madoguchi::log
