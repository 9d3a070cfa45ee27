#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "madoguchi/facts/cases/case_event.hpp"

namespace madoguchi::facts {

/// What became of setting a field.
enum class FieldSet : std::uint8_t {
    kDone,
    kUnknownField,  ///< The event has no such single value: no such name, a list, a group of
                    ///< fields, or a field of a group that the event doesn't have.
    kBadValue,      ///< The text is no value of the field's type.
};

/// Sets one field of `event`, named by its stored name, nested with dots (`principal.name`), from
/// its text: dates as `YYYY-MM-DD` (days that exist), `true` or `false`, whole numbers in decimal
/// digits, texts and codes as they are. An empty text takes an optional field away.
/// `event` is unchanged unless kDone is returned. Values are held against their types only, not
/// against vocabularies. Sealed fields are set like others.
[[nodiscard]] FieldSet set_field(CaseEvent& event, std::string_view path, std::string_view text);

/// The text of one field of `event`, in the notation of `set_field`; empty for an optional field
/// that is absent. None where `set_field` would say kUnknownField. Personal data is returned as it
/// is: the caller seals it.
[[nodiscard]] std::optional<std::string> get_field(const CaseEvent& event, std::string_view path);

}  // namespace madoguchi::facts
