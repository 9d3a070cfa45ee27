#include "madoguchi/adapters/cli/command_line.hpp"

#include <CLI/CLI.hpp>
#include <string>

#include "madoguchi/adapters/cli/oversight_options.hpp"
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

}  // namespace

CommandLine::CommandLine(Arguments& arguments)
    : app_(std::make_unique<CLI::App>(
          "The back-office case system for the My Number Card's certificate and PIN procedures")),
      arguments_(arguments) {
    app_->name("madoguchi");
    app_->set_version_flag("--version", kVersion, "Print the version");
    app_->set_help_flag("-h,--help", "Print this help");
    app_->require_subcommand(1);
    app_->fallthrough();
    app_->footer(kFooter);
    app_->add_option("--data", arguments_.data, "Data folder")->type_name("DIR");
    app_->add_option("--policies", arguments_.policies, "Folder of policy files")->type_name("DIR");
    app_->add_option("--master-key", arguments_.master_key,
                     "Where the master key comes from: file:PATH, folder:PATH, credential:NAME "
                     "(systemd) or a PKCS#11 URI; without it DIR/master-key where there is one, "
                     "else ~/.config/madoguchi/master-keys")
        ->type_name("SOURCE");
    app_->add_option("--signing-keys", arguments_.signing_keys, "Folder of signing keys")
        ->type_name("DIR");
    app_->add_flag("--json", arguments_.json, "JSON, also on a terminal");
    app_->add_flag("-q,--quiet", arguments_.quiet, "No progress");
    commands_on_rules();
    commands_on_cases();
    commands_on_lists();
    commands_on_imports();
    add_oversight_commands(*app_, arguments_, chosen_);
    commands_on_persons();
    command_erase();
    commands_on_retention();
    commands_on_policies();
    commands_on_staff();
    commands_on_serving();
    commands_on_keys();
    commands_on_upkeep();
    commands_on_backups();
    commands_on_archives();
    commands_on_proof();
}

CommandLine::~CommandLine() = default;

CLI::App* CommandLine::add(CLI::App& group, const char* name, const char* about,
                           const char* example, Run run, Record record) {
    CLI::App* const command = group.add_subcommand(name, about);
    command->footer(std::string("Example: ") + example);
    const std::string act =
        &group == app_.get() ? std::string(name) : group.get_name() + " " + name;
    MADOGUCHI_ASSERT((record == Record::kAsked) == access::needed_for(act).has_value());
    command->final_callback([this, command, run, act, record] {
        if (!command->get_subcommands().empty()) {
            return;  // Of a command and its own commands, the inner one is chosen.
        }
        chosen_ = run;
        uses_record_ = record != Record::kUntouched;
        arguments_.query = record == Record::kAsked ? act : std::string();
    });
    if (record == Record::kAsked) {
        actor(command);
    }
    return command;
}

void CommandLine::municipality(CLI::App* command) {
    command->add_option("-m,--municipality", arguments_.municipality, "Municipality's code")
        ->type_name("CODE");
}

void CommandLine::office(CLI::App* command) {
    command->add_option("--office", arguments_.office, "Office's code")->type_name("CODE");
}

void CommandLine::actor(CLI::App* command) {
    command->add_option("--actor", arguments_.actor, "Staff code of who does it")
        ->type_name("CODE");
}

void CommandLine::reveal(CLI::App* command) {
    command->add_flag("--reveal", arguments_.reveal, "Show personal data, which is recorded");
    add_looker_options(*command, arguments_);
}

void CommandLine::which_case(CLI::App* command, bool required) {
    command
        ->add_option("CASE", arguments_.what,
                     "Case id, case number, letter number or registered-mail number")
        ->required(required)
        ->type_name("");
    municipality(command);
}

void CommandLine::verifier_keys(CLI::App* command, bool required) {
    command
        ->add_option("--key", arguments_.verifier_keys,
                     "Verifier key that is believed, as 'madoguchi keys show' prints it; "
                     "may be given several times")
        ->required(required)
        ->type_name("VKEY");
}

void CommandLine::files(CLI::App* command, const char* about, bool required) {
    command->add_option("FILE", arguments_.files, about)->required(required)->type_name("");
}

void CommandLine::file(CLI::App* command, const char* about, bool required) {
    command->add_option("FILE", arguments_.files, about)
        ->required(required)
        ->expected(1)
        ->type_name("");
}

}  // namespace madoguchi::cli
