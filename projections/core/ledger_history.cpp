#include "madoguchi/projections/core/ledger_history.hpp"

#include <optional>

#include "madoguchi/log/commit.hpp"

namespace madoguchi::projections {

log::Expected<void, log::StoreError> LedgerHistory::read(
    const log::TenantId& tenant, const log::StreamId& stream, log::Position until,
    const std::function<bool(const DecodedCommit&)>& visit) {
    const auto positions = ledger_->stream_positions(tenant, stream);
    if (!positions) {
        return log::unexpected(positions.error());
    }
    DecodedCommit commit;
    for (const log::Position position : *positions) {
        if (position > until) {
            break;
        }
        std::optional<std::string> undecodable;
        bool go_on = true;
        const auto visited = ledger_->read(
            tenant, position, {.commits_max = 1}, [&](const log::EncodedCommit& encoded) {
                if (auto done = decoder_->decode(encoded.bytes, Seals::kOpen, commit); !done) {
                    undecodable = done.error();
                } else {
                    go_on = visit(commit);
                }
                return false;
            });
        if (!visited) {
            return log::unexpected(visited.error());
        }
        if (undecodable || *visited == 0) {
            return log::unexpected(log::StoreError{
                log::StoreErrorCode::kCorruption,
                "log of " + tenant.text() + ": the commit at position " +
                    std::to_string(position.value()) + " can't be read: " +
                    undecodable.value_or("it isn't there") + ". Run verify on the log"});
        }
        if (!go_on) {
            break;
        }
    }
    return {};
}

}  // namespace madoguchi::projections
