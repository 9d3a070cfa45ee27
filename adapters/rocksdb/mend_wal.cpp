#include <rocksdb/write_batch.h>

#include <algorithm>
#include <charconv>
#include <optional>

#include "madoguchi/adapters/rocksdb/database.hpp"
#include "madoguchi/adapters/rocksdb/rows.hpp"
#include "madoguchi/adapters/rocksdb/wal_tail.hpp"

namespace madoguchi::rocksdb {
namespace {

using ::rocksdb::FileSystem;
using ::rocksdb::IOOptions;
using ::rocksdb::IOStatus;

constexpr std::string_view kWalSuffix = ".log";

struct WalFile {
    std::uint64_t number = 0;
    std::string name;
    std::string bytes;
    WalFinding finding;
};

std::optional<std::uint64_t> wal_number(const std::string& name) {
    if (!name.ends_with(kWalSuffix)) {
        return std::nullopt;
    }
    std::uint64_t number = 0;
    const char* const end = name.data() + name.size() - kWalSuffix.size();
    const auto parsed = std::from_chars(name.data(), end, number);
    if (parsed.ec != std::errc() || parsed.ptr != end) {
        return std::nullopt;
    }
    return number;
}

log::StoreError damaged(const std::string& folder, const WalFile& file) {
    return {
        log::StoreErrorCode::kCorruption,
        folder + "/" + file.name + " is damaged at or after byte " +
            std::to_string(file.finding.whole_bytes) + ", after " +
            std::to_string(file.finding.records) +
            " whole records; records follow, so no power cut did it and work that was "
            "acknowledged is lost: don't delete anything, restore the data folder from a backup"};
}

/// Remembers the smallest key that was put, by family and tenant.
class FirstKeyFinder final : public ::rocksdb::WriteBatch::Handler {
 public:
    explicit FirstKeyFinder(FirstKeys& found) : found_(found) {}

    ::rocksdb::Status PutCF(std::uint32_t family, const ::rocksdb::Slice& key,
                            const ::rocksdb::Slice&) override {
        const std::string tenant(RowReader(key.ToStringView()).name());
        const auto [first, is_new] = found_.try_emplace({family, tenant}, key.ToStringView());
        if (!is_new && key.ToStringView() < first->second) {
            first->second = key.ToStringView();
        }
        return ::rocksdb::Status::OK();
    }
    ::rocksdb::Status DeleteCF(std::uint32_t, const ::rocksdb::Slice&) override {
        return ::rocksdb::Status::OK();
    }

 private:
    FirstKeys& found_;
};

/// All at once: RocksDB's own function goes by 8 KiB.
IOStatus read_whole(FileSystem& file_system, const std::string& path, std::string& bytes) {
    std::uint64_t size = 0;
    IOStatus status = file_system.GetFileSize(path, IOOptions(), &size, nullptr);
    std::unique_ptr<::rocksdb::FSSequentialFile> file;
    if (status.ok()) {
        status = file_system.NewSequentialFile(path, ::rocksdb::FileOptions(), &file, nullptr);
    }
    if (status.ok()) {
        bytes.resize(size);
        ::rocksdb::Slice read;
        status = file->Read(size, IOOptions(), &read, bytes.data(), nullptr);
        bytes.resize(read.size());
    }
    return status;
}

log::Expected<std::vector<WalFile>, log::StoreError> read_wal(FileSystem& file_system,
                                                              const std::string& folder,
                                                              FirstKeys& first_keys) {
    std::vector<std::string> names;
    const auto listed = file_system.GetChildren(folder, IOOptions(), &names, nullptr);
    if (listed.IsNotFound() || listed.IsPathNotFound()) {
        return std::vector<WalFile>();
    }
    if (!listed.ok()) {
        return log::unexpected(read_error(listed, "list " + folder));
    }
    std::vector<WalFile> files;
    for (const auto& name : names) {
        if (const auto number = wal_number(name)) {
            files.push_back({*number, name, {}, {}});
        }
    }
    std::sort(files.begin(), files.end(),
              [](const WalFile& a, const WalFile& b) { return a.number < b.number; });
    FirstKeyFinder finder(first_keys);
    for (auto& file : files) {
        const auto read = read_whole(file_system, folder + "/" + file.name, file.bytes);
        if (!read.ok()) {
            return log::unexpected(read_error(read, "read " + folder + "/" + file.name));
        }
        ::rocksdb::Status understood;
        file.finding = inspect_wal(file.bytes, [&](std::string_view batch) {
            const auto iterated = ::rocksdb::WriteBatch(std::string(batch)).Iterate(&finder);
            understood = understood.ok() ? iterated : understood;
        });
        if (!understood.ok()) {
            return log::unexpected(
                read_error(understood, "understand what is in " + folder + "/" + file.name));
        }
        if (file.finding.end != WalEnd::kTorn) {
            file.bytes = std::string();
        }
    }
    return files;
}

/// Replaces the file by its whole records, after the rest has been written beside.
IOStatus cut(FileSystem& file_system, const std::string& folder, const WalFile& file) {
    const std::string kept = folder + "/torn";
    const std::string path = folder + "/" + file.name;
    const std::string mended = path + ".mended";
    IOStatus status = file_system.CreateDirIfMissing(kept, IOOptions(), nullptr);
    if (status.ok()) {
        status = WriteStringToFile(
            &file_system, file.bytes.substr(file.finding.whole_bytes),
            kept + "/" + file.name + "-" + std::to_string(file.finding.whole_bytes), true);
    }
    if (status.ok()) {
        status = WriteStringToFile(&file_system, file.bytes.substr(0, file.finding.whole_bytes),
                                   mended, true);
    }
    if (status.ok()) {
        status = file_system.RenameFile(mended, path, IOOptions(), nullptr);
    }
    std::unique_ptr<::rocksdb::FSDirectory> directory;
    if (status.ok()) {
        status = file_system.NewDirectory(folder, IOOptions(), &directory, nullptr);
    }
    if (status.ok()) {
        status = directory->Fsync(IOOptions(), nullptr);
    }
    return status;
}

}  // namespace

log::Expected<FirstKeys, log::StoreError> mend_wal(FileSystem& file_system,
                                                   const std::string& folder) {
    FirstKeys first_keys;
    const auto files = read_wal(file_system, folder, first_keys);
    if (!files) {
        return log::unexpected(files.error());
    }
    const WalFile* torn = nullptr;
    for (const auto& file : *files) {
        if (file.finding.end == WalEnd::kDamaged || (torn != nullptr && file.finding.records > 0)) {
            return log::unexpected(damaged(folder, torn != nullptr ? *torn : file));
        }
        if (file.finding.end == WalEnd::kTorn && torn == nullptr) {
            torn = &file;
        }
    }
    if (torn == nullptr) {
        return first_keys;
    }
    if (const auto done = cut(file_system, folder, *torn); !done.ok()) {
        return log::unexpected(read_error(done, "cut off the torn end of " + torn->name));
    }
    return first_keys;
}

}  // namespace madoguchi::rocksdb
