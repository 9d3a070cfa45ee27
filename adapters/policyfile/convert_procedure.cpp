#include "madoguchi/adapters/policyfile/convert.hpp"

namespace madoguchi::policyfile {

namespace {

constexpr int kAgeMax = 150;
constexpr int kYenMax = 1'000'000;
constexpr int kVisitsMax = 2;

policy::Fallback to_fallback(const Node& node) {
    policy::Fallback fallback;
    if (const auto kind = node.word<policy::FallbackKind>("kind")) fallback.kind = *kind;
    if (!node.has("kind")) node.report("kind", -1, "is missing");
    fallback.refusal = node.word<policy::Refusal>("refusal");
    if (fallback.kind == policy::FallbackKind::kRefused && !fallback.refusal) {
        node.report("refusal", -1, "is missing: a refusal needs its code");
    }
    if (fallback.kind != policy::FallbackKind::kRefused && fallback.refusal) {
        node.report("refusal", -1, "contradicts kind: only `refused` has a refusal");
    }
    fallback.reroute_to = node.text("reroute_to");
    fallback.remedy = node.text("remedy");
    fallback.warnings = node.texts("warning");
    fallback.documents_of = node.word<policy::Procedure>("documents_of");
    if (fallback.kind == policy::FallbackKind::kAsProcedure && !fallback.documents_of) {
        node.report("documents_of", -1, "is missing: `as_procedure` needs the procedure");
    }
    fallback.more_documents = to_documents(node, "document");
    fallback.grounds = node.grounds();
    return fallback;
}

std::optional<policy::Fallback> optional_fallback(const Node& node, const char* name) {
    const auto child = node.child(name);
    if (!child) return std::nullopt;
    return to_fallback(*child);
}

policy::Fallback form_fallback(const Node& node, const char* name) {
    const auto child = node.child(name);
    if (child) return to_fallback(*child);
    node.report(name, -1, "is missing: say what happens, or kind: \"refer\"");
    return {};
}

std::optional<policy::DocumentList> to_list(const Node& node, const char* name) {
    const auto child = node.child(name);
    if (!child) return std::nullopt;
    return to_documents(*child, "document");
}

policy::ApplicantRule to_applicants(const Node& node) {
    policy::ApplicantRule row;
    row.applicants = node.words<policy::Applicant>("kind");
    if (row.applicants.empty()) node.report("kind", -1, "is missing");
    row.min_age = node.integer("min_age", 0, kAgeMax);
    row.max_age = node.integer("max_age", 0, kAgeMax);
    if (row.min_age && row.max_age && *row.min_age > *row.max_age) {
        node.report("max_age", -1, "contradicts min_age: no age lies between them");
    }
    row.route = node.word<policy::Route>("route");
    if (!node.has("route") && !node.has("reroute_to")) {
        node.report("route", -1, "is missing: the way it goes, or reroute_to");
    }
    row.visits = node.integer("visits", 1, kVisitsMax);
    if (row.route == policy::Route::kCounterSameDay && row.visits == kVisitsMax) {
        node.report("visits", -1, "contradicts route: counter_same_day has 1 visit");
    }
    if (row.route == policy::Route::kInquiryTwoVisit && row.visits != kVisitsMax) {
        node.report("visits", -1, "contradicts route: inquiry_two_visit has 2 visits");
    }
    row.visit1 = to_list(node, "visit1");
    row.visit2 = to_list(node, "visit2");
    if (row.visit2 && row.visits != kVisitsMax) {
        node.report("visit2", -1, "contradicts visits: there is no second visit");
    }
    row.must_be_present = node.words<policy::Holder>("must_be_present");
    row.power_of_attorney = node.word<policy::PowerOfAttorney>("power_of_attorney");
    row.pin_entered_by = node.word<policy::Holder>("pin_entered_by");
    if (const auto form = node.child("reply_form")) {
        row.reply_form =
            policy::ReplyFormRule{form_fallback(*form, "expired"), form_fallback(*form, "absent"),
                                  form_fallback(*form, "incomplete")};
    }
    row.pin_unknown = optional_fallback(node, "pin_unknown");
    row.no_second_id = optional_fallback(node, "no_second_id");
    row.photo_id_mandatory = node.yes("photo_id_mandatory");
    row.application_form = node.text("application_form");
    row.reroute_to = node.text("reroute_to");
    row.warnings = node.texts("warning");
    row.grounds = node.grounds();
    return row;
}

std::optional<policy::AloneRule> to_alone(const std::optional<Node>& node) {
    if (!node) return std::nullopt;
    policy::AloneRule rule;
    rule.strictness =
        node->word<policy::Strictness>("strictness").value_or(policy::Strictness::kRefer);
    rule.grounds = node->grounds();
    return rule;
}

void read_fees(const Node& node, policy::ProcedureRule& rule) {
    for (const auto& fee : node.children("fee")) {
        rule.fees.push_back({fee.integer("yen", 0, kYenMax).value_or(0),
                             to_condition(fee, "only_if"), fee.text("reason"), fee.text("warning"),
                             fee.grounds()});
    }
    for (const auto& waiver : node.children("fee_waiver")) {
        rule.fee_waivers.push_back(
            {waiver.required("reason"), waiver.required("says"), waiver.grounds()});
    }
}

void read_grounds(const Node& node, policy::ProcedureRule& rule) {
    rule.residents_grounds = node.grounds("residents_ground");
    rule.targets_grounds = node.grounds("targets_ground");
    rule.minor_grounds = node.grounds("minor_ground");
    rule.card_grounds = node.grounds("card_ground");
    rule.no_card_grounds = node.grounds("no_card_ground");
    rule.offices_grounds = node.grounds("offices_ground");
    rule.grounds = node.grounds();
}

}  // namespace

policy::ProcedureRule to_procedure(const Node& node) {
    policy::ProcedureRule rule;
    if (const auto procedure = node.word<policy::Procedure>("procedure")) {
        rule.procedure = *procedure;
    }
    if (!node.has("procedure")) node.report("procedure", -1, "is missing");
    rule.status =
        node.word<policy::ProcedureStatus>("status").value_or(policy::ProcedureStatus::kOffered);
    rule.targets = node.words<policy::Target>("target");
    rule.residents_only = node.flag("residents_only").value_or(true);
    rule.statutory_minor_max_age =
        node.integer("statutory_minor_max_age", 0, kAgeMax).value_or(rule.statutory_minor_max_age);
    rule.under_15_alone = to_alone(node.child("under_15_alone"));
    rule.ward_alone = to_alone(node.child("ward_alone"));
    for (const auto& row : node.children("applicants")) {
        rule.applicants.push_back(to_applicants(row));
    }
    if (const auto pins = node.child("pins")) {
        rule.pins = policy::PinsEntered{pins->yes("of_targets"),
                                        pins->words<policy::Target>("always"), pins->grounds()};
    }
    read_fees(node, rule);
    rule.offices = node.texts("office");
    rule.same_day = node.flag("same_day");
    rule.photo_required = node.flag("photo_required");
    rule.new_photo_required = node.flag("new_photo_required");
    rule.application_form = node.text("application_form");
    rule.application_form_source = node.text("application_form_source");
    rule.ready_in = node.text("ready_in");
    rule.pickup_appointment = node.text("pickup_appointment");
    rule.support_offices = node.texts("support_office");
    rule.warnings = node.texts("warning");
    read_grounds(node, rule);
    return rule;
}

}  // namespace madoguchi::policyfile
