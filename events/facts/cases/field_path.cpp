#include "madoguchi/facts/cases/field_path.hpp"

#include <charconv>
#include <concepts>
#include <vector>

#include "madoguchi/facts/values/code.hpp"
#include "madoguchi/facts/values/date.hpp"
#include "madoguchi/facts/values/sensitive.hpp"

namespace madoguchi::facts {
namespace {

// One pair of functions per type of value: `assign` reads a text, `text_of` writes it.

bool assign(std::string& value, std::string_view text) {
    value = text;
    return true;
}
std::string text_of(const std::string& value) { return value; }

template <typename Vocabulary>
bool assign(Code<Vocabulary>& value, std::string_view text) {
    value = Code<Vocabulary>(text);
    return true;
}
template <typename Vocabulary>
std::string text_of(const Code<Vocabulary>& value) {
    return value.text();
}

bool assign(bool& value, std::string_view text) {
    value = text == "true";
    return value || text == "false";
}
std::string text_of(const bool& value) { return value ? "true" : "false"; }

template <std::unsigned_integral Number>
bool assign(Number& value, std::string_view text) {
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    return !text.empty() && read.ec == std::errc() && read.ptr == text.data() + text.size();
}
template <std::unsigned_integral Number>
std::string text_of(const Number& value) {
    return std::to_string(value);
}

bool assign(Date& value, std::string_view text) {
    const auto date = parse_date(text);
    value = date.value_or(value);
    return date.has_value();
}
std::string text_of(const Date& value) { return date_text(value); }

template <typename T>
bool assign(Sensitive<T>& value, std::string_view text) {
    T plain{};
    if (!assign(plain, text)) {
        return false;
    }
    value = Sensitive<T>(std::move(plain));
    return true;
}
template <typename T>
std::string text_of(const Sensitive<T>& value) {
    return text_of(value.reveal());
}

template <typename T>
bool assign(std::optional<T>& value, std::string_view text) {
    if (text.empty()) {
        value.reset();
        return true;
    }
    T inner{};
    if (!assign(inner, text)) {
        return false;
    }
    value = std::move(inner);
    return true;
}
template <typename T>
std::string text_of(const std::optional<T>& value) {
    return value ? text_of(*value) : std::string();
}

/// Calls `use` with the single value at `path`; returns false when there is none.
template <HasFields G, typename Use>
bool at_path(G& group, std::string_view path, const Use& use);

template <typename Value, typename Use>
bool at_value(Value& value, std::string_view rest, const Use& use) {
    if (!rest.empty()) {
        return false;
    }
    use(value);
    return true;
}

template <HasFields G, typename Use>
bool at_value(G& group, std::string_view rest, const Use& use) {
    return at_path(group, rest, use);
}

template <HasFields G, typename Use>
bool at_value(std::optional<G>& group, std::string_view rest, const Use& use) {
    return group && at_path(*group, rest, use);
}

template <HasFields G, typename Use>
bool at_value(const std::optional<G>& group, std::string_view rest, const Use& use) {
    return group && at_path(*group, rest, use);
}

template <typename Element, typename Use>
bool at_value(std::vector<Element>& /*list*/, std::string_view /*rest*/, const Use& /*use*/) {
    return false;
}

template <typename Element, typename Use>
bool at_value(const std::vector<Element>& /*list*/, std::string_view /*rest*/, const Use& /*use*/) {
    return false;
}

template <HasFields G, typename Use>
bool at_path(G& group, std::string_view path, const Use& use) {
    const auto dot = path.find('.');
    const auto name = path.substr(0, dot);
    const auto rest = dot == std::string_view::npos ? std::string_view() : path.substr(dot + 1);
    if (dot != std::string_view::npos && rest.empty()) {
        return false;
    }
    return G::with_fields([&](const auto&... field) {
        return ((name == field.name && at_value(group.*(field.member), rest, use)) || ...);
    });
}

}  // namespace

FieldSet set_field(CaseEvent& event, std::string_view path, std::string_view text) {
    bool good = false;
    const bool found = std::visit(
        [&](auto& fact) {
            return at_path(fact, path, [&](auto& value) {
                auto changed = value;
                good = assign(changed, text);
                if (good) {
                    value = std::move(changed);
                }
            });
        },
        event);
    if (!found) {
        return FieldSet::kUnknownField;
    }
    return good ? FieldSet::kDone : FieldSet::kBadValue;
}

std::optional<std::string> get_field(const CaseEvent& event, std::string_view path) {
    std::optional<std::string> text;
    std::visit(
        [&](const auto& fact) {
            return at_path(fact, path, [&](const auto& value) { text = text_of(value); });
        },
        event);
    return text;
}

}  // namespace madoguchi::facts
