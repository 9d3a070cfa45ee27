#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "madoguchi/facts/values/circumstances.hpp"
#include "madoguchi/facts/values/code.hpp"
#include "madoguchi/facts/values/date.hpp"
#include "madoguchi/facts/values/fields.hpp"
#include "madoguchi/projections/rows/case_status.hpp"

namespace madoguchi::projections {

/// Who has the case: its days are counted apart (lead times).
enum class Segment : std::uint8_t { kNone, kOffice, kPost, kCitizen };

/// The newest letter of a case.
struct LetterColumns {
    std::uint32_t seq = 0;  ///< 0: there is none.
    std::string number;
    std::string document_number;
    std::string batch;
    std::string post_class;
    std::string tracking_no;
    std::optional<facts::Date> queued_on;
    std::optional<facts::Date> planned_posting_on;
    std::optional<facts::Date> posted_on;
    std::optional<facts::Date> delivered_on;
    std::optional<facts::Date> valid_until;
    std::uint32_t days_after_arrival = 0;
    std::string return_reason;  ///< Set iff it came back.
    std::optional<facts::Date> returned_on;
    bool alive = false;  ///< Not spoiled beyond use, invalidated or replaced.
    MADOGUCHI_FIELDS(LetterColumns, seq, number, document_number, batch, post_class, tracking_no,
                     queued_on, planned_posting_on, posted_on, delivered_on, valid_until,
                     days_after_arrival, return_reason, returned_on, alive);
};

/// Something kept overnight.
struct CustodyColumns {
    std::string receipt_number;
    std::string what;
    std::string place;
    std::string keeper;
    facts::Date since{};
    MADOGUCHI_FIELDS(CustodyColumns, receipt_number, what, place, keeper, since);
};

/// Something that one person asked for and another has to decide.
struct PendingColumns {
    std::string kind;            ///< `posting` `correction` `void` `policy_adoption`
                                 ///< `disposal`
    std::uint64_t event_no = 0;  ///< Of the entry it is about; 0 where it is about none.
    std::string subject;         ///< Field or version; never a value.
    std::string requested_by;
    facts::Date since{};
    MADOGUCHI_FIELDS(PendingColumns, kind, event_no, subject, requested_by, since);
};

/// A letter that was given up after it was printed, and isn't caught yet.
struct PullColumns {
    std::uint32_t letter_seq = 0;
    std::string number;
    std::string reason;
    bool posted = false;  ///< Gone: the post office is asked to give it back.
    facts::Date since{};
    MADOGUCHI_FIELDS(PullColumns, letter_seq, number, reason, posted, since);
};

/// A reason not to erase the case's data for now.
struct HoldColumns {
    std::string ground;
    std::string reference;
    std::string person;  ///< Set iff it lies on that person.
    facts::Date since{};
    MADOGUCHI_FIELDS(HoldColumns, ground, reference, person, since);
};

/// One case as the lists show it. Everything in it is clear: no name, address or birth date.
struct CaseRow {
    CaseStatus status = CaseStatus::kUnknown;  ///< Stops aside; see `denied`.
    bool newer_than_build = false;  ///< An event of the case is unknown here; the rest is as of
                                    ///< before that event.
    std::string case_number;
    std::string office;      ///< Of the opening.
    std::string office_now;  ///< Where the case is being worked on.
    std::string channel;
    std::string applicant_class;
    std::string age_class;
    std::string route;
    std::string policy_version;
    std::vector<facts::ProcedureRequest> procedures;
    facts::Date opened_on{};
    std::optional<facts::Date> accepted_on;
    std::optional<facts::Date> ended_on;
    facts::Date changed_on{};  ///< Day of the newest entry.
    facts::Date status_since{};
    LetterColumns letter;
    std::uint32_t letters = 0;   ///< Letters queued in all.
    std::uint32_t visit_no = 1;  ///< The visit that is or was last open.
    std::string shortfall;       ///< Why a visit is deficient: missing items or a reason.
    bool needs_new_letter = false;
    bool held = false;
    std::string hold_reason;
    bool denied = false;
    bool protected_person = false;
    std::vector<std::string> frozen_by;  ///< Incidents that hold the case.
    bool register_change = false;
    std::optional<facts::Date> terminal_down_since;
    std::int32_t clock_stopped_days = 0;  ///< While the terminal was down: added to the last day.
    bool reply_elsewhere = false;  ///< The reply came by post, at a branch or in the night box.
    bool reply_opened = false;     ///< An opened reply isn't accounted for.
    bool posting_requested = false;
    std::vector<facts::Target> locked;  ///< Credentials known to be locked.
    bool outcome_unknown = false;       ///< The last card step was sent and its answer not seen.
    std::optional<facts::Date> certificate_expires_on;
    std::vector<CustodyColumns> custody;
    std::vector<PendingColumns> pending;
    std::vector<PullColumns> to_pull;
    /// Positions of the commits that say who the parties are, or that change what was said.
    std::vector<std::uint64_t> parties_at;
    std::string clerk;  ///< Whose case it is; empty: nobody's in particular.
    std::vector<HoldColumns> retention_holds;
    std::vector<std::string> erased;  ///< Who was erased: `principal` `agent`.
    std::optional<facts::Date> disposed_on;
    Segment segment = Segment::kNone;
    facts::Date segment_since{};
    std::int32_t office_days = 0;
    std::int32_t post_days = 0;
    std::int32_t citizen_days = 0;

    /// Last day on which the reply is in time: the printed one and the days on which the terminal
    /// was down, up to `today`. None where none is printed.
    [[nodiscard]] std::optional<facts::Date> in_time_until(facts::Date today) const;

    MADOGUCHI_FIELDS(CaseRow, status, newer_than_build, case_number, office, office_now, channel,
                     applicant_class, age_class, route, policy_version, procedures, opened_on,
                     accepted_on, ended_on, changed_on, status_since, letter, letters, visit_no,
                     shortfall, needs_new_letter, held, hold_reason, denied, protected_person,
                     frozen_by, register_change, terminal_down_since, clock_stopped_days,
                     reply_elsewhere, reply_opened, posting_requested, locked, outcome_unknown,
                     certificate_expires_on, custody, pending, to_pull, parties_at, clerk,
                     retention_holds, erased, disposed_on, segment, segment_since, office_days,
                     post_days, citizen_days);
};

}  // namespace madoguchi::projections
