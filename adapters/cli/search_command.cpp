#include "madoguchi/adapters/cli/arguments.hpp"
#include "madoguchi/adapters/cli/case_json.hpp"
#include "madoguchi/adapters/cli/cases.hpp"
#include "madoguchi/adapters/cli/line_reader.hpp"
#include "madoguchi/adapters/cli/looking.hpp"
#include "madoguchi/adapters/cli/search.hpp"
#include "madoguchi/adapters/cli/standard.hpp"
#include "madoguchi/projections/labels.hpp"

namespace madoguchi::cli {

namespace {

constexpr std::string_view kPrompt = "フリガナ、生年月日(例: シケン タロウ S55.1.2、シケ*): ";

/// The query: a name on the command line would be seen by others and kept by the shell.
Result<SearchFor> ask(Console& console) {
    const Standard& standard = Standard::of_this_thread();
    if (standard.in_is_terminal()) {
        console.prompt(kPrompt);
    }
    LineReader reader(standard.in());
    const auto line = reader.next();
    return read_search(line ? line->text : std::string());
}

/// Records that what was found is opened, where personal data is asked for; none otherwise.
Result<std::vector<Opened>> open_found(Looking& looking, bool reveal,
                                       const std::vector<FoundParty>& found) {
    if (!reveal) {
        return std::vector<Opened>{};
    }
    std::vector<CaseRef> cases;
    for (const auto& party : found) {
        cases.push_back(party.which);
    }
    return looking.open(cases, "search");
}

}  // namespace

Result<ExitStatus> run_search(const Arguments& arguments, Console& console) {
    auto wanted = ask(console);
    if (!wanted) {
        return log::unexpected(wanted.error());
    }
    const auto installation = open_installation(arguments, console);
    if (!installation) {
        return log::unexpected(installation.error());
    }
    Looking looking(**installation, looker_of(arguments));
    const auto search =
        find_parties(**installation, arguments.municipality, std::move(*wanted), looking);
    if (!search) {
        return log::unexpected(search.error());
    }
    const auto* const found = &search->parties;
    if (search->loosely && !found->empty()) {
        console.note("濁点・半濁点の違いを除いて一致したもの");
    }
    if (found->empty()) {
        return failed(ExitStatus::kNotFound, "no case of such a person was found");
    }
    const auto opened = open_found(looking, arguments.reveal, *found);
    if (!opened) {
        return log::unexpected(opened.error());
    }
    Table table{.heads = {"受付番号", "市町村", "一致した人", "状態", "受付日"}, .rows = {}};
    for (std::size_t i = 0; i < found->size(); ++i) {
        const auto& party = (*found)[i];
        const auto file = read_case(**installation, party.which);
        if (!file) {
            return log::unexpected(file.error());
        }
        if (console.json()) {
            console.line(case_json(*file, opened->empty() ? nullptr : &(*opened)[i], party.holder));
        }
        const auto holder = projections::label_in(projections::word_labels(), party.holder);
        table.rows.push_back({file->line.case_number, party.which.tenant.text(),
                              std::string(holder.ja), file->line.status_ja,
                              facts::date_text(file->line.opened_on)});
    }
    if (!console.json()) {
        console.table(table);
    }
    return ExitStatus::kDone;
}

}  // namespace madoguchi::cli
