#pragma once

#include "madoguchi/adapters/virtualcard/virtual_card.hpp"
#include "madoguchi/domain/card/terminal.hpp"

namespace madoguchi::virtualcard {

/// The operator's console of a virtual card: what the integrated terminal does to a real one, by
/// private commands. It takes a `VirtualCard` and nothing else, so no real card is ever sent one of
/// them.
class VirtualTerminal final : public card::Terminal {
 public:
    /// `card` outlives the terminal.
    explicit VirtualTerminal(VirtualCard& card) : card_(card) {}

    [[nodiscard]] card::CardResult<card::TerminalAnswer> unblock_pin(
        card::Credential credential) override;
    [[nodiscard]] card::CardResult<card::TerminalAnswer> set_pin(
        card::Credential credential, std::span<const std::uint8_t> new_pin) override;
    [[nodiscard]] card::CardResult<card::TerminalAnswer> generate_key(
        card::CertificateKind kind) override;
    [[nodiscard]] card::CardResult<card::TerminalAnswer> write_certificate(
        card::CertificateKind kind, const card::Validity& validity) override;
    [[nodiscard]] card::CardResult<card::TerminalAnswer> revoke_certificate(
        card::CertificateKind kind) override;
    [[nodiscard]] card::CardResult<card::TerminalAnswer> inspect_certificate(
        card::CertificateKind kind) override;

 private:
    VirtualCard& card_;
};

}  // namespace madoguchi::virtualcard
