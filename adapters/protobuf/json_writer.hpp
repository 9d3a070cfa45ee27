#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace madoguchi::protobuf {

/// Writes one JSON value on one line. Commas are put where they belong; the caller closes what it
/// opens.
class JsonWriter {
 public:
    void begin_object() { open('{'); }
    void end_object() { close('}'); }
    void begin_list() { open('['); }
    void end_list() { close(']'); }
    void key(std::string_view name);
    void text(std::string_view text);  ///< `text` is UTF-8.
    void number(std::uint64_t number);
    void integer(std::int64_t number);
    void truth(bool truth);
    void null();
    void raw(std::string_view json);  ///< A JSON value as it stands.

    [[nodiscard]] std::string take() { return std::move(out_); }

 private:
    void open(char bracket);
    void close(char bracket);
    void separate();
    void quoted(std::string_view text);

    std::string out_;
    bool fresh_ = true;  ///< Nothing stands before in this object or list.
};

}  // namespace madoguchi::protobuf
