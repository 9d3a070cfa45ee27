#include "madoguchi/adapters/policyfile/differences.hpp"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/io/tokenizer.h>
#include <google/protobuf/message.h>
#include <google/protobuf/text_format.h>

#include <array>
#include <map>
#include <utility>

#include "madoguchi/policy/v1/policy.pb.h"

namespace madoguchi::policyfile {

namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

/// What names an element of a list, the first that is there; several are joined: `agent photo_id`.
constexpr std::array kNames{std::pair{"Rule", "id"},
                            std::pair{"Source", "key"},
                            std::pair{"Topic", "name"},
                            std::pair{"Reading", "about"},
                            std::pair{"Pin", "target"},
                            std::pair{"Procedure", "procedure"},
                            std::pair{"Applicants", "kind"},
                            std::pair{"Applicants", "min_age"},
                            std::pair{"Applicants", "max_age"},
                            std::pair{"Document", "of"},
                            std::pair{"Document", "item"},
                            std::pair{"Fee", "reason"},
                            std::pair{"FeeWaiver", "reason"},
                            std::pair{"ClassEntry", "type"},
                            std::pair{"EndOfType", "type"},
                            std::pair{"Postage", "effective_from"},
                            std::pair{"Lapse", "event"},
                            std::pair{"Office", "code"}};

/// A value of a text, and the rules that it rests on.
struct Value {
    std::string text;
    std::vector<std::string> grounds;
};

/// Every value of a text by its path, in the text's order.
class Values {
 public:
    explicit Values(const Message& policy) { add(policy, {}, {}); }

    [[nodiscard]] const std::vector<std::pair<std::vector<Step>, Value>>& all() const {
        return all_;
    }
    [[nodiscard]] const Value* find(const std::vector<Step>& path) const {
        const auto found = places_.find(path);
        return found == places_.end() ? nullptr : &all_[found->second].second;
    }

 private:
    // NOLINTNEXTLINE(misc-no-recursion): as deep as the message, which the parser limits
    void add(const Message& message, const std::vector<Step>& path,
             const std::vector<std::string>& inherited) {
        const auto own = grounds_of(message);
        const auto& grounds = own.empty() ? inherited : own;
        std::vector<const FieldDescriptor*> fields;
        message.GetReflection()->ListFields(message, &fields);
        for (const FieldDescriptor* const field : fields) {
            if (field->cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE) {
                auto place = with(path, {field->name(), {}});
                places_.emplace(place, all_.size());
                all_.push_back({std::move(place), {text_of(message, *field), grounds}});
            } else if (field->is_repeated()) {
                add_list(message, *field, path, grounds);
            } else {
                add(message.GetReflection()->GetMessage(message, field),
                    with(path, {field->name(), {}}), grounds);
            }
        }
    }

    // NOLINTNEXTLINE(misc-no-recursion): the same
    void add_list(const Message& message, const FieldDescriptor& field,
                  const std::vector<Step>& path, const std::vector<std::string>& grounds) {
        std::map<std::string, int> seen;
        for (int i = 0; i < message.GetReflection()->FieldSize(message, &field); ++i) {
            const Message& element =
                message.GetReflection()->GetRepeatedMessage(message, &field, i);
            std::string key = name_of(element);
            const int before = seen[key]++;
            if (key.empty()) {
                key = std::to_string(i + 1);
            } else if (before > 0) {
                key += " " + std::to_string(before + 1);
            }
            add(element, with(path, {field.name(), std::move(key)}), grounds);
        }
    }

    static std::vector<Step> with(std::vector<Step> path, Step step) {
        path.push_back(std::move(step));
        return path;
    }

    /// A rule is its own ground; others name theirs.
    static std::vector<std::string> grounds_of(const Message& message) {
        const auto& descriptor = *message.GetDescriptor();
        const auto& reflection = *message.GetReflection();
        if (descriptor.name() == "Rule") {
            return {reflection.GetString(message, descriptor.FindFieldByName("id"))};
        }
        std::vector<std::string> grounds;
        if (const auto* const field = descriptor.FindFieldByName("ground")) {
            for (int i = 0; i < reflection.FieldSize(message, field); ++i) {
                grounds.push_back(reflection.GetRepeatedString(message, field, i));
            }
        }
        return grounds;
    }

    static std::string name_of(const Message& element) {
        std::string name;
        for (const auto& [type, field_name] : kNames) {
            if (element.GetDescriptor()->name() != type) {
                continue;
            }
            const auto& field = *element.GetDescriptor()->FindFieldByName(field_name);
            const bool is_there = field.is_repeated()
                                      ? element.GetReflection()->FieldSize(element, &field) > 0
                                      : element.GetReflection()->HasField(element, &field);
            if (is_there) {
                name += (name.empty() ? "" : " ") + text_of(element, field);
            }
        }
        return name;
    }

    /// A field's value; those of a list one after the other.
    static std::string text_of(const Message& message, const FieldDescriptor& field) {
        const auto& reflection = *message.GetReflection();
        const int count = field.is_repeated() ? reflection.FieldSize(message, &field) : 1;
        std::string text;
        for (int i = 0; i < count; ++i) {
            std::string one;
            const int index = field.is_repeated() ? i : -1;
            if (field.cpp_type() != FieldDescriptor::CPPTYPE_STRING) {
                google::protobuf::TextFormat::PrintFieldValueToString(message, &field, index, &one);
            } else if (field.is_repeated()) {
                one = reflection.GetRepeatedString(message, &field, i);
            } else {
                one = reflection.GetString(message, &field);
            }
            text += (text.empty() ? "" : " ") + one;
        }
        return text;
    }

    std::vector<std::pair<std::vector<Step>, Value>> all_;
    std::map<std::vector<Step>, std::size_t> places_;  ///< In `all_`.
};

/// What can't be parsed is told by `read_policy`, not by a log.
class Quiet final : public google::protobuf::io::ErrorCollector {
 public:
    void AddError(int /*line*/, google::protobuf::io::ColumnNumber /*column*/,
                  const std::string& /*message*/) override {}
};

bool parse(std::string_view text, Message& message) {
    Quiet quiet;
    google::protobuf::TextFormat::Parser parser;
    parser.RecordErrorsTo(&quiet);
    parser.SetRecursionLimit(20);
    return parser.ParseFromString(std::string(text), &message);
}

}  // namespace

std::vector<Difference> differences(std::string_view before, std::string_view after) {
    policy::v1::Policy older;
    policy::v1::Policy newer;
    std::vector<Difference> found;
    if (!parse(before, older) || !parse(after, newer)) {
        return found;
    }
    const Values said(older);
    const Values says(newer);
    for (const auto& [path, value] : says.all()) {
        const Value* const then = said.find(path);
        if (then == nullptr || then->text != value.text) {
            found.push_back({path, then == nullptr ? std::nullopt : std::optional(then->text),
                             value.text, value.grounds});
        }
    }
    for (const auto& [path, value] : said.all()) {
        if (says.find(path) == nullptr) {
            found.push_back({path, value.text, std::nullopt, value.grounds});
        }
    }
    return found;
}

}  // namespace madoguchi::policyfile
