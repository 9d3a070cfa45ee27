#include <algorithm>
#include <utility>

#include "madoguchi/adapters/cli/office_week_player.hpp"
#include "madoguchi/domain/calendar/era.hpp"
#include "madoguchi/projections/labels.hpp"
#include "madoguchi/projections/queries/case_queries.hpp"
#include "madoguchi/projections/queries/day_queries.hpp"

// The evening of a day: the day's close and what each person sees then.
namespace madoguchi::cli {

namespace {

using Table = std::vector<std::vector<std::string>>;

std::string number(const char* name, std::int64_t value) {
    return std::string(",\"") + name + "\":" + std::to_string(value);
}

/// The figures of a day as they are counted: what is there is what is recorded.
std::string close_payload(const projections::RecordedDay& day, const std::string& explanation) {
    std::string text = R"({"close_day":{"day":")" + facts::date_text(day.day) + "\"";
    text += number("opened", day.opened) + number("completed", day.completed) +
            number("letters_posted", day.letters_posted) +
            number("card_operations_here", day.card_operations) +
            number("card_operations_terminal", day.card_operations) +
            number("cash_yen_recorded", day.cash_yen) + number("cash_yen_counted", day.cash_yen) +
            number("stamps_yen_recorded", day.stamps_yen) +
            number("stamps_yen_counted", day.stamps_yen) + number("custody_recorded", day.custody) +
            number("custody_counted", day.custody);
    if (!explanation.empty()) {
        text += ",\"explanation\":\"" + explanation + "\"";
    }
    return text + "}}";
}

std::string figures(const projections::RecordedDay& day) {
    return "受付" + std::to_string(day.opened) + " 完了" + std::to_string(day.completed) + " 発送" +
           std::to_string(day.letters_posted) + " 端末" + std::to_string(day.card_operations) +
           " 現金" + std::to_string(day.cash_yen) + "円 切手" + std::to_string(day.stamps_yen) +
           "円 預かり" + std::to_string(day.custody);
}

/// Every case that hasn't ended.
projections::WorklistQuery all_open(facts::Date day) {
    projections::WorklistQuery query;
    query.today = day;
    query.limit = 1'000;
    return query;
}

/// The step that closing a day is.
WeekStep evening_step(const WeekScript& script, facts::Date day, const std::string& tenant,
                      const std::string& office, const std::string& who) {
    WeekStep step;
    step.at = day + script.day_close.at;
    step.where = "day close of " + office + " on " + facts::date_text(day);
    step.municipality = tenant;
    step.office = office;
    step.who = who;
    step.on = "office";
    return step;
}

}  // namespace

Result<void> OfficeWeekPlayer::close_day(facts::Date day, const OfficeKey& office) {
    const auto& [tenant, code] = office;
    const auto daybook = desk_.installation().view("daybook", log::TenantId(tenant));
    const auto cases = desk_.installation().view("cases", log::TenantId(tenant));
    if (!daybook || !cases) {
        return log::unexpected(daybook ? cases.error() : daybook.error());
    }
    const auto recorded = projections::recorded_day(**daybook, **cases, code, day);
    if (!recorded) {
        return log::unexpected(failure_of(recorded.error()));
    }
    const WeekMunicipality& municipality = *script_.municipality(tenant);
    const WeekStep closing = evening_step(script_, day, tenant, code, script_.day_close.closed_by);
    const std::string stream = "office/" + code;
    screen_.step("17:00", person(closing),
                 {"日締め " + office_name(office) + ": " + figures(*recorded), "The day's close."});
    auto answer = put(closing, stream, close_payload(*recorded, ""));
    if (answer && answer->word == "rejected:explanation_missing") {
        show_answer(*answer);
        const auto found = script_.day_close.explanations.find(facts::date_text(day) + "/" + code);
        if (found == script_.day_close.explanations.end()) {
            return failed(ExitStatus::kPartly,
                          closing.where + " needs an explanation in week.json");
        }
        screen_.result("説明: " + found->second);
        answer = put_accepted(closing, stream, close_payload(*recorded, found->second));
    }
    if (!answer) {
        return log::unexpected(answer.error());
    }
    if (auto checked = check_outcome(closing, *answer); !checked) {
        return checked;
    }
    const WeekStep confirming =
        evening_step(script_, day, tenant, code, script_.day_close.confirmed_by);
    const auto confirmed = put_accepted(
        confirming, stream, R"({"confirm_day_close":{"day":")" + facts::date_text(day) + "\"}}");
    if (!confirmed) {
        return log::unexpected(confirmed.error());
    }
    screen_.result(municipality.staff.at(confirming.who).role.ja +
                   "が確認した。  Confirmed by the " +
                   municipality.staff.at(confirming.who).role.en + ".");
    return {};
}

Result<void> OfficeWeekPlayer::show_evening(facts::Date day) {
    Table open = {{"市町", "受付番号", "状態", "回答期限", "次にすること"}};
    Table lists = {{"市町", "窓口", "一覧", "件数"}};
    Table backlog = {{"市町", "窓口", "きょう受付", "きょう終了", "未完了"}};
    for (const WeekMunicipality& one : script_.municipalities) {
        const auto view = desk_.installation().view("cases", log::TenantId(one.tenant));
        if (!view) {
            return log::unexpected(view.error());
        }
        const auto page = projections::worklist_page(**view, all_open(day));
        const auto counts = projections::dashboard(**view, day);
        const auto days = projections::backlog(**view, day, day);
        if (!page || !counts || !days) {
            return log::unexpected(failure_of(!page     ? page.error()
                                              : !counts ? counts.error()
                                                        : days.error()));
        }
        for (const auto& line : page->lines) {
            open.push_back({one.name, line.case_number, line.status_ja,
                            line.deadline ? calendar::format_era_short(*line.deadline) : "",
                            line.next_step_ja});
        }
        for (const auto& line : *counts) {
            if (line.list != "open") {
                lists.push_back(
                    {one.name, office_name({one.tenant, line.office}),
                     std::string(
                         projections::label_in(projections::worklist_labels(), line.list).ja),
                     std::to_string(line.count)});
            }
        }
        for (const auto& line : *days) {
            if (line.opened + line.ended + line.open == 0) {
                continue;
            }
            backlog.push_back({one.name, office_name({one.tenant, line.office}),
                               std::to_string(line.opened), std::to_string(line.ended),
                               std::to_string(line.open)});
        }
    }
    screen_.table("窓口受付: 未完了の案件  Clerk: open cases", open);
    screen_.table("照会書発送と進行管理: 一覧の件数  Mailroom and manager: what waits where",
                  lists);
    screen_.table("進行管理: 滞留  Manager: backlog", backlog);
    return {};
}

}  // namespace madoguchi::cli
