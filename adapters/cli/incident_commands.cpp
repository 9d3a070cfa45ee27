#include <array>
#include <string>
#include <utility>
#include <vector>

#include "madoguchi/adapters/cli/arguments.hpp"
#include "madoguchi/adapters/cli/command_text.hpp"
#include "madoguchi/adapters/cli/files.hpp"
#include "madoguchi/adapters/cli/incidents.hpp"
#include "madoguchi/adapters/cli/row_json.hpp"
#include "madoguchi/projections/labels.hpp"

namespace madoguchi::cli {

namespace {

using facts::Sensitive;

constexpr std::string_view kCasePrefix = "case/";
constexpr std::size_t kTextMax = 16'384;

/// Free text comes from a file: a command line is seen by everybody on the machine.
Result<std::string> text_of(const Arguments& arguments) {
    if (arguments.text_file.empty()) {
        return std::string();
    }
    auto text = read_file(arguments.text_file, kTextMax);
    if (!text) {
        return text;
    }
    while (!text->empty() && (text->back() == '\n' || text->back() == '\r')) {
        text->pop_back();
    }
    return text;
}

/// The ids of the cases on the command line, all of one municipality.
Result<std::vector<std::string>> case_ids(const Installation& installation,
                                          const Arguments& arguments, const log::TenantId& tenant) {
    std::vector<std::string> ids;
    for (const std::string& wanted : arguments.cases) {
        const auto which = find_case(installation, wanted, tenant.text());
        if (!which) {
            return log::unexpected(which.error());
        }
        ids.push_back(which->stream.text().substr(kCasePrefix.size()));
    }
    return ids;
}

/// `2026-11-20-3f9c`: the day, and four digits that nobody has to choose.
std::string new_incident_id(facts::Date day) {
    return facts::date_text(day) + "-" + fresh_id().substr(0, 4);
}

/// A command to an incident; its name and fields follow.
CommandText command_to(const IncidentRef& which, const Desk& desk) {
    return {which.tenant.text(), which.stream.text(), desk, fresh_id()};
}

Result<log::Answer> put(Installation& installation, CommandText command) {
    auto answer = installation.submit_json(command.take());
    if (!answer) {
        return answer;
    }
    // The cases are frozen or freed before anybody reads on.
    if (auto done = installation.tick(); !done) {
        return log::unexpected(done.error());
    }
    return answer;
}

ExitStatus show_answer(const IncidentRef& which, const log::Answer& answer, Console& console) {
    const std::string id = which.stream.text().substr(std::string_view("incident/").size());
    if (console.json()) {
        JsonWriter json;
        json.begin_object();
        json.key("municipality");
        json.text(which.tenant.text());
        json.key("incident");
        json.text(id);
        json.key("answer");
        json.text(answer_words(answer));
        json.end_object();
        console.line(json.take());
    } else {
        console.line(id + "  " + answer_words(answer));
    }
    for (const std::string& one : answer.outcome.ids) {
        constexpr std::string_view kSilent = "policy_silent:";
        if (one.starts_with(kSilent)) {
            console.note("未設定: " + one.substr(kSilent.size()) +
                         " isn't set, so its clock stands still: 'madoguchi policy set', then "
                         "'madoguchi incident start-clocks'");
        }
    }
    return is_done(answer) ? ExitStatus::kDone : ExitStatus::kPartly;
}

/// The day on the command line, or today.
Result<facts::Date> day_or_today(const std::string& text, const char* option, facts::Date today) {
    const auto day = day_of(text, option);
    if (!day) {
        return log::unexpected(day.error());
    }
    return day->value_or(today);
}

Result<std::string> one_case_id(const Installation& installation, const Arguments& arguments,
                                const log::TenantId& tenant) {
    const auto ids = case_ids(installation, arguments, tenant);
    if (!ids) {
        return log::unexpected(ids.error());
    }
    if (ids->size() != 1) {
        return failed(ExitStatus::kUsage, "give one --case");
    }
    return ids->front();
}

/// The lines of a person who is added: name, contact, reason.
void add_person(const std::string& text, CommandText& command) {
    constexpr std::array kFields{"name", "contact", "reason"};
    command.open("add_affected_person");
    std::size_t begin = 0;
    for (std::size_t i = 0; i < kFields.size() && begin <= text.size(); ++i) {
        const auto end = i + 1 < kFields.size() ? text.find('\n', begin) : std::string::npos;
        command.field(kFields[i], text.substr(begin, end == std::string::npos ? end : end - begin));
        begin = end == std::string::npos ? text.size() + 1 : end + 1;
    }
}

/// What the command line says to do with the whole incident; false when it is about something of
/// it.
bool write_simple_change(const Arguments& arguments, const std::string& text,
                         CommandText& command) {
    const std::string& verb = arguments.value;
    if (verb == "add-person") {
        add_person(text, command);
    } else if (verb == "needless") {
        command.open("find_report_needless");
        command.field("report", arguments.report);
        command.field("reason", text);
    } else if (verb == "start-clocks") {
        command.open("start_report_clocks");
    } else if (verb == "note") {
        command.open("add_incident_note");
        command.field("text", text);
    } else if (verb == "close") {
        command.open("close_incident");
        command.field("text", text);
    } else {
        return false;
    }
    return true;
}

Result<void> write_report(const Installation& installation, const Arguments& arguments,
                          const std::string& text, CommandText& command) {
    const auto made_on = day_or_today(arguments.from, "--made-on", installation.today());
    if (!made_on) {
        return log::unexpected(made_on.error());
    }
    command.open("record_report");
    command.field("report", arguments.report);
    command.field("made_on", facts::date_text(*made_on));
    command.field("to", arguments.to);
    command.field("text", text);
    return {};
}

/// The command that stands on the command line.
Result<void> write_change(const Installation& installation, const Arguments& arguments,
                          const log::TenantId& tenant, CommandText& command) {
    const auto text = text_of(arguments);
    if (!text) {
        return log::unexpected(text.error());
    }
    const std::string& verb = arguments.value;
    if (write_simple_change(arguments, *text, command)) {
        return {};
    }
    if (verb == "report") {
        return write_report(installation, arguments, *text, command);
    }
    std::string case_id;
    if (arguments.person_no == 0) {
        auto one = one_case_id(installation, arguments, tenant);
        if (!one) {
            return log::unexpected(one.error());
        }
        case_id = std::move(*one);
    }
    command.open(verb == "add-case"      ? "add_case_to_incident"
                 : verb == "remove-case" ? "remove_case_from_incident"
                                         : "remove_affected_person");
    command.field("case_id", case_id);
    command.field("reason", *text);
    if (verb == "remove-person") {
        command.field("holder", arguments.holder);
        command.number("person_no", arguments.person_no);
    }
    return {};
}

void write_affected(JsonWriter& json, const AffectedPerson& person, bool reveal) {
    const auto sealed = [&](const char* name, const Sensitive<std::string>& text) {
        if (text.reveal().empty()) {
            return;
        }
        json.key(name);
        if (reveal) {
            json.text(text.reveal());
        } else {
            json.raw(R"({"sealed":true})");
        }
    };
    json.begin_object();
    if (person.which) {
        json.key("case_number");
        json.text(person.case_number);
        json.key("holder");
        json.text(person.holder.text());
    } else {
        json.key("person_no");
        json.number(person.person_no);
    }
    sealed("name", person.name);
    sealed("contact", person.contact);
    json.end_object();
}

std::string incident_json(const IncidentFile& file, bool reveal) {
    JsonWriter json;
    json.begin_object();
    json.key("municipality");
    json.text(file.which.tenant.text());
    json.key("stream");
    json.text(file.which.stream.text());
    write_members(json, file.row);
    json.key("affected");
    json.begin_list();
    for (const auto& person : file.affected) {
        write_affected(json, person, reveal);
    }
    json.end_list();
    json.end_object();
    return json.take();
}

std::string report_words(const projections::ReportColumns& report) {
    if (report.made_on) {
        return facts::date_text(*report.made_on) + " 報告済";
    }
    if (report.needless) {
        return "不要(理由あり)";
    }
    return report.due_on ? facts::date_text(*report.due_on) + " まで"
                         : std::string("未設定(担当係長が設定してください)");
}

void show_incident(const IncidentFile& file, bool reveal, Console& console) {
    const auto& row = file.row;
    Table table{.heads = {"項目", "内容"}, .rows = {}};
    table.rows.push_back({"事故", file.which.stream.text()});
    table.rows.push_back(
        {"種類", std::string(projections::label_in(projections::word_labels(), row.kind).ja)});
    table.rows.push_back({"状態", row.state == "open" ? "対応中" : "終結"});
    table.rows.push_back(
        {"発見", facts::date_text(row.found_on) + " " + row.found_at + " " + row.found_by});
    table.rows.push_back({"保全した案件", std::to_string(row.cases.size())});
    table.rows.push_back({"速報", report_words(row.first)});
    table.rows.push_back({"確報", report_words(row.last)});
    for (const auto& person : file.affected) {
        table.rows.push_back(
            {"影響を受けた人",
             (person.which ? person.case_number + " " +
                                 std::string(projections::label_in(projections::word_labels(),
                                                                   person.holder.text())
                                                 .ja)
                           : "追加 " + std::to_string(person.person_no)) +
                 " " + (reveal ? person.name.reveal() : std::string(kMasked))});
    }
    console.table(table);
}

}  // namespace

Result<ExitStatus> run_incident_open(const Arguments& arguments, Console& console) {
    const auto desk = desk_of(arguments);
    const auto text = text_of(arguments);
    if (!desk || !text) {
        return log::unexpected(!desk ? desk.error() : text.error());
    }
    auto installation = open_installation(arguments, console);
    if (!installation) {
        return log::unexpected(installation.error());
    }
    const auto tenant = one_municipality(**installation, arguments);
    if (!tenant) {
        return log::unexpected(tenant.error());
    }
    const auto today = (*installation)->today();
    const auto found_on = day_or_today(arguments.found_on, "--found-on", today);
    const auto cases = case_ids(**installation, arguments, *tenant);
    if (!found_on || !cases) {
        return log::unexpected(!found_on ? found_on.error() : cases.error());
    }
    const IncidentRef which{*tenant, log::StreamId("incident/" + new_incident_id(today))};
    CommandText command = command_to(which, *desk);
    command.open("open_incident");
    command.field("kind", arguments.kind);
    command.field("found_on", facts::date_text(*found_on));
    command.field("found_at", arguments.found_at);
    command.field("found_by", arguments.found_by);
    command.texts("cases", *cases);
    command.field("text", *text);
    const auto answer = put(**installation, std::move(command));
    if (!answer) {
        return log::unexpected(answer.error());
    }
    return show_answer(which, *answer, console);
}

Result<ExitStatus> run_incident_change(const Arguments& arguments, Console& console) {
    const auto desk = desk_of(arguments);
    if (!desk) {
        return log::unexpected(desk.error());
    }
    auto installation = open_installation(arguments, console);
    if (!installation) {
        return log::unexpected(installation.error());
    }
    const auto which = find_incident(**installation, arguments.what, arguments.municipality);
    if (!which) {
        return log::unexpected(which.error());
    }
    CommandText command = command_to(*which, *desk);
    if (auto written = write_change(**installation, arguments, which->tenant, command); !written) {
        return log::unexpected(written.error());
    }
    const auto answer = put(**installation, std::move(command));
    if (!answer) {
        return log::unexpected(answer.error());
    }
    return show_answer(*which, *answer, console);
}

Result<ExitStatus> run_incident_show(const Arguments& arguments, Console& console) {
    auto installation = open_installation(arguments, console);
    if (!installation) {
        return log::unexpected(installation.error());
    }
    const auto which = find_incident(**installation, arguments.what, arguments.municipality);
    if (!which) {
        return log::unexpected(which.error());
    }
    const auto file = read_incident(**installation, *which);
    if (!file) {
        return log::unexpected(file.error());
    }
    if (arguments.reveal) {
        Looker looker = looker_of(arguments);
        looker.purpose = "incident";
        Looking looking(**installation, looker);
        // Persons whom no case names are the incident's: they are on record as an export of it.
        const auto opened = looking.open(file->cases, "incident");
        const auto listed = opened ? looking.exported(which->tenant, "incident",
                                                      which->stream.text(), file->affected.size())
                                   : Result<void>(log::unexpected(opened.error()));
        if (!listed) {
            return log::unexpected(listed.error());
        }
    }
    if (console.json()) {
        console.line(incident_json(*file, arguments.reveal));
    } else {
        show_incident(*file, arguments.reveal, console);
    }
    return ExitStatus::kDone;
}

}  // namespace madoguchi::cli
