#include <unistd.h>

#include "madoguchi/adapters/cli/arguments.hpp"
#include "madoguchi/adapters/cli/case_json.hpp"
#include "madoguchi/adapters/cli/cases.hpp"
#include "madoguchi/adapters/cli/line_reader.hpp"
#include "madoguchi/adapters/cli/looking.hpp"
#include "madoguchi/adapters/text/fold_kana.hpp"
#include "madoguchi/domain/calendar/written_date.hpp"
#include "madoguchi/projections/labels.hpp"

namespace madoguchi::cli {

namespace {

using projections::KanaMatch;

constexpr std::string_view kPrompt = "フリガナ、生年月日(例: シケン タロウ S55.1.2、シケ*): ";

/// The words of a line, divided by white space.
std::vector<std::string> words_in(std::string_view line) {
    std::vector<std::string> words(1);
    for (const char c : line) {
        if (c != ' ' && c != '\t') {
            words.back() += c;
        } else if (!words.back().empty()) {
            words.emplace_back();
        }
    }
    if (words.back().empty()) {
        words.pop_back();
    }
    return words;
}

/// Whom a line asks for: kana in any form, a `*` behind it for a beginning, a birth date in any
/// form. Failure kUsage, without a word of the line: it may be a name.
Result<SearchFor> read_query(std::string_view line) {
    const auto folded = text::fold_width(line);
    if (!folded) {
        return failed(ExitStatus::kUsage, "the line can't be read: " + folded.error());
    }
    SearchFor wanted;
    for (auto& word : words_in(*folded)) {
        const bool is_date = word.find_first_of("0123456789") != std::string::npos;
        const auto date = is_date ? calendar::read_written_date(word) : std::nullopt;
        if (is_date && (!date || wanted.birth_date)) {
            return failed(ExitStatus::kUsage,
                          "a word with digits is no date that exists, or there are two: write a "
                          "birth date as 1980-01-02, 昭和55年1月2日 or S55.1.2");
        }
        if (date) {
            wanted.birth_date = date;
            continue;
        }
        if (word.ends_with('*')) {
            wanted.match = KanaMatch::kPrefix;
            word.pop_back();
        }
        wanted.kana.append(wanted.kana.empty() ? "" : " ").append(word);
    }
    if (wanted.kana.empty() && !wanted.birth_date) {
        return failed(ExitStatus::kUsage, "give a furigana, a birth date or both on one line");
    }
    return wanted;
}

/// The query: a name on the command line would be seen by others and kept by the shell.
Result<SearchFor> ask(Console& console) {
    if (::isatty(STDIN_FILENO) != 0) {
        console.prompt(kPrompt);
    }
    LineReader reader(STDIN_FILENO);
    const auto line = reader.next();
    return read_query(line ? line->text : std::string());
}

/// What agrees exactly; without that, and where no beginning was asked for, what agrees loosely.
Result<std::vector<FoundParty>> find_parties(const Installation& installation,
                                             const Arguments& arguments, SearchFor wanted,
                                             Looking& looking, Console& console) {
    auto found = search_parties(installation, arguments.municipality, wanted, looking);
    if (!found || !found->empty() || wanted.match != KanaMatch::kExact || wanted.kana.empty()) {
        return found;
    }
    wanted.match = KanaMatch::kLoose;
    found = search_parties(installation, arguments.municipality, wanted, looking);
    if (found && !found->empty()) {
        console.note("濁点・半濁点の違いを除いて一致したもの");
    }
    return found;
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
    const auto found =
        find_parties(**installation, arguments, std::move(*wanted), looking, console);
    if (!found) {
        return log::unexpected(found.error());
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
