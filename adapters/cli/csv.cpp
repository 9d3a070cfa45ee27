#include "madoguchi/adapters/cli/csv.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "madoguchi/adapters/text/to_utf8.hpp"

namespace madoguchi::cli {

namespace {

/// The cells of one record; `broken` says why they can't be trusted.
struct Cells {
    std::uint64_t line = 1;
    std::vector<std::string> cells;
    std::string broken;
};

/// Divides a text into records: a quoted cell may hold commas and doubled quotes. It may not hold a
/// line end: a quote that was forgotten would otherwise swallow every record after it.
class Reader {
 public:
    explicit Reader(std::string_view text) : text_(text) {}

    std::optional<Cells> next() {
        while (at_ < text_.size()) {
            const std::size_t end = std::min(text_.find('\n', at_), text_.size());
            std::string_view line = text_.substr(at_, end - at_);
            at_ = end + 1;
            ++line_;
            if (line.ends_with('\r')) {
                line.remove_suffix(1);
            }
            if (!line.empty()) {
                return cells_of(line);
            }
        }
        return std::nullopt;
    }

 private:
    [[nodiscard]] Cells cells_of(std::string_view line) const {
        Cells record{.line = line_, .cells = {}, .broken = {}};
        std::size_t at = 0;
        for (;;) {
            std::string cell;
            if (at < line.size() && line[at] == '"') {
                at = quoted(line, at + 1, cell, record.broken);
            } else {
                const std::size_t end = std::min(line.find(',', at), line.size());
                cell = line.substr(at, end - at);
                at = end;
            }
            record.cells.push_back(std::move(cell));
            if (!record.broken.empty() || at >= line.size()) {
                return record;
            }
            ++at;  // the comma
        }
    }

    /// Reads a quoted cell from behind its first quote; returns where the comma or the end is.
    static std::size_t quoted(std::string_view line, std::size_t at, std::string& cell,
                              std::string& broken) {
        for (; at < line.size(); ++at) {
            if (line[at] != '"') {
                cell += line[at];
            } else if (at + 1 < line.size() && line[at + 1] == '"') {
                cell += '"';
                ++at;
            } else {
                if (at + 1 < line.size() && line[at + 1] != ',') {
                    broken = "something stands behind a closing quote";
                }
                return at + 1;
            }
        }
        broken = "a quote isn't closed on its line";
        return at;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::uint64_t line_ = 0;
};

std::string_view trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t");
    return first == std::string_view::npos
               ? std::string_view{}
               : text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

Result<std::vector<std::string>> names_of(const Cells& head, const std::string& file,
                                          const std::vector<CsvColumn>& columns) {
    std::vector<std::string> names;
    for (const auto& cell : head.cells) {
        const std::string wanted(trimmed(cell));
        const auto column = std::ranges::find_if(columns, [&](const CsvColumn& one) {
            return one.name == wanted || std::ranges::find(one.heads, wanted) != one.heads.end();
        });
        if (column == columns.end()) {
            std::string what = file;
            what.append(":1: unknown column '").append(wanted);
            what.append("': take it out, or use one of");
            for (const auto& one : columns) {
                what.append(" ").append(one.name);
            }
            return failed(ExitStatus::kUsage, what);
        }
        if (std::ranges::find(names, column->name) != names.end()) {
            std::string what = file;
            what.append(":1: the column '").append(wanted).append("' is doubled");
            return failed(ExitStatus::kUsage, what);
        }
        names.push_back(column->name);
    }
    for (const auto& column : columns) {
        if (column.required && std::ranges::find(names, column.name) == names.end()) {
            return failed(ExitStatus::kUsage,
                          file + ":1: the column '" + column.name + "' is missing" +
                              (column.heads.empty() ? "" : " (" + column.heads.front() + ")"));
        }
    }
    return names;
}

}  // namespace

Result<std::vector<CsvRecord>> read_csv(std::string_view bytes, const std::string& file,
                                        const std::vector<CsvColumn>& columns) {
    const auto decoded = text::to_utf8(bytes);
    if (!decoded) {
        return failed(ExitStatus::kUsage, file + ":" + std::to_string(decoded.error().line) + ": " +
                                              decoded.error().what);
    }
    Reader reader(decoded->text);
    const auto head = reader.next();
    if (!head || !head->broken.empty()) {
        return failed(ExitStatus::kUsage,
                      file + ":1: " + (head ? head->broken : "the file is empty"));
    }
    const auto names = names_of(*head, file, columns);
    if (!names) {
        return log::unexpected(names.error());
    }
    std::vector<CsvRecord> records;
    while (auto cells = reader.next()) {
        CsvRecord record{.line = cells->line, .fields = {}, .broken = std::move(cells->broken)};
        if (record.broken.empty() && cells->cells.size() != names->size()) {
            record.broken = "has " + std::to_string(cells->cells.size()) +
                            " cells where the head has " + std::to_string(names->size());
        }
        for (std::size_t i = 0; record.broken.empty() && i < names->size(); ++i) {
            record.fields.emplace((*names)[i], trimmed(cells->cells[i]));
        }
        records.push_back(std::move(record));
    }
    return records;
}

}  // namespace madoguchi::cli
