#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace madoguchi::bench {

/// One measured value.
struct Figure {
    std::string name;  ///< E.g. `ratio`, `p99`.
    double value = 0;
    std::string unit;  ///< E.g. `/s`, `ms`, `x`; may be empty.
    /// What it has to be, if anything: at least or at most this.
    std::optional<double> at_least = {};
    std::optional<double> at_most = {};

    /// Whether it is what it has to be; true when it needn't be anything.
    [[nodiscard]] bool reached() const;
};

/// One line of a table.
struct Row {
    std::string table;  ///< `product` or `peer`.
    std::string what;
    std::string load;  ///< E.g. `64 clients`.
    std::vector<Figure> figures;
    std::string note = {};  ///< What was measured exactly, or why nothing was.
};

/// Collects rows; prints each as a JSON line as it comes, and all as tables at the end.
class Report {
 public:
    using Conditions = std::vector<std::pair<std::string, std::string>>;

    /// `path`: where the JSON lines go; its folder is made. Ends the program when it can't be
    /// written.
    explicit Report(const std::string& path);

    /// What holds for all rows; the first JSON line. Call before the first row.
    void conditions(Conditions conditions);
    void add(Row row);
    /// A line for who watches, on standard error.
    static void progress(const std::string& line);

    /// Tables with the conditions on standard output. Returns how many goals weren't reached.
    [[nodiscard]] std::size_t print() const;

 private:
    void append(const std::string& line) const;

    std::string path_;
    Conditions conditions_;
    std::vector<Row> rows_;
};

}  // namespace madoguchi::bench
