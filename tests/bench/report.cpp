#include "report.hpp"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "give_up.hpp"

namespace madoguchi::bench {

namespace {

using Json = nlohmann::ordered_json;

std::string number(double value) {
    char text[32];
    const int digits = value >= 1000 ? 0 : value >= 100 ? 1 : value >= 1 ? 2 : 3;
    std::snprintf(text, sizeof text, "%.*f", digits, value);
    return text;
}

/// What the table says about a goal; empty without one.
std::string verdict(const Figure& figure) {
    if (!figure.at_least && !figure.at_most) {
        return "";
    }
    const double bound = figure.at_least ? *figure.at_least : *figure.at_most;
    std::string text = figure.name + (figure.at_least ? " >= " : " <= ") + number(bound);
    if (!figure.unit.empty()) {
        text += " " + figure.unit;
    }
    if (figure.reached()) {
        return text + ": reached";
    }
    const double off = bound == 0 ? 0 : (figure.value / bound - 1) * 100;
    return text + ": MISSED by " + number(off < 0 ? -off : off) + " %";
}

std::string figures_of(const Row& row) {
    std::string text;
    for (const auto& figure : row.figures) {
        text += (text.empty() ? "" : "  ") + figure.name + " " + number(figure.value);
        if (!figure.unit.empty()) {
            text += (figure.unit.front() == '/' ? "" : " ") + figure.unit;
        }
    }
    return text;
}

std::string verdicts_of(const Row& row) {
    std::string text;
    for (const auto& figure : row.figures) {
        if (const std::string one = verdict(figure); !one.empty()) {
            text += (text.empty() ? "" : "; ") + one;
        }
    }
    return text;
}

Json json_of(const Row& row) {
    Json figures = Json::object();
    Json goals = Json::array();
    for (const auto& figure : row.figures) {
        figures[figure.name] = {{"value", figure.value}, {"unit", figure.unit}};
        if (figure.at_least || figure.at_most) {
            goals.push_back({{"figure", figure.name},
                             {figure.at_least ? "at_least" : "at_most",
                              figure.at_least ? *figure.at_least : *figure.at_most},
                             {"reached", figure.reached()}});
        }
    }
    return {{"table", row.table}, {"row", row.what}, {"load", row.load},
            {"figures", figures}, {"goals", goals},  {"note", row.note}};
}

void print_table(const std::vector<Row>& rows, const std::string& table, const char* title) {
    if (std::ranges::none_of(rows, [&](const Row& row) { return row.table == table; })) {
        return;
    }
    std::size_t what = 0;
    std::size_t load = 0;
    std::size_t figures = 0;
    for (const auto& row : rows) {
        if (row.table == table) {
            what = std::max(what, row.what.size());
            load = std::max(load, row.load.size());
            figures = std::max(figures, figures_of(row).size());
        }
    }
    std::printf("\n%s\n\n", title);
    for (const auto& row : rows) {
        if (row.table != table) {
            continue;
        }
        std::printf("%-*s  %-*s  %-*s  %s\n", static_cast<int>(what), row.what.c_str(),
                    static_cast<int>(load), row.load.c_str(), static_cast<int>(figures),
                    figures_of(row).c_str(), verdicts_of(row).c_str());
        if (!row.note.empty()) {
            std::printf("    %s\n", row.note.c_str());
        }
    }
}

}  // namespace

bool Figure::reached() const {
    return (!at_least || value >= *at_least) && (!at_most || value <= *at_most);
}

Report::Report(const std::string& path) : path_(path) {
    std::filesystem::create_directories(std::filesystem::path(path).parent_path());
    if (!std::ofstream(path_, std::ios::trunc)) {
        give_up(path_ + " can't be written");
    }
}

void Report::append(const std::string& line) const {
    std::ofstream(path_, std::ios::app) << line << '\n';
}

void Report::conditions(Conditions conditions) {
    conditions_ = std::move(conditions);
    Json object = Json::object();
    for (const auto& [name, value] : conditions_) {
        object[name] = value;
    }
    append(Json{{"conditions", object}}.dump());
}

void Report::add(Row row) {
    append(json_of(row).dump());
    progress(row.what + ", " + row.load + ": " + figures_of(row));
    rows_.push_back(std::move(row));
}

void Report::progress(const std::string& line) { std::fprintf(stderr, "%s\n", line.c_str()); }

std::size_t Report::print() const {
    std::printf("Conditions\n\n");
    for (const auto& [name, value] : conditions_) {
        std::printf("%-16s %s\n", name.c_str(), value.c_str());
    }
    print_table(rows_, "product", "Madoguchi");
    print_table(rows_, "peer", "The peer: PostgreSQL, the same three writes in one transaction");
    std::size_t missed = 0;
    for (const auto& row : rows_) {
        missed += static_cast<std::size_t>(std::ranges::count_if(
            row.figures, [](const Figure& figure) { return !figure.reached(); }));
    }
    std::printf("\n%zu goals missed; JSON lines: %s\n", missed, path_.c_str());
    return missed;
}

}  // namespace madoguchi::bench
