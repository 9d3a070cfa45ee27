#include "madoguchi/adapters/virtualcard/card_file.hpp"

#include <fcntl.h>
#include <openssl/evp.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <utility>

namespace madoguchi::virtualcard {
namespace {

card::CardError file_error(const std::filesystem::path& file, const char* what) {
    return {card::CardErrorCode::kReaderFailed,
            "virtual card: " + file.string() + ": " + what + " failed: " + std::strerror(errno)};
}

/// A file descriptor that is closed when it goes.
class Descriptor {
 public:
    explicit Descriptor(int number) : number_(number) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() {
        if (number_ >= 0) {
            ::close(number_);
        }
    }
    [[nodiscard]] int number() const { return number_; }

 private:
    int number_;
};

bool write_all(int descriptor, std::string_view text) {
    while (!text.empty()) {
        const ssize_t written = ::write(descriptor, text.data(), text.size());
        if (written < 0 && errno != EINTR) {
            return false;
        }
        text.remove_prefix(written > 0 ? static_cast<std::size_t>(written) : 0);
    }
    return true;
}

std::string digest_of(std::string_view text) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int length = 0;
    if (EVP_Digest(text.data(), text.size(), digest.data(), &length, EVP_sha256(), nullptr) != 1) {
        return {};
    }
    return to_hex(std::span<const std::uint8_t>(digest.data(), length));
}

int hex_digit(char c) {
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

bool from_hex(const std::string& hex, std::vector<std::uint8_t>& bytes) {
    if (hex.size() % 2 != 0) {
        return false;
    }
    bytes.clear();
    for (std::size_t i = 0; i < hex.size(); i += 2) {
        const int high = hex_digit(hex[i]);
        const int low = hex_digit(hex[i + 1]);
        if (high < 0 || low < 0) {
            return false;
        }
        bytes.push_back(static_cast<std::uint8_t>(high * 16 + low));
    }
    return true;
}

}  // namespace

card::CardResult<std::optional<std::string>> read_card_file(const std::filesystem::path& file) {
    const Descriptor descriptor(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
    if (descriptor.number() < 0) {
        if (errno == ENOENT) {
            return std::optional<std::string>{};
        }
        return tl::unexpected(file_error(file, "opening"));
    }
    std::string text;
    std::array<char, 8192> part{};
    for (;;) {
        const ssize_t length = ::read(descriptor.number(), part.data(), part.size());
        if (length < 0 && errno != EINTR) {
            return tl::unexpected(file_error(file, "reading"));
        }
        if (length == 0) {
            return std::optional<std::string>{std::move(text)};
        }
        text.append(part.data(), length > 0 ? static_cast<std::size_t>(length) : 0);
    }
}

card::CardResult<void> write_card_file(const std::filesystem::path& file, const std::string& text) {
    const std::filesystem::path beside = file.string() + ".new";
    {
        const Descriptor descriptor(
            ::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600));
        if (descriptor.number() < 0) {
            return tl::unexpected(file_error(beside, "creating"));
        }
        if (!write_all(descriptor.number(), text)) {
            return tl::unexpected(file_error(beside, "writing"));
        }
        if (::fsync(descriptor.number()) != 0) {
            return tl::unexpected(file_error(beside, "syncing"));
        }
    }
    if (::rename(beside.c_str(), file.c_str()) != 0) {
        return tl::unexpected(file_error(file, "replacing"));
    }
    const auto folder = file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
    const Descriptor descriptor(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (descriptor.number() < 0 || ::fsync(descriptor.number()) != 0) {
        return tl::unexpected(file_error(folder, "syncing"));
    }
    return {};
}

std::string format_fields(const Fields& fields, std::string_view format) {
    std::string text(format);
    text += '\n';
    for (const auto& [name, value] : fields) {
        text += name + ' ' + value + '\n';
    }
    return text + "end " + digest_of(text) + '\n';
}

std::optional<Fields> parse_fields(const std::string& text, std::string_view format) {
    const auto end = text.rfind("\nend ");
    if (end == std::string::npos ||
        text.substr(end + 1) != "end " + digest_of(text.substr(0, end + 1)) + '\n') {
        return std::nullopt;
    }
    Fields fields;
    std::size_t from = text.find('\n') + 1;
    if (text.substr(0, from - 1) != format) {
        return std::nullopt;
    }
    while (from <= end) {
        const auto line_end = text.find('\n', from);
        const auto space = text.find(' ', from);
        if (space == std::string::npos || space > line_end) {
            return std::nullopt;
        }
        fields[text.substr(from, space - from)] = text.substr(space + 1, line_end - space - 1);
        from = line_end + 1;
    }
    return fields;
}

std::string to_hex(std::span<const std::uint8_t> bytes) {
    constexpr char kDigits[] = "0123456789abcdef";
    std::string text;
    for (const auto byte : bytes) {
        text += kDigits[byte >> 4];
        text += kDigits[byte & 0xF];
    }
    return text;
}

std::string to_hex(std::string_view text) {
    return to_hex(std::span<const std::uint8_t>(reinterpret_cast<const std::uint8_t*>(text.data()),
                                                text.size()));
}

bool take_bytes(Fields& fields, const std::string& name, std::vector<std::uint8_t>& bytes) {
    const auto field = fields.extract(name);
    return !field.empty() && from_hex(field.mapped(), bytes);
}

bool take_text(Fields& fields, const std::string& name, std::string& text) {
    std::vector<std::uint8_t> bytes;
    if (!take_bytes(fields, name, bytes)) {
        return false;
    }
    text.assign(bytes.begin(), bytes.end());
    return true;
}

bool take_number(Fields& fields, const std::string& name, std::uint32_t& number) {
    const auto field = fields.extract(name);
    if (field.empty() || field.mapped().empty()) {
        return false;
    }
    const char* end = field.mapped().data() + field.mapped().size();
    const auto parsed = std::from_chars(field.mapped().data(), end, number);
    return parsed.ec == std::errc{} && parsed.ptr == end;
}

}  // namespace madoguchi::virtualcard
