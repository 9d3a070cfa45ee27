#include "madoguchi/adapters/cli/arguments.hpp"
#include "madoguchi/adapters/cli/case_json.hpp"
#include "madoguchi/adapters/cli/cases.hpp"
#include "madoguchi/adapters/cli/deficiency_slip.hpp"
#include "madoguchi/adapters/cli/files.hpp"
#include "madoguchi/adapters/cli/letters.hpp"
#include "madoguchi/adapters/cli/row_json.hpp"
#include "madoguchi/adapters/protobuf/commit_json.hpp"
#include "madoguchi/adapters/protobuf/text_forms.hpp"
#include "madoguchi/domain/calendar/era.hpp"
#include "madoguchi/projections/labels.hpp"

namespace madoguchi::cli {

namespace {

std::string shown(const facts::Sensitive<std::string>& text, bool reveal) {
    if (text.reveal().empty()) {
        return {};
    }
    return reveal ? text.reveal() : std::string(kMasked);
}

std::string shown(const facts::Sensitive<facts::Date>& day, bool reveal) {
    return reveal ? calendar::format_both_calendars(day.reveal()) : std::string(kMasked);
}

std::string words(const std::vector<std::string>& all, std::span<const projections::Label> labels) {
    std::string text;
    for (const auto& word : all) {
        text.append(text.empty() ? "" : "、").append(projections::label_in(labels, word).ja);
    }
    return text;
}

std::string day_words(const std::optional<facts::Date>& day) {
    return day ? calendar::format_both_calendars(*day) : std::string();
}

void add_person(Table& table, const std::string& whose, const facts::Person& person, bool reveal) {
    table.rows.push_back({whose, shown(person.name, reveal)});
    table.rows.push_back({whose + " フリガナ", shown(person.kana, reveal)});
    table.rows.push_back(
        {whose + " 生年月日", person.birth_date ? shown(*person.birth_date, reveal) : ""});
    table.rows.push_back({whose + " 住所", shown(person.address, reveal)});
    table.rows.push_back({whose + " 電話", shown(person.phone, reveal)});
}

void show_table(const CaseFile& file, bool reveal, Console& console) {
    const auto& line = file.line;
    Table table{.heads = {"項目", "内容"}, .rows = {}};
    table.rows.push_back({"受付番号", line.case_number});
    table.rows.push_back({"案件ID", line.stream});
    table.rows.push_back({"状態", line.status_ja});
    table.rows.push_back({"次にすること", line.next_step_ja});
    table.rows.push_back({"手続", words(line.procedures, projections::word_labels())});
    table.rows.push_back({"受付窓口", line.office});
    table.rows.push_back({"受付日", day_words(line.opened_on)});
    table.rows.push_back({"照会書番号", line.letter_number});
    table.rows.push_back({"発送日", day_words(line.posted_on)});
    table.rows.push_back({"引受番号", line.tracking_no});
    table.rows.push_back({"回答期限", day_words(line.deadline)});
    table.rows.push_back({"不足・理由", line.shortfall});
    table.rows.push_back({"注意", words(line.badges, projections::badge_labels())});
    table.rows.push_back({"取扱の版", file.row.policy_version});
    add_person(table, "本人", file.principal, reveal);
    if (file.agent) {
        add_person(table, "来庁者(代理人)", *file.agent, reveal);
    }
    std::erase_if(table.rows, [](const auto& row) { return row[1].empty(); });
    console.table(table);
}

std::string entry_json(const HistoryEntry& entry, bool reveal) {
    JsonWriter json;
    json.begin_object();
    json.key("no");
    json.number(entry.event_no);
    json.key("type");
    json.text(entry.type);
    json.key("label");
    json.text(projections::entry_label(entry.type).ja);
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

std::string remarks(const HistoryEntry& entry) {
    if (entry.newer_than_build) {
        return "新しい版の記録";
    }
    if (entry.voided) {
        return "取消済";
    }
    return entry.corrected ? "訂正済" : "";
}

/// `2026-11-20 09:30` in Japan.
std::string minute_words(log::UtcTime at) {
    std::string text = protobuf::time_text(at).substr(0, 16);
    text[10] = ' ';
    return text;
}

void history_table(const std::vector<HistoryEntry>& entries, const Arguments& arguments,
                   Console& console) {
    Table table{.heads = {"番号", "日時", "記録", "担当", "窓口", "備考"}, .rows = {}};
    if (arguments.details) {
        table.heads.emplace_back("内容");
    }
    for (const auto& entry : entries) {
        table.rows.push_back({std::to_string(entry.event_no), minute_words(entry.occurred_at),
                              std::string(projections::entry_label(entry.type).ja), entry.actor,
                              entry.office, remarks(entry)});
        if (arguments.details) {
            table.rows.back().push_back(
                entry.newer_than_build ? "" : protobuf::event_json(entry.event, arguments.reveal));
        }
    }
    console.table(table);
}

}  // namespace

Result<ExitStatus> run_show(const Arguments& arguments, Console& console) {
    const auto installation = open_installation(arguments, console);
    if (!installation) {
        return log::unexpected(installation.error());
    }
    const auto which = find_case(**installation, arguments.what, arguments.municipality);
    if (!which) {
        return log::unexpected(which.error());
    }
    const auto file = read_case(**installation, *which);
    if (!file) {
        return log::unexpected(file.error());
    }
    if (console.json()) {
        console.line(case_json(*file, arguments.reveal));
    } else {
        show_table(*file, arguments.reveal, console);
    }
    return ExitStatus::kDone;
}

Result<ExitStatus> run_history(const Arguments& arguments, Console& console) {
    const auto as_known_on = day_of(arguments.as_known_on, "--as-known-on");
    if (!as_known_on) {
        return log::unexpected(as_known_on.error());
    }
    const auto installation = open_installation(arguments, console);
    if (!installation) {
        return log::unexpected(installation.error());
    }
    const auto which = find_case(**installation, arguments.what, arguments.municipality);
    if (!which) {
        return log::unexpected(which.error());
    }
    const auto entries = history(**installation, *which, *as_known_on);
    if (!entries) {
        return log::unexpected(entries.error());
    }
    if (!console.json()) {
        history_table(*entries, arguments, console);
        return ExitStatus::kDone;
    }
    for (const auto& entry : *entries) {
        console.line(entry_json(entry, arguments.reveal));
    }
    return ExitStatus::kDone;
}

Result<ExitStatus> run_letter(const Arguments& arguments, Console& console) {
    if (arguments.what.empty() == arguments.batch.empty()) {
        return failed(ExitStatus::kUsage, "give a CASE or --batch");
    }
    const auto installation = open_installation(arguments, console);
    if (!installation) {
        return log::unexpected(installation.error());
    }
    Result<Pdf> pdf = failed(ExitStatus::kUsage, "nothing was asked for");
    if (!arguments.batch.empty()) {
        const auto tenant = one_municipality(**installation, arguments);
        if (!tenant) {
            return log::unexpected(tenant.error());
        }
        pdf = batch_pdf(**installation, *tenant, arguments.batch, arguments.actor);
    } else {
        const auto which = find_case(**installation, arguments.what, arguments.municipality);
        if (!which) {
            return log::unexpected(which.error());
        }
        if (arguments.deficiency) {
            pdf = deficiency_slip_pdf(**installation, *which);
        } else {
            pdf = arguments.slip ? visit_slip_pdf(**installation, *which)
                                 : letter_pdf(**installation, *which);
        }
    }
    if (!pdf) {
        return log::unexpected(pdf.error());
    }
    if (auto written = write_file(arguments.out, pdf->bytes); !written) {
        return log::unexpected(written.error());
    }
    if (arguments.out != "-") {
        console.note(arguments.out + ": " + std::to_string(pdf->pages) + " pages");
    }
    return ExitStatus::kDone;
}

}  // namespace madoguchi::cli
