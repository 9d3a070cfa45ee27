#include "madoguchi/domain/card/status_word.hpp"

namespace madoguchi::card {
namespace {

StatusClass classify_69(std::uint16_t value) {
    switch (value) {
        case 0x6982:
            return StatusClass::kSecurityNotSatisfied;
        case 0x6983:
        case 0x6984:
            return StatusClass::kBlocked;
        case 0x6986:
            return StatusClass::kNoCurrentFile;
        default:
            return StatusClass::kWrongRequest;
    }
}

StatusClass classify_6a(std::uint16_t value) {
    switch (value) {
        case 0x6A82:
        case 0x6A83:
        case 0x6A88:
            return StatusClass::kNotFound;
        default:
            return StatusClass::kWrongRequest;
    }
}

StatusClass classify_63(StatusWord status) {
    const auto tries = tries_left(status);
    if (tries) {
        return *tries == 0 ? StatusClass::kTriesExhausted : StatusClass::kTriesLeft;
    }
    return status.value == 0x6300 ? StatusClass::kRefusedWithoutCount : StatusClass::kOther;
}

}  // namespace

StatusClass classify(StatusWord status) {
    switch (status.value >> 8) {
        case 0x90:
            return status == kSuccess ? StatusClass::kOk : StatusClass::kOther;
        case 0x63:
            return classify_63(status);
        case 0x69:
            return classify_69(status.value);
        case 0x6A:
            return classify_6a(status.value);
        case 0x67:
        case 0x6C:
            return StatusClass::kWrongRequest;
        case 0x6B:
            return StatusClass::kOutsideFile;
        case 0x68:
        case 0x6D:
        case 0x6E:
            return StatusClass::kNotSupported;
        case 0x62:
        case 0x64:
        case 0x65:
        case 0x66:
        case 0x6F:
            return StatusClass::kCardFault;
        default:
            return StatusClass::kOther;
    }
}

std::optional<std::uint8_t> tries_left(StatusWord status) {
    if ((status.value & 0xFFF0) != 0x63C0) {
        return std::nullopt;
    }
    return static_cast<std::uint8_t>(status.value & 0x000F);
}

std::string to_text(StatusWord status) {
    constexpr char kDigits[] = "0123456789ABCDEF";
    std::string text(4, '0');
    for (int i = 0; i < 4; ++i) {
        text[static_cast<std::size_t>(i)] = kDigits[(status.value >> (12 - 4 * i)) & 0xF];
    }
    return text;
}

}  // namespace madoguchi::card
