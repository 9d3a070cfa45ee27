#pragma once

#include <google/protobuf/message.h>
#include <simdjson.h>

#include <optional>
#include <string>
#include <string_view>

#include "madoguchi/adapters/protobuf/command_json.hpp"

namespace madoguchi::protobuf {

/// Fills a protobuf message from parsed JSON, strictly: see `read_command`. Used once.
class JsonReader {
 public:
    explicit JsonReader(const TextLimits& limits) : limits_(limits) {}

    /// Fills `message`. Fault: the first that was met.
    [[nodiscard]] std::optional<CommandFault> read(const simdjson::dom::object& object,
                                                   google::protobuf::Message& message);

 private:
    using Field = google::protobuf::FieldDescriptor;
    using Message = google::protobuf::Message;
    using Element = simdjson::dom::element;

    bool group(const simdjson::dom::object& object, Message& message);
    bool member(std::string_view key, const Element& value, Message& message);
    bool list(const Element& value, const Field& field, Message& message);
    bool single(const Element& value, const Field& field, Message& message);
    bool text(const Element& value, const Field& field, Message& message);
    bool number(const Element& value, const Field& field, Message& message);
    bool fail(std::string what);

    const TextLimits& limits_;
    std::string pointer_;
    std::optional<CommandFault> fault_;
};

}  // namespace madoguchi::protobuf
