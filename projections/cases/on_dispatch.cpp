#include <algorithm>

#include "madoguchi/facts/values/code.hpp"
#include "madoguchi/facts/values/date.hpp"
#include "madoguchi/projections/cases/case_definition.hpp"  // IWYU pragma: associated
#include "madoguchi/projections/cases/fold.hpp"
#include "madoguchi/projections/rows/case_status.hpp"

namespace madoguchi::projections {

using enum CaseStatus;

namespace {

void take_posting(CaseRow& row, facts::Date on, const std::string& tracking_no) {
    row.letter.posted_on = on;
    if (!tracking_no.empty()) {
        row.letter.tracking_no = tracking_no;
    }
    move_to(row, kAwaitingReply, on);
}

}  // namespace

void CaseDefinition::on(CaseRow& row, const EventContext& at,
                        const facts::DispatchHeld& event) const {
    row.changed_on = at.on;
    row.held = true;
    row.hold_reason = event.reason.text();
    row.status_since = at.on;
}

void CaseDefinition::on(CaseRow& row, const EventContext& at,
                        const facts::DispatchReleased& /*event*/) const {
    row.changed_on = at.on;
    row.held = false;
    row.hold_reason.clear();
    row.status_since = at.on;
}

void CaseDefinition::on(CaseRow& row, const EventContext& at,
                        const facts::PostingApprovalRequested& event) const {
    row.changed_on = at.on;
    row.posting_requested = true;
    row.status_since = event.requested_on;
    row.pending.push_back({.kind = "posting",
                           .event_no = 0,
                           .subject = row.letter.document_number,
                           .requested_by = event.requested_by.text(),
                           .since = event.requested_on});
}

void CaseDefinition::on(CaseRow& row, const EventContext& at,
                        const facts::PostingApproved& /*event*/) const {
    row.changed_on = at.on;
    row.status_since = at.on;
    forget_posting_request(row);
}

void CaseDefinition::on(CaseRow& row, const EventContext& at,
                        const facts::LetterQueued& event) const {
    row.changed_on = at.on;
    row.letters = std::max(row.letters, event.letter_seq);
    row.letter = LetterColumns{};
    row.letter.seq = event.letter_seq;
    row.letter.number = event.letter_number;
    row.letter.document_number = event.document_number;
    row.letter.post_class = event.post_class;
    row.letter.queued_on = at.on;
    row.letter.alive = true;
    row.reply_elsewhere = false;
    row.needs_new_letter = false;
    move_to(row, kLetterQueued, at.on);
}

void CaseDefinition::on(CaseRow& row, const EventContext& at,
                        const facts::LetterPrinted& event) const {
    row.changed_on = at.on;
    row.letter.batch = event.batch;
    row.letter.planned_posting_on = event.planned_posting_on;
    row.letter.valid_until = event.valid_until;
    row.letter.days_after_arrival = event.days_after_arrival;
    move_to(row, kLetterPrinted, at.on);
}

void CaseDefinition::on(CaseRow& row, const EventContext& at,
                        const facts::LetterSpoiled& /*event*/) const {
    row.changed_on = at.on;
    row.letter.batch.clear();
    row.letter.planned_posting_on.reset();
    row.letter.valid_until.reset();
    move_to(row, kLetterQueued, at.on);
}

void CaseDefinition::on(CaseRow& row, const EventContext& at,
                        const facts::HandedToMailroom& event) const {
    row.changed_on = at.on;
    row.letter.batch = event.batch.empty() ? row.letter.batch : event.batch;
    move_to(row, kHandedOver, at.on);
}

void CaseDefinition::on(CaseRow& row, const EventContext& at,
                        const facts::ReturnedByMailroom& /*event*/) const {
    row.changed_on = at.on;
    move_to(row, kLetterPrinted, at.on);
}

void CaseDefinition::on(CaseRow& row, const EventContext& at,
                        const facts::LetterPosted& event) const {
    row.changed_on = at.on;
    row.letter.post_class = event.post_class.empty() ? row.letter.post_class : event.post_class;
    take_posting(row, event.posted_on, event.tracking_no);
}

void CaseDefinition::on(CaseRow& row, const EventContext& at,
                        const facts::AcceptanceSlipReceived& event) const {
    row.changed_on = at.on;
    const bool on_its_way = row.status == kHandedOver || row.status == kAwaitingReply;
    row.letter.posted_on = event.accepted_on;
    if (on_its_way && !row.letter.delivered_on) {
        take_posting(row, event.accepted_on, event.tracking_no);
    } else if (!event.tracking_no.empty()) {
        row.letter.tracking_no = event.tracking_no;
    }
}

void CaseDefinition::on(CaseRow& row, const EventContext& at,
                        const facts::LetterDelivered& event) const {
    row.changed_on = at.on;
    row.letter.delivered_on = event.delivered_on;
    if (event.valid_until) {
        row.letter.valid_until = event.valid_until;
    }
    pass_on(row, event.delivered_on);
}

void CaseDefinition::on(CaseRow& row, const EventContext& at,
                        const facts::LetterReturnedUndeliverable& event) const {
    row.changed_on = at.on;
    row.letter.returned_on = event.returned_on;
    row.letter.return_reason = event.reason.text();
    move_to(row, kLetterUndeliverable, event.returned_on);
}

void CaseDefinition::on(CaseRow& row, const EventContext& at,
                        const facts::ReplyLapsed& /*event*/) const {
    row.changed_on = at.on;
    move_to(row, kReplyLapsed, at.on);
}

void CaseDefinition::on(CaseRow& row, const EventContext& at,
                        const facts::LetterReissued& /*event*/) const {
    row.changed_on = at.on;
    row.letter.alive = false;
    letter_is_due(row, at.on);
}

void CaseDefinition::on(CaseRow& row, const EventContext& at,
                        const facts::LetterInvalidated& event) const {
    row.changed_on = at.on;
    if (row.letter.alive && event.letter_seq == row.letter.seq) {
        row.letter.alive = false;
        const bool in_the_office = row.status == kLetterPrinted || row.status == kHandedOver;
        if (in_the_office || event.reason.is("principal_died")) {
            row.to_pull.push_back({.letter_seq = event.letter_seq,
                                   .number = row.letter.number,
                                   .reason = event.reason.text(),
                                   .posted = !in_the_office,
                                   .since = at.on});
        }
    }
}

void CaseDefinition::on(CaseRow& row, const EventContext& at,
                        const facts::LetterPulled& event) const {
    row.changed_on = at.on;
    std::erase_if(row.to_pull, [&event](const PullColumns& letter) {
        return letter.letter_seq == event.letter_seq;
    });
}

}  // namespace madoguchi::projections
