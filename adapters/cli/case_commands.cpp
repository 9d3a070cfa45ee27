#include "madoguchi/adapters/cli/agent_notice.hpp"
#include "madoguchi/adapters/cli/arguments.hpp"
#include "madoguchi/adapters/cli/case_json.hpp"
#include "madoguchi/adapters/cli/cases.hpp"
#include "madoguchi/adapters/cli/deficiency_slip.hpp"
#include "madoguchi/adapters/cli/files.hpp"
#include "madoguchi/adapters/cli/letters.hpp"
#include "madoguchi/adapters/cli/looking.hpp"
#include "madoguchi/adapters/cli/row_json.hpp"
#include "madoguchi/adapters/protobuf/commit_json.hpp"
#include "madoguchi/adapters/protobuf/text_forms.hpp"
#include "madoguchi/domain/calendar/era.hpp"
#include "madoguchi/projections/labels.hpp"

namespace madoguchi::cli {

namespace {

/// Whether a person's names and dates may be shown, and where they live. `opened` null: nothing.
struct Shown {
    bool person = false;
    bool whereabouts = false;
};

Shown shown_of(const Opened* opened) {
    return {.person = opened != nullptr,
            .whereabouts = opened != nullptr && opened->shows_addresses()};
}

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

void add_person(Table& table, const std::string& whose, const facts::Person& person, Shown show) {
    table.rows.push_back({whose, shown(person.name, show.person)});
    table.rows.push_back({whose + " フリガナ", shown(person.kana, show.person)});
    table.rows.push_back(
        {whose + " 生年月日", person.birth_date ? shown(*person.birth_date, show.person) : ""});
    table.rows.push_back({whose + " 住所", shown(person.address, show.whereabouts)});
    table.rows.push_back({whose + " 電話", shown(person.phone, show.whereabouts)});
}

void add_party(Table& table, const std::string& whose, const CaseFile& file,
               std::string_view holder, const facts::Person& person, Shown show) {
    if (is_erased(file, holder)) {
        table.rows.push_back({whose, "消去済み"});
    } else {
        add_person(table, whose, person, show);
    }
}

void show_table(const CaseFile& file, const Opened* opened, Console& console) {
    const Shown show = shown_of(opened);
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
    table.rows.push_back(
        {"代理人の注意", file.many_of_agent ? agent_notice(*file.many_of_agent) : ""});
    table.rows.push_back({"取扱の版", file.row.policy_version});
    add_party(table, "本人", file, "principal", file.parties.principal, show);
    if (file.parties.agent) {
        add_party(table, "来庁者(代理人)", file, "agent", *file.parties.agent, show);
    }
    if (file.parties.other_agent) {
        add_party(table, "2回目の来庁者", file, "other_agent", *file.parties.other_agent, show);
    }
    std::erase_if(table.rows, [](const auto& row) { return row[1].empty(); });
    console.table(table);
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

protobuf::Reveal reveal_of(const std::optional<Opened>& opened) {
    if (!opened) {
        return protobuf::Reveal::kNothing;
    }
    return opened->shows_addresses() ? protobuf::Reveal::kAll : protobuf::Reveal::kAllButAddresses;
}

void history_table(const std::vector<HistoryEntry>& entries, bool details, protobuf::Reveal reveal,
                   Console& console) {
    Table table{.heads = {"番号", "日時", "記録", "担当", "窓口", "備考"}, .rows = {}};
    if (details) {
        table.heads.emplace_back("内容");
    }
    for (const auto& entry : entries) {
        table.rows.push_back({std::to_string(entry.event_no), minute_words(entry.occurred_at),
                              std::string(projections::entry_label(entry.type).ja), entry.actor,
                              entry.office, remarks(entry)});
        if (details) {
            table.rows.back().push_back(
                entry.newer_than_build ? "" : protobuf::event_json(entry.event, reveal));
        }
    }
    console.table(table);
}

/// Records that the case is opened, where personal data is asked for.
Result<std::optional<Opened>> open_if_asked(Installation& installation, const Arguments& arguments,
                                            const CaseRef& which, std::string_view view) {
    if (!arguments.reveal) {
        return std::optional<Opened>{};
    }
    auto opened = Looking(installation, looker_of(arguments)).open(which, view);
    if (!opened) {
        return log::unexpected(opened.error());
    }
    return std::optional(std::move(*opened));
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
    const auto opened = open_if_asked(**installation, arguments, *which, "show");
    if (!opened) {
        return log::unexpected(opened.error());
    }
    auto file = read_case(**installation, *which);
    if (!file) {
        return log::unexpected(file.error());
    }
    const auto many = many_cases_of_agent(**installation, *which);
    if (!many) {
        return log::unexpected(many.error());
    }
    file->many_of_agent = *many;
    const Opened* const shown = *opened ? &**opened : nullptr;
    if (console.json()) {
        console.line(case_json(*file, shown));
    } else {
        show_table(*file, shown, console);
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
    const auto opened = open_if_asked(**installation, arguments, *which, "history");
    if (!opened) {
        return log::unexpected(opened.error());
    }
    if (!console.json()) {
        history_table(*entries, arguments.details, reveal_of(*opened), console);
        return ExitStatus::kDone;
    }
    for (const auto& entry : *entries) {
        console.line(entry_json(entry, reveal_of(*opened)));
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
    Looking looking(**installation, looker_of(arguments));
    Result<Pdf> pdf = failed(ExitStatus::kUsage, "nothing was asked for");
    if (!arguments.batch.empty()) {
        const auto tenant = one_municipality(**installation, arguments);
        if (!tenant) {
            return log::unexpected(tenant.error());
        }
        pdf = batch_pdf(**installation, *tenant, arguments.batch, arguments.actor, looking);
    } else {
        const auto which = find_case(**installation, arguments.what, arguments.municipality);
        if (!which) {
            return log::unexpected(which.error());
        }
        if (arguments.deficiency) {
            pdf = deficiency_slip_pdf(**installation, *which, looking);
        } else {
            pdf = arguments.slip ? visit_slip_pdf(**installation, *which, looking)
                                 : letter_pdf(**installation, *which, looking);
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
