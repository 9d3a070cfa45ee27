#include "madoguchi/adapters/queries/given.hpp"

#include <algorithm>
#include <chrono>
#include <nlohmann/json.hpp>
#include <utility>

namespace madoguchi::queries {

namespace {

// From the era that the oldest registers know, to where dates reckoned from a given one (a
// certificate's end, a deadline) still have four digits.
constexpr calendar::Date kFirstDay{std::chrono::year{1868} / std::chrono::January / 1};
constexpr calendar::Date kLastDay{std::chrono::year{9899} / std::chrono::December / 31};

}  // namespace

std::string shown(std::string_view key) {
    constexpr std::size_t kLongest = 40;
    const bool word = !key.empty() && key.size() <= kLongest &&
                      std::all_of(key.begin(), key.end(),
                                  [](char c) { return c == '_' || (c >= 'a' && c <= 'z'); });
    return word ? std::string{key} : "(a key that is no word)";
}

Given::Given(const nlohmann::json& object, std::string path)
    : object_(&object), path_(std::move(path)) {
    if (object.is_object()) return;
    std::string name = path_.empty() ? "given" : path_.substr(0, path_.size() - 1);
    throw QueryFault(name + ": must be an object");
}

const nlohmann::json* Given::find(const char* key) {
    read_.insert(key);
    const auto found = object_->find(key);
    if (found == object_->end() || found->is_null()) return nullptr;
    return &*found;
}

bool Given::has(const char* key) { return find(key) != nullptr; }

std::optional<std::string> Given::text(const char* key) {
    const nlohmann::json* value = find(key);
    if (value == nullptr) return std::nullopt;
    if (!value->is_string()) fail(key, "must be a string");
    return value->get<std::string>();
}

std::string Given::required_text(const char* key) {
    auto value = text(key);
    if (!value) fail(key, "is missing");
    return *std::move(value);
}

std::optional<bool> Given::flag(const char* key) {
    const nlohmann::json* value = find(key);
    if (value == nullptr) return std::nullopt;
    if (!value->is_boolean()) fail(key, "must be true or false");
    return value->get<bool>();
}

bool Given::required_flag(const char* key) {
    const auto value = flag(key);
    if (!value) fail(key, "is missing");
    return *value;
}

std::optional<int> Given::integer(const char* key, int min, int max) {
    const nlohmann::json* value = find(key);
    if (value == nullptr) return std::nullopt;
    if (!value->is_number_integer()) fail(key, "must be a whole number");
    const bool too_large = value->is_number_unsigned() &&
                           value->get<std::uint64_t>() > static_cast<std::uint64_t>(max);
    if (too_large || value->get<std::int64_t>() < min || value->get<std::int64_t>() > max) {
        fail(key, "must be between " + std::to_string(min) + " and " + std::to_string(max));
    }
    return value->get<int>();
}

int Given::required_integer(const char* key, int min, int max) {
    const auto value = integer(key, min, max);
    if (!value) fail(key, "is missing");
    return *value;
}

std::optional<calendar::Date> Given::date(const char* key) {
    const auto value = text(key);
    if (!value) return std::nullopt;
    const auto parsed = calendar::parse_date(*value);
    if (!parsed) fail(key, "must be a day that exists, of the form YYYY-MM-DD");
    if (*parsed < kFirstDay || *parsed > kLastDay) {
        fail(key, "must be between " + calendar::format_iso(kFirstDay) + " and " +
                      calendar::format_iso(kLastDay));
    }
    return parsed;
}

calendar::Date Given::required_date(const char* key) {
    const auto value = date(key);
    if (!value) fail(key, "is missing");
    return *value;
}

std::optional<std::vector<std::string>> Given::texts(const char* key) {
    const nlohmann::json* value = find(key);
    if (value == nullptr) return std::nullopt;
    if (!value->is_array()) fail(key, "must be an array of strings");
    std::vector<std::string> texts;
    for (const auto& element : *value) {
        if (!element.is_string()) fail(key, "must be an array of strings");
        texts.push_back(element.get<std::string>());
    }
    return texts;
}

std::optional<Given> Given::object(const char* key) {
    const nlohmann::json* value = find(key);
    if (value == nullptr) return std::nullopt;
    return Given{*value, path_ + key + "."};
}

std::vector<Given> Given::objects(const char* key) {
    const nlohmann::json* value = find(key);
    if (value == nullptr) fail(key, "is missing");
    if (!value->is_array()) fail(key, "must be an array of objects");
    std::vector<Given> objects;
    for (std::size_t i = 0; i < value->size(); ++i) {
        objects.emplace_back((*value)[i], path_ + key + "[" + std::to_string(i) + "].");
    }
    return objects;
}

std::vector<std::pair<std::string, std::string>> Given::pairs(const char* key) {
    const nlohmann::json* value = find(key);
    if (value == nullptr) fail(key, "is missing");
    if (!value->is_object()) fail(key, "must be an object");
    std::vector<std::pair<std::string, std::string>> pairs;
    for (const auto& [name, element] : value->items()) {
        if (!element.is_string()) fail(key, "must hold strings only");
        pairs.emplace_back(name, element.get<std::string>());
    }
    return pairs;
}

void Given::no_others() const {
    for (const auto& [key, value] : object_->items()) {
        if (!read_.contains(key)) fail(shown(key), "is not a field of this query");
    }
}

void Given::fail(const std::string& key, const std::string& message) const {
    throw QueryFault(path_ + key + ": " + message);
}

}  // namespace madoguchi::queries
