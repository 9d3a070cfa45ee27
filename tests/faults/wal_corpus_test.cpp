#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>

#include "log_world.hpp"
#include "madoguchi/adapters/rocksdb/wal_tail.hpp"
#include "madoguchi/log/head_check.hpp"

namespace madoguchi::faults {
namespace {

namespace fs = std::filesystem;

const std::vector<std::string> kCommits{"first commit", std::string(70, 'm'), "the last commit"};

std::string read_file(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

void write_file(const fs::path& path, const std::string& bytes) {
    std::ofstream out(path, std::ios::binary | std::ios::trunc);
    out << bytes;
    ASSERT_TRUE(out.flush());
}

/// What is there after a crash: a copy of a running process's folder, and its write-ahead log
/// apart.
class WalCorpus : public testing::TestWithParam<bool> {
 protected:
    void SetUp() override {
        const std::string live = folder_ / "live";
        auto opened = rocksdb::RocksDbLedger::open(small_options(live, GetParam()));
        ASSERT_TRUE(opened) << opened.error().detail;
        Writer writer(**opened);
        writer.begin();
        for (const auto& bytes : kCommits) {
            ends_.push_back(whole_bytes(live));
            ASSERT_TRUE(writer.append(bytes));
        }
        ends_.push_back(whole_bytes(live));
        head_ = writer.heads(kCommits.size());
        head_before_ = writer.heads(kCommits.size() - 1);
        for (const auto& entry : fs::directory_iterator(live)) {
            const std::string name = entry.path().filename();
            if (name.ends_with(".log")) {
                ASSERT_TRUE(wal_name_.empty());
                wal_name_ = name;
                wal_ = read_file(entry.path());
            } else if (name != "LOCK" && name != "IN_USE" && name != "LOG") {
                others_[name] = read_file(entry.path());
            }
        }
        ASSERT_EQ(wal_.size() > ends_.back(), GetParam()) << "preallocated or not";
    }

    static std::size_t whole_bytes(const std::string& live) {
        for (const auto& entry : fs::directory_iterator(live)) {
            if (entry.path().extension() == ".log") {
                const auto found = rocksdb::inspect_wal(read_file(entry.path()));
                EXPECT_EQ(found.end, rocksdb::WalEnd::kWhole);
                return found.whole_bytes;
            }
        }
        return 0;
    }

    /// Opens the database with this write-ahead log and compares it with the head record.
    /// The commits that are there, or why it refuses.
    log::Expected<std::vector<std::string>, std::string> start(const std::string& wal,
                                                               const log::Heads& recorded) {
        return start(wal, recorded, others_);
    }
    log::Expected<std::vector<std::string>, std::string> start(
        const std::string& wal, const log::Heads& recorded,
        const std::map<std::string, std::string>& others) {
        const std::string crashed = folder_ / "crashed";
        fs::remove_all(crashed);
        fs::create_directory(crashed);
        for (const auto& [name, bytes] : others) {
            write_file(fs::path(crashed) / name, bytes);
        }
        write_file(fs::path(crashed) / wal_name_, wal);
        auto opened = rocksdb::RocksDbLedger::open(small_options(crashed, GetParam()));
        if (!opened) {
            EXPECT_EQ(opened.error().code, log::StoreErrorCode::kCorruption);
            return log::unexpected(opened.error().detail);
        }
        if (const auto agrees = log::check_heads(**opened, digester(), recorded); !agrees) {
            EXPECT_EQ(agrees.error().code, log::StoreErrorCode::kCorruption);
            return log::unexpected(agrees.error().detail);
        }
        Writer writer(**opened);
        writer.begin();
        auto found = contents(**opened);
        EXPECT_TRUE(writer.append("after the crash")) << "the log goes on";
        return found;
    }

    /// Nothing acknowledged may be missing without a word.
    void expect_all_or_refusal(const std::string& wal, bool whole, const std::string& what) {
        const auto found = start(wal, head_);
        if (whole) {
            ASSERT_TRUE(found) << what << ": " << found.error();
            EXPECT_EQ(*found, kCommits) << what;
        } else {
            ASSERT_FALSE(found) << what << ": " << found->size() << " commits and no refusal";
            const bool says_what = found.error().find("are missing") != std::string::npos ||
                                   found.error().find("is damaged") != std::string::npos;
            EXPECT_TRUE(says_what) << what << ": " << found.error();
        }
    }

    static fs::path fast_folder() {
        return fs::is_directory("/dev/shm") ? fs::path("/dev/shm") : fs::temp_directory_path();
    }

    contract::TemporaryFolder folder_{fast_folder()};
    std::map<std::string, std::string> others_;
    std::string wal_name_;
    std::string wal_;
    std::vector<std::size_t> ends_;  ///< Of the records before each commit, and of all.
    log::Heads head_;
    log::Heads head_before_;
};

TEST_P(WalCorpus, CutAtEveryByteItIsWholeOrRefused) {
    expect_all_or_refusal(wal_, true, "uncut");
    for (std::size_t at = 0; at <= ends_.back(); ++at) {
        expect_all_or_refusal(wal_.substr(0, at), at == ends_.back(),
                              "cut at byte " + std::to_string(at));
    }
}

TEST_P(WalCorpus, WithEveryByteFlippedItIsWholeOrRefused) {
    const std::size_t end = std::min(wal_.size(), ends_.back() + 16);
    for (std::size_t at = 0; at < end; ++at) {
        std::string flipped = wal_;
        flipped[at] = static_cast<char>(flipped[at] ^ (1 << at % 8));
        expect_all_or_refusal(flipped, at >= ends_.back(), "flipped at byte " + std::to_string(at));
    }
}

TEST_P(WalCorpus, ARecordTornByAPowerCutOpens) {
    const std::size_t begin = ends_[ends_.size() - 2];
    const std::vector<std::string> before(kCommits.begin(), kCommits.end() - 1);
    for (std::size_t at = begin; at < ends_.back(); ++at) {
        // What was not written is missing, or zeros if the file had its size already.
        std::string torn = wal_.substr(0, at);
        torn.resize(GetParam() ? wal_.size() : torn.size());
        const auto found = start(torn, head_before_);
        ASSERT_TRUE(found) << "torn at byte " << at << ": " << found.error();
        EXPECT_EQ(*found, before) << "torn at byte " << at;
    }
}

TEST_P(WalCorpus, ASectorThatWasWrittenOutOfOrderIsATornRecord) {
    const std::size_t begin = ends_[ends_.size() - 2];
    std::string torn = wal_;
    for (std::size_t i = begin; i < begin + 10; ++i) {
        torn[i] = 0;
    }
    const auto found = start(torn, head_before_);
    ASSERT_TRUE(found) << found.error();
    EXPECT_EQ(found->size(), kCommits.size() - 1);
    EXPECT_FALSE(fs::is_empty(folder_ / "crashed/torn")) << "what was cut off is kept";
}

TEST_P(WalCorpus, RefusesWhenTheWholeWriteAheadLogIsGone) {
    const auto found = start("", head_);
    ASSERT_FALSE(found);
    EXPECT_NE(found.error().find("commits 1 to 3 are missing"), std::string::npos) << found.error();
}

TEST_P(WalCorpus, WithOtherFilesFlippedItIsWholeOrRefused) {
    constexpr std::size_t kStride = 11;
    for (const auto& [name, bytes] : others_) {
        if (!name.starts_with("MANIFEST") && name != "CURRENT") {
            continue;
        }
        for (std::size_t at = 0; at < bytes.size(); at += kStride) {
            auto flipped = others_;
            flipped[name][at] = static_cast<char>(bytes[at] ^ (1 << at % 8));
            if (const auto found = start(wal_, head_, flipped)) {
                EXPECT_EQ(*found, kCommits) << name << " flipped at byte " << at;
            }
        }
    }
}

TEST_P(WalCorpus, LeavesADamagedFileAsItIs) {
    std::string damaged = wal_;
    damaged[ends_[0] + 20] = static_cast<char>(damaged[ends_[0] + 20] ^ 1);
    ASSERT_FALSE(start(damaged, head_));
    EXPECT_EQ(read_file(fs::path(folder_ / "crashed") / wal_name_), damaged);
}

INSTANTIATE_TEST_SUITE_P(Wal, WalCorpus, testing::Bool(),
                         [](const auto& test) { return test.param ? "Preallocated" : "Growing"; });

}  // namespace
}  // namespace madoguchi::faults
