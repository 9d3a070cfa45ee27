#include "madoguchi/facts/values/code.hpp"
#include "madoguchi/facts/values/date.hpp"
#include "madoguchi/log/commit.hpp"
#include "madoguchi/projections/cases/case_definition.hpp"  // IWYU pragma: associated
#include "madoguchi/projections/cases/fold.hpp"
#include "madoguchi/projections/cases/text.hpp"
#include "madoguchi/projections/rows/case_status.hpp"

namespace madoguchi::projections {

using enum CaseStatus;

namespace {

constexpr const char* kSealedReply = "sealed_reply";

}  // namespace

void CaseDefinition::on(CaseRow& row, const EventContext& at,
                        const facts::LateReplyAccepted& /*event*/) const {
    row.changed_on = at.on;
    move_to(row, kAwaitingReply, at.on);
}

void CaseDefinition::on(CaseRow& row, const EventContext& at,
                        const facts::SecondVisitOpened& event) const {
    if (event.other_agent) {
        note_parties(row, at.commit.position);
    }
    row.changed_on = at.on;
    row.visit_no = event.visit_no;
    row.office_now = event.office.text();
    row.shortfall.clear();
    move_to(row, kVisit2Open, event.on);
}

void CaseDefinition::on(CaseRow& row, const EventContext& at,
                        const facts::ReplyArrivedByOtherRoute& event) const {
    row.changed_on = at.on;
    row.reply_elsewhere = true;
    row.custody.push_back({.receipt_number = event.receipt_number,
                           .what = kSealedReply,
                           .place = event.place,
                           .keeper = event.keeper.text(),
                           .since = at.on});
}

void CaseDefinition::on(CaseRow& row, const EventContext& at,
                        const facts::RegisterChecked& event) const {
    row.changed_on = at.on;
    row.register_change = row.register_change || event.changed;
}

void CaseDefinition::on(CaseRow& row, const EventContext& at,
                        const facts::ReplyReceived& /*event*/) const {
    row.changed_on = at.on;
    row.reply_elsewhere = false;
    std::erase_if(row.custody,
                  [](const CustodyColumns& item) { return item.what == kSealedReply; });
}

void CaseDefinition::on(CaseRow& row, const EventContext& at,
                        const facts::ReplyHandedBackUnopened& event) const {
    row.changed_on = at.on;
    row.shortfall = joined(event.missing);
    row.needs_new_letter = false;
    move_to(row, kVisit2Deficient, at.on);
}

void CaseDefinition::on(CaseRow& row, const EventContext& at,
                        const facts::ReplyOpened& /*event*/) const {
    row.changed_on = at.on;
    row.reply_opened = true;
}

void CaseDefinition::on(CaseRow& row, const EventContext& at,
                        const facts::ReplyRejected& event) const {
    row.changed_on = at.on;
    row.shortfall = event.reason.text();
    row.needs_new_letter = event.needs_new_letter;
    move_to(row, kVisit2Deficient, at.on);
}

void CaseDefinition::on(CaseRow& row, const EventContext& at,
                        const facts::PinPartDisposed& /*event*/) const {
    row.changed_on = at.on;
    row.reply_opened = false;
}

void CaseDefinition::on(CaseRow& row, const EventContext& at,
                        const facts::ReplyResealed& /*event*/) const {
    row.changed_on = at.on;
    row.reply_opened = false;
}

void CaseDefinition::on(CaseRow& row, const EventContext& at,
                        const facts::VisitTwoAccepted& event) const {
    row.changed_on = at.on;
    row.shortfall.clear();
    move_to(row, kReadyForCardOperation, event.accepted_on);
}

void CaseDefinition::on(CaseRow& row, const EventContext& at,
                        const facts::CardTakenIntoCustody& event) const {
    row.changed_on = at.on;
    row.custody.push_back({.receipt_number = event.receipt_number,
                           .what = event.what,
                           .place = event.place,
                           .keeper = event.keeper.text(),
                           .since = at.on});
}

void CaseDefinition::on(CaseRow& row, const EventContext& at,
                        const facts::CardReturned& event) const {
    row.changed_on = at.on;
    std::erase_if(row.custody, [&](const CustodyColumns& item) {
        return item.receipt_number == event.receipt_number;
    });
}

void CaseDefinition::on(CaseRow& row, const EventContext& at,
                        const facts::SentByInternalMail& /*event*/) const {
    row.changed_on = at.on;
}

void CaseDefinition::on(CaseRow& row, const EventContext& at,
                        const facts::ReceivedByInternalMail& /*event*/) const {
    row.changed_on = at.on;
}

}  // namespace madoguchi::projections
