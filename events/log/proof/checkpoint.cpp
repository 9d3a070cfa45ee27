#include "madoguchi/log/proof/checkpoint.hpp"

#include <charconv>

#include "madoguchi/log/proof/encoding.hpp"

namespace madoguchi::log {
namespace {

/// Takes the first line off `text`, without its end; empty at the end.
std::string_view take_line(std::string_view& text) {
    const auto end = text.find('\n');
    const auto line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    return line;
}

}  // namespace

std::optional<std::uint64_t> number_of(std::string_view text) {
    std::uint64_t number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool is_all = read.ec == std::errc() && read.ptr == text.data() + text.size();
    if (!is_all || (text.size() > 1 && text[0] == '0')) {
        return std::nullopt;
    }
    return number;
}

std::string format_checkpoint(const Checkpoint& checkpoint) {
    std::string text = checkpoint.origin + "\n" + std::to_string(checkpoint.size) + "\n" +
                       to_base64(checkpoint.root) + "\n";
    for (const auto& line : checkpoint.extensions) {
        text += line + "\n";
    }
    return text;
}

Expected<Checkpoint, std::string> parse_checkpoint(std::string_view text) {
    Checkpoint checkpoint;
    if (!text.ends_with('\n')) {
        return unexpected(std::string("its last line has no end"));
    }
    checkpoint.origin = take_line(text);
    if (checkpoint.origin.empty()) {
        return unexpected(std::string("its first line names no log"));
    }
    const auto size = number_of(take_line(text));
    if (!size) {
        return unexpected(std::string("its second line isn't a size"));
    }
    checkpoint.size = *size;
    const auto root = digest_from_base64(take_line(text));
    if (!root) {
        return unexpected(std::string("its third line isn't a root"));
    }
    checkpoint.root = *root;
    while (!text.empty()) {
        checkpoint.extensions.emplace_back(take_line(text));
        if (checkpoint.extensions.back().empty()) {
            return unexpected(std::string("it has an empty line"));
        }
    }
    return checkpoint;
}

}  // namespace madoguchi::log
