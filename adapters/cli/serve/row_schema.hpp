#pragma once

#include <concepts>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "madoguchi/adapters/cli/row_json.hpp"

namespace madoguchi::cli::serve {

/// JSON Schemas (2020-12) of what `row_json` writes, from the rows' own fields.
[[nodiscard]] inline std::string schema(const std::string* /*type*/) {
    return R"({"type":"string"})";
}
[[nodiscard]] inline std::string schema(const bool* /*type*/) { return R"({"type":"boolean"})"; }
[[nodiscard]] inline std::string schema(const facts::Date* /*type*/) {
    return R"({"type":["string","null"],"format":"date"})";
}
template <typename Number>
requires(std::integral<Number> && !std::same_as<Number, bool>) [[nodiscard]] std::string
    schema(const Number* /*type*/) {
    return R"({"type":"integer"})";
}
template <typename Tag>
[[nodiscard]] std::string schema(const facts::Code<Tag>* /*type*/) {
    return R"({"type":"string"})";
}
template <facts::HasFields Row>
[[nodiscard]] std::string schema(const Row* type);

template <typename T>
[[nodiscard]] std::string schema(const std::optional<T>* /*type*/) {
    const T* const part = nullptr;
    return R"({"anyOf":[)" + schema(part) + R"(,{"type":"null"}]})";
}
template <typename T>
[[nodiscard]] std::string schema(const std::vector<T>* /*type*/) {
    const T* const part = nullptr;
    return R"({"type":"array","items":)" + schema(part) + "}";
}
template <typename T>
[[nodiscard]] std::string schema_of() {
    const T* const type = nullptr;
    return schema(type);
}

/// The schema of an object that has these members and no others.
class ObjectSchema {
 public:
    ObjectSchema& member(std::string_view name, std::string_view schema) {
        add(required_, name, {});
        return optional(name, schema);
    }
    ObjectSchema& optional(std::string_view name, std::string_view schema) {
        add(properties_, name, schema);
        return *this;
    }
    /// Every field of a row.
    template <typename Row>
    ObjectSchema& members_of() {
        Row::with_fields(
            [&](const auto&... field) { (member_of<Row>(field.name, field.member), ...); });
        return *this;
    }
    [[nodiscard]] std::string text() const {
        return R"({"type":"object","additionalProperties":false,"properties":{)" + properties_ +
               R"(},"required":[)" + required_ + "]}";
    }

 private:
    template <typename Row, typename T>
    void member_of(std::string_view name, T Row::* /*member*/) {
        member(name, schema_of<T>());
    }
    static void add(std::string& list, std::string_view name, std::string_view schema) {
        list.append(list.empty() ? "" : ",").append("\"").append(name).append("\"");
        if (!schema.empty()) {
            list.append(":").append(schema);
        }
    }

    std::string properties_;
    std::string required_;
};

template <facts::HasFields Row>
[[nodiscard]] std::string schema(const Row* /*type*/) {
    return ObjectSchema().members_of<Row>().text();
}

}  // namespace madoguchi::cli::serve
