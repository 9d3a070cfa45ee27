#pragma once

#include <google/protobuf/message.h>
#include <google/protobuf/text_format.h>

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "madoguchi/adapters/policyfile/finding.hpp"
#include "madoguchi/domain/calendar/date.hpp"
#include "madoguchi/domain/policy/rule.hpp"
#include "madoguchi/domain/policy/words.hpp"

// Internal to this adapter: nobody outside includes protobuf through it.

namespace madoguchi::policyfile {

/// What the reading of one file collects.
struct Reading {
    std::string file = {};
    Findings findings = {};
    std::map<std::string, policy::RuleIndex> rules = {};  ///< By id.
    std::set<policy::RuleIndex> referred = {};            ///< Rules that a value or topic rests on.
    std::map<std::string, int> lines = {};                ///< Where each message stands, by path.
};

/// One message of the text, with its place. Reads fields by name; what can't be read becomes a
/// finding that names line and field, and the value is left out.
class Node {
 public:
    using Tree = google::protobuf::TextFormat::ParseInfoTree;

    Node(const google::protobuf::Message& message, const Tree* tree, Reading& reading,
         std::string path);

    [[nodiscard]] bool has(const char* name) const;
    [[nodiscard]] std::string text(const char* name) const;
    [[nodiscard]] std::vector<std::string> texts(const char* name) const;
    /// The text; a finding when it is missing.
    [[nodiscard]] std::string required(const char* name) const;
    [[nodiscard]] std::optional<int> integer(const char* name, int min, int max) const;
    [[nodiscard]] std::optional<bool> flag(const char* name) const;
    [[nodiscard]] bool yes(const char* name) const { return flag(name).value_or(false); }
    [[nodiscard]] std::optional<calendar::Date> date(const char* name) const;
    [[nodiscard]] std::vector<calendar::Date> dates(const char* name) const;
    [[nodiscard]] std::optional<Node> child(const char* name) const;
    [[nodiscard]] std::vector<Node> children(const char* name) const;
    /// The rules named in a repeated field; a finding for each that doesn't exist.
    [[nodiscard]] policy::Grounds grounds(const char* name = "ground") const;

    /// The word of a vocabulary; a finding with the words there are when it is none of them.
    template <typename Enum>
    [[nodiscard]] std::optional<Enum> word(const char* name) const {
        const std::string value = text(name);
        if (value.empty()) return std::nullopt;
        return one_word<Enum>(name, -1, value);
    }
    template <typename Enum>
    [[nodiscard]] std::vector<Enum> words(const char* name) const {
        std::vector<Enum> values;
        int index = 0;
        for (const auto& value : texts(name)) {
            if (const auto known = one_word<Enum>(name, index++, value)) values.push_back(*known);
        }
        return values;
    }

    /// Notes where a field stands, for findings that come later.
    void note_place(const char* name) const;
    /// Adds a finding about a field of this message, at the message's line where it is missing;
    /// `index` -1 for one that isn't repeated.
    void report(const char* name, int index, std::string message) const;
    [[nodiscard]] Reading& reading() const { return *reading_; }

 private:
    template <typename Enum>
    std::optional<Enum> one_word(const char* name, int index, const std::string& value) const {
        const auto known = policy::from_word<Enum>(value);
        if (!known) {
            std::string message = "\"" + value + "\" is not one of";
            for (const auto each : policy::Words<Enum>::kAll) message += " " + std::string{each};
            report(name, index, std::move(message));
        }
        return known;
    }
    [[nodiscard]] const google::protobuf::FieldDescriptor* field(const char* name) const;
    /// From 1; 0: unknown.
    [[nodiscard]] int line_of(const google::protobuf::FieldDescriptor* wanted, int index) const;

    const google::protobuf::Message* message_;
    const Tree* tree_;
    Reading* reading_;
    std::string path_;
};

}  // namespace madoguchi::policyfile
