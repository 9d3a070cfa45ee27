#include "madoguchi/adapters/cli/arguments.hpp"
#include "madoguchi/adapters/cli/persons.hpp"
#include "madoguchi/adapters/cli/retention.hpp"
#include "madoguchi/adapters/cli/row_lines.hpp"
#include "madoguchi/adapters/cli/row_table.hpp"

// How long cases are kept, what forbids disposal, and the decision to dispose.
namespace madoguchi::cli {

namespace {

void write_lines(Console& console, const std::vector<DueLine>& lines) {
    write_rows(console, lines,
               {"市町村", "受付番号", "窓口", "状態", "終了日", "廃棄できる日", "廃棄の申し出",
                "廃棄停止"},
               [](const DueLine& line) -> std::vector<std::string> {
                   return {line.municipality,
                           line.case_number,
                           line.office,
                           line.status,
                           facts::date_text(line.ended_on),
                           line.due_on ? facts::date_text(*line.due_on) : "未設定",
                           line.disposal_requested_by,
                           cell(line.holds)};
               });
}

/// Adds the cases of one municipality. Returns where the next page begins; empty on the last one.
Result<std::string> add_due(const Installation& installation, const log::TenantId& tenant,
                            const Arguments& arguments, Console& console,
                            std::vector<DueLine>& lines) {
    auto page =
        due_page(installation, tenant,
                 {.held = arguments.held, .limit = arguments.limit, .after = arguments.after});
    if (!page) {
        return log::unexpected(page.error());
    }
    if (!page->years) {
        console.note(tenant.text() +
                     ": the years of retention aren't set, so nothing is proposed: the office sets "
                     "them with 'madoguchi policy set handling.retention_years'");
    }
    lines.insert(lines.end(), page->lines.begin(), page->lines.end());
    return std::move(page->next);
}

/// One command to each case that is named, in their order.
Result<ExitStatus> on_cases(const Arguments& arguments, Console& console, const char* command) {
    const auto desk = desk_of(arguments);
    if (!desk) {
        return log::unexpected(desk.error());
    }
    const auto installation = open_installation(arguments, console);
    if (!installation) {
        return log::unexpected(installation.error());
    }
    bool all_done = true;
    for (const auto& name : arguments.files) {
        const auto which = find_case(**installation, name, arguments.municipality);
        if (!which) {
            return log::unexpected(which.error());
        }
        const auto answer =
            submit_to(**installation, which->tenant, which->stream, *desk, {command, {}});
        if (!answer) {
            return log::unexpected(answer.error());
        }
        all_done = all_done && is_done(*answer);
        console.line(name + "  " + answer_words(*answer));
    }
    return all_done ? ExitStatus::kDone : ExitStatus::kPartly;
}

/// A hold on a person, or, for a case without a holder behind it, on that case.
Result<ExitStatus> on_hold(const Arguments& arguments, Console& console, bool place) {
    const auto desk = desk_of(arguments);
    if (!desk) {
        return log::unexpected(desk.error());
    }
    const auto installation = open_installation(arguments, console);
    if (!installation) {
        return log::unexpected(installation.error());
    }
    const std::vector<std::pair<const char*, std::string>> fields{
        {"ground", arguments.reason}, {"reference", arguments.reference}};
    log::Expected<log::Answer, Failure> answer =
        failed(ExitStatus::kUsage, "nothing was asked for");
    if (const auto which = find_case(**installation, arguments.what, arguments.municipality)) {
        answer = submit_to(**installation, which->tenant, which->stream, *desk,
                           {place ? "place_retention_hold" : "lift_retention_hold", fields});
    } else {
        const auto person = find_person(**installation, arguments.what, arguments.municipality);
        if (!person) {
            return log::unexpected(person.error());
        }
        answer = submit_to(**installation, person->tenant, person->stream(), *desk,
                           {place ? "place_person_hold" : "lift_person_hold", fields});
    }
    if (!answer) {
        return log::unexpected(answer.error());
    }
    console.line(answer_words(*answer));
    return is_done(*answer) ? ExitStatus::kDone : ExitStatus::kPartly;
}

}  // namespace

Result<ExitStatus> run_retention_due(const Arguments& arguments, Console& console) {
    const auto installation = open_installation(arguments, console);
    if (!installation) {
        return log::unexpected(installation.error());
    }
    const auto tenants = municipalities_of(**installation, arguments);
    if (!tenants) {
        return log::unexpected(tenants.error());
    }
    std::vector<DueLine> lines;
    for (const auto& tenant : *tenants) {
        const auto next = add_due(**installation, tenant, arguments, console, lines);
        if (!next) {
            return log::unexpected(next.error());
        }
        if (!next->empty()) {
            console.note("more in " + tenant.text() + ": --municipality " + tenant.text() +
                         " --after '" + *next + "'");
        }
    }
    write_lines(console, lines);
    return ExitStatus::kDone;
}

Result<ExitStatus> run_retention_request(const Arguments& arguments, Console& console) {
    return on_cases(arguments, console, "request_disposal");
}

Result<ExitStatus> run_retention_approve(const Arguments& arguments, Console& console) {
    return on_cases(arguments, console, "approve_disposal");
}

Result<ExitStatus> run_retention_hold(const Arguments& arguments, Console& console) {
    return on_hold(arguments, console, true);
}

Result<ExitStatus> run_retention_lift(const Arguments& arguments, Console& console) {
    return on_hold(arguments, console, false);
}

}  // namespace madoguchi::cli
