#include <simdjson.h>

#include <algorithm>
#include <array>
#include <set>

#include "madoguchi/adapters/protobuf/fault_code.hpp"
#include "madoguchi/adapters/protobuf/json_reader.hpp"
#include "madoguchi/adapters/protobuf/text_rules.hpp"

namespace madoguchi::protobuf {
namespace {

using simdjson::dom::element;
using simdjson::dom::element_type;
using Fault = std::optional<CommandFault>;

constexpr std::string_view kPin = "pin";

CommandFault fault(std::string what, std::string_view code = fault_code::kMalformed) {
    return {.code = code, .pointer = {}, .what = std::move(what)};
}

/// Procedures, and facts about PINs that say which they are: what stands under these is words of
/// the contract.
constexpr std::array<std::string_view, 6> kOfTheContract{
    "pin_reset", "pin_change", "pins_known", "pins_locked", "pins_asked", "wants_pin_change"};

bool is_of_the_contract(std::string_view key) {
    return std::ranges::find(kOfTheContract, key) != kOfTheContract.end();
}

/// No PIN: those have digits, or are written in capitals on the form.
bool is_words(std::string_view text) {
    return std::ranges::all_of(
        text, [](char c) { return (c >= 'a' && c <= 'z') || c == '_' || c == ' ' || c == '-'; });
}

bool is_letter(char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }

/// A word of the key is a PIN: `pin`, `PIN_set`, `newPin`, `signature_pin`, 暗証番号.
bool names_a_pin(std::string_view key) {
    for (std::size_t at = 0; at + kPin.size() <= key.size(); ++at) {
        const bool begins_word =
            at == 0 || !is_letter(key[at - 1]) || (key[at] == 'P' && key[at - 1] >= 'a');
        if (begins_word && std::equal(kPin.begin(), kPin.end(), key.begin() + at,
                                      [](char low, char c) { return low == (c | 0x20); })) {
            return true;
        }
    }
    return key.find("暗証") != std::string_view::npos;
}

/// A telephone number has as many digits as a resident code.
bool is_phone(std::string_view key) {
    return key.find("phone") != std::string_view::npos ||
           key.find("Phone") != std::string_view::npos;
}

Fault check_number_in(std::string_view text, std::string_view key) {
    auto met = check_numbers(text, is_phone(key));
    return met ? Fault(fault(std::move(met->what), met->code)) : std::nullopt;
}

Fault check_value(const element& value, std::string_view key);

// NOLINTNEXTLINE(misc-no-recursion): the parser ends it with the depth that it takes
Fault check_members(const simdjson::dom::object& object) {
    std::set<std::string_view> seen;
    for (const auto& [key, value] : object) {
        if (!seen.insert(key).second) {
            return fault("has a key twice; say it once");
        }
        if (names_a_pin(key) && !is_of_the_contract(key)) {
            return fault("has a key that names a PIN: no PIN is kept; take it out",
                         fault_code::kPin);
        }
        if (auto found = check_number_in(key, {})) {
            return found;
        }
        if (auto found = check_value(value, key)) {
            return found;
        }
    }
    return std::nullopt;
}

// NOLINTNEXTLINE(misc-no-recursion): the parser ends it with the depth that it takes
Fault check_value(const element& value, std::string_view key) {
    switch (value.type()) {
        case element_type::OBJECT:
            return check_members(simdjson::dom::object(value));
        case element_type::ARRAY:
            for (const element each : simdjson::dom::array(value)) {
                if (auto found = check_value(each, key)) {
                    return found;
                }
            }
            return std::nullopt;
        case element_type::STRING:
            if (is_of_the_contract(key) && !is_words(std::string_view(value))) {
                return fault("holds something else than words under '" + std::string(key) +
                                 "': no PIN is kept; take it out",
                             fault_code::kPin);
            }
            return check_number_in(std::string_view(value), key);
        case element_type::INT64:
            if (is_of_the_contract(key)) {
                return fault(
                    "holds a number under '" + std::string(key) + "': no PIN is kept; take it out",
                    fault_code::kPin);
            }
            return check_number_in(std::to_string(std::int64_t(value)), key);
        case element_type::UINT64:
            return check_number_in(std::to_string(std::uint64_t(value)), key);
        case element_type::DOUBLE:
        case element_type::BOOL:
        case element_type::NULL_VALUE:
            break;
    }
    return std::nullopt;
}

}  // namespace

Fault check_kept_json(std::string_view json, const CommandLimits& limits) {
    simdjson::dom::parser parser(limits.bytes_max);
    const simdjson::padded_string padded(json);
    simdjson::dom::object object;
    auto code = parser.allocate(json.size(), limits.depth_max);
    if (code == simdjson::SUCCESS) {
        code = parser.parse(padded).get(object);
    }
    if (code != simdjson::SUCCESS) {
        return fault("is no JSON object, or not one that can be kept");
    }
    return check_members(object);
}

}  // namespace madoguchi::protobuf
