#include "log_on_disk.hpp"

#include <gtest/gtest.h>
#include <rocksdb/db.h>

#include <array>
#include <filesystem>

#include "madoguchi/adapters/openssl/digester.hpp"
#include "madoguchi/adapters/protobuf/commit_codec.hpp"
#include "madoguchi/adapters/protobuf/envelope_reader.hpp"
#include "madoguchi/adapters/rocksdb/rocksdb_ledger.hpp"

namespace madoguchi::tamper {
namespace {

namespace fs = std::filesystem;

std::unique_ptr<rocksdb::RocksDbLedger> open_ledger(const std::string& data) {
    rocksdb::RocksDbOptions options;
    options.folder = data + "/log";
    options.disk = {0, 0, 0, 0};
    options.block_cache_bytes = 1U << 20;
    options.write_buffers_bytes = 256U << 10;
    auto ledger = rocksdb::RocksDbLedger::open(options);
    EXPECT_TRUE(ledger) << ledger.error().detail;
    return std::move(*ledger);
}

}  // namespace

const log::Digester& LogOnDisk::digester() {
    static const std::array<std::uint8_t, 32> kKey{3};
    static const openssl::OpenSslDigester kDigester{kKey};
    return kDigester;
}

LogOnDisk::LogOnDisk() {
    fs::create_directories(data());
    fs::create_directories(second());
    keys_ = std::move(*openssl::SigningKeys::open(folder_ / "signing-keys"));
    EXPECT_TRUE(keys_->rotate(log_test::at_hour(0), log_test::at_hour(0)));
}

std::optional<std::string> LogOnDisk::run(unsigned count) { return run(count, true); }

void LogOnDisk::crash_after(unsigned count) {
    const auto refused = run(count, false);
    EXPECT_FALSE(refused) << *refused;
}

std::optional<std::string> LogOnDisk::run(unsigned count, bool ends) {
    const auto ledger = open_ledger(data());
    const protobuf::ProtobufCommitCodec codec;
    log_test::FakeAggregates aggregates;
    log::Engine engine(*ledger, codec, digester(), aggregates);
    checkpoints::CheckpointFolders record({first(), second()}, *keys_);
    const auto now = log_test::at_hour(++hour_);
    const auto recorded = record.read();
    if (!recorded) {
        return recorded.error().detail;
    }
    if (const auto started = engine.start(std::vector{kTenant}, *recorded); !started) {
        return started.error().detail;
    }
    EXPECT_TRUE(record.write(engine.heads(), now));
    for (unsigned i = 0; i < count; ++i) {
        const auto command = log_test::command(next_id_++, "add 1", "of-" + std::to_string(i % 3));
        EXPECT_EQ(engine.process(std::span(&command, 1), now).at(0).kind, log::AnswerKind::kStored);
    }
    if (ends) {
        EXPECT_TRUE(record.write(engine.heads(), now));
    }
    return std::nullopt;
}

void LogOnDisk::mark_restored(const log::RestoreMark& mark) {
    const auto ledger = open_ledger(data());
    const protobuf::ProtobufCommitCodec codec;
    log_test::FakeAggregates aggregates;
    log::Engine engine(*ledger, codec, digester(), aggregates);
    const auto now = log_test::at_hour(++hour_);
    const auto marked = engine.mark_restored({{kTenant, mark}}, "administrator", now);
    ASSERT_TRUE(marked) << marked.error().detail;
    checkpoints::CheckpointFolders record({first(), second()}, *keys_);
    const auto written = record.write(engine.heads(), now);
    ASSERT_TRUE(written) << written.error().detail;
}

log::VerifiedLog LogOnDisk::verify() const {
    const auto ledger = open_ledger(data());
    const protobuf::ProtobufCommitCodec codec;
    const checkpoints::CheckpointFolders record({first(), second()}, *keys_);
    std::vector<log::StatedRoot> stated;
    const auto files = record.files(kTenant);
    EXPECT_TRUE(files);
    for (const auto& file : *files) {
        const auto kept = record.load(kTenant, file);
        if (kept) {
            stated.push_back({file.generation, file.size, kept->stated.root, file.path});
        }
    }
    const protobuf::ProtobufEnvelopeReader envelopes;
    log::LogVerifier verifier(*ledger, digester(), codec, envelopes, kTenant, std::move(stated));
    while (verifier.step(7)) {
    }
    return verifier.finish();
}

void LogOnDisk::edit(const std::string& family, const std::function<void(Rows&)>& change) const {
    const std::string path = data() + "/log";
    std::vector<std::string> names;
    ASSERT_TRUE(::rocksdb::DB::ListColumnFamilies({}, path, &names).ok());
    std::vector<::rocksdb::ColumnFamilyDescriptor> descriptors;
    for (const auto& name : names) {
        descriptors.emplace_back(name, ::rocksdb::ColumnFamilyOptions());
    }
    std::vector<::rocksdb::ColumnFamilyHandle*> handles;
    ::rocksdb::DB* opened = nullptr;
    ::rocksdb::DBOptions options;
    options.wal_recovery_mode = ::rocksdb::WALRecoveryMode::kTolerateCorruptedTailRecords;
    const auto status = ::rocksdb::DB::Open(options, path, descriptors, &handles, &opened);
    ASSERT_TRUE(status.ok()) << status.ToString();
    const std::unique_ptr<::rocksdb::DB> db(opened);
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (names[i] != family) {
            continue;
        }
        Rows rows;
        const std::unique_ptr<::rocksdb::Iterator> all(db->NewIterator({}, handles[i]));
        for (all->SeekToFirst(); all->Valid(); all->Next()) {
            rows[all->key().ToString()] = all->value().ToString();
        }
        Rows changed = rows;
        change(changed);
        for (const auto& [key, value] : rows) {
            if (!changed.contains(key)) {
                ASSERT_TRUE(db->Delete({}, handles[i], key).ok());
            }
        }
        for (const auto& [key, value] : changed) {
            ASSERT_TRUE(db->Put({}, handles[i], key, value).ok());
        }
    }
    for (auto* const handle : handles) {
        ASSERT_TRUE(db->DestroyColumnFamilyHandle(handle).ok());
    }
    ASSERT_TRUE(db->Close().ok());
}

std::string LogOnDisk::newest(const std::string& folder) const {
    const auto files = checkpoints::files_in(folder, kTenant);
    EXPECT_TRUE(files);
    return files->back().path;
}

void LogOnDisk::keep_data() const {
    fs::remove_all(folder_ / "kept");
    fs::copy(data(), folder_ / "kept", fs::copy_options::recursive);
}

void LogOnDisk::put_data_back() const {
    fs::remove_all(data());
    fs::copy(folder_ / "kept", data(), fs::copy_options::recursive);
}

}  // namespace madoguchi::tamper
