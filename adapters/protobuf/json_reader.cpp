#include "madoguchi/adapters/protobuf/json_reader.hpp"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>
#include <simdjson.h>

#include <algorithm>
#include <charconv>
#include <limits>
#include <set>

#include "madoguchi/adapters/protobuf/fault_code.hpp"

namespace madoguchi::protobuf {
namespace {

using google::protobuf::FieldDescriptor;

constexpr std::size_t kKeyBytesMax = 40;

/// A key that may be shown: a name of a contract, not something that was typed into the wrong
/// place.
bool is_name(std::string_view key) {
    return !key.empty() && key.size() <= kKeyBytesMax &&
           std::all_of(key.begin(), key.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
           });
}

/// What a parser's error means to who sent the text.
const char* meaning_of(simdjson::error_code code) {
    switch (static_cast<int>(code)) {
        case simdjson::UTF8_ERROR:
            return "is not UTF-8";
        case simdjson::DEPTH_ERROR:
            return "is nested too deep";
        case simdjson::MEMALLOC:
            return "can't be read: no memory";
        case simdjson::EMPTY:
            return "is empty";
        case simdjson::UNESCAPED_CHARS:
            return "has a control character in a text";
        case simdjson::UNCLOSED_STRING:
            return "has a text that doesn't end";
        default:
            return "is no JSON object, or is followed by something else";
    }
}

/// Reads digits and nothing else.
bool read_digits(std::string_view digits, std::uint64_t& number) {
    const char* const last = digits.data() + digits.size();
    const auto [end, error] = std::from_chars(digits.data(), last, number);
    return error == std::errc() && end == last;
}

/// Fills a message from parsed JSON. Used once.
class JsonReader {
 public:
    explicit JsonReader(const TextLimits& limits) : limits_(limits) {}

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
    bool fail(std::string what, std::string_view code = fault_code::kMalformed);

    const TextLimits& limits_;
    std::string pointer_;
    std::optional<CommandFault> fault_;
};

std::optional<CommandFault> JsonReader::read(const simdjson::dom::object& object,
                                             google::protobuf::Message& message) {
    (void)group(object, message);
    return std::move(fault_);
}

// NOLINTNEXTLINE(misc-no-recursion): ends with the nesting of the messages
bool JsonReader::group(const simdjson::dom::object& object, Message& message) {
    std::set<std::string_view> seen;
    for (const auto& [key, value] : object) {
        if (!is_name(key)) {
            return fail("has a field whose name no field of a command can have");
        }
        const std::size_t outer = pointer_.size();
        pointer_ += '/';
        pointer_ += key;
        if (!seen.insert(key).second) {
            return fail("stands twice; say it once");
        }
        if (!member(key, value, message)) {
            return false;
        }
        pointer_.resize(outer);
    }
    return true;
}

// NOLINTNEXTLINE(misc-no-recursion): ends with the nesting of the messages
bool JsonReader::member(std::string_view key, const Element& value, Message& message) {
    const auto* const field = message.GetDescriptor()->FindFieldByName(std::string(key));
    if (field == nullptr) {
        return fail("is no field of " + message.GetDescriptor()->name());
    }
    if (value.is_null()) {
        return fail("is null; leave the field out");
    }
    const auto* const choice = field->containing_oneof();
    if (choice != nullptr && !field->has_optional_keyword() &&
        message.GetReflection()->HasOneof(message, choice)) {
        return fail("is a second command in one; send them one by one");
    }
    return field->is_repeated() ? list(value, *field, message) : single(value, *field, message);
}

// NOLINTNEXTLINE(misc-no-recursion): ends with the nesting of the messages
bool JsonReader::list(const Element& value, const Field& field, Message& message) {
    simdjson::dom::array array;
    if (value.get(array) != simdjson::SUCCESS) {
        return fail("has to be a list");
    }
    std::size_t index = 0;
    for (const auto& element : array) {
        const std::size_t outer = pointer_.size();
        pointer_ += '/' + std::to_string(index++);
        if (!single(element, field, message)) {
            return false;
        }
        pointer_.resize(outer);
    }
    return true;
}

// NOLINTNEXTLINE(misc-no-recursion): ends with the nesting of the messages
bool JsonReader::single(const Element& value, const Field& field, Message& message) {
    const auto& reflection = *message.GetReflection();
    if (field.type() == FieldDescriptor::TYPE_MESSAGE) {
        simdjson::dom::object object;
        if (value.get(object) != simdjson::SUCCESS) {
            return fail("has to be an object");
        }
        return group(object, field.is_repeated() ? *reflection.AddMessage(&message, &field)
                                                 : *reflection.MutableMessage(&message, &field));
    }
    if (field.type() == FieldDescriptor::TYPE_BOOL) {
        bool truth = false;
        if (value.get(truth) != simdjson::SUCCESS) {
            return fail("has to be true or false");
        }
        reflection.SetBool(&message, &field, truth);
        return true;
    }
    return field.type() == FieldDescriptor::TYPE_STRING ? text(value, field, message)
                                                        : number(value, field, message);
}

bool JsonReader::text(const Element& value, const Field& field, Message& message) {
    std::string_view given;
    if (value.get(given) != simdjson::SUCCESS) {
        return fail("has to be a text");
    }
    std::string checked(given);
    if (auto met = check_text(message.GetDescriptor()->name(), field.name(), limits_, checked)) {
        return fail(std::move(met->what), met->code);
    }
    const auto& reflection = *message.GetReflection();
    if (field.is_repeated()) {
        reflection.AddString(&message, &field, std::move(checked));
    } else {
        reflection.SetString(&message, &field, std::move(checked));
    }
    return true;
}

bool JsonReader::number(const Element& value, const Field& field, Message& message) {
    const bool wide = field.type() == FieldDescriptor::TYPE_UINT64;
    const std::uint64_t most = wide ? std::numeric_limits<std::uint64_t>::max()
                                    : std::numeric_limits<std::uint32_t>::max();
    std::uint64_t given = 0;
    std::string_view digits;
    // 64 bits may come in digits, too: many programs' own numbers don't hold them, and protobuf's
    // JSON mapping writes them so.
    const bool is_read = wide && value.get(digits) == simdjson::SUCCESS
                             ? read_digits(digits, given)
                             : value.get(given) == simdjson::SUCCESS;
    if (!is_read || given > most) {
        return fail("has to be a whole number from 0 to " + std::to_string(most));
    }
    const auto& reflection = *message.GetReflection();
    if (wide) {
        reflection.SetUInt64(&message, &field, given);
    } else {
        reflection.SetUInt32(&message, &field, static_cast<std::uint32_t>(given));
    }
    return true;
}

bool JsonReader::fail(std::string what, std::string_view code) {
    fault_ = CommandFault{.code = code, .pointer = pointer_, .what = std::move(what)};
    return false;
}

}  // namespace

std::optional<CommandFault> read_json(std::string_view json, const CommandLimits& limits,
                                      google::protobuf::Message& message) {
    simdjson::dom::parser parser(limits.bytes_max);
    const simdjson::padded_string padded(json);
    simdjson::dom::object object;
    auto code = parser.allocate(json.size(), limits.depth_max);
    if (code == simdjson::SUCCESS) {
        code = parser.parse(padded).get(object);
    }
    if (code != simdjson::SUCCESS) {
        return CommandFault{
            .code = fault_code::kMalformed, .pointer = {}, .what = meaning_of(code)};
    }
    return JsonReader(limits.text).read(object, message);
}

}  // namespace madoguchi::protobuf
