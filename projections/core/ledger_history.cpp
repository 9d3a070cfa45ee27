#include "madoguchi/projections/core/ledger_history.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

namespace madoguchi::projections {
namespace {

log::StoreError undecodable(const log::TenantId& tenant, log::Position position,
                            const std::string& why) {
    return {log::StoreErrorCode::kCorruption,
            "log of " + tenant.text() + ": the commit at position " +
                std::to_string(position.value()) + " can't be read: " + why +
                ". Run verify on the log"};
}

}  // namespace

log::Expected<std::vector<DecodedCommit>, log::StoreError> decoded_commits(
    const log::Ledger& ledger, CommitDecoder& decoder, const log::TenantId& tenant,
    std::span<const log::Position> positions) {
    std::vector<DecodedCommit> commits;
    commits.reserve(positions.size());
    std::optional<log::StoreError> error;
    const auto read =
        ledger.read_at(tenant, positions, [&](log::Position position, std::string_view bytes) {
            const auto done = decoder.decode(bytes, Seals::kOpen, commits.emplace_back());
            if (!done) {
                error = undecodable(tenant, position, done.error());
            }
            return !error;
        });
    if (error || !read) {
        return log::unexpected(error ? *error : read.error());
    }
    return commits;
}

log::Expected<void, log::StoreError> LedgerHistory::read(
    const log::TenantId& tenant, const log::StreamId& stream, log::Position until,
    const std::function<bool(const DecodedCommit&)>& visit) {
    auto positions = ledger_->stream_positions(tenant, stream);
    if (!positions) {
        return log::unexpected(positions.error());
    }
    positions->erase(std::upper_bound(positions->begin(), positions->end(), until),
                     positions->end());
    DecodedCommit commit;
    std::optional<log::StoreError> error;
    const auto read =
        ledger_->read_at(tenant, *positions, [&](log::Position position, std::string_view bytes) {
            if (const auto done = decoder_->decode(bytes, Seals::kOpen, commit); !done) {
                error = undecodable(tenant, position, done.error());
                return false;
            }
            return visit(commit);
        });
    return error ? log::unexpected(*error) : read;
}

}  // namespace madoguchi::projections
