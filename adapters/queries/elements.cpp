#include "madoguchi/adapters/queries/elements.hpp"

#include <utility>

namespace madoguchi::queries {

namespace {

constexpr std::string_view kSpace = " \t\r\n";
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

std::size_t skip_space(std::string_view text, std::size_t at) {
    const auto next = text.find_first_not_of(kSpace, at);
    return next == std::string_view::npos ? text.size() : next;
}

// Behind the closing quote of the string that begins at `at`, or the end of the text.
std::size_t skip_string(std::string_view text, std::size_t at) {
    ++at;
    while (at < text.size() && text[at] != '"') at += text[at] == '\\' ? 2 : 1;
    return at < text.size() ? at + 1 : text.size();
}

// Where the element that begins at `at` ends: at a comma or bracket that isn't its own.
std::size_t end_of_element(std::string_view text, std::size_t at) {
    std::size_t depth = 0;
    while (at < text.size()) {
        const char c = text[at];
        if (c == '"') {
            at = skip_string(text, at);
            continue;
        }
        const bool closes = c == ']' || c == '}';
        if (depth == 0 && (closes || c == ',')) return at;
        if (c == '[' || c == '{') ++depth;
        if (closes) --depth;
        ++at;
    }
    return at;
}

std::string_view without_space_behind(std::string_view text) {
    return text.substr(0, text.find_last_not_of(kSpace) + 1);
}

Elements broken(Elements elements, std::size_t at) {
    elements.broken_at = at + 1;
    return elements;
}

}  // namespace

Elements split_array(std::string_view text) {
    Elements elements;
    const bool marked = text.substr(0, kByteOrderMark.size()) == kByteOrderMark;
    std::size_t at = skip_space(text, marked ? kByteOrderMark.size() : 0);
    if (at == text.size() || text[at] != '[') return broken(std::move(elements), at);
    at = skip_space(text, at + 1);
    const bool empty = at < text.size() && text[at] == ']';
    while (!empty) {
        const std::size_t end = end_of_element(text, at);
        const auto element = without_space_behind(text.substr(at, end - at));
        if (end == text.size() || text[end] == '}' || element.empty()) {
            return broken(std::move(elements), end);
        }
        elements.texts.push_back(element);
        at = end;
        if (text[end] == ']') break;
        at = skip_space(text, end + 1);
    }
    at = skip_space(text, at + 1);
    if (at != text.size()) return broken(std::move(elements), at);
    return elements;
}

}  // namespace madoguchi::queries
