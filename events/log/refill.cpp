#include "madoguchi/log/refill.hpp"

#include <utility>

#include "madoguchi/log/read_commits.hpp"
#include "madoguchi/log/reference_streams.hpp"
#include "madoguchi/log/restore_mark.hpp"
#include "madoguchi/log/state_row.hpp"

namespace madoguchi::log {
namespace {

constexpr std::size_t kCommitsAtOnce = 2'000;
constexpr std::size_t kStreamsAtOnce = 500;
constexpr std::size_t kBytesAtOnce = 4U << 20;

StoreError refused(const TenantId& tenant, Position position, StoreErrorCode code,
                   const std::string& why) {
    return {code, "log of " + tenant.text() + ", position " + std::to_string(position.value()) +
                      ": " + why};
}

}  // namespace

Refill::Refill(RefillParts parts, TenantId tenant)
    : parts_(std::move(parts)), tenant_(std::move(tenant)) {}

Expected<void, StoreError> Refill::check(const EncodedCommit& encoded) {
    const auto no = [&](StoreErrorCode code, const std::string& why) {
        return unexpected(refused(tenant_, head_.position.next(), code, why));
    };
    if (encoded.position != head_.position.next()) {
        return no(StoreErrorCode::kContradiction,
                  "the commit is missing; the next one is at position " +
                      std::to_string(encoded.position.value()));
    }
    if (encoded.bytes.size() >= kCommitBytesMax) {
        return no(StoreErrorCode::kTooLarge, "the commit is too large");
    }
    if (parts_.digester->leaf(encoded.bytes) != encoded.leaf) {
        return no(StoreErrorCode::kContradiction,
                  "the commit's bytes don't have the hash that stands beside them");
    }
    if (auto decoded = parts_.codec->decode(encoded.bytes, commit_); !decoded) {
        return no(StoreErrorCode::kCorruption, "the commit can't be read: " + decoded.error());
    }
    if (commit_.tenant != tenant_ || commit_.position != encoded.position ||
        commit_.term != encoded.term || commit_.term < head_.term) {
        return no(StoreErrorCode::kContradiction,
                  "the commit says of itself that it is another one");
    }
    if (commit_.previous_leaf != head_.leaf) {
        return no(StoreErrorCode::kContradiction, "the commit doesn't follow the one before it");
    }
    return {};
}

Expected<void, StoreError> Refill::add(const EncodedCommit& encoded) {
    if (auto checked = check(encoded); !checked) {
        return checked;
    }
    head_ = {encoded.position, encoded.leaf, encoded.term};
    tree_.append(*parts_.digester, encoded.leaf);
    derive();
    batch_bytes_ += encoded.bytes.size();
    batch_.commits.push_back(encoded);
    batch_.commits.back().tenant = tenant_;
    batch_.commits.back().previous_leaf = commit_.previous_leaf;
    batch_.streams.push_back(commit_.stream);
    if (batch_.commits.size() >= kCommitsAtOnce || batch_bytes_ >= kBytesAtOnce) {
        return flush();
    }
    return {};
}

/// What follows from a commit alone.
void Refill::derive() {
    streams_[commit_.stream] =
        StreamVersion(commit_.version_before.value() + commit_.events.size());
    if (commit_.command_type != kRestoreMark) {
        // A mark's id was given by nobody, so nobody asks for its answer.
        batch_.outcomes.push_back(
            {tenant_, commit_.command_id, {commit_.position, commit_.content_mac}});
    }
    for (const auto& draw : commit_.draws) {
        drawn_[draw.series] = draw.number;
    }
}

Expected<void, StoreError> Refill::flush() {
    for (const auto& [series, number] : drawn_) {
        batch_.sequences.push_back({tenant_, {series, number}});
    }
    drawn_.clear();
    if (!batch_.commits.empty()) {
        for (auto& tile : tree_.take_tiles()) {
            batch_.tiles.push_back({tenant_, std::move(tile)});
        }
        batch_.edges.push_back({tenant_, tree_.edge()});
    }
    if (batch_.empty()) {
        return {};
    }
    auto written = parts_.write(batch_);
    batch_.clear();
    batch_bytes_ = 0;
    return written;
}

Expected<void, StoreError> Refill::fold(const StreamId& stream, StreamVersion version) {
    const auto commits = stream_commits(*parts_.ledger, *parts_.codec, tenant_, stream);
    if (!commits) {
        return unexpected(commits.error());
    }
    const auto state = parts_.aggregates->fold(tenant_, stream, *commits);
    if (!state) {
        // The stream is set apart on its first use.
        batch_.states.push_back({tenant_, stream, row_to_be_folded(version)});
        return {};
    }
    batch_.states.push_back(
        {tenant_, stream, state_row(*parts_.aggregates, stream, version, **state)});
    for (auto& timer : parts_.aggregates->timers(stream, **state)) {
        batch_.timers.push_back({tenant_, std::move(timer), false});
    }
    return {};
}

Expected<void, StoreError> Refill::finish(const std::map<std::string, Position>& checkpoints,
                                          const Progress& progress) {
    if (auto flushed = flush(); !flushed) {
        return flushed;
    }
    if (auto observed =
            observe_reference(*parts_.ledger, *parts_.codec, *parts_.aggregates, tenant_);
        !observed) {
        return observed;
    }
    std::uint64_t done = 0;
    for (const auto& [stream, version] : streams_) {
        if (stream.text() == kOriginStream) {
            continue;  // Of the log itself: no aggregate knows it.
        }
        if (auto folded = fold(stream, version); !folded) {
            return folded;
        }
        if (++done % kStreamsAtOnce == 0) {
            if (auto flushed = flush(); !flushed) {
                return flushed;
            }
            if (progress && !progress(done, streams_.size())) {
                return unexpected(StoreError{StoreErrorCode::kUnavailable, "stopped"});
            }
        }
    }
    for (const auto& [name, position] : checkpoints) {
        batch_.checkpoints.push_back({tenant_, name, position});
    }
    return flush();
}

}  // namespace madoguchi::log
