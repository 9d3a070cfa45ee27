#include "madoguchi/adapters/cli/policy_rows.hpp"

#include "madoguchi/domain/policy/words.hpp"

namespace madoguchi::cli {

namespace {

template <typename Enum>
std::optional<std::string> word_of(const std::optional<Enum>& value) {
    return value ? std::optional(std::string(policy::word(*value))) : std::nullopt;
}

}  // namespace

PolicyVersionRow row_of(const policy::Policy& policy) {
    return {policy.version, policy.name, policy.effective_from, policy.effective_until};
}

SettingRow row_of(const policy::Setting& setting) {
    return {setting.key, setting.value, setting.effective_from, setting.set_by};
}

SettingKeyRow row_of(const policy::SettingKey& key) {
    return {std::string(key.key), std::string(key.notation), std::string(key.about)};
}

FindingRow row_of(const policyfile::Finding& finding) {
    return {finding.file, finding.line, finding.field, finding.message};
}

std::vector<DifferenceRow> rows_of(const std::vector<policyfile::Difference>& differences) {
    std::vector<DifferenceRow> rows;
    for (const auto& each : differences) {
        DifferenceRow& row = rows.emplace_back();
        for (const auto& step : each.path) {
            row.path.push_back({step.field, step.key});
        }
        row.before = each.before;
        row.after = each.after;
        row.grounds = each.grounds;
    }
    return rows;
}

HandlingRow row_of(const policy::Handling& handling) {
    return {.agent_replacement = word_of(handling.agent_replacement),
            .late_reply_by_section_chief = handling.late_reply_by_section_chief,
            .reissue_on_request = handling.reissue_on_request,
            .reissue_payer = word_of(handling.reissue_payer),
            .other_address = handling.other_address,
            .handwritten_by_another = handling.handwritten_by_another,
            .not_arrived_after_days = handling.not_arrived_after_days,
            .post_office_keeps_days = handling.post_office_keeps_days,
            .hand_over_until = handling.hand_over_until,
            .reply_by_other_route = handling.reply_by_other_route};
}

}  // namespace madoguchi::cli
