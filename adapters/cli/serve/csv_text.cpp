#include "madoguchi/adapters/cli/serve/csv_text.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace madoguchi::cli::serve {

namespace {

/// Digits that a spreadsheet shows as they stand.
constexpr std::size_t kSafeDigits = 9;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_date(std::string_view cell) {
    constexpr std::string_view kForm = "dddd-dd-dd";
    return cell.size() == kForm.size() &&
           std::equal(cell.begin(), cell.end(), kForm.begin(),
                      [](char c, char form) { return form == 'd' ? is_digit(c) : c == form; });
}

bool would_be_spoilt(std::string_view cell) {
    if (cell.empty() || is_date(cell)) {
        return false;
    }
    const bool digits = std::ranges::all_of(cell, is_digit);
    if (digits) {
        return cell.size() > kSafeDigits || (cell.size() > 1 && cell.front() == '0');
    }
    // 1-2 and 3/4 become dates, 1E5 a number.
    return is_digit(cell.front()) && std::ranges::all_of(cell, [](char c) {
               return is_digit(c) || c == '-' || c == '/' || c == 'E' || c == 'e' || c == '.';
           });
}

bool is_negative_number(std::string_view cell) {
    return cell.size() > 1 && cell.front() == '-' && cell.size() <= kSafeDigits &&
           std::ranges::all_of(cell.substr(1), is_digit);
}

/// Behind blanks of both widths.
std::string_view after_blanks(std::string_view cell) {
    for (;;) {
        if (cell.starts_with(' ')) {
            cell.remove_prefix(1);
        } else if (constexpr std::string_view kWide = "　"; cell.starts_with(kWide)) {
            cell.remove_prefix(kWide.size());
        } else {
            return cell;
        }
    }
}

/// Whether a spreadsheet may take it for a formula: some read the signs in full width as well.
bool may_be_formula(std::string_view cell) {
    constexpr std::array<std::string_view, 10> kSigns{"=",  "+",  "-",  "@",  "\t",
                                                      "\r", "＝", "＋", "－", "＠"};
    const std::string_view rest = after_blanks(cell);
    return std::ranges::any_of(kSigns, [rest](auto sign) { return rest.starts_with(sign); }) &&
           !is_negative_number(cell);
}

void put_quoted(std::string& text, std::string_view cell) {
    text += '"';
    for (const char c : cell) {
        text.append(c == '"' ? 2 : 1, c);
    }
    text += '"';
}

void put_cell(std::string& text, std::string_view cell) {
    if (would_be_spoilt(cell)) {
        put_quoted(text, "=\"" + std::string(cell) + "\"");
    } else if (may_be_formula(cell)) {
        put_quoted(text, "'" + std::string(cell));
    } else if (cell.find_first_of("\",\r\n") != std::string_view::npos) {
        put_quoted(text, cell);
    } else {
        text += cell;
    }
}

void put_row(std::string& text, const std::vector<std::string>& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i > 0) {
            text += ',';
        }
        put_cell(text, cells[i]);
    }
    text += "\r\n";
}

}  // namespace

std::string csv_text(const Table& table, bool training) {
    std::string text = "\xEF\xBB\xBF";
    if (training) {
        put_row(text, {"研修用(実在の人の情報ではありません)"});
    }
    if (!table.heads.empty()) {
        put_row(text, table.heads);
    }
    for (const auto& row : table.rows) {
        put_row(text, row);
    }
    return text;
}

}  // namespace madoguchi::cli::serve
