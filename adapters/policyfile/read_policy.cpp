#include "madoguchi/adapters/policyfile/read_policy.hpp"

#include <google/protobuf/io/tokenizer.h>
#include <google/protobuf/text_format.h>

#include <algorithm>
#include <utility>

#include "madoguchi/adapters/policyfile/convert.hpp"
#include "madoguchi/codec/wire.hpp"
#include "madoguchi/policy/v1/policy.pb.h"

namespace madoguchi::policyfile {

namespace {

constexpr int kRetriesMax = 100;
constexpr int kMonthsMax = 120;
constexpr int kDaysMax = 31;
constexpr int kDayOffsetMax = 31;
constexpr std::size_t kRulesMax = 60'000;

// The parser's own complaints. Unknown fields come as warnings, because the parser goes on after
// them so that all of them are found at once.
class Collector : public google::protobuf::io::ErrorCollector {
 public:
    explicit Collector(Reading& reading) : reading_(reading) {}
    void AddError(int line, google::protobuf::io::ColumnNumber column,
                  const std::string& message) override {
        reading_.findings.push_back({reading_.file,
                                     line + 1,
                                     {},
                                     message + " (column " + std::to_string(column + 1) + ")"});
    }
    void AddWarning(int line, google::protobuf::io::ColumnNumber column,
                    const std::string& message) override {
        AddError(line, column, message);
    }

 private:
    Reading& reading_;
};

/// Finds the lines that aren't UTF-8, which the parser takes as they come.
void find_broken_lines(std::string_view text, Reading& reading) {
    int number = 0;
    while (!text.empty()) {
        ++number;
        const auto end = std::min(text.find('\n'), text.size());
        if (!codec::is_utf8(text.substr(0, end))) {
            reading.findings.push_back(
                {reading.file, number, {}, "is not UTF-8: save the file as UTF-8"});
        }
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

bool parse(std::string_view text, google::protobuf::Message& message, Node::Tree& tree,
           Reading& reading) {
    find_broken_lines(text, reading);
    Collector collector{reading};
    google::protobuf::TextFormat::Parser parser;
    parser.RecordErrorsTo(&collector);
    parser.WriteLocationsTo(&tree);
    parser.AllowUnknownField(true);
    parser.SetRecursionLimit(20);
    const bool parsed = parser.ParseFromString(std::string{text}, &message);
    return parsed && reading.findings.empty();
}

void read_rules(const Node& root, policy::Policy& policy) {
    Reading& reading = root.reading();
    for (const auto& node : root.children("source")) {
        policy.sources.push_back({node.required("key"), node.required("title"),
                                  node.text("publisher"), node.date("dated")});
    }
    for (const auto& node : root.children("rule")) {
        policy::Rule rule;
        rule.id = node.required("id");
        rule.kind = node.word<policy::RuleKind>("kind").value_or(policy::RuleKind::kInfo);
        if (!node.has("kind")) node.report("kind", -1, "is missing: decide, date, data or info");
        rule.statement = node.required("says");
        rule.source = node.text("source");
        rule.heading = node.text("heading");
        rule.law = node.text("law");
        rule.needs_review = node.yes("needs_review");
        const auto index = static_cast<policy::RuleIndex>(policy.rules.size());
        if (policy.rules.size() >= kRulesMax) return;
        if (!reading.rules.emplace(rule.id, index).second) {
            node.report("id", -1, "rule " + rule.id + " is there twice");
        }
        policy.rules.push_back(std::move(rule));
    }
    for (const auto& node : root.children("topic")) {
        policy.topics.push_back({node.required("name"), node.grounds("rule")});
    }
    for (const auto& node : root.children("reading")) {
        policy.readings.push_back({node.required("about"), node.required("says")});
    }
}

std::optional<policy::SignatureLimit> to_limit(const std::optional<Node>& node) {
    if (!node) return std::nullopt;
    policy::SignatureLimit limit;
    limit.strictness =
        node->word<policy::Strictness>("strictness").value_or(policy::Strictness::kRefer);
    limit.procedures = node->words<policy::Procedure>("procedure");
    if (limit.procedures.empty()) node->report("procedure", -1, "is missing: where it applies");
    limit.grounds = node->grounds();
    return limit;
}

policy::PinRule to_pin(const Node& node) {
    policy::PinRule pin;
    if (const auto target = node.word<policy::Target>("target")) pin.target = *target;
    if (!node.has("target")) node.report("target", -1, "is missing");
    pin.retries = node.integer("retries", 1, kRetriesMax);
    pin.retries_face = node.integer("retries_face", 1, kRetriesMax);
    pin.presence = node.word<policy::PinPresence>("presence");
    pin.agent_needs_reason = node.flag("agent_needs_reason");
    pin.format_grounds = node.grounds("format_ground");
    pin.retries_grounds = node.grounds("retries_ground");
    pin.reason_grounds = node.grounds("reason_ground");
    return pin;
}

policy::RenewalRule to_renewal(const Node& node) {
    policy::RenewalRule rule;
    rule.months_before = node.integer("months_before", 1, kMonthsMax).value_or(0);
    rule.day_offset = node.integer("day_offset", 0, kDayOffsetMax).value_or(0);
    rule.after_expiry =
        node.word<policy::AfterExpiry>("after_expiry").value_or(policy::AfterExpiry::kNo);
    if (node.has("reroute_after_expiry")) {
        rule.reroute_after_expiry = node.text("reroute_after_expiry");
    }
    rule.card_itself_expiring_reroutes = node.yes("card_itself_expiring_reroutes");
    rule.window_grounds = node.grounds("window_ground");
    rule.after_expiry_grounds = node.grounds("after_expiry_ground");
    rule.card_grounds = node.grounds("card_ground");
    return rule;
}

policy::Grounds statement(const Node& root, const char* name) {
    const auto node = root.child(name);
    return node ? node->grounds() : policy::Grounds{};
}

void read_values(const Node& root, policy::Policy& policy) {
    for (const auto& node : root.children("pin")) policy.pins.push_back(to_pin(node));
    policy.signature_under_15 = to_limit(root.child("signature_under_15"));
    policy.signature_adult_ward = to_limit(root.child("signature_adult_ward"));
    for (const auto& node : root.children("procedure")) {
        policy.procedures.push_back(to_procedure(node));
    }
    if (const auto node = root.child("renewal")) policy.renewal = to_renewal(*node);
    if (const auto node = root.child("identity")) policy.identity = to_identity(*node);
    if (const auto node = root.child("guardianship_certificate")) {
        policy.guardianship_certificate_mentioned = true;
        policy.guardianship_certificate_months =
            node->integer("issued_within_months", 1, kMonthsMax);
        policy.guardianship_grounds = node->grounds();
    }
    if (const auto node = root.child("reason_evidence")) {
        policy.reason_evidence_rule = true;
        policy.reason_evidence_grounds = node->grounds();
    }
    if (const auto node = root.child("letter")) policy.letter = to_letter(*node);
    for (const auto& node : root.children("postage")) policy.postage.push_back(to_postage(node));
    if (const auto node = root.child("kiosk")) {
        policy.kiosk = policy::KioskRule{node->words<policy::Target>("target"),
                                         node->yes("needs_other_pin"), node->grounds()};
    }
    for (const auto& node : root.children("lapse")) {
        policy.lapses.push_back({node.words<policy::LapseEvent>("event"), node.text("recommend"),
                                 node.text("then_procedure"), node.grounds()});
    }
    policy.expiry_grounds = statement(root, "certificate_expiry");
    policy.card_expiry_grounds = statement(root, "card_expiry");
    policy.pin_secrecy_grounds = statement(root, "pin_secrecy");
    if (const auto node = root.child("usable_after")) {
        policy.usable_after_days = node->integer("days", 1, kDaysMax);
        if (!policy.usable_after_days) node->report("days", -1, "is missing: how many days");
        policy.usable_after_grounds = node->grounds();
    }
    for (const auto& node : root.children("office")) policy.offices.push_back(to_office(node));
    if (const auto node = root.child("contact")) {
        policy.contact = policy::Contact{node->required("name"), node->text("phone"),
                                         node->text("fax"), node->text("address"), node->grounds()};
    }
    if (const auto node = root.child("handling")) policy.handling = to_handling(*node);
}

}  // namespace

ReadPolicy read_policy(std::string_view text, std::string file) {
    Reading reading;
    reading.file = std::move(file);
    policy::v1::Policy message;
    Node::Tree tree;
    ReadPolicy result;
    if (parse(text, message, tree, reading)) {
        const Node root{message, &tree, reading, ""};
        policy::Policy policy;
        policy.municipality = root.required("municipality");
        policy.name = root.required("name");
        policy.version = root.required("version");
        policy.effective_from = root.date("effective_from");
        policy.effective_until = root.date("effective_until");
        policy.silent = root.texts("silent");
        for (const char* name : {"version", "effective_from", "effective_until", "silent"}) {
            root.note_place(name);
        }
        read_rules(root, policy);
        read_values(root, policy);
        if (reading.findings.empty()) result.policy = std::move(policy);
    }
    result.file = reading.file;
    result.findings = std::move(reading.findings);
    result.referred = std::move(reading.referred);
    result.lines = std::move(reading.lines);
    return result;
}

ReadSettings read_settings(std::string_view text, std::string file) {
    Reading reading;
    reading.file = std::move(file);
    policy::v1::OfficeSettings message;
    Node::Tree tree;
    ReadSettings result;
    if (parse(text, message, tree, reading)) {
        const Node root{message, &tree, reading, ""};
        result.municipality = root.required("municipality");
        for (const auto& node : root.children("setting")) {
            policy::Setting setting;
            setting.key = node.required("key");
            setting.value = node.required("value");
            const auto from = node.date("effective_from");
            if (!node.has("effective_from")) node.report("effective_from", -1, "is missing");
            setting.effective_from = from.value_or(calendar::Date{});
            setting.set_by = node.required("set_by");
            if (const auto fault = policy::check_setting(setting)) {
                node.report("value", -1, fault->message);
            }
            result.settings.push_back(std::move(setting));
        }
    }
    result.findings = std::move(reading.findings);
    return result;
}

}  // namespace madoguchi::policyfile
