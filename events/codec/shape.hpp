#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "madoguchi/facts/values/code.hpp"
#include "madoguchi/facts/values/date.hpp"
#include "madoguchi/facts/values/fields.hpp"
#include "madoguchi/facts/values/sensitive.hpp"

namespace madoguchi::codec {

struct Shape;

/// What a single value is.
enum class Kind : std::uint8_t { kText, kBool, kUint32, kUint64, kDate, kGroup };

/// How a single value of one C++ type is read and written without naming the type.
struct Type {
    Kind kind = Kind::kText;
    bool sensitive = false;
    const Shape* group = nullptr;                     ///< Set iff kGroup.
    std::string_view (*text)(const void*) = nullptr;  ///< Set iff kText.
    void (*set_text)(void*, std::string_view) = nullptr;
    std::uint64_t (*number)(const void*) =
        nullptr;  ///< kBool: 0 or 1; kDate: days since the epoch.
    void (*set_number)(void*, std::uint64_t) = nullptr;
};

/// How often a field has a value.
enum class Form : std::uint8_t { kSingle, kOptional, kList };

/// One field of a struct: its stored name, where it is, what it holds.
struct FieldShape {
    const char* name = nullptr;
    std::size_t offset = 0;  ///< From the beginning of the struct, in bytes.
    Form form = Form::kSingle;
    Type type;                                    ///< Of the value, or of each of them.
    std::size_t (*count)(const void*) = nullptr;  ///< Unset iff kSingle, like the next two.
    const void* (*at)(const void*, std::size_t) = nullptr;
    void* (*add)(void*) = nullptr;  ///< A fresh value: the optional's, or at the list's end.
};

/// A struct as its field table describes it.
struct Shape {
    std::vector<FieldShape> fields;
    const void* fresh = nullptr;  ///< A default-constructed one.
};

template <typename Struct>
[[nodiscard]] const Shape& shape_of();

/// Makes `Type`s; one specialisation per C++ type of value.
template <typename T>
struct Typed {
    static Type type() {
        Type made;
        made.kind = Kind::kGroup;
        made.group = &shape_of<T>();
        return made;
    }
};

template <>
struct Typed<std::string> {
    static Type type() {
        Type made;
        made.text = [](const void* at) -> std::string_view {
            return *static_cast<const std::string*>(at);
        };
        made.set_text = [](void* at, std::string_view text) {
            *static_cast<std::string*>(at) = text;
        };
        return made;
    }
};

template <typename Vocabulary>
struct Typed<facts::Code<Vocabulary>> {
    using Value = facts::Code<Vocabulary>;
    static Type type() {
        Type made;
        made.text = [](const void* at) -> std::string_view {
            return static_cast<const Value*>(at)->text();
        };
        made.set_text = [](void* at, std::string_view text) {
            *static_cast<Value*>(at) = Value(text);
        };
        return made;
    }
};

/// A number of type `T` that `Kind` stands for.
template <typename T, Kind K>
struct TypedNumber {
    static Type type() {
        Type made;
        made.kind = K;
        made.number = [](const void* at) {
            return static_cast<std::uint64_t>(*static_cast<const T*>(at));
        };
        made.set_number = [](void* at, std::uint64_t number) {
            *static_cast<T*>(at) = static_cast<T>(number);
        };
        return made;
    }
};

template <>
struct Typed<bool> : TypedNumber<bool, Kind::kBool> {};
template <>
struct Typed<std::uint32_t> : TypedNumber<std::uint32_t, Kind::kUint32> {};
template <>
struct Typed<std::uint64_t> : TypedNumber<std::uint64_t, Kind::kUint64> {};

template <>
struct Typed<facts::Date> {
    static Type type() {
        Type made;
        made.kind = Kind::kDate;
        made.number = [](const void* at) {
            const auto days = static_cast<const facts::Date*>(at)->time_since_epoch().count();
            return static_cast<std::uint64_t>(static_cast<std::int64_t>(days));
        };
        made.set_number = [](void* at, std::uint64_t number) {
            const auto days = static_cast<std::int64_t>(number);
            *static_cast<facts::Date*>(at) =
                facts::Date(std::chrono::days(static_cast<std::int32_t>(days)));
        };
        return made;
    }
};

template <typename T>
struct Typed<facts::Sensitive<T>> {
    using Value = facts::Sensitive<T>;
    static Type type() {
        Type made = Typed<T>::type();
        made.sensitive = true;
        if constexpr (std::is_same_v<T, std::string>) {
            made.text = [](const void* at) -> std::string_view {
                return static_cast<const Value*>(at)->reveal();
            };
            made.set_text = [](void* at, std::string_view text) {
                *static_cast<Value*>(at) = Value(std::string(text));
            };
        } else {
            made.number = [](const void* at) {
                const T plain = static_cast<const Value*>(at)->reveal();
                return Typed<T>::type().number(&plain);
            };
            made.set_number = [](void* at, std::uint64_t number) {
                T plain{};
                Typed<T>::type().set_number(&plain, number);
                *static_cast<Value*>(at) = Value(plain);
            };
        }
        return made;
    }
};

/// Makes `FieldShape`s but for name and offset.
template <typename T>
struct Formed {
    static FieldShape field() {
        FieldShape made;
        made.type = Typed<T>::type();
        return made;
    }
};

template <typename T>
struct Formed<std::optional<T>> {
    using Value = std::optional<T>;
    static FieldShape field() {
        FieldShape made;
        made.type = Typed<T>::type();
        made.form = Form::kOptional;
        made.count = [](const void* at) -> std::size_t {
            return static_cast<const Value*>(at)->has_value() ? 1 : 0;
        };
        made.at = [](const void* at, std::size_t) -> const void* {
            return std::addressof(**static_cast<const Value*>(at));
        };
        made.add = [](void* at) -> void* {
            return std::addressof(static_cast<Value*>(at)->emplace());
        };
        return made;
    }
};

template <typename T>
struct Formed<std::vector<T>> {
    using Value = std::vector<T>;
    static FieldShape field() {
        FieldShape made;
        made.type = Typed<T>::type();
        made.form = Form::kList;
        made.count = [](const void* at) { return static_cast<const Value*>(at)->size(); };
        made.at = [](const void* at, std::size_t index) -> const void* {
            return &(*static_cast<const Value*>(at))[index];
        };
        made.add = [](void* at) -> void* { return &static_cast<Value*>(at)->emplace_back(); };
        return made;
    }
};

/// Adds one field of the table to a shape.
template <typename Struct, typename Member>
void add_field(Shape& shape, const Struct& fresh, const facts::Field<Struct, Member>& described) {
    const auto* const begin = reinterpret_cast<const std::byte*>(std::addressof(fresh));
    const auto* const at =
        reinterpret_cast<const std::byte*>(std::addressof(fresh.*(described.member)));
    FieldShape shaped = Formed<Member>::field();
    shaped.name = described.name;
    shaped.offset = static_cast<std::size_t>(at - begin);
    shape.fields.push_back(shaped);
}

/// The shape of a struct with a field table. Made once, lives as long as the program. Thread-safe.
template <typename Struct>
const Shape& shape_of() {
    static const Struct fresh{};
    static const Shape shape = [] {
        Shape made;
        made.fresh = &fresh;
        Struct::with_fields(
            [&made](const auto&... field) { (add_field(made, fresh, field), ...); });
        return made;
    }();
    return shape;
}

}  // namespace madoguchi::codec
