#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "madoguchi/log/commit.hpp"
#include "madoguchi/log/expected.hpp"
#include "madoguchi/log/ids.hpp"
#include "madoguchi/log/ledger.hpp"
#include "madoguchi/log/store_error.hpp"

namespace madoguchi::log {

/// The stream of what happened to a log itself. Its commits have no events: they are about no case.
inline constexpr const char* kOriginStream = "log/origin";
/// Command type of the commit that marks a restore. Nobody but a restore writes it.
inline constexpr const char* kRestoreMark = "mark_restore";

/// What a log that was put back to an earlier position says of what it was before. Its position
/// less one is where the log was put back to; from it on, checkpoints are of the next origin.
struct RestoreMark {
    std::string old_origin;  ///< Origin of the checkpoints before, as they state it.
    Position old_position;   ///< Of the last checkpoint known under that origin.
    Digest old_root{};       ///< Root that it states.
    std::string reason;      ///< Why, for people; 1 to 200 bytes. No personal data.
    bool operator==(const RestoreMark&) const = default;
};

/// What is wrong with a mark; none when it can be stored.
[[nodiscard]] std::optional<std::string> fault_of(const RestoreMark& mark);

/// The outcome that holds a mark: origin, position, root in base 64, reason.
[[nodiscard]] Outcome outcome_of(const RestoreMark& mark);

/// The mark in a commit; none when the commit is none.
[[nodiscard]] std::optional<RestoreMark> mark_of(const Commit& commit);

/// Which origin a log is at, from 1: one more with each mark in it. Error: that of reading.
[[nodiscard]] Expected<std::uint32_t, StoreError> generation_of(const Ledger& ledger,
                                                                const TenantId& tenant);

}  // namespace madoguchi::log
