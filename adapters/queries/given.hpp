#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "madoguchi/domain/calendar/date.hpp"
#include "madoguchi/domain/policy/words.hpp"

// Internal to this adapter.

namespace madoguchi::queries {

/// A query that can't be understood; its text names the field. Caught where the query is answered.
class QueryFault : public std::runtime_error {
 public:
    using std::runtime_error::runtime_error;
};

/// An unknown key as it may stand in a message: as it is if it is a word of small letters, else
/// only that it isn't one. A PIN always holds a digit, and may have got where a key should be.
[[nodiscard]] std::string shown(std::string_view key);

/// An object of the contract, read key by key. Every getter throws QueryFault that names the field;
/// values are never repeated. Null counts as absent.
class Given {
 public:
    /// `path` goes in front of the keys in messages, e.g. `facts.`. Throws when it isn't an object.
    Given(const nlohmann::json& object, std::string path);

    [[nodiscard]] bool has(const char* key);
    [[nodiscard]] std::optional<std::string> text(const char* key);
    [[nodiscard]] std::string required_text(const char* key);
    [[nodiscard]] std::optional<bool> flag(const char* key);
    [[nodiscard]] bool required_flag(const char* key);
    [[nodiscard]] std::optional<int> integer(const char* key, int min, int max);
    [[nodiscard]] int required_integer(const char* key, int min, int max);
    /// A day from 1868 to 9899.
    [[nodiscard]] std::optional<calendar::Date> date(const char* key);
    [[nodiscard]] calendar::Date required_date(const char* key);
    [[nodiscard]] std::optional<std::vector<std::string>> texts(const char* key);
    [[nodiscard]] std::optional<Given> object(const char* key);
    [[nodiscard]] std::vector<Given> objects(const char* key);
    /// The keys and string values of an object whose keys are a vocabulary.
    [[nodiscard]] std::vector<std::pair<std::string, std::string>> pairs(const char* key);

    template <typename Enum>
    [[nodiscard]] std::optional<Enum> word(const char* key) {
        const auto value = text(key);
        if (!value) return std::nullopt;
        return one_word<Enum>(key, *value);
    }
    template <typename Enum>
    [[nodiscard]] Enum required_word(const char* key) {
        return one_word<Enum>(key, required_text(key));
    }
    template <typename Enum>
    [[nodiscard]] std::optional<std::vector<Enum>> words(const char* key) {
        const auto values = texts(key);
        if (!values) return std::nullopt;
        std::vector<Enum> known;
        for (const auto& value : *values) known.push_back(one_word<Enum>(key, value));
        return known;
    }

    /// Throws for the first key that nobody has read.
    void no_others() const;
    [[noreturn]] void fail(const std::string& key, const std::string& message) const;

 private:
    const nlohmann::json* find(const char* key);
    template <typename Enum>
    Enum one_word(const std::string& key, const std::string& value) const {
        const auto known = policy::from_word<Enum>(value);
        if (known) return *known;
        std::string message = "is not one of";
        for (const auto each : policy::Words<Enum>::kAll) message += " " + std::string{each};
        fail(key, message);
    }

    const nlohmann::json* object_;
    std::string path_;
    std::set<std::string> read_;
};

}  // namespace madoguchi::queries
