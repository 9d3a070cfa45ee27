#include "madoguchi/adapters/cli/oversight_options.hpp"

#include <CLI/CLI.hpp>
#include <string>

namespace madoguchi::cli {

namespace {

/// Builds the command line of `incident`.
class IncidentOptions {
 public:
    IncidentOptions(CLI::App& app, Arguments& arguments, Run& chosen)
        : group_(*app.add_subcommand("incident",
                                     "An incident with personal data: open, follow, close")),
          arguments_(arguments),
          chosen_(chosen) {
        group_.require_subcommand(1);
    }

    void add_all() {
        add_open();
        add_show();
        add_changes();
        add_reports();
    }

 private:
    CLI::App* add(const char* name, const char* about, const char* example, Run run) {
        CLI::App* const command = group_.add_subcommand(name, about);
        command->footer(std::string("Example: ") + example);
        command->final_callback([&chosen = chosen_, run] { chosen = run; });
        command->add_option("-m,--municipality", arguments_.municipality, "Municipality's code")
            ->type_name("CODE");
        command->add_option("--actor", arguments_.actor, "Staff code of who does it")
            ->type_name("CODE");
        command->add_option("--office", arguments_.office, "Office's code")->type_name("CODE");
        return command;
    }

    /// A change of one incident.
    CLI::App* change(const char* name, const char* about, const char* example) {
        CLI::App* const command = add(name, about, example, run_incident_change);
        command->parse_complete_callback([&value = arguments_.value, name] { value = name; });
        which(command);
        text(command, "Reason, report or note; '-' is standard input");
        return command;
    }

    void which(CLI::App* command) {
        command->add_option("INCIDENT", arguments_.what, "Its id")->required()->type_name("");
    }
    void text(CLI::App* command, const char* about) {
        command->add_option("--text-file", arguments_.text_file, about)->type_name("FILE");
    }
    void the_case(CLI::App* command) {
        command->add_option("--case", arguments_.cases, "Case id, case number or letter number")
            ->type_name("CASE");
    }

    void add_open() {
        CLI::App* const open = add("open", "Open one: the cases are frozen, the clocks run",
                                   "madoguchi incident open --kind misdirected_letter --case "
                                   "R8-本-0123-7 --found-on 2026-11-20 --actor k1",
                                   run_incident_open);
        the_case(open);
        text(open, "What happened; '-' is standard input");
        open->add_option("--kind", arguments_.kind,
                         "misdirected_letter loss mistaken_delivery unauthorised_look other")
            ->required()
            ->type_name("WORD");
        open->add_option("--found-on", arguments_.found_on, "Day; today without it")
            ->type_name("DATE");
        open->add_option("--found-at", arguments_.found_at, "Time of day, HH:MM")
            ->type_name("TIME");
        open->add_option("--found-by", arguments_.found_by, "Staff code; who enters it without it")
            ->type_name("CODE");
    }

    void add_show() {
        CLI::App* const show = add("show", "Show where it stands and who is affected",
                                   "madoguchi incident show 2026-11-20-3f9c", run_incident_show);
        show->parse_complete_callback([&query = arguments_.query] { query = "incident show"; });
        which(show);
        show->add_flag("--reveal", arguments_.reveal,
                       "Show personal data; who looks is recorded, the purpose is the incident");
    }

    void add_changes() {
        the_case(change("add-case", "A case is concerned too",
                        "madoguchi incident add-case ID --case CASE --text-file - --actor k1"));
        the_case(change("remove-case", "A case isn't concerned after all",
                        "madoguchi incident remove-case ID --case CASE --text-file - --actor k1"));
        change("add-person",
               "Somebody is affected whom no case names; the file holds name, contact and reason, "
               "one line each",
               "madoguchi incident add-person ID --text-file - --actor k1");
        CLI::App* const gone =
            change("remove-person", "Somebody isn't affected after all",
                   "madoguchi incident remove-person ID --case CASE --holder agent --text-file -");
        the_case(gone);
        gone->add_option("--holder", arguments_.holder, "principal agent")->type_name("WORD");
        gone->add_option("--person", arguments_.person_no, "Number of a person that was added")
            ->type_name("NUMBER");
        change("note", "Add a note", "madoguchi incident note ID --text-file - --actor k1");
        change("close", "Close it: the freezes are lifted",
               "madoguchi incident close ID --text-file - --actor kacho");
    }

    void add_reports() {
        CLI::App* const report =
            change("report", "A report was made",
                   "madoguchi incident report ID --report first --to commission --actor kacho");
        CLI::App* const needless =
            change("needless", "A report needn't be made, with the reason",
                   "madoguchi incident needless ID --report final --text-file - --actor kacho");
        for (CLI::App* const command : {report, needless}) {
            command->add_option("--report", arguments_.report, "first (速報) or final (確報)")
                ->required()
                ->type_name("WORD");
        }
        report->add_option("--to", arguments_.to, "commission prefecture person ministry other")
            ->required()
            ->type_name("WORD");
        report->add_option("--made-on", arguments_.from, "Day; today without it")
            ->type_name("DATE");
        change("start-clocks", "Start the clocks after the office has set its days",
               "madoguchi incident start-clocks ID --actor kacho");
    }

    CLI::App& group_;
    Arguments& arguments_;
    Run& chosen_;
};

void add_audit_commands(CLI::App& app, Arguments& arguments, Run& chosen) {
    CLI::App* const audit = app.add_subcommand("audit", "Lists for the auditor");
    audit->require_subcommand(1);
    CLI::App* const looks = audit->add_subcommand(
        "looks",
        "Who looked at persons of their own family name, at other offices' cases, at protected "
        "persons, outside hours, at unusually many; and acts that were forbidden");
    looks->footer("Example: madoguchi audit looks --month 2026-11 --municipality CODE --actor s1");
    looks->final_callback([&chosen, &query = arguments.query] {
        chosen = run_audit_looks;
        query = "audit looks";
    });
    looks->add_option("--month", arguments.month, "Which month")->required()->type_name("YYYY-MM");
    looks->add_option("-m,--municipality", arguments.municipality, "Municipality's code")
        ->type_name("CODE");
    looks->add_option("--actor", arguments.actor, "Staff code of who does it")->type_name("CODE");
    add_looker_options(*looks, arguments);
}

}  // namespace

void add_looker_options(CLI::App& command, Arguments& arguments) {
    command.add_option("--office", arguments.office, "Office's code")->type_name("CODE");
    command
        .add_option("--purpose", arguments.purpose,
                    "Why, where the case's state doesn't say: intake dispatch inquiry visit2 "
                    "card_work stop identify correction handover complaint disclosure incident "
                    "audit backup staffing training")
        ->type_name("WORD");
}

void add_oversight_commands(CLI::App& app, Arguments& arguments, Run& chosen) {
    IncidentOptions(app, arguments, chosen).add_all();
    add_audit_commands(app, arguments, chosen);
}

}  // namespace madoguchi::cli
