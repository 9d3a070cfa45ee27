#include "madoguchi/adapters/protobuf/json_writer.hpp"

namespace madoguchi::protobuf {

void JsonWriter::key(std::string_view name) {
    separate();
    quoted(name);
    out_ += ':';
    fresh_ = true;
}

void JsonWriter::text(std::string_view text) {
    separate();
    quoted(text);
}

void JsonWriter::number(std::uint64_t number) {
    separate();
    out_ += std::to_string(number);
}

void JsonWriter::integer(std::int64_t number) {
    separate();
    out_ += std::to_string(number);
}

void JsonWriter::null() {
    separate();
    out_ += "null";
}

void JsonWriter::raw(std::string_view json) {
    separate();
    out_ += json;
}

void JsonWriter::truth(bool truth) {
    separate();
    out_ += truth ? "true" : "false";
}

void JsonWriter::open(char bracket) {
    separate();
    out_ += bracket;
    fresh_ = true;
}

void JsonWriter::close(char bracket) {
    out_ += bracket;
    fresh_ = false;
}

void JsonWriter::separate() {
    if (!fresh_) {
        out_ += ',';
    }
    fresh_ = false;
}

void JsonWriter::quoted(std::string_view text) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    out_ += '"';
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            out_ += '\\';
            out_ += c;
        } else if (c == '\n') {
            out_ += "\\n";
        } else if (c == '\t') {
            out_ += "\\t";
        } else if (static_cast<unsigned char>(c) < 0x20) {
            out_ += "\\u00";
            out_ += kDigits[static_cast<unsigned char>(c) >> 4];
            out_ += kDigits[static_cast<unsigned char>(c) & 15];
        } else {
            out_ += c;
        }
    }
    out_ += '"';
}

}  // namespace madoguchi::protobuf
