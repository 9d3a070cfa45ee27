#include "madoguchi/domain/card/step_kind.hpp"

#include <array>
#include <utility>

namespace madoguchi::card {
namespace {

constexpr std::array<std::pair<StepKind, std::string_view>, 16> kWords{{
    {StepKind::kSelectApplet, "select_applet"},
    {StepKind::kSelectFile, "select_file"},
    {StepKind::kReadRetryCounter, "read_retry_counter"},
    {StepKind::kAskLastTry, "ask_last_try"},
    {StepKind::kVerifyPin, "verify_pin"},
    {StepKind::kVerifyNewPin, "verify_new_pin"},
    {StepKind::kChangePin, "change_pin"},
    {StepKind::kReadPresence, "read_presence"},
    {StepKind::kReadCertificate, "read_certificate"},
    {StepKind::kHandOff, "hand_off"},
    {StepKind::kUnblockPin, "unblock_pin"},
    {StepKind::kSetPin, "set_pin"},
    {StepKind::kGenerateKey, "generate_key"},
    {StepKind::kWriteCertificate, "write_certificate"},
    {StepKind::kRevokeCertificate, "revoke_certificate"},
    {StepKind::kInspectCertificate, "inspect_certificate"},
}};

}  // namespace

std::string_view code(StepKind kind) {
    for (const auto& [known, word] : kWords) {
        if (known == kind) {
            return word;
        }
    }
    return {};
}

bool may_change_card(StepKind kind) {
    switch (kind) {
        case StepKind::kVerifyPin:
        case StepKind::kVerifyNewPin:
        case StepKind::kChangePin:
        case StepKind::kHandOff:
        case StepKind::kUnblockPin:
        case StepKind::kSetPin:
        case StepKind::kGenerateKey:
        case StepKind::kWriteCertificate:
        case StepKind::kRevokeCertificate:
            return true;
        case StepKind::kSelectApplet:
        case StepKind::kSelectFile:
        case StepKind::kReadRetryCounter:
        case StepKind::kAskLastTry:
        case StepKind::kReadPresence:
        case StepKind::kReadCertificate:
        case StepKind::kInspectCertificate:
            return false;
    }
    return false;
}

std::optional<StepKind> step_kind(std::string_view word) {
    for (const auto& [kind, known] : kWords) {
        if (known == word) {
            return kind;
        }
    }
    return std::nullopt;
}

}  // namespace madoguchi::card
