#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "madoguchi/adapters/backup/backup_key.hpp"
#include "madoguchi/log/expected.hpp"

namespace madoguchi::backup {

/// One file of a backup as it lies there, encrypted.
struct FileEntry {
    std::uint64_t size = 0;
    log::Digest hash{};  ///< SHA-256.
    bool operator==(const FileEntry&) const = default;
};

/// What one backup consists of, with a MAC over all of it: the files' encryption hides and doesn't
/// protect. Text:
///
///     madoguchi-backup-manifest 1
///     backup 7
///     note …                       (what the caller wants kept with it, a line each)
///     file <size> <SHA-256> <path below the folder>
///     mac <HMAC-SHA-256 of the lines before>
struct Manifest {
    std::uint32_t id = 0;
    std::vector<std::string> notes;  ///< Each one line.
    std::map<std::string, FileEntry> files;
    bool operator==(const Manifest&) const = default;
};

[[nodiscard]] std::string format_manifest(const Manifest& manifest, const BackupKey& key);

/// Error: which line isn't as it was written, or that the MAC doesn't hold.
[[nodiscard]] log::Expected<Manifest, std::string> parse_manifest(std::string_view text,
                                                                  const BackupKey& key);

}  // namespace madoguchi::backup
