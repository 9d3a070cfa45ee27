#pragma once

#include <simdjson.h>

#include <string_view>

#include "madoguchi/adapters/protobuf/command_json.hpp"

namespace madoguchi::protobuf {

/// A JSON text that is parsed within the limits of commands. Elements are valid as long as it is.
class JsonText {
 public:
    JsonText(std::string_view json, const CommandLimits& limits)
        : parser_(limits.bytes_max), text_(json) {
        code_ = parser_.allocate(json.size(), limits.depth_max);
        if (code_ == simdjson::SUCCESS) {
            code_ = parser_.parse(text_).get(object_);
        }
    }

    /// SUCCESS iff the text is one object and nothing else.
    [[nodiscard]] simdjson::error_code code() const { return code_; }
    [[nodiscard]] const simdjson::dom::object& object() const { return object_; }

 private:
    simdjson::dom::parser parser_;
    simdjson::padded_string text_;
    simdjson::dom::object object_;
    simdjson::error_code code_;
};

}  // namespace madoguchi::protobuf
