#include "madoguchi/adapters/cli/case_json.hpp"

#include <algorithm>

#include "madoguchi/adapters/cli/row_json.hpp"

namespace madoguchi::cli {

namespace {

/// `opened` null: nothing is shown.
void write_person(JsonWriter& json, const facts::Person& person, const Opened* opened) {
    const bool shown = opened != nullptr;
    const bool whereabouts = shown && opened->shows_addresses();
    const auto text = [&](const char* name, const facts::Sensitive<std::string>& value,
                          bool reveal) {
        if (value.reveal().empty()) {
            return;
        }
        json.key(name);
        if (reveal) {
            json.text(value.reveal());
        } else {
            json.raw(R"({"sealed":true})");
        }
    };
    json.begin_object();
    text("name", person.name, shown);
    text("kana", person.kana, shown);
    if (person.birth_date) {
        json.key("birth_date");
        if (shown) {
            json.text(facts::date_text(person.birth_date->reveal()));
        } else {
            json.raw(R"({"sealed":true})");
        }
    }
    text("postcode", person.postcode, whereabouts);
    text("address", person.address, whereabouts);
    text("phone", person.phone, whereabouts);
    text("register_no", person.register_no, shown);
    json.end_object();
}

/// A person, or that they were erased.
void write_party(JsonWriter& json, const CaseFile& file, std::string_view holder,
                 const facts::Person& person, const Opened* opened) {
    if (is_erased(file, holder)) {
        json.raw(R"({"erased":true})");
    } else {
        write_person(json, person, opened);
    }
}

}  // namespace

bool is_erased(const CaseFile& file, std::string_view holder) {
    return file.row.disposed_on.has_value() ||
           std::ranges::find(file.row.erased, holder) != file.row.erased.end();
}

std::string case_json(const CaseFile& file, const Opened* opened, std::string_view found_as) {
    JsonWriter json;
    json.begin_object();
    json.key("municipality");
    json.text(file.which.tenant.text());
    write_members(json, file.line);
    if (file.many_of_agent) {
        json.key("open_cases_of_agent");
        json.number(*file.many_of_agent);
    }
    if (!found_as.empty()) {
        json.key("found_as");
        json.text(found_as);
    }
    json.key("policy_version");
    json.text(file.row.policy_version);
    json.key("pending_approvals");
    write_json(json, file.row.pending);
    json.key("custody");
    write_json(json, file.row.custody);
    json.key("principal");
    write_party(json, file, "principal", file.principal, opened);
    if (file.agent) {
        json.key("agent");
        write_party(json, file, "agent", *file.agent, opened);
    }
    if (file.other_agent) {
        json.key("other_agent");
        write_party(json, file, "other_agent", *file.other_agent, opened);
    }
    json.end_object();
    return json.take();
}

}  // namespace madoguchi::cli
