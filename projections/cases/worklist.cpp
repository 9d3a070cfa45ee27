#include "madoguchi/projections/cases/worklist.hpp"

#include <algorithm>

#include "madoguchi/projections/rows/step.hpp"

namespace madoguchi::projections {
namespace {

using enum CaseStatus;

constexpr std::array<Worklist, kWorklistCount> kAll = {
    Worklist::kOpen,
    Worklist::kIntake,
    Worklist::kLetterDue,
    Worklist::kToPrint,
    Worklist::kToHandOver,
    Worklist::kToPost,
    Worklist::kAwaitingReply,
    Worklist::kLapsing,
    Worklist::kPerhapsNotArrived,
    Worklist::kUndeliverable,
    Worklist::kReplyLapsed,
    Worklist::kSecondVisitsDue,
    Worklist::kSecondVisitOpen,
    Worklist::kDeficientVisits,
    Worklist::kHeldDispatches,
    Worklist::kStopped,
    Worklist::kToPull,
    Worklist::kCardWork,
    Worklist::kCardWorkFailures,
    Worklist::kCustody,
    Worklist::kApprovals,
    Worklist::kNewerThanBuild,
};

// Sorts behind every real day.
constexpr facts::Date kNoDay{std::chrono::days(2'932'896)};  // 9999-12-31

// A letter of its own, and not yet posted.
bool is_made(CaseStatus status) {
    return status == kLetterQueued || status == kLetterPrinted || status == kHandedOver;
}

void place_by_status(const CaseRow& row, std::vector<WorklistPlace>& places) {
    const LetterColumns& letter = row.letter;
    const auto planned = letter.planned_posting_on.value_or(row.status_since);
    switch (shown_status(row)) {
        case kIntakeOpen:
        case kSameDayOpen:
            places.push_back({Worklist::kIntake, row.opened_on});
            break;
        case kApplicationAccepted:
            places.push_back({Worklist::kLetterDue, row.accepted_on.value_or(row.status_since)});
            break;
        case kDispatchOnHold:
            places.push_back({Worklist::kHeldDispatches, row.status_since});
            break;
        case kLetterQueued:
            places.push_back({Worklist::kToPrint, letter.queued_on.value_or(row.status_since)});
            break;
        case kLetterPrinted:
            places.push_back({Worklist::kToHandOver, planned});
            break;
        case kHandedOver:
            places.push_back({Worklist::kToPost, planned});
            break;
        case kLetterUndeliverable:
            places.push_back(
                {Worklist::kUndeliverable, letter.returned_on.value_or(row.status_since)});
            break;
        case kReplyLapsed:
            places.push_back({Worklist::kReplyLapsed, letter.valid_until.value_or(kNoDay)});
            break;
        case kVisit2Open:
            places.push_back({Worklist::kSecondVisitOpen, row.status_since});
            break;
        case kIntakeDeficient:
        case kVisit2Deficient:
            places.push_back({Worklist::kDeficientVisits, row.status_since});
            break;
        case kReadyForCardOperation:
        case kCardOperationRunning:
            places.push_back({Worklist::kCardWork, row.status_since});
            break;
        case kCardOperationFailed:
        case kCardLocked:
            places.push_back({Worklist::kCardWorkFailures, row.status_since});
            break;
        case kApprovalPending:  // Stands among what waits for somebody's decision.
        case kAwaitingReply:
        case kUnknown:
        case kCompleted:
        case kCompletedPartially:
        case kRefused:
        case kWithdrawn:
        case kSuperseded:
        case kClosedPrincipalDeceased:
        case kClosedOutOfJurisdiction:
        case kClosedCardUnusable:
            break;
    }
}

void place_awaiting(const CaseRow& row, std::vector<WorklistPlace>& places) {
    const LetterColumns& letter = row.letter;
    const facts::Date posted = letter.posted_on.value_or(row.status_since);
    places.push_back({Worklist::kAwaitingReply, posted});
    if (letter.valid_until) {
        places.push_back({Worklist::kLapsing, *row.in_time_until(row.changed_on)});
    }
    // Of ordinary mail nobody hears that it arrived: the agent may come all the same.
    places.push_back({Worklist::kSecondVisitsDue, letter.valid_until.value_or(kNoDay)});
    if (!letter.delivered_on && !row.reply_elsewhere) {
        places.push_back({Worklist::kPerhapsNotArrived, posted});
    }
}

facts::Date first_asked(const CaseRow& row) {
    facts::Date first = row.pending.empty() ? row.status_since : row.pending.front().since;
    for (const PendingColumns& pending : row.pending) {
        first = std::min(first, pending.since);
    }
    return first;
}

}  // namespace

const std::array<Worklist, kWorklistCount>& all_worklists() { return kAll; }

std::string_view word_of(Worklist list) {
    switch (list) {
        case Worklist::kOpen:
            return "open";
        case Worklist::kIntake:
            return "intake";
        case Worklist::kLetterDue:
            return "letter_due";
        case Worklist::kToPrint:
            return "to_print";
        case Worklist::kToHandOver:
            return "to_hand_over";
        case Worklist::kToPost:
            return "to_post";
        case Worklist::kAwaitingReply:
            return "awaiting_reply";
        case Worklist::kLapsing:
            return "lapsing";
        case Worklist::kPerhapsNotArrived:
            return "perhaps_not_arrived";
        case Worklist::kUndeliverable:
            return "undeliverable";
        case Worklist::kReplyLapsed:
            return "reply_lapsed";
        case Worklist::kSecondVisitsDue:
            return "second_visits_due";
        case Worklist::kSecondVisitOpen:
            return "second_visit_open";
        case Worklist::kDeficientVisits:
            return "deficient_visits";
        case Worklist::kHeldDispatches:
            return "held_dispatches";
        case Worklist::kStopped:
            return "stopped";
        case Worklist::kToPull:
            return "to_pull";
        case Worklist::kCardWork:
            return "card_work";
        case Worklist::kCardWorkFailures:
            return "card_work_failures";
        case Worklist::kCustody:
            return "custody";
        case Worklist::kApprovals:
            return "approvals";
        case Worklist::kNewerThanBuild:
            return "newer_than_build";
    }
    return {};
}

bool is_of_mailroom(Worklist list) {
    return list == Worklist::kToPrint || list == Worklist::kToHandOver ||
           list == Worklist::kToPost || list == Worklist::kAwaitingReply;
}

std::optional<std::string> part_of_list(const CaseRow& row, Worklist list) {
    if (is_of_mailroom(list)) {
        return row.letter.post_class;
    }
    const auto step = list == Worklist::kOpen ? step_of(row.status) : std::nullopt;
    return step ? std::optional(std::string(word_of(*step))) : std::nullopt;
}

std::vector<WorklistPlace> places_of(const CaseRow& row) {
    std::vector<WorklistPlace> places;
    places.reserve(8);
    if (row.newer_than_build) {
        places.push_back({Worklist::kNewerThanBuild, row.changed_on});
    }
    if (!row.custody.empty()) {
        facts::Date first = row.custody.front().since;
        for (const CustodyColumns& item : row.custody) {
            first = std::min(first, item.since);
        }
        places.push_back({Worklist::kCustody, first});
    }
    if (!row.to_pull.empty()) {
        places.push_back({Worklist::kToPull, row.to_pull.front().since});
    }
    if (!row.pending.empty() || row.register_change) {
        places.push_back({Worklist::kApprovals, first_asked(row)});
    }
    const bool held = row.denied || !row.frozen_by.empty();
    if (has_ended(row.status) || row.status == kUnknown) {
        if (held) {
            places.push_back({Worklist::kStopped, row.changed_on});
        }
        return places;
    }
    places.push_back({Worklist::kOpen, row.opened_on});
    if (held || row.protected_person || row.register_change) {
        places.push_back({Worklist::kStopped, row.changed_on});
    }
    if (held) {
        return places;  // Everything else is stopped: nobody is to work on it from another list.
    }
    place_by_status(row, places);
    if (shown_status(row) == kAwaitingReply) {
        place_awaiting(row, places);
    }
    return places;
}

CaseStatus shown_status(const CaseRow& row) {
    if (row.held && is_made(row.status)) {
        return kDispatchOnHold;
    }
    if (row.status != kApplicationAccepted) {
        return row.status;
    }
    const CaseStatus waiting = row.posting_requested ? kApprovalPending : kApplicationAccepted;
    return row.held ? kDispatchOnHold : waiting;
}

}  // namespace madoguchi::projections
