#include "madoguchi/adapters/cli/office_week_player.hpp"

#include <algorithm>
#include <filesystem>
#include <utility>

#include "madoguchi/adapters/cli/files.hpp"
#include "madoguchi/adapters/cli/office_week_words.hpp"
#include "madoguchi/adapters/cli/policies.hpp"
#include "madoguchi/adapters/cli/rejection_words.hpp"
#include "madoguchi/projections/queries/case_line.hpp"
#include "madoguchi/projections/queries/case_queries.hpp"

namespace madoguchi::cli {

namespace {

std::string time_of(WallTime at) {
    const auto minutes = (at - std::chrono::floor<std::chrono::days>(at)).count();
    const std::string hour = std::to_string(minutes / 60);
    const std::string minute = std::to_string(minutes % 60);
    return (hour.size() < 2 ? "0" : "") + hour + ":" + (minute.size() < 2 ? "0" : "") + minute;
}

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) {
        text.append(text.empty() ? "" : ", ").append(word);
    }
    return text;
}

bool is_answer(const std::string& word) {
    return word == "accepted" || word == "nothing_to_do" || word.starts_with("rejected:");
}

Failure otherwise(const WeekStep& step, const std::string& expected, const std::string& got) {
    return {ExitStatus::kPartly,
            step.where + ": expected " + expected + ", but it is " + got +
                (step.case_alias.empty() ? "" : " (case/" + step.case_alias + ")")};
}

}  // namespace

OfficeWeekPlayer::OfficeWeekPlayer(const WeekScript& script, WeekFolders folders, OfficeDesk& desk,
                                   WeekScreen& screen)
    : script_(script),
      folders_(std::move(folders)),
      desk_(desk),
      screen_(screen),
      cards_(folders_.cards, script) {}

Result<WeekCounts> OfficeWeekPlayer::play() {
    std::error_code error;
    std::filesystem::create_directories(folders_.letters, error);
    if (error) {
        return failed(ExitStatus::kUnavailable, folders_.letters + " can't be made");
    }
    screen_.title(script_.title);
    const std::span<const WeekStep> all(script_.steps);
    const auto last = std::chrono::floor<std::chrono::days>(script_.ends);
    std::size_t next = 0;
    for (auto day = std::chrono::floor<std::chrono::days>(script_.starts); day <= last;
         day += std::chrono::days(1)) {
        std::size_t end = next;
        while (end < all.size() && all[end].at < day + std::chrono::days(1)) {
            ++end;
        }
        if (auto played = play_day(day, all.subspan(next, end - next)); !played) {
            return log::unexpected(played.error());
        }
        next = end;
    }
    if (next != all.size()) {
        return failed(ExitStatus::kUsage, all[next].where + " lies after the end of the week");
    }
    return counts_;
}

Result<void> OfficeWeekPlayer::publish_policies() {
    for (const WeekMunicipality& one : script_.municipalities) {
        if (auto passed = desk_.pass_to(one.published_at); !passed) {
            return passed;
        }
        if (auto employed = employ(one); !employed) {
            return employed;
        }
        const WeekStaff& staff = one.staff.at(one.published_by);
        screen_.step(time_of(one.published_at), one.name + " " + staff.role.ja,
                     {"市町の取扱い(" + one.policy_file + ")を公開する。",
                      "The municipality's policy is published: from now on it is in the log."});
        const auto published =
            publish_policy(desk_.installation(), folders_.policies + "/" + one.policy_file,
                           {.actor = staff.code, .office = one.office});
        if (!published) {
            return log::unexpected(published.error());
        }
        screen_.result(published->version);
        const auto policies = published_policies(desk_.installation(), log::TenantId(one.tenant));
        if (!policies) {
            return log::unexpected(policies.error());
        }
        for (const policy::Office& office : policies->versions.back().offices) {
            office_names_[{one.tenant, office.code}] = office.name;
        }
        if (auto employed = employ_at_offices(one); !employed) {
            return employed;
        }
    }
    return {};
}

Result<void> OfficeWeekPlayer::play_day(facts::Date day, std::span<const WeekStep> steps) {
    busy_today_.clear();
    if (steps.empty()) {
        screen_.day_of_rest(day);
        return desk_.pass_to(day + script_.day_close.at);
    }
    screen_.day(day);
    if (day == std::chrono::floor<std::chrono::days>(script_.starts)) {
        if (auto published = publish_policies(); !published) {
            return published;
        }
    }
    for (const WeekStep& step : steps) {
        if (auto played = play_step(step); !played) {
            return played;
        }
    }
    if (auto passed = desk_.pass_to(day + script_.day_close.at); !passed) {
        return passed;
    }
    for (const OfficeKey& office : busy_today_) {
        if (auto closed = close_day(day, office); !closed) {
            return closed;
        }
    }
    return show_evening(day);
}

Result<void> OfficeWeekPlayer::play_step(const WeekStep& step) {
    if (auto passed = desk_.pass_to(step.at); !passed) {
        return passed;
    }
    screen_.step(time_of(step.at), person(step), step.says);
    ++counts_.steps;
    if (step.on != "policy") {
        busy_today_.insert({step.municipality, step.office});
    }
    if (auto done = do_step(step); !done) {
        return done;
    }
    return check_status(step);
}

Result<void> OfficeWeekPlayer::do_step(const WeekStep& step) {
    if (step.print) {
        return print_letters(step);
    }
    if (step.card) {
        return work_on_card(step);
    }
    if (step.complete) {
        return complete_card(step);
    }
    if (step.import_file) {
        return take_file_in(step);
    }
    if (step.show_history) {
        return show_history(step);
    }
    return step.command.empty() ? Result<void>() : put_command(step);
}

std::string OfficeWeekPlayer::with_kept(std::string payload) const {
    for (const auto& [name, value] : kept_) {
        const std::string reference = "@kept:" + name;
        for (auto at = payload.find(reference); at != std::string::npos;
             at = payload.find(reference)) {
            payload.replace(at, reference.size(), value);
        }
    }
    return payload;
}

Result<void> OfficeWeekPlayer::put_command(const WeekStep& step) {
    std::string stream = "case/" + step.case_alias;
    if (step.on == "policy") {
        stream = "policy/" + step.municipality;
    } else if (step.on == "office") {
        stream = "office/" + step.office;
    }
    const auto answer = put(step, stream, with_kept(step.command));
    if (!answer) {
        return log::unexpected(answer.error());
    }
    show_answer(*answer);
    if (auto as_expected = check_outcome(step, *answer); !as_expected) {
        return as_expected;
    }
    return step.expect.ends_with("_deficient") ? write_deficiency_slip(step) : Result<void>();
}

Result<WeekAnswer> OfficeWeekPlayer::put(const WeekStep& step, const std::string& stream,
                                         const std::string& payload) {
    ++counts_.commands;
    return desk_.put({.tenant = step.municipality,
                      .stream = stream,
                      .actor = script_.municipality(step.municipality)->staff.at(step.who).code,
                      .office = step.office,
                      .payload = payload});
}

Result<WeekAnswer> OfficeWeekPlayer::put_accepted(const WeekStep& step, const std::string& stream,
                                                  const std::string& payload) {
    auto answer = put(step, stream, payload);
    if (answer && answer->word != "accepted") {
        const std::string what = payload.substr(0, payload.find(':'));
        return log::unexpected(
            otherwise(step, "accepted " + what,
                      answer->word + " [" + joined(answer->ids) + "] " + answer->detail));
    }
    return answer;
}

Result<void> OfficeWeekPlayer::check_outcome(const WeekStep& step, const WeekAnswer& answer) {
    const std::string wanted = is_answer(step.expect) ? step.expect : "accepted";
    if (answer.word != wanted) {
        return log::unexpected(otherwise(
            step, wanted, answer.word + " [" + joined(answer.ids) + "] " + answer.detail));
    }
    if (step.ids && *step.ids != answer.ids) {
        return log::unexpected(
            otherwise(step, "[" + joined(*step.ids) + "]", "[" + joined(answer.ids) + "]"));
    }
    for (const auto& [name, place] : step.keep) {
        if (place >= answer.ids.size()) {
            return log::unexpected(otherwise(step, "an id to keep", "none"));
        }
        kept_[name] = answer.ids[place];
    }
    return {};
}

Result<void> OfficeWeekPlayer::check_status(const WeekStep& step) {
    if (step.case_alias.empty()) {
        return {};
    }
    const std::string stream = "case/" + step.case_alias;
    const auto state = desk_.case_state(step.municipality, stream);
    if (!state) {
        return log::unexpected(state.error());
    }
    if (!is_answer(step.expect) && !step.expect.empty() && state->status.text() != step.expect) {
        return log::unexpected(otherwise(step, step.expect, state->status.text()));
    }
    const auto view = desk_.installation().view("cases", log::TenantId(step.municipality));
    if (!view) {
        return log::unexpected(view.error());
    }
    const auto row = projections::case_row(**view, stream);
    if (!row || !*row) {
        return log::unexpected(otherwise(step, "a row in the lists", "none"));
    }
    const auto line =
        projections::case_line(stream, **row, std::chrono::floor<std::chrono::days>(step.at));
    const std::string shown = line.case_number + "  " + line.status_ja + "  " + line.status_en;
    if (std::exchange(shown_[step.municipality + stream], shown) != shown) {
        screen_.result(shown);
    }
    return {};
}

std::string OfficeWeekPlayer::office_name(const OfficeKey& office) const {
    const auto found = office_names_.find(office);
    return found == office_names_.end() ? office.second : found->second;
}

std::string OfficeWeekPlayer::person(const WeekStep& step) const {
    const WeekMunicipality& municipality = *script_.municipality(step.municipality);
    return municipality.name + " " + municipality.staff.at(step.who).role.ja;
}

void OfficeWeekPlayer::show_answer(const WeekAnswer& answer) {
    constexpr std::string_view kRejected = "rejected:";
    const std::string ids = answer.ids.empty() ? "" : "(" + id_words(answer.ids) + ")";
    if (answer.word.starts_with(kRejected)) {
        const auto words = rejection_words(answer.word.substr(kRejected.size()));
        screen_.result("できません: " + std::string(words.ja) + ids + "  " + std::string(words.en));
    } else if (answer.word == "nothing_to_do") {
        screen_.result("登録済みです  Recorded already");
    } else if (!answer.ids.empty()) {
        screen_.result("控え " + id_words(answer.ids));
    }
}

Result<void> OfficeWeekPlayer::keep_pdf(const std::string& name, const std::string& bytes) {
    const std::string file = folders_.letters + "/" + name + ".pdf";
    if (auto written = write_file(file, bytes); !written) {
        return written;
    }
    ++counts_.pdfs;
    screen_.result("PDF " + file);
    return {};
}

}  // namespace madoguchi::cli
