#include <CLI/CLI.hpp>

#include "madoguchi/adapters/cli/command_line.hpp"
#include "madoguchi/adapters/cli/oversight_options.hpp"
// What leaves the data folder as a whole, and comes back: backups and archives.

namespace madoguchi::cli {

void CommandLine::commands_on_backups() {
    CLI::App* const backup =
        add(*app_, "backup",
            "Back everything up that can't be built again, encrypted, and read it again",
            "madoguchi backup /mnt/backup", run_backup, Record::kAsked);
    backup->require_subcommand(0, 1);
    backup_folder(backup, false);
    backup
        ->add_option("--keep-keys", arguments_.keep_keys,
                     "Days for which backups of the keys are kept, from now on; 30 at first")
        ->check(CLI::Range(1U, 3'650U))
        ->type_name("DAYS");
    backup->add_option("--rate", arguments_.rate_mib, "MiB copied a second, at most")
        ->type_name("MIB");
    backup_folder(add(*backup, "list", "List the backups", "madoguchi backup list /mnt/backup",
                      run_backup_list, Record::kAsked),
                  true);
    CLI::App* const prune =
        add(*backup, "prune", "Remove old backups and expired keys",
            "madoguchi backup prune /mnt/backup --keep 14", run_backup_prune, Record::kAsked);
    backup_folder(prune, true);
    prune->add_option("--keep", arguments_.keep, "Backups that stay")
        ->check(CLI::Range(1U, 100'000U))
        ->capture_default_str();
    CLI::App* const drill =
        add(*backup, "drill", "Restore into a scratch folder, verify, compare, and remove it",
            "madoguchi backup drill /mnt/backup --scratch /var/tmp/drill", run_backup_drill,
            Record::kAsked);
    backup_folder(drill, true);
    drill
        ->add_option("--scratch", arguments_.out,
                     "Folder that isn't there yet; in the data folder without it")
        ->type_name("PATH");
    CLI::App* const restore =
        add(*app_, "restore", "Put a data folder back from backups, and verify it",
            "madoguchi restore /mnt/backup --to /srv/madoguchi --reason 'disk failed'", run_restore,
            Record::kUntouched);
    backup_folder(restore, true);
    restore->add_option("--to", arguments_.out, "The new data folder")
        ->required()
        ->type_name("PATH");
    restore
        ->add_option("--at", arguments_.at,
                     "Up to a position, or what was recorded at an instant (RFC 3339)")
        ->type_name("POSITION|TIME");
    restore->add_option("--backup", arguments_.backup, "Which backup; the newest without it")
        ->type_name("N");
    restore->add_option("--reason", arguments_.reason, "Why; stands in the log")->type_name("TEXT");
    actor(restore);
    municipality(restore);
}

void CommandLine::commands_on_archives() {
    CLI::App* const out =
        add(*app_, "export", "Write everything of a municipality, names in the open, for its move",
            "madoguchi export --to /mnt/archive --passphrase-file FILE --actor CODE", run_export,
            Record::kAsked);
    out->add_option("--to", arguments_.out, "A folder that isn't there yet; with --case, a file")
        ->required()
        ->type_name("PATH");
    CLI::Option* const of_case =
        out->add_option("--case", arguments_.what,
                        "Only the history of this case, for a disclosure request")
            ->type_name("CASE");
    out->add_option("--for", arguments_.applicant,
                    "Who asks: principal, agent or other_agent (who came to visit 2 in the agent's "
                    "place); what is of others is left out")
        ->needs(of_case)
        ->type_name("WHO");
    municipality(out);
    add_looker_options(*out, arguments_);
    passphrase(out);
    CLI::App* const in =
        add(*app_->get_subcommand("import"), "archive",
            "A whole export, into a data folder that isn't there yet",
            "madoguchi import archive /mnt/archive --passphrase-file FILE --data /srv/new",
            run_import_archive, Record::kUntouched);
    in->add_option("DIR", arguments_.what, "The archive")->required()->type_name("");
    passphrase(in);
}

void CommandLine::backup_folder(CLI::App* command, bool required) {
    command->add_option("DIR", arguments_.what, "Folder of backups")
        ->required(required)
        ->type_name("");
}

void CommandLine::passphrase(CLI::App* command) {
    command
        ->add_option("--passphrase-file", arguments_.passphrase_file,
                     "File whose first line the keys travel under")
        ->type_name("FILE");
}

}  // namespace madoguchi::cli
