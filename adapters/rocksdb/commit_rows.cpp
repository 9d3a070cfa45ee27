#include <rocksdb/iterator.h>

#include <algorithm>
#include <utility>

#include "madoguchi/adapters/rocksdb/database.hpp"
#include "madoguchi/adapters/rocksdb/keys.hpp"
#include "madoguchi/log/follows.hpp"
#include "madoguchi/log/proof/encoding.hpp"

// The commit log's part of the ledger.
namespace madoguchi::rocksdb {
namespace {

using log::Expected;
using log::StoreError;
using log::TenantId;
using log::unexpected;
using ::rocksdb::Slice;

/// A read of more than this is a replay, which would push everything else out of the cache.
constexpr std::size_t kCachedReadCommits = 100;

std::string log_of(const TenantId& tenant) { return "log of " + tenant.text() + ": "; }

/// Takes a commit's row apart, all but the previous leaf.
bool parse_commit(std::string_view key, std::string_view value, log::EncodedCommit& commit) {
    RowReader key_reader(key);
    (void)key_reader.name();
    commit.position = log::Position(key_reader.u64());
    RowReader reader(value);
    commit.term = log::Term(reader.u64());
    const bool has_leaf = to_digest(reader.raw(commit.leaf.size()), commit.leaf);
    commit.bytes.assign(reader.rest());
    return has_leaf && reader.ok() && key_reader.done();
}

}  // namespace

Expected<log::Head, StoreError> RocksDbLedger::head(const TenantId& tenant) const {
    const std::string prefix = tenant_key(tenant);
    const std::string until = after_prefix(prefix);
    const Slice bound(until);
    ::rocksdb::ReadOptions read;
    read.iterate_upper_bound = &bound;
    const std::unique_ptr<::rocksdb::Iterator> rows(
        database_->db->NewIterator(read, database_->family(Family::kCommits)));
    rows->SeekForPrev(until);
    if (!rows->status().ok()) {
        return unexpected(read_error(rows->status(), "read the head of " + tenant.text()));
    }
    if (!rows->Valid() || !rows->key().starts_with(prefix)) {
        return log::Head{};
    }
    log::EncodedCommit commit;
    if (!parse_commit(rows->key().ToStringView(), rows->value().ToStringView(), commit)) {
        return unexpected(bad_row(log_of(tenant) + "the last commit's row"));
    }
    return log::Head{commit.position, commit.leaf, commit.term};
}

Expected<log::Head, StoreError> RocksDbLedger::take_over(const TenantId& tenant) {
    auto head = this->head(tenant);
    if (!head) {
        return head;
    }
    // Only what was in the write-ahead log can have a gap, at its beginning too.
    const auto unflushed = database_->first_unflushed(tenant);
    const auto linked = read(tenant, unflushed.value_or(head->position), {SIZE_MAX, SIZE_MAX},
                             [](const log::EncodedCommit&) { return true; });
    if (!linked) {
        return unexpected(linked.error());
    }
    const std::string key = meta_key(tenant, MetaRow::kTerm);
    const auto row = database_->get(Family::kMeta, key);
    if (!row) {
        return unexpected(row.error());
    }
    log::Term term = head->term;
    if (*row) {
        RowReader reader(**row);
        term = std::max(term, log::Term(reader.u64()));
        if (!reader.done()) {
            return unexpected(bad_row(log_of(tenant) + "the term's row"));
        }
    }
    head->term = term.next();
    ::rocksdb::WriteBatch batch;
    batch.Put(database_->family(Family::kMeta), key, RowWriter().u64(head->term.value()).bytes());
    if (auto written = database_->commit(batch); !written) {
        return unexpected(written.error());
    }
    database_->owned[tenant] = *head;
    return head;
}

Expected<std::size_t, StoreError> RocksDbLedger::read(
    const TenantId& tenant, log::Position from, const log::ReadLimits& limits,
    const std::function<bool(const log::EncodedCommit&)>& visit) const {
    const log::Position first(std::max<std::uint64_t>(from.value(), 1));
    // The commit before gives the first one's previous leaf.
    const log::Position before(first.value() > 1 ? first.value() - 1 : 1);
    log::Head head{log::Position(before.value() - 1), {}, {}};
    log::EncodedCommit commit;
    commit.tenant = tenant;
    std::size_t visited = 0;
    std::size_t bytes = 0;
    std::optional<StoreError> error;
    const auto scanned = database_->scan(
        Family::kCommits, commit_key(tenant, before), after_prefix(tenant_key(tenant)),
        limits.commits_max <= kCachedReadCommits, [&](std::string_view key, std::string_view row) {
            if (visited == limits.commits_max || (visited > 0 && bytes >= limits.bytes_max)) {
                return false;
            }
            if (!parse_commit(key, row, commit)) {
                error = bad_row(log_of(tenant) + "the row of the commit after position " +
                                std::to_string(head.position.value()));
                return false;
            }
            commit.previous_leaf = head.leaf;
            if (auto linked = check_link(tenant, commit, head); !linked) {
                error = linked.error();
                return false;
            }
            if (commit.position < first) {
                return true;
            }
            ++visited;
            bytes += commit.bytes.size();
            return visit(commit);
        });
    if (!scanned) {
        return unexpected(scanned.error());
    }
    if (error) {
        return unexpected(*error);
    }
    return visited;
}

Expected<void, StoreError> RocksDbLedger::read_at(
    const TenantId& tenant, std::span<const log::Position> positions,
    const std::function<bool(log::Position, std::string_view)>& visit) const {
    std::vector<std::string> keys;
    log::EncodedCommit commit;
    while (!positions.empty()) {
        const auto some = positions.first(std::min(positions.size(), kCachedReadCommits));
        positions = positions.subspan(some.size());
        keys.clear();
        for (const log::Position position : some) {
            keys.push_back(commit_key(tenant, position));
        }
        const auto rows = database_->get_all(Family::kCommits, keys);
        if (!rows) {
            return unexpected(rows.error());
        }
        for (std::size_t i = 0; i < some.size(); ++i) {
            const auto& row = (*rows)[i];
            if (!row) {
                return unexpected(log::no_commit_at(tenant, some[i]));
            }
            if (!parse_commit(keys[i], row->ToStringView(), commit)) {
                return unexpected(bad_row(log_of(tenant) + "the row of the commit at position " +
                                          std::to_string(some[i].value())));
            }
            if (!visit(some[i], commit.bytes)) {
                return {};
            }
        }
    }
    return {};
}

Expected<void, StoreError> RocksDbLedger::append(const TenantId& tenant,
                                                 std::span<const log::EncodedCommit> commits) {
    for (const auto& commit : commits) {
        if (commit.tenant != tenant) {
            return unexpected(
                StoreError{log::StoreErrorCode::kContradiction,
                           log_of(tenant) + "a commit of " + commit.tenant.text() + " was given"});
        }
    }
    return write_batch(commits, nullptr);
}

void RocksDbLedger::Database::put_commits(std::span<const log::EncodedCommit> commits) {
    RowWriter value;
    for (const auto& commit : commits) {
        value.clear().u64(commit.term.value()).raw(log::bytes_of(commit.leaf)).raw(commit.bytes);
        batch.Put(family(Family::kCommits), commit_key(commit.tenant, commit.position),
                  value.bytes());
    }
}

}  // namespace madoguchi::rocksdb
