#include "madoguchi/projections/queries/case_line.hpp"

#include "madoguchi/facts/values/circumstances.hpp"
#include "madoguchi/facts/values/code.hpp"
#include "madoguchi/projections/cases/fold.hpp"
#include "madoguchi/projections/cases/worklist.hpp"
#include "madoguchi/projections/labels.hpp"
#include "madoguchi/projections/rows/case_status.hpp"

namespace madoguchi::projections {
namespace {

std::int32_t days_between(facts::Date from, facts::Date to) {
    return static_cast<std::int32_t>((to - from).count());
}

std::vector<std::string> badges_of(const CaseRow& row, facts::Date today) {
    std::vector<std::string> badges;
    const auto add = [&](bool shown, const char* word) {
        if (shown) {
            badges.emplace_back(word);
        }
    };
    const bool expiring = row.certificate_expires_on && !has_ended(row.status) &&
                          days_between(today, *row.certificate_expires_on) <= kCertificateBadgeDays;
    add(row.denied, "denied");
    add(!row.frozen_by.empty(), "frozen");
    add(row.protected_person, "protected");
    add(row.register_change, "register_change");
    add(row.status == CaseStatus::kLetterUndeliverable, "undeliverable");
    add(row.held, "held");
    add(!row.custody.empty(), "custody");
    add(row.reply_opened, "reply_opened");
    add(row.reply_elsewhere, "reply_elsewhere");
    add(row.outcome_unknown, "outcome_unknown");
    add(row.terminal_down_since.has_value(), "terminal_down");
    add(expiring, "certificate_expiring");
    add(!row.retention_holds.empty(), "retention_hold");
    add(!row.erased.empty(), "erased");
    add(row.disposed_on.has_value(), "disposed");
    add(row.newer_than_build, "newer_than_build");
    return badges;
}

// The days that the present holder has had it are counted as if they ended today.
void count_days(const CaseRow& row, facts::Date today, CaseLine& line) {
    line.office_days = row.office_days;
    line.post_days = row.post_days;
    line.citizen_days = row.citizen_days;
    const std::int32_t running =
        today > row.segment_since ? days_between(row.segment_since, today) : 0;
    switch (counted_to(row)) {
        case Segment::kNone:
            break;
        case Segment::kOffice:
            line.office_days += running;
            break;
        case Segment::kPost:
            line.post_days += running;
            break;
        case Segment::kCitizen:
            line.citizen_days += running;
            break;
    }
}

// By the status alone, but for a protected person and a change of the register, where the section
// chief's word comes before all else, and for an opened reply: what is inside decides.
std::string_view next_step_of(const CaseRow& row, const std::string& status) {
    if (row.protected_person && !row.denied && row.frozen_by.empty()) {
        return "protected_case";
    }
    if (row.register_change && !row.denied && row.frozen_by.empty()) {
        return "register_change";
    }
    if (row.reply_opened && status == "visit2_open") {
        return "reply_opened";
    }
    if (row.reply_opened && status == "card_operation_running") {
        return "pin_part_open";
    }
    return status;
}

void take_status(const CaseRow& row, CaseLine& line) {
    const bool open = !has_ended(row.status);
    if (open && row.denied) {
        line.status = "principal_denied";
    } else if (open && !row.frozen_by.empty()) {
        line.status = "case_frozen";
    } else {
        line.status = word_of(shown_status(row));
    }
    const Label status = label_in(status_labels(), line.status);
    line.status_ja = status.ja;
    line.status_en = status.en;
    if (line.status == "awaiting_reply" && line.days_left) {
        const bool late = *line.days_left < 0;
        const std::string days = std::to_string(late ? -*line.days_left : *line.days_left);
        line.status_ja += late ? "(期限を" + days + "日過ぎ)" : "(残り" + days + "日)";
        line.status_en += " (" + days + (late ? " days late)" : " days left)");
    }
    if (!has_ended(row.status)) {
        const Label next = label_in(next_step_labels(), next_step_of(row, line.status));
        line.next_step_ja = next.ja;
        line.next_step_en = next.en;
    } else if (row.denied) {
        const Label next = label_in(next_step_labels(), "denied_after_end");
        line.next_step_ja = next.ja;
        line.next_step_en = next.en;
    }
}

}  // namespace

CaseLine case_line(const std::string& stream, const CaseRow& row, facts::Date today) {
    CaseLine line;
    line.stream = stream;
    line.case_number = row.case_number;
    line.office = row.office_now;
    for (const facts::ProcedureRequest& request : row.procedures) {
        line.procedures.push_back(request.procedure.text());
    }
    line.route = row.route;
    line.applicant_class = row.applicant_class;
    line.age_class = row.age_class;
    line.opened_on = row.opened_on;
    line.age_days = days_between(row.opened_on, row.ended_on.value_or(today));
    line.in_status_days = days_between(row.status_since, today);
    line.letter_number = row.letter.number;
    line.post_class = row.letter.post_class;
    line.posted_on = row.letter.posted_on;
    line.delivered_on = row.letter.delivered_on;
    line.tracking_no = row.letter.tracking_no;
    line.deadline = row.letter.valid_until;
    if (row.letter.valid_until && row.letter.alive && !has_ended(row.status)) {
        line.days_left = days_between(today, *row.in_time_until(today));
    }
    line.clerk = row.clerk;
    line.shortfall = row.shortfall;
    line.visit_no = row.visit_no;
    line.badges = badges_of(row, today);
    for (const CustodyColumns& item : row.custody) {
        line.custody_receipts.push_back(item.receipt_number);
    }
    for (const PendingColumns& item : row.pending) {
        line.pending.push_back(item.kind);
    }
    if (row.register_change && !has_ended(row.status)) {
        line.pending.emplace_back("register_change");
    }
    count_days(row, today, line);
    take_status(row, line);
    return line;
}

std::vector<TelephoneAnswer> telephone_answers(const CaseRow& row, facts::Date today) {
    if (row.denied || row.protected_person || !row.frozen_by.empty()) {
        return {{"stopped", "担当から折り返します(上席が対応)"}};
    }
    std::vector<TelephoneAnswer> answers;
    const LetterColumns& letter = row.letter;
    if (letter.posted_on) {
        answers.push_back(
            {"sent", facts::date_text(*letter.posted_on) + "に住民登録の住所あてに発送しました"});
    } else if (letter.planned_posting_on) {
        answers.push_back(
            {"sent", facts::date_text(*letter.planned_posting_on) + "に発送する予定です"});
    } else if (!has_ended(row.status)) {
        answers.push_back({"sent", "照会書はまだ発送していません"});
    }
    if (letter.returned_on) {
        const Label reason = label_in(word_labels(), letter.return_reason);
        answers.push_back({"delivery", facts::date_text(*letter.returned_on) + "に戻りました(" +
                                           std::string(reason.ja) + ")"});
    } else if (letter.delivered_on) {
        answers.push_back(
            {"delivery", facts::date_text(*letter.delivered_on) + "に配達されています"});
    } else if (letter.posted_on) {
        answers.push_back({"delivery", letter.tracking_no.empty()
                                           ? std::string("追跡できない郵便です")
                                           : "引受番号 " + letter.tracking_no});
    }
    if (letter.valid_until && letter.alive) {
        const std::int32_t left = days_between(today, *row.in_time_until(today));
        answers.push_back({"deadline", "回答期限は" + facts::date_text(*letter.valid_until) +
                                           (left >= 0 ? "(残り" + std::to_string(left) + "日)"
                                                      : std::string("(過ぎています。係長判断)"))});
    }
    answers.push_back({"office", row.office_now});
    return answers;
}

}  // namespace madoguchi::projections
