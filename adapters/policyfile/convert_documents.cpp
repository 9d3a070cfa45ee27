#include "madoguchi/adapters/policyfile/convert.hpp"

namespace madoguchi::policyfile {

namespace {

constexpr int kDocumentsMax = 9;
constexpr int kMonthsMax = 120;
constexpr std::string_view kNot = "not ";

policy::DocumentRule to_document(const Node& node) {
    policy::DocumentRule rule;
    if (const auto of = node.word<policy::Holder>("of")) rule.of = *of;
    if (!node.has("of")) node.report("of", -1, "is missing: principal or agent");
    if (const auto item = node.word<policy::Item>("item")) rule.item = *item;
    if (!node.has("item")) node.report("item", -1, "is missing");
    rule.any_of = to_class_counts(node, "any_of");
    rule.count = node.integer("count", 1, kDocumentsMax);
    rule.exclude = node.words<policy::DocumentType>("exclude");
    rule.optional = node.yes("optional");
    rule.only_if = to_condition(node, "only_if");
    rule.waived_if = to_condition(node, "waived_if");
    rule.discretionary_if = to_condition(node, "discretionary_if");
    rule.not_needed_if = node.text("not_needed_if");
    rule.completed_by = node.word<policy::Holder>("completed_by");
    rule.sealed = node.flag("sealed");
    rule.power_of_attorney_part = node.yes("power_of_attorney_part");
    rule.issued_within_months = node.integer("issued_within_months", 1, kMonthsMax);
    rule.card_alone_if_pin_verifies = node.yes("card_alone_if_pin_verifies");
    rule.grounds = node.grounds();
    return rule;
}

std::optional<policy::ClassList> to_class_list(const std::optional<Node>& node) {
    if (!node) return std::nullopt;
    policy::ClassList list;
    for (const auto& entry : node->children("entry")) {
        policy::ClassEntry read;
        if (const auto type = entry.word<policy::DocumentType>("type")) read.type = *type;
        read.photo = entry.word<policy::PhotoRule>("photo").value_or(policy::PhotoRule::kAny);
        read.issued_from = entry.date("issued_from");
        list.entries.push_back(read);
    }
    list.open = node->yes("open");
    list.test = node->text("test");
    list.grounds = node->grounds();
    return list;
}

}  // namespace

policy::Condition to_condition(const Node& parent, const char* name) {
    policy::Condition condition;
    for (const auto& alternative : parent.children(name)) {
        std::vector<policy::FactTerm> terms;
        int index = 0;
        for (std::string text : alternative.texts("all")) {
            policy::FactTerm term;
            term.negated = text.starts_with(kNot);
            if (term.negated) text = text.substr(kNot.size());
            if (const auto fact = policy::from_word<policy::Fact>(text)) {
                term.fact = *fact;
            } else {
                alternative.report("all", index, "\"" + text + "\" is not a fact");
            }
            terms.push_back(term);
            ++index;
        }
        condition.any_of.push_back(std::move(terms));
    }
    return condition;
}

std::vector<policy::ClassCount> to_class_counts(const Node& parent, const char* name) {
    std::vector<policy::ClassCount> ways;
    for (const auto& way : parent.children(name)) {
        const std::size_t before = parent.reading().findings.size();
        const policy::ClassCount counts{way.integer("a", 0, kDocumentsMax).value_or(0),
                                        way.integer("b", 0, kDocumentsMax).value_or(0)};
        if (counts.a == 0 && counts.b == 0 && parent.reading().findings.size() == before) {
            parent.report(name, static_cast<int>(ways.size()),
                          "asks for nothing: say how many documents of class a or b");
        }
        ways.push_back(counts);
    }
    return ways;
}

policy::DocumentList to_documents(const Node& parent, const char* name) {
    policy::DocumentList list;
    for (const auto& node : parent.children(name)) list.push_back(to_document(node));
    return list;
}

policy::IdentityRules to_identity(const Node& node) {
    policy::IdentityRules rules;
    rules.class_a = to_class_list(node.child("class_a"));
    rules.class_b = to_class_list(node.child("class_b"));
    rules.photo_ids = to_class_list(node.child("photo_ids"));
    for (const auto& end : node.children("ended")) {
        const auto type = end.word<policy::DocumentType>("type");
        const auto last = end.date("last_day");
        if (type && last) rules.ended.push_back({*type, *last});
    }
    rules.originals_only = node.flag("originals_only");
    rules.in_validity_only = node.flag("in_validity_only");
    rules.condition_grounds = node.grounds("condition_ground");
    return rules;
}

}  // namespace madoguchi::policyfile
