#pragma once

#include <rapidcheck.h>

#include <string>
#include <utility>
#include <vector>

#include "some_facts.hpp"

namespace madoguchi::projections::test {

// Any events in any order: a projection must stand histories that no decider would write.
inline facts::CaseEvent any_case_event() {
    const auto on = day(11, static_cast<unsigned>(*rc::gen::inRange(1, 29)));
    const auto number = std::to_string(*rc::gen::inRange(0, 5));
    const auto event_no = static_cast<std::uint64_t>(*rc::gen::inRange(0, 9));
    facts::CardTakenIntoCustody taken;
    taken.receipt_number = number;
    facts::CardReturned returned;
    returned.receipt_number = number;
    facts::PostageCollected paid;
    paid.yen = 434;
    paid.method = facts::Method(event_no % 2 == 0 ? "cash" : "stamps");
    paid.payer = "applicant";
    facts::LetterReturnedUndeliverable back;
    back.returned_on = on;
    facts::DocumentsFoundMissing missing;
    missing.missing = {"agent:photo_id"};
    facts::TargetRefused refused;
    refused.procedure = facts::Procedure("pin_reset");
    refused.target = facts::Target("user_auth");
    refused.refusal = facts::Refusal("wrong_counter");
    facts::CorrectionRequested asked;
    asked.event_no = event_no;
    asked.field = "posted_on";
    facts::FeeCollected fee;
    fee.yen = 200;
    fee.ground = facts::Reason("card_reissued");
    facts::FeeWaived waived;
    waived.yen = 200;
    waived.ground = facts::Reason("first_issue");
    facts::ReplyRejected rejected;
    rejected.reason = facts::Reason("reply_not_sealed");
    facts::ReplyHandedBackUnopened handed_back;
    handed_back.missing = {"agent:photo_id", "principal:card"};
    return *rc::gen::element<facts::CaseEvent>(
        fee, waived, rejected, handed_back, opened(number, on), accepted(on), queued(number),
        printed(on, on), posted(on), delivered(on), back, second_visit(on), visit_accepted(on),
        card_work(number), completed(on), taken, returned, paid, missing, refused, asked,
        facts::PrincipalDenied{}, facts::DenialLifted{}, facts::DispatchHeld{},
        facts::DispatchReleased{}, facts::LetterInvalidated{}, facts::CaseWithdrawn{},
        facts::ReplyLapsed{}, facts::TerminalBecameUnavailable{}, facts::TerminalBecameAvailable{},
        corrected(event_no, "posted_on", facts::date_text(on)),
        corrected(event_no, "opened_on", facts::date_text(on)), voided(event_no));
}

inline void write_any_history(LogOfFacts& log) {
    const int commits = *rc::gen::inRange(1, 60);
    for (int i = 0; i < commits; ++i) {
        const std::string stream = "case/" + std::to_string(*rc::gen::inRange(0, 4));
        std::vector<facts::AnyEvent> events;
        const int count = *rc::gen::inRange(0, 4);
        for (int k = 0; k < count; ++k) {
            events.emplace_back(any_case_event());
        }
        log.commit(stream, day(11, static_cast<unsigned>(*rc::gen::inRange(1, 29))),
                   std::move(events));
    }
}

}  // namespace madoguchi::projections::test
