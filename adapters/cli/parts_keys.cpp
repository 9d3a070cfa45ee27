#include <fcntl.h>
#include <sys/random.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <span>

#include "madoguchi/adapters/cli/parts.hpp"
#include "madoguchi/adapters/openssl/digester.hpp"

namespace madoguchi::cli {

namespace {

using Key = std::array<std::uint8_t, 32>;

std::string reason() { return std::strerror(errno); }

/// Writes `key` durably into a file for its owner alone, whole or not at all.
Result<void> keep_key(const std::string& path, const Key& key) {
    const std::string beside = path + ".new";
    const int file = ::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    const bool written =
        file >= 0 && ::write(file, key.data(), key.size()) == static_cast<::ssize_t>(key.size()) &&
        ::fsync(file) == 0;
    const std::string why = written ? "" : reason();
    if (file >= 0) {
        ::close(file);
    }
    if (!written || ::rename(beside.c_str(), path.c_str()) != 0) {
        return failed(ExitStatus::kUnavailable,
                      "the key " + path + " can't be written (" + (written ? reason() : why) + ")");
    }
    const std::string folder = std::filesystem::path(path).parent_path().string();
    const int entry = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (entry >= 0) {
        ::fsync(entry);
        ::close(entry);
    }
    return {};
}

Result<Key> read_key(const std::string& path) {
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) {
        return failed(ExitStatus::kUnavailable,
                      "the key " + path + " can't be read (" + reason() + ")");
    }
    Key key{};
    std::array<std::uint8_t, 33> bytes{};
    const ::ssize_t count = ::read(file, bytes.data(), bytes.size());
    ::close(file);
    if (count != static_cast<::ssize_t>(key.size())) {
        return failed(ExitStatus::kDamaged,
                      "the key " + path + " hasn't 32 bytes: put it back from a backup");
    }
    std::memcpy(key.data(), bytes.data(), key.size());
    return key;
}

Result<Key> make_key(const std::string& path) {
    Key key{};
    if (::getrandom(key.data(), key.size(), 0) != static_cast<::ssize_t>(key.size())) {
        return failed(ExitStatus::kUnavailable,
                      "the system gives no random bytes (" + reason() + "): a key can't be made");
    }
    if (auto made = make_folder(std::filesystem::path(path).parent_path().string()); !made) {
        return log::unexpected(made.error());
    }
    if (auto kept = keep_key(path, key); !kept) {
        return log::unexpected(kept.error());
    }
    return key;
}

}  // namespace

Result<std::unique_ptr<log::Digester>> open_digester(const std::string& folder, bool log_is_empty) {
    if (folder.empty()) {
        return keyless_digester();
    }
    const std::string path = DataFolder{folder}.mac_key();
    std::error_code error;
    const bool there = std::filesystem::exists(path, error);
    if (!there && !log_is_empty) {
        return failed(
            ExitStatus::kDamaged,
            "the log in " + folder + " has lost its key " + path +
                ": put it back from a backup; without it repeated commands can't be told");
    }
    const auto key = there ? read_key(path) : make_key(path);
    if (!key) {
        return log::unexpected(key.error());
    }
    return std::make_unique<openssl::OpenSslDigester>(std::span(*key));
}

std::unique_ptr<log::Digester> keyless_digester() {
    constexpr Key kNothingSecret{};
    return std::make_unique<openssl::OpenSslDigester>(std::span(kNothingSecret));
}

}  // namespace madoguchi::cli
