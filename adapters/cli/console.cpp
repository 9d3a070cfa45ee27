#include "madoguchi/adapters/cli/console.hpp"

#include <signal.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <ostream>

#include "madoguchi/adapters/cli/standard.hpp"
#include "madoguchi/adapters/text/columns.hpp"
#include "madoguchi/domain/calendar/era.hpp"
#include "madoguchi/facts/values/date.hpp"

namespace madoguchi::cli {

namespace {

constexpr std::int64_t kProgressEveryMs = 250;
constexpr std::size_t kGap = 2;

volatile std::sig_atomic_t came = 0;

void on_signal(int number) {
    came = number;
    std::signal(number, SIG_DFL);
}

std::int64_t now_ms() {
    return std::chrono::duration_cast<std::chrono::milliseconds>(
               std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

std::ostream& out() { return Standard::of_this_thread().out(); }
std::ostream& err() { return Standard::of_this_thread().err(); }

std::string one_line(std::string_view text) {
    std::string line(text);
    std::ranges::replace_if(
        line, [](char c) { return c == '\n' || c == '\r'; }, ' ');
    return line;
}

/// People read days in both calendars: behind each stands its year in the era, `2026-11-29 R8`;
/// months and days are the same.
Table in_both_calendars(Table table) {
    for (auto& row : table.rows) {
        for (std::string& cell : row) {
            const auto day = facts::parse_date(cell);
            const auto era = day ? calendar::era_year(*day) : std::nullopt;
            if (era) {
                cell.append(" ").append(era->letter).append(std::to_string(era->year));
            }
        }
    }
    return table;
}

}  // namespace

bool interrupted() { return came != 0 || Standard::of_this_thread().stop_wanted(); }

void catch_interrupts() {
    if (Standard::of_this_thread().is_handed_over()) {
        return;  // Signals are the server's; the caller passes its own on.
    }
    // Without SA_RESTART, so that reading standard input ends as well.
    struct sigaction action {};
    action.sa_handler = on_signal;
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
    action.sa_handler = SIG_IGN;
    sigaction(SIGPIPE, &action, nullptr);
}

int interrupt_status() { return came == 0 ? 0 : 128 + static_cast<int>(came); }

Console::Console(bool json, bool quiet)
    : json_(json || !Standard::of_this_thread().out_is_terminal()),
      shows_progress_(!quiet && Standard::of_this_thread().err_is_terminal()) {}

void Console::line(std::string_view text) { out() << text << '\n'; }

void Console::text(std::string_view text) { out() << text; }

bool Console::flush() { return out().flush().good(); }

void Console::table(const Table& given) {
    const Table table = in_both_calendars(given);
    std::vector<std::size_t> widths;
    for (const auto& head : table.heads) {
        widths.push_back(text::columns(head));
    }
    for (const auto& row : table.rows) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            widths[i] = std::max(widths[i], text::columns(row[i]));
        }
    }
    const auto write = [&](const std::vector<std::string>& cells) {
        std::string written;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            written += cells[i];
            if (i + 1 < cells.size()) {
                written.append(widths[i] - text::columns(cells[i]) + kGap, ' ');
            }
        }
        line(written);
    };
    write(table.heads);
    for (const auto& row : table.rows) {
        write(row);
    }
}

void Console::note(std::string_view text) {
    end_progress();
    err() << "madoguchi: " << one_line(text) << '\n';
}

void Console::prompt(std::string_view text) {
    end_progress();
    err() << text << std::flush;
}

ExitStatus Console::fail(const Failure& failure) {
    note(failure.what);
    return failure.status;
}

void Console::progress(std::string_view what, std::uint64_t done, std::uint64_t total) {
    if (!shows_progress_ || (progress_shown_ && now_ms() - shown_at_ms_ < kProgressEveryMs)) {
        return;
    }
    shown_at_ms_ = now_ms();
    progress_shown_ = true;
    err() << "\r\x1b[K" << what << ' ' << done;
    if (total > 0) {
        err() << " / " << total << " (" << done * 100 / total << " %)";
    }
    err().flush();
}

void Console::end_progress() {
    if (progress_shown_) {
        err() << "\r\x1b[K";
        progress_shown_ = false;
    }
}

}  // namespace madoguchi::cli
