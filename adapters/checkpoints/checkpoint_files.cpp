#include "madoguchi/adapters/checkpoints/checkpoint_files.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <system_error>

#include "madoguchi/log/utc_text.hpp"

namespace madoguchi::checkpoints {
namespace {

namespace fs = std::filesystem;
using log::StoreError;
using log::StoreErrorCode;

constexpr std::size_t kSizeDigits = 20;
constexpr std::size_t kTimeBytes = 16;
constexpr std::string_view kSuffix = ".checkpoint";
constexpr auto kKeepAllFor = std::chrono::days(1);

log::unexpected<StoreError> unreadable(const std::string& path, const std::string& why) {
    return log::unexpected(StoreError{StoreErrorCode::kUnavailable,
                                      "can't read the checkpoints in " + path + ": " + why +
                                          "; see to the disk and its rights, or connect it"});
}

log::unexpected<StoreError> unwritable(const std::string& path, const std::string& why) {
    return log::unexpected(StoreError{
        StoreErrorCode::kWriteFailed,
        "can't write the checkpoint " + path + ": " + why + "; see to the disk and its rights"});
}

std::string reason() { return std::generic_category().message(errno); }

template <typename Number>
std::optional<Number> number_in(std::string_view text) {
    Number number{};
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    if (read.ec != std::errc() || read.ptr != text.data() + text.size()) {
        return std::nullopt;
    }
    return number;
}

/// `<size>-<time>.checkpoint`.
std::optional<CheckpointFile> parse_name(const std::string& path, std::string_view name) {
    if (name.size() != kSizeDigits + 1 + kTimeBytes + kSuffix.size() || !name.ends_with(kSuffix) ||
        name[kSizeDigits] != '-') {
        return std::nullopt;
    }
    const auto size = number_in<std::uint64_t>(name.substr(0, kSizeDigits));
    const auto at = log::parse_utc_text(name.substr(kSizeDigits + 1, kTimeBytes));
    if (!size || !at) {
        return std::nullopt;
    }
    return CheckpointFile{path, 0, *size, *at};
}

/// The names of what is in a folder; nothing when it isn't there.
log::Expected<std::vector<std::string>, StoreError> names_in(const std::string& folder) {
    std::vector<std::string> names;
    std::error_code error;
    if (!fs::exists(folder, error) && !error) {
        return names;
    }
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
         entry.increment(error)) {
        names.push_back(entry->path().filename().string());
    }
    if (error) {
        return unreadable(folder, error.message());
    }
    return names;
}

bool sync_folder(const std::string& folder) {
    const int file = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const bool done = file >= 0 && ::fsync(file) == 0;
    if (file >= 0) {
        ::close(file);
    }
    return done;
}

/// Makes a folder with its parents, each of them durable.
bool make_folder(const fs::path& folder) {
    std::vector<fs::path> missing;
    std::error_code error;
    for (fs::path at = folder; !at.empty() && !fs::exists(at, error); at = at.parent_path()) {
        missing.push_back(at);
    }
    for (auto made = missing.rbegin(); made != missing.rend(); ++made) {
        if (::mkdir(made->c_str(), 0755) != 0 && errno != EEXIST) {
            return false;
        }
        const fs::path parent = made->parent_path();
        if (!sync_folder(parent.empty() ? "." : parent.string())) {
            return false;
        }
    }
    return true;
}

bool write_synced(const std::string& path, std::string_view bytes) {
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    if (file < 0) {
        return false;
    }
    bool done = true;
    while (done && !bytes.empty()) {
        const ::ssize_t written = ::write(file, bytes.data(), bytes.size());
        done = written >= 0 || errno == EINTR;
        bytes.remove_prefix(written < 0 ? 0 : static_cast<std::size_t>(written));
    }
    done = done && ::fsync(file) == 0;
    const int error = errno;
    ::close(file);
    errno = error;
    return done;
}

std::int64_t hour_of(log::UtcTime at) {
    return std::chrono::floor<std::chrono::hours>(at).time_since_epoch().count();
}

}  // namespace

CheckpointFile file_of(const std::string& folder, const log::TenantId& tenant,
                       std::uint32_t generation, std::uint64_t size, log::UtcTime written_at) {
    const std::string digits = std::to_string(size);
    const std::string name = std::string(kSizeDigits - digits.size(), '0') + digits + "-" +
                             log::utc_text(written_at) + std::string(kSuffix);
    return {folder + "/" + tenant.text() + "/" + std::to_string(generation) + "/" + name,
            generation, size, written_at};
}

log::Expected<std::vector<log::TenantId>, StoreError> tenants_in(const std::string& folder) {
    const auto names = names_in(folder);
    if (!names) {
        return log::unexpected(names.error());
    }
    std::vector<log::TenantId> tenants;
    for (const auto& name : *names) {
        if (std::error_code error; fs::is_directory(fs::path(folder) / name, error)) {
            tenants.emplace_back(name);
        }
    }
    return tenants;
}

log::Expected<std::vector<CheckpointFile>, StoreError> files_in(const std::string& folder,
                                                                const log::TenantId& tenant) {
    const std::string of_tenant = folder + "/" + tenant.text();
    const auto generations = names_in(of_tenant);
    if (!generations) {
        return log::unexpected(generations.error());
    }
    std::vector<CheckpointFile> files;
    for (const auto& word : *generations) {
        const auto generation = number_in<std::uint32_t>(word);
        if (!generation) {
            continue;
        }
        std::string of_generation = of_tenant;
        of_generation.append("/").append(word).append("/");
        const auto names = names_in(of_generation);
        if (!names) {
            return log::unexpected(names.error());
        }
        for (const auto& name : *names) {
            if (auto file = parse_name(of_generation + name, name)) {
                file->generation = *generation;
                files.push_back(std::move(*file));
            }
        }
    }
    std::sort(files.begin(), files.end(), [](const CheckpointFile& a, const CheckpointFile& b) {
        return a.is_before(b) || (!b.is_before(a) && a.written_at < b.written_at);
    });
    return files;
}

log::Expected<std::string, StoreError> read_file(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    if (!in) {
        return unreadable(path, reason());
    }
    return bytes;
}

log::Expected<void, StoreError> write_file(const std::string& path, std::string_view bytes) {
    const fs::path folder = fs::path(path).parent_path();
    const std::string beside = path + ".new";
    if (!make_folder(folder) || !write_synced(beside, bytes) ||
        ::rename(beside.c_str(), path.c_str()) != 0 || !sync_folder(folder.string())) {
        return unwritable(path, reason());
    }
    return {};
}

log::Expected<void, StoreError> thin(const std::string& folder, const log::TenantId& tenant,
                                     log::UtcTime now) {
    const auto files = files_in(folder, tenant);
    if (!files) {
        return log::unexpected(files.error());
    }
    for (std::size_t i = 0; i + 2 < files->size(); ++i) {
        const auto& file = (*files)[i];
        const auto& next = (*files)[i + 1];
        const bool is_last = file.generation != next.generation ||
                             hour_of(file.written_at) != hour_of(next.written_at);
        if (is_last || now - file.written_at <= kKeepAllFor) {
            continue;
        }
        std::error_code error;
        fs::remove(file.path, error);
        if (error) {
            return log::unexpected(
                StoreError{StoreErrorCode::kWriteFailed,
                           "can't remove the checkpoint " + file.path + ": " + error.message()});
        }
    }
    return {};
}

}  // namespace madoguchi::checkpoints
