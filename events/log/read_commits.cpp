#include "madoguchi/log/read_commits.hpp"

#include <optional>
#include <string>
#include <string_view>

#include "madoguchi/log/follows.hpp"

namespace madoguchi::log {
namespace {

StoreError undecodable(const TenantId& tenant, Position position, const std::string& why) {
    return {StoreErrorCode::kCorruption, "log of " + tenant.text() + ": the commit at position " +
                                             std::to_string(position.value()) +
                                             " can't be decoded: " + why};
}

}  // namespace

Expected<std::size_t, StoreError> read_commits(const CommitLog& log, const CommitCodec& codec,
                                               const TenantId& tenant, Position from,
                                               const ReadLimits& limits,
                                               const std::function<bool(const Commit&)>& visit) {
    Commit commit;
    std::optional<StoreError> error;
    const auto visited = log.read(tenant, from, limits, [&](const EncodedCommit& encoded) {
        if (const auto decoded = codec.decode(encoded.bytes, commit); !decoded) {
            error = undecodable(tenant, encoded.position, decoded.error());
            return false;
        }
        return visit(commit);
    });
    if (error) {
        return unexpected(*error);
    }
    return visited;
}

Expected<Commit, StoreError> read_commit(const CommitLog& log, const CommitCodec& codec,
                                         const TenantId& tenant, Position position) {
    Commit found;
    const auto visited =
        read_commits(log, codec, tenant, position, {.commits_max = 1}, [&](const Commit& commit) {
            found = commit;
            return false;
        });
    if (!visited) {
        return unexpected(visited.error());
    }
    if (*visited == 0 || found.position != position) {
        return unexpected(no_commit_at(tenant, position));
    }
    return found;
}

Expected<std::vector<Commit>, StoreError> stream_commits(const Ledger& ledger,
                                                         const CommitCodec& codec,
                                                         const TenantId& tenant,
                                                         const StreamId& stream) {
    const auto positions = ledger.stream_positions(tenant, stream);
    if (!positions) {
        return unexpected(positions.error());
    }
    std::vector<Commit> commits;
    commits.reserve(positions->size());
    std::optional<StoreError> error;
    const auto read =
        ledger.read_at(tenant, *positions, [&](Position position, std::string_view bytes) {
            if (auto decoded = codec.decode(bytes, commits.emplace_back()); !decoded) {
                error = undecodable(tenant, position, decoded.error());
            }
            return !error;
        });
    if (error || !read) {
        return unexpected(error ? *error : read.error());
    }
    return commits;
}

}  // namespace madoguchi::log
