#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "madoguchi/log/commit.hpp"
#include "madoguchi/log/digester.hpp"
#include "madoguchi/log/ids.hpp"
#include "madoguchi/log/ledger.hpp"
#include "madoguchi/log/ports.hpp"
#include "madoguchi/log/proof/envelope.hpp"
#include "madoguchi/log/proof/tiles.hpp"
#include "madoguchi/log/proof/tree.hpp"
#include "madoguchi/log/restore_mark.hpp"

namespace madoguchi::log {

/// A root that a checkpoint states, whose signature has been checked.
struct StatedRoot {
    std::uint32_t generation = 1;
    std::uint64_t size = 0;
    Digest root{};
    std::string place;  ///< Which checkpoint, for people.
};

/// What isn't in order, and where.
struct Trouble {
    Position position;         ///< The first that is concerned; 0 for none in particular.
    std::string what;          ///< For people. No personal data.
    std::string stream;        ///< Of the commit there, as it says itself; empty if unknown.
    std::string command_type;  ///< As `stream`.
};

/// What checking one log brought.
struct VerifiedLog {
    TenantId tenant;
    std::uint64_t commits = 0;      ///< That are in order, from position 1 on.
    Digest root = empty_root();     ///< Of the tree of them.
    std::uint64_t checkpoints = 0;  ///< That the log was found to agree with.
    std::uint64_t newest = 0;       ///< Size of the newest checkpoint of the log's origin.
    /// Checkpoints of former origins over commits that a restore has left behind.
    std::uint64_t left_behind = 0;
    std::map<Position, RestoreMark> restores;  ///< By the position of the mark.
    std::optional<Trouble> trouble;            ///< The first; none if all is in order.
};

/// Recomputes a log from its first commit: positions without a gap, each leaf over the stored
/// bytes, each commit's own link to the leaf before it, its tenant, position and time, the tiles,
/// the tree and its right edge, and the root that each checkpoint states. Changes nothing and needs
/// no key. Stops at the first trouble.
class LogVerifier {
 public:
    /// All references outlive the verifier. `stated`: in any order.
    LogVerifier(const Ledger& ledger, const Digester& digester, const CommitCodec& codec,
                const EnvelopeReader& envelopes, TenantId tenant, std::vector<StatedRoot> stated);

    /// Checks up to `commits_max` further commits. Returns whether there is more.
    [[nodiscard]] bool step(std::size_t commits_max);

    /// Position up to which everything is in order so far.
    [[nodiscard]] Position done() const { return Position(found_.commits); }

    /// What was found; checks the end of the log, if `step` came to it. Called once, last.
    [[nodiscard]] VerifiedLog finish();

 private:
    bool take(const EncodedCommit& encoded);
    std::string fault_of(const EncodedCommit& encoded, Position expected);
    std::string fault_of_tiles();
    std::string fault_of_roots();
    std::string fault_of_restore(const EncodedCommit& encoded);
    std::string fault_of_end();
    void stop(Position position, std::string what, bool is_commit);

    const Ledger& ledger_;
    const Digester& digester_;
    const CommitCodec& codec_;
    const EnvelopeReader& envelopes_;
    std::vector<StatedRoot> stated_;  ///< By size.
    std::size_t next_stated_ = 0;
    VerifiedLog found_;
    GrowingTree tree_;
    Digest leaf_{};  ///< Of the last commit.
    UtcTime recorded_at_ = UtcTime::min();
    CommitEnvelope commit_;  ///< Of the commit that is being looked at.
    bool at_end_ = false;
};

}  // namespace madoguchi::log
