#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "madoguchi/adapters/aggregates/any_command.hpp"
#include "madoguchi/facts/values/date.hpp"
#include "madoguchi/log/ports.hpp"

namespace madoguchi::aggregates {

/// Where a stored value belongs.
struct StreamRef {
    const log::TenantId& tenant;
    const log::StreamId& stream;
};

/// Something that a stream does by itself when a day has begun.
struct DueOn {
    facts::Date on;
    std::string kind;
    std::string key;
};

/// The streams of one kind of aggregate: the log's port without the routing. Used by the one
/// writer.
class Streams {
 public:
    Streams() = default;
    Streams(const Streams&) = delete;
    Streams& operator=(const Streams&) = delete;
    virtual ~Streams() = default;

    [[nodiscard]] virtual log::StatePtr initial(const log::TenantId& tenant) const = 0;
    [[nodiscard]] virtual std::uint32_t fold_version() const = 0;
    [[nodiscard]] virtual log::Expected<log::StatePtr, log::Quarantine> load(
        const StreamRef& ref, const log::StateRow& row) const = 0;
    [[nodiscard]] virtual log::Expected<log::StatePtr, log::Quarantine> fold(
        const StreamRef& ref, std::span<const log::Commit> commits) const = 0;
    [[nodiscard]] virtual log::Expected<log::Decided, log::NotTaken> decide(
        const log::Command& command, const AnyCommand& decoded, const log::State& state,
        const log::DecisionContext& context) = 0;
    [[nodiscard]] virtual std::string save(const log::StreamId& stream,
                                           const log::State& state) const = 0;
    [[nodiscard]] virtual std::vector<DueOn> due(const log::State& state) const = 0;
    /// The command that something due becomes. Aborts for what `due` never made.
    [[nodiscard]] virtual AnyCommand due_command(const DueOn& due) const = 0;
};

}  // namespace madoguchi::aggregates
