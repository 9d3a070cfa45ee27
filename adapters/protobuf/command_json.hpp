#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "madoguchi/adapters/protobuf/text_rules.hpp"
#include "madoguchi/log/command.hpp"
#include "madoguchi/log/expected.hpp"

namespace madoguchi::protobuf {

/// Bounds of one command's JSON.
struct CommandLimits {
    /// More than any command needs, so that a field that is too long can be named.
    std::size_t bytes_max = 2u << 20;
    std::size_t depth_max = 12;
    TextLimits text;
};

/// Why a JSON text is no command. Never holds a value.
struct CommandFault {
    std::string_view code;  ///< Of `fault_code`.
    std::string pointer;    ///< RFC 6901, e.g. `/open_case/principal/name`; empty: the whole.
    std::string what;       ///< What is wrong and what to do.

    /// Both in one line.
    [[nodiscard]] std::string text() const {
        return (pointer.empty() ? "the command" : pointer) + " " + what;
    }
};

/// Reads one command from JSON: an object with the fields of `madoguchi.command.v1.Command`, under
/// the names that they have there. Strict: unknown and doubled fields, other types, null, invalid
/// UTF-8, anything after the object, control characters, My Numbers and resident codes, dates that
/// don't exist are faults. Full-width digits are taken where digits are expected. A command without
/// `occurred_at` happens at `now`. Whether the payload makes sense is for who decides.
/// `type` becomes `madoguchi.command.<name>.v1`, `payload` the serialised message.
[[nodiscard]] log::Expected<log::Command, CommandFault> read_command(
    std::string_view json, log::UtcTime now, const CommandLimits& limits = {});

}  // namespace madoguchi::protobuf
