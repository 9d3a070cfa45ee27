#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "madoguchi/adapters/policyfile/differences.hpp"
#include "madoguchi/adapters/policyfile/finding.hpp"
#include "madoguchi/domain/policy/policy.hpp"
#include "madoguchi/domain/policy/settings.hpp"
#include "madoguchi/facts/values/date.hpp"
#include "madoguchi/facts/values/fields.hpp"

// Policies as rows: what the command line prints as JSON and the server answers. Public pages are
// their source: nothing in them is personal.
namespace madoguchi::cli {

/// A published version.
struct PolicyVersionRow {
    std::string version;
    std::string name;
    std::optional<facts::Date> effective_from;
    std::optional<facts::Date> effective_until;
    MADOGUCHI_FIELDS(PolicyVersionRow, version, name, effective_from, effective_until);
};
[[nodiscard]] PolicyVersionRow row_of(const policy::Policy& policy);

/// A value that the office has set.
struct SettingRow {
    std::string key;
    std::string value;
    facts::Date effective_from{};
    std::string set_by;
    MADOGUCHI_FIELDS(SettingRow, key, value, effective_from, set_by);
};
[[nodiscard]] SettingRow row_of(const policy::Setting& setting);

/// A value that an office can set, and how it is written.
struct SettingKeyRow {
    std::string key;
    std::string notation;
    std::string about;  ///< Japanese, for people.
    MADOGUCHI_FIELDS(SettingKeyRow, key, notation, about);
};
[[nodiscard]] SettingKeyRow row_of(const policy::SettingKey& key);

/// What `policy check` finds.
struct FindingRow {
    std::string file;
    std::int64_t line = 0;  ///< From 1; 0: about the file as a whole.
    std::string field;
    std::string message;
    MADOGUCHI_FIELDS(FindingRow, file, line, field, message);
};
[[nodiscard]] FindingRow row_of(const policyfile::Finding& finding);

/// What two versions say differently.
struct StepRow {
    std::string field;
    std::string key;
    MADOGUCHI_FIELDS(StepRow, field, key);
};
struct DifferenceRow {
    std::vector<StepRow> path;
    std::optional<std::string> before;
    std::optional<std::string> after;
    std::vector<std::string> grounds;
    MADOGUCHI_FIELDS(DifferenceRow, path, before, after, grounds);
};
[[nodiscard]] std::vector<DifferenceRow> rows_of(
    const std::vector<policyfile::Difference>& differences);

/// How the office handles what callers and clerks ask about; what nobody has said is null.
struct HandlingRow {
    std::optional<std::string> agent_replacement;
    std::optional<bool> late_reply_by_section_chief;
    std::optional<bool> reissue_on_request;
    std::optional<std::string> reissue_payer;
    std::optional<bool> other_address;
    std::optional<bool> handwritten_by_another;
    std::optional<std::int64_t> not_arrived_after_days;
    std::optional<std::int64_t> post_office_keeps_days;
    std::optional<std::string> hand_over_until;  ///< `15:00`, to the mailroom.
    std::optional<bool> reply_by_other_route;
    MADOGUCHI_FIELDS(HandlingRow, agent_replacement, late_reply_by_section_chief,
                     reissue_on_request, reissue_payer, other_address, handwritten_by_another,
                     not_arrived_after_days, post_office_keeps_days, hand_over_until,
                     reply_by_other_route);
};
[[nodiscard]] HandlingRow row_of(const policy::Handling& handling);

}  // namespace madoguchi::cli
