#include <algorithm>
#include <string_view>

#include "madoguchi/adapters/virtualcard/processor_parts.hpp"

namespace madoguchi::virtualcard {
namespace {

using Bytes = std::vector<std::uint8_t>;

constexpr std::uint16_t kMyNumberFile = 0x0001;
constexpr std::uint16_t kBasicFourFile = 0x0002;
constexpr std::size_t kTokenInfoBytes = 160;

void put_text(Bytes& bytes, std::size_t at, std::size_t width, std::string_view text) {
    std::fill_n(bytes.begin() + static_cast<std::ptrdiff_t>(at), width, std::uint8_t{' '});
    std::copy(text.begin(),
              text.begin() + static_cast<std::ptrdiff_t>(std::min(width, text.size())),
              bytes.begin() + static_cast<std::ptrdiff_t>(at));
}

void put_number(Bytes& bytes, std::size_t at, std::uint32_t number) {
    for (std::size_t i = 0; i < 4; ++i) {
        bytes.at(at + i) = static_cast<std::uint8_t>(number >> (24 - 8 * i));
    }
}

/// CK_TOKEN_INFO of PKCS#11, 32-bit fields, big endian.
Bytes token_info() {
    Bytes bytes(kTokenInfoBytes, 0x00);
    put_text(bytes, 0, 32, "JPKIAPICCTOKEN2");
    put_text(bytes, 32, 32, "MADOGUCHI VIRTUAL CARD");
    put_text(bytes, 64, 16, "VIRTUAL");
    put_text(bytes, 80, 16, "");
    put_number(bytes, 96, 0x0000040D);
    put_number(bytes, 100, 1);
    put_number(bytes, 108, 1);
    put_number(bytes, 116, 16);
    put_number(bytes, 120, 6);
    std::fill_n(bytes.begin() + 124, 16, std::uint8_t{0xFF});
    put_text(bytes, 140, 2, "03");
    put_text(bytes, 142, 2, "01");
    put_text(bytes, 144, 16, "9999999999999999");
    return bytes;
}

std::optional<FileFound> find_jpki_file(std::uint16_t id) {
    for (const auto& certificate : card::kCertificateProfiles) {
        if (id == certificate.file) {
            return FileFound{
                FileType::kTransparent, certificate.credential, {}, !certificate.free_to_read};
        }
        if (id == certificate.ca_file) {
            return FileFound{FileType::kTransparent, {}, {}, false};
        }
        if (id == certificate.key_file) {
            return FileFound{FileType::kKey, certificate.credential, certificate.kind, false};
        }
    }
    if (id == card::kPresenceFile || id == card::kTokenInfoFile) {
        return FileFound{FileType::kTransparent, {}, {}, false};
    }
    return std::nullopt;
}

Bytes jpki_content(const CardParts& parts, std::uint16_t id) {
    for (const auto& certificate : card::kCertificateProfiles) {
        if (id == certificate.file) {
            return parts.memory.key(certificate.kind).certificate;
        }
        if (id == certificate.ca_file) {
            return parts.authority.certificate(certificate.kind);
        }
    }
    if (id == card::kTokenInfoFile) {
        return token_info();
    }
    Bytes presence(card::kPresenceBytes, 0x00);
    for (const auto kind : card::kCertificateKinds) {
        if (!parts.memory.key(kind).certificate.empty()) {
            presence.at(card::profile(kind).presence_index) = card::kPresent;
        }
    }
    return presence;
}

/// Where a My Number would stand: zeros, which no My Number consists of.
Bytes blank_my_number() {
    Bytes bytes(17, '0');
    bytes[0] = 0xFF;
    bytes[1] = 0x10;
    bytes[2] = 0x0C;
    bytes[15] = 0xFF;
    bytes[16] = 0xFF;
    return bytes;
}

}  // namespace

std::optional<FileFound> find_file(card::Applet applet, std::uint16_t id) {
    for (const auto& pin : card::kCredentialProfiles) {
        if (pin.applet == applet && pin.file == id) {
            return FileFound{FileType::kPin, pin.credential, {}, false};
        }
    }
    if (applet == card::Applet::kJpki) {
        return find_jpki_file(id);
    }
    if (applet == card::Applet::kCardInput && (id == kMyNumberFile || id == kBasicFourFile)) {
        return FileFound{FileType::kTransparent, card::Credential::kCardInput, {}, true};
    }
    return std::nullopt;
}

std::vector<std::uint8_t> content(const CardParts& parts, std::uint16_t id) {
    if (parts.session.applet == card::Applet::kJpki) {
        return jpki_content(parts, id);
    }
    return id == kMyNumberFile ? blank_my_number() : Bytes{};
}

std::optional<FileFound> referenced_file(CardParts& parts, std::uint8_t short_id,
                                         std::uint16_t& status) {
    auto& session = parts.session;
    const auto id = short_id == 0 ? session.file : std::optional<std::uint16_t>(short_id);
    if (!id || session.applet == card::Applet::kNone) {
        status = 0x6986;
        return std::nullopt;
    }
    const auto found = find_file(session.applet, *id);
    if (!found) {
        status = 0x6A82;
        return std::nullopt;
    }
    session.file = id;
    return found;
}

card::ResponseBytes read_binary(CardParts& parts, const Command& command) {
    if (!command.data.empty() || !command.le) {
        return answer(0x6700);
    }
    const bool by_short_id = (command.p1 & 0x80) != 0;
    if (by_short_id && (command.p1 & 0x60) != 0) {
        return answer(0x6A86);
    }
    std::uint16_t status = 0;
    const auto found = referenced_file(
        parts, by_short_id ? static_cast<std::uint8_t>(command.p1 & 0x1F) : std::uint8_t{0},
        status);
    if (!found) {
        return answer(status);
    }
    if (found->type != FileType::kTransparent) {
        return answer(0x6981);
    }
    if (found->needs_pin && !parts.session.verified.at(card::index(*found->credential))) {
        return answer(0x6982);
    }
    const auto bytes = content(parts, *parts.session.file);
    const std::size_t offset =
        by_short_id ? command.p2 : static_cast<std::size_t>(command.p1) * 256U + command.p2;
    if (offset >= bytes.size()) {
        return answer(0x6B00);
    }
    const auto from = bytes.begin() + static_cast<std::ptrdiff_t>(offset);
    const auto length = std::min(*command.le, bytes.size() - offset);
    return {Bytes(from, from + static_cast<std::ptrdiff_t>(length)), card::kSuccess};
}

}  // namespace madoguchi::virtualcard
