// A stored event: its wire name, a newline, its bytes. What is read can be stored and read again.
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <variant>

#include "madoguchi/codec/event_codec.hpp"
#include "require.hpp"

namespace {

namespace codec = madoguchi::codec;
namespace fuzz = madoguchi::fuzz;

constexpr codec::StreamPlace kPlace{"town", "case/1"};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto input = fuzz::text_of(data, size);
    const auto end = input.find('\n');
    if (end == std::string_view::npos) {
        return 0;
    }
    codec::PlainSealer sealer;
    const auto type = input.substr(0, end);
    const auto read = codec::decode(type, input.substr(end + 1), kPlace, sealer);
    if (!read) {
        fuzz::require(!read.error().what.empty(), "an error says what is wrong");
        return 0;
    }
    const auto* event = std::get_if<madoguchi::facts::AnyEvent>(&*read);
    if (event == nullptr) {
        return 0;
    }
    const auto stored = codec::encode(*event, kPlace, sealer);
    fuzz::require(stored.has_value(), "what was read can be stored",
                  stored ? "" : stored.error().text());
    const auto again = codec::decode(stored->type, stored->payload, kPlace, sealer);
    fuzz::require(again.has_value(), "what was stored can be read",
                  again ? "" : again.error().text());
    const auto* same = std::get_if<madoguchi::facts::AnyEvent>(&*again);
    fuzz::require(same != nullptr, "what was stored is known");
    const auto twice = codec::encode(*same, kPlace, sealer);
    fuzz::require(twice.has_value() && twice->payload == stored->payload,
                  "storing what was stored changes nothing");
    return 0;
}
