#pragma once

#include <string>
#include <utility>

#include "madoguchi/facts/any_event.hpp"
#include "madoguchi/facts/values/person.hpp"
#include "madoguchi/log/ids.hpp"
#include "madoguchi/projections/core/decoded_commit.hpp"
#include "madoguchi/projections/core/derived_rows.hpp"
#include "madoguchi/projections/core/event_context.hpp"
#include "madoguchi/projections/core/event_groups.hpp"
#include "madoguchi/projections/core/search_tokens.hpp"
#include "madoguchi/projections/core/type_list.hpp"
#include "madoguchi/projections/core/view_store.hpp"
#include "madoguchi/projections/core/view_writer.hpp"
#include "madoguchi/projections/rows/search_row.hpp"

namespace madoguchi::projections {

/// `search`: which people of which cases a furigana or a birth date belongs to, as keyed tokens,
/// who they are in the register of persons, and who may be the same. Keys:
/// `k/<kana token>/<stream>/<holder>`, `b/<birth token>/<stream>/<holder>`,
/// `m/<same token>/<person, or ->/<stream>/<holder>`, `p/<person>/<stream>/<holder>`,
/// `d/<person>/<stream>/<holder>` (said not to be that person). A name that has changed is found
/// under both. Whoever was erased is found no more.
class SearchDefinition {
 public:
    using State = SearchRow;
    using Handles = Events<facts::CaseOpened, facts::PrincipalNameChanged, facts::SecondVisitOpened,
                           facts::PartyIdentified, facts::PartyDistinguished, facts::PartyReleased,
                           facts::PartyErased, facts::CaseDisposed>;
    using Ignores = Join<
        Events<facts::CircumstancesRecorded, facts::ApplicantKindReevaluated,
               facts::DocumentPresented, facts::DocumentRejected, facts::DocumentsFoundMissing,
               facts::PowerOfAttorneyRecorded, facts::AgencyVerified, facts::FamilyRegisterWaived,
               facts::WrittenByAnother, facts::ApplicationAccepted, facts::ApplicationRefused,
               facts::TargetRefused, facts::PinVerificationFailed, facts::RouteDowngradedToInquiry,
               facts::CallbackConfirmed, facts::CallerConfirmed, facts::PossibleDuplicateDismissed,
               facts::NoteAdded>,
        MoneyEvents, DispatchEvents,
        Events<facts::LateReplyAccepted, facts::ReplyArrivedByOtherRoute, facts::CardChecked,
               facts::RegisterChecked, facts::ReasonEvidenceRecorded, facts::ReplyReceived,
               facts::ReplyHandedBackUnopened, facts::ReplyOpened, facts::ReplyRejected,
               facts::PinPartDisposed, facts::ReplyResealed, facts::PresenceConfirmed,
               facts::VisitTwoAccepted, facts::CardTakenIntoCustody, facts::CardReturned,
               facts::SentByInternalMail, facts::ReceivedByInternalMail>,
        CardEvents,
        Events<facts::PrincipalDenied, facts::DenialLifted, facts::ProtectionFlagged,
               facts::ProtectionEnded, facts::ProtectedHandlingApproved, facts::PrincipalDied,
               facts::PrincipalMovedOut, facts::RegisteredAddressChanged,
               facts::RegisterChangeReviewed, facts::CertificateLapsed, facts::CardReportedLost,
               facts::CardFound, facts::CardExpired, facts::CertificateExpired,
               facts::ProcedureConverted, facts::CaseWithdrawn, facts::AgentReplaced,
               facts::CaseConvertedToSelf, facts::CaseClosed, facts::CaseFrozen,
               facts::CaseFreezeLifted, facts::ExceptionApproved>,
        CorrectionEvents,
        Events<facts::DataKeysDestroyed, facts::RetentionHoldPlaced, facts::RetentionHoldLifted,
               facts::DisposalRequested>,
        ClaimEvents, IncidentEvents, LookEvents, OfficeEvents, PersonEvents, PolicyEvents,
        StaffEvents, WatchEvents>;

    /// `tokens` outlives the definition.
    SearchDefinition(const SearchTokens& tokens, TenantId tenant)
        : tokens_(&tokens), tenant_(std::move(tenant)) {}

    [[nodiscard]] static const ViewId& view();
    [[nodiscard]] const ViewId& id() const { return view(); }
    [[nodiscard]] Seals seals() const { return Seals::kOpen; }
    [[nodiscard]] bool follows(const log::StreamId& stream) const {
        return stream.text().starts_with("case/");
    }
    void direct(const DecodedCommit& /*commit*/, ViewWriter& /*writer*/) const {}
    void derive(const std::string& stream, const SearchRow& row, DerivedRows& out) const;

    void on(SearchRow& row, const EventContext& at, const facts::CaseOpened& event) const;
    void on(SearchRow& row, const EventContext& at, const facts::PrincipalNameChanged& event) const;
    void on(SearchRow& row, const EventContext& at, const facts::SecondVisitOpened& event) const;
    void on(SearchRow& row, const EventContext& at, const facts::PartyIdentified& event) const;
    void on(SearchRow& row, const EventContext& at, const facts::PartyDistinguished& event) const;
    void on(SearchRow& row, const EventContext& at, const facts::PartyReleased& event) const;
    void on(SearchRow& row, const EventContext& at, const facts::PartyErased& event) const;
    void on(SearchRow& row, const EventContext& at, const facts::CaseDisposed& event) const;

 private:
    void take(PartyTokens& tokens, const facts::Person& person) const;

    const SearchTokens* tokens_;
    TenantId tenant_;
};

}  // namespace madoguchi::projections
