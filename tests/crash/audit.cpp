#include "audit.hpp"

#include <gtest/gtest.h>

#include <set>

#include "madoguchi/adapters/protobuf/commit_codec.hpp"
#include "madoguchi/adapters/protobuf/commit_json.hpp"
#include "madoguchi/adapters/protobuf/text_forms.hpp"
#include "madoguchi/adapters/rocksdb/rocksdb_ledger.hpp"
#include "madoguchi/log/answer.hpp"
#include "madoguchi/log/read_commits.hpp"

namespace madoguchi::crash {
namespace {

/// The answer that a commit stands for.
std::string answer_of(const log::Commit& commit) {
    log::Answer answer;
    answer.kind = log::AnswerKind::kStored;
    answer.outcome = commit.outcome;
    answer.position = commit.position;
    answer.version = log::StreamVersion(commit.version_before.value() + commit.events.size());
    return json::parse(protobuf::answer_json(commit.command_id, answer)).dump();
}

/// What one pass over a log brings together.
class Findings {
 public:
    explicit Findings(const std::map<std::string, Order>& orders) : orders_(orders) {}

    void begin_log() {
        last_ = {};
        recorded_at_ = log::UtcTime::min();
        versions_.clear();
        series_.clear();
    }

    void take(const log::Commit& commit) {
        EXPECT_EQ(commit.position, last_.next()) << "a gap among the positions";
        last_ = commit.position;
        EXPECT_GE(commit.recorded_at, recorded_at_);
        recorded_at_ = commit.recorded_at;
        std::uint64_t& version = versions_[commit.stream.text()];
        EXPECT_EQ(commit.version_before.value(), version)
            << "a gap among the versions of " << commit.stream.text();
        version += commit.events.size();
        for (const auto& draw : commit.draws) {
            EXPECT_EQ(draw.number, ++series_[draw.series]) << "a gap among " << draw.series;
        }
        const std::string id = protobuf::uuid_text(commit.command_id);
        const bool is_first = answers_.emplace(id, answer_of(commit)).second;
        EXPECT_TRUE(is_first) << "command " << id << " was carried out twice";
        follow(id, commit);
        ++commits_;
    }

    void compare(const std::map<std::string, std::string>& acknowledged) const {
        for (const auto& [id, answer] : acknowledged) {
            const auto found = answers_.find(id);
            if (found == answers_.end()) {
                ADD_FAILURE() << "command " << id << " was acknowledged and is lost";
            } else {
                EXPECT_EQ(found->second, answer);
            }
        }
        EXPECT_EQ(followed_, to_follow_) << "what follows from a commit was not done once";
    }

    [[nodiscard]] std::uint64_t commits() const { return commits_; }

 private:
    /// What nobody sent was there before (the staff, the policies), follows from what somebody
    /// sent, or says that somebody tried what is forbidden: that has an id derived from the
    /// attempt, so that a second one would be no commit.
    void follow(const std::string& id, const log::Commit& commit) {
        const auto order = orders_.find(id);
        if (order == orders_.end()) {
            const std::string& stream = commit.stream.text();
            if (!stream.starts_with("policy/") && !stream.starts_with("staff/") &&
                !stream.starts_with("looks/")) {
                followed_.insert(stream);
            }
        } else if (!order->second.follows_on.empty() &&
                   commit.outcome.kind == log::OutcomeKind::kAccepted) {
            to_follow_.insert(order->second.follows_on);
        }
    }

    const std::map<std::string, Order>& orders_;
    log::Position last_;
    log::UtcTime recorded_at_;
    std::map<std::string, std::uint64_t> versions_;
    std::map<std::string, std::uint64_t> series_;
    std::map<std::string, std::string> answers_;
    std::multiset<std::string> to_follow_;
    std::multiset<std::string> followed_;
    std::uint64_t commits_ = 0;
};

}  // namespace

std::uint64_t audit(const std::string& folder, const std::map<std::string, Order>& orders,
                    const std::map<std::string, std::string>& acknowledged) {
    rocksdb::RocksDbOptions options;
    options.folder = folder;
    const auto ledger = rocksdb::RocksDbLedger::open(options);
    if (!ledger) {
        ADD_FAILURE() << ledger.error().detail;
        return 0;
    }
    const auto tenants = (*ledger)->tenants();
    EXPECT_TRUE(tenants && !tenants->empty());
    const protobuf::ProtobufCommitCodec codec;
    Findings found(orders);
    for (const auto& tenant : *tenants) {
        found.begin_log();
        const auto visited =
            log::read_commits(**ledger, codec, tenant, log::Position(1), {SIZE_MAX, SIZE_MAX},
                              [&](const log::Commit& commit) {
                                  found.take(commit);
                                  return !testing::Test::HasFailure();
                              });
        EXPECT_TRUE(visited) << visited.error().detail;
    }
    found.compare(acknowledged);
    return found.commits();
}

}  // namespace madoguchi::crash
