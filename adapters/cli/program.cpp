#include "madoguchi/adapters/cli/program.hpp"

#include <CLI/CLI.hpp>
#include <functional>
#include <iostream>

#include "madoguchi/adapters/cli/arguments.hpp"
#include "madoguchi/domain/access/permission.hpp"
#include "madoguchi/facts/values/assert.hpp"

namespace madoguchi::cli {

namespace {

constexpr const char* kVersion = "madoguchi 0.1.0";

constexpr const char* kFooter =
    "Exit status: 0 done; 1 something of what was given couldn't be done, the rest was; 2 the\n"
    "command line or a file is wrong, nothing was done; 3 no such case, list, projection or\n"
    "policy; 4 another process has the data folder open; 5 the log is damaged; 6 the disk is full\n"
    "or something can't be written or reached; 7 the actor isn't permitted; 130 stopped by the\n"
    "user.\n"
    "Environment: MADOGUCHI_DATA (data folder), MADOGUCHI_POLICIES (folder of policy files),\n"
    "MADOGUCHI_MASTER_KEY (where the master key comes from), MADOGUCHI_SIGNING_KEYS (folder of\n"
    "signing keys).\n"
    "Answers are tables on a terminal and JSON elsewhere. Personal data is masked unless --reveal.";

/// Builds the command line: one function per group of commands.
class CommandLine {
 public:
    explicit CommandLine(Arguments& arguments) : arguments_(arguments) {
        app_.name("madoguchi");
        app_.set_version_flag("--version", kVersion, "Print the version");
        app_.set_help_flag("-h,--help", "Print this help");
        app_.require_subcommand(1);
        app_.fallthrough();
        app_.footer(kFooter);
        app_.add_option("--data", arguments_.data, "Data folder")->type_name("DIR");
        app_.add_option("--policies", arguments_.policies, "Folder of policy files")
            ->type_name("DIR");
        app_.add_option("--master-key", arguments_.master_key,
                        "Where the master key comes from: file:PATH, credential:NAME (systemd) or "
                        "a PKCS#11 URI; DIR/master-key without it")
            ->type_name("SOURCE");
        app_.add_option("--signing-keys", arguments_.signing_keys, "Folder of signing keys")
            ->type_name("DIR");
        app_.add_flag("--json", arguments_.json, "JSON, also on a terminal");
        app_.add_flag("-q,--quiet", arguments_.quiet, "No progress");
        commands_on_rules();
        commands_on_cases();
        commands_on_lists();
        commands_on_imports();
        commands_on_policies();
        commands_on_staff();
        commands_on_keys();
        commands_on_upkeep();
        commands_on_proof();
    }

    CLI::App& app() { return app_; }
    [[nodiscard]] Run chosen() const { return chosen_; }

 private:
    /// What a subcommand does with the record.
    enum class Record {
        kUntouched,  ///< Rules, files, an installation of its own.
        kAsked,      ///< A query: the table of permissions names it.
        kChanged,    ///< Commands: each is looked at where it is decided.
    };

    CLI::App* add(CLI::App& group, const char* name, const char* about, const char* example,
                  Run run, Record record) {
        CLI::App* const command = group.add_subcommand(name, about);
        command->footer(std::string("Example: ") + example);
        const std::string act = &group == &app_ ? std::string(name) : group.get_name() + " " + name;
        MADOGUCHI_ASSERT((record == Record::kAsked) == access::needed_for(act).has_value());
        command->final_callback([this, run, act, record] {
            chosen_ = run;
            arguments_.query = record == Record::kAsked ? act : std::string();
        });
        if (record == Record::kAsked) {
            actor(command);
        }
        return command;
    }

    void municipality(CLI::App* command) {
        command->add_option("-m,--municipality", arguments_.municipality, "Municipality's code")
            ->type_name("CODE");
    }
    void office(CLI::App* command) {
        command->add_option("--office", arguments_.office, "Office's code")->type_name("CODE");
    }
    void actor(CLI::App* command) {
        command->add_option("--actor", arguments_.actor, "Staff code of who does it")
            ->type_name("CODE");
    }
    void reveal(CLI::App* command) {
        command->add_flag("--reveal", arguments_.reveal, "Show personal data");
    }
    void which_case(CLI::App* command, bool required = true) {
        command
            ->add_option("CASE", arguments_.what,
                         "Case id, case number, letter number or registered-mail number")
            ->required(required)
            ->type_name("");
        municipality(command);
    }
    void verifier_keys(CLI::App* command, bool required) {
        command
            ->add_option("--key", arguments_.verifier_keys,
                         "Verifier key that is believed, as 'madoguchi keys show' prints it; "
                         "may be given several times")
            ->required(required)
            ->type_name("VKEY");
    }
    void files(CLI::App* command, const char* about, bool required) {
        command->add_option("FILE", arguments_.files, about)->required(required)->type_name("");
    }
    void file(CLI::App* command, const char* about, bool required) {
        command->add_option("FILE", arguments_.files, about)
            ->required(required)
            ->expected(1)
            ->type_name("");
    }

    void commands_on_rules() {
        CLI::App* const decide =
            add(app_, "decide", "Answer queries on the rules: an array of JSON in, an array out",
                "madoguchi decide < queries.json > answers.json", run_decide, Record::kUntouched);
        file(decide, "The queries; standard input without it", false);
        CLI::App* const submit = add(
            app_, "submit",
            "Decide commands, one JSON object on each line; each answer is durable when it comes",
            "madoguchi submit < commands.jsonl", run_submit, Record::kChanged);
        file(submit, "The commands; standard input without it", false);
    }

    void commands_on_cases() {
        CLI::App* const show = add(app_, "show", "Show where a case stands",
                                   "madoguchi show R8-本-0123-7", run_show, Record::kAsked);
        which_case(show);
        reveal(show);
        CLI::App* const history = add(
            app_, "history", "List what has been entered for a case, corrections included",
            "madoguchi history R8-本-0123-7 --as-known-on 2026-11-20", run_history, Record::kAsked);
        which_case(history);
        reveal(history);
        history
            ->add_option("--as-known-on", arguments_.as_known_on,
                         "As it was known at the end of that day")
            ->type_name("DATE");
        history->add_flag("--details", arguments_.details, "The entries' fields as well");
        CLI::App* const search =
            add(app_, "search",
                "Find cases by furigana and birth date of the people in them: one line on "
                "standard input, since others see a command line. A '*' after the furigana finds "
                "those that begin with it; birth dates as 1980-01-02, 昭和55年1月2日 or S55.1.2",
                "madoguchi search", run_search, Record::kAsked);
        municipality(search);
        reveal(search);
        CLI::App* const letter =
            add(app_, "letter", "Write a letter as PDF, its visit slip, or a whole print batch",
                "madoguchi letter R8-本-0123-7 --out letter.pdf", run_letter, Record::kAsked);
        which_case(letter, false);
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

    void commands_on_lists() {
        CLI::App* const list =
            add(app_, "list", "Show a worklist or another list; without a name, name them all",
                "madoguchi list to_print --municipality CODE", run_list, Record::kAsked);
        list->add_option("WORKLIST", arguments_.what, "Name of a list")->type_name("");
        municipality(list);
        office(list);
        list->add_option("--from", arguments_.from, "First day, inclusive")->type_name("DATE");
        list->add_option("--until", arguments_.until, "Last day, inclusive")->type_name("DATE");
        list->add_option("--limit", arguments_.limit, "Rows of one page, of worklists and expiry")
            ->check(CLI::Range(std::size_t{1}, std::size_t{1'000}))
            ->capture_default_str();
        list->add_option("--after", arguments_.after, "Where the page before ended")
            ->type_name("CURSOR");
        CLI::App* const dashboard =
            add(app_, "dashboard", "Count what waits, how old it is and how long cases took",
                "madoguchi dashboard", run_dashboard, Record::kAsked);
        municipality(dashboard);
        office(dashboard);
    }

    void commands_on_imports() {
        CLI::App* const import =
            app_.add_subcommand("import", "Import a CSV file (UTF-8 or Shift_JIS)");
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
                    "madoguchi import register changes.csv --municipality CODE",
                    run_import_register, Record::kChanged));
        details(add(*import, "staff",
                    "People and their roles. Columns: staff; name, role, office, from, until",
                    "madoguchi import staff staff.csv --municipality CODE --actor a1",
                    run_import_staff, Record::kChanged));
    }

    void commands_on_policies();
    void commands_on_staff();
    void staff_details(CLI::App* command);
    void commands_on_keys();
    void commands_on_upkeep();
    void commands_on_proof();

    CLI::App app_{
        "The back-office case system for the My Number Card's certificate and PIN "
        "procedures"};
    Arguments& arguments_;
    Run chosen_ = nullptr;
};

void CommandLine::commands_on_policies() {
    CLI::App* const policy =
        app_.add_subcommand("policy", "Check, explain and publish what municipalities say");
    policy->require_subcommand(1);
    CLI::App* const check =
        add(*policy, "check", "Find what is wrong in policy files",
            "madoguchi policy check ops/policies", run_policy_check, Record::kUntouched);
    files(check, "Files or folders; the policy folder without any", false);
    CLI::App* const show = add(*policy, "show", "Show what is in the log: versions and values",
                               "madoguchi policy show", run_policy_show, Record::kAsked);
    municipality(show);
    CLI::App* const explain =
        add(*policy, "explain", "Say in Japanese what a policy file means, with its rules",
            "madoguchi policy explain --municipality CODE --procedure pin_reset",
            run_policy_explain, Record::kUntouched);
    explain->add_option("-m,--municipality", arguments_.municipality, "Municipality's code")
        ->required()
        ->type_name("CODE");
    explain->add_option("--procedure", arguments_.procedure, "Only this one")->type_name("WORD");
    explain->add_option("--applicant", arguments_.applicant, "Only this one")->type_name("WORD");
    explain->add_option("--on", arguments_.from, "The version of that day")->type_name("DATE");
    CLI::App* const publish =
        add(*policy, "publish", "Put policy files and settings files into the log",
            "madoguchi policy publish ops/policies/CODE.txtpb --actor kakaricho",
            run_policy_publish, Record::kChanged);
    files(publish, "*.txtpb or *.settings.txtpb", true);
    actor(publish);
    office(publish);
    publish->add_option("--from", arguments_.from, "First day, where the file gives none; today")
        ->type_name("DATE");
    CLI::App* const set =
        add(*policy, "set", "Set a value where the page is silent",
            "madoguchi policy set letter.reply_period '30 day dispatch' --municipality CODE "
            "--actor kakaricho",
            run_policy_set, Record::kChanged);
    set->add_option("KEY", arguments_.what, "Which value")->required()->type_name("");
    set->add_option("VALUE", arguments_.value, "In its notation")->required()->type_name("");
    municipality(set);
    actor(set);
    office(set);
    set->add_option("--from", arguments_.from, "First day; today without it")->type_name("DATE");
    set->add_option("--reason", arguments_.reason, "Why")->type_name("TEXT");
}

void CommandLine::staff_details(CLI::App* command) {
    command->add_option("STAFF", arguments_.what, "Staff code")->required()->type_name("");
    municipality(command);
}

void CommandLine::commands_on_staff() {
    CLI::App* const group = app_.add_subcommand("staff", "Who works here, and what each may do");
    group->require_subcommand(1);
    CLI::App* const list = add(*group, "list", "List people and their roles",
                               "madoguchi staff list", run_staff_list, Record::kAsked);
    municipality(list);
    reveal(list);
    CLI::App* const appoint =
        add(*group, "appoint", "Name a municipality's first administrator, on this machine",
            "madoguchi staff appoint a1 --name '試験 管理' --municipality CODE", run_staff_appoint,
            Record::kChanged);
    staff_details(appoint);
    appoint->add_option("--name", arguments_.name, "The person's name")->type_name("TEXT");
    CLI::App* const enter = add(*group, "register", "Register a person; roles are granted",
                                "madoguchi staff register k1 --name '試験 窓口' --actor a1",
                                run_staff_register, Record::kChanged);
    staff_details(enter);
    actor(enter);
    enter->add_option("--name", arguments_.name, "The person's name")
        ->required()
        ->type_name("TEXT");
    enter->add_option("--from", arguments_.from, "First day; today without it")->type_name("DATE");
    const auto role = [this](CLI::App* command) {
        staff_details(command);
        actor(command);
        command
            ->add_option("ROLE", arguments_.value,
                         "clerk, mailroom, section_chief, manager, auditor, administrator")
            ->required()
            ->type_name("");
        command->add_option("--office", arguments_.office, "For this office; without it, for all")
            ->type_name("CODE");
    };
    CLI::App* const grant = add(*group, "grant", "Grant a role, for good or for a time",
                                "madoguchi staff grant k1 clerk --office CODE --actor a1",
                                run_staff_grant, Record::kChanged);
    role(grant);
    grant->add_option("--from", arguments_.from, "First day; today without it")->type_name("DATE");
    grant->add_option("--until", arguments_.until, "Last day, of a deputy")->type_name("DATE");
    CLI::App* const withdraw = add(*group, "withdraw", "Take a role away",
                                   "madoguchi staff withdraw k1 clerk --office CODE --actor a1",
                                   run_staff_withdraw, Record::kChanged);
    role(withdraw);
    withdraw->add_option("--until", arguments_.until, "Last day; without it, at once")
        ->type_name("DATE");
    CLI::App* const back =
        add(*group, "return", "Somebody who had left is back; roles are granted anew",
            "madoguchi staff return k1 --actor a1", run_staff_return, Record::kChanged);
    staff_details(back);
    actor(back);
    back->add_option("--from", arguments_.from, "First day; today without it")->type_name("DATE");
    const auto people = [this](CLI::App* command) {
        command->add_option("STAFF", arguments_.files, "Staff codes")->required()->type_name("");
        municipality(command);
        actor(command);
    };
    CLI::App* const leave =
        add(*group, "leave", "Record who leaves, handing their work to somebody",
            "madoguchi staff leave k1 k2 --until 2027-03-31 --to k3 --actor a1", run_staff_leave,
            Record::kChanged);
    people(leave);
    leave->add_option("--until", arguments_.until, "Last day; today without it")->type_name("DATE");
    leave->add_option("--to", arguments_.to, "Who takes their work over")->type_name("STAFF");
    CLI::App* const hand = add(*group, "hand-over", "Hand what people have to somebody else",
                               "madoguchi staff hand-over k1 --to k3 --actor k1 --office CODE",
                               run_staff_hand_over, Record::kChanged);
    people(hand);
    office(hand);
    hand->add_option("--to", arguments_.to, "Who takes it over")->required()->type_name("STAFF");
}

void CommandLine::commands_on_keys() {
    CLI::App* const keys =
        app_.add_subcommand("keys", "Show keys, and put new ones in their place");
    keys->require_subcommand(1);
    add(*keys, "show",
        "Show where the master key comes from, how many keys it wraps, and the verifier keys",
        "madoguchi keys show", run_keys_show, Record::kUntouched);
    CLI::App* const rotate =
        add(*keys, "rotate",
            "Make a new master key and wrap every key under it; the log stays as it is",
            "madoguchi keys rotate", run_keys_rotate, Record::kUntouched);
    rotate
        ->add_option("--to", arguments_.value,
                     "The master key is to come from there from now on; as --master-key")
        ->type_name("SOURCE");
    CLI::App* const escrow =
        add(*keys, "escrow", "Write the master key as shares for sealed envelopes",
            "madoguchi keys escrow --shares 5 --threshold 3 --out /media/stick", run_keys_escrow,
            Record::kUntouched);
    escrow->add_option("--shares", arguments_.shares, "How many shares, 2 to 100")
        ->required()
        ->type_name("N");
    escrow->add_option("--threshold", arguments_.threshold, "How many of them bring the key back")
        ->required()
        ->type_name("K");
    escrow->add_option("--out", arguments_.out, "Folder for the shares, one text file each")
        ->required()
        ->type_name("DIR");
    CLI::App* const restore = add(*keys, "restore", "Bring the master key back from shares",
                                  "madoguchi keys restore share-1.txt share-3.txt share-4.txt",
                                  run_keys_restore, Record::kUntouched);
    files(restore, "Files with one share each", true);
    CLI::App* const signing = add(*keys, "rotate-signing",
                                  "Make a new signing key; the one before signs along for a time",
                                  "madoguchi keys rotate-signing --both-until 2027-01-31",
                                  run_keys_rotate_signing, Record::kUntouched);
    signing
        ->add_option("--both-until", arguments_.until,
                     "Last day on which the key before signs as well; a month without it")
        ->type_name("DATE");
}

void CommandLine::commands_on_upkeep() {
    CLI::App* const rebuild =
        add(app_, "rebuild", "Derive a projection again from the log and report what differs",
            "madoguchi rebuild cases", run_rebuild, Record::kAsked);
    rebuild->add_option("PROJECTION", arguments_.what, "Its name")->type_name("");
    rebuild->add_flag("--all", arguments_.all, "Every projection");
    add(app_, "confirm-clock", "Say that the clock is right, so that what is due is done",
        "madoguchi confirm-clock --actor kakaricho", run_confirm_clock, Record::kAsked);
    CLI::App* const week =
        add(app_, "office-week",
            "Play two weeks and a day at the counters of five municipalities, all invented",
            "madoguchi office-week --out /tmp/office-week", run_office_week, Record::kUntouched);
    week->add_option("--out", arguments_.out,
                     "Folder for data, letters and cards; a new one without it")
        ->type_name("DIR");
    week->add_option("--script", arguments_.script, "Folder of the script")->type_name("DIR");
    week->add_flag("--no-compression", arguments_.uncompressed,
                   "Keep the data uncompressed, so that its files can be searched");
}

void CommandLine::commands_on_proof() {
    CLI::App* const verify =
        add(app_, "verify",
            "Compute every log again from its first commit, and hold it against its checkpoints",
            "madoguchi verify", run_verify, Record::kAsked);
    verifier_keys(verify, false);
    CLI::App* const prove =
        add(app_, "prove", "Write a case's history with the proof that it is in the log",
            "madoguchi prove R8-本-0123-7 > case.proof", run_prove, Record::kAsked);
    which_case(prove);
    CLI::App* const verify_proof =
        add(app_, "verify-proof", "Check such a history, without data folder and network",
            "madoguchi verify-proof case.proof --key NAME+ID+KEY", run_verify_proof,
            Record::kUntouched);
    file(verify_proof, "What 'madoguchi prove' has written", true);
    verifier_keys(verify_proof, true);
    CLI::App* const folder = add(
        app_, "checkpoint-folder", "Keep checkpoints in a second folder as well, or say in which",
        "madoguchi checkpoint-folder /mnt/other-disk/madoguchi-checkpoints", run_checkpoint_folder,
        Record::kUntouched);
    folder->add_option("DIR", arguments_.what, "The folder; has to be there")->type_name("");
}

/// What CLI11 says of a wrong command line, on one line, with what to do.
int usage_fault(const CLI::App& app, const CLI::ParseError& error) {
    std::string what = error.what();
    std::replace(what.begin(), what.end(), '\n', ' ');
    std::string command = "madoguchi";
    for (const CLI::App* each = &app; !each->get_subcommands().empty();) {
        each = each->get_subcommands().front();
        command += " " + each->get_name();
    }
    std::cerr << "madoguchi: " << what << " (see '" << command << " --help')\n";
    return static_cast<int>(ExitStatus::kUsage);
}

}  // namespace

int run_program(int argc, const char* const* argv) {
    Arguments arguments;
    const Places places = default_places();
    arguments.data = places.data;
    arguments.policies = places.policies;
    arguments.master_key = places.master_key;
    arguments.script = places.script;
    arguments.signing_keys = places.signing_keys;
    CommandLine line(arguments);
    try {
        line.app().parse(argc, argv);
    } catch (const CLI::Success& asked) {
        return line.app().exit(asked);
    } catch (const CLI::ParseError& error) {
        return usage_fault(line.app(), error);
    }
    Console console(arguments.json, arguments.quiet);
    const auto status = line.chosen()(arguments, console);
    const int code = static_cast<int>(status ? *status : console.fail(status.error()));
    if (!console.flush()) {
        return static_cast<int>(
            console.fail({ExitStatus::kUnavailable, "standard output can't be written"}));
    }
    return interrupted() ? interrupt_status() : code;
}

}  // namespace madoguchi::cli
