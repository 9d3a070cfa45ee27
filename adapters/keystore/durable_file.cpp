#include "madoguchi/adapters/keystore/durable_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

namespace madoguchi::keystore {
namespace {

log::StoreError cannot(const std::string& what, const std::string& path) {
    return {log::StoreErrorCode::kUnavailable,
            path + " can't be " + what + " (" + std::strerror(errno) + ")"};
}

/// A file descriptor that closes itself; errno stays as it was.
class Descriptor {
 public:
    explicit Descriptor(int number) : number_(number) {}
    ~Descriptor() {
        const int before = errno;
        if (number_ >= 0) {
            ::close(number_);
        }
        errno = before;
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    [[nodiscard]] int number() const { return number_; }

 private:
    int number_;
};

}  // namespace

log::Expected<void, log::StoreError> write_durably(const std::string& path,
                                                   std::string_view bytes) {
    const std::string beside = path + ".new";
    {
        const Descriptor file(
            ::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600));
        if (file.number() < 0 ||
            ::write(file.number(), bytes.data(), bytes.size()) !=
                static_cast<::ssize_t>(bytes.size()) ||
            ::fsync(file.number()) != 0) {
            return log::unexpected(cannot("written", beside));
        }
    }
    return rename_durably(beside, path);
}

log::Expected<void, log::StoreError> rename_durably(const std::string& from,
                                                    const std::string& to) {
    if (::rename(from.c_str(), to.c_str()) != 0) {
        return log::unexpected(cannot("renamed", from));
    }
    const std::string folder = std::filesystem::path(to).parent_path().string();
    const Descriptor entry(
        ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (entry.number() < 0 || ::fsync(entry.number()) != 0) {
        return log::unexpected(cannot("synced", folder));
    }
    return {};
}

log::Expected<void, log::StoreError> make_private_folder(const std::string& path) {
    std::error_code error;
    const bool made = std::filesystem::create_directories(path, error);
    if (!error && made) {
        std::filesystem::permissions(path, std::filesystem::perms::owner_all, error);
    }
    if (error) {
        return log::unexpected(
            log::StoreError{log::StoreErrorCode::kUnavailable,
                            "the folder " + path + " can't be made (" + error.message() + ")"});
    }
    return {};
}

}  // namespace madoguchi::keystore
