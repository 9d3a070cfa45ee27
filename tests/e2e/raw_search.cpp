#include "raw_search.hpp"

#include <gtest/gtest.h>
#include <iconv.h>

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <set>

#include "program.hpp"

namespace madoguchi::e2e {

namespace {

std::size_t first_two(const char* at) {
    return (static_cast<std::size_t>(static_cast<unsigned char>(at[0])) << 8U) |
           static_cast<unsigned char>(at[1]);
}

std::uint32_t first_four(const char* at) {
    std::uint32_t four = 0;
    std::memcpy(&four, at, sizeof four);
    return four;
}

bool is_digit(char one) { return one >= '0' && one <= '9'; }

/// A number is found where it stands by itself: clocks and counters are full of digits.
bool stands_alone(std::string_view bytes, std::size_t at, std::string_view needle) {
    if (!std::all_of(needle.begin(), needle.end(), is_digit)) {
        return true;
    }
    const std::size_t end = at + needle.size();
    return (at == 0 || !is_digit(bytes[at - 1])) && (end == bytes.size() || !is_digit(bytes[end]));
}

}  // namespace

std::optional<std::string> encoded(const std::string& text, const char* encoding) {
    const ::iconv_t converter = ::iconv_open(encoding, "UTF-8");
    EXPECT_NE(converter, reinterpret_cast<::iconv_t>(-1)) << encoding;
    std::string from = text;
    std::string to(4 * text.size() + 4, '\0');
    char* in = from.data();
    char* out = to.data();
    std::size_t left = from.size();
    std::size_t room = to.size();
    const bool done = ::iconv(converter, &in, &left, &out, &room) != static_cast<std::size_t>(-1);
    ::iconv_close(converter);
    to.resize(to.size() - room);
    return done ? std::optional(to) : std::nullopt;
}

void Needles::add(const std::string& text) {
    add_bytes(text);
    for (const char* encoding : {"UTF-16LE", "UTF-16BE", kShiftJis}) {
        if (auto bytes = encoded(text, encoding)) {
            add_bytes(std::move(*bytes));
        }
    }
}

void Needles::add_bytes(std::string bytes) {
    if (bytes.size() < kBytesMin ||
        std::find(needles_.begin(), needles_.end(), bytes) != needles_.end()) {
        return;
    }
    begins_[first_two(bytes.data())] = true;
    by_four_.emplace(first_four(bytes.data()), needles_.size());
    needles_.push_back(std::move(bytes));
}

std::vector<std::string> Needles::found_in(std::string_view bytes, std::size_t at_most) const {
    std::set<std::string> found;
    for (std::size_t at = 0; at + 4 <= bytes.size() && found.size() < at_most; ++at) {
        if (!begins_[first_two(bytes.data() + at)]) {
            continue;
        }
        const auto [begin, end] = by_four_.equal_range(first_four(bytes.data() + at));
        for (auto one = begin; one != end; ++one) {
            const std::string& needle = needles_[one->second];
            if (bytes.substr(at).starts_with(needle) && stands_alone(bytes, at, needle)) {
                found.insert(needle);
            }
        }
    }
    return {found.begin(), found.end()};
}

std::vector<std::string> Needles::files_in(const std::string& folder) const {
    std::vector<std::string> found;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (entry.is_regular_file() && !found_in(content(entry.path().string()), 1).empty()) {
            found.push_back(entry.path().string());
        }
    }
    return found;
}

}  // namespace madoguchi::e2e
