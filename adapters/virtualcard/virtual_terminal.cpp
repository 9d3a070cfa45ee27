#include "madoguchi/adapters/virtualcard/virtual_terminal.hpp"

#include <array>

#include "madoguchi/adapters/virtualcard/processor.hpp"
#include "madoguchi/domain/card/certificate_summary.hpp"

namespace madoguchi::virtualcard {
namespace {

using Answered = card::CardResult<card::TerminalAnswer>;

Answered send(VirtualCard& card, PrivateInstruction instruction, std::size_t place,
              std::span<const std::uint8_t> data = {}) {
    const auto response = card.execute({.cla = kPrivateClass,
                                        .ins = static_cast<std::uint8_t>(instruction),
                                        .p1 = 0,
                                        .p2 = static_cast<std::uint8_t>(place),
                                        .data = data});
    if (!response) {
        return tl::unexpected(response.error());
    }
    return card::TerminalAnswer{static_cast<std::uint8_t>(instruction), response->status,
                                card::summarize_certificate(response->data)};
}

void put(std::span<std::uint8_t> bytes, std::chrono::sys_seconds instant) {
    const auto number = static_cast<std::uint64_t>(instant.time_since_epoch().count());
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        bytes[i] = static_cast<std::uint8_t>(number >> (8 * (bytes.size() - 1 - i)));
    }
}

}  // namespace

Answered VirtualTerminal::unblock_pin(card::Credential credential) {
    return send(card_, PrivateInstruction::kUnblockPin, card::index(credential));
}

Answered VirtualTerminal::set_pin(card::Credential credential,
                                  std::span<const std::uint8_t> new_pin) {
    return send(card_, PrivateInstruction::kSetPin, card::index(credential), new_pin);
}

Answered VirtualTerminal::generate_key(card::CertificateKind kind) {
    return send(card_, PrivateInstruction::kGenerateKey, card::index(kind));
}

Answered VirtualTerminal::write_certificate(card::CertificateKind kind,
                                            const card::Validity& validity) {
    std::array<std::uint8_t, 16> times{};
    put(std::span(times).first(8), validity.not_before);
    put(std::span(times).subspan(8), validity.not_after);
    return send(card_, PrivateInstruction::kWriteCertificate, card::index(kind), times);
}

Answered VirtualTerminal::revoke_certificate(card::CertificateKind kind) {
    return send(card_, PrivateInstruction::kRevokeCertificate, card::index(kind));
}

Answered VirtualTerminal::inspect_certificate(card::CertificateKind kind) {
    return send(card_, PrivateInstruction::kInspectCertificate, card::index(kind));
}

}  // namespace madoguchi::virtualcard
