#include <algorithm>
#include <iterator>

#include "madoguchi/log/assert.hpp"
#include "madoguchi/log/engine_impl.hpp"  // IWYU pragma: associated
#include "madoguchi/log/read_commits.hpp"
#include "madoguchi/log/state_row.hpp"

namespace madoguchi::log {

Engine::Impl::Loaded Engine::Impl::load(const TenantId& tenant, const StreamId& stream) {
    if (CachedStream* const cached = cache_.find(tenant, stream)) {
        return cached;
    }
    auto read = read_stream(tenant, stream);
    if (!read) {
        return unexpected(read.error());
    }
    CachedStream& entry = cache_.insert(std::move(*read));
    if (entry.dirty) {
        dirty_.push_back(&entry);
    }
    return &entry;
}

Expected<CachedStream, StoreError> Engine::Impl::read_stream(const TenantId& tenant,
                                                             const StreamId& stream) {
    CachedStream entry;
    entry.tenant = tenant;
    entry.stream = stream;
    const auto row = ledger_.state(tenant, stream);
    if (!row) {
        return unexpected(row.error());
    }
    if (!*row) {
        if (auto taken = take(entry, aggregates_.initial(tenant, stream)); !taken) {
            return unexpected(taken.error());
        }
        return entry;
    }
    if ((*row)->fold_version != aggregates_.fold_version(stream)) {
        if (auto folded = fold_again(entry); !folded) {
            return unexpected(folded.error());
        }
        return entry;
    }
    entry.version = (*row)->version;
    if (auto taken = take(entry, aggregates_.load(tenant, stream, **row)); !taken) {
        return unexpected(taken.error());
    }
    if (entry.state) {
        derive_timers(entry);
        entry.stored_timers = entry.timers;
    }
    return entry;
}

/// The state and the timers of another fold version are replaced with the batch, whatever becomes
/// of the command that made them needed.
Expected<void, StoreError> Engine::Impl::fold_again(CachedStream& entry) {
    const auto commits = stored_commits(entry);
    if (!commits) {
        return unexpected(commits.error());
    }
    if (!commits->empty()) {
        entry.version = version_after(commits->back());
    }
    auto taken = take(entry, aggregates_.fold(entry.tenant, entry.stream, *commits));
    if (!taken || !entry.state) {
        return taken;
    }
    auto timers = ledger_.timers(entry.tenant, entry.stream);
    if (!timers) {
        return unexpected(timers.error());
    }
    entry.stored_timers = std::move(*timers);
    derive_timers(entry);
    entry.dirty = true;
    return {};
}

/// The stream's commits that are written, in order.
Expected<std::vector<Commit>, StoreError> Engine::Impl::stored_commits(const CachedStream& entry) {
    return stream_commits(ledger_, codec_, entry.tenant, entry.stream);
}

/// The commits of the stream that is being decided: those written, then those of this batch.
std::vector<Commit> Engine::Impl::history() {
    MADOGUCHI_LOG_ASSERT(deciding_ != nullptr);
    auto commits = stored_commits(*deciding_);
    if (!commits) {
        port_error_ = commits.error();
        return {};
    }
    for (std::size_t i = 0; i < batch_.commits.size(); ++i) {
        if (batch_.commits[i].tenant == deciding_->tenant &&
            batch_.streams[i] == deciding_->stream) {
            const auto decoded = codec_.decode(batch_.commits[i].bytes, commits->emplace_back());
            MADOGUCHI_LOG_ASSERT(decoded.has_value());
        }
    }
    return std::move(*commits);
}

/// A stream whose keys can't be had now isn't set apart: it is read again with the next command.
Expected<void, StoreError> Engine::Impl::take(CachedStream& entry,
                                              Expected<StatePtr, Quarantine> state) {
    if (state) {
        MADOGUCHI_LOG_ASSERT(*state != nullptr);
        entry.state = std::move(*state);
        return {};
    }
    if (state.error().may_pass) {
        return unexpected(StoreError{StoreErrorCode::kUnavailable,
                                     entry.stream.text() + " of " + entry.tenant.text() +
                                         " can't be opened now: " + state.error().reason});
    }
    entry.quarantine = std::move(state.error());
    return {};
}

void Engine::Impl::derive_timers(CachedStream& entry) {
    entry.timers = aggregates_.timers(entry.stream, *entry.state);
    std::sort(entry.timers.begin(), entry.timers.end());
}

void Engine::Impl::mark_dirty(CachedStream& entry) {
    if (!entry.dirty) {
        entry.dirty = true;
        dirty_.push_back(&entry);
    }
}

/// Only the last state of each stream is written, and only the difference of its timers.
void Engine::Impl::finish_streams() {
    std::vector<Timer> changed;
    for (CachedStream* const entry : dirty_) {
        batch_.states.push_back(
            {entry->tenant, entry->stream,
             state_row(aggregates_, entry->stream, entry->version, *entry->state)});
        for (const bool remove : {true, false}) {
            const auto& from = remove ? entry->stored_timers : entry->timers;
            const auto& without = remove ? entry->timers : entry->stored_timers;
            changed.clear();
            std::set_difference(from.begin(), from.end(), without.begin(), without.end(),
                                std::back_inserter(changed));
            for (Timer& timer : changed) {
                batch_.timers.push_back({entry->tenant, std::move(timer), remove});
            }
        }
        entry->stored_timers = entry->timers;
        entry->dirty = false;
    }
}

}  // namespace madoguchi::log
