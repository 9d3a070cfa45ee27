#include "madoguchi/adapters/policyfile/node.hpp"

#include <google/protobuf/descriptor.h>

#include "madoguchi/log/assert.hpp"

namespace madoguchi::policyfile {

using google::protobuf::FieldDescriptor;

std::string format(const Finding& finding) {
    std::string out = finding.file;
    if (finding.line > 0) out += ":" + std::to_string(finding.line);
    out += ": ";
    if (!finding.field.empty()) out += finding.field + ": ";
    return out + finding.message;
}

Node::Node(const google::protobuf::Message& message, const Tree* tree, Reading& reading,
           std::string path)
    : message_(&message), tree_(tree), reading_(&reading), path_(std::move(path)) {}

const FieldDescriptor* Node::field(const char* name) const {
    const FieldDescriptor* found = message_->GetDescriptor()->FindFieldByName(name);
    MADOGUCHI_LOG_ASSERT(found != nullptr);
    return found;
}

bool Node::has(const char* name) const {
    const FieldDescriptor* wanted = field(name);
    if (wanted->is_repeated()) {
        return message_->GetReflection()->FieldSize(*message_, wanted) > 0;
    }
    return message_->GetReflection()->HasField(*message_, wanted);
}

std::string Node::text(const char* name) const {
    return message_->GetReflection()->GetString(*message_, field(name));
}

std::vector<std::string> Node::texts(const char* name) const {
    const auto* reflection = message_->GetReflection();
    const FieldDescriptor* wanted = field(name);
    std::vector<std::string> values;
    for (int i = 0; i < reflection->FieldSize(*message_, wanted); ++i) {
        values.push_back(reflection->GetRepeatedString(*message_, wanted, i));
    }
    return values;
}

std::string Node::required(const char* name) const {
    std::string value = text(name);
    if (value.empty()) report(name, -1, "is missing");
    return value;
}

std::optional<int> Node::integer(const char* name, int min, int max) const {
    const FieldDescriptor* wanted = field(name);
    if (wanted->has_presence() && !has(name)) return std::nullopt;
    const int value = message_->GetReflection()->GetInt32(*message_, wanted);
    if (value < min || value > max) {
        report(name, -1,
               std::to_string(value) + " is not between " + std::to_string(min) + " and " +
                   std::to_string(max));
        return std::nullopt;
    }
    return value;
}

std::optional<bool> Node::flag(const char* name) const {
    if (!has(name)) return std::nullopt;
    return message_->GetReflection()->GetBool(*message_, field(name));
}

std::optional<calendar::Date> Node::date(const char* name) const {
    const std::string value = text(name);
    if (value.empty()) return std::nullopt;
    const auto parsed = calendar::parse_date(value);
    if (!parsed) report(name, -1, "\"" + value + "\" is not a date of the form YYYY-MM-DD");
    return parsed;
}

std::vector<calendar::Date> Node::dates(const char* name) const {
    std::vector<calendar::Date> values;
    int index = 0;
    for (const auto& value : texts(name)) {
        const auto parsed = calendar::parse_date(value);
        if (parsed) {
            values.push_back(*parsed);
        } else {
            report(name, index, "\"" + value + "\" is not a date of the form YYYY-MM-DD");
        }
        ++index;
    }
    return values;
}

std::optional<Node> Node::child(const char* name) const {
    if (!has(name)) return std::nullopt;
    const FieldDescriptor* wanted = field(name);
    const Tree* nested = tree_ != nullptr ? tree_->GetTreeForNested(wanted, -1) : nullptr;
    if (tree_ != nullptr) {
        reading_->lines[path_ + name] = tree_->GetLocation(wanted, -1).line + 1;
    }
    return Node{message_->GetReflection()->GetMessage(*message_, wanted), nested, *reading_,
                path_ + name + "."};
}

std::vector<Node> Node::children(const char* name) const {
    const auto* reflection = message_->GetReflection();
    const FieldDescriptor* wanted = field(name);
    std::vector<Node> nodes;
    for (int i = 0; i < reflection->FieldSize(*message_, wanted); ++i) {
        const Tree* nested = tree_ != nullptr ? tree_->GetTreeForNested(wanted, i) : nullptr;
        const std::string path = path_ + name + "[" + std::to_string(i) + "]";
        if (tree_ != nullptr) {
            reading_->lines[path] = tree_->GetLocation(wanted, i).line + 1;
        }
        nodes.emplace_back(reflection->GetRepeatedMessage(*message_, wanted, i), nested, *reading_,
                           path + ".");
    }
    return nodes;
}

policy::Grounds Node::grounds(const char* name) const {
    policy::Grounds grounds;
    int index = 0;
    for (const auto& id : texts(name)) {
        const auto rule = reading_->rules.find(id);
        if (rule == reading_->rules.end()) {
            report(name, index, "rule " + id + " is named as a ground but there is no such rule");
        } else {
            grounds.push_back(rule->second);
            reading_->referred.insert(rule->second);
        }
        ++index;
    }
    return grounds;
}

int Node::line_of(const FieldDescriptor* wanted, int index) const {
    const bool repeated = wanted->is_repeated();
    // Of a list that is empty no entry has a place, and asking for one ends the program.
    const bool is_there = !repeated || (index >= 0 && index < message_->GetReflection()->FieldSize(
                                                                  *message_, wanted));
    const int line = tree_ == nullptr || !is_there
                         ? 0
                         : tree_->GetLocation(wanted, repeated ? index : -1).line + 1;
    if (line > 0 || path_.empty()) {
        return line;
    }
    const auto message = reading_->lines.find(path_.substr(0, path_.size() - 1));
    return message == reading_->lines.end() ? 0 : message->second;
}

void Node::note_place(const char* name) const {
    const FieldDescriptor* wanted = field(name);
    if (!wanted->is_repeated()) {
        reading_->lines[path_ + name] = line_of(wanted, -1);
        return;
    }
    for (int i = 0; i < message_->GetReflection()->FieldSize(*message_, wanted); ++i) {
        reading_->lines[path_ + name + "[" + std::to_string(i) + "]"] = line_of(wanted, i);
    }
}

void Node::report(const char* name, int index, std::string message) const {
    const FieldDescriptor* wanted = field(name);
    const int line = line_of(wanted, index);
    std::string path = path_ + name;
    if (wanted->is_repeated() && index >= 0) path += "[" + std::to_string(index) + "]";
    reading_->findings.push_back({reading_->file, line, std::move(path), std::move(message)});
}

}  // namespace madoguchi::policyfile
