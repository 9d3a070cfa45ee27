#include "madoguchi/adapters/cli/case_json.hpp"

#include "madoguchi/adapters/cli/row_json.hpp"

namespace madoguchi::cli {

namespace {

void write_person(JsonWriter& json, const facts::Person& person, bool reveal) {
    const auto text = [&](const char* name, const facts::Sensitive<std::string>& value) {
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
    text("name", person.name);
    text("kana", person.kana);
    if (person.birth_date) {
        json.key("birth_date");
        if (reveal) {
            json.text(facts::date_text(person.birth_date->reveal()));
        } else {
            json.raw(R"({"sealed":true})");
        }
    }
    text("postcode", person.postcode);
    text("address", person.address);
    text("phone", person.phone);
    text("register_no", person.register_no);
    json.end_object();
}

}  // namespace

std::string case_json(const CaseFile& file, bool reveal, std::string_view found_as) {
    JsonWriter json;
    json.begin_object();
    json.key("municipality");
    json.text(file.which.tenant.text());
    write_members(json, file.line);
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
    write_person(json, file.principal, reveal);
    if (file.agent) {
        json.key("agent");
        write_person(json, *file.agent, reveal);
    }
    json.end_object();
    return json.take();
}

}  // namespace madoguchi::cli
