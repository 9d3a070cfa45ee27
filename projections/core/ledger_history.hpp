#pragma once

#include <functional>
#include <span>
#include <vector>

#include "madoguchi/log/expected.hpp"
#include "madoguchi/log/ids.hpp"
#include "madoguchi/log/ledger.hpp"
#include "madoguchi/log/store_error.hpp"
#include "madoguchi/projections/core/decoded_commit.hpp"

namespace madoguchi::projections {

/// The commits at `positions`, which ascend, with opened seals. Errors: as `Ledger::read_at`;
/// kCorruption (a commit can't be decoded).
[[nodiscard]] log::Expected<std::vector<DecodedCommit>, log::StoreError> decoded_commits(
    const log::Ledger& ledger, CommitDecoder& decoder, const log::TenantId& tenant,
    std::span<const log::Position> positions);

/// A stream's commits by the ledger's own index. May run beside the ledger's writer; one thread.
class LedgerHistory final : public StreamHistory {
 public:
    /// Both outlive the history.
    LedgerHistory(const log::Ledger& ledger, CommitDecoder& decoder)
        : ledger_(&ledger), decoder_(&decoder) {}

    log::Expected<void, log::StoreError> read(
        const log::TenantId& tenant, const log::StreamId& stream, log::Position until,
        const std::function<bool(const DecodedCommit&)>& visit) override;

 private:
    const log::Ledger* ledger_;
    CommitDecoder* decoder_;
};

}  // namespace madoguchi::projections
