#include "fault_file_system.hpp"

#include <algorithm>
#include <filesystem>
#include <utility>

namespace madoguchi::faults {
namespace {

using ::rocksdb::FileOptions;
using ::rocksdb::FSRandomAccessFile;
using ::rocksdb::FSWritableFile;
using ::rocksdb::IODebugContext;
using ::rocksdb::IOOptions;
using ::rocksdb::IOStatus;
using ::rocksdb::Slice;

FileKind kind_of(const std::string& name) {
    if (name.ends_with(".log")) {
        return FileKind::kWal;
    }
    return name.ends_with(".sst") ? FileKind::kTable : FileKind::kManifest;
}

bool is_wal(const std::string& name) { return kind_of(name) == FileKind::kWal; }

/// Counts down to the failure; whether this is it.
bool is_due(std::map<FileKind, int>& left, const std::string& name) {
    const auto found = left.find(kind_of(name));
    return found != left.end() && found->second > 0 && --found->second == 0;
}

IOStatus power_is_off() { return IOStatus::IOError("the power is off"); }

class FaultWritableFile final : public ::rocksdb::FSWritableFileOwnerWrapper {
 public:
    FaultWritableFile(std::unique_ptr<FSWritableFile> base, FaultFileSystem& faults,
                      std::string name)
        : FSWritableFileOwnerWrapper(std::move(base)), faults_(faults), name_(std::move(name)) {}

    IOStatus Append(const Slice& data, const IOOptions& options, IODebugContext* debug) override {
        std::size_t allowed = data.size();
        const IOStatus verdict = faults_.before_append(name_, data.size(), allowed);
        IOStatus status;
        if (allowed > 0) {
            status =
                FSWritableFileOwnerWrapper::Append(Slice(data.data(), allowed), options, debug);
        }
        if (status.ok()) {
            faults_.appended(name_, allowed);
        }
        return verdict.ok() ? status : verdict;
    }
    IOStatus Append(const Slice& data, const IOOptions& options,
                    const ::rocksdb::DataVerificationInfo&, IODebugContext* debug) override {
        return Append(data, options, debug);
    }
    IOStatus Sync(const IOOptions& options, IODebugContext* debug) override {
        IOStatus status = faults_.before_sync(name_);
        if (status.ok()) {
            status = FSWritableFileOwnerWrapper::Sync(options, debug);
        }
        if (status.ok()) {
            faults_.synced(name_);
        }
        return status;
    }
    IOStatus Fsync(const IOOptions& options, IODebugContext* debug) override {
        return Sync(options, debug);
    }

 private:
    FaultFileSystem& faults_;
    std::string name_;
};

class FaultRandomAccessFile final : public ::rocksdb::FSRandomAccessFileOwnerWrapper {
 public:
    FaultRandomAccessFile(std::unique_ptr<FSRandomAccessFile> base, const FaultFileSystem& faults)
        : FSRandomAccessFileOwnerWrapper(std::move(base)), faults_(faults) {}

    IOStatus Read(std::uint64_t offset, std::size_t bytes, const IOOptions& options, Slice* result,
                  char* scratch, IODebugContext* debug) const override {
        const IOStatus status =
            FSRandomAccessFileOwnerWrapper::Read(offset, bytes, options, result, scratch, debug);
        if (status.ok() && faults_.flips() && !result->empty()) {
            std::copy_n(result->data(), result->size(), scratch);
            scratch[result->size() / 2] = static_cast<char>(scratch[result->size() / 2] ^ 0x10);
            *result = Slice(scratch, result->size());
        }
        return status;
    }

 private:
    const FaultFileSystem& faults_;
};

}  // namespace

void FaultFileSystem::fail_sync(FileKind kind, int nth) {
    const std::lock_guard lock(mutex_);
    syncs_left_[kind] = nth;
}

void FaultFileSystem::fill_at_append(FileKind kind, int nth, std::size_t written) {
    const std::lock_guard lock(mutex_);
    appends_left_[kind] = nth;
    short_write_ = written;
}

bool FaultFileSystem::has_failed() const {
    const std::lock_guard lock(mutex_);
    return failed_;
}

void FaultFileSystem::report_free(std::uint64_t bytes) {
    const std::lock_guard lock(mutex_);
    reported_free_ = bytes;
    beside_.clear();
}

void FaultFileSystem::report_free_beside(const std::string& path, std::uint64_t bytes) {
    std::error_code error;
    const std::uint64_t size = std::filesystem::file_size(path, error);
    const std::lock_guard lock(mutex_);
    reported_free_ = bytes;
    beside_ = path;
    beside_bytes_ = error ? 0 : size;
}

void FaultFileSystem::flip_table_reads(bool on) {
    const std::lock_guard lock(mutex_);
    flip_ = on;
}

void FaultFileSystem::die() {
    const std::lock_guard lock(mutex_);
    dead_ = true;
}

void FaultFileSystem::revive() {
    const std::lock_guard lock(mutex_);
    dead_ = false;
    flip_ = false;
    failed_ = false;
    syncs_left_.clear();
    appends_left_.clear();
    reported_free_ = 0;
}

void FaultFileSystem::lose_unsynced(std::size_t extra, std::size_t zeros_after) {
    const std::lock_guard lock(mutex_);
    for (const auto& [name, sizes] : files_) {
        if (!std::filesystem::exists(name)) {
            continue;
        }
        const std::size_t kept =
            is_wal(name) ? std::min(sizes.synced + extra, sizes.written) : sizes.synced;
        std::filesystem::resize_file(name, kept);
        if (is_wal(name)) {
            std::filesystem::resize_file(name, kept + zeros_after);
        }
    }
    files_.clear();
}

std::size_t FaultFileSystem::unsynced_wal_bytes() const {
    const std::lock_guard lock(mutex_);
    std::size_t bytes = 0;
    for (const auto& [name, sizes] : files_) {
        bytes += is_wal(name) ? sizes.written - sizes.synced : 0;
    }
    return bytes;
}

IOStatus FaultFileSystem::NewWritableFile(const std::string& name, const FileOptions& options,
                                          std::unique_ptr<FSWritableFile>* result,
                                          IODebugContext* debug) {
    if (is_dead()) {
        return power_is_off();
    }
    std::unique_ptr<FSWritableFile> base;
    const IOStatus status = FileSystemWrapper::NewWritableFile(name, options, &base, debug);
    if (status.ok()) {
        *result = std::make_unique<FaultWritableFile>(std::move(base), *this, name);
        const std::lock_guard lock(mutex_);
        files_[name] = {};
    }
    return status;
}

IOStatus FaultFileSystem::NewRandomAccessFile(const std::string& name, const FileOptions& options,
                                              std::unique_ptr<FSRandomAccessFile>* result,
                                              IODebugContext* debug) {
    std::unique_ptr<FSRandomAccessFile> base;
    const IOStatus status = FileSystemWrapper::NewRandomAccessFile(name, options, &base, debug);
    if (status.ok()) {
        *result = std::make_unique<FaultRandomAccessFile>(std::move(base), *this);
    }
    return status;
}

IOStatus FaultFileSystem::RenameFile(const std::string& from, const std::string& to,
                                     const IOOptions& options, IODebugContext* debug) {
    if (is_dead()) {
        return power_is_off();
    }
    const IOStatus status = FileSystemWrapper::RenameFile(from, to, options, debug);
    const std::lock_guard lock(mutex_);
    if (const auto moved = files_.extract(from); status.ok() && !moved.empty()) {
        files_[to] = moved.mapped();
    }
    return status;
}

IOStatus FaultFileSystem::DeleteFile(const std::string& name, const IOOptions& options,
                                     IODebugContext* debug) {
    if (is_dead()) {
        return power_is_off();
    }
    {
        const std::lock_guard lock(mutex_);
        files_.erase(name);
    }
    return FileSystemWrapper::DeleteFile(name, options, debug);
}

IOStatus FaultFileSystem::GetFreeSpace(const std::string& path, const IOOptions& options,
                                       std::uint64_t* free, IODebugContext* debug) {
    const IOStatus status = FileSystemWrapper::GetFreeSpace(path, options, free, debug);
    const std::lock_guard lock(mutex_);
    if (reported_free_) {
        std::error_code error;
        const bool is_gone = !beside_.empty() && !std::filesystem::exists(beside_, error);
        *free = *reported_free_ + (is_gone ? beside_bytes_ : 0);
    }
    return status;
}

IOStatus FaultFileSystem::before_append(const std::string& name, std::size_t bytes,
                                        std::size_t& allowed) {
    const std::lock_guard lock(mutex_);
    allowed = bytes;
    if (dead_) {
        allowed = 0;
        return power_is_off();
    }
    if (is_due(appends_left_, name)) {
        failed_ = true;
        allowed = std::min(bytes, short_write_);
        return IOStatus::NoSpace("no space left on device");
    }
    return IOStatus::OK();
}

void FaultFileSystem::appended(const std::string& name, std::size_t bytes) {
    const std::lock_guard lock(mutex_);
    files_[name].written += bytes;
}

IOStatus FaultFileSystem::before_sync(const std::string& name) {
    const std::lock_guard lock(mutex_);
    if (dead_) {
        return power_is_off();
    }
    if (is_due(syncs_left_, name)) {
        failed_ = true;
        return IOStatus::IOError("input/output error");
    }
    return IOStatus::OK();
}

void FaultFileSystem::synced(const std::string& name) {
    const std::lock_guard lock(mutex_);
    files_[name].synced = files_[name].written;
}

bool FaultFileSystem::flips() const {
    const std::lock_guard lock(mutex_);
    return flip_;
}

bool FaultFileSystem::is_dead() const {
    const std::lock_guard lock(mutex_);
    return dead_;
}

}  // namespace madoguchi::faults
