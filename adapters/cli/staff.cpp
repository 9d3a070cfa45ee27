#include "madoguchi/adapters/cli/staff.hpp"

#include <utility>
#include <variant>

#include "madoguchi/adapters/cli/command_text.hpp"
#include "madoguchi/adapters/cli/console.hpp"
#include "madoguchi/domain/staff/decide.hpp"
#include "madoguchi/projections/queries/persons_work.hpp"

namespace madoguchi::cli {

namespace {

using Fields = std::initializer_list<std::pair<std::string_view, std::string_view>>;

std::string stream_of(const log::TenantId& tenant) { return "staff/" + tenant.text(); }

std::string answer_code(const log::Answer& answer) {
    if (answer.kind != log::AnswerKind::kStored) {
        return answer.code;
    }
    return answer.outcome.kind == log::OutcomeKind::kRejected ? answer.outcome.code_name
                                                              : "handed_over";
}

std::string field(const CsvRecord& record, std::string_view name) {
    const auto found = record.fields.find(name);
    return found == record.fields.end() ? std::string() : found->second;
}

/// One import of staff: counts what the rows bring.
class StaffImport {
 public:
    StaffImport(Installation& installation, const log::TenantId& tenant, const Desk& desk)
        : installation_(installation), tenant_(tenant), desk_(desk) {}

    Result<void> take(const CsvRecord& record) {
        const std::string staff = field(record, "staff");
        const std::string today = facts::date_text(installation_.today());
        const std::string given = field(record, "from");
        const std::string& from = given.empty() ? today : given;
        if (const std::string name = field(record, "name"); !name.empty()) {
            if (auto done = put(record.line, "register_staff",
                                {{"staff", staff}, {"name", name}, {"from", from}});
                !done) {
                return done;
            }
        }
        if (const std::string role = field(record, "role"); !role.empty()) {
            return put(record.line, "grant_role",
                       {{"staff", staff},
                        {"role", role},
                        {"office", field(record, "office")},
                        {"from", from},
                        {"until", field(record, "until")},
                        {"approved_by", field(record, "approved_by")}});
        }
        return {};
    }

    Imported imported;

 private:
    Result<void> put(std::uint64_t line, std::string_view command, Fields fields) {
        const auto answer = put_to_staff(installation_, tenant_, desk_, command, fields);
        if (!answer) {
            if (answer.error().status != ExitStatus::kUsage) {
                return log::unexpected(answer.error());
            }
            imported.problems.push_back({line, answer.error().what});
            return {};
        }
        const bool stored = answer->kind == log::AnswerKind::kStored;
        if (stored && answer->outcome.kind == log::OutcomeKind::kAccepted) {
            ++imported.taken;
        } else if (stored && (answer->outcome.kind == log::OutcomeKind::kNothingToDo ||
                              answer->outcome.code_name == "staff_code_taken")) {
            ++imported.known;
        } else {
            imported.problems.push_back({line, stored ? "rejected: " + answer->outcome.code_name
                                                      : answer->code + ": " + answer->detail});
        }
        return {};
    }

    Installation& installation_;
    const log::TenantId& tenant_;
    const Desk& desk_;
};

}  // namespace

Result<StaffBook> read_staff(const Installation& installation, const log::TenantId& tenant) {
    const auto commits = installation.stream(tenant, log::StreamId(stream_of(tenant)));
    if (!commits) {
        return log::unexpected(commits.error());
    }
    StaffBook book;
    for (const auto& commit : *commits) {
        for (const auto& event : commit.events) {
            const auto* const fact = std::get_if<facts::StaffEvent>(&event);
            if (fact == nullptr) {
                continue;
            }
            if (const auto* const person = std::get_if<facts::StaffRegistered>(fact)) {
                book.names.insert_or_assign(person->staff.text(), person->name);
            }
            book.state = staff::evolve(std::move(book.state), *fact);
        }
    }
    return book;
}

Result<log::Answer> put_to_staff(Installation& installation, const log::TenantId& tenant,
                                 const Desk& desk, std::string_view command, Fields fields) {
    CommandText text(tenant.text(), stream_of(tenant), desk, fresh_id());
    text.open(command);
    for (const auto& [name, value] : fields) {
        text.field(name, value);
    }
    return installation.submit_json(text.take());
}

Result<Imported> import_staff(Installation& installation, const log::TenantId& tenant,
                              std::string_view bytes, const std::string& file, const Desk& desk,
                              const ImportProgress& progress) {
    const auto records = read_csv(bytes, file,
                                  {{"staff", {"職員番号"}, true},
                                   {"name", {"氏名"}},
                                   {"role", {"役割"}},
                                   {"office", {"窓口"}},
                                   {"from", {"いつから"}},
                                   {"until", {"いつまで"}},
                                   {"approved_by", {"承認者"}}});
    if (!records) {
        return log::unexpected(records.error());
    }
    StaffImport import(installation, tenant, desk);
    for (const auto& record : *records) {
        if (interrupted()) {
            break;
        }
        ++import.imported.rows;
        if (!record.broken.empty()) {
            import.imported.problems.push_back({record.line, record.broken});
        } else if (auto done = import.take(record); !done) {
            return log::unexpected(done.error());
        }
        if (progress) {
            progress(import.imported.rows, records->size());
        }
    }
    return std::move(import.imported);
}

Result<std::vector<HandedOver>> hand_over(Installation& installation, const log::TenantId& tenant,
                                          const std::string& from, const std::string& to,
                                          const Desk& desk) {
    const auto cases = installation.view("cases", tenant);
    if (!cases) {
        return log::unexpected(cases.error());
    }
    const auto work = projections::work_of(**cases, from);
    if (!work) {
        return log::unexpected(failure_of(work.error()));
    }
    std::vector<HandedOver> all;
    for (const auto& one : *work) {
        HandedOver handed{.from = from,
                          .to = to,
                          .case_number = one.case_number,
                          .stream = one.stream,
                          .office = one.office,
                          .claimed = one.claimed,
                          .custody = one.custody,
                          .asked_for = one.asked_for,
                          .result = "stays"};
        if (one.claimed || !one.custody.empty()) {
            CommandText text(tenant.text(), one.stream, desk, fresh_id());
            text.open("hand_over_work");
            text.field("from", from);
            text.field("to", to);
            const auto answer = installation.submit_json(text.take());
            if (!answer) {
                return log::unexpected(answer.error());
            }
            handed.result = answer_code(*answer);
        }
        all.push_back(std::move(handed));
    }
    return all;
}

}  // namespace madoguchi::cli
