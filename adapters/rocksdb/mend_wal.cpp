#include <algorithm>
#include <charconv>
#include <optional>

#include "madoguchi/adapters/rocksdb/database.hpp"
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

log::Expected<std::vector<WalFile>, log::StoreError> read_wal(FileSystem& file_system,
                                                              const std::string& folder) {
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
    for (auto& file : files) {
        const auto read = ReadFileToString(&file_system, folder + "/" + file.name, &file.bytes);
        if (!read.ok()) {
            return log::unexpected(read_error(read, "read " + folder + "/" + file.name));
        }
        file.finding = inspect_wal(file.bytes);
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

log::Expected<void, log::StoreError> mend_wal(FileSystem& file_system, const std::string& folder) {
    const auto files = read_wal(file_system, folder);
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
        return {};
    }
    if (const auto done = cut(file_system, folder, *torn); !done.ok()) {
        return log::unexpected(read_error(done, "cut off the torn end of " + torn->name));
    }
    return {};
}

}  // namespace madoguchi::rocksdb
