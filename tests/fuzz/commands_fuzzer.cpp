// A command's JSON: read or refused with a place, the same way each time.
#include <chrono>
#include <cstddef>
#include <cstdint>

#include "madoguchi/adapters/protobuf/command_json.hpp"
#include "require.hpp"

namespace {

namespace fuzz = madoguchi::fuzz;
using madoguchi::protobuf::read_command;

const madoguchi::log::UtcTime kNow{std::chrono::hours(24 * 365 * 56)};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto json = fuzz::text_of(data, size);
    const auto first = read_command(json, kNow);
    const auto second = read_command(json, kNow);
    fuzz::require(first.has_value() == second.has_value(), "the same text reads the same");
    if (!first) {
        fuzz::require(!first.error().what.empty(), "a fault says what is wrong");
        fuzz::require(first.error().text().find('\n') == std::string::npos, "a fault is one line");
        return 0;
    }
    fuzz::require(!first->type.empty() && !first->tenant.empty() && !first->stream.empty(),
                  "a command has a type, a tenant and a stream");
    fuzz::require(first->payload == second->payload && first->id == second->id,
                  "the same text gives the same command");
    return 0;
}
