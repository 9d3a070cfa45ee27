#pragma once

#include <string>

#include "madoguchi/facts/any_event.hpp"
#include "madoguchi/log/ids.hpp"
#include "madoguchi/projections/cases/case_definition.hpp"
#include "madoguchi/projections/core/decoded_commit.hpp"
#include "madoguchi/projections/core/derived_rows.hpp"
#include "madoguchi/projections/core/event_context.hpp"
#include "madoguchi/projections/core/event_groups.hpp"
#include "madoguchi/projections/core/type_list.hpp"
#include "madoguchi/projections/core/view_store.hpp"
#include "madoguchi/projections/core/view_writer.hpp"
#include "madoguchi/projections/rows/statistics_row.hpp"

namespace madoguchi::projections {

/// `statistics`: what reports and trends count, and the cases behind each count. Its state is the
/// case's row, folded as `cases` folds it, and what that leaves out. Keys, days as YYYY-MM-DD:
///
///   e/<topic>/<office>/<day>/<word>/<procedures>/<applicant>/<no>/<stream>   a thing that counts
///   c/<topic>/<office>/<day>/<word>/<procedures>/<applicant>                 count of those
///   y/<topic>/<office>/<day>/<word>/<procedures>/<applicant>                 their yen
///   i/<step>/<office>/<until>/<from>/<stream>                                a spell at a step
///   p/<office>/<step>                                                        open spells
///   f/<day>/<office>/<step>/in | out                                         begun and ended ones
///   d/<office>/<day>/<office>/<post>/<citizen>/<total>/<stream>              a completed case by
///                                                                            how long it took
///
/// Days that something took have 5 digits, in the order of `all_lead_parts`. `<no>` is 0 for the
/// case itself, else the place among its things plus one.
class StatisticsDefinition {
 public:
    using State = StatisticsRow;
    /// What the case's own fold leaves out.
    using Counts = Events<facts::DocumentRejected, facts::PostageCollected, facts::FeeCollected,
                          facts::FeeWaived>;
    using Handles = Join<CaseDefinition::Handles, Counts>;
    using Ignores = Join<
        Events<facts::PowerOfAttorneyRecorded, facts::AgencyVerified, facts::FamilyRegisterWaived,
               facts::WrittenByAnother, facts::CallbackConfirmed, facts::CallerConfirmed,
               facts::PossibleDuplicateDismissed, facts::NoteAdded>,
        Events<facts::PostageShortfall, facts::PostageRefunded, facts::ReceiptIssued>,
        Events<facts::AddressExceptionApproved, facts::ReminderSent>,
        Events<facts::CardChecked, facts::ReasonEvidenceRecorded, facts::PresenceConfirmed>,
        Events<facts::CardHandedToTerminal, facts::CardStepSucceeded, facts::CertificateRevoked,
               facts::PinSet, facts::PinChanged, facts::CompletionStepDone,
               facts::PropagationWarningGiven>,
        // The end that follows from these is an event of its own: CaseClosed.
        Events<facts::ProtectedHandlingApproved, facts::PrincipalDied, facts::PrincipalMovedOut,
               facts::CertificateLapsed, facts::CardReportedLost, facts::CardFound,
               facts::CardExpired, facts::CertificateExpired, facts::ExceptionApproved>,
        Events<facts::PartyIdentified, facts::PartyDistinguished, facts::PartyReleased,
               facts::DataKeysDestroyed>,
        IncidentEvents, LookEvents, OfficeEvents, PersonEvents, PolicyEvents, StaffEvents,
        WatchEvents>;

    [[nodiscard]] const ViewId& id() const;
    [[nodiscard]] Seals seals() const { return Seals::kLeave; }
    [[nodiscard]] bool follows(const log::StreamId& stream) const { return cases_.follows(stream); }
    void direct(const DecodedCommit& /*commit*/, ViewWriter& /*writer*/) const {}
    void derive(const std::string& stream, const StatisticsRow& row, DerivedRows& out) const;

    template <typename Event>
    void on(StatisticsRow& row, const EventContext& at, const Event& event) const {
        if constexpr (kTimesIn<Event, CaseDefinition::Handles> == 1) {
            cases_.on(row.of_case, at, event);
            note_step(row);
        }
        if constexpr (requires { count(row, at, event); }) {
            count(row, at, event);
        }
    }

 private:
    static void note_step(StatisticsRow& row);
    static void count(StatisticsRow& row, const EventContext& at,
                      const facts::DocumentRejected& event);
    static void count(StatisticsRow& row, const EventContext& at,
                      const facts::DocumentsFoundMissing& event);
    static void count(StatisticsRow& row, const EventContext& at,
                      const facts::ReplyHandedBackUnopened& event);
    static void count(StatisticsRow& row, const EventContext& at,
                      const facts::ReplyRejected& event);
    static void count(StatisticsRow& row, const EventContext& at,
                      const facts::PostageCollected& event);
    static void count(StatisticsRow& row, const EventContext& at, const facts::FeeCollected& event);
    static void count(StatisticsRow& row, const EventContext& at, const facts::FeeWaived& event);
    static void count(StatisticsRow& row, const EventContext& at, const facts::LetterPosted& event);
    static void count(StatisticsRow& row, const EventContext& at,
                      const facts::AcceptanceSlipReceived& event);
    static void count(StatisticsRow& row, const EventContext& at,
                      const facts::LetterReturnedUndeliverable& event);
    static void count(StatisticsRow& row, const EventContext& at, const facts::ReplyLapsed& event);
    static void count(StatisticsRow& row, const EventContext& at,
                      const facts::CaseCompleted& event);

    CaseDefinition cases_;
};

}  // namespace madoguchi::projections
