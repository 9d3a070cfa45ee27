#include "madoguchi/adapters/kafka/impl/chain.hpp"

namespace madoguchi::kafka {
namespace {

log::unexpected<log::StoreError> corrupt(const Record& record, const std::string& what) {
    return log::unexpected(log::StoreError{
        log::StoreErrorCode::kCorruption,
        "the log of '" + record.commit.tenant.text() + "' contradicts itself at offset " +
            std::to_string(record.offset) + ", position " +
            std::to_string(record.commit.position.value()) + ": " + what +
            "; stop its writers and compare the topic with another copy of the log"});
}

}  // namespace

log::Head Chain::head(const log::TenantId& tenant) const {
    const auto found = tails_.find(tenant);
    return found == tails_.end() ? log::Head{} : found->second.head;
}

log::Expected<Chain::Verdict, log::StoreError> Chain::follow(const Record& record) {
    const auto found = tails_.find(record.commit.tenant);
    Tail fresh;
    Tail& tail = found == tails_.end() ? fresh : found->second;
    auto verdict = record.kind == RecordKind::kCommit ? follow_commit(record, tail)
                                                      : follow_take_over(record, tail);
    if (verdict && found == tails_.end()) {
        tails_.emplace(record.commit.tenant, std::move(fresh));
    }
    return verdict;
}

log::Expected<Chain::Verdict, log::StoreError> Chain::follow_commit(const Record& record,
                                                                    Tail& tail) const {
    const log::EncodedCommit& commit = record.commit;
    if (digester_.leaf(commit.bytes) != commit.leaf) {
        return corrupt(record, "its bytes don't have the leaf hash that its header gives");
    }
    if (commit.position <= tail.head.position) return compare_replay(record, tail);
    if (commit.position != tail.head.position.next()) {
        return corrupt(record, "the commits after position " +
                                   std::to_string(tail.head.position.value()) + " are missing");
    }
    if (commit.previous_leaf != tail.head.leaf) {
        return corrupt(record, "it doesn't follow the commit before it");
    }
    if (commit.term < tail.head.term) {
        return corrupt(record, "term " + std::to_string(commit.term.value()) +
                                   " was over when term " + std::to_string(tail.head.term.value()) +
                                   " began");
    }
    tail.head = {commit.position, commit.leaf, commit.term};
    tail.recent.push_back(commit.leaf);
    if (tail.recent.size() > kRecentLeavesMax) tail.recent.pop_front();
    return Verdict::kNext;
}

log::Expected<Chain::Verdict, log::StoreError> Chain::compare_replay(const Record& record,
                                                                     const Tail& tail) {
    const std::uint64_t back = tail.head.position.value() - record.commit.position.value();
    if (record.commit.position == log::Position() || back >= tail.recent.size()) {
        return corrupt(record, "a commit that lies too far back has come again");
    }
    const std::size_t index = tail.recent.size() - 1 - static_cast<std::size_t>(back);
    if (tail.recent[index] != record.commit.leaf) {
        return corrupt(record, "two writers have written different commits");
    }
    return Verdict::kReplay;
}

log::Expected<Chain::Verdict, log::StoreError> Chain::follow_take_over(const Record& record,
                                                                       Tail& tail) {
    const log::EncodedCommit& begin = record.commit;
    if (begin.position != tail.head.position || begin.leaf != tail.head.leaf) {
        return corrupt(record, "a writer took over without having seen the whole log");
    }
    if (begin.term <= tail.head.term) {
        return corrupt(record, "a writer took over with a term that isn't new");
    }
    tail.head.term = begin.term;
    return Verdict::kTakeOver;
}

}  // namespace madoguchi::kafka
