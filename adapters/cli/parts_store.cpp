#include <filesystem>
#include <system_error>

#include "madoguchi/adapters/cli/parts.hpp"
#include "madoguchi/adapters/memory/memory_ledger.hpp"
#include "madoguchi/adapters/memory_views/memory_view_store.hpp"
#include "madoguchi/adapters/rocksdb/rocksdb_ledger.hpp"
#include "madoguchi/adapters/views/rocksdb_view_store.hpp"

namespace madoguchi::cli {

namespace {

Failure named(const log::StoreError& error, const std::string& folder) {
    if (error.code == log::StoreErrorCode::kLocked) {
        return {ExitStatus::kLocked, "another process has the data folder " + folder +
                                         " open: use that one, wait for its end, or name another "
                                         "folder with --data"};
    }
    return failure_of(error);
}

}  // namespace

Result<void> make_folder(const std::string& path) {
    // Those above it as well: the folder that holds one for its owner alone is for its owner alone.
    std::error_code error;
    const auto above = std::filesystem::path(path).parent_path();
    if (!above.empty() && !std::filesystem::exists(above, error)) {
        if (auto done = make_folder(above.string()); !done) {
            return done;
        }
    }
    const bool made = std::filesystem::create_directory(path, error);
    if (!error && made) {
        std::filesystem::permissions(path, std::filesystem::perms::owner_all, error);
    }
    if (error) {
        return failed(ExitStatus::kUnavailable, "the folder " + path + " can't be made (" +
                                                    error.message() +
                                                    "): give one that can be written with --data");
    }
    return {};
}

Result<std::unique_ptr<log::Ledger>> open_ledger(
    const std::string& folder, bool compress, const std::function<void(const std::string&)>& report,
    const std::function<void(std::chrono::microseconds)>& on_synced) {
    if (folder.empty()) {
        return std::make_unique<memory::MemoryLedger>(memory::make_memory_disk());
    }
    if (auto made = make_folder(folder); !made) {
        return log::unexpected(made.error());
    }
    rocksdb::RocksDbOptions options;
    options.folder = DataFolder{folder}.log();
    options.compress = compress;
    options.report = report;
    options.on_synced = on_synced;
    auto ledger = rocksdb::RocksDbLedger::open(options);
    if (!ledger) {
        return log::unexpected(named(ledger.error(), folder));
    }
    return std::move(*ledger);
}

Result<std::unique_ptr<projections::ViewStore>> open_views(
    const std::string& folder, bool compress,
    const std::function<void(const std::string&)>& report) {
    if (folder.empty()) {
        return std::make_unique<memory_views::MemoryViewStore>();
    }
    views::ViewStoreOptions options;
    options.folder = DataFolder{folder}.views();
    options.compress = compress;
    auto views = views::RocksDbViewStore::open(options);
    if (!views && views.error().code == log::StoreErrorCode::kCorruption) {
        if (report) {
            report("the views in " + options.folder + " are damaged and are built again");
        }
        std::error_code error;
        std::filesystem::remove_all(options.folder, error);
        if (error) {
            return failed(ExitStatus::kUnavailable, "the damaged views in " + options.folder +
                                                        " can't be removed (" + error.message() +
                                                        "): remove that folder");
        }
        views = views::RocksDbViewStore::open(options);
    }
    if (!views) {
        return log::unexpected(named(views.error(), folder));
    }
    return std::move(*views);
}

}  // namespace madoguchi::cli
