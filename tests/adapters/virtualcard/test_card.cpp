#include "test_card.hpp"

#include "madoguchi/adapters/virtualcard/virtual_terminal.hpp"

namespace madoguchi::virtualcard::testing {

void issue_certificates(VirtualCard& card) {
    VirtualTerminal terminal(card);
    for (const auto kind : card::kCertificateKinds) {
        ASSERT_EQ(terminal.generate_key(kind)->status, card::kSuccess);
        ASSERT_EQ(terminal.write_certificate(kind, kValidity)->status, card::kSuccess);
    }
    card.power_off();
}

}  // namespace madoguchi::virtualcard::testing
