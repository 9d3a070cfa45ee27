#include "madoguchi/log/state_row.hpp"

#include <utility>

namespace madoguchi::log {
namespace {

constexpr std::uint32_t kNoFoldVersion = 0;

}  // namespace

StateRow row_to_be_folded(StreamVersion version) { return {kNoFoldVersion, version, {}}; }

StateRow state_row(Aggregates& aggregates, const StreamId& stream, StreamVersion version,
                   const State& state) {
    std::string bytes = aggregates.save(stream, state);
    if (bytes.empty()) {
        return row_to_be_folded(version);
    }
    return {aggregates.fold_version(stream), version, std::move(bytes)};
}

}  // namespace madoguchi::log
