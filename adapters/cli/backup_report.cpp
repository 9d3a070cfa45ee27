#include "madoguchi/adapters/cli/backup_report.hpp"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <string_view>

#include "madoguchi/adapters/cli/backup_folder.hpp"
#include "madoguchi/adapters/cli/backup_notes.hpp"
#include "madoguchi/adapters/cli/files.hpp"
#include "madoguchi/adapters/protobuf/text_forms.hpp"
#include "madoguchi/log/proof/checkpoint.hpp"

namespace madoguchi::cli {

namespace {

// One line each: where the backup is, its numbers, then its notes as its manifest has them.
constexpr std::string_view kFolder = "folder ";
constexpr std::string_view kFiles = "files ";
constexpr std::string_view kBytes = "bytes ";
constexpr std::string_view kNewBytes = "new ";

std::string note_file(const std::string& data) { return data + "/last-backup"; }

std::uint64_t age_of(log::UtcTime then, log::UtcTime now) {
    return static_cast<std::uint64_t>(
        std::max<std::int64_t>(0, std::chrono::floor<std::chrono::seconds>(now - then).count()));
}

struct Noted {
    std::string folder;
    std::uint64_t new_bytes = 0;
    backup::KeptBackup kept;
};

Noted noted_in(std::string_view text) {
    Noted noted;
    const auto number = [](std::string_view line, std::string_view word) {
        return log::number_of(line.substr(word.size())).value_or(0);
    };
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        const std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.starts_with(kFolder)) {
            noted.folder = line.substr(kFolder.size());
        } else if (line.starts_with(kFiles)) {
            noted.kept.files = number(line, kFiles);
        } else if (line.starts_with(kBytes)) {
            noted.kept.bytes = number(line, kBytes);
        } else if (line.starts_with(kNewBytes)) {
            noted.new_bytes = number(line, kNewBytes);
        } else {
            noted.kept.notes.emplace_back(line);
        }
    }
    return noted;
}

Result<void> add_last(const Installation& installation, const log::TenantId& tenant,
                      BackupReportRow& row) {
    const std::string path = note_file(installation.folder());
    std::error_code error;
    if (!std::filesystem::exists(path, error)) {
        return {};
    }
    const auto text = read_file(path);
    if (!text) {
        return log::unexpected(text.error());
    }
    const Noted noted = noted_in(*text);
    const Backup backup = backup_of(noted.kept);
    const auto taken_at = protobuf::parse_time(backup.taken_at);
    if (noted.folder.empty() || !taken_at) {
        return failed(ExitStatus::kDamaged, path + " can't be read: take a backup again");
    }
    row.folder = noted.folder;
    row.taken_at = backup.taken_at;
    row.age_seconds = age_of(*taken_at, installation.now());
    row.files = backup.files;
    row.bytes = backup.bytes;
    row.new_bytes = noted.new_bytes;
    for (const auto& log : backup.logs) {
        row.position = log.tenant == tenant ? log.position : row.position;
    }
    return {};
}

}  // namespace

Result<void> note_last_backup(const std::string& data, const std::string& folder,
                              const Backup& backup) {
    std::string text = std::string(kFolder) + folder + "\n";
    text += std::string(kFiles) + std::to_string(backup.files) + "\n";
    text += std::string(kBytes) + std::to_string(backup.bytes) + "\n";
    text += std::string(kNewBytes) + std::to_string(backup.new_bytes) + "\n";
    text += taken_note(protobuf::parse_time(backup.taken_at).value_or(log::UtcTime())) + "\n";
    for (const auto& log : backup.logs) {
        text += note_of(log) + "\n";
    }
    return write_file(note_file(data), text);
}

Result<BackupReportRow> backup_report(const Installation& installation,
                                      const log::TenantId& tenant) {
    BackupReportRow row;
    const auto head = installation.ledger().head(tenant);
    if (!head) {
        return log::unexpected(failure_of(head.error()));
    }
    row.log_position = head->position.value();
    if (auto added = add_last(installation, tenant, row); !added) {
        return log::unexpected(added.error());
    }
    auto keys = noted_key_backups(installation.folder());
    if (!keys) {
        return log::unexpected(keys.error());
    }
    std::ranges::sort(*keys, {}, &NotedKeyBackup::taken_at);
    for (const auto& backup : *keys) {
        row.key_backups.push_back({protobuf::time_text(backup.taken_at), backup.expires_on});
    }
    row.last_expires_on = finality_of(*keys, installation.now()).expires_on;
    return row;
}

}  // namespace madoguchi::cli
