#include "madoguchi/domain/card/credential.hpp"

namespace madoguchi::card {

std::string_view code(Credential credential) {
    switch (credential) {
        case Credential::kSignature:
            return "signature";
        case Credential::kUserAuth:
            return "user_auth";
        case Credential::kResidentLedger:
            return "resident_ledger";
        case Credential::kCardInput:
            return "card_input";
    }
    return {};
}

std::string_view code(CertificateKind kind) {
    switch (kind) {
        case CertificateKind::kSignature:
            return "signature";
        case CertificateKind::kUserAuth:
            return "user_auth";
    }
    return {};
}

std::string_view code(EnteredBy entered_by) {
    switch (entered_by) {
        case EnteredBy::kPrincipal:
            return "principal";
        case EnteredBy::kStatutoryAgent:
            return "statutory_agent";
        case EnteredBy::kVoluntaryAgent:
            return "voluntary_agent";
        case EnteredBy::kClerkFromSealedReply:
            return "clerk_from_sealed_reply";
    }
    return {};
}

}  // namespace madoguchi::card
