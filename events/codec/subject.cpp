#include "madoguchi/codec/subject.hpp"

#include <algorithm>
#include <array>

namespace madoguchi::codec {
namespace {

struct Row {
    std::string_view message;  ///< After `madoguchi.`.
    std::string_view path;     ///< Of a field, or with a dot at the end of a group of fields.
    SubjectRule rule;
};

using enum SubjectRule;

/// Whose data each sealed field is. A new sealed field gets a row here; without one the program
/// doesn't start, and the codec's tests say which is missing.
constexpr std::array kRows{
    Row{"event.v1.AddressExceptionApproved", "address", kPrincipal},
    Row{"event.v1.AddressExceptionApproved", "postcode", kPrincipal},
    Row{"event.v1.AddressExceptionApproved", "reason", kStream},
    Row{"event.v1.AffectedPersonAdded", "contact", kStream},
    Row{"event.v1.AffectedPersonAdded", "name", kStream},
    Row{"event.v1.AffectedPersonAdded", "reason", kStream},
    Row{"event.v1.AffectedPersonRemoved", "reason", kStream},
    Row{"event.v1.AgencyVerified", "proof", kPrincipal},
    Row{"event.v1.AgentReplaced", "new_agent.", kSuccessor},
    Row{"event.v1.ApplicantKindReevaluated", "from", kPrincipal},
    Row{"event.v1.ApplicantKindReevaluated", "to", kPrincipal},
    Row{"event.v1.CaseJoinedIncident", "reason", kStream},
    Row{"event.v1.CaseLeftIncident", "reason", kStream},
    Row{"event.v1.CaseOpened", "agent.", kAgent},
    Row{"event.v1.CaseOpened", "applicant", kPrincipal},
    Row{"event.v1.CaseOpened", "circumstances.", kPrincipal},
    Row{"event.v1.CaseOpened", "principal.", kPrincipal},
    Row{"event.v1.CaseOpened", "treated_as", kPrincipal},
    Row{"event.v1.CertificateIssued", "serial", kPrincipal},
    Row{"event.v1.CircumstancesRecorded", "circumstances.", kPrincipal},
    Row{"event.v1.CorrectionRequested", "new_value", kAsCorrected},
    Row{"event.v1.CorrectionRequested", "old_value", kAsCorrected},
    Row{"event.v1.CorrectionRequested", "reason", kStream},
    Row{"event.v1.DayClosed", "explanation", kStream},
    Row{"event.v1.DenialLifted", "reason", kStream},
    Row{"event.v1.DocumentPresented", "type", kStream},
    Row{"event.v1.DocumentRejected", "type", kStream},
    Row{"event.v1.EntryCorrected", "new_value", kAsCorrected},
    Row{"event.v1.EntryCorrected", "old_value", kAsCorrected},
    Row{"event.v1.EntryCorrected", "reason", kStream},
    Row{"event.v1.EntryVoided", "reason", kStream},
    Row{"event.v1.ExceptionApproved", "reason", kStream},
    Row{"event.v1.ExpiryWatchOpened", "principal.", kPrincipal},
    Row{"event.v1.IncidentClosed", "text", kStream},
    Row{"event.v1.IncidentNoteAdded", "text", kStream},
    Row{"event.v1.IncidentOpened", "text", kStream},
    Row{"event.v1.LateReplyAccepted", "reason", kStream},
    Row{"event.v1.NoteAdded", "text", kStream},
    Row{"event.v1.OfficeValueSet", "reason", kStream},
    Row{"event.v1.PolicyAdoptionRequested", "reason", kStream},
    Row{"event.v1.PolicyVersionAdopted", "reason", kStream},
    Row{"event.v1.PrincipalNameChanged", "kana", kPrincipal},
    Row{"event.v1.PrincipalNameChanged", "name", kPrincipal},
    Row{"event.v1.ProtectedHandlingApproved", "reason", kStream},
    Row{"event.v1.ReasonEvidenceRecorded", "kind", kStream},
    Row{"event.v1.ReasonEvidenceRecorded", "reason", kStream},
    Row{"event.v1.RegisterChangeReviewed", "reason", kStream},
    Row{"event.v1.RegisteredAddressChanged", "address", kPrincipal},
    Row{"event.v1.RegisteredAddressChanged", "postcode", kPrincipal},
    Row{"event.v1.ReportFoundNeedless", "reason", kStream},
    Row{"event.v1.ReportMade", "text", kStream},
    Row{"event.v1.SecondVisitOpened", "other_agent.", kOtherAgent},
    Row{"event.v1.StaffRegistered", "name", kStream},
    Row{"event.v1.VoidRequested", "reason", kStream},
    Row{"event.v1.WrittenByAnother", "name", kStream},
    Row{"event.v1.WrittenByAnother", "reason", kStream},
    Row{"event.v1.WrittenByAnother", "relationship", kStream},
    Row{"state.v1.CaseState", "agency_proof", kPrincipal},
    Row{"state.v1.CaseState", "applicant", kPrincipal},
    Row{"state.v1.CaseState", "birth_date", kPrincipal},
    Row{"state.v1.CaseState", "circumstances.", kPrincipal},
    Row{"state.v1.CaseState", "documents.type", kStream},
    Row{"state.v1.CaseState", "pending.new_value", kAsCorrected},
    Row{"state.v1.CaseState", "pending.reason", kStream},
    Row{"state.v1.CaseState", "treated_as", kPrincipal},
};

constexpr std::string_view kPackage = "madoguchi.";

bool is_for(const Row& row, std::string_view message, std::string_view path) {
    return row.message == message &&
           (row.path.ends_with('.') ? path.starts_with(row.path) : path == row.path);
}

}  // namespace

std::optional<SubjectRule> subject_rule(std::string_view message, std::string_view path) {
    if (!message.starts_with(kPackage)) {
        return std::nullopt;
    }
    message.remove_prefix(kPackage.size());
    const auto* const found = std::find_if(
        kRows.begin(), kRows.end(), [&](const Row& row) { return is_for(row, message, path); });
    return found == kRows.end() ? std::nullopt : std::optional(found->rule);
}

Subject subject_of(SubjectRule rule, std::string_view corrected) {
    switch (rule) {
        case SubjectRule::kPrincipal:
            return Subject::kPrincipal;
        case SubjectRule::kAgent:
            return Subject::kAgent;
        case SubjectRule::kOtherAgent:
            return Subject::kOtherAgent;
        case SubjectRule::kSuccessor:
            return Subject::kSuccessor;
        case SubjectRule::kAsCorrected:
            if (corrected.starts_with("principal.")) {
                return Subject::kPrincipal;
            }
            if (corrected.starts_with("agent.")) {
                return Subject::kAgent;
            }
            if (corrected.starts_with("new_agent.")) {
                return Subject::kSuccessor;
            }
            if (corrected.starts_with("other_agent.")) {
                return Subject::kOtherAgent;
            }
            return Subject::kStream;
        case SubjectRule::kStream:
            break;
    }
    return Subject::kStream;
}

}  // namespace madoguchi::codec
