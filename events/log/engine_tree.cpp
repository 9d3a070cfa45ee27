#include <algorithm>

#include "madoguchi/log/assert.hpp"
#include "madoguchi/log/engine_impl.hpp"  // IWYU pragma: associated
#include "madoguchi/log/head_check.hpp"
#include "madoguchi/log/proof/stored_tree.hpp"
#include "madoguchi/log/proof/tree.hpp"

// The engine's part in the proof: each log's Merkle tree, and the mark of a restore.
namespace madoguchi::log {

/// The stored tree. Where a log came to the ledger without one, the missing part is made of its
/// commits and written.
Expected<GrowingTree, StoreError> Engine::Impl::open_tree(const TenantId& tenant, Position head) {
    const auto edge = ledger_.right_edge(tenant);
    if (!edge) {
        return unexpected(edge.error());
    }
    if (edge->size() > head.value()) {
        return unexpected(StoreError{
            StoreErrorCode::kCorruption,
            "log of " + tenant.text() + ": its tree has " + std::to_string(edge->size()) +
                " leaves, but the log ends at position " + std::to_string(head.value()) +
                "; don't delete anything, restore the data folder from a backup"});
    }
    auto tree = StoredTree(ledger_, digester_, tenant).load();
    if (!tree || tree->size() == head.value()) {
        return tree;
    }
    if (auto grown = grow(*tree, ledger_, digester_, tenant, head.value()); !grown) {
        return unexpected(grown.error());
    }
    begin();
    put_tree(tenant, *tree);
    if (auto written = write(); !written) {
        return unexpected(written.error());
    }
    return tree;
}

void Engine::Impl::put_tree(const TenantId& tenant, GrowingTree& tree) {
    for (auto& tile : tree.take_tiles()) {
        batch_.tiles.push_back({tenant, std::move(tile)});
    }
    batch_.edges.push_back({tenant, tree.edge()});
}

void Engine::Impl::finish_trees() {
    for (TenantLog* const log : touched_) {
        if (log->has_grown) {
            put_tree(log->tenant, log->tree);
            log->has_grown = false;
        }
    }
}

Heads Engine::Impl::heads() const {
    Heads heads;
    for (const auto& [tenant, log] : logs_) {
        heads[tenant] = {log.head.position, log.tree.edge().root(digester_), log.generation};
    }
    return heads;
}

Expected<void, StoreError> Engine::Impl::mark_restored(const std::map<TenantId, RestoreMark>& logs,
                                                       const std::string& actor, UtcTime now) {
    MADOGUCHI_LOG_ASSERT(logs_.empty());
    for (const auto& [tenant, mark] : logs) {
        if (auto opened = open_log(tenant); !opened) {
            return opened;
        }
    }
    begin();
    for (const auto& [tenant, mark] : logs) {
        put_mark(logs_.at(tenant), mark, actor, now);
    }
    return write();
}

void Engine::Impl::put_mark(TenantLog& log, const RestoreMark& mark, const std::string& actor,
                            UtcTime now) {
    MADOGUCHI_LOG_ASSERT(!fault_of(mark));
    Commit commit;
    commit.tenant = log.tenant;
    commit.position = log.head.position.next();
    commit.term = log.head.term;
    commit.previous_leaf = log.head.leaf;
    commit.outcome = outcome_of(mark);
    commit.stream = StreamId(kOriginStream);
    commit.actor = actor;
    commit.recorded_at = std::max(now, log.last_recorded);
    commit.occurred_at = commit.recorded_at;
    commit.command_type = kRestoreMark;
    // No client gave an id: it follows from the log that the mark stands in.
    const Digest about = digester_.node(log.head.leaf, mark.old_root);
    std::copy_n(about.begin(), commit.command_id.bytes.size(), commit.command_id.bytes.begin());

    EncodedCommit encoded{log.tenant, commit.position,      commit.term, commit.previous_leaf,
                          {},         codec_.encode(commit)};
    encoded.leaf = digester_.leaf(encoded.bytes);
    log.head.position = encoded.position;
    log.head.leaf = encoded.leaf;
    log.last_recorded = commit.recorded_at;
    log.tree.append(digester_, encoded.leaf);
    ++log.generation;
    batch_.commits.push_back(std::move(encoded));
    batch_.streams.push_back(commit.stream);
    // What was recorded of the log before holds no more.
    batch_.checkpoints.push_back({log.tenant, kHeadRecorded, Position(0)});
    put_tree(log.tenant, log.tree);
}

}  // namespace madoguchi::log
