#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "madoguchi/facts/values/date.hpp"
#include "madoguchi/projections/rows/case_row.hpp"
#include "madoguchi/projections/rows/case_status.hpp"

namespace madoguchi::projections {

/// The worklists over cases. What each holds and by which day it is sorted: worklist.cpp.
enum class Worklist : std::uint8_t {
    kOpen,               ///< Every case that hasn't ended, by the day of opening.
    kIntake,             ///< Visit 1 or a same-day case is going on, by the day of opening.
    kLetterDue,          ///< Application accepted, letter to be queued, by the day of acceptance.
    kToPrint,            ///< Letter queued, by the day of queueing.
    kToHandOver,         ///< Letter printed, to be handed over or posted, by the planned day.
    kToPost,             ///< With the mailroom, acceptance outstanding, by the planned day.
    kAwaitingReply,      ///< Posted, by the day of posting.
    kLapsing,            ///< Posted with a last day, by that day.
    kPerhapsNotArrived,  ///< Posted and no delivery known, by the day of posting.
    kUndeliverable,      ///< Came back, by the day of return.
    kReplyLapsed,        ///< The last day is over, by that day.
    kSecondVisitsDue,  ///< The letter is out, or the reply here already: the visit is next, by last
                       ///< day.
    kSecondVisitOpen,  ///< Visit 2 is going on, by its day.
    kDeficientVisits,  ///< A visit ended with something short, by that day.
    kHeldDispatches,   ///< Posting is stopped until somebody has been asked, by day of the hold.
    kStopped,  ///< Denied, held by an incident, protected, or with a register change to be decided.
    kToPull,   ///< A printed letter was given up: out of tray or bag, by that day.
    kCardWork,          ///< Checked and ready, or card work is running, by day of the status.
    kCardWorkFailures,  ///< Card work couldn't be done, or its outcome is unknown.
    kCustody,           ///< A card or an opened reply is kept, by the day it was taken.
    kApprovals,         ///< Somebody has to decide, by the day of asking.
    kNewerThanBuild,    ///< Holds an event that this build doesn't know.
};

inline constexpr std::size_t kWorklistCount = 22;

/// Every worklist, in the order in which screens show them.
[[nodiscard]] const std::array<Worklist, kWorklistCount>& all_worklists();

/// The list's name in commands and keys: `to_print` …
[[nodiscard]] std::string_view word_of(Worklist list);

/// Whether the list is a step of a letter's way through the mailroom, from the print to the post:
/// its parts are the mail classes.
[[nodiscard]] bool is_of_mailroom(Worklist list);

/// The part of a list in which the case stands, where the list is also found and counted by parts:
/// the letter's mail class in those of the mailroom (empty: the policy names none), the step of the
/// way in `open`.
[[nodiscard]] std::optional<std::string> part_of_list(const CaseRow& row, Worklist list);

/// A case's place in a list.
struct WorklistPlace {
    Worklist list;
    facts::Date sorted_by{};
    bool operator==(const WorklistPlace&) const = default;
};

/// The lists that a case stands in, each at most once.
[[nodiscard]] std::vector<WorklistPlace> places_of(const CaseRow& row);

/// The status that a screen shows: until the letter is posted, a hold; while it is due, an
/// outstanding approval to post. A denial is a stop of its own (`CaseRow::denied`).
[[nodiscard]] CaseStatus shown_status(const CaseRow& row);

}  // namespace madoguchi::projections
