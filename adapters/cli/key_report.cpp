#include "madoguchi/adapters/cli/key_report.hpp"

#include <sys/stat.h>

#include <chrono>
#include <filesystem>

#include "madoguchi/adapters/cli/installation.hpp"
#include "madoguchi/adapters/cli/parts.hpp"
#include "madoguchi/adapters/cli/parts_checkpoints.hpp"
#include "madoguchi/adapters/keystore/key_database.hpp"
#include "madoguchi/adapters/keystore/master_key.hpp"
#include "madoguchi/adapters/protobuf/text_forms.hpp"

namespace madoguchi::cli {

namespace {

bool lies_below(const std::string& path, const std::string& folder) {
    std::error_code error;
    const auto below = std::filesystem::weakly_canonical(path, error).string();
    const auto above = std::filesystem::weakly_canonical(folder, error).string();
    return below.starts_with(above + "/");
}

/// Whether two paths are on one file system.
bool share_a_disk(const std::string& one, const std::string& other) {
    struct stat first {};
    struct stat second {};
    return ::stat(one.c_str(), &first) == 0 && ::stat(other.c_str(), &second) == 0 &&
           first.st_dev == second.st_dev;
}

/// When the key database that counts began to: `keys/current` is written then and never else.
std::string wrapped_since(const std::string& keys_folder) {
    struct stat file {};
    if (::stat((keys_folder + "/current").c_str(), &file) != 0) {
        return {};
    }
    return protobuf::time_text(
        log::UtcTime(std::chrono::seconds(static_cast<std::int64_t>(file.st_mtime))));
}

std::string state_of(const openssl::SigningKey& key, log::UtcTime now) {
    if (key.until && *key.until <= now) {
        return "retired";
    }
    if (!key.signer) {
        return "private key missing";
    }
    return key.until ? "signs along" : "signs";
}

}  // namespace

Result<DataKeysRow> data_keys_row(const keystore::KeyDatabase& database, const KeyPlaces& places) {
    const auto masters = master_keys(places);
    if (!masters) {
        return log::unexpected(masters.error());
    }
    const auto counts = database.counts();
    if (!counts) {
        return log::unexpected(failure_of(counts.error()));
    }
    const std::string fingerprint = database.wrapped_by();
    const auto source = masters->source_of(fingerprint);
    const bool is_file = source.kind == keystore::MasterKeySource::Kind::kFile;
    return DataKeysRow{
        .master_key = source.text(),
        .master_fingerprint = fingerprint,
        .wrapped_since = wrapped_since(DataFolder{places.folder}.keys()),
        .installation = database.installation_id(),
        .beside_the_data = is_file && lies_below(source.where, places.folder),
        .on_the_disk_of_the_data = is_file && share_a_disk(source.where, places.folder),
        .memory_locked = keystore::SecretKey::is_memory_locked(),
        .data_keys = counts->keys,
        .data_keys_in_use = counts->assigned,
        .data_keys_destroyed = counts->destroyed,
        .other_keys = counts->named};
}

Result<std::vector<SigningKeyRow>> signing_key_rows(const std::string& folder,
                                                    const std::string& keys_folder,
                                                    log::UtcTime now) {
    const auto keys = read_signing_keys(folder, keys_folder);
    if (!keys) {
        return log::unexpected(keys.error());
    }
    std::vector<SigningKeyRow> rows;
    for (const auto& key : (*keys)->keys()) {
        rows.push_back({.verifier_key = key.verifier->text(),
                        .state = state_of(key, now),
                        .from = protobuf::time_text(key.from),
                        .until = key.until ? protobuf::time_text(*key.until) : std::string()});
    }
    return rows;
}

}  // namespace madoguchi::cli
