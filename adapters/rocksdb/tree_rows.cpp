#include <utility>

#include "madoguchi/adapters/rocksdb/database.hpp"
#include "madoguchi/adapters/rocksdb/keys.hpp"
#include "madoguchi/log/proof/encoding.hpp"

// The Merkle tree's part of the ledger.
namespace madoguchi::rocksdb {

void RocksDbLedger::Database::put_tree(const log::LedgerBatch& rows) {
    for (const auto& [tenant, tile] : rows.tiles) {
        batch.Put(family(Family::kTiles), tile_key(tenant, tile.place), tile.hashes);
    }
    RowWriter value;
    for (const auto& [tenant, edge] : rows.edges) {
        value.clear().u64(edge.size());
        for (const auto& node : edge.nodes()) {
            value.raw(log::bytes_of(node));
        }
        batch.Put(family(Family::kMeta), meta_key(tenant, MetaRow::kEdge), value.bytes());
    }
}

log::Expected<std::string, log::StoreError> RocksDbLedger::tile(const log::TenantId& tenant,
                                                                log::TilePlace place) const {
    auto value = database_->get(Family::kTiles, tile_key(tenant, place));
    if (!value) {
        return log::unexpected(value.error());
    }
    return std::move(*value).value_or(std::string());
}

log::Expected<log::RightEdge, log::StoreError> RocksDbLedger::right_edge(
    const log::TenantId& tenant) const {
    const auto value = database_->get(Family::kMeta, meta_key(tenant, MetaRow::kEdge));
    if (!value) {
        return log::unexpected(value.error());
    }
    if (!*value) {
        return log::RightEdge();
    }
    RowReader reader(**value);
    const std::uint64_t size = reader.u64();
    std::vector<log::Digest> nodes;
    const std::string_view hashes = reader.rest();
    for (std::size_t at = 0; at + log::kHashBytes <= hashes.size(); at += log::kHashBytes) {
        nodes.push_back(log::hash_in(hashes, at / log::kHashBytes));
    }
    auto edge = log::RightEdge::of(size, std::move(nodes));
    if (!edge || !reader.done() || hashes.size() % log::kHashBytes != 0) {
        return log::unexpected(bad_row("log of " + tenant.text() + ": its tree's right edge"));
    }
    return std::move(*edge);
}

}  // namespace madoguchi::rocksdb
