#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "madoguchi/adapters/protobuf/json_writer.hpp"
#include "madoguchi/log/commit.hpp"

namespace madoguchi::cli {

struct Desk;

/// Writes one command as JSON, so that what the program makes passes the same checks as what a
/// client sends. Fields that are empty are left out.
class CommandText {
 public:
    CommandText(std::string_view tenant, std::string_view stream, const Desk& desk,
                std::string_view id);

    /// The command's name; its fields follow.
    void open(std::string_view name);
    void field(std::string_view name, std::string_view text);
    void truth(std::string_view name, bool truth);
    void number(std::string_view name, std::uint64_t number);
    /// A field with several texts.
    void texts(std::string_view name, const std::vector<std::string>& texts);
    /// A group of fields within the command.
    void open_group(std::string_view name);
    void close_group();
    /// Ends; the text may be taken once.
    [[nodiscard]] std::string take();

 private:
    protobuf::JsonWriter json_;
};

/// A command id for a command that is made once: a random UUID.
[[nodiscard]] std::string fresh_id();

/// SHA-256 of a text as it stands.
[[nodiscard]] log::Digest sha256_of(std::string_view text);

}  // namespace madoguchi::cli
