#include "madoguchi/adapters/cli/looking.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "madoguchi/adapters/aggregates/any_command.hpp"
#include "madoguchi/adapters/cli/command_text.hpp"
#include "madoguchi/adapters/protobuf/text_forms.hpp"
#include "madoguchi/domain/looks/purpose.hpp"
#include "madoguchi/domain/staff/role.hpp"
#include "madoguchi/log/assert.hpp"
#include "madoguchi/projections/queries/case_queries.hpp"

namespace madoguchi::cli {

namespace {

/// Cases in one entry: a commit stays far below its limit of 64 KiB.
constexpr std::size_t kCasesAnEntry = 200;

constexpr std::string_view kCasePrefix = "case/";

/// A case as the record keeps it, and what the case speaks for.
struct Subject {
    facts::OpenedCase opened;
    std::optional<std::string_view> purpose;
};

Result<Subject> subject_of(const Installation& installation, const CaseRef& which) {
    const auto view = installation.view("cases", which.tenant);
    if (!view) {
        return log::unexpected(view.error());
    }
    const auto row = projections::case_row(**view, which.stream.text());
    if (!row) {
        return log::unexpected(failure_of(row.error()));
    }
    if (!*row) {
        return failed(ExitStatus::kNotFound, "there is no such case");
    }
    const auto line = projections::case_line(which.stream.text(), **row, installation.today());
    return Subject{.opened = {.case_id = which.stream.text().substr(kCasePrefix.size()),
                              .office = facts::Office((*row)->office_now),
                              .protected_person = (*row)->protected_person},
                   .purpose = looks::purpose_at(line.status)};
}

std::string purposes() {
    std::string words;
    for (const auto word : looks::kPurposes) {
        words.append(words.empty() ? "" : ", ").append(word);
    }
    return words;
}

Failure no_purpose() {
    return {ExitStatus::kUsage,
            "the case has ended, so its state doesn't say why you look: name a purpose, one of " +
                purposes(),
            "purpose_missing"};
}

Failure not_recorded(const std::string& why) {
    return {ExitStatus::kUnavailable, "the look can't be recorded, so nothing is shown: " + why +
                                          " (see ops/docs/runbooks/looks-not-recorded.md)"};
}

}  // namespace

Looking::Looking(Installation& installation, Looker looker)
    : Looking(installation, std::move(looker), [&installation](std::vector<log::Command> commands) {
          return installation.submit(std::move(commands));
      }) {}

Looking::Looking(const Installation& installation, Looker looker, Submit submit)
    : installation_(installation), looker_(std::move(looker)), submit_(std::move(submit)) {}

Result<Opened> Looking::open(const CaseRef& which, std::string_view view) {
    auto opened = open(std::vector<CaseRef>{which}, view);
    if (!opened) {
        return log::unexpected(opened.error());
    }
    return std::move(opened->front());
}

Result<std::vector<Opened>> Looking::open(const std::vector<CaseRef>& cases,
                                          std::string_view view) {
    std::vector<Opened> opened;
    // One entry for each municipality and purpose.
    std::map<std::pair<log::TenantId, std::string>, std::vector<facts::OpenedCase>> looks;
    for (const auto& which : cases) {
        auto subject = subject_of(installation_, which);
        if (!subject) {
            return log::unexpected(subject.error());
        }
        const auto purpose = purpose_or(subject->purpose.value_or(""));
        if (purpose.empty()) {
            return log::unexpected(no_purpose());
        }
        opened.push_back(Opened(which, !subject->opened.protected_person));
        looks[{which.tenant, purpose.text()}].push_back(std::move(subject->opened));
    }
    std::vector<Entry> entries;
    for (auto& [whose, subjects] : looks) {
        for (std::size_t from = 0; from < subjects.size(); from += kCasesAnEntry) {
            const auto begin = subjects.begin() + static_cast<std::ptrdiff_t>(from);
            const auto end = begin + static_cast<std::ptrdiff_t>(
                                         std::min(kCasesAnEntry, subjects.size() - from));
            entries.push_back(
                {whose.first, looks::RecordOpening{
                                  std::string(view), facts::Purpose(whose.second), {begin, end}}});
        }
    }
    if (auto recorded = record(entries); !recorded) {
        return log::unexpected(recorded.error());
    }
    return opened;
}

Result<void> Looking::searched(const log::TenantId& tenant, std::vector<std::string> terms,
                               std::vector<std::string> tokens, std::size_t hits) {
    return record(
        {{tenant, looks::RecordSearch{std::move(terms), std::move(tokens),
                                      static_cast<std::uint32_t>(hits), purpose_or("identify")}}});
}

Result<void> Looking::exported(const log::TenantId& tenant, std::string_view what,
                               std::string_view subject, std::size_t records) {
    const auto purpose = purpose_or("");
    if (purpose.empty()) {
        return failed(ExitStatus::kUsage,
                      "the purpose is missing: say why data leaves the program");
    }
    return record({{tenant, looks::RecordExport{std::string(what), std::string(subject),
                                                static_cast<std::uint32_t>(records), purpose}}});
}

facts::Purpose Looking::purpose_or(std::string_view from_context) const {
    return looker_.purpose.empty() ? facts::Purpose(from_context) : facts::Purpose(looker_.purpose);
}

log::Command Looking::command_of(const Entry& entry) const {
    const auto id = protobuf::parse_uuid(fresh_id());
    MADOGUCHI_LOG_ASSERT(id.has_value());
    auto form = aggregates::encode_command(entry.command);
    log::Command command;
    command.tenant = entry.tenant;
    command.id = *id;
    command.stream = log::StreamId("looks/" + facts::date_text(installation_.today()));
    command.actor = looker_.desk.actor;
    command.office = looker_.desk.office;
    command.occurred_at = installation_.now();
    command.type = std::move(form.type);
    command.payload = std::move(form.payload);
    return command;
}

Result<void> Looking::record(const std::vector<Entry>& entries) {
    if (looker_.desk.actor.empty() || staff::system_actor_of(looker_.desk.actor)) {
        return failed(ExitStatus::kUsage,
                      "the actor is missing: give the staff code of who looks at personal data, "
                      "which is recorded");
    }
    if (!looker_.purpose.empty() && !looks::is_purpose(looker_.purpose)) {
        return failed(ExitStatus::kUsage,
                      "there is no purpose '" + looker_.purpose + "': name one of " + purposes());
    }
    std::vector<log::Command> commands;
    commands.reserve(entries.size());
    for (const auto& entry : entries) {
        commands.push_back(command_of(entry));
    }
    if (commands.empty()) {
        return {};
    }
    const auto answers = submit_(std::move(commands));
    if (!answers) {
        return log::unexpected(not_recorded(answers.error().what));
    }
    for (const auto& answer : *answers) {
        if (answer.code == "not_permitted") {
            return failed(ExitStatus::kNotPermitted, answer.detail);
        }
        if (answer.kind != log::AnswerKind::kStored) {
            return log::unexpected(not_recorded(answer.code + ": " + answer.detail));
        }
        if (answer.outcome.kind != log::OutcomeKind::kAccepted) {
            return log::unexpected(not_recorded(answer.outcome.code_name));
        }
    }
    return {};
}

}  // namespace madoguchi::cli
