#include <algorithm>

#include "madoguchi/adapters/cli/arguments.hpp"
#include "madoguchi/adapters/cli/backup_folder.hpp"
#include "madoguchi/adapters/cli/persons.hpp"
#include "madoguchi/adapters/cli/row_json.hpp"
#include "madoguchi/adapters/cli/row_table.hpp"
#include "madoguchi/domain/calendar/era.hpp"

// Erasing a person: asked for by one, approved by another, final when the last older key backup
// has expired.
namespace madoguchi::cli {

namespace {

/// Where an erasure stands.
struct ErasureStatus {
    std::string municipality;
    std::string person;
    std::string erasure;  ///< Empty: nobody asked. `requested` `approved`
    std::string ground;
    std::string reference;
    std::string requested_by;
    std::optional<facts::Date> requested_on;
    std::string approved_by;
    std::optional<facts::Date> approved_on;
    std::uint64_t cases = 0;
    std::uint64_t cases_erased = 0;
    bool final_now = false;  ///< Everything is erased, and no older backup of the keys is left.
    /// When the last older backup of the keys expires: from then on nothing can be brought back.
    /// Absent while something isn't erased.
    std::optional<facts::Date> final_on;
    std::vector<std::string> holds;
    MADOGUCHI_FIELDS(ErasureStatus, municipality, person, erasure, ground, reference, requested_by,
                     requested_on, approved_by, approved_on, cases, cases_erased, final_now,
                     final_on, holds);
};

/// When the last of the person's keys was destroyed; nothing while one is left.
Result<std::optional<log::UtcTime>> erased_at(const Installation& installation,
                                              const PersonRef& person) {
    const auto commits = installation.stream(person.tenant, person.stream());
    if (!commits) {
        return log::unexpected(commits.error());
    }
    std::optional<log::UtcTime> last;
    for (const auto& commit : *commits) {
        for (const auto& event : commit.events) {
            const auto* const of_person = std::get_if<facts::PersonEvent>(&event);
            if (of_person != nullptr && std::holds_alternative<facts::CaseErased>(*of_person)) {
                last = commit.meta.recorded_at;
            }
        }
    }
    return last;
}

Result<void> add_finality(const Installation& installation, const PersonRef& person,
                          const std::string& folder, ErasureStatus& status) {
    if (status.cases == 0 || status.cases_erased < status.cases) {
        return {};
    }
    const auto at = erased_at(installation, person);
    const auto backups = noted_key_backups(folder);
    if (!at || !backups) {
        return log::unexpected(!at ? at.error() : backups.error());
    }
    if (*at) {
        const auto finality = finality_of(*backups, **at);
        status.final_now = finality.is_final;
        status.final_on = finality.expires_on.value_or(installation.today());
    }
    return {};
}

Result<ErasureStatus> status_of(const Installation& installation, const PersonRef& person,
                                const std::string& folder) {
    const auto persons = installation.view("persons", person.tenant);
    if (!persons) {
        return log::unexpected(persons.error());
    }
    const auto found = projections::person_row(**persons, person.key);
    if (!found) {
        return log::unexpected(failure_of(found.error()));
    }
    const auto row = found->value_or(projections::PersonRow{});
    ErasureStatus status;
    status.municipality = person.tenant.text();
    status.person = person.key;
    status.erasure = row.erasure;
    status.ground = row.ground;
    status.reference = row.reference;
    status.requested_by = row.requested_by;
    status.requested_on = row.requested_on;
    status.approved_by = row.approved_by;
    status.approved_on = row.approved_on;
    status.cases = row.links.size();
    status.cases_erased = static_cast<std::uint64_t>(
        std::count_if(row.links.begin(), row.links.end(),
                      [](const auto& link) { return link.erased_on.has_value(); }));
    for (const auto& hold : row.holds) {
        status.holds.push_back(hold.ground + ":" + hold.reference);
    }
    if (auto added = add_finality(installation, person, folder, status); !added) {
        return log::unexpected(added.error());
    }
    return status;
}

std::string finality_words(const ErasureStatus& status) {
    if (status.final_now) {
        return "確定(これより古い鍵の控えはない)";
    }
    return status.final_on ? calendar::format_both_calendars(*status.final_on) +
                                 "(鍵の控えの期限が切れ、次の控えを取るとき)"
                           : "未消去の案件がある";
}

void write_status(Console& console, const ErasureStatus& status) {
    if (console.json()) {
        JsonWriter json;
        write_json(json, status);
        console.line(json.take());
        return;
    }
    const auto day = [](const std::optional<facts::Date>& on) {
        return on ? facts::date_text(*on) : std::string();
    };
    Table table{.heads = {"項目", "内容"}, .rows = {}};
    table.rows.push_back({"人物", status.person});
    table.rows.push_back(
        {"消去", status.erasure.empty() ? "申し出なし" : word_label(status.erasure)});
    table.rows.push_back({"理由", word_label(status.ground) + " " + status.reference});
    table.rows.push_back({"申し出", status.requested_by + " " + day(status.requested_on)});
    table.rows.push_back({"承認", status.approved_by + " " + day(status.approved_on)});
    table.rows.push_back({"消去済みの案件", std::to_string(status.cases_erased) + " / " +
                                                std::to_string(status.cases)});
    if (status.erasure == "approved") {
        table.rows.push_back({"消去が確定する日", finality_words(status)});
    }
    for (const auto& hold : status.holds) {
        table.rows.push_back({"消去停止", hold});
    }
    console.table(table);
}

/// What the options ask for; null for the status alone. Failure kUsage: two things at once.
Result<std::optional<RegisterCommand>> command_of(const Arguments& arguments) {
    const int asked = (arguments.approve ? 1 : 0) + (arguments.dismiss ? 1 : 0) +
                      (arguments.status ? 1 : 0) + (arguments.reason.empty() ? 0 : 1);
    if (asked != 1) {
        return failed(ExitStatus::kUsage,
                      "give one of --reason, --approve, --dismiss and --status");
    }
    if (arguments.status) {
        return std::optional<RegisterCommand>();
    }
    if (arguments.approve) {
        return std::optional(RegisterCommand{"approve_erasure", {}});
    }
    if (arguments.dismiss) {
        return std::optional(RegisterCommand{"dismiss_erasure", {}});
    }
    return std::optional(RegisterCommand{
        "request_erasure", {{"ground", arguments.reason}, {"reference", arguments.reference}}});
}

}  // namespace

Result<ExitStatus> run_erase(const Arguments& arguments, Console& console) {
    const auto command = command_of(arguments);
    if (!command) {
        return log::unexpected(command.error());
    }
    const auto desk = *command ? desk_of(arguments) : Result<Desk>(Desk{});
    if (!desk) {
        return log::unexpected(desk.error());
    }
    const auto installation = open_installation(arguments, console);
    if (!installation) {
        return log::unexpected(installation.error());
    }
    const auto person = find_person(**installation, arguments.what, arguments.municipality);
    if (!person) {
        return log::unexpected(person.error());
    }
    bool done = true;
    if (*command) {
        const auto answer =
            submit_to(**installation, person->tenant, person->stream(), *desk, **command);
        if (!answer) {
            return log::unexpected(answer.error());
        }
        done = is_done(*answer);
        console.note(answer_words(*answer));
    }
    const auto status = status_of(**installation, *person, arguments.data);
    if (!status) {
        return log::unexpected(status.error());
    }
    write_status(console, *status);
    return done ? ExitStatus::kDone : ExitStatus::kPartly;
}

}  // namespace madoguchi::cli
