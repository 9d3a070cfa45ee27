#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <string>

#include "madoguchi/adapters/kafka/impl/record.hpp"
#include "madoguchi/log/commit_log.hpp"
#include "madoguchi/log/expected.hpp"
#include "madoguchi/log/ports.hpp"
#include "madoguchi/log/store_error.hpp"

namespace madoguchi::kafka {

/// How many of a log's last leaves are remembered to tell a replay from a contradiction.
inline constexpr std::size_t kRecentLeavesMax = 1'024;

/// Follows the logs of one partition, record by record, and checks that each goes on from where it
/// stood. Transactions can be torn or arrive late; what a log is must therefore follow from its
/// records alone. Pure; not thread-safe.
class Chain {
 public:
    enum class Verdict : std::uint8_t {
        kNext,      ///< The commit after the head.
        kReplay,    ///< A commit that is there already, with the same leaf: to be skipped.
        kTakeOver,  ///< A new term began.
    };

    /// `digester` must outlive this object.
    explicit Chain(const log::Digester& digester) : digester_(digester) {}

    /// Takes the next record. Error: kCorruption, with the record's offset and what is wrong with
    /// it (a gap, a broken link, another leaf at a known position, a term that goes back, a leaf
    /// that isn't that of the bytes); nothing is changed then.
    [[nodiscard]] log::Expected<Verdict, log::StoreError> follow(const Record& record);

    /// Where a tenant's log ends; its term is the last one begun.
    [[nodiscard]] log::Head head(const log::TenantId& tenant) const;

 private:
    struct Tail {
        log::Head head;
        std::deque<log::Digest> recent;  ///< Leaves up to the head's, the last at the back.
    };

    [[nodiscard]] log::Expected<Verdict, log::StoreError> follow_commit(const Record& record,
                                                                        Tail& tail) const;
    [[nodiscard]] static log::Expected<Verdict, log::StoreError> follow_take_over(
        const Record& record, Tail& tail);
    [[nodiscard]] static log::Expected<Verdict, log::StoreError> compare_replay(
        const Record& record, const Tail& tail);

    const log::Digester& digester_;
    std::map<log::TenantId, Tail> tails_;
};

}  // namespace madoguchi::kafka
