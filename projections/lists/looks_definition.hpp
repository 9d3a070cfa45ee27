#pragma once

#include <string>

#include "madoguchi/facts/any_event.hpp"
#include "madoguchi/facts/values/sensitive.hpp"
#include "madoguchi/log/ids.hpp"
#include "madoguchi/projections/core/decoded_commit.hpp"
#include "madoguchi/projections/core/derived_rows.hpp"
#include "madoguchi/projections/core/event_context.hpp"
#include "madoguchi/projections/core/event_groups.hpp"
#include "madoguchi/projections/core/projection.hpp"
#include "madoguchi/projections/core/type_list.hpp"
#include "madoguchi/projections/core/view_store.hpp"
#include "madoguchi/projections/core/view_writer.hpp"
#include "madoguchi/projections/rows/look_row.hpp"

namespace madoguchi::projections {

/// `looks`: who looked at personal data, and of each case what the auditor's lists need of it.
/// Keys: `l/<day>/<position, 12 digits>/<number, 5 digits>`, and the cases' states. Whether
/// somebody looked at their own family name is worked out when a list is asked for: what is stored
/// is a keyed token of the case's side alone.
class LooksDefinition {
 public:
    using State = LookedCase;
    using Handles = Events<facts::CaseOpened, facts::PrincipalNameChanged, facts::SecondVisitOpened,
                           facts::PartyErased, facts::CaseDisposed>;
    /// Looks themselves come from commits, not from states: `direct`. A new agent counts in the
    /// case of their own.
    using Ignores = Join<
        Events<facts::CircumstancesRecorded, facts::ApplicantKindReevaluated,
               facts::DocumentPresented, facts::DocumentRejected, facts::DocumentsFoundMissing,
               facts::PowerOfAttorneyRecorded, facts::AgencyVerified, facts::FamilyRegisterWaived,
               facts::WrittenByAnother, facts::ApplicationAccepted, facts::ApplicationRefused,
               facts::TargetRefused, facts::PinVerificationFailed, facts::RouteDowngradedToInquiry,
               facts::CallbackConfirmed, facts::CallerConfirmed, facts::PossibleDuplicateDismissed,
               facts::NoteAdded>,
        MoneyEvents, DispatchEvents, VisitEvents, CardEvents,
        Events<facts::PrincipalDenied, facts::DenialLifted, facts::ProtectionFlagged,
               facts::ProtectionEnded, facts::ProtectedHandlingApproved, facts::PrincipalDied,
               facts::PrincipalMovedOut, facts::RegisteredAddressChanged,
               facts::RegisterChangeReviewed, facts::CertificateLapsed, facts::CardReportedLost,
               facts::CardFound, facts::CardExpired, facts::CertificateExpired,
               facts::ProcedureConverted, facts::CaseWithdrawn, facts::AgentReplaced,
               facts::CaseConvertedToSelf, facts::CaseClosed, facts::CaseFrozen,
               facts::CaseFreezeLifted, facts::ExceptionApproved>,
        CorrectionEvents,
        Events<facts::PartyIdentified, facts::PartyDistinguished, facts::PartyReleased,
               facts::DataKeysDestroyed, facts::RetentionHoldPlaced, facts::RetentionHoldLifted,
               facts::DisposalRequested>,
        ClaimEvents, IncidentEvents, LookEvents, OfficeEvents, PersonEvents, PolicyEvents,
        StaffEvents, WatchEvents>;

    /// `tokens` outlives the definition.
    LooksDefinition(const SearchTokens& tokens, TenantId tenant)
        : tokens_(&tokens), tenant_(std::move(tenant)) {}

    [[nodiscard]] static const ViewId& view();
    [[nodiscard]] const ViewId& id() const { return view(); }
    [[nodiscard]] Seals seals() const { return Seals::kOpen; }
    [[nodiscard]] bool follows(const log::StreamId& stream) const {
        return stream.text().starts_with("case/");
    }
    void direct(const DecodedCommit& commit, ViewWriter& writer) const;
    void derive(const std::string& /*stream*/, const LookedCase& /*row*/,
                DerivedRows& /*out*/) const {}

    void on(LookedCase& row, const EventContext& at, const facts::CaseOpened& event) const;
    void on(LookedCase& row, const EventContext& at,
            const facts::PrincipalNameChanged& event) const;
    void on(LookedCase& row, const EventContext& at, const facts::SecondVisitOpened& event) const;
    void on(LookedCase& row, const EventContext& at, const facts::PartyErased& event) const;
    void on(LookedCase& row, const EventContext& at, const facts::CaseDisposed& event) const;

 private:
    void add_name(std::vector<std::string>& tokens, const facts::Sensitive<std::string>& name,
                  const facts::Sensitive<std::string>& kana) const;

    const SearchTokens* tokens_;
    TenantId tenant_;
};

}  // namespace madoguchi::projections
