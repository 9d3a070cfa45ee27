#include "madoguchi/adapters/rocksdb/rocksdb_ledger.hpp"

#include <algorithm>
#include <utility>

#include "madoguchi/adapters/rocksdb/database.hpp"
#include "madoguchi/adapters/rocksdb/keys.hpp"
#include "madoguchi/log/assert.hpp"
#include "madoguchi/log/follows.hpp"
#include "madoguchi/log/proof/encoding.hpp"

namespace madoguchi::rocksdb {
namespace {

using log::Expected;
using log::StoreError;
using log::TenantId;
using log::unexpected;

std::string log_of(const TenantId& tenant) { return "log of " + tenant.text() + ": "; }

}  // namespace

RocksDbLedger::RocksDbLedger(std::unique_ptr<Database> database) : database_(std::move(database)) {}

RocksDbLedger::~RocksDbLedger() = default;

Expected<std::unique_ptr<RocksDbLedger>, StoreError> RocksDbLedger::open(
    const RocksDbOptions& options) {
    auto database = std::make_unique<Database>();
    database->options = options;
    if (auto opened = database->open(); !opened) {
        return unexpected(opened.error());
    }
    return std::unique_ptr<RocksDbLedger>(new RocksDbLedger(std::move(database)));
}

Expected<void, StoreError> RocksDbLedger::ready(log::Urgency urgency) const {
    if (database_->failed) {
        return unexpected(database_->failure());
    }
    return database_->room->check(urgency);
}

log::StoreError RocksDbLedger::Database::failure() const {
    return {log::StoreErrorCode::kWriteFailed,
            "a write to " + options.folder + " failed; end this process and start it again"};
}

Expected<void, StoreError> RocksDbLedger::write(const log::LedgerBatch& batch) {
    MADOGUCHI_LOG_ASSERT(batch.streams.size() == batch.commits.size());
    return write_batch(batch.commits, &batch);
}

Expected<void, StoreError> RocksDbLedger::put_back(const log::LedgerBatch& batch) {
    if (database_->failed) {
        return unexpected(database_->failure());
    }
    MADOGUCHI_LOG_ASSERT(batch.streams.size() == batch.commits.size());
    database_->batch.Clear();
    database_->put_commits(batch.commits);
    database_->put_rows(batch);
    // A log that came with its terms has to be known before it is taken over.
    RowWriter value;
    for (const auto& commit : batch.commits) {
        database_->batch.Put(database_->family(Family::kMeta),
                             meta_key(commit.tenant, MetaRow::kTerm),
                             value.clear().u64(commit.term.value()).bytes());
    }
    return database_->commit(database_->batch);
}

::rocksdb::DB& RocksDbLedger::database() const { return *database_->db; }

Expected<void, StoreError> RocksDbLedger::write_batch(std::span<const log::EncodedCommit> commits,
                                                      const log::LedgerBatch* rest) {
    if (database_->failed) {
        return unexpected(database_->failure());
    }
    std::map<TenantId, log::Head> heads;
    for (const auto& commit : commits) {
        const auto owned = database_->owned.find(commit.tenant);
        if (owned == database_->owned.end()) {
            return unexpected(
                StoreError{log::StoreErrorCode::kFenced,
                           log_of(commit.tenant) + "it has to be taken over before writing"});
        }
        const auto [head, added] = heads.try_emplace(commit.tenant, owned->second);
        if (auto follows = check_follows(commit.tenant, commit, head->second); !follows) {
            return follows;
        }
    }
    database_->batch.Clear();
    database_->put_commits(commits);
    if (rest != nullptr) {
        database_->put_rows(*rest);
    }
    if (database_->batch.Count() == 0) {
        return {};
    }
    if (auto written = database_->commit(database_->batch); !written) {
        return written;
    }
    for (auto& [tenant, head] : heads) {
        database_->owned[tenant] = head;
    }
    return {};
}

void RocksDbLedger::Database::put_rows(const log::LedgerBatch& rows) {
    RowWriter value;
    for (std::size_t i = 0; i < rows.streams.size(); ++i) {
        const auto& commit = rows.commits[i];
        batch.Put(family(Family::kStreams),
                  stream_key(commit.tenant, rows.streams[i]) +
                      RowWriter().u64(commit.position.value()).bytes(),
                  {});
    }
    for (const auto& state : rows.states) {
        value.clear().u32(state.row.fold_version).u64(state.row.version.value());
        batch.Put(family(Family::kStates), stream_key(state.tenant, state.stream),
                  value.raw(state.row.bytes).bytes());
    }
    for (const auto& removal : rows.outcome_removals) {
        batch.Delete(family(Family::kOutcomes), outcome_key(removal.tenant, removal.command_id));
    }
    for (const auto& outcome : rows.outcomes) {
        value.clear().u64(outcome.row.position.value()).raw(log::bytes_of(outcome.row.content_mac));
        batch.Put(family(Family::kOutcomes), outcome_key(outcome.tenant, outcome.command_id),
                  value.bytes());
    }
    for (const auto& write : rows.timers) {
        if (write.remove) {
            batch.Delete(family(Family::kTimers), due_key(write.tenant, write.timer));
            batch.Delete(family(Family::kTimers), stream_timer_key(write.tenant, write.timer));
        }
    }
    for (const auto& write : rows.timers) {
        if (!write.remove) {
            batch.Put(family(Family::kTimers), due_key(write.tenant, write.timer), {});
            batch.Put(family(Family::kTimers), stream_timer_key(write.tenant, write.timer), {});
        }
    }
    put_small_rows(rows);
    put_tree(rows);
}

void RocksDbLedger::Database::put_small_rows(const log::LedgerBatch& rows) {
    RowWriter value;
    for (const auto& sequence : rows.sequences) {
        batch.Put(family(Family::kSequences), sequence_key(sequence.tenant, sequence.draw.series),
                  value.clear().u64(sequence.draw.number).bytes());
    }
    for (const auto& clock : rows.clocks) {
        value.clear().time(clock.row.trusted_at).u8(clock.row.in_doubt ? 1 : 0);
        batch.Put(family(Family::kMeta), meta_key(clock.tenant, MetaRow::kClock),
                  value.text(clock.row.confirmed_by).bytes());
    }
    for (const auto& checkpoint : rows.checkpoints) {
        batch.Put(family(Family::kMeta),
                  meta_key(checkpoint.tenant, MetaRow::kCheckpoint, checkpoint.name),
                  value.clear().u64(checkpoint.position.value()).bytes());
    }
}

Expected<std::optional<log::StateRow>, StoreError> RocksDbLedger::state(
    const TenantId& tenant, const log::StreamId& stream) const {
    const auto value = database_->get(Family::kStates, stream_key(tenant, stream));
    if (!value) {
        return unexpected(value.error());
    }
    if (!*value) {
        return std::nullopt;
    }
    RowReader reader(**value);
    log::StateRow row;
    row.fold_version = reader.u32();
    row.version = log::StreamVersion(reader.u64());
    row.bytes = reader.rest();
    if (!reader.done()) {
        return unexpected(bad_row(log_of(tenant) + "the state's row of " + stream.text()));
    }
    return row;
}

Expected<std::optional<log::OutcomeRow>, StoreError> RocksDbLedger::outcome(
    const TenantId& tenant, const log::CommandId& id) const {
    const auto value = database_->get(Family::kOutcomes, outcome_key(tenant, id));
    if (!value) {
        return unexpected(value.error());
    }
    if (!*value) {
        return std::nullopt;
    }
    RowReader reader(**value);
    log::OutcomeRow row;
    row.position = log::Position(reader.u64());
    if (!to_digest(reader.rest(), row.content_mac) || !reader.done()) {
        return unexpected(bad_row(log_of(tenant) + "an outcome's row"));
    }
    return row;
}

Expected<std::vector<log::Position>, StoreError> RocksDbLedger::stream_positions(
    const TenantId& tenant, const log::StreamId& stream) const {
    const std::string prefix = stream_key(tenant, stream);
    std::vector<log::Position> positions;
    const auto scanned =
        database_->scan(Family::kStreams, prefix, after_prefix(prefix), true,
                        [&](std::string_view key, std::string_view) {
                            positions.emplace_back(RowReader(key.substr(prefix.size())).u64());
                            return true;
                        });
    if (!scanned) {
        return unexpected(scanned.error());
    }
    return positions;
}

Expected<void, StoreError> RocksDbLedger::due(
    const TenantId& tenant, log::UtcTime until,
    const std::function<bool(const log::Timer&)>& visit) const {
    const std::string prefix = due_prefix(tenant);
    std::optional<StoreError> error;
    const auto scanned = database_->scan(Family::kTimers, prefix, after_prefix(prefix), true,
                                         [&](std::string_view key, std::string_view) {
                                             log::Timer timer;
                                             if (!parse_due(key, timer)) {
                                                 error = bad_row(log_of(tenant) + "a timer's row");
                                                 return false;
                                             }
                                             return timer.due_at <= until && visit(timer);
                                         });
    return error ? unexpected(*error) : scanned;
}

Expected<std::vector<log::Timer>, StoreError> RocksDbLedger::timers(
    const TenantId& tenant, const log::StreamId& stream) const {
    const std::string prefix = stream_timer_prefix(tenant, stream);
    std::vector<log::Timer> found;
    std::optional<StoreError> error;
    const auto scanned = database_->scan(
        Family::kTimers, prefix, after_prefix(prefix), true,
        [&](std::string_view key, std::string_view) {
            if (!parse_stream_timer(key, found.emplace_back())) {
                error = bad_row(log_of(tenant) + "a timer's row of " + stream.text());
            }
            return !error;
        });
    if (error || !scanned) {
        return unexpected(error ? *error : scanned.error());
    }
    std::sort(found.begin(), found.end());
    return found;
}

Expected<std::uint64_t, StoreError> RocksDbLedger::sequence(const TenantId& tenant,
                                                            const std::string& series) const {
    return database_->number(Family::kSequences, sequence_key(tenant, series));
}

Expected<log::Position, StoreError> RocksDbLedger::checkpoint(const TenantId& tenant,
                                                              const std::string& name) const {
    const auto number =
        database_->number(Family::kMeta, meta_key(tenant, MetaRow::kCheckpoint, name));
    if (!number) {
        return unexpected(number.error());
    }
    return log::Position(*number);
}

Expected<std::optional<log::ClockRow>, StoreError> RocksDbLedger::clock(
    const TenantId& tenant) const {
    const auto value = database_->get(Family::kMeta, meta_key(tenant, MetaRow::kClock));
    if (!value) {
        return unexpected(value.error());
    }
    if (!*value) {
        return std::nullopt;
    }
    RowReader reader(**value);
    log::ClockRow row;
    row.trusted_at = reader.time();
    row.in_doubt = reader.u8() != 0;
    row.confirmed_by = reader.text();
    if (!reader.done()) {
        return unexpected(bad_row(log_of(tenant) + "the clock's row"));
    }
    return row;
}

Expected<std::vector<TenantId>, StoreError> RocksDbLedger::tenants() const {
    std::vector<TenantId> found;
    const auto scanned = database_->scan(
        Family::kMeta, {}, std::string(1, '\xff'), true,
        [&](std::string_view key, std::string_view) {
            RowReader reader(key);
            const std::string_view tenant = reader.name();
            if (reader.u8() == static_cast<std::uint8_t>(MetaRow::kTerm) && reader.done()) {
                found.emplace_back(tenant);
            }
            return true;
        });
    if (!scanned) {
        return unexpected(scanned.error());
    }
    std::sort(found.begin(), found.end());
    return found;
}

}  // namespace madoguchi::rocksdb
