#include "madoguchi/log/follows.hpp"

namespace madoguchi::log {
namespace {

std::string place(const TenantId& tenant, Position position) {
    return "log of " + tenant.text() + ", position " + std::to_string(position.value()) + ": ";
}

unexpected<StoreError> contradiction(const TenantId& tenant, const EncodedCommit& commit,
                                     const std::string& what) {
    return unexpected(
        StoreError{StoreErrorCode::kContradiction, place(tenant, commit.position) + what});
}

unexpected<StoreError> corruption(const TenantId& tenant, Position position,
                                  const std::string& what) {
    return unexpected(StoreError{
        StoreErrorCode::kCorruption,
        place(tenant, position) + what + "; stop and restore the data folder from a backup"});
}

}  // namespace

Expected<void, StoreError> check_follows(const TenantId& tenant, const EncodedCommit& commit,
                                         Head& head) {
    if (commit.bytes.size() >= kCommitBytesMax) {
        return unexpected(StoreError{StoreErrorCode::kTooLarge,
                                     place(tenant, commit.position) + "the commit has " +
                                         std::to_string(commit.bytes.size()) +
                                         " bytes; fewer than " + std::to_string(kCommitBytesMax) +
                                         " are allowed"});
    }
    if (commit.tenant != tenant) {
        return contradiction(tenant, commit, "the commit is of another tenant");
    }
    if (commit.position != head.position.next()) {
        return contradiction(
            tenant, commit, "the next position is " + std::to_string(head.position.next().value()));
    }
    if (commit.previous_leaf != head.leaf) {
        return contradiction(tenant, commit, "its previous leaf isn't that of the commit before");
    }
    if (commit.term != head.term) {
        return contradiction(tenant, commit,
                             "its term is " + std::to_string(commit.term.value()) +
                                 ", the writer's is " + std::to_string(head.term.value()));
    }
    head.position = commit.position;
    head.leaf = commit.leaf;
    return {};
}

Expected<void, StoreError> check_link(const TenantId& tenant, const EncodedCommit& commit,
                                      Head& head) {
    const Position expected = head.position.next();
    if (commit.position != expected) {
        return corruption(tenant, expected,
                          "the commit is missing, the next that is there has position " +
                              std::to_string(commit.position.value()));
    }
    if (commit.previous_leaf != head.leaf) {
        return corruption(tenant, expected, "its previous leaf isn't that of the commit before");
    }
    if (commit.term < head.term) {
        return corruption(tenant, expected, "its term is lower than that of the commit before");
    }
    head = {commit.position, commit.leaf, commit.term};
    return {};
}

StoreError no_commit_at(const TenantId& tenant, Position position) {
    return {StoreErrorCode::kCorruption, "log of " + tenant.text() +
                                             ": there is no commit at position " +
                                             std::to_string(position.value())};
}

}  // namespace madoguchi::log
