#include "madoguchi/adapters/backup/backup_set.hpp"

#include <sys/resource.h>

#include <algorithm>
#include <thread>
#include <utility>

#include "madoguchi/adapters/backup/backup_set_impl.hpp"

namespace madoguchi::backup {
namespace {

using Code = log::StoreErrorCode;

constexpr int kLowestPriority = 19;

KeptBackup kept(const Manifest& manifest) {
    KeptBackup backup{
        .id = manifest.id, .notes = manifest.notes, .files = manifest.files.size(), .bytes = 0};
    for (const auto& [path, entry] : manifest.files) {
        backup.bytes += entry.size;
    }
    return backup;
}

}  // namespace

BackupSet::BackupSet(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
BackupSet::~BackupSet() = default;

BackupSet::Result<std::unique_ptr<BackupSet>> BackupSet::open(const BackupSetOptions& options,
                                                              BackupKey::View secret) {
    auto impl = std::make_unique<Impl>(options, secret);
    if (auto opened = impl->open(); !opened) {
        return log::unexpected(opened.error());
    }
    return std::unique_ptr<BackupSet>(new BackupSet(std::move(impl)));
}

BackupSet::Result<BackupSet::Taken> BackupSet::Impl::take(::rocksdb::DB& database,
                                                          std::vector<std::string> notes,
                                                          const BackupProgress& progress) {
    auto before = manifests();
    if (!before) {
        return log::unexpected(before.error());
    }
    if (auto removed = remove_halves(*before); !removed) {
        return log::unexpected(removed.error());
    }
    ::rocksdb::CreateBackupOptions how;
    // What is in memory becomes files that the next backup needn't copy again, and no write-ahead
    // log is linked that isn't synced.
    how.flush_before_backup = true;
    how.decrease_background_thread_cpu_priority = true;
    how.background_thread_cpu_priority = ::rocksdb::CpuPriority::kLow;
    std::uint64_t done = 0;
    how.progress_callback = [&] {
        done += ::rocksdb::BackupEngineOptions("").callback_trigger_interval_size;
        if (progress && !progress(done, 0)) {
            engine->StopBackup();
        }
    };
    ::rocksdb::BackupID id = 0;
    auto status = engine->CreateNewBackupWithMetadata(how, &database, {}, &id);
    if (status.ok()) {
        status = engine->VerifyBackup(id, true);
    }
    if (!status.ok()) {
        return log::unexpected(backup_error(status, "back up into " + options.folder));
    }
    std::map<std::string, FileEntry> known;  // Shared files are never written again.
    for (auto& [number, manifest] : *before) {
        known.merge(manifest.files);
    }
    Manifest manifest{.id = id, .notes = std::move(notes), .files = {}};
    std::uint64_t new_bytes = 0;
    for (const auto& path : files_of(id)) {
        if (const auto found = known.find(path); found != known.end()) {
            manifest.files.insert(*found);
            continue;
        }
        const auto entry = measure(path, [&](std::size_t bytes) {
            done += bytes;
            return !progress || progress(done, 0);
        });
        if (!entry) {
            return log::unexpected(entry.error());
        }
        new_bytes += entry->size;
        manifest.files.emplace(path, *entry);
    }
    if (auto written = write(manifest); !written) {
        return log::unexpected(written.error());
    }
    return Taken{kept(manifest), new_bytes};
}

BackupSet::Result<BackupSet::Taken> BackupSet::take(::rocksdb::DB& database,
                                                    std::vector<std::string> notes,
                                                    const BackupProgress& progress) {
    Result<Taken> taken = log::unexpected(log::StoreError{});
    // What reads, encrypts and hashes gives way to whoever serves people.
    std::thread([&] {
        static_cast<void>(::setpriority(PRIO_PROCESS, 0, kLowestPriority));  // Of this thread.
        taken = impl_->take(database, std::move(notes), progress);
    }).join();
    return taken;
}

BackupSet::Result<std::vector<KeptBackup>> BackupSet::list() const {
    const auto manifests = impl_->manifests();
    if (!manifests) {
        return log::unexpected(manifests.error());
    }
    std::vector<KeptBackup> all;
    for (const auto& [id, manifest] : *manifests) {
        all.push_back(kept(manifest));
    }
    return all;
}

BackupSet::Result<void> BackupSet::check(std::uint32_t id, const BackupProgress& progress) const {
    const auto manifest = impl_->manifest(id);
    if (!manifest) {
        return log::unexpected(manifest.error());
    }
    const std::uint64_t all = kept(*manifest).bytes;
    std::uint64_t done = 0;
    for (const auto& [path, entry] : manifest->files) {
        const auto found = impl_->measure(path, [&](std::size_t bytes) {
            done += bytes;
            return !progress || progress(done, all);
        });
        if (!found) {
            return log::unexpected(found.error());
        }
        if (*found != entry) {
            return log::unexpected(log::StoreError{
                Code::kCorruption, "the backup's file " + impl_->options.folder + "/" + path +
                                       " isn't as it was written: use another backup (--backup)"});
        }
    }
    return {};
}

BackupSet::Result<void> BackupSet::restore(std::uint32_t id, const std::string& folder,
                                           const BackupProgress& progress) const {
    if (auto checked = check(id, progress); !checked) {
        return checked;
    }
    const auto status = impl_->reading().RestoreDBFromBackup(id, folder, folder);
    if (!status.ok()) {
        return log::unexpected(backup_error(status, "restore into " + folder));
    }
    return {};
}

BackupSet::Result<std::size_t> BackupSet::keep(std::size_t count) {
    const auto manifests = impl_->manifests();
    if (!manifests) {
        return log::unexpected(manifests.error());
    }
    std::size_t removed = 0;
    for (const auto& [id, manifest] : *manifests) {
        if (manifests->size() - removed <= std::max<std::size_t>(count, 1)) {
            break;
        }
        if (auto gone = impl_->remove(id); !gone) {
            return log::unexpected(gone.error());
        }
        ++removed;
    }
    return removed;
}

}  // namespace madoguchi::backup
