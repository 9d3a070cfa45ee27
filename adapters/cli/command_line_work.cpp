#include <CLI/CLI.hpp>

#include "madoguchi/adapters/cli/command_line.hpp"
#include "madoguchi/adapters/cli/oversight_options.hpp"
// Rules, cases, lists, imports: the work of every day.

namespace madoguchi::cli {

void CommandLine::commands_on_rules() {
    CLI::App* const decide =
        add(*app_, "decide", "Answer queries on the rules: an array of JSON in, an array out",
            "madoguchi decide < queries.json > answers.json", run_decide, Record::kUntouched);
    file(decide, "The queries; standard input without it", false);
    CLI::App* const submit =
        add(*app_, "submit",
            "Decide commands, one JSON object on each line; each answer is durable when it comes",
            "madoguchi submit < commands.jsonl", run_submit, Record::kChanged);
    file(submit, "The commands; standard input without it", false);
}

void CommandLine::commands_on_cases() {
    CLI::App* const show = add(*app_, "show", "Show where a case stands",
                               "madoguchi show R8-本-0123-7", run_show, Record::kAsked);
    which_case(show);
    reveal(show);
    CLI::App* const history =
        add(*app_, "history", "List what has been entered for a case, corrections included",
            "madoguchi history R8-本-0123-7 --as-known-on 2026-11-20", run_history, Record::kAsked);
    which_case(history);
    reveal(history);
    history
        ->add_option("--as-known-on", arguments_.as_known_on,
                     "As it was known at the end of that day")
        ->type_name("DATE");
    history->add_flag("--details", arguments_.details, "The entries' fields as well");
    CLI::App* const search =
        add(*app_, "search",
            "Find cases by furigana and birth date of the people in them: one line on "
            "standard input, since others see a command line. A '*' after the furigana finds "
            "those that begin with it; birth dates as 1980-01-02, 昭和55年1月2日 or S55.1.2",
            "madoguchi search", run_search, Record::kAsked);
    municipality(search);
    reveal(search);
    CLI::App* const letter =
        add(*app_, "letter", "Write a letter as PDF, its visit slip, or a whole print batch",
            "madoguchi letter R8-本-0123-7 --out letter.pdf", run_letter, Record::kAsked);
    which_case(letter, false);
    add_looker_options(*letter, arguments_);
    letter->add_option("--out", arguments_.out, "Where to; '-' is standard output")
        ->required()
        ->type_name("FILE");
    auto* slip = letter->add_flag("--slip", arguments_.slip, "The visit slip instead");
    letter
        ->add_flag("--deficiency", arguments_.deficiency,
                   "The slip that says what was short at the last visit instead")
        ->excludes(slip);
    letter->add_option("--batch", arguments_.batch, "Cover and letters of a print batch")
        ->type_name("BATCH");
}

void CommandLine::commands_on_lists() {
    CLI::App* const list =
        add(*app_, "list", "Show a worklist or another list; without a name, name them all",
            "madoguchi list to_print --municipality CODE", run_list, Record::kAsked);
    list->add_option("WORKLIST", arguments_.what, "Name of a list")->type_name("");
    municipality(list);
    reveal(list);
    list->add_option("--from", arguments_.from, "First day, inclusive")->type_name("DATE");
    list->add_option("--until", arguments_.until, "Last day, inclusive")->type_name("DATE");
    list->add_option("--limit", arguments_.limit, "Rows of one page, of worklists and expiry")
        ->check(CLI::Range(std::size_t{1}, std::size_t{1'000}))
        ->capture_default_str();
    list->add_option("--after", arguments_.after, "Where the page before ended")
        ->type_name("CURSOR");
    CLI::App* const dashboard =
        add(*app_, "dashboard", "Count what waits, how old it is and how long cases took",
            "madoguchi dashboard", run_dashboard, Record::kAsked);
    municipality(dashboard);
    office(dashboard);
}

void CommandLine::commands_on_imports() {
    CLI::App* const import =
        app_->add_subcommand("import", "Import a CSV file (UTF-8 or Shift_JIS)");
    import->require_subcommand(1);
    const auto details = [this](CLI::App* command) {
        file(command, "The CSV file; its first line heads the columns", true);
        municipality(command);
        office(command);
        actor(command);
    };
    details(add(*import, "expiry",
                "Certificates about to expire. Columns: register_no, kind, expires_on; name, "
                "kana, birth_date, postcode, address, phone",
                "madoguchi import expiry expiring.csv --municipality CODE", run_import_expiry,
                Record::kChanged));
    details(add(*import, "register",
                "Yesterday's changes of the resident register, matched against open cases. "
                "Columns: register_no, kind, notified_on, effective_on; name, kana, postcode, "
                "address, continued_use",
                "madoguchi import register changes.csv --municipality CODE", run_import_register,
                Record::kChanged));
    details(add(*import, "staff",
                "People and their roles. Columns: staff; name, role, office, from, until",
                "madoguchi import staff staff.csv --municipality CODE --actor a1", run_import_staff,
                Record::kChanged));
}

}  // namespace madoguchi::cli
