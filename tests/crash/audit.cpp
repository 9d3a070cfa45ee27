#include "audit.hpp"

#include <gtest/gtest.h>

#include <array>
#include <set>
#include <sstream>

#include "madoguchi/adapters/openssl/digester.hpp"
#include "madoguchi/adapters/protobuf/commit_codec.hpp"
#include "madoguchi/adapters/rocksdb/file_head_record.hpp"
#include "madoguchi/adapters/rocksdb/rocksdb_ledger.hpp"
#include "madoguchi/log/plain_seal.hpp"
#include "madoguchi/log/read_commits.hpp"
#include "wire.hpp"

namespace madoguchi::crash {
namespace {

/// The number of which the server made a command's id.
std::uint64_t number_of(const log::CommandId& id) {
    std::uint64_t number = 0;
    for (std::size_t i = 8; i < 16; ++i) {
        number = number << 8 | id.bytes[i];
    }
    return number;
}

constexpr std::uint64_t kOfTimer = std::uint64_t{1} << 63;
constexpr std::uint64_t kOfReaction = std::uint64_t{1} << 62;

/// What one pass over the log brings together.
class Findings {
 public:
    void take(const log::Commit& commit) {
        EXPECT_EQ(commit.position.value(), last_ + 1) << "a gap among the positions";
        last_ = commit.position.value();
        EXPECT_GE(commit.recorded_at, recorded_at_);
        recorded_at_ = commit.recorded_at;
        std::uint64_t& version = versions_[commit.stream.text()];
        EXPECT_EQ(commit.version_before.value(), version)
            << "a gap among the versions of " << commit.stream.text();
        version += commit.events.size();
        for (const auto& draw : commit.draws) {
            EXPECT_EQ(draw.number, ++series_[draw.series]) << "a gap among " << draw.series;
        }
        const std::uint64_t number = number_of(commit.command_id);
        const bool is_first =
            answers_
                .emplace(number, "stored " + line_of(commit.position, log::StreamVersion(version),
                                                     commit.outcome))
                .second;
        EXPECT_TRUE(is_first) << "command " << number << " was carried out twice";
        for (const auto& event : commit.events) {
            follow(commit, event.payload);
        }
    }

    void compare(const std::map<std::uint64_t, std::string>& acknowledged) const {
        for (const auto& [number, answer] : acknowledged) {
            const auto found = answers_.find(number);
            if (found == answers_.end()) {
                ADD_FAILURE() << "command " << number << " was acknowledged and is lost";
            } else {
                EXPECT_EQ(found->second, answer) << "command " << number;
            }
        }
        for (const std::uint64_t number : reactions_) {
            EXPECT_TRUE(answers_.contains(number)) << "what follows was not done";
        }
        for (const auto& [number, answer] : answers_) {
            if ((number & kOfTimer) == 0 && (number & kOfReaction) != 0) {
                EXPECT_TRUE(reactions_.contains(number)) << "something follows from nothing";
            }
        }
        for (const auto& [alarm, fired] : alarms_) {
            EXPECT_EQ(fired, 1) << "the timer " << alarm << " fired " << fired << " times";
        }
    }

    [[nodiscard]] std::uint64_t last() const { return last_; }

 private:
    void follow(const log::Commit& commit, const std::string& payload) {
        std::istringstream in(payload);
        std::string verb;
        std::string key;
        in >> verb >> key;
        if (verb == "alarm") {
            alarms_.emplace(commit.stream.text() + " " + key, 0);
        } else if (verb == "fire") {
            ++alarms_[commit.stream.text() + " " + key];
        }
        if (payload.find(" then ") != std::string::npos) {
            reactions_.insert(commit.position.value() | kOfReaction);
        }
    }

    std::uint64_t last_ = 0;
    log::UtcTime recorded_at_ = log::UtcTime::min();
    std::map<std::string, std::uint64_t> versions_;
    std::map<std::string, std::uint64_t> series_;
    std::map<std::uint64_t, std::string> answers_;
    std::set<std::uint64_t> reactions_;
    std::map<std::string, int> alarms_;  ///< How often each fired.
};

}  // namespace

std::uint64_t audit(const std::string& folder,
                    const std::map<std::uint64_t, std::string>& acknowledged) {
    rocksdb::RocksDbOptions options;
    options.folder = folder + "/log";
    options.disk_reserve_bytes = 1U << 20;
    const auto ledger = rocksdb::RocksDbLedger::open(options);
    if (!ledger) {
        ADD_FAILURE() << ledger.error().detail;
        return 0;
    }
    static const std::array<std::uint8_t, 32> kKey{7};
    const openssl::OpenSslDigester digester(kKey);
    const protobuf::ProtobufCommitCodec codec;
    const log::TenantId tenant(kTenant);
    Findings found;
    log::Digest leaf{};
    log::Commit commit;
    const auto visited =
        (*ledger)->read(tenant, log::Position(1), {.commits_max = SIZE_MAX, .bytes_max = SIZE_MAX},
                        [&](const log::EncodedCommit& encoded) {
                            EXPECT_EQ(encoded.previous_leaf, leaf) << "the chain is broken";
                            leaf = digester.leaf(encoded.bytes);
                            const auto decoded = codec.decode(encoded.bytes, commit);
                            EXPECT_TRUE(decoded);
                            found.take(commit);
                            return decoded.has_value() && !testing::Test::HasFailure();
                        });
    EXPECT_TRUE(visited);
    found.compare(acknowledged);

    const log::PlainSeal seal(digester);
    const auto heads = rocksdb::FileHeadRecord(folder + "/head/record", seal).read();
    EXPECT_TRUE(heads && heads->contains(tenant));
    if (heads && heads->contains(tenant)) {
        EXPECT_EQ(heads->at(tenant), (log::RecordedHead{log::Position(found.last()), leaf}));
    }
    return found.last();
}

}  // namespace madoguchi::crash
