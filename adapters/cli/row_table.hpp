#pragma once

#include <concepts>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "madoguchi/facts/values/code.hpp"
#include "madoguchi/facts/values/date.hpp"
#include "madoguchi/projections/queries/case_line.hpp"

namespace madoguchi::cli {

/// The Japanese name of a row's field; the field's own name where there is none.
[[nodiscard]] std::string_view field_label(std::string_view field);
/// A word of a row as people read it; the word itself where there is no label.
[[nodiscard]] std::string word_label(std::string_view word);

[[nodiscard]] inline std::string cell(const std::string& text) { return word_label(text); }
[[nodiscard]] inline std::string cell(bool truth) { return truth ? "○" : ""; }
[[nodiscard]] inline std::string cell(facts::Date day) {
    return day == facts::Date{} ? std::string() : facts::date_text(day);
}
template <typename Number>
requires(std::integral<Number> && !std::same_as<Number, bool>) [[nodiscard]] std::string
    cell(Number number) {
    return std::to_string(number);
}
template <typename Tag>
[[nodiscard]] std::string cell(const facts::Code<Tag>& code) {
    return word_label(code.text());
}
template <typename T>
[[nodiscard]] std::string cell(const std::optional<T>& value) {
    return value ? cell(*value) : std::string();
}
template <typename T>
[[nodiscard]] std::string cell(const std::vector<T>& values) {
    std::string text;
    for (const auto& value : values) {
        text.append(text.empty() ? "" : "、").append(cell(value));
    }
    return text;
}

/// Adds the names of a row's fields.
template <typename Row>
void add_names(std::vector<std::string>& names) {
    Row::with_fields([&](const auto&... field) { (names.emplace_back(field.name), ...); });
}

/// Adds which fields a row's columns show; of a case only the ones that fit on a screen.
template <typename Row>
void add_columns(std::vector<std::string>& columns) {
    add_names<Row>(columns);
}
/// Adds their heads.
template <typename Row>
void add_heads(std::vector<std::string>& heads) {
    Row::with_fields(
        [&](const auto&... field) { (heads.emplace_back(field_label(field.name)), ...); });
}
template <typename Row>
void add_cells(std::vector<std::string>& cells, const Row& row) {
    Row::with_fields(
        [&](const auto&... field) { (cells.push_back(cell(row.*(field.member))), ...); });
}

template <>
void add_columns<projections::CaseLine>(std::vector<std::string>& columns);
template <>
void add_heads<projections::CaseLine>(std::vector<std::string>& heads);
template <>
void add_cells<projections::CaseLine>(std::vector<std::string>& cells,
                                      const projections::CaseLine& row);

}  // namespace madoguchi::cli
