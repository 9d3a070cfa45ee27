#include "madoguchi/adapters/cli/parts_checkpoints.hpp"

#include <filesystem>
#include <system_error>
#include <utility>

#include "madoguchi/adapters/cli/files.hpp"
#include "madoguchi/adapters/cli/parts.hpp"

namespace madoguchi::cli {

namespace {

/// A head record that ends with the process, for an installation in memory.
class MemoryHeadRecord final : public log::HeadRecord {
 public:
    [[nodiscard]] log::Expected<log::Heads, log::StoreError> read() const override {
        return heads_;
    }
    [[nodiscard]] log::Expected<void, log::StoreError> write(const log::Heads& heads,
                                                             log::UtcTime /*now*/) override {
        heads_ = heads;
        return {};
    }

 private:
    log::Heads heads_;
};

/// Of an installation in memory: nothing that it signs outlives it.
class NoKeys final : public log::NoteKeys {
 public:
    [[nodiscard]] const std::string& name() const override { return name_; }
    [[nodiscard]] std::vector<const log::NoteSigner*> signers(log::UtcTime /*at*/) const override {
        return {};
    }
    [[nodiscard]] std::vector<const log::NoteVerifier*> verifiers() const override { return {}; }

 private:
    std::string name_;
};

}  // namespace

Result<std::unique_ptr<openssl::SigningKeys>> read_signing_keys(const std::string& folder,
                                                                const std::string& keys_folder) {
    auto keys = openssl::SigningKeys::open(keys_folder.empty() ? DataFolder{folder}.signing_keys()
                                                               : keys_folder);
    if (!keys) {
        return log::unexpected(failure_of(keys.error()));
    }
    return std::move(*keys);
}

Result<std::unique_ptr<log::NoteKeys>> open_signing_keys(const std::string& folder,
                                                         const std::string& keys_folder,
                                                         bool log_is_empty, log::UtcTime now) {
    if (folder.empty()) {
        return std::make_unique<NoKeys>();
    }
    auto keys = read_signing_keys(folder, keys_folder);
    if (!keys) {
        return log::unexpected(keys.error());
    }
    if (log_is_empty && (*keys)->keys().empty()) {
        if (auto made = (*keys)->rotate(now, now); !made) {
            return log::unexpected(failure_of(made.error()));
        }
    }
    if ((*keys)->signers(now).empty()) {
        return failed(ExitStatus::kDamaged,
                      "there is no key to sign the checkpoints of the log in " + folder +
                          " with: put the folder of signing keys back from where it is kept; if "
                          "its private keys are lost, 'madoguchi keys rotate-signing' makes a "
                          "new one");
    }
    return std::move(*keys);
}

Result<checkpoints::Places> checkpoint_places(const std::string& folder) {
    const DataFolder data{folder};
    checkpoints::Places places{data.checkpoints(), {}};
    std::error_code error;
    if (std::filesystem::exists(data.second_checkpoints(), error) || error) {
        auto text = read_file(data.second_checkpoints());
        if (!text) {
            return failed(ExitStatus::kDamaged, text.error().what);
        }
        places.second = text->substr(0, text->find('\n'));
    }
    return places;
}

Result<std::unique_ptr<log::HeadRecord>> open_head_record(const std::string& folder,
                                                          const log::NoteKeys& keys) {
    if (folder.empty()) {
        return std::make_unique<MemoryHeadRecord>();
    }
    auto places = checkpoint_places(folder);
    if (!places) {
        return log::unexpected(places.error());
    }
    return std::make_unique<checkpoints::CheckpointFolders>(std::move(*places), keys);
}

Result<Installation::NewestCheckpoint> newest_checkpoint(const std::string& folder,
                                                         const log::NoteKeys& keys,
                                                         const log::TenantId& tenant) {
    auto places = checkpoint_places(folder);
    if (!places) {
        return log::unexpected(places.error());
    }
    auto newest = checkpoints::CheckpointFolders(std::move(*places), keys).newest(tenant);
    if (!newest) {
        return log::unexpected(failure_of(newest.error()));
    }
    if (!*newest) {
        return failed(ExitStatus::kNotFound, "there is no checkpoint of " + tenant.text());
    }
    return Installation::NewestCheckpoint{log::Position((*newest)->stated.size),
                                          (*newest)->stated.root, std::move((*newest)->note)};
}

}  // namespace madoguchi::cli
