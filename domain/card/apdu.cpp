#include "madoguchi/domain/card/apdu.hpp"

#include <algorithm>
#include <cstddef>

namespace madoguchi::card {
namespace {

constexpr std::uint8_t kInsSelect = 0xA4;
constexpr std::uint8_t kInsReadBinary = 0xB0;
constexpr std::size_t kHeaderBytes = 4;

}  // namespace

ApduTemplate select_applet(Applet applet) {
    const auto& aid = profile(applet).aid;
    return {.cla = 0x00,
            .ins = kInsSelect,
            .p1 = 0x04,
            .p2 = 0x0C,
            .data = {aid.begin(), aid.end()},
            .le = {}};
}

ApduTemplate select_file(std::uint16_t file) {
    return {.cla = 0x00,
            .ins = kInsSelect,
            .p1 = 0x02,
            .p2 = 0x0C,
            .data = {static_cast<std::uint8_t>(file >> 8), static_cast<std::uint8_t>(file & 0xFF)},
            .le = {}};
}

ApduTemplate read_retry_counter() {
    return {.cla = 0x00, .ins = 0x20, .p1 = 0x00, .p2 = 0x80, .data = {}, .le = {}};
}

ApduTemplate verify() { return read_retry_counter(); }

ApduTemplate change(Credential credential) {
    const auto& pin = profile(credential);
    return {.cla = pin.change_cla,
            .ins = pin.change_ins,
            .p1 = pin.change_p1,
            .p2 = 0x80,
            .data = {},
            .le = {}};
}

ApduTemplate read_binary(std::uint16_t offset, std::uint16_t length) {
    return {.cla = 0x00,
            .ins = kInsReadBinary,
            .p1 = static_cast<std::uint8_t>((offset >> 8) & 0x7F),
            .p2 = static_cast<std::uint8_t>(offset & 0xFF),
            .data = {},
            .le = length};
}

std::vector<std::uint8_t> assemble(const ApduTemplate& apdu) {
    std::vector<std::uint8_t> bytes{apdu.cla, apdu.ins, apdu.p1, apdu.p2};
    if (!apdu.data.empty()) {
        bytes.push_back(static_cast<std::uint8_t>(apdu.data.size()));
        bytes.insert(bytes.end(), apdu.data.begin(), apdu.data.end());
    }
    if (apdu.le) {
        bytes.push_back(static_cast<std::uint8_t>(*apdu.le & 0xFF));
    }
    return bytes;
}

std::string trace_line(ApduBytes apdu, std::optional<StatusWord> status) {
    constexpr char kDigits[] = "0123456789ABCDEF";
    const bool harmless = apdu.size() >= kHeaderBytes && apdu[0] == 0x00 &&
                          (apdu[1] == kInsSelect || apdu[1] == kInsReadBinary);
    const auto shown = harmless ? apdu.size() : std::min(apdu.size(), kHeaderBytes);
    std::string line;
    for (const auto byte : apdu.first(shown)) {
        line += kDigits[byte >> 4];
        line += kDigits[byte & 0xF];
        line += ' ';
    }
    return line + "-> " + (status ? to_text(*status) : std::string("no answer"));
}

}  // namespace madoguchi::card
