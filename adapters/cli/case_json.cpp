#include "madoguchi/adapters/cli/case_json.hpp"

#include <algorithm>

#include "madoguchi/adapters/cli/row_json.hpp"
#include "madoguchi/adapters/protobuf/text_forms.hpp"
#include "madoguchi/projections/labels.hpp"

namespace madoguchi::cli {

namespace {

/// `opened` null: nothing is shown.
void write_person(JsonWriter& json, const facts::Person& person, const Opened* opened, Show show) {
    const bool shown = opened != nullptr;
    const bool whereabouts = shown && show == Show::kAll && opened->shows_addresses();
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
                 const facts::Person& person, const Opened* opened, Show show) {
    if (is_erased(file, holder)) {
        json.raw(R"({"erased":true})");
    } else {
        write_person(json, person, opened, show);
    }
}

}  // namespace

bool is_erased(const CaseFile& file, std::string_view holder) {
    return file.row.disposed_on.has_value() ||
           std::ranges::find(file.row.erased, holder) != file.row.erased.end();
}

void write_case(JsonWriter& json, const CaseFile& file, const Opened* opened,
                std::string_view found_as, Show show) {
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
    json.key("requests");  // The procedures once more, each with the PINs and certificates.
    write_json(json, file.row.procedures);
    json.key("policy_version");
    json.text(file.row.policy_version);
    json.key("pending_approvals");
    write_json(json, file.row.pending);
    json.key("custody");
    write_json(json, file.row.custody);
    json.key("principal");
    write_party(json, file, "principal", file.parties.principal, opened, show);
    if (file.parties.agent) {
        json.key("agent");
        write_party(json, file, "agent", *file.parties.agent, opened, show);
    }
    if (file.parties.other_agent) {
        json.key("other_agent");
        write_party(json, file, "other_agent", *file.parties.other_agent, opened, show);
    }
}

std::string case_json(const CaseFile& file, const Opened* opened, std::string_view found_as,
                      Show show) {
    JsonWriter json;
    json.begin_object();
    write_case(json, file, opened, found_as, show);
    json.end_object();
    return json.take();
}

std::string entry_json(const HistoryEntry& entry, protobuf::Reveal reveal) {
    JsonWriter json;
    json.begin_object();
    json.key("no");
    json.number(entry.event_no);
    json.key("type");
    json.text(entry.type);
    const auto label = projections::entry_label(entry.type);
    json.key("label_ja");
    json.text(label.ja);
    json.key("label_en");
    json.text(label.en);
    json.key("occurred_at");
    json.text(protobuf::time_text(entry.occurred_at));
    json.key("recorded_at");
    json.text(protobuf::time_text(entry.recorded_at));
    json.key("position");
    json.number(entry.position.value());
    json.key("actor");
    json.text(entry.actor);
    json.key("office");
    json.text(entry.office);
    json.key("policy_version");
    json.text(entry.policy_version);
    json.key("corrected");
    json.truth(entry.corrected);
    json.key("voided");
    json.truth(entry.voided);
    json.key("newer_than_build");
    json.truth(entry.newer_than_build);
    if (!entry.newer_than_build) {
        json.key("entry");
        json.raw(protobuf::event_json(entry.event, reveal));
    }
    json.end_object();
    return json.take();
}

}  // namespace madoguchi::cli
