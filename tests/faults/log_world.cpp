#include "log_world.hpp"

#include <array>

#include "madoguchi/adapters/openssl/digester.hpp"

namespace madoguchi::faults {

const log::Digester& digester() {
    static const std::array<std::uint8_t, 32> kKey{};
    static const openssl::OpenSslDigester kDigester{kKey};
    return kDigester;
}

rocksdb::RocksDbOptions small_options(const std::string& folder, bool preallocate) {
    rocksdb::RocksDbOptions options;
    options.folder = folder;
    options.block_cache_bytes = 1u << 20;
    options.write_buffers_bytes = 128u << 10;
    options.disk = {0, 0, 0, 0};
    options.preallocate = preallocate;
    return options;
}

void Writer::begin() {
    const auto head = log_.take_over(kTenant);
    ASSERT_TRUE(head) << head.error().detail;
    head_ = *head;
    acknowledged_ = contents(log_);
    leaves_.clear();
    for (const auto& bytes : acknowledged_) {
        leaves_.push_back(digester().leaf(bytes));
    }
}

log::Expected<void, log::StoreError> Writer::append(const std::string& bytes) {
    const log::EncodedCommit commit{kTenant,    head_.position.next(),  head_.term,
                                    head_.leaf, digester().leaf(bytes), bytes};
    auto done = log_.append(kTenant, std::span(&commit, 1));
    if (done) {
        head_ = {commit.position, commit.leaf, commit.term};
        acknowledged_.push_back(bytes);
        leaves_.push_back(commit.leaf);
    }
    return done;
}

log::Heads Writer::heads(std::size_t count) const {
    log::RightEdge tree;
    for (std::size_t i = 0; i < count; ++i) {
        tree.append(digester(), leaves_.at(i));
    }
    return {{kTenant, {log::Position(count), tree.root(digester()), 1}}};
}

std::vector<std::string> contents(const log::CommitLog& log) {
    std::vector<std::string> found;
    const auto visited = log.read(kTenant, log::Position(1), {SIZE_MAX, SIZE_MAX},
                                  [&](const log::EncodedCommit& commit) {
                                      found.push_back(commit.bytes);
                                      return true;
                                  });
    EXPECT_TRUE(visited) << visited.error().detail;
    return found;
}

}  // namespace madoguchi::faults
