#include "madoguchi/adapters/cli/backup_folder.hpp"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <system_error>

#include "madoguchi/adapters/cli/files.hpp"
#include "madoguchi/adapters/cli/installation.hpp"
#include "madoguchi/adapters/cli/parts.hpp"
#include "madoguchi/log/utc_text.hpp"
#include "madoguchi/projections/core/event_context.hpp"

namespace madoguchi::cli {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kFingerprintDigits = 16;

auto unavailable(const std::string& path, const std::error_code& error) {
    return failed(ExitStatus::kUnavailable, path + ": " + error.message());
}

/// The next line of `text`, which goes.
std::string_view next_line(std::string_view& text) {
    const auto end = text.find('\n');
    const auto line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    return line;
}

std::string absolute(const std::string& path) {
    std::error_code error;
    const auto whole = fs::weakly_canonical(path, error);
    return error ? path : whole.string();
}

/// A backup of the keys from its folder's name; none for other names.
std::optional<KeyBackup> key_backup_of(const fs::path& path, unsigned keep_days) {
    const std::string name = path.filename().string();
    const auto dash = name.find('-');
    if (dash == std::string::npos || name.size() != dash + 1 + kFingerprintDigits) {
        return std::nullopt;
    }
    const auto taken_at = log::parse_utc_text(name.substr(0, dash));
    if (!taken_at) {
        return std::nullopt;
    }
    return KeyBackup{path.string(), *taken_at, name.substr(dash + 1),
                     projections::day_in_japan(*taken_at) + std::chrono::days(keep_days)};
}

/// Its manifest is written last.
bool is_whole(const KeyBackup& backup) {
    std::error_code error;
    return fs::exists(backup.path + "/manifests/1", error);
}

}  // namespace

Result<unsigned> keep_keys_days(const BackupFolder& folder) {
    std::error_code error;
    if (!fs::exists(folder.keep_keys(), error)) {
        return kKeepKeysDays;
    }
    const auto text = read_file(folder.keep_keys());
    if (!text) {
        return log::unexpected(text.error());
    }
    unsigned days = 0;
    const auto [end, fault] = std::from_chars(text->data(), text->data() + text->size(), days);
    if (fault != std::errc() || days == 0) {
        return failed(ExitStatus::kUnavailable, folder.keep_keys() +
                                                    " doesn't say a number of days: back up once "
                                                    "with the days for which keys are kept");
    }
    return days;
}

std::string key_backup_path(const BackupFolder& folder, log::UtcTime taken_at,
                            const std::string& master_fingerprint) {
    return folder.keys() + "/" + log::utc_text(taken_at) + "-" + master_fingerprint;
}

Result<std::vector<KeyBackup>> key_backups(const BackupFolder& folder, bool whole_only) {
    const auto days = keep_keys_days(folder);
    if (!days) {
        return log::unexpected(days.error());
    }
    std::vector<KeyBackup> found;
    std::error_code error;
    if (!fs::exists(folder.keys(), error)) {
        return found;
    }
    for (const auto& entry : fs::directory_iterator(folder.keys(), error)) {
        auto backup = key_backup_of(entry.path(), *days);
        if (backup && (!whole_only || is_whole(*backup))) {
            found.push_back(std::move(*backup));
        }
    }
    if (error) {
        return unavailable(folder.keys(), error);
    }
    std::ranges::sort(found, {}, &KeyBackup::taken_at);
    return found;
}

Result<std::size_t> prune_key_backups(const BackupFolder& folder, facts::Date today) {
    const auto all = key_backups(folder, false);
    if (!all) {
        return log::unexpected(all.error());
    }
    const auto newest = std::ranges::find_if(all->rbegin(), all->rend(), is_whole);
    std::size_t removed = 0;
    for (const auto& backup : *all) {
        const bool is_newest = newest != all->rend() && newest->path == backup.path;
        if (is_newest || (is_whole(backup) && backup.expires_on > today)) {
            continue;
        }
        std::error_code error;
        fs::remove_all(backup.path, error);
        if (error) {
            return unavailable(backup.path, error);
        }
        ++removed;
    }
    return removed;
}

// One line for each backup: the day it expires, and where it is.
Result<void> note_key_backups(const std::string& data, const BackupFolder& folder,
                              const std::optional<KeyBackup>& coming) {
    const std::string path = DataFolder{data}.key_backups();
    const std::string below = absolute(folder.keys()) + "/";
    std::string noted;
    std::error_code error;
    if (fs::exists(path, error)) {
        const auto text = read_file(path);
        if (!text) {
            return log::unexpected(text.error());
        }
        for (std::string_view rest = *text; !rest.empty();) {
            const std::string line(next_line(rest));
            if (line.find(below) == std::string::npos) {
                noted += line + "\n";
            }
        }
    }
    auto there = key_backups(folder, false);
    if (!there) {
        return log::unexpected(there.error());
    }
    if (coming) {
        there->push_back(*coming);
    }
    for (const auto& backup : *there) {
        noted += facts::date_text(backup.expires_on) + " " + below +
                 fs::path(backup.path).filename().string() + "\n";
    }
    return write_file(path, noted);
}

Result<std::vector<NotedKeyBackup>> noted_key_backups(const std::string& data) {
    const std::string path = DataFolder{data}.key_backups();
    std::vector<NotedKeyBackup> noted;
    std::error_code error;
    if (!fs::exists(path, error)) {
        return noted;
    }
    const auto text = read_file(path);
    if (!text) {
        return log::unexpected(text.error());
    }
    for (std::string_view rest = *text; !rest.empty();) {
        const auto line = next_line(rest);
        const auto space = line.find(' ');
        const auto day = facts::parse_date(line.substr(0, space));
        const auto backup = space == std::string_view::npos
                                ? std::nullopt
                                : key_backup_of(fs::path(line.substr(space + 1)), 0);
        if (!day || !backup) {
            return failed(ExitStatus::kDamaged,
                          path + " can't be read: take a backup into each folder again");
        }
        noted.push_back({backup->taken_at, *day});
    }
    return noted;
}

Finality finality_of(const std::vector<NotedKeyBackup>& backups, log::UtcTime erased_at) {
    Finality found{.is_final = true};
    for (const auto& backup : backups) {
        if (backup.taken_at <= erased_at) {
            found.is_final = false;
            found.expires_on =
                std::max(found.expires_on.value_or(backup.expires_on), backup.expires_on);
        }
    }
    return found;
}

Result<void> copy_files(const std::string& from, const std::string& to, const std::string& suffix) {
    if (auto made = make_folder(to); !made) {
        return made;
    }
    std::error_code error;
    if (!fs::exists(from, error)) {
        return {};
    }
    for (const auto& entry : fs::recursive_directory_iterator(from, error)) {
        const fs::path target = fs::path(to) / fs::relative(entry.path(), from, error);
        if (!entry.is_regular_file() || !entry.path().string().ends_with(suffix)) {
            continue;
        }
        if (fs::exists(target, error) && fs::file_size(target, error) == entry.file_size()) {
            continue;
        }
        const auto bytes = read_file(entry.path().string());
        if (!bytes) {
            // The source may thin out its files meanwhile.
            if (!fs::exists(entry.path(), error)) {
                continue;
            }
            return log::unexpected(bytes.error());
        }
        if (auto made = make_folder(target.parent_path().string()); !made) {
            return made;
        }
        if (auto written = write_file(target.string(), *bytes); !written) {
            return written;
        }
    }
    if (error && error != std::errc::no_such_file_or_directory) {
        return unavailable(from, error);
    }
    return {};
}

}  // namespace madoguchi::cli
