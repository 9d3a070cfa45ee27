#include "madoguchi/projections/cases/fold.hpp"

#include <algorithm>

namespace madoguchi::projections {
namespace {

using enum CaseStatus;

// Who has the case now. While the terminal is down the citizen's clock stands still.
Segment holder_of(const CaseRow& row) {
    if (row.status == kUnknown || has_ended(row.status)) {
        return Segment::kNone;
    }
    if (row.denied || !row.frozen_by.empty()) {
        return Segment::kOffice;  // Whoever lifts the stop has it.
    }
    if (row.status == kAwaitingReply && !row.letter.delivered_on) {
        return Segment::kPost;
    }
    const bool citizen = row.status == kAwaitingReply || row.status == kReplyLapsed ||
                         row.status == kIntakeDeficient ||
                         (row.status == kVisit2Deficient && !row.needs_new_letter);
    return citizen && !row.terminal_down_since ? Segment::kCitizen : Segment::kOffice;
}

void count_days(CaseRow& row, facts::Date on) {
    const auto days =
        static_cast<std::int32_t>(std::max<std::int64_t>(0, (on - row.segment_since).count()));
    switch (counted_to(row)) {
        case Segment::kNone:
            break;
        case Segment::kOffice:
            row.office_days += days;
            break;
        case Segment::kPost:
            row.post_days += days;
            break;
        case Segment::kCitizen:
            row.citizen_days += days;
            break;
    }
}

}  // namespace

Segment counted_to(const CaseRow& row) {
    const bool no_news =
        row.segment == Segment::kPost && !row.letter.delivered_on && !row.letter.returned_on;
    return no_news ? Segment::kCitizen : row.segment;
}

void pass_on(CaseRow& row, facts::Date on) {
    const Segment next = holder_of(row);
    if (next != row.segment) {
        count_days(row, on);
        row.segment = next;
        row.segment_since = on;
    }
}

void move_to(CaseRow& row, CaseStatus status, facts::Date on) {
    row.status = status;
    row.status_since = on;
    if (has_ended(status)) {
        row.ended_on = on;
    } else {
        row.ended_on.reset();
    }
    pass_on(row, on);
}

void letter_is_due(CaseRow& row, facts::Date on) {
    forget_posting_request(row);
    move_to(row, kApplicationAccepted, on);
}

void note_parties(CaseRow& row, log::Position position) {
    if (row.parties_at.empty() || row.parties_at.back() != position.value()) {
        row.parties_at.push_back(position.value());
    }
}

void forget_posting_request(CaseRow& row) {
    row.posting_requested = false;
    std::erase_if(row.pending, [](const PendingColumns& item) { return item.kind == "posting"; });
}

}  // namespace madoguchi::projections
