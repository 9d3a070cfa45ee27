#include "madoguchi/adapters/cli/serve/list_order.hpp"

#include <algorithm>
#include <cstddef>
#include <nlohmann/json.hpp>
#include <utility>

namespace madoguchi::cli::serve {

namespace {

using nlohmann::json;

bool is_wanted(const json& row, const ListOrder& order) {
    if (!order.status.empty() && row.value("status", "") != order.status) {
        return false;
    }
    if (!order.clerk.empty() &&
        row.value("clerk", "") != (order.clerk == "none" ? "" : order.clerk)) {
        return false;
    }
    if (order.procedure.empty()) {
        return true;
    }
    const auto procedures = row.find("procedures");
    return procedures != row.end() &&
           std::find(procedures->begin(), procedures->end(), order.procedure) != procedures->end();
}

/// What a row is ordered by; null where it has nothing there.
json key_of(const json& row, const std::string& column) {
    if (column == "kana") {
        const auto principal = row.find("principal");
        return principal == row.end() ? json() : principal->value("kana", json());
    }
    return row.value(column, json());
}

}  // namespace

std::vector<std::string> in_order(const std::vector<std::string>& rows, const ListOrder& order) {
    std::vector<std::pair<json, std::size_t>> wanted;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const json row = json::parse(rows[i], nullptr, false);
        if (row.is_object() && is_wanted(row, order)) {
            wanted.emplace_back(order.sort.empty() ? json() : key_of(row, order.sort), i);
        }
    }
    std::stable_sort(wanted.begin(), wanted.end(), [&](const auto& one, const auto& other) {
        if (one.first.is_null() || other.first.is_null()) {
            return !one.first.is_null() && other.first.is_null();
        }
        return order.descending ? other.first < one.first : one.first < other.first;
    });
    std::vector<std::string> ordered;
    for (const auto& [key, place] : wanted) {
        ordered.push_back(rows[place]);
    }
    return ordered;
}

}  // namespace madoguchi::cli::serve
