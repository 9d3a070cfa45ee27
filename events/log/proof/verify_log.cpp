#include "madoguchi/log/proof/verify_log.hpp"

#include <algorithm>
#include <utility>

#include "madoguchi/log/expected.hpp"
#include "madoguchi/log/proof/stored_tree.hpp"
#include "madoguchi/log/store_error.hpp"

namespace madoguchi::log {
namespace {

std::string text_of(std::uint64_t number) { return std::to_string(number); }

}  // namespace

LogVerifier::LogVerifier(const Ledger& ledger, const Digester& digester, const CommitCodec& codec,
                         const EnvelopeReader& envelopes, TenantId tenant,
                         std::vector<StatedRoot> stated)
    : ledger_(ledger),
      digester_(digester),
      codec_(codec),
      envelopes_(envelopes),
      stated_(std::move(stated)) {
    found_.tenant = std::move(tenant);
    std::stable_sort(stated_.begin(), stated_.end(),
                     [](const StatedRoot& a, const StatedRoot& b) { return a.size < b.size; });
    if (std::string fault = fault_of_roots(); !fault.empty()) {
        stop(Position(0), std::move(fault), false);
    }
}

bool LogVerifier::step(std::size_t commits_max) {
    if (found_.trouble || at_end_) {
        return false;
    }
    const auto read = ledger_.read(found_.tenant, done().next(),
                                   {.commits_max = commits_max, .bytes_max = SIZE_MAX},
                                   [&](const EncodedCommit& encoded) { return take(encoded); });
    if (!read) {
        stop(done().next(), read.error().detail, false);
    } else if (*read == 0) {
        at_end_ = true;
    }
    return !found_.trouble && !at_end_;
}

bool LogVerifier::take(const EncodedCommit& encoded) {
    const Position position = done().next();
    std::string fault = fault_of(encoded, position);
    if (fault.empty()) {
        leaf_ = encoded.leaf;
        recorded_at_ = commit_.recorded_at;
        tree_.append(digester_, leaf_);
        ++found_.commits;
        if (commit_.command_type == kRestoreMark) {
            fault = fault_of_restore(encoded);
        }
    }
    if (fault.empty() && found_.commits % kTileWidth == 0) {
        fault = fault_of_tiles();
    }
    if (fault.empty()) {
        fault = fault_of_roots();
    }
    if (!fault.empty()) {
        stop(position, std::move(fault), true);
    }
    return !found_.trouble;
}

/// What is wrong with a commit; empty when nothing is, and `commit_` is then what it says.
std::string LogVerifier::fault_of(const EncodedCommit& encoded, Position expected) {
    const auto read = envelopes_.read(encoded.bytes, commit_);
    if (encoded.position != expected) {
        return "the commit is missing; the next one is at position " +
               text_of(encoded.position.value());
    }
    if (digester_.leaf(encoded.bytes) != encoded.leaf) {
        return "the stored bytes don't have the stored hash: they were altered";
    }
    if (!read) {
        return "the commit can't be read: " + read.error();
    }
    if (commit_.tenant != found_.tenant.text() || commit_.position != expected) {
        return "the commit says of itself that it is at position " +
               text_of(commit_.position.value()) + " of the log of " + std::string(commit_.tenant) +
               ": it was put here";
    }
    if (commit_.previous_leaf != leaf_) {
        return "the commit doesn't follow the one before it: its link is another commit's hash";
    }
    if (commit_.recorded_at < recorded_at_) {
        return "the commit was recorded before the one before it";
    }
    return {};
}

std::string LogVerifier::fault_of_tiles() {
    for (const Tile& tile : tree_.take_tiles()) {
        const auto stored = ledger_.tile(found_.tenant, tile.place);
        if (!stored) {
            return stored.error().detail;
        }
        if (!stored->starts_with(tile.hashes)) {
            return "tile " + text_of(tile.place.index) + " of level " + text_of(tile.place.level) +
                   " of the tree isn't that of the commits up to here";
        }
    }
    return {};
}

/// Compares the tree with the checkpoints of its size.
std::string LogVerifier::fault_of_roots() {
    const auto generation = static_cast<std::uint32_t>(found_.restores.size() + 1);
    for (; next_stated_ < stated_.size() && stated_[next_stated_].size == found_.commits;
         ++next_stated_) {
        const StatedRoot& stated = stated_[next_stated_];
        if (stated.generation < generation) {
            ++found_.left_behind;
            continue;
        }
        if (stated.generation > generation) {
            return "the checkpoint " + stated.place +
                   " is of a time after a restore that isn't in the log up to here";
        }
        if (stated.root != tree_.edge().root(digester_)) {
            return "the checkpoint " + stated.place +
                   " was signed over other commits: one up to here was altered, taken out or put "
                   "in";
        }
        ++found_.checkpoints;
        found_.newest = stated.size;
    }
    return {};
}

/// Notes a restore's mark, and compares what it says of the log before with what of that is still
/// there.
std::string LogVerifier::fault_of_restore(const EncodedCommit& encoded) {
    Commit commit;
    const auto decoded = codec_.decode(encoded.bytes, commit);
    const auto noted = decoded ? mark_of(commit) : std::nullopt;
    if (!noted) {
        return "the mark of a restore can't be read";
    }
    const RestoreMark& mark = found_.restores.emplace(encoded.position, *noted).first->second;
    if (mark.old_position >= encoded.position) {
        return {};
    }
    const auto root = StoredTree(ledger_, digester_, found_.tenant).root(mark.old_position.value());
    if (!root) {
        return root.error().detail;
    }
    return *root == mark.old_root ? std::string()
                                  : "the mark of a restore states another root for position " +
                                        text_of(mark.old_position.value());
}

/// What is wrong behind the last commit.
std::string LogVerifier::fault_of_end() {
    const StatedRoot* last = nullptr;
    for (; next_stated_ < stated_.size(); ++next_stated_) {
        const StatedRoot& stated = stated_[next_stated_];
        if (stated.generation > found_.restores.size()) {
            last = &stated;
        } else {
            ++found_.left_behind;
        }
    }
    if (last != nullptr) {
        return "commits " + text_of(found_.commits + 1) + " to " + text_of(last->size) +
               " are missing: the checkpoint " + last->place + " was signed over them";
    }
    if (std::string fault = fault_of_tiles(); !fault.empty()) {
        return fault;
    }
    const auto edge = ledger_.right_edge(found_.tenant);
    if (!edge) {
        return edge.error().detail;
    }
    if (*edge != tree_.edge()) {
        return "the stored right edge of the tree isn't that of the commits";
    }
    return {};
}

void LogVerifier::stop(Position position, std::string what, bool is_commit) {
    found_.trouble = Trouble{position, std::move(what), {}, {}};
    if (is_commit) {
        found_.trouble->stream = commit_.stream;
        found_.trouble->command_type = commit_.command_type;
    }
}

VerifiedLog LogVerifier::finish() {
    if (!found_.trouble && at_end_) {
        if (std::string fault = fault_of_end(); !fault.empty()) {
            stop(done().next(), std::move(fault), false);
        }
    }
    found_.root = tree_.edge().root(digester_);
    return std::move(found_);
}

}  // namespace madoguchi::log
