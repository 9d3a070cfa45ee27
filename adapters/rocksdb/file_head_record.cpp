#include "madoguchi/adapters/rocksdb/file_head_record.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <sstream>
#include <system_error>
#include <utility>

#include "madoguchi/log/plain_seal.hpp"

namespace madoguchi::rocksdb {
namespace {

constexpr std::string_view kFirstLine = "madoguchi-head 1\n";
constexpr std::string_view kSealWord = "seal ";

std::string reason(int error) { return std::generic_category().message(error); }

log::unexpected<log::StoreError> write_failed(const std::string& path, const std::string& why) {
    return log::unexpected(log::StoreError{
        log::StoreErrorCode::kWriteFailed,
        "can't write the head record " + path + ": " + why + "; see to the disk and its rights"});
}

log::unexpected<log::StoreError> damaged(const std::string& path, const std::string& why) {
    return log::unexpected(log::StoreError{
        log::StoreErrorCode::kCorruption,
        "the head record " + path + " is damaged: " + why +
            "; without it a loss in the log can't be noticed: restore it with the data folder, or "
            "move it away once `madoguchi verify` has found the log whole"});
}

bool from_hex(std::string_view text, log::Digest& digest) {
    if (text.size() != 2 * digest.size()) {
        return false;
    }
    for (std::size_t i = 0; i < digest.size(); ++i) {
        const char* const at = text.data() + 2 * i;
        if (std::from_chars(at, at + 2, digest[i], 16).ptr != at + 2) {
            return false;
        }
    }
    return true;
}

/// A file descriptor that is closed with the object.
class File {
 public:
    File(const std::string& path, int flags) : fd_(::open(path.c_str(), flags | O_CLOEXEC, 0600)) {}
    ~File() {
        if (fd_ >= 0) {
            ::close(fd_);
        }
    }
    File(const File&) = delete;
    File& operator=(const File&) = delete;

    [[nodiscard]] bool is_open() const { return fd_ >= 0; }
    [[nodiscard]] bool sync() const { return ::fsync(fd_) == 0; }
    [[nodiscard]] bool write(std::string_view text) const {
        while (!text.empty()) {
            const ssize_t written = ::write(fd_, text.data(), text.size());
            if (written < 0 && errno != EINTR) {
                return false;
            }
            text.remove_prefix(written < 0 ? 0 : static_cast<std::size_t>(written));
        }
        return true;
    }

 private:
    int fd_;
};

}  // namespace

FileHeadRecord::FileHeadRecord(std::string path, const log::HeadSeal& seal)
    : path_(std::move(path)), seal_(seal) {}

log::Expected<log::Heads, log::StoreError> FileHeadRecord::read() const {
    std::error_code error;
    if (!std::filesystem::exists(path_, error) && !error) {
        return log::Heads{};
    }
    std::ifstream in(path_, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    if (!in) {
        return log::unexpected(log::StoreError{log::StoreErrorCode::kUnavailable,
                                               "can't read the head record " + path_});
    }
    const auto seal_at = text.rfind(kSealWord);
    if (!text.starts_with(kFirstLine) || seal_at == std::string::npos || text.back() != '\n') {
        return damaged(path_, "it has no first line or no seal");
    }
    const std::string body = text.substr(0, seal_at);
    const std::string_view seal = std::string_view(text).substr(seal_at + kSealWord.size());
    if (!seal_.holds(body, seal.substr(0, seal.size() - 1))) {
        return damaged(path_, "its seal doesn't fit");
    }
    std::istringstream lines(body.substr(kFirstLine.size()));
    log::Heads heads;
    std::string tenant;
    std::uint64_t position = 0;
    std::string leaf;
    while (lines >> tenant) {
        log::RecordedHead head;
        if (!(lines >> position >> leaf) || !from_hex(leaf, head.leaf)) {
            return damaged(path_, "a line isn't tenant, position and leaf");
        }
        head.position = log::Position(position);
        heads.emplace(log::TenantId(tenant), head);
    }
    return heads;
}

log::Expected<void, log::StoreError> FileHeadRecord::write(const log::Heads& heads) {
    std::string text(kFirstLine);
    for (const auto& [tenant, head] : heads) {
        text += tenant.text() + " " + std::to_string(head.position.value()) + " " +
                log::to_hex(head.leaf) + "\n";
    }
    text += std::string(kSealWord) + seal_.seal(text) + "\n";

    const auto folder = std::filesystem::path(path_).parent_path();
    std::error_code error;
    std::filesystem::create_directory(folder, error);
    if (error) {
        return write_failed(path_, error.message());
    }
    const std::string beside = path_ + ".new";
    {
        const File file(beside, O_WRONLY | O_CREAT | O_TRUNC);
        if (!file.is_open() || !file.write(text) || !file.sync()) {
            return write_failed(path_, reason(errno));
        }
    }
    if (::rename(beside.c_str(), path_.c_str()) != 0) {
        return write_failed(path_, reason(errno));
    }
    const File directory(folder.string(), O_RDONLY | O_DIRECTORY);
    if (!directory.is_open() || !directory.sync()) {
        return write_failed(path_, reason(errno));
    }
    return {};
}

}  // namespace madoguchi::rocksdb
