#pragma once

#include <string>
#include <tl/expected.hpp>

namespace madoguchi::codec {

/// A value, or the error that stands in its place.
template <typename T, typename E>
using Expected = tl::expected<T, E>;

using tl::in_place;
using tl::unexpected;

/// Why something can't be written or read. Never holds a value: only names and places.
struct CodecError {
    std::string type;   ///< Wire name of what was written or read.
    std::string field;  ///< Path of the field, nested with dots; empty when it is the whole.
    std::string what;   ///< What is wrong.
    /// The key of a sealed field can't be had now: nothing may be wrong with what was read.
    bool may_pass = false;

    /// All three in one line.
    [[nodiscard]] std::string text() const {
        return type + (field.empty() ? "" : ", field " + field) + ": " + what;
    }
    bool operator==(const CodecError&) const = default;
};

}  // namespace madoguchi::codec
