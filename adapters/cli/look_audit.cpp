#include "madoguchi/adapters/cli/look_audit.hpp"

#include <algorithm>
#include <chrono>
#include <map>
#include <optional>

#include "madoguchi/adapters/cli/policies.hpp"
#include "madoguchi/adapters/cli/staff.hpp"
#include "madoguchi/domain/policy/office.hpp"
#include "madoguchi/projections/core/search_tokens.hpp"

namespace madoguchi::cli {

namespace {

using projections::LookFinding;
using projections::LookTerms;

/// Whether an office is at work, as the policy of the day says, with the office's margin around.
class WorkingHours {
 public:
    explicit WorkingHours(PublishedPolicies policies) : policies_(std::move(policies)) {}

    [[nodiscard]] std::optional<bool> at(const std::string& office, facts::Date day,
                                         std::uint32_t minute) {
        const policy::Policy* const policy = on(day);
        const policy::Office* const found = policy == nullptr ? nullptr : policy->office(office);
        if (found == nullptr) {
            return std::nullopt;
        }
        const int margin = policy->handling.looks_margin_minutes.value_or(0);
        std::optional<bool> open;
        for (const int step : {-margin, 0, margin}) {
            const auto answer = open_then(*found, day, static_cast<int>(minute) + step);
            open = answer ? std::optional(open.value_or(false) || *answer) : open;
        }
        return open;
    }

    [[nodiscard]] std::optional<std::uint32_t> many_a_day(facts::Date day) {
        const policy::Policy* const policy = on(day);
        if (policy == nullptr || !policy->handling.many_looks_a_day) {
            return std::nullopt;
        }
        return static_cast<std::uint32_t>(*policy->handling.many_looks_a_day);
    }

 private:
    static std::optional<bool> open_then(const policy::Office& office, facts::Date day,
                                         int minute) {
        constexpr int kDay = 24 * 60;
        return policy::open_at(office, {day, std::clamp(minute, 0, kDay - 1)}).open;
    }

    const policy::Policy* on(facts::Date day) {
        const auto [found, is_new] = by_day_.try_emplace(day);
        if (is_new) {
            found->second = policies_.in_force(day);
        }
        return found->second ? &*found->second : nullptr;
    }

    PublishedPolicies policies_;
    std::map<facts::Date, std::optional<policy::Policy>> by_day_;
};

}  // namespace

Result<std::pair<facts::Date, facts::Date>> days_of_month(const std::string& month) {
    const auto first = facts::parse_date(month + "-01");
    if (!first) {
        return failed(ExitStatus::kUsage, "--month: give a month as YYYY-MM");
    }
    const std::chrono::year_month_day day(*first);
    const auto last = facts::Date(day.year() / day.month() / std::chrono::last);
    return std::pair(*first, last);
}

Result<std::vector<LookFinding>> look_findings(const Installation& installation,
                                               const log::TenantId& tenant,
                                               const std::string& office, facts::Date from,
                                               facts::Date until) {
    auto policies = published_policies(installation, tenant);
    const auto staff = read_staff(installation, tenant);
    const auto view = installation.view("looks", tenant);
    if (!policies || !staff || !view) {
        return log::unexpected(!policies ? policies.error()
                               : !staff  ? staff.error()
                                         : view.error());
    }
    WorkingHours hours(std::move(*policies));
    LookTerms terms;
    for (const auto& [code, name] : staff->names) {
        terms.family_tokens[code] =
            installation.search_tokens().family_names(tenant, name.reveal());
    }
    terms.many_a_day = hours.many_a_day(until);
    terms.at_work = [&hours](const std::string& at, facts::Date day, std::uint32_t minute) {
        return hours.at(at, day, minute);
    };
    auto found = projections::looks_to_audit(**view, from, until, terms);
    if (!found) {
        return log::unexpected(failure_of(found.error()));
    }
    if (!office.empty()) {
        // What names no office says why a list isn't complete.
        std::erase_if(*found, [&](const LookFinding& one) {
            return !one.office.empty() && one.office != office;
        });
    }
    return std::move(*found);
}

}  // namespace madoguchi::cli
