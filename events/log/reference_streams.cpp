#include "madoguchi/log/reference_streams.hpp"

#include <map>
#include <utility>

#include "madoguchi/log/commit.hpp"
#include "madoguchi/log/read_commits.hpp"

namespace madoguchi::log {

Expected<void, StoreError> observe_reference(const Ledger& ledger, const CommitCodec& codec,
                                             Aggregates& aggregates, const TenantId& tenant) {
    std::map<Position, Commit> commits;
    std::map<StreamId, StatePtr> states;
    for (const auto& stream : aggregates.reference_streams(tenant)) {
        auto of_stream = stream_commits(ledger, codec, tenant, stream);
        if (!of_stream) {
            return unexpected(of_stream.error());
        }
        if (of_stream->empty()) {
            continue;
        }
        auto state = aggregates.fold(tenant, stream, *of_stream);
        if (!state) {
            return unexpected(StoreError{StoreErrorCode::kCorruption,
                                         "log of " + tenant.text() + ": the reference stream " +
                                             stream.text() +
                                             " can't be used: " + state.error().reason});
        }
        states[stream] = std::move(*state);
        for (auto& commit : *of_stream) {
            const Position position = commit.position;
            commits.emplace(position, std::move(commit));
        }
    }
    for (const auto& [position, commit] : commits) {
        aggregates.observe(commit, states[commit.stream]);
    }
    return {};
}

}  // namespace madoguchi::log
