#include <chrono>
#include <utility>

#include "madoguchi/adapters/cli/deficiency_slip.hpp"
#include "madoguchi/adapters/cli/files.hpp"
#include "madoguchi/adapters/cli/imports.hpp"
#include "madoguchi/adapters/cli/letters.hpp"
#include "madoguchi/adapters/cli/office_week_player.hpp"
#include "madoguchi/domain/calendar/era.hpp"
#include "madoguchi/projections/core/event_context.hpp"
#include "madoguchi/projections/labels.hpp"

// What the steps of the week do besides putting one command.
namespace madoguchi::cli {

namespace {

facts::Date day_of(const WeekStep& step) { return std::chrono::floor<std::chrono::days>(step.at); }

CaseRef case_ref(const WeekStep& step, const std::string& alias) {
    return {log::TenantId(step.municipality), log::StreamId("case/" + alias)};
}

}  // namespace

std::string OfficeWeekPlayer::code_of(const WeekStep& step) const {
    return script_.municipality(step.municipality)->staff.at(step.who).code;
}

Looking OfficeWeekPlayer::looking_of(const WeekStep& step) {
    return Looking(desk_.installation(),
                   {.desk = {.actor = code_of(step), .office = step.office}, .purpose = {}});
}

Result<void> OfficeWeekPlayer::print_letters(const WeekStep& step) {
    const WeekPrint& print = *step.print;
    const std::string head = R"("batch":")" + print.batch + R"(","planned_posting_on":")" +
                             print.planned_posting_on + "\"";
    for (const std::string& alias : print.cases) {
        const auto printed =
            put_accepted(step, "case/" + alias, "{\"print_letter\":{" + head + "}}");
        if (!printed) {
            return log::unexpected(printed.error());
        }
    }
    const std::string count = std::to_string(print.cases.size());
    const std::string sheets = std::to_string(print.cases.size() * 2);
    const auto closed = put_accepted(step, "office/" + step.office,
                                     "{\"close_print_batch\":{" + head + ",\"letters\":" + count +
                                         ",\"sheets\":" + sheets + ",\"spoiled\":0}}");
    if (!closed) {
        return log::unexpected(closed.error());
    }
    Looking looking = looking_of(step);
    const auto pdf = batch_pdf(desk_.installation(), log::TenantId(step.municipality), print.batch,
                               code_of(step), looking);
    if (!pdf) {
        return log::unexpected(pdf.error());
    }
    if (auto kept = keep_pdf("letters-" + print.batch, pdf->bytes); !kept) {
        return kept;
    }
    for (const std::string& alias : print.cases) {
        if (auto written = write_slips(step, alias); !written) {
            return written;
        }
    }
    return {};
}

Result<void> OfficeWeekPlayer::write_slips(const WeekStep& step, const std::string& case_alias) {
    Looking looking = looking_of(step);
    const auto pdf = visit_slip_pdf(desk_.installation(), case_ref(step, case_alias), looking);
    if (!pdf) {
        return log::unexpected(pdf.error());
    }
    return keep_pdf("slip-" + step.print->batch + "-" + case_alias, pdf->bytes);
}

Result<void> OfficeWeekPlayer::write_deficiency_slip(const WeekStep& step) {
    Looking looking = looking_of(step);
    const auto pdf =
        deficiency_slip_pdf(desk_.installation(), case_ref(step, step.case_alias), looking);
    if (!pdf) {
        return log::unexpected(pdf.error());
    }
    return keep_pdf("deficiency-" + step.case_alias + "-" + facts::date_text(day_of(step)),
                    pdf->bytes);
}

Result<void> OfficeWeekPlayer::work_on_card(const WeekStep& step) {
    const std::string stream = "case/" + step.case_alias;
    const std::string operation = step.case_alias + "-" + step.card->operation;
    const auto started = put_accepted(step, stream,
                                      R"({"start_card_operation":{"operation_id":")" + operation +
                                          R"(","mode":")" + step.card->mode + "\"}}");
    if (!started) {
        return log::unexpected(started.error());
    }
    std::optional<Failure> trouble;
    std::size_t recorded = 0;
    const auto end =
        cards_.work(*step.card, operation, day_of(step), [&](const std::string& step_done) {
            const auto answer = put_accepted(step, stream, step_done);
            if (!answer) {
                trouble = answer.error();
                return false;
            }
            ++recorded;
            return true;
        });
    if (trouble) {
        return log::unexpected(*trouble);
    }
    if (!end) {
        return log::unexpected(end.error());
    }
    if (*end != step.card->end) {
        return failed(ExitStatus::kPartly, step.where +
                                               ": the card work was expected to end with " +
                                               step.card->end + ", but ended with " + *end);
    }
    screen_.result("カードの手順を" + std::to_string(recorded) +
                   "件記録。暗証番号はどこにも残らない。  " + std::to_string(recorded) +
                   " steps recorded, no PIN anywhere");
    return {};
}

Result<void> OfficeWeekPlayer::complete_card(const WeekStep& step) {
    const std::string operation = step.case_alias + "-" + step.complete->operation;
    const auto done = put_accepted(step, "case/" + step.case_alias,
                                   cards_.completion(operation, step.complete->card_returned_to));
    if (!done) {
        return log::unexpected(done.error());
    }
    return {};
}

Result<void> OfficeWeekPlayer::take_file_in(const WeekStep& step) {
    const WeekImport& import = *step.import_file;
    const auto bytes = read_file(import.file);
    if (!bytes) {
        return log::unexpected(bytes.error());
    }
    const WeekMunicipality& municipality = *script_.municipality(step.municipality);
    const Desk clerk{.actor = municipality.staff.at(step.who).code, .office = step.office};
    const log::TenantId tenant(step.municipality);
    const auto taken =
        import.kind == "register"
            ? import_register(desk_.installation(), tenant, *bytes, import.file, clerk)
            : import_expiry(desk_.installation(), tenant, *bytes, import.file, clerk);
    if (!taken) {
        return log::unexpected(taken.error());
    }
    if (!taken->problems.empty() || taken->taken == 0) {
        return failed(ExitStatus::kPartly, step.where + ": the file wasn't taken in as a whole");
    }
    screen_.result(std::to_string(taken->rows) + "行のうち" + std::to_string(taken->taken) +
                   "件を取込、当たらない行" + std::to_string(taken->unmatched) + "。  " +
                   std::to_string(taken->taken) + " of " + std::to_string(taken->rows) +
                   " rows taken in");
    return desk_.installation().tick();
}

Result<void> OfficeWeekPlayer::show_history(const WeekStep& step) {
    const auto ref = case_ref(step, step.case_alias);
    const auto commits = desk_.installation().stream(ref.tenant, ref.stream);
    if (!commits) {
        return log::unexpected(commits.error());
    }
    std::vector<std::vector<std::string>> rows = {{"日", "できごと", "職員"}};
    for (const auto& commit : *commits) {
        const facts::Date on = projections::day_in_japan(commit.meta.occurred_at);
        for (const auto& event : commit.meta.events) {
            rows.push_back({calendar::format_era_short(on),
                            std::string(projections::entry_label(event.type).ja),
                            commit.meta.actor});
        }
    }
    screen_.table("経過  History", rows);
    return {};
}

}  // namespace madoguchi::cli
