#include "madoguchi/adapters/virtualcard/processor_parts.hpp"
#include "madoguchi/domain/card/certificate_summary.hpp"

namespace madoguchi::virtualcard {
namespace {

std::chrono::sys_seconds seconds_at(std::span<const std::uint8_t> bytes) {
    std::uint64_t number = 0;
    for (const auto byte : bytes) {
        number = (number << 8) | byte;
    }
    return std::chrono::sys_seconds(std::chrono::seconds(static_cast<std::int64_t>(number)));
}

card::ResponseBytes set_pin(CardParts& parts, card::Credential credential, const Command& command) {
    const auto& profile = card::profile(credential);
    if (command.data.size() < profile.characters_min ||
        command.data.size() > profile.characters_max) {
        return answer(0x6700);
    }
    auto& pin = parts.memory.pin(credential);
    pin.value.assign(command.data.begin(), command.data.end());
    pin.tries = profile.tries_max;
    parts.session.verified.at(card::index(credential)) = false;
    return answer(0x9000);
}

card::ResponseBytes unblock_pin(CardParts& parts, card::Credential credential) {
    auto& pin = parts.memory.pin(credential);
    if (pin.value.empty()) {
        return answer(0x6985);
    }
    pin.tries = card::profile(credential).tries_max;
    return answer(0x9000);
}

card::ResponseBytes generate_key(CardParts& parts, card::CertificateKind kind) {
    auto made = parts.keys();
    if (!made) {
        return answer(0x6400);
    }
    parts.memory.key(kind).key = std::move(*made);
    parts.memory.key(kind).certificate.clear();
    return answer(0x9000);
}

card::ResponseBytes write_certificate(CardParts& parts, card::CertificateKind kind,
                                      const Command& command) {
    constexpr std::size_t kTimeBytes = 8;
    auto& key = parts.memory.key(kind);
    if (command.data.size() != 2 * kTimeBytes) {
        return answer(0x6700);
    }
    if (key.key.empty() || !key.certificate.empty()) {
        return answer(0x6985);
    }
    const auto certificate =
        parts.authority.issue({.kind = kind,
                               .holder = parts.memory.holder,
                               .key = key.key,
                               .validity = {seconds_at(command.data.first(kTimeBytes)),
                                            seconds_at(command.data.subspan(kTimeBytes))},
                               .card_number = parts.memory.number,
                               .issue = key.issues + 1});
    if (!certificate) {
        return answer(0x6400);
    }
    ++key.issues;
    key.certificate = *certificate;
    return answer(0x9000);
}

card::ResponseBytes inspect_certificate(const CardParts& parts, card::CertificateKind kind) {
    const auto& certificate = parts.memory.key(kind).certificate;
    if (certificate.empty()) {
        return answer(0x6A88);
    }
    return {certificate, card::kSuccess};
}

card::ResponseBytes process_pin(CardParts& parts, card::Credential credential,
                                const Command& command) {
    switch (static_cast<PrivateInstruction>(command.ins)) {
        case PrivateInstruction::kUnblockPin:
            return unblock_pin(parts, credential);
        case PrivateInstruction::kSetPin:
            return set_pin(parts, credential, command);
        case PrivateInstruction::kGenerateKey:
        case PrivateInstruction::kWriteCertificate:
        case PrivateInstruction::kRevokeCertificate:
        case PrivateInstruction::kInspectCertificate:
            break;
    }
    return answer(0x6D00);
}

card::ResponseBytes process_key(CardParts& parts, card::CertificateKind kind,
                                const Command& command) {
    switch (static_cast<PrivateInstruction>(command.ins)) {
        case PrivateInstruction::kGenerateKey:
            return generate_key(parts, kind);
        case PrivateInstruction::kWriteCertificate:
            return write_certificate(parts, kind, command);
        case PrivateInstruction::kRevokeCertificate:
            parts.memory.key(kind).key.clear();
            parts.memory.key(kind).certificate.clear();
            return answer(0x9000);
        case PrivateInstruction::kInspectCertificate:
            return inspect_certificate(parts, kind);
        case PrivateInstruction::kUnblockPin:
        case PrivateInstruction::kSetPin:
            break;
    }
    return answer(0x6D00);
}

}  // namespace

card::ResponseBytes process_private(CardParts& parts, const Command& command) {
    const bool about_pin = command.ins < 0x20;
    if (command.p1 != 0 ||
        command.p2 >= (about_pin ? card::kCredentials.size() : card::kCertificateKinds.size())) {
        return answer(0x6A86);
    }
    return about_pin ? process_pin(parts, card::kCredentials.at(command.p2), command)
                     : process_key(parts, card::kCertificateKinds.at(command.p2), command);
}

}  // namespace madoguchi::virtualcard
