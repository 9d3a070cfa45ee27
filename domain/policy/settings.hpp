#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "madoguchi/domain/calendar/date.hpp"
#include "madoguchi/domain/policy/policy.hpp"

namespace madoguchi::policy {

/// One value that an office sets where the page is silent or its practice differs.
struct Setting {
    std::string key;    ///< Path of the value, as `explain` shows it: `letter.reply_period` …
    std::string value;  ///< In the value's own notation: `30 day dispatch`, `true`, `per_day` …
    calendar::Date effective_from;
    std::string set_by;  ///< Staff code.
    bool operator==(const Setting&) const = default;
};

/// Why a setting can't be taken.
struct SettingFault {
    std::string key;
    std::string message;  ///< What is wrong and what would be right.
};

/// The keys that can be set, with the notation of their value, for `explain` and error messages.
struct SettingKey {
    std::string_view key;
    std::string_view notation;
    std::string_view about;  ///< Japanese, for people.
};
[[nodiscard]] const std::vector<SettingKey>& setting_keys();

/// Whether a text is a time of day: `HH:MM`, from 00:00 to 23:59.
[[nodiscard]] bool is_time_of_day(std::string_view text);

/// Checks one setting against the vocabulary of keys and notations; nothing when it is good.
[[nodiscard]] std::optional<SettingFault> check_setting(const Setting& setting);

/// `policy` with the settings that are effective on `date`; of two for one key the later counts.
/// Settings that `check_setting` refuses are left out.
[[nodiscard]] Policy with_settings(Policy policy, const std::vector<Setting>& settings,
                                   calendar::Date date);

/// The keys without which a two-visit case of an office can't go on under `policy`:
/// `letter.reply_period`, and `contact.phone`, where a principal says that they never applied
/// (`office`'s own telephone will do; empty: any office's case). While one is missing a case can be
/// opened, but its letter can't be printed.
[[nodiscard]] std::vector<std::string> missing_for_letter(const Policy& policy,
                                                          std::string_view office = {});

}  // namespace madoguchi::policy
