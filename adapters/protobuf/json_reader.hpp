#pragma once

#include <optional>
#include <string_view>

#include "madoguchi/adapters/protobuf/command_json.hpp"

namespace google::protobuf {
class Message;
}  // namespace google::protobuf

namespace madoguchi::protobuf {

/// Fills `message` from a JSON object along the message's descriptor, strictly: see `read_command`.
/// Fault: the first that was met; `message` is then unspecified.
[[nodiscard]] std::optional<CommandFault> read_json(std::string_view json,
                                                    const CommandLimits& limits,
                                                    google::protobuf::Message& message);

/// Looks at a JSON object that nobody reads here but its writer, as strictly as can be without a
/// descriptor: doubled keys, invalid UTF-8, anything after the object, too deep a nesting, My
/// Numbers and resident codes in keys and texts, keys that begin with `pin`, numbers that can't be
/// kept as they are. Fault: the first that was met; its pointer names no key.
[[nodiscard]] std::optional<CommandFault> check_kept_json(std::string_view json,
                                                          const CommandLimits& limits);

}  // namespace madoguchi::protobuf
