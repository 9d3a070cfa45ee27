#include "madoguchi/adapters/cli/office_week_script.hpp"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "madoguchi/facts/values/date.hpp"

namespace madoguchi::cli {

namespace {

using nlohmann::json;

constexpr std::array<const char*, 4> kPins = {"signature", "user_auth", "resident_ledger",
                                              "card_input"};

/// What is wrong with a script; caught in `read_week_script`.
class ScriptFault : public std::runtime_error {
 public:
    using std::runtime_error::runtime_error;
};

json read_json(const std::filesystem::path& file) {
    std::ifstream stream(file);
    if (!stream) {
        throw ScriptFault(file.string() + " can't be read");
    }
    try {
        return json::parse(stream);
    } catch (const json::parse_error& error) {
        throw ScriptFault(file.string() + ": no JSON at byte " + std::to_string(error.byte));
    }
}

/// `2026-11-16T09:05`
WallTime wall_time(const std::string& text) {
    const auto day = facts::parse_date(text.substr(0, 10));
    if (!day || text.size() != 16 || text[10] != 'T' || text[13] != ':') {
        throw ScriptFault("'" + text + "' is no time like 2026-11-16T09:05");
    }
    int hours = 0;
    int minutes = 0;
    const char* const begin = text.data();
    const auto hour = std::from_chars(begin + 11, begin + 13, hours);
    const auto minute = std::from_chars(begin + 14, begin + 16, minutes);
    if (hour.ptr != begin + 13 || minute.ptr != begin + 16 || hours > 23 || minutes > 59) {
        throw ScriptFault("'" + text + "' is no time like 2026-11-16T09:05");
    }
    return *day + std::chrono::hours(hours) + std::chrono::minutes(minutes);
}

std::chrono::minutes minutes_of_day(const std::string& text) {
    return wall_time("2000-01-01T" + text) - wall_time("2000-01-01T00:00");
}

WeekWords words_of(const json& object) {
    return {object.at("ja").get<std::string>(), object.at("en").get<std::string>()};
}

std::vector<WeekRole> roles_of(const json& roles) {
    std::vector<WeekRole> result;
    for (const json& role : roles) {
        result.push_back({role.at("role").get<std::string>(),
                          role.value("offices", std::vector<std::string>{})});
    }
    return result;
}

WeekMunicipality municipality_of(const std::string& tenant, const json& object) {
    const json& published = object.at("publishes");
    WeekMunicipality result{.tenant = tenant,
                            .name = object.at("name").get<std::string>(),
                            .policy_file = object.at("policy").get<std::string>(),
                            .staff = {},
                            .administrator = object.at("administrator").get<std::string>(),
                            .published_at = wall_time(published.at("at").get<std::string>()),
                            .published_by = published.at("who").get<std::string>(),
                            .office = published.at("office").get<std::string>()};
    for (const auto& [key, staff] : object.at("staff").items()) {
        result.staff[key] = {staff.at("code").get<std::string>(),
                             staff.at("name").get<std::string>(), words_of(staff),
                             roles_of(staff.at("roles"))};
    }
    return result;
}

WeekCard card_of(const json& object, const json& people) {
    const json& person = people.at(object.at("holder").get<std::string>());
    const auto birth = facts::parse_date(person.at("birth_date").get<std::string>());
    if (!birth) {
        throw ScriptFault("people.json has a birth date that doesn't exist");
    }
    WeekCard result{.number = object.at("number").get<std::string>(),
                    .holder = {.name = person.at("name").get<std::string>(),
                               .address = person.at("address").get<std::string>(),
                               .birth_date = *birth},
                    .pins = {},
                    .certificates = object.at("certificates").get<std::vector<std::string>>(),
                    .wrong_tries = {}};
    for (std::size_t i = 0; i < kPins.size(); ++i) {
        result.pins.at(i) = object.at("pins").at(kPins.at(i)).get<std::string>();
    }
    if (const auto tries = object.find("wrong_tries_before"); tries != object.end()) {
        result.wrong_tries = tries->get<std::map<std::string, unsigned>>();
    }
    return result;
}

/// What a reference may stand for.
struct References {
    const json& people;
    const WeekMunicipality& municipality;
};

json resolved(const json& value, const References& references);

json resolved_text(const std::string& text, const References& references) {
    constexpr std::string_view kPerson = "@person:";
    constexpr std::string_view kStaff = "@staff:";
    if (text.starts_with(kPerson)) {
        return references.people.at(text.substr(kPerson.size()));
    }
    if (text.starts_with(kStaff)) {
        return references.municipality.staff.at(text.substr(kStaff.size())).code;
    }
    return text;
}

// The depth is that of the script's own commands.
json resolved(const json& value, const References& references) {  // NOLINT(misc-no-recursion)
    if (value.is_string()) {
        return resolved_text(value.get<std::string>(), references);
    }
    json result = value;
    for (auto& item : result) {
        if (item.is_structured() || item.is_string()) {
            item = resolved(item, references);
        }
    }
    return result;
}

void read_doings(const json& object, const std::string& folder, WeekStep& step) {
    if (const auto print = object.find("print"); print != object.end()) {
        step.print = WeekPrint{print->at("batch").get<std::string>(),
                               print->at("cases").get<std::vector<std::string>>(),
                               print->at("planned_posting_on").get<std::string>()};
    }
    if (const auto card = object.find("card"); card != object.end()) {
        step.card =
            WeekCardWork{.card = card->at("card").get<std::string>(),
                         .mode = card->value("mode", "virtual_card"),
                         .operation = card->at("operation").get<std::string>(),
                         .items = card->at("items").get<std::vector<std::string>>(),
                         .entered_by = card->at("entered_by").get<std::string>(),
                         .typed = card->at("typed").get<std::map<std::string, std::string>>(),
                         .end = card->at("end").get<std::string>()};
    }
    if (const auto complete = object.find("complete"); complete != object.end()) {
        step.complete = WeekCompletion{complete->at("operation").get<std::string>(),
                                       complete->at("card_returned_to").get<std::string>()};
    }
    if (const auto import = object.find("import"); import != object.end()) {
        step.import_file = WeekImport{import->at("kind").get<std::string>(),
                                      folder + "/" + import->at("file").get<std::string>()};
    }
    step.show_history = object.value("show", "") == "history";
}

WeekStep step_of(const json& object, const json& story, const json& people,
                 const WeekScript& script, const std::string& folder) {
    WeekStep step;
    step.at = wall_time(object.at("at").get<std::string>());
    step.municipality = story.at("municipality").get<std::string>();
    step.office = object.value("office", story.at("office").get<std::string>());
    step.who = object.at("who").get<std::string>();
    step.case_alias = object.value("case", "");
    step.on = object.value("on", "case");
    step.says = words_of(object);
    step.expect = object.value("expect", "");
    const WeekMunicipality* municipality = script.municipality(step.municipality);
    if (municipality == nullptr || !municipality->staff.contains(step.who)) {
        throw ScriptFault("week.json doesn't know this municipality or member of staff");
    }
    if (const auto command = object.find("do"); command != object.end()) {
        step.command = resolved(*command, {people, *municipality}).dump();
    }
    if (const auto ids = object.find("ids"); ids != object.end()) {
        step.ids = ids->get<std::vector<std::string>>();
    }
    if (const auto keep = object.find("keep"); keep != object.end()) {
        step.keep = keep->get<std::map<std::string, std::size_t>>();
    }
    read_doings(object, folder, step);
    return step;
}

void read_story(const std::filesystem::path& file, const json& people, const std::string& folder,
                WeekScript& script) {
    const json story = read_json(file);
    std::size_t number = 0;
    for (const json& object : story.at("steps")) {
        const std::string where = file.filename().string() + " step " + std::to_string(++number);
        try {
            script.steps.push_back(step_of(object, story, people, script, folder));
            script.steps.back().where = where;
        } catch (const std::exception& error) {
            throw ScriptFault(where + ": " + error.what());
        }
    }
}

void read_week(const json& week, WeekScript& script) {
    script.title = words_of(week.at("title"));
    script.show_case = week.at("look_at").at("show").get<std::string>();
    script.history_case = week.at("look_at").at("history").get<std::string>();
    script.starts = wall_time(week.at("starts").get<std::string>());
    script.ends = wall_time(week.at("ends").get<std::string>());
    for (const auto& [tenant, object] : week.at("municipalities").items()) {
        script.municipalities.push_back(municipality_of(tenant, object));
    }
    std::sort(script.municipalities.begin(), script.municipalities.end(),
              [](const WeekMunicipality& a, const WeekMunicipality& b) {
                  return a.published_at < b.published_at;
              });
    const json& close = week.at("day_close");
    script.day_close = {
        .at = minutes_of_day(close.at("at").get<std::string>()),
        .closed_by = close.at("closed_by").get<std::string>(),
        .confirmed_by = close.at("confirmed_by").get<std::string>(),
        .explanations = close.at("explanations").get<std::map<std::string, std::string>>()};
}

WeekScript read_all(const std::string& folder) {
    WeekScript script;
    read_week(read_json(folder + "/week.json"), script);
    const json people = read_json(folder + "/people.json");
    const json cards = read_json(folder + "/cards.json");
    for (const auto& [key, object] : cards.items()) {
        script.cards[key] = card_of(object, people);
    }
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder + "/stories")) {
        if (entry.path().extension() == ".json") {
            files.push_back(entry.path());
        }
    }
    std::sort(files.begin(), files.end());
    for (const auto& file : files) {
        read_story(file, people, folder, script);
    }
    std::stable_sort(script.steps.begin(), script.steps.end(),
                     [](const WeekStep& a, const WeekStep& b) { return a.at < b.at; });
    return script;
}

}  // namespace

const WeekMunicipality* WeekScript::municipality(const std::string& tenant) const {
    const auto found =
        std::find_if(municipalities.begin(), municipalities.end(),
                     [&tenant](const WeekMunicipality& one) { return one.tenant == tenant; });
    return found == municipalities.end() ? nullptr : &*found;
}

Result<WeekScript> read_week_script(const std::string& folder) {
    try {
        return read_all(folder);
    } catch (const std::exception& error) {
        return failed(ExitStatus::kUsage,
                      "the office week in " + folder + " can't be played: " + error.what());
    }
}

}  // namespace madoguchi::cli
