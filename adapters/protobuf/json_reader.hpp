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

}  // namespace madoguchi::protobuf
