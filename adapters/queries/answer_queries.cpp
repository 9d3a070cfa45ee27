#include "madoguchi/adapters/queries/answer_queries.hpp"

#include <algorithm>
#include <functional>
#include <nlohmann/json.hpp>
#include <set>

#include "madoguchi/adapters/queries/elements.hpp"
#include "madoguchi/adapters/queries/query.hpp"

namespace madoguchi::queries {

using nlohmann::json;

namespace {

// What a case file holds besides the query itself: allowed, so that it can be asked as it is.
constexpr const char* kBesides[] = {"basis", "expect", "because", "note"};

constexpr char kMask = '?';

const policy::Policy* policy_for(const json& query, Given& given, const PolicyLookup& lookup) {
    const auto found = query.find("municipality");
    if (found == query.end() || found->is_null()) return nullptr;
    if (!found->is_string()) throw QueryFault("municipality: must be a string or null");
    std::optional<calendar::Date> date;
    if (given.has("date")) date = given.date("date");
    const auto* policy = lookup(found->get<std::string>(), date);
    if (policy == nullptr) throw QueryFault("municipality: there is no policy of that name");
    return policy;
}

void check_keys(const json& query) {
    for (const auto& [key, value] : query.items()) {
        bool known = key == "id" || key == "municipality" || key == "given";
        for (const char* each : kBesides) known = known || key == each;
        if (!known) throw QueryFault(shown(key) + ": is not a field of a query");
    }
}

/// Where PINs aren't taken: whatever `query` says, nothing that may be one is read.
void refuse_pins(const json& query) {
    const auto given = query.find("given");
    if (given == query.end() || !given->is_object()) return;
    const auto kind = given->find("query");
    if (kind != given->end() && (*kind == "pin_format" || *kind == "pin_set")) {
        throw QueryFault("query: holds a PIN, which isn't taken here");
    }
}

// Each rule once, where it was used first.
std::vector<std::string> without_repeats(const std::vector<std::string>& ids) {
    std::vector<std::string> kept;
    for (const auto& id : ids) {
        if (std::ranges::find(kept, id) == kept.end()) kept.push_back(id);
    }
    return kept;
}

void answer_one(const json& query, json& out, const PolicyLookup& lookup, Asker asker) {
    if (asker == Asker::kCounter) refuse_pins(query);
    check_keys(query);
    const auto body = query.find("given");
    if (body == query.end()) throw QueryFault("given: is missing");
    Given given{*body, ""};
    const std::string kind = given.required_text("query");
    json object = json::object();
    Answer answer{object};
    const policy::Policy* policy = policy_for(query, given, lookup);
    if (kind == "decide") {
        answer_decide(policy, given, asker, answer);
    } else if (kind == "check_documents") {
        answer_check_documents(policy, given, answer);
    } else if (!answer_small(kind, policy, given, answer)) {
        throw QueryFault("query: is not a kind of query");
    }
    out["answer"] = std::move(object);
    out["citations"] = without_repeats(answer.citations);
}

// The element's bytes that aren't ASCII, masked: what is left can be read if only they are broken.
json parse_masked(std::string_view text) {
    std::string masked{text};
    std::replace_if(
        masked.begin(), masked.end(),
        [](char c) { return (static_cast<unsigned char>(c) >> 7U) != 0; }, kMask);
    return json::parse(masked, nullptr, false);
}

// The id, so that its fault can be told from another's even where the rest is broken.
void copy_id(const json& query, json& out) {
    if (!query.is_object()) return;
    const auto id = query.find("id");
    if (id == query.end() || (!id->is_string() && !id->is_number())) return;
    const bool masked =
        id->is_string() && id->get_ref<const std::string&>().find(kMask) != std::string::npos;
    if (!masked) out["id"] = *id;
}

// Refuses an object that holds a key twice: the library would keep the last without a word.
class KeysOnce {
 public:
    bool operator()(int, json::parse_event_t event, json& parsed) {
        if (event == json::parse_event_t::object_start) open_.emplace_back();
        if (event == json::parse_event_t::object_end) open_.pop_back();
        if (event != json::parse_event_t::key) return true;
        const auto& key = parsed.get_ref<const std::string&>();
        if (!open_.back().insert(key).second) throw QueryFault(shown(key) + ": stands there twice");
        return true;
    }

 private:
    std::vector<std::set<std::string>> open_;
};

// The library's own texts repeat the input, which may hold a PIN: only the place is said.
json parse(std::string_view text, std::size_t offset, json& out) {
    try {
        KeysOnce once;
        return json::parse(text, std::ref(once));
    } catch (const json::parse_error& error) {
        const json masked = parse_masked(text);
        copy_id(masked, out);
        const char* what = masked.is_discarded() ? "isn't JSON" : "isn't UTF-8";
        throw QueryFault(std::string{"query: "} + what + ", broken at byte " +
                         std::to_string(offset + error.byte) + " of the input");
    } catch (const QueryFault&) {
        copy_id(json::parse(text, nullptr, false), out);
        throw;
    } catch (const json::out_of_range&) {
        throw QueryFault("query: holds a number that is too large");
    }
}

void check_id(const json& query) {
    if (!query.is_object()) throw QueryFault("query: must be an object with id and given");
    const auto id = query.find("id");
    if (id == query.end() || id->is_null()) throw QueryFault("id: is missing");
    if (!id->is_string() && !id->is_number()) throw QueryFault("id: must be a string or a number");
}

// `offset`: bytes of the input before `text`.
json answer_safely(std::string_view text, std::size_t offset, const PolicyLookup& lookup,
                   Asker asker, std::size_t& faulty) {
    json out = json::object();
    try {
        const json query = parse(text, offset, out);
        check_id(query);
        out["id"] = query["id"];
        answer_one(query, out, lookup, asker);
    } catch (const QueryFault& fault) {
        ++faulty;
        out.erase("answer");
        out["error"] = fault.what();
    }
    return out;
}

std::string broken_array(std::string_view text, std::size_t at) {
    const bool begun = at > 1 && text.substr(0, at - 1).find('[') != std::string_view::npos;
    if (begun) {
        return "the array of queries is broken at byte " + std::to_string(at) +
               ": none is answered";
    }
    return "not an array of queries: expected "
           "[{\"id\": …, \"municipality\": …, \"given\": …}]";
}

}  // namespace

const policy::Policy& needed(const policy::Policy* policy) {
    if (policy == nullptr) throw QueryFault("municipality: is missing; this query needs one");
    return *policy;
}

std::vector<policy::Target> all_pins() {
    return {policy::Target::kSignature, policy::Target::kUserAuth, policy::Target::kResidentLedger,
            policy::Target::kCardInput};
}

Answers answer_queries(std::string_view text, const PolicyLookup& lookup, Asker asker) {
    Answers answers;
    const Elements elements = split_array(text);
    if (elements.broken_at) {
        answers.error = broken_array(text, *elements.broken_at);
        return answers;
    }
    if (asker == Asker::kCounter && elements.texts.size() > kCounterQueriesMax) {
        answers.error = "ask at most " + std::to_string(kCounterQueriesMax) + " queries at a time";
        return answers;
    }
    answers.json = "[";
    for (const std::string_view element : elements.texts) {
        const auto offset = static_cast<std::size_t>(element.data() - text.data());
        const json out = answer_safely(element, offset, lookup, asker, answers.faulty);
        if (answers.queries++ > 0) answers.json += ',';
        answers.json += out.dump(-1, ' ', false, json::error_handler_t::replace);
    }
    answers.json += ']';
    return answers;
}

}  // namespace madoguchi::queries
