#include "madoguchi/adapters/cli/policies.hpp"

#include <algorithm>
#include <optional>
#include <utility>
#include <variant>

#include "madoguchi/adapters/cli/command_text.hpp"
#include "madoguchi/adapters/cli/files.hpp"
#include "madoguchi/adapters/policyfile/check.hpp"
#include "madoguchi/adapters/policyfile/read_policy.hpp"
#include "madoguchi/log/proof/encoding.hpp"

namespace madoguchi::cli {

namespace {

Failure findings_failure(const policyfile::Findings& findings) {
    std::string what = policyfile::format(findings.front());
    if (findings.size() > 1) {
        what += " (and " + std::to_string(findings.size() - 1) + " more: policy check lists them)";
    }
    return {ExitStatus::kUsage, what};
}

log::StreamId stream_of(std::string_view tenant) {
    return log::StreamId("policy/" + std::string(tenant));
}

}  // namespace

policy::Policy PublishedPolicies::as_handled(const policy::Policy& version, facts::Date day) const {
    policy::Policy handled = policy::with_settings(version, settings, day);
    const auto is_confirmed = [&](const std::string& rule) {
        return std::ranges::any_of(reviews, [&](const Review& review) {
            return review.rule == rule && review.version == version.version;
        });
    };
    for (auto& postage : handled.postage) {
        postage.needs_review =
            postage.needs_review &&
            !std::ranges::all_of(handled.rule_ids(postage.grounds), is_confirmed);
    }
    return handled;
}

std::optional<policy::Policy> PublishedPolicies::version(const std::string& version,
                                                         facts::Date day) const {
    const auto found = std::ranges::find(versions, version, &policy::Policy::version);
    if (found == versions.end()) {
        return std::nullopt;
    }
    return as_handled(*found, day);
}

std::optional<policy::Policy> PublishedPolicies::in_force(facts::Date day) const {
    const policy::Policy* newest = nullptr;
    for (const auto& candidate : versions) {
        const bool later = newest == nullptr || candidate.effective_from > newest->effective_from;
        if (candidate.in_force_on(day) && later) {
            newest = &candidate;
        }
    }
    return newest == nullptr ? std::nullopt : std::optional(as_handled(*newest, day));
}

policy::Handling PublishedPolicies::handling(facts::Date day) const {
    auto policy = in_force(day);
    return policy ? std::move(policy->handling) : policy::Handling();
}

bool PublishedPolicies::has_office(std::string_view code) const {
    return std::ranges::any_of(versions, [&](const policy::Policy& version) {
        return std::ranges::find(version.offices, code, &policy::Office::code) !=
               version.offices.end();
    });
}

Result<PublishedPolicies> published_policies(const Installation& installation,
                                             const log::TenantId& tenant) {
    const auto commits = installation.stream(tenant, stream_of(tenant.text()));
    if (!commits) {
        return log::unexpected(commits.error());
    }
    PublishedPolicies policies;
    for (const auto& commit : *commits) {
        for (const auto& event : commit.events) {
            const auto* entry = std::get_if<facts::PolicyEvent>(&event);
            if (entry == nullptr) {
                continue;
            }
            if (const auto* text = std::get_if<facts::PolicyVersionPublished>(entry)) {
                auto read = policyfile::read_policy(text->text, "published " + text->version);
                if (!read.policy) {
                    return log::unexpected(findings_failure(read.findings));
                }
                read.policy->effective_from = text->effective_from;
                policies.versions.push_back(std::move(*read.policy));
                policies.texts.push_back(text->text);
            } else if (const auto* value = std::get_if<facts::OfficeValueSet>(entry)) {
                policies.settings.push_back(
                    {value->key, value->value, value->effective_from, commit.meta.actor});
            } else if (const auto* review = std::get_if<facts::ReviewedValueConfirmed>(entry)) {
                policies.reviews.push_back({review->rule.text(), review->policy_version,
                                            commit.meta.actor, commit.meta.recorded_at});
            }
        }
    }
    return policies;
}

Result<Published> publish_policy(Installation& installation, const std::string& path,
                                 const Desk& desk, std::optional<facts::Date> first_day_given) {
    const facts::Date first_day = first_day_given.value_or(installation.today());
    const auto text = read_file(path);
    if (!text) {
        return log::unexpected(text.error());
    }
    std::vector<policyfile::ReadPolicy> files;
    files.push_back(policyfile::read_policy(*text, path));
    if (const auto findings = policyfile::check(files); !findings.empty()) {
        return log::unexpected(findings_failure(findings));
    }
    const policy::Policy& policy = *files.front().policy;
    const log::Digest sha256 = sha256_of(*text);
    CommandText command(policy.municipality, "policy/" + policy.municipality, desk, fresh_id());
    command.open("publish_policy_version");
    command.field("version", policy.version);
    command.field("effective_from", facts::date_text(policy.effective_from.value_or(first_day)));
    command.field("text", *text);
    command.field("sha256", log::to_hex(sha256));
    auto answer = installation.submit_json(command.take());
    if (!answer) {
        return log::unexpected(answer.error());
    }
    return Published{policy.municipality, policy.version, std::move(*answer)};
}

Result<std::vector<Published>> publish_settings(Installation& installation, const std::string& path,
                                                const Desk& desk) {
    const auto text = read_file(path);
    if (!text) {
        return log::unexpected(text.error());
    }
    const auto read = policyfile::read_settings(*text, path);
    if (!read.findings.empty()) {
        return log::unexpected(findings_failure(read.findings));
    }
    std::vector<Published> published;
    for (const auto& setting : read.settings) {
        const Desk entered{desk.actor.empty() ? setting.set_by : desk.actor, desk.office};
        auto answer =
            set_office_value(installation, log::TenantId(read.municipality), setting, "", entered);
        if (!answer) {
            return log::unexpected(answer.error());
        }
        published.push_back({read.municipality, setting.key, std::move(*answer)});
    }
    return published;
}

Result<log::Answer> set_office_value(Installation& installation, const log::TenantId& tenant,
                                     const policy::Setting& setting, const std::string& reason,
                                     const Desk& desk) {
    const std::string day = facts::date_text(setting.effective_from);
    CommandText command(tenant.text(), "policy/" + tenant.text(), desk, fresh_id());
    command.open("set_office_value");
    command.field("key", setting.key);
    command.field("value", setting.value);
    command.field("effective_from", day);
    command.field("reason", reason);
    return installation.submit_json(command.take());
}

}  // namespace madoguchi::cli
