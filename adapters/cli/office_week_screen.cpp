#include "madoguchi/adapters/cli/office_week_screen.hpp"

#include <algorithm>
#include <string_view>

#include "madoguchi/adapters/text/columns.hpp"
#include "madoguchi/domain/calendar/era.hpp"
#include "madoguchi/domain/calendar/holidays.hpp"

namespace madoguchi::cli {

namespace {

constexpr std::size_t kWidth = 100;
constexpr std::size_t kMargin = 28;  ///< Time and place of a step.

std::string spaces(std::size_t count) { return std::string(count, ' '); }

std::string padded(const std::string& text, std::size_t width) {
    const std::size_t used = text::columns(text);
    return text + spaces(used < width ? width - used : 0);
}

std::size_t bytes_of_character(unsigned char lead) {
    if (lead < 0x80) {
        return 1;
    }
    return lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

/// What must not begin a line.
bool clings(std::string_view character) {
    constexpr std::string_view kClinging = "。、」)ー・";
    return character.size() > 1 && kClinging.find(character) != std::string_view::npos;
}

/// Cuts `text` into lines of at most `width` columns: Latin words at spaces, Japanese anywhere but
/// before a closing mark, which may stand out by one character.
std::vector<std::string> cut_lines(const std::string& text, std::size_t width) {
    std::vector<std::string> lines(1);
    std::size_t used = 0;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t length = bytes_of_character(static_cast<unsigned char>(text[at]));
        if (length == 1 && text[at] != ' ') {
            while (at + length < text.size() && text[at + length] > ' ') {
                ++length;
            }
        }
        const std::string piece = text.substr(at, length);
        const std::size_t columns = text::columns(piece);
        if (used + columns > width && used > 0 && !clings(piece)) {
            lines.emplace_back();
            used = 0;
        }
        if (!(piece == " " && used == 0)) {
            lines.back() += piece;
            used += columns;
        }
        at += length;
    }
    return lines;
}

}  // namespace

void WeekScreen::wrapped(const std::string& first, const std::string& text) {
    std::string margin = padded(first, kMargin);
    for (const std::string& line : cut_lines(text, kWidth - kMargin)) {
        out_ << margin << line.substr(0, line.find_last_not_of(' ') + 1) << '\n';
        margin = spaces(kMargin);
    }
}

void WeekScreen::title(const WeekWords& title) {
    out_ << "\n  " << title.ja << "  /  " << title.en << '\n';
}

void WeekScreen::day(facts::Date day) {
    std::string rule;
    for (std::size_t i = 0; i < kWidth; ++i) {
        rule += "─";
    }
    out_ << '\n' << rule << "\n " << calendar::format_both_calendars(day) << '\n' << rule << '\n';
}

void WeekScreen::day_of_rest(facts::Date day) {
    const auto holiday = calendar::holiday(day);
    out_ << "\n " << calendar::format_both_calendars(day) << "  閉庁"
         << (holiday ? " " + std::string(holiday->name) : std::string())
         << "。時計だけが進む。  Closed; only time passes.\n";
}

void WeekScreen::step(const std::string& time, const std::string& who, const WeekWords& says) {
    wrapped(" " + time + "  " + who, says.ja);
    wrapped("", says.en);
}

void WeekScreen::result(const std::string& text) { wrapped("", "→ " + text); }

void WeekScreen::line(const std::string& text) { out_ << ' ' << text << '\n'; }

void WeekScreen::table(const std::string& heading,
                       const std::vector<std::vector<std::string>>& rows) {
    if (rows.size() < 2) {
        return;
    }
    std::vector<std::size_t> widths(rows.front().size());
    for (const auto& row : rows) {
        for (std::size_t i = 0; i < row.size() && i < widths.size(); ++i) {
            widths[i] = std::max(widths[i], text::columns(row[i]));
        }
    }
    out_ << "\n  " << heading << '\n';
    for (const auto& row : rows) {
        std::string line = "   ";
        for (std::size_t i = 0; i < row.size() && i < widths.size(); ++i) {
            line += ' ' + (i + 1 == row.size() ? row[i] : padded(row[i], widths[i] + 1));
        }
        out_ << line << '\n';
    }
}

}  // namespace madoguchi::cli
