#pragma once

#include <cstddef>

namespace madoguchi::facts {

/// One field of a fact: its stored name and where it is.
template <typename Struct, typename Member>
struct Field {
    const char* name;
    Member Struct::*member;
};

template <typename Struct, typename Member>
Field(const char*, Member Struct::*) -> Field<Struct, Member>;

/// How many fields a table has.
struct CountFields {
    template <typename... Fields>
    constexpr std::size_t operator()(const Fields&... /*fields*/) const {
        return sizeof...(Fields);
    }
};

/// A struct with a field table.
template <typename T>
concept HasFields = requires {
    T::with_fields(CountFields());
};

}  // namespace madoguchi::facts

// MADOGUCHI_FIELDS(Struct, a, b, c) gives Struct its field table: the stored name of each field is
// its C++ name. The table is what the codec, corrections and the golden samples walk; a test holds
// it against the protobuf message of the same fact.
#define MADOGUCHI_PARENS ()
#define MADOGUCHI_EXPAND(...) MADOGUCHI_EXPAND4(MADOGUCHI_EXPAND4(MADOGUCHI_EXPAND4(__VA_ARGS__)))
#define MADOGUCHI_EXPAND4(...) MADOGUCHI_EXPAND3(MADOGUCHI_EXPAND3(MADOGUCHI_EXPAND3(__VA_ARGS__)))
#define MADOGUCHI_EXPAND3(...) MADOGUCHI_EXPAND2(MADOGUCHI_EXPAND2(MADOGUCHI_EXPAND2(__VA_ARGS__)))
#define MADOGUCHI_EXPAND2(...) MADOGUCHI_EXPAND1(MADOGUCHI_EXPAND1(MADOGUCHI_EXPAND1(__VA_ARGS__)))
#define MADOGUCHI_EXPAND1(...) __VA_ARGS__
#define MADOGUCHI_FIELD_LIST(Struct, first, ...)                  \
    ::madoguchi::facts::Field{#first, &Struct::first} __VA_OPT__( \
        , MADOGUCHI_FIELD_AGAIN MADOGUCHI_PARENS(Struct, __VA_ARGS__))
#define MADOGUCHI_FIELD_AGAIN() MADOGUCHI_FIELD_LIST
#define MADOGUCHI_FIELDS(Struct, ...)                                                          \
    template <typename Visit>                                                                  \
    static constexpr decltype(auto) with_fields(Visit&& visit) {                               \
        return visit(__VA_OPT__(MADOGUCHI_EXPAND(MADOGUCHI_FIELD_LIST(Struct, __VA_ARGS__)))); \
    }                                                                                          \
    bool operator==(const Struct&) const = default
