#include "madoguchi/projections/core/ledger_history.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

namespace madoguchi::projections {

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
                error = {log::StoreErrorCode::kCorruption,
                         "log of " + tenant.text() + ": the commit at position " +
                             std::to_string(position.value()) + " can't be read: " + done.error() +
                             ". Run verify on the log"};
                return false;
            }
            return visit(commit);
        });
    return error ? log::unexpected(*error) : read;
}

}  // namespace madoguchi::projections
