#include <algorithm>
#include <filesystem>
#include <map>
#include <system_error>

#include "madoguchi/adapters/cli/arguments.hpp"
#include "madoguchi/adapters/cli/files.hpp"
#include "madoguchi/adapters/cli/policy_rows.hpp"
#include "madoguchi/adapters/cli/row_json.hpp"
#include "madoguchi/adapters/policyfile/check.hpp"
#include "madoguchi/adapters/policyfile/load.hpp"
#include "madoguchi/domain/calendar/era.hpp"
#include "madoguchi/domain/policy/explain.hpp"
#include "madoguchi/domain/policy/unset.hpp"

namespace madoguchi::cli {

namespace {

bool is_folder(const std::string& path) {
    std::error_code error;
    return std::filesystem::is_directory(path, error);
}

bool is_settings(const std::string& path) { return path.ends_with(".settings.txtpb"); }

policyfile::Findings findings_of(const std::vector<std::string>& paths) {
    policyfile::Findings all;
    std::vector<policyfile::ReadPolicy> files;
    const auto add = [&all](policyfile::Findings findings) {
        all.insert(all.end(), findings.begin(), findings.end());
    };
    for (const auto& path : paths) {
        if (is_folder(path)) {
            add(policyfile::check_directory(path));
        } else if (is_settings(path)) {
            const auto text = read_file(path);
            add(text ? policyfile::read_settings(*text, path).findings
                     : policyfile::Findings{{path, 0, "", text.error().what}});
        } else {
            files.push_back(policyfile::load_file(path));
        }
    }
    add(policyfile::check(files));
    return all;
}

/// Says which values the acts under `policy` still wait for.
void note_unset(Console& console, const std::string& municipality, const policy::Policy& policy) {
    std::string keys;
    for (const auto& one : policy::unset_values(policy)) {
        keys += (keys.empty() ? "" : ", ") + std::string(one.key);
    }
    if (!keys.empty()) {
        console.note(municipality + ": 未設定(担当係長が設定してください): " + keys +
                     ": madoguchi policy set KEY VALUE");
    }
}

/// What the offices of the newest policies in `paths` have to set beside the settings given there.
void note_unset(Console& console, const std::vector<std::string>& paths, calendar::Date on) {
    policyfile::Policies policies;
    std::map<std::string, std::vector<policy::Setting>> settings;
    const auto add = [&settings](const policyfile::ReadSettings& read) {
        auto& all = settings[read.municipality];
        all.insert(all.end(), read.settings.begin(), read.settings.end());
    };
    for (const auto& path : paths) {
        if (is_folder(path)) {
            const auto loaded = policyfile::load_directory(path);
            for (const auto& file : loaded.policies.files()) {
                policies.add(file);
            }
            for (const auto& read : policyfile::load_settings(path)) {
                add(read);
            }
        } else if (is_settings(path)) {
            if (const auto text = read_file(path)) {
                add(policyfile::read_settings(*text, path));
            }
        } else {
            policies.add(policyfile::load_file(path));
        }
    }
    for (const auto& code : policies.municipalities()) {
        note_unset(console, code,
                   policy::with_settings(*policies.newest(code), settings[code], on));
    }
}

void write_finding(Console& console, const policyfile::Finding& finding) {
    if (!console.json()) {
        console.line(policyfile::format(finding));
        return;
    }
    JsonWriter json;
    write_json(json, row_of(finding));
    console.line(json.take());
}

std::string day_words(const std::optional<calendar::Date>& day) {
    return day ? calendar::format_both_calendars(*day) : std::string();
}

/// A row of a municipality, as JSON.
template <typename Row>
void write_of(Console& console, const std::string& tenant, const Row& row) {
    JsonWriter json;
    json.begin_object();
    json.key("municipality");
    json.text(tenant);
    write_members(json, row);
    json.end_object();
    console.line(json.take());
}

void write_published(Console& console, const std::string& tenant, const PublishedPolicies& all) {
    if (console.json()) {
        for (const auto& version : all.versions) {
            write_of(console, tenant, row_of(version));
        }
        for (const auto& setting : all.settings) {
            write_of(console, tenant, row_of(setting));
        }
        return;
    }
    Table table{.heads = {"市町村", "項目", "値", "いつから", "設定者"}, .rows = {}};
    for (const auto& version : all.versions) {
        table.rows.push_back(
            {tenant, "取扱の版", version.version, day_words(version.effective_from), ""});
    }
    for (const auto& setting : all.settings) {
        table.rows.push_back({tenant, setting.key, setting.value, day_words(setting.effective_from),
                              setting.set_by});
    }
    if (!table.rows.empty()) {
        console.table(table);
    }
}

Result<policy::ExplainScope> scope_of(const Arguments& arguments) {
    policy::ExplainScope scope;
    if (!arguments.procedure.empty()) {
        scope.procedure = policy::from_word<policy::Procedure>(arguments.procedure);
        if (!scope.procedure) {
            return failed(ExitStatus::kUsage,
                          "--procedure: '" + arguments.procedure + "' isn't a procedure");
        }
    }
    if (!arguments.applicant.empty()) {
        scope.applicant = policy::from_word<policy::Applicant>(arguments.applicant);
        if (!scope.applicant) {
            return failed(ExitStatus::kUsage,
                          "--applicant: '" + arguments.applicant + "' isn't an applicant");
        }
    }
    return scope;
}

/// What the program ends with after those answers.
ExitStatus status_of(const std::vector<Published>& published) {
    const bool forbidden = std::ranges::any_of(published, [](const Published& one) {
        return one.answer.kind != log::AnswerKind::kStored && one.answer.code == "not_permitted";
    });
    const bool all_done =
        std::ranges::all_of(published, [](const Published& one) { return is_done(one.answer); });
    return forbidden  ? ExitStatus::kNotPermitted
           : all_done ? ExitStatus::kDone
                      : ExitStatus::kPartly;
}

/// Writes what became of a publication; what isn't in the log now is also a line for people.
void write_answer(Console& console, const Published& published) {
    if (console.json()) {
        JsonWriter json;
        json.begin_object();
        json.key("municipality");
        json.text(published.municipality);
        json.key("what");
        json.text(published.version);
        json.key("answer");
        json.text(answer_words(published.answer));
        json.key("position");
        json.number(published.answer.position.value());
        json.end_object();
        console.line(json.take());
    } else {
        console.line(published.municipality + "  " + published.version + "  " +
                     answer_words(published.answer));
    }
    if (!is_done(published.answer)) {
        console.note(published.municipality + ": " + published.version + ": " +
                     answer_words(published.answer));
    }
}

}  // namespace

Result<ExitStatus> run_policy_check(const Arguments& arguments, Console& console) {
    const auto paths =
        arguments.files.empty() ? std::vector<std::string>{arguments.policies} : arguments.files;
    const auto findings = findings_of(paths);
    for (const auto& finding : findings) {
        write_finding(console, finding);
    }
    note_unset(console, paths, calendar::jst_date(runtime::SystemClock().now()));
    return findings.empty() ? ExitStatus::kDone : ExitStatus::kPartly;
}

Result<ExitStatus> run_policy_explain(const Arguments& arguments, Console& console) {
    const auto scope = scope_of(arguments);
    if (!scope) {
        return log::unexpected(scope.error());
    }
    const auto loaded = policyfile::load_directory(arguments.policies);
    for (const auto& finding : loaded.findings) {
        console.note(policyfile::format(finding));
    }
    const auto day = day_of(arguments.from, "--on");
    if (!day) {
        return log::unexpected(day.error());
    }
    const policy::Policy* policy = *day ? loaded.policies.find(arguments.municipality, **day)
                                        : loaded.policies.newest(arguments.municipality);
    if (policy == nullptr) {
        return failed(ExitStatus::kNotFound, "no policy of '" + arguments.municipality + "' in " +
                                                 arguments.policies +
                                                 (*day ? " is in force on that day" : ""));
    }
    std::vector<policy::Setting> settings;
    for (auto& read : policyfile::load_settings(arguments.policies)) {
        if (read.municipality == arguments.municipality) {
            settings = std::move(read.settings);
        }
    }
    const calendar::Date on = day->value_or(calendar::jst_date(runtime::SystemClock().now()));
    console.text(policy::explain(policy::with_settings(*policy, settings, on), *scope));
    return ExitStatus::kDone;
}

Result<ExitStatus> run_policy_show(const Arguments& arguments, Console& console) {
    const auto installation = open_installation(arguments, console);
    if (!installation) {
        return log::unexpected(installation.error());
    }
    const auto tenants = municipalities_of(**installation, arguments);
    if (!tenants) {
        return log::unexpected(tenants.error());
    }
    for (const auto& tenant : *tenants) {
        const auto all = published_policies(**installation, tenant);
        if (!all) {
            return log::unexpected(all.error());
        }
        write_published(console, tenant.text(), *all);
        if (const auto now = all->in_force((*installation)->today())) {
            note_unset(console, tenant.text(), *now);
        }
    }
    return ExitStatus::kDone;
}

Result<ExitStatus> run_policy_publish(const Arguments& arguments, Console& console) {
    const auto desk = desk_of(arguments);
    const auto from = day_of(arguments.from, "--from");
    if (!desk || !from) {
        return log::unexpected(!desk ? desk.error() : from.error());
    }
    const auto installation = open_installation(arguments, console);
    if (!installation) {
        return log::unexpected(installation.error());
    }
    std::vector<Published> all;
    for (const auto& file : arguments.files) {
        std::vector<Published> published;
        if (is_settings(file)) {
            auto values = publish_settings(**installation, file, *desk);
            if (!values) {
                return log::unexpected(values.error());
            }
            published = std::move(*values);
        } else {
            auto version = publish_policy(**installation, file, *desk, *from);
            if (!version) {
                return log::unexpected(version.error());
            }
            published.push_back(std::move(*version));
        }
        for (auto& one : published) {
            write_answer(console, one);
            all.push_back(std::move(one));
        }
    }
    return status_of(all);
}

Result<ExitStatus> run_policy_set(const Arguments& arguments, Console& console) {
    const auto desk = desk_of(arguments);
    const auto from = day_of(arguments.from, "--from");
    if (!desk || !from) {
        return log::unexpected(!desk ? desk.error() : from.error());
    }
    const auto installation = open_installation(arguments, console);
    if (!installation) {
        return log::unexpected(installation.error());
    }
    const auto tenant = one_municipality(**installation, arguments);
    if (!tenant) {
        return log::unexpected(tenant.error());
    }
    const policy::Setting setting{arguments.what, arguments.value,
                                  from->value_or((*installation)->today()), desk->actor};
    if (const auto fault = policy::check_setting(setting)) {
        return failed(ExitStatus::kUsage, fault->message);
    }
    auto answer = set_office_value(**installation, *tenant, setting, arguments.reason, *desk);
    if (!answer) {
        return log::unexpected(answer.error());
    }
    const std::vector<Published> published{{tenant->text(), setting.key, std::move(*answer)}};
    write_answer(console, published.front());
    return status_of(published);
}

}  // namespace madoguchi::cli
