#pragma once

#include <ostream>
#include <string>
#include <vector>

#include "madoguchi/adapters/cli/office_week_script.hpp"
#include "madoguchi/facts/values/date.hpp"

namespace madoguchi::cli {

/// What the week shows, Japanese first, aligned for a terminal of 100 columns.
class WeekScreen {
 public:
    explicit WeekScreen(std::ostream& out) : out_(out) {}

    void title(const WeekWords& title);
    /// A working day begins: its date in both calendars.
    void day(facts::Date day);
    /// A day on which nobody works.
    void day_of_rest(facts::Date day);
    /// Who sees what, and when.
    void step(const std::string& time, const std::string& who, const WeekWords& says);
    /// What came of it.
    void result(const std::string& text);
    /// A line on its own.
    void line(const std::string& text);
    /// Rows under a heading; the first row names the columns. Nothing where there is no other row.
    void table(const std::string& heading, const std::vector<std::vector<std::string>>& rows);

 private:
    void wrapped(const std::string& first, const std::string& text);

    std::ostream& out_;
};

}  // namespace madoguchi::cli
