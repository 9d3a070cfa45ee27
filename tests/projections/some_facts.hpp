#pragma once

#include <string>

#include "log_of_facts.hpp"

namespace madoguchi::projections::test {

using facts::Date;

/// A two-visit case of an invented person, opened on a day.
inline facts::CaseOpened opened(const std::string& number, Date on,
                                const std::string& office = "main") {
    facts::CaseOpened event;
    event.case_number = number;
    event.opened_on = on;
    event.office = facts::Office(office);
    event.channel = facts::Method("counter");
    event.applicant_class = "voluntary";
    event.age_class = "18_and_over";
    event.principal.name = facts::Sensitive<std::string>("試験 太郎");
    event.principal.kana = facts::Sensitive<std::string>("シケン タロウ");
    event.principal.birth_date = facts::Sensitive<Date>(Date(std::chrono::days(3'000)));
    event.procedures = {{facts::Procedure("pin_reset"),
                         {facts::Target("user_auth"), facts::Target("resident_ledger")}}};
    event.route = facts::Route("inquiry_two_visit");
    event.visits = 2;
    event.policy_version = "p1";
    return event;
}

inline facts::ApplicationAccepted accepted(Date on) {
    facts::ApplicationAccepted event;
    event.accepted_on = on;
    event.procedures = {{facts::Procedure("pin_reset"), {facts::Target("user_auth")}}};
    return event;
}

inline facts::LetterQueued queued(const std::string& number, std::uint32_t seq = 1) {
    facts::LetterQueued event;
    event.letter_seq = seq;
    event.letter_number = number;
    event.document_number = "D-" + number;
    return event;
}

inline facts::LetterPrinted printed(Date planned, Date until, std::uint32_t seq = 1) {
    facts::LetterPrinted event;
    event.letter_seq = seq;
    event.batch = "B1";
    event.planned_posting_on = planned;
    event.valid_until = until;
    return event;
}

inline facts::LetterPosted posted(Date on, std::uint32_t seq = 1) {
    facts::LetterPosted event;
    event.letter_seq = seq;
    event.posted_on = on;
    event.tracking_no = "12345678901";
    return event;
}

inline facts::LetterDelivered delivered(Date on) {
    facts::LetterDelivered event;
    event.delivered_on = on;
    return event;
}

inline facts::SecondVisitOpened second_visit(Date on, const std::string& office = "main") {
    facts::SecondVisitOpened event;
    event.on = on;
    event.office = facts::Office(office);
    return event;
}

inline facts::VisitTwoAccepted visit_accepted(Date on) {
    facts::VisitTwoAccepted event;
    event.accepted_on = on;
    return event;
}

inline facts::CardOperationStarted card_work(const std::string& id) {
    facts::CardOperationStarted event;
    event.operation_id = id;
    event.mode = "terminal";
    return event;
}

inline facts::CaseCompleted completed(Date on, bool partially = false) {
    facts::CaseCompleted event;
    event.completed_on = on;
    event.partially = partially;
    return event;
}

inline facts::EntryCorrected corrected(std::uint64_t event_no, const std::string& field,
                                       const std::string& value) {
    facts::EntryCorrected event;
    event.event_no = event_no;
    event.field = field;
    event.new_value = facts::Sensitive<std::string>(value);
    return event;
}

inline facts::EntryVoided voided(std::uint64_t event_no) {
    facts::EntryVoided event;
    event.event_no = event_no;
    return event;
}

/// A case up to the posted letter: opened on 2 November, posted on 4 November, last day 4 December.
inline void post_a_letter(LogOfFacts& log, const std::string& stream, const std::string& number,
                          const std::string& letter) {
    log.case_facts(stream, day(11, 2), opened(number, day(11, 2)), accepted(day(11, 2)));
    log.case_facts(stream, day(11, 3), queued(letter));
    log.case_facts(stream, day(11, 3), printed(day(11, 4), day(12, 4)));
    log.case_facts(stream, day(11, 4), posted(day(11, 4)));
}

}  // namespace madoguchi::projections::test
