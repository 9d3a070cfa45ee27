#include "madoguchi/adapters/virtualcard/command.hpp"

namespace madoguchi::virtualcard {
namespace {

constexpr std::size_t kHeaderBytes = 4;

std::size_t length_expected(std::uint8_t le) { return le == 0 ? 256 : le; }

}  // namespace

std::optional<Command> parse_command(std::span<const std::uint8_t> apdu) {
    if (apdu.size() < kHeaderBytes) {
        return std::nullopt;
    }
    Command command{.cla = apdu[0], .ins = apdu[1], .p1 = apdu[2], .p2 = apdu[3]};
    const auto body = apdu.subspan(kHeaderBytes);
    if (body.empty()) {
        return command;
    }
    if (body.size() == 1) {
        command.le = length_expected(body[0]);
        return command;
    }
    const std::size_t length = body[0];
    if (length == 0 || body.size() < 1 + length || body.size() > 2 + length) {
        return std::nullopt;
    }
    command.data = body.subspan(1, length);
    if (body.size() == 2 + length) {
        command.le = length_expected(body[1 + length]);
    }
    return command;
}

}  // namespace madoguchi::virtualcard
