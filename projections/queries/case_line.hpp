#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "madoguchi/facts/values/date.hpp"
#include "madoguchi/facts/values/fields.hpp"
#include "madoguchi/projections/rows/case_row.hpp"

namespace madoguchi::projections {

/// One case as a list or the head of a screen shows it on a given day. No personal data.
struct CaseLine {
    std::string stream;
    std::string case_number;
    std::string status;     ///< Word; `principal_denied` while the principal's denial stands.
    std::string status_ja;  ///< With the days left while a reply is awaited.
    std::string status_en;
    std::string next_step_ja;  ///< 次にすること; empty once the case has ended.
    std::string next_step_en;
    std::string office;  ///< Where it is being worked on.
    std::vector<std::string> procedures;
    std::string route;
    std::string applicant_class;
    std::string age_class;
    facts::Date opened_on{};
    std::int32_t age_days = 0;        ///< Since the opening; up to the end of one that has ended.
    std::int32_t in_status_days = 0;  ///< Since the status was reached.
    std::string letter_number;        ///< Of the newest letter; empty without one.
    std::string post_class;           ///< Its mail class; empty where the policy names none.
    std::optional<facts::Date> posted_on;
    std::optional<facts::Date> delivered_on;
    std::string tracking_no;
    std::optional<facts::Date> deadline;  ///< Printed last day of the reply.
    std::optional<std::int32_t>
        days_left;  ///< Until the reply is late, days without terminal added; negative once it is.
    /// Of those, the days on which the case's office is open. Absent where `days_left` is or is
    /// negative, and where nobody has said when the office opens. Not known here: `case_line`
    /// leaves it absent.
    std::optional<std::int32_t> open_days_left = {};
    std::string clerk;      ///< Who has claimed the case; empty: nobody.
    std::string shortfall;  ///< What is missing, or why it was taken home.
    std::uint32_t visit_no = 1;
    std::vector<std::string> badges;  ///< Words of badge_labels().
    std::vector<std::string> custody_receipts;
    std::vector<std::string> pending;  ///< Kinds of what has to be decided.
    std::int32_t office_days = 0;      ///< Days so far, by who had the case.
    std::int32_t post_days = 0;
    std::int32_t citizen_days = 0;
    MADOGUCHI_FIELDS(CaseLine, stream, case_number, status, status_ja, status_en, next_step_ja,
                     next_step_en, office, procedures, route, applicant_class, age_class, opened_on,
                     age_days, in_status_days, letter_number, post_class, posted_on, delivered_on,
                     tracking_no, deadline, days_left, open_days_left, clerk, shortfall, visit_no,
                     badges, custody_receipts, pending, office_days, post_days, citizen_days);
};

/// A certificate that expires within so many days gets a badge.
inline constexpr std::int32_t kCertificateBadgeDays = 30;

/// The line of a case as of `today`.
[[nodiscard]] CaseLine case_line(const std::string& stream, const CaseRow& row, facts::Date today);

/// The telephone's first answers (PRAC, questions 1 to 3): one line each, without name, address or
/// whether the letter reached anybody else. For a denied or protected case only that the section
/// chief answers.
struct TelephoneAnswer {
    std::string question;  ///< `sent` `delivery` `deadline` `office` `stopped`
    std::string ja;
    MADOGUCHI_FIELDS(TelephoneAnswer, question, ja);
};
[[nodiscard]] std::vector<TelephoneAnswer> telephone_answers(const CaseRow& row, facts::Date today);

}  // namespace madoguchi::projections
