#include <charconv>
#include <utility>

#include "madoguchi/adapters/backup/backup_set_impl.hpp"
#include "madoguchi/adapters/backup/encrypted_files.hpp"
#include "madoguchi/log/assert.hpp"

// The set as files: opening it, its manifests, and reading what lies there.
namespace madoguchi::backup {
namespace {

using Code = log::StoreErrorCode;
using ::rocksdb::IOOptions;
using ::rocksdb::Status;

constexpr const char* kLockFile = "/IN_USE";
constexpr const char* kManifests = "/manifests";
constexpr std::size_t kReadAtOnce = 1U << 20;

}  // namespace

log::StoreError backup_error(const Status& status, const std::string& what) {
    const std::string text = "can't " + what + ": " + status.ToString();
    if (status.IsCorruption()) {
        return {Code::kCorruption, text + "; take another backup, and see to the medium"};
    }
    if (status.IsNoSpace()) {
        return {Code::kDiskFull, text + "; make room there (madoguchi backup prune)"};
    }
    if (status.IsIncomplete()) {
        return {Code::kUnavailable, "stopped: what was begun doesn't count"};
    }
    return {Code::kUnavailable, text};
}

BackupSet::Impl::Impl(const BackupSetOptions& given, BackupKey::View secret)
    : options(given),
      key(std::make_shared<const BackupKey>(secret)),
      base(::rocksdb::FileSystem::Default()),
      encrypted(::rocksdb::NewCompositeEnv(encrypted_files(base, key))) {}

BackupSet::Impl::~Impl() {
    engine.reset();
    if (lock != nullptr) {
        base->UnlockFile(lock, IOOptions(), nullptr).PermitUncheckedError();
    }
}

BackupSet::Result<void> BackupSet::Impl::open() {
    ::rocksdb::BackupEngineOptions settings(options.folder, encrypted.get());
    settings.share_table_files = options.is_incremental;
    settings.share_files_with_checksum = options.is_incremental;
    settings.backup_rate_limit = options.bytes_per_second;
    if (options.read_only) {
        ::rocksdb::BackupEngineReadOnly* opened = nullptr;
        const auto status =
            ::rocksdb::BackupEngineReadOnly::Open(settings, ::rocksdb::Env::Default(), &opened);
        if (!status.ok()) {
            return log::unexpected(backup_error(status, "open the backups in " + options.folder));
        }
        reader.reset(opened);
        return {};
    }
    const std::string folders = options.folder + kManifests;
    auto status = base->CreateDirIfMissing(options.folder, IOOptions(), nullptr);
    if (status.ok()) {
        status = base->CreateDirIfMissing(folders, IOOptions(), nullptr);
    }
    if (!status.ok()) {
        return log::unexpected(backup_error(status, "make the folder " + folders));
    }
    if (status = base->LockFile(options.folder + kLockFile, IOOptions(), &lock, nullptr);
        !status.ok()) {
        lock = nullptr;
        return log::unexpected(log::StoreError{
            Code::kLocked, "another process backs up into " + options.folder + ": wait for it"});
    }
    ::rocksdb::BackupEngine* opened = nullptr;
    status = ::rocksdb::BackupEngine::Open(settings, ::rocksdb::Env::Default(), &opened);
    if (!status.ok()) {
        return log::unexpected(backup_error(status, "open the backups in " + options.folder));
    }
    engine.reset(opened);
    return {};
}

const ::rocksdb::BackupEngineReadOnlyBase& BackupSet::Impl::reading() const {
    if (engine) {
        return *engine;
    }
    return *reader;
}

std::string BackupSet::Impl::manifest_path(std::uint32_t id) const {
    return options.folder + kManifests + "/" + std::to_string(id);
}

BackupSet::Result<Manifest> BackupSet::Impl::manifest(std::uint32_t id) const {
    std::string text;
    const std::string path = manifest_path(id);
    if (const auto status = ::rocksdb::ReadFileToString(base.get(), path, &text); !status.ok()) {
        return log::unexpected(log::StoreError{
            Code::kUnavailable, "there is no whole backup " + std::to_string(id) + " in " +
                                    options.folder + ": " + status.ToString()});
    }
    auto parsed = parse_manifest(text, *key);
    if (!parsed || parsed->id != id) {
        return log::unexpected(
            log::StoreError{Code::kCorruption,
                            "the manifest " + path + " can't be used: " +
                                (parsed ? std::string("it is another backup's") : parsed.error())});
    }
    return std::move(*parsed);
}

BackupSet::Result<std::map<std::uint32_t, Manifest>> BackupSet::Impl::manifests() const {
    std::vector<std::string> names;
    const auto status =
        base->GetChildren(options.folder + kManifests, IOOptions(), &names, nullptr);
    if (!status.ok()) {
        return log::unexpected(
            backup_error(status, "read the folder " + options.folder + kManifests));
    }
    std::map<std::uint32_t, Manifest> found;
    for (const auto& name : names) {
        std::uint32_t id = 0;
        const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), id);
        if (error != std::errc() || end != name.data() + name.size()) {
            continue;
        }
        auto read = manifest(id);
        if (!read) {
            return log::unexpected(read.error());
        }
        found.emplace(id, std::move(*read));
    }
    return found;
}

BackupSet::Result<void> BackupSet::Impl::write(const Manifest& manifest) const {
    const std::string path = manifest_path(manifest.id);
    const std::string beside = path + ".new";
    auto status =
        ::rocksdb::WriteStringToFile(base.get(), format_manifest(manifest, *key), beside, true);
    if (status.ok()) {
        status = base->RenameFile(beside, path, IOOptions(), nullptr);
    }
    std::unique_ptr<::rocksdb::FSDirectory> directory;
    if (status.ok()) {
        status = base->NewDirectory(options.folder + kManifests, IOOptions(), &directory, nullptr);
    }
    if (status.ok()) {
        status = directory->Fsync(IOOptions(), nullptr);
    }
    if (!status.ok()) {
        return log::unexpected(backup_error(status, "write " + path));
    }
    return {};
}

BackupSet::Result<void> BackupSet::Impl::remove(std::uint32_t id) {
    auto status = base->DeleteFile(manifest_path(id), IOOptions(), nullptr);
    if (status.ok() || status.IsNotFound() || status.IsPathNotFound()) {
        status = engine->DeleteBackup(id);
    }
    if (!status.ok()) {
        return log::unexpected(backup_error(status, "remove backup " + std::to_string(id)));
    }
    return {};
}

BackupSet::Result<void> BackupSet::Impl::remove_halves(
    const std::map<std::uint32_t, Manifest>& whole) {
    std::vector<::rocksdb::BackupInfo> all;
    engine->GetBackupInfo(&all);
    for (const auto& backup : all) {
        if (!whole.contains(backup.backup_id)) {
            const auto status = engine->DeleteBackup(backup.backup_id);
            if (!status.ok()) {
                return log::unexpected(backup_error(status, "remove half a backup"));
            }
        }
    }
    return {};
}

BackupSet::Result<FileEntry> BackupSet::Impl::measure(
    const std::string& path, const std::function<bool(std::size_t)>& more) const {
    const std::string whole = options.folder + "/" + path;
    std::unique_ptr<::rocksdb::FSSequentialFile> file;
    auto status = base->NewSequentialFile(whole, ::rocksdb::FileOptions(), &file, nullptr);
    if (!status.ok()) {
        return log::unexpected(
            log::StoreError{Code::kCorruption, "the backup's file " + whole + " can't be read: " +
                                                   status.ToString() + "; take another backup"});
    }
    // From the disk, not from what the system still remembers of writing it. A hint: whether it is
    // followed changes nothing of what is read.
    file->InvalidateCache(0, 0).PermitUncheckedError();
    std::string buffer(kReadAtOnce, '\0');
    ::rocksdb::Slice read;
    FileEntry entry;
    Hash hash;
    do {
        status = file->Read(buffer.size(), IOOptions(), &read, buffer.data(), nullptr);
        if (!status.ok()) {
            return log::unexpected(backup_error(status, "read " + whole));
        }
        hash.add(read.ToStringView());
        entry.size += read.size();
        if (!more(read.size())) {
            return log::unexpected(backup_error(Status::Incomplete(), {}));
        }
    } while (read.size() == buffer.size());
    entry.hash = hash.finish();
    return entry;
}

std::vector<std::string> BackupSet::Impl::files_of(std::uint32_t id) const {
    ::rocksdb::BackupInfo info;
    const auto status = reading().GetBackupInfo(id, &info, true);
    MADOGUCHI_LOG_ASSERT(status.ok());
    std::vector<std::string> files{"meta/" + std::to_string(id)};
    for (const auto& file : info.file_details) {
        files.push_back(file.relative_filename);
    }
    return files;
}

}  // namespace madoguchi::backup
