#include "madoguchi/log/read_commits.hpp"

namespace madoguchi::log {
namespace {

StoreError undecodable(const EncodedCommit& encoded, const std::string& why) {
    return {StoreErrorCode::kCorruption,
            "log of " + encoded.tenant.text() + ": the commit at position " +
                std::to_string(encoded.position.value()) + " can't be decoded: " + why};
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
            error = undecodable(encoded, decoded.error());
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
        return unexpected(
            StoreError{StoreErrorCode::kCorruption, "log of " + tenant.text() +
                                                        ": there is no commit at position " +
                                                        std::to_string(position.value())});
    }
    return found;
}

}  // namespace madoguchi::log
