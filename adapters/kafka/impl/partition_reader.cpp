#include "madoguchi/adapters/kafka/impl/partition_reader.hpp"

#include <algorithm>
#include <string>

namespace madoguchi::kafka {
namespace {

/// Every how many positions the index keeps an offset: bounds what a read must skip.
constexpr std::uint64_t kIndexEvery = 128;
/// Most that is held in memory before it is handed to the visitor.
constexpr log::ReadLimits kChunk{.commits_max = 1'000, .bytes_max = 4U << 20U};

}  // namespace

PartitionReader::PartitionReader(const Settings& settings, std::int32_t partition,
                                 const log::Digester& digester)
    : settings_(settings), partition_(partition), chain_(digester) {}

log::Head PartitionReader::known_head(const log::TenantId& tenant) const {
    const std::lock_guard lock(mutex_);
    return chain_.head(tenant);
}

log::Expected<log::Head, log::StoreError> PartitionReader::head(const log::TenantId& tenant) {
    const std::lock_guard lock(mutex_);
    if (auto caught_up = catch_up(); !caught_up) return log::unexpected(caught_up.error());
    return chain_.head(tenant);
}

log::Expected<std::size_t, log::StoreError> PartitionReader::read(
    const log::TenantId& tenant, log::Position from, const log::ReadLimits& limits,
    const std::function<bool(const log::EncodedCommit&)>& visit) {
    log::Position next = std::max(from, log::Position(1));
    log::ReadLimits left = limits;
    std::size_t visited = 0;
    while (left.commits_max > 0 && (left.bytes_max > 0 || visited == 0)) {
        const log::ReadLimits chunk{std::min(left.commits_max, kChunk.commits_max),
                                    std::min(left.bytes_max, kChunk.bytes_max)};
        const auto commits = collect(tenant, next, chunk);
        if (!commits) return log::unexpected(commits.error());
        if (commits->empty()) break;
        for (const log::EncodedCommit& commit : *commits) {
            if (visited > 0 && commit.bytes.size() > left.bytes_max) return visited;
            ++visited;
            if (!visit(commit)) return visited;
            --left.commits_max;
            left.bytes_max -= std::min(left.bytes_max, commit.bytes.size());
            next = commit.position.next();
        }
    }
    return visited;
}

log::Expected<Consumer*, log::StoreError> PartitionReader::consumer() {
    if (!consumer_) {
        auto opened = Consumer::open(settings_, partition_);
        if (!opened) return log::unexpected(opened.error());
        consumer_ = std::move(*opened);
    }
    return consumer_.get();
}

log::Expected<void, log::StoreError> PartitionReader::catch_up() {
    const auto reader = consumer();
    if (!reader) return log::unexpected(reader.error());
    const auto extent = (*reader)->extent();
    if (!extent) return log::unexpected(extent.error());
    if (extent->begin > 0) {
        return log::unexpected(
            log::StoreError{log::StoreErrorCode::kCorruption,
                            "the beginning of topic '" + events_topic(settings_) + "', partition " +
                                std::to_string(partition_) + ", has been deleted up to offset " +
                                std::to_string(extent->begin) + "; restore it before going on"});
    }
    if (extent->stable_end < next_offset_) {
        return log::unexpected(log::StoreError{
            log::StoreErrorCode::kCorruption,
            "topic '" + events_topic(settings_) + "', partition " + std::to_string(partition_) +
                ", ends at offset " + std::to_string(extent->stable_end) + ", but offset " +
                std::to_string(next_offset_) + " had been reached: the brokers have lost records"});
    }
    if (extent->stable_end == next_offset_) return {};
    // Records of control take up offsets at the end as well: only the end itself says that it is
    // reached, never the last record's offset.
    return (*reader)->scan(
        next_offset_,
        [&](const Record& record) -> log::Expected<bool, log::StoreError> {
            if (auto followed = follow(record); !followed) {
                return log::unexpected(followed.error());
            }
            return true;
        },
        [&](std::int64_t offset) {
            next_offset_ = std::max(next_offset_, offset);
            return next_offset_ < extent->stable_end;
        });
}

log::Expected<void, log::StoreError> PartitionReader::follow(const Record& record) {
    const auto verdict = chain_.follow(record);
    if (!verdict) return log::unexpected(verdict.error());
    next_offset_ = record.offset + 1;
    if (*verdict == Chain::Verdict::kNext && record.commit.position.value() % kIndexEvery == 1) {
        indexes_[record.commit.tenant].offsets.emplace(record.commit.position, record.offset);
    }
    return {};
}

std::int64_t PartitionReader::offset_before(const log::TenantId& tenant, log::Position from) const {
    const auto found = indexes_.find(tenant);
    if (found == indexes_.end()) return 0;
    const Index& index = found->second;
    if (index.resume_position == from) return index.resume_offset;
    const auto after = index.offsets.upper_bound(from);
    return after == index.offsets.begin() ? 0 : std::prev(after)->second;
}

log::Expected<std::vector<log::EncodedCommit>, log::StoreError> PartitionReader::collect(
    const log::TenantId& tenant, log::Position from, const log::ReadLimits& limits) {
    const std::lock_guard lock(mutex_);
    if (auto caught_up = catch_up(); !caught_up) return log::unexpected(caught_up.error());
    std::vector<log::EncodedCommit> commits;
    const log::Position last = chain_.head(tenant).position;
    if (from > last) return commits;

    log::Position next = from;
    std::size_t bytes = 0;
    const auto take = [&](const Record& record) -> log::Expected<bool, log::StoreError> {
        // Everything up to the head has been followed: what isn't the next commit is another log's,
        // a take-over, a replay, or lies before the first one asked for.
        if (record.kind != RecordKind::kCommit || record.commit.tenant != tenant ||
            record.commit.position != next) {
            return true;
        }
        bytes += record.commit.bytes.size();
        if (!commits.empty() && bytes > limits.bytes_max) return false;
        commits.push_back(record.commit);
        next = next.next();
        Index& index = indexes_[tenant];
        index.resume_position = next;
        index.resume_offset = record.offset + 1;
        return commits.size() < limits.commits_max && record.commit.position < last;
    };
    bool ended = false;
    const auto at_end = [&](std::int64_t) {
        ended = true;
        return false;
    };
    auto scanned = (*consumer())->scan(offset_before(tenant, from), take, at_end);
    if (!scanned) return log::unexpected(scanned.error());
    if (ended) {
        return log::unexpected(log::StoreError{
            log::StoreErrorCode::kCorruption,
            "position " + std::to_string(next.value()) + " of the log of '" + tenant.text() +
                "' can't be read any more, but has been read before"});
    }
    return commits;
}

}  // namespace madoguchi::kafka
