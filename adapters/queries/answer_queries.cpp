#include "madoguchi/adapters/queries/answer_queries.hpp"

#include <nlohmann/json.hpp>

#include "madoguchi/adapters/queries/query.hpp"

namespace madoguchi::queries {

using nlohmann::json;

namespace {

// What a case file holds besides the query itself: allowed, so that it can be asked as it is.
constexpr const char* kBesides[] = {"id", "basis", "expect", "because", "note"};

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
        bool known = key == "municipality" || key == "given";
        for (const char* each : kBesides) known = known || key == each;
        if (!known) throw QueryFault(key + ": is not a field of a query");
    }
}

void answer_one(const json& query, json& out, const PolicyLookup& lookup) {
    check_keys(query);
    const auto body = query.find("given");
    if (body == query.end()) throw QueryFault("given: is missing");
    Given given{*body, ""};
    const std::string kind = given.required_text("query");
    json object = json::object();
    Answer answer{object};
    const policy::Policy* policy = policy_for(query, given, lookup);
    if (kind == "decide") {
        answer_decide(policy, given, answer);
    } else if (kind == "check_documents") {
        answer_check_documents(policy, given, answer);
    } else if (!answer_small(kind, policy, given, answer)) {
        throw QueryFault("query: is not a kind of query");
    }
    out["answer"] = std::move(object);
    out["citations"] = answer.citations;
}

json answer_safely(const json& query, const PolicyLookup& lookup, std::size_t& faulty) {
    json out = json::object();
    if (!query.is_object()) {
        ++faulty;
        out["error"] = "query: must be an object with municipality and given";
        return out;
    }
    const auto id = query.find("id");
    if (id != query.end() && id->is_primitive()) out["id"] = *id;
    try {
        if (id != query.end() && !id->is_primitive()) {
            throw QueryFault("id: must be a string, a number, true, false or null");
        }
        answer_one(query, out, lookup);
    } catch (const QueryFault& fault) {
        ++faulty;
        out.erase("answer");
        out["error"] = fault.what();
    }
    return out;
}

}  // namespace

const policy::Policy& needed(const policy::Policy* policy) {
    if (policy == nullptr) throw QueryFault("municipality: is missing; this query needs one");
    return *policy;
}

Answers answer_queries(std::string_view text, const PolicyLookup& lookup) {
    Answers answers;
    json input;
    try {
        input = json::parse(text);
    } catch (const json::parse_error& error) {
        // The library's own text repeats the input, which may hold a PIN.
        answers.error = "not JSON: broken at byte " + std::to_string(error.byte);
        return answers;
    }
    if (!input.is_array()) {
        answers.error = "not an array of queries: expected [{\"municipality\": …, \"given\": …}]";
        return answers;
    }
    json out = json::array();
    for (const auto& query : input) {
        out.push_back(answer_safely(query, lookup, answers.faulty));
    }
    answers.queries = input.size();
    answers.json = out.dump(-1, ' ', false, json::error_handler_t::replace);
    return answers;
}

}  // namespace madoguchi::queries
