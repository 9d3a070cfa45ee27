#include "killing_file_system.hpp"

#include <utility>

#include "kill_points.hpp"

namespace madoguchi::crash {
namespace {

using ::rocksdb::FSWritableFile;
using ::rocksdb::IODebugContext;
using ::rocksdb::IOOptions;
using ::rocksdb::IOStatus;
using ::rocksdb::Slice;

class KillingFile final : public ::rocksdb::FSWritableFileOwnerWrapper {
 public:
    KillingFile(std::unique_ptr<FSWritableFile> base, const std::string& name)
        : FSWritableFileOwnerWrapper(std::move(base)),
          is_wal_(name.ends_with(".log")),
          point_(name.ends_with(".sst") ? "table" : "manifest") {}

    IOStatus Append(const Slice& data, const IOOptions& options, IODebugContext* debug) override {
        if (!is_wal_) {
            pass(point_);
            return FSWritableFileOwnerWrapper::Append(data, options, debug);
        }
        pass("wal_append");
        const std::size_t half = data.size() / 2;
        IOStatus status =
            FSWritableFileOwnerWrapper::Append(Slice(data.data(), half), options, debug);
        pass("wal_torn");
        if (status.ok()) {
            status = FSWritableFileOwnerWrapper::Append(
                Slice(data.data() + half, data.size() - half), options, debug);
        }
        pass("wal_appended");
        return status;
    }
    IOStatus Append(const Slice& data, const IOOptions& options,
                    const ::rocksdb::DataVerificationInfo&, IODebugContext* debug) override {
        return Append(data, options, debug);
    }
    IOStatus Sync(const IOOptions& options, IODebugContext* debug) override {
        const IOStatus status = FSWritableFileOwnerWrapper::Sync(options, debug);
        pass(is_wal_ ? "wal_synced" : point_);
        return status;
    }
    IOStatus Fsync(const IOOptions& options, IODebugContext* debug) override {
        return Sync(options, debug);
    }

 private:
    bool is_wal_;
    const char* point_;
};

}  // namespace

IOStatus KillingFileSystem::NewWritableFile(const std::string& name,
                                            const ::rocksdb::FileOptions& options,
                                            std::unique_ptr<FSWritableFile>* result,
                                            IODebugContext* debug) {
    IOStatus status = FileSystemWrapper::NewWritableFile(name, options, result, debug);
    if (status.ok()) {
        *result = std::make_unique<KillingFile>(std::move(*result), name);
    }
    return status;
}

IOStatus KillingFileSystem::RenameFile(const std::string& from, const std::string& to,
                                       const IOOptions& options, IODebugContext* debug) {
    pass("rename");
    IOStatus status = FileSystemWrapper::RenameFile(from, to, options, debug);
    pass("rename");
    return status;
}

IOStatus KillingFileSystem::DeleteFile(const std::string& name, const IOOptions& options,
                                       IODebugContext* debug) {
    pass("delete");
    return FileSystemWrapper::DeleteFile(name, options, debug);
}

}  // namespace madoguchi::crash
