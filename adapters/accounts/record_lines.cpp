#include "madoguchi/adapters/accounts/record_lines.hpp"

#include <charconv>

namespace madoguchi::accounts {

std::string write_lines(std::string_view head, const RecordLines& lines) {
    std::string record(head);
    record += '\n';
    for (const auto& [name, value] : lines) {
        record.append(name).append("=").append(value).append("\n");
    }
    return record;
}

std::optional<RecordLines> read_lines(std::string_view head, std::string_view record) {
    if (!record.starts_with(head) || record.size() == head.size() || record[head.size()] != '\n') {
        return std::nullopt;
    }
    record.remove_prefix(head.size() + 1);
    RecordLines lines;
    while (!record.empty()) {
        const auto end = record.find('\n');
        const auto middle = record.find('=');
        if (end == std::string_view::npos || middle > end) {
            return std::nullopt;
        }
        lines.emplace(record.substr(0, middle), record.substr(middle + 1, end - middle - 1));
        record.remove_prefix(end + 1);
    }
    return lines;
}

std::string line_of(const RecordLines& lines, std::string_view name) {
    const auto found = lines.find(name);
    return found == lines.end() ? std::string() : found->second;
}

std::uint64_t number_of(const RecordLines& lines, std::string_view name) {
    const std::string text = line_of(lines, name);
    std::uint64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

}  // namespace madoguchi::accounts
