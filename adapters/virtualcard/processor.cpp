#include "madoguchi/adapters/virtualcard/processor.hpp"

#include <openssl/crypto.h>
#include <openssl/rand.h>
#include <openssl/rsa.h>

#include <algorithm>
#include <string>

#include "madoguchi/adapters/virtualcard/openssl_handles.hpp"
#include "madoguchi/adapters/virtualcard/processor_parts.hpp"

namespace madoguchi::virtualcard {
namespace {

constexpr std::size_t kSignatureBytes = 256;
constexpr std::size_t kSignInputBytesMax = 245;
constexpr std::uint8_t kCurrentReference = 0x80;

card::ResponseBytes select_aid(CardParts& parts, const Command& command) {
    const auto& data = command.data;
    const auto found = std::find_if(
        card::kApplets.begin(), card::kApplets.end(), [&](const card::AppletProfile& known) {
            return std::equal(data.begin(), data.end(), known.aid.begin(), known.aid.end());
        });
    if (found == card::kApplets.end()) {
        return answer(0x6A82);
    }
    parts.session.applet = found->applet;
    parts.session.file = {};
    if (parts.selection_clears_pins) {
        parts.session.verified = {};
    }
    if (command.p2 == 0x0C) {
        return answer(0x9000);
    }
    // Control information of the real card isn't published: only the name that was selected.
    card::ResponseBytes response = answer(0x9000);
    response.data = {0x6F, static_cast<std::uint8_t>(found->aid.size() + 2), 0x84,
                     static_cast<std::uint8_t>(found->aid.size())};
    response.data.insert(response.data.end(), found->aid.begin(), found->aid.end());
    return response;
}

card::ResponseBytes select_id(CardParts& parts, const Command& command) {
    if (command.data.size() != 2) {
        return answer(0x6700);
    }
    const auto id = static_cast<std::uint16_t>(command.data[0] * 256U + command.data[1]);
    if (!find_file(parts.session.applet, id)) {
        return answer(0x6A82);
    }
    parts.session.file = id;
    return answer(0x9000);
}

card::ResponseBytes process_standard(CardParts& parts, const Command& command) {
    switch (command.ins) {
        case 0xA4:
            return select(parts, command);
        case 0xB0:
            return read_binary(parts, command);
        case 0x20:
            return verify(parts, command);
        case 0x24:
            return parts.session.applet == card::Applet::kResidentLedger
                       ? answer(0x6D00)
                       : change_pin(parts, command);
        case 0x84:
            return get_challenge(parts, command);
        default:
            return answer(0x6D00);
    }
}

card::ResponseBytes process_proprietary(CardParts& parts, const Command& command) {
    if (command.ins == 0x2A) {
        return sign(parts, command);
    }
    if (command.ins == 0x32 && parts.session.applet == card::Applet::kResidentLedger) {
        return change_pin(parts, command);
    }
    return answer(0x6D00);
}

}  // namespace

card::ResponseBytes answer(std::uint16_t status) { return {{}, card::StatusWord{status}}; }

card::ResponseBytes select(CardParts& parts, const Command& command) {
    if (command.p1 == 0x04 && (command.p2 == 0x0C || command.p2 == 0x00)) {
        return select_aid(parts, command);
    }
    if (command.p1 == 0x02 && command.p2 == 0x0C) {
        return select_id(parts, command);
    }
    if (command.p1 == 0x00 && command.p2 == 0x00 && command.data.empty()) {
        return answer(parts.session.applet == card::Applet::kNone ? 0x6A86 : 0x9000);
    }
    return answer(command.p1 == 0x00 ? 0x6A82 : 0x6A86);
}

card::ResponseBytes verify(CardParts& parts, const Command& command) {
    if (command.p1 != 0 || (command.p2 & 0xE0) != kCurrentReference) {
        return answer(0x6A86);
    }
    if (command.le) {
        return answer(0x6700);
    }
    std::uint16_t status = 0;
    const auto found = referenced_file(parts, command.p2 & 0x1F, status);
    if (!found) {
        return answer(status);
    }
    if (found->type != FileType::kPin) {
        return answer(0x6981);
    }
    auto& pin = parts.memory.pin(*found->credential);
    if (command.data.empty()) {
        return answer(static_cast<std::uint16_t>(0x63C0 + pin.tries));
    }
    auto& verified = parts.session.verified.at(card::index(*found->credential));
    verified = false;
    if (pin.tries == 0) {
        return answer(0x6984);
    }
    if (command.data.size() == pin.value.size() &&
        CRYPTO_memcmp(command.data.data(), pin.value.data(), pin.value.size()) == 0) {
        pin.tries = card::profile(*found->credential).tries_max;
        verified = true;
        return answer(0x9000);
    }
    --pin.tries;
    return answer(static_cast<std::uint16_t>(0x63C0 + pin.tries));
}

card::ResponseBytes change_pin(CardParts& parts, const Command& command) {
    std::uint16_t status = 0;
    if ((command.p2 & 0xE0) != kCurrentReference) {
        return answer(0x6A86);
    }
    const auto found = referenced_file(parts, command.p2 & 0x1F, status);
    if (!found) {
        return answer(status);
    }
    if (found->type != FileType::kPin) {
        return answer(0x6981);
    }
    const auto& profile = card::profile(*found->credential);
    if (command.p1 != profile.change_p1) {
        return answer(0x6A86);
    }
    if (!parts.session.verified.at(card::index(*found->credential))) {
        return answer(0x6982);
    }
    if (command.data.size() < profile.characters_min ||
        command.data.size() > profile.characters_max) {
        return answer(0x6700);
    }
    auto& pin = parts.memory.pin(*found->credential);
    pin.value.assign(command.data.begin(), command.data.end());
    pin.tries = profile.tries_max;
    return answer(0x9000);
}

card::ResponseBytes sign(CardParts& parts, const Command& command) {
    if (command.p1 != 0x00 || (command.p2 & 0xE0) != kCurrentReference) {
        return answer(0x6A86);
    }
    if (command.data.empty() || command.data.size() > kSignInputBytesMax || !command.le) {
        return answer(0x6700);
    }
    std::uint16_t status = 0;
    const auto found = referenced_file(parts, command.p2 & 0x1F, status);
    if (!found) {
        return answer(status);
    }
    if (found->type != FileType::kKey) {
        return answer(0x6981);
    }
    if (!parts.session.verified.at(card::index(*found->credential))) {
        return answer(0x6982);
    }
    const PkeyHandle key = read_key(parts.memory.key(*found->key).key);
    if (!key) {
        return answer(0x6A88);
    }
    const PkeyContextHandle context(EVP_PKEY_CTX_new(key.get(), nullptr));
    card::ResponseBytes response = answer(0x9000);
    response.data.resize(kSignatureBytes);
    std::size_t length = response.data.size();
    if (!context || EVP_PKEY_sign_init(context.get()) != 1 ||
        EVP_PKEY_CTX_set_rsa_padding(context.get(), RSA_PKCS1_PADDING) != 1 ||
        EVP_PKEY_sign(context.get(), response.data.data(), &length, command.data.data(),
                      command.data.size()) != 1) {
        return answer(0x6400);
    }
    return response;
}

card::ResponseBytes get_challenge(const CardParts& parts, const Command& command) {
    if (parts.session.applet == card::Applet::kNone) {
        return answer(0x6985);
    }
    if (command.p1 != 0 || command.p2 != 0) {
        return answer(0x6A86);
    }
    if (!command.data.empty() || !command.le) {
        return answer(0x6700);
    }
    card::ResponseBytes response = answer(0x9000);
    response.data.resize(*command.le);
    if (RAND_bytes(response.data.data(), static_cast<int>(response.data.size())) != 1) {
        return answer(0x6400);
    }
    return response;
}

card::ResponseBytes process(CardParts& parts, const Command& command) {
    if (command.cla == 0x00) {
        return process_standard(parts, command);
    }
    if (command.cla == 0x80) {
        return process_proprietary(parts, command);
    }
    if (command.cla == kPrivateClass && parts.private_commands) {
        return process_private(parts, command);
    }
    if (command.cla < 0x80 && (command.cla & 0x0C) != 0) {
        return answer(parts.session.applet == card::Applet::kJpki ? 0x69FC : 0x6882);
    }
    return answer(command.cla < 0x80 && (command.cla & 0x03) != 0 ? 0x6881 : 0x6E00);
}

}  // namespace madoguchi::virtualcard
