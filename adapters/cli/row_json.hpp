#pragma once

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include "madoguchi/adapters/protobuf/json_writer.hpp"
#include "madoguchi/facts/values/code.hpp"
#include "madoguchi/facts/values/date.hpp"
#include "madoguchi/facts/values/fields.hpp"

namespace madoguchi::cli {

using protobuf::JsonWriter;

/// Writes a row of a view or of an answer, field by field under their own names; what is absent is
/// null. Rows hold no personal data: a sealed field doesn't compile.
inline void write_json(JsonWriter& json, const std::string& text) { json.text(text); }
inline void write_json(JsonWriter& json, bool truth) { json.truth(truth); }
inline void write_json(JsonWriter& json, facts::Date date) {
    if (date == facts::Date{}) {
        json.null();
    } else {
        json.text(facts::date_text(date));
    }
}
template <typename Number>
requires(std::integral<Number> && !std::same_as<Number, bool>) void write_json(JsonWriter& json,
                                                                               Number number) {
    if constexpr (std::is_signed_v<Number>) {
        json.integer(number);
    } else {
        json.number(number);
    }
}
template <typename Tag>
void write_json(JsonWriter& json, const facts::Code<Tag>& code) {
    json.text(code.text());
}
template <facts::HasFields Row>
void write_json(JsonWriter& json, const Row& row);

template <typename T>
void write_json(JsonWriter& json, const std::optional<T>& value) {
    if (value) {
        write_json(json, *value);
    } else {
        json.null();
    }
}
template <typename T>
void write_json(JsonWriter& json, const std::vector<T>& values) {
    json.begin_list();
    for (const auto& value : values) {
        write_json(json, value);
    }
    json.end_list();
}

/// The fields of `row` into the object that is open.
template <typename Row>
void write_members(JsonWriter& json, const Row& row) {
    Row::with_fields([&](const auto&... field) {
        ((json.key(field.name), write_json(json, row.*(field.member))), ...);
    });
}

template <facts::HasFields Row>
void write_json(JsonWriter& json, const Row& row) {
    json.begin_object();
    write_members(json, row);
    json.end_object();
}

}  // namespace madoguchi::cli
