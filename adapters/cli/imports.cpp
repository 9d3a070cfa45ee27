#include "madoguchi/adapters/cli/imports.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "madoguchi/adapters/aggregates/watch_stream.hpp"
#include "madoguchi/adapters/cli/arguments.hpp"
#include "madoguchi/adapters/cli/cases.hpp"
#include "madoguchi/adapters/cli/command_text.hpp"
#include "madoguchi/adapters/cli/console.hpp"
#include "madoguchi/adapters/protobuf/text_forms.hpp"
#include "madoguchi/domain/staff/role.hpp"
#include "madoguchi/projections/queries/case_queries.hpp"

namespace madoguchi::cli {

namespace {

const CsvColumn kRegisterNo{"register_no", {"宛名番号"}, true};

std::vector<CsvColumn> expiry_columns() {
    return {kRegisterNo,
            {"kind", {"種類", "証明書の種類"}, true},
            {"expires_on", {"有効期限", "満了日"}, true},
            {"name", {"氏名"}},
            {"kana", {"フリガナ", "カナ氏名"}},
            {"birth_date", {"生年月日"}},
            {"postcode", {"郵便番号"}},
            {"address", {"住所"}},
            {"phone", {"電話", "電話番号"}}};
}

std::vector<CsvColumn> register_columns() {
    return {kRegisterNo,
            {"kind", {"異動", "異動事由"}, true},
            {"notified_on", {"届出日"}, true},
            {"effective_on", {"異動日"}, true},
            {"name", {"氏名", "新氏名"}},
            {"kana", {"フリガナ", "新フリガナ"}},
            {"postcode", {"郵便番号", "新郵便番号"}},
            {"address", {"住所", "新住所"}},
            {"continued_use", {"継続利用"}}};
}

using Words = std::pair<std::string_view, std::string_view>;
constexpr std::array kCertificates{
    Words{"署名用", "signature"}, Words{"署名用電子証明書", "signature"},
    Words{"利用者証明用", "user_auth"}, Words{"利用者証明用電子証明書", "user_auth"}};
constexpr std::array kChanges{Words{"死亡", "death"},
                              Words{"転出", "move_out"},
                              Words{"国外転出", "moved_abroad"},
                              Words{"転居", "move_within"},
                              Words{"氏名変更", "name_change"},
                              Words{"氏変更", "name_change"},
                              Words{"支援措置開始", "protection_on"},
                              Words{"支援措置終了", "protection_off"}};

template <std::size_t Count>
std::string word_of(std::string_view written, const std::array<Words, Count>& words) {
    const auto* const found = std::ranges::find(words, written, &Words::first);
    return std::string(found == words.end() ? written : found->second);
}

/// Whether a file that says `written` has one of the words that imports know, or its code.
template <std::size_t Count>
bool is_known(std::string_view written, const std::array<Words, Count>& words) {
    return std::ranges::any_of(words, [written](const Words& one) {
        return written == one.first || written == one.second;
    });
}

/// `2026-11-20` from that form, `2026/11/20` or `20261120`; the text itself otherwise.
std::string day_text(std::string_view written) {
    std::string text = protobuf::fold_digits(written);
    std::ranges::replace(text, '/', '-');
    if (text.size() == 8 &&
        std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; })) {
        text.insert(6, "-");
        text.insert(4, "-");
    }
    return text;
}

std::string field(const CsvRecord& record, std::string_view name) {
    const auto found = record.fields.find(name);
    return found == record.fields.end() ? std::string() : found->second;
}

/// All that a row says, so that the same row gets the same command id.
std::string content_of(const CsvRecord& record) {
    std::string content;
    for (const auto& [name, value] : record.fields) {
        content.append(name).append("=").append(value).append("\n");
    }
    return content;
}

/// Gathers commands and puts them to the installation, a batch at a time.
class Import {
 public:
    Import(Installation& installation, Imported& imported)
        : installation_(installation), imported_(imported) {}

    Result<void> put(std::uint64_t line, const std::string& stream, const std::string& json) {
        auto command = installation_.read_command(json);
        if (!command) {
            imported_.problems.push_back({line, command.error().what});
            return {};
        }
        if (std::ranges::find(imported_.streams, stream) == imported_.streams.end()) {
            imported_.streams.push_back(stream);
        }
        lines_.push_back(line);
        commands_.push_back(std::move(*command));
        return commands_.size() < Installation::kBatchMax ? Result<void>{} : flush();
    }

    Result<void> flush() {
        if (commands_.empty()) {
            return {};
        }
        const auto answers = installation_.submit(std::exchange(commands_, {}));
        if (!answers) {
            return log::unexpected(answers.error());
        }
        for (std::size_t i = 0; i < answers->size(); ++i) {
            count(lines_[i], (*answers)[i]);
        }
        lines_.clear();
        return {};
    }

 private:
    void count(std::uint64_t line, const log::Answer& answer) {
        const bool stored = answer.kind == log::AnswerKind::kStored;
        // An id made of the row stands for another time or actor only: the row is known.
        const bool rejected = stored && answer.outcome.kind == log::OutcomeKind::kRejected;
        if (answer.kind == log::AnswerKind::kIdReused ||
            (stored && !rejected &&
             (answer.repeated || answer.outcome.kind == log::OutcomeKind::kNothingToDo))) {
            ++imported_.known;
        } else if (stored && answer.outcome.kind == log::OutcomeKind::kAccepted) {
            ++imported_.taken;
        } else {
            RowProblem problem{line, answer_words(answer)};
            // A row that fits several open cases is at fault once.
            if (imported_.problems.empty() || imported_.problems.back() != problem) {
                imported_.problems.push_back(std::move(problem));
            }
        }
    }

    Installation& installation_;
    Imported& imported_;
    std::vector<std::uint64_t> lines_;
    std::vector<log::Command> commands_;
};

void add_person(CommandText& command, const CsvRecord& record, const std::string& register_no) {
    command.open_group("principal");
    for (const char* name : {"name", "kana", "postcode", "address", "phone"}) {
        command.field(name, field(record, name));
    }
    command.field("register_no", register_no);
    command.field("birth_date", day_text(field(record, "birth_date")));
    command.close_group();
}

void add_change(CommandText& command, const CsvRecord& record) {
    command.open("record_resident_change");
    command.field("kind", word_of(field(record, "kind"), kChanges));
    command.field("notified_on", day_text(field(record, "notified_on")));
    command.field("effective_on", day_text(field(record, "effective_on")));
    for (const char* name : {"postcode", "address", "name", "kana"}) {
        command.field(name, field(record, name));
    }
    const std::string continued = field(record, "continued_use");
    if (continued == "1" || continued == "true" || continued == "○") {
        command.truth("continued_use", true);
    }
}

/// Which cases a file of the register may be about.
enum class Concerned : std::uint8_t {
    kOpen,
    kAll,  ///< Ended ones too: 支援措置 hides addresses in all of them.
};

Result<std::vector<log::StreamId>> streams_of(const projections::ViewReader& view,
                                              facts::Date today, Concerned concerned) {
    std::vector<log::StreamId> streams;
    if (concerned == Concerned::kAll) {
        const auto all = projections::case_streams(view);
        if (!all) {
            return log::unexpected(failure_of(all.error()));
        }
        for (const auto& stream : *all) {
            streams.emplace_back(stream);
        }
        return streams;
    }
    projections::WorklistQuery query;
    query.today = today;
    query.limit = 1'000;
    do {
        const auto page = projections::worklist_page(view, query);
        if (!page) {
            return log::unexpected(failure_of(page.error()));
        }
        for (const auto& line : page->lines) {
            streams.emplace_back(line.stream);
        }
        query.after = page->next;
    } while (!query.after.empty());
    return streams;
}

using CasesByNumber = std::multimap<std::string, log::StreamId>;

/// Cases of a municipality by the principal's 宛名番号. Read from the log: lists hold none.
Result<CasesByNumber> cases_by_number(const Installation& installation, const log::TenantId& tenant,
                                      Concerned concerned) {
    const auto view = installation.view("cases", tenant);
    if (!view) {
        return log::unexpected(view.error());
    }
    const auto streams = streams_of(**view, installation.today(), concerned);
    if (!streams) {
        return log::unexpected(streams.error());
    }
    CasesByNumber cases;
    for (const auto& stream : *streams) {
        const auto file = read_case(installation, {tenant, stream});
        if (!file) {
            return log::unexpected(file.error());
        }
        const std::string& number = file->parties.principal.register_no.reveal();
        if (!number.empty()) {
            cases.emplace(number, stream);
        }
    }
    return cases;
}

/// What a row may say instead; not what it says, which may be anything.
template <std::size_t Count>
std::string unknown_kind(const std::array<Words, Count>& words) {
    std::string known;
    for (const auto& [written, code] : words) {
        known.append(known.empty() ? "" : ", ").append(written);
    }
    return "kind is none of the words of a register's changes: " + known;
}

bool is_protection(const std::string& kind) {
    return kind == "protection_on" || kind == "protection_off";
}

/// What both imports have in common: a file, what it brought, how it is put to the installation.
struct Work {
    std::string_view bytes;
    const std::string& file;
    const ImportProgress& progress;
    Imported imported = {};
    std::optional<Import> import = {};
};

/// Reads a file and hands each whole record to `row`, until one fails or the user stops.
Result<Imported> import_rows(Work& work, const std::vector<CsvColumn>& columns,
                             const std::function<Result<void>(const CsvRecord&)>& row) {
    const auto records = read_csv(work.bytes, work.file, columns);
    if (!records) {
        return log::unexpected(records.error());
    }
    for (const auto& record : *records) {
        if (interrupted()) {
            break;
        }
        ++work.imported.rows;
        if (!record.broken.empty()) {
            work.imported.problems.push_back({record.line, record.broken});
        } else if (field(record, "register_no").empty()) {
            work.imported.problems.push_back({record.line, "register_no is empty"});
        } else if (auto done = row(record); !done) {
            return log::unexpected(done.error());
        }
        if (work.progress) {
            work.progress(work.imported.rows, records->size());
        }
    }
    if (auto done = work.import->flush(); !done) {
        return log::unexpected(done.error());
    }
    std::ranges::stable_sort(work.imported.problems, {}, &RowProblem::line);
    return std::move(work.imported);
}

}  // namespace

Result<Imported> import_expiry(Installation& installation, const log::TenantId& tenant,
                               std::string_view bytes, const std::string& file, const Desk& desk,
                               const ImportProgress& progress) {
    Work work{.bytes = bytes, .file = file, .progress = progress};
    work.import.emplace(installation, work.imported);
    const auto row = [&](const CsvRecord& record) -> Result<void> {
        const std::string kind = word_of(field(record, "kind"), kCertificates);
        const std::string number = protobuf::fold_digits(field(record, "register_no"));
        const std::string stream =
            aggregates::watch_stream(installation.digester(), tenant, facts::Sensitive(number),
                                     facts::Target(kind))
                .text();
        CommandText command(
            tenant.text(), stream, desk,
            installation.derived_id("import expiry\n" + tenant.text() + "\n" + content_of(record)));
        command.open("import_expiry");
        command.field("kind", kind);
        add_person(command, record, number);
        command.field("expires_on", day_text(field(record, "expires_on")));
        return work.import->put(record.line, stream, command.take());
    };
    return import_rows(work, expiry_columns(), row);
}

Result<Imported> import_register(Installation& installation, const log::TenantId& tenant,
                                 std::string_view bytes, const std::string& file, const Desk& desk,
                                 const ImportProgress& progress) {
    const auto open = cases_by_number(installation, tenant, Concerned::kOpen);
    if (!open) {
        return log::unexpected(open.error());
    }
    std::optional<CasesByNumber> all;  // Read when the first row needs it.
    Work work{.bytes = bytes, .file = file, .progress = progress};
    work.import.emplace(installation, work.imported);
    const auto keep_protection = [&](const CsvRecord& record, const std::string& number,
                                     const Desk& says) {
        const std::string stream =
            aggregates::protection_stream(installation.digester(), tenant, facts::Sensitive(number))
                .text();
        CommandText command(tenant.text(), stream, says,
                            installation.derived_id("import protection\n" + tenant.text() + "\n" +
                                                    content_of(record)));
        command.open("record_protection");
        command.truth("protected_person",
                      word_of(field(record, "kind"), kChanges) == "protection_on");
        command.field("notified_on", day_text(field(record, "notified_on")));
        return work.import->put(record.line, stream, command.take());
    };
    const auto row = [&](const CsvRecord& record) -> Result<void> {
        if (!is_known(field(record, "kind"), kChanges)) {
            work.imported.problems.push_back({record.line, unknown_kind(kChanges)});
            return {};
        }
        const std::string number = protobuf::fold_digits(field(record, "register_no"));
        const bool flag = is_protection(word_of(field(record, "kind"), kChanges));
        if (flag && !all) {
            auto read = cases_by_number(installation, tenant, Concerned::kAll);
            if (!read) {
                return log::unexpected(read.error());
            }
            all = std::move(*read);
        }
        // Whom to protect is the register's word, whoever takes the file; it is kept of people
        // without a case, too.
        const std::string import(staff::word(staff::SystemActor::kImport));
        const Desk says = flag ? Desk{.actor = import, .office = desk.office} : desk;
        if (flag) {
            if (auto done = keep_protection(record, number, says); !done) {
                return done;
            }
        }
        const auto [first, last] = (flag ? *all : *open).equal_range(number);
        if (first == last) {
            ++work.imported.unmatched;
        }
        for (auto hit = first; hit != last; ++hit) {
            const std::string& stream = hit->second.text();
            CommandText command(tenant.text(), stream, says,
                                installation.derived_id("import register\n" + tenant.text() + "\n" +
                                                        stream + "\n" + content_of(record)));
            add_change(command, record);
            if (auto done = work.import->put(record.line, stream, command.take()); !done) {
                return done;
            }
        }
        return {};
    };
    return import_rows(work, register_columns(), row);
}

}  // namespace madoguchi::cli
