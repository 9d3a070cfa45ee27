#include "madoguchi/adapters/policyfile/check.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "madoguchi/adapters/policyfile/known_key.hpp"
#include "madoguchi/adapters/policyfile/load.hpp"

namespace madoguchi::policyfile {

using policy::Policy;
using policy::word;

namespace {

// Whether two periods have a day in common; an absent end is open.
bool overlap(const std::optional<calendar::Date>& from_a,
             const std::optional<calendar::Date>& until_a,
             const std::optional<calendar::Date>& from_b,
             const std::optional<calendar::Date>& until_b) {
    const bool a_ends_first = until_a && from_b && *until_a < *from_b;
    const bool b_ends_first = until_b && from_a && *until_b < *from_a;
    return !a_ends_first && !b_ends_first;
}

int line_of(const ReadPolicy& file, const std::string& path) {
    const auto line = file.lines.find(path);
    return line == file.lines.end() ? 0 : line->second;
}

// One file under examination.
class Examination {
 public:
    explicit Examination(const ReadPolicy& file) : file_(file), policy_(*file.policy) {}

    Findings run() {
        rules();
        twice();
        procedures();
        letters();
        identity();
        silence();
        if (policy_.effective_from && policy_.effective_until &&
            *policy_.effective_until < *policy_.effective_from) {
            report("effective_until", "contradicts effective_from: it ends before it begins");
        }
        return std::move(findings_);
    }

 private:
    void report(const std::string& path, std::string message) {
        findings_.push_back({file_.file, line_of(file_, path), path, std::move(message)});
    }

    static std::string at(const std::string& name, std::size_t index) {
        return name + "[" + std::to_string(index) + "]";
    }

    void rules() {
        std::set<std::string> sources;
        for (const auto& source : policy_.sources) sources.insert(source.key);
        for (std::size_t i = 0; i < policy_.rules.size(); ++i) {
            const policy::Rule& rule = policy_.rules[i];
            if (rule.source.empty() && rule.law.empty()) {
                report(at("rule", i), "rule " + rule.id + " has no ground: name its source or law");
            }
            if (!rule.source.empty() && !sources.contains(rule.source)) {
                report(at("rule", i), "rule " + rule.id + " stands in source \"" + rule.source +
                                          "\", which isn't there");
            }
            if (!rule.source.empty() && rule.heading.empty()) {
                report(at("rule", i), "rule " + rule.id + " doesn't say under which heading");
            }
            if (!file_.referred.contains(static_cast<policy::RuleIndex>(i))) {
                report(at("rule", i), "nothing rests on rule " + rule.id +
                                          ": name it as a ground or under a topic");
            }
        }
    }

    template <typename Items, typename Key>
    void twice(const std::string& name, const Items& items, Key key) {
        std::set<std::string> seen;
        for (std::size_t i = 0; i < items.size(); ++i) {
            const std::string value{key(items[i])};
            if (!value.empty() && !seen.insert(value).second) {
                report(at(name, i), value + " is there twice");
            }
        }
    }

    void twice() {
        twice("source", policy_.sources, [](const auto& s) { return s.key; });
        twice("topic", policy_.topics, [](const auto& t) { return t.name; });
        twice("pin", policy_.pins, [](const auto& p) { return word(p.target); });
        twice("procedure", policy_.procedures, [](const auto& p) { return word(p.procedure); });
        twice("office", policy_.offices, [](const auto& o) { return o.code; });
        twice("office", policy_.offices, [](const auto& o) { return o.short_name; });
    }

    void offices_exist(const std::string& path, const std::vector<std::string>& codes) {
        for (const auto& code : codes) {
            if (policy_.office(code) == nullptr) report(path, "there is no office " + code);
        }
    }

    void procedures() {
        for (std::size_t i = 0; i < policy_.procedures.size(); ++i) {
            const policy::ProcedureRule& rule = policy_.procedures[i];
            const std::string path = at("procedure", i);
            offices_exist(path, rule.offices);
            offices_exist(path, rule.support_offices);
            fees(path, rule);
            for (std::size_t j = 0; j < rule.applicants.size(); ++j) {
                const std::string row_path = path + "." + at("applicants", j);
                row(row_path, rule.applicants[j]);
                if (hidden(rule, j)) {
                    report(row_path, "is never reached: an earlier row covers the same applicants");
                }
            }
            if (rule.procedure == policy::Procedure::kRenew && !policy_.renewal) {
                report(path, "renew is described, but `renewal` (its window) is missing");
            }
            if (rule.status == policy::ProcedureStatus::kOtherPage && !rule.applicants.empty()) {
                report(path, "contradicts status: other_page has no applicants of its own");
            }
        }
        if (policy_.renewal && policy_.procedure(policy::Procedure::kRenew) == nullptr) {
            report("renewal", "there is a window, but no procedure renew");
        }
    }

    void fees(const std::string& path, const policy::ProcedureRule& rule) {
        for (std::size_t i = 0; i + 1 < rule.fees.size(); ++i) {
            if (rule.fees[i].only_if.empty()) {
                report(path + "." + at("fee", i + 1),
                       "is never reached: the fee before it has no "
                       "condition");
                return;
            }
        }
    }

    static bool hidden(const policy::ProcedureRule& rule, std::size_t place) {
        const auto& later = rule.applicants[place];
        return std::all_of(later.applicants.begin(), later.applicants.end(), [&](auto applicant) {
            return std::any_of(
                rule.applicants.begin(),
                rule.applicants.begin() + static_cast<std::ptrdiff_t>(place), [&](const auto& row) {
                    const bool same = std::find(row.applicants.begin(), row.applicants.end(),
                                                applicant) != row.applicants.end();
                    const bool from =
                        !row.min_age || (later.min_age && *later.min_age >= *row.min_age);
                    const bool until =
                        !row.max_age || (later.max_age && *later.max_age <= *row.max_age);
                    return same && from && until;
                });
        });
    }

    void row(const std::string& path, const policy::ApplicantRule& row) {
        if (row.visit1) documents(path + ".visit1", *row.visit1);
        if (row.visit2) documents(path + ".visit2", *row.visit2);
        if (row.pin_unknown) fallback(path + ".pin_unknown", *row.pin_unknown);
        if (row.no_second_id) fallback(path + ".no_second_id", *row.no_second_id);
        if (row.reply_form) {
            fallback(path + ".reply_form.expired", row.reply_form->expired);
            fallback(path + ".reply_form.absent", row.reply_form->absent);
            fallback(path + ".reply_form.incomplete", row.reply_form->incomplete);
        }
        const bool by_letter =
            row.route == policy::Route::kInquiryTwoVisit ||
            (row.pin_unknown && row.pin_unknown->kind == policy::FallbackKind::kTwoVisits);
        if (by_letter && !policy_.letter) report(path, "goes by letter, but `letter` is missing");
    }

    void fallback(const std::string& path, const policy::Fallback& fallback) {
        documents(path, fallback.more_documents);
        if (fallback.documents_of && policy_.procedure(*fallback.documents_of) == nullptr) {
            report(path, "documents_of names " + std::string{word(*fallback.documents_of)} +
                             ", which this policy doesn't describe");
        }
    }

    void documents(const std::string& path, const policy::DocumentList& list) {
        for (std::size_t i = 0; i < list.size(); ++i) {
            const policy::DocumentRule& rule = list[i];
            const std::string place = path + "." + at("document", i);
            const bool asks_a = std::any_of(rule.any_of.begin(), rule.any_of.end(),
                                            [](const auto& way) { return way.a > 0; });
            const bool asks_b = std::any_of(rule.any_of.begin(), rule.any_of.end(),
                                            [](const auto& way) { return way.b > 0; });
            if (asks_a && !policy_.identity.class_a) report(place, "asks for class A: no class_a");
            if (asks_b && !policy_.identity.class_b) report(place, "asks for class B: no class_b");
            if (!rule.any_of.empty() && rule.item != policy::Item::kIdDocument) {
                report(place, "any_of goes with id_document only");
            }
            if (rule.item == policy::Item::kPhotoId && !policy_.identity.photo_ids &&
                !policy_.identity.class_a) {
                report(place, "asks for photo ID: neither photo_ids nor class_a says what counts");
            }
            if (rule.sealed.value_or(false) && policy_.letter &&
                policy_.letter->seal.sealed == false) {
                report(place, "contradicts letter.seal: sealed here, not sealed there");
            }
        }
    }

    void letters() {
        if (policy_.letter && policy_.letter->seal.sealed == false &&
            policy_.letter->seal.stamped_over_flap == true) {
            report("letter.seal", "contradicts itself: stamped over the flap, yet not sealed");
        }
        for (std::size_t i = 0; i < policy_.postage.size(); ++i) {
            for (std::size_t j = 0; j < i; ++j) {
                if (overlap(policy_.postage[i].effective_from, policy_.postage[i].effective_until,
                            policy_.postage[j].effective_from,
                            policy_.postage[j].effective_until)) {
                    report(at("postage", i), "overlaps with another postage: one at a time");
                }
            }
        }
    }

    void identity() {
        const auto& rules = policy_.identity;
        if (!rules.class_a || !rules.class_b) return;
        for (const auto& a : rules.class_a->entries) {
            for (const auto& b : rules.class_b->entries) {
                if (a.type == b.type && a.photo == policy::PhotoRule::kAny) {
                    report("identity", std::string{word(a.type)} + " is of class A and of class B");
                }
            }
        }
    }

    // What can't be meant isn't noticed otherwise.
    void keys() {
        for (std::size_t i = 0; i < policy_.silent.size(); ++i) {
            if (!is_known_key(policy_.silent[i], policy_)) {
                report(at("silent", i), policy_.silent[i] + " is nothing that a policy can say");
            }
        }
        for (std::size_t i = 0; i < policy_.readings.size(); ++i) {
            if (!is_known_key(policy_.readings[i].about, policy_)) {
                report(at("reading", i),
                       policy_.readings[i].about + " is nothing that a policy can say");
            }
        }
    }

    // What is said to be silent must not have a value.
    void silence() {
        keys();
        const auto contradict = [&](const std::string& key, bool said) {
            const auto named = std::ranges::find(policy_.silent, key);
            if (said && named != policy_.silent.end()) {
                const auto place = static_cast<std::size_t>(named - policy_.silent.begin());
                report(file_.lines.contains(key) ? key : at("silent", place),
                       key + " is named as silent but has a value");
            }
        };
        contradict("contact", policy_.contact.has_value());
        contradict("kiosk", policy_.kiosk.has_value());
        contradict("postage", !policy_.postage.empty());
        contradict("renewal", policy_.renewal.has_value());
        contradict("letter", policy_.letter.has_value());
        if (policy_.letter) {
            const policy::LetterRule& letter = *policy_.letter;
            contradict("letter.name", !letter.name.empty());
            contradict("letter.address", letter.address.has_value());
            contradict("letter.post", letter.post.has_value());
            contradict("letter.seal", letter.seal.sealed.has_value());
            contradict("letter.reply_period", letter.reply_period.has_value());
        }
        for (const auto& rule : policy_.procedures) {
            contradict("procedure." + std::string{word(rule.procedure)}, !rule.applicants.empty());
            contradict("procedure.*.fee", !rule.fees.empty());
        }
        for (const auto& office : policy_.offices) {
            contradict("office.hours", office.hours.has_value() && !office.information_only);
            contradict("office.appointment", office.appointment.has_value());
        }
        contradict("originals_only", policy_.identity.originals_only.has_value());
    }

    const ReadPolicy& file_;
    const Policy& policy_;
    Findings findings_;
};

void compare(const ReadPolicy& file, const ReadPolicy& earlier, Findings& findings) {
    const Policy& a = *file.policy;
    const Policy& b = *earlier.policy;
    if (a.municipality != b.municipality) return;
    if (a.version == b.version) {
        findings.push_back({file.file, line_of(file, "version"), "version",
                            "version " + a.version + " is also that of " + earlier.file});
    }
    if (overlap(a.effective_from, a.effective_until, b.effective_from, b.effective_until)) {
        findings.push_back({file.file, line_of(file, "effective_from"), "effective_from",
                            "is in force together with " + earlier.file +
                                ": end the older one with effective_until"});
    }
}

}  // namespace

Findings check(const std::vector<ReadPolicy>& files) {
    Findings findings;
    for (const auto& file : files) {
        findings.insert(findings.end(), file.findings.begin(), file.findings.end());
    }
    for (std::size_t i = 0; i < files.size(); ++i) {
        if (!files[i].policy) continue;
        Findings own = Examination{files[i]}.run();
        findings.insert(findings.end(), own.begin(), own.end());
        for (std::size_t j = 0; j < i; ++j) {
            if (files[j].policy) compare(files[i], files[j], findings);
        }
    }
    return findings;
}

Findings check_directory(const std::string& directory) {
    Loaded loaded = load_directory(directory);
    Findings findings;
    // Findings without a file are the directory's own.
    for (const auto& finding : loaded.findings) {
        if (finding.file == directory) findings.push_back(finding);
    }
    const Findings of_files = check(loaded.policies.files());
    findings.insert(findings.end(), of_files.begin(), of_files.end());
    for (const auto& settings : load_settings(directory)) {
        findings.insert(findings.end(), settings.findings.begin(), settings.findings.end());
    }
    return findings;
}

}  // namespace madoguchi::policyfile
