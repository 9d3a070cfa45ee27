#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "madoguchi/adapters/cli/failure.hpp"

namespace madoguchi::cli {

/// A table for people: aligned by columns on a terminal, wide characters counted as two.
struct Table {
    std::vector<std::string> heads;
    std::vector<std::vector<std::string>> rows;
};

/// Where a command writes to. Answers go to standard output: JSON for programs, tables where it is
/// a terminal. Everything else goes to standard error, one line each.
class Console {
 public:
    /// `json`: JSON even on a terminal. `quiet`: no progress.
    Console(bool json, bool quiet);

    /// Whether answers are JSON.
    [[nodiscard]] bool json() const { return json_; }

    /// One line of an answer, a line end is added.
    void line(std::string_view text);
    /// As it stands.
    void text(std::string_view text);
    void table(const Table& table);
    /// Hands what was written to the system: a client may wait for it.
    /// Returns false when standard output is gone.
    [[nodiscard]] bool flush();

    /// Something that doesn't stop the command.
    void note(std::string_view text);
    /// Asks for a line; the cursor stays behind it.
    void prompt(std::string_view text);
    /// One line on standard error; returns the status to end with.
    [[nodiscard]] ExitStatus fail(const Failure& failure);

    /// Shows how far long work is, on a terminal, at most four times a second; `total` 0: unknown.
    void progress(std::string_view what, std::uint64_t done, std::uint64_t total);
    /// Takes the progress line away.
    void end_progress();

 private:
    bool json_;
    bool shows_progress_;
    bool progress_shown_ = false;
    std::int64_t shown_at_ms_ = 0;
};

/// Whether the user has asked to stop (SIGINT, SIGTERM). Long work looks between two steps.
[[nodiscard]] bool interrupted();
/// From now on SIGINT and SIGTERM only set that; a second one ends the process.
void catch_interrupts();
/// 128 and the number of the signal that came; 0 for none.
[[nodiscard]] int interrupt_status();

/// `text` for people who may not see it: nothing of it is left.
inline constexpr std::string_view kMasked = "●●●";

}  // namespace madoguchi::cli
