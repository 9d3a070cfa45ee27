#include "madoguchi/adapters/backup/manifest.hpp"

#include <openssl/crypto.h>

#include <charconv>

namespace madoguchi::backup {
namespace {

constexpr std::string_view kFirst = "madoguchi-backup-manifest 1\n";
constexpr std::string_view kDigits = "0123456789abcdef";

std::string hex(const log::Digest& digest) {
    std::string text;
    for (const std::uint8_t byte : digest) {
        text += kDigits[byte >> 4U];
        text += kDigits[byte & 0xFU];
    }
    return text;
}

bool read_hex(std::string_view text, log::Digest& digest) {
    if (text.size() != 2 * digest.size()) {
        return false;
    }
    for (std::size_t i = 0; i < digest.size(); ++i) {
        const auto high = kDigits.find(text[2 * i]);
        const auto low = kDigits.find(text[2 * i + 1]);
        if (high == std::string_view::npos || low == std::string_view::npos) {
            return false;
        }
        digest[i] = static_cast<std::uint8_t>(high << 4U | low);
    }
    return true;
}

template <typename Number>
bool read_number(std::string_view text, Number& number) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size();
}

/// The part of `line` up to the next space, which goes as well.
std::string_view next_word(std::string_view& line) {
    const auto end = line.find(' ');
    const auto word = line.substr(0, end);
    line.remove_prefix(end == std::string_view::npos ? line.size() : end + 1);
    return word;
}

bool read_line(std::string_view line, Manifest& manifest) {
    const auto kind = next_word(line);
    if (kind == "backup") {
        return read_number(line, manifest.id);
    }
    if (kind == "note") {
        manifest.notes.emplace_back(line);
        return true;
    }
    if (kind == "file") {
        FileEntry entry;
        const bool good =
            read_number(next_word(line), entry.size) && read_hex(next_word(line), entry.hash);
        return good && !line.empty() && manifest.files.emplace(line, entry).second;
    }
    return false;
}

}  // namespace

std::string format_manifest(const Manifest& manifest, const BackupKey& key) {
    std::string text(kFirst);
    text += "backup " + std::to_string(manifest.id) + "\n";
    for (const auto& note : manifest.notes) {
        text += "note " + note + "\n";
    }
    for (const auto& [path, entry] : manifest.files) {
        text += "file " + std::to_string(entry.size) + " " + hex(entry.hash) + " " + path + "\n";
    }
    return text + "mac " + hex(key.mac(text)) + "\n";
}

log::Expected<Manifest, std::string> parse_manifest(std::string_view text, const BackupKey& key) {
    if (!text.starts_with(kFirst)) {
        return log::unexpected(std::string("its first line isn't that of a manifest"));
    }
    const auto end = text.rfind("mac ");
    if (end == std::string_view::npos || text[end - 1] != '\n') {
        return log::unexpected(std::string("its end is missing"));
    }
    log::Digest stated{};
    const log::Digest right = key.mac(text.substr(0, end));
    auto last = text.substr(end + 4);
    if (!last.ends_with('\n') || !read_hex(last.substr(0, last.size() - 1), stated) ||
        CRYPTO_memcmp(stated.data(), right.data(), right.size()) != 0) {
        return log::unexpected(
            std::string("it was altered, or written under another key: its MAC doesn't hold"));
    }
    Manifest manifest;
    text = text.substr(kFirst.size(), end - kFirst.size());
    for (std::size_t line = 2; !text.empty(); ++line) {
        const auto length = text.find('\n');
        if (!read_line(text.substr(0, length), manifest)) {
            return log::unexpected("line " + std::to_string(line) + " isn't as it is written");
        }
        text.remove_prefix(length + 1);
    }
    return manifest;
}

}  // namespace madoguchi::backup
