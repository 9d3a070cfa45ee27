#include "madoguchi/adapters/cli/files.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

#include "madoguchi/adapters/cli/standard.hpp"

namespace madoguchi::cli {

namespace {

std::string reason() { return std::strerror(errno); }

bool write_all(int file, std::string_view bytes) {
    while (!bytes.empty()) {
        const ::ssize_t written = ::write(file, bytes.data(), bytes.size());
        if (written < 0 && errno != EINTR) {
            return false;
        }
        bytes.remove_prefix(written < 0 ? 0 : static_cast<std::size_t>(written));
    }
    return true;
}

}  // namespace

Descriptor::~Descriptor() {
    if (number_ >= 0 && owned_) {
        ::close(number_);
    }
}

Result<Descriptor> open_input(const std::string& path) {
    if (path == "-") {
        return Descriptor(Standard::of_this_thread().in(), false);
    }
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) {
        return failed(ExitStatus::kUsage, path + " can't be opened: " + reason());
    }
    return Descriptor(file);
}

Result<std::string> read_file(const std::string& path, std::size_t bytes_max) {
    const auto file = open_input(path);
    if (!file) {
        return log::unexpected(file.error());
    }
    std::string bytes;
    std::array<char, 1 << 16> room{};
    for (;;) {
        const auto count =
            Standard::of_this_thread().read(file->number(), room.data(), room.size());
        if (count == 0) {
            return bytes;
        }
        if (count < 0) {
            return failed(ExitStatus::kUsage, path + " can't be read: " + reason());
        }
        bytes.append(room.data(), static_cast<std::size_t>(count));
        if (bytes.size() > bytes_max) {
            return failed(
                ExitStatus::kUsage,
                path + " has more than " + std::to_string(bytes_max >> 20U) + " MiB: divide it");
        }
    }
}

Result<std::string> read_secret_file(const std::string& path, std::size_t bytes_max) {
    struct stat file {};
    if (path != "-" && ::stat(path.c_str(), &file) == 0 && S_ISREG(file.st_mode) &&
        (file.st_mode & (S_IRWXG | S_IRWXO)) != 0) {
        return failed(ExitStatus::kUsage, path +
                                              " may be read by others: chmod 600 it, and use "
                                              "another passphrase where they may have");
    }
    return read_file(path, bytes_max);
}

Result<void> write_file(const std::string& path, std::string_view bytes) {
    if (path == "-") {
        return Standard::of_this_thread().write(bytes)
                   ? Result<void>{}
                   : failed(ExitStatus::kUnavailable, "standard output: " + reason());
    }
    const std::string beside = path + ".part";
    const Descriptor file(::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600));
    if (file.number() < 0 || !write_all(file.number(), bytes) ||
        ::rename(beside.c_str(), path.c_str()) != 0) {
        const std::string why = reason();
        ::unlink(beside.c_str());
        return failed(ExitStatus::kUnavailable, path + " can't be written: " + why);
    }
    return {};
}

}  // namespace madoguchi::cli
