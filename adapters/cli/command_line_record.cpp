#include <CLI/CLI.hpp>

#include "madoguchi/adapters/cli/command_line.hpp"
#include "madoguchi/adapters/cli/oversight_options.hpp"
// Upkeep of the record: keys, projections, proof.

namespace madoguchi::cli {

void CommandLine::commands_on_keys() {
    CLI::App* const keys =
        app_->add_subcommand("keys", "Show keys, and put new ones in their place");
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
        add(*app_, "rebuild", "Derive a projection again from the log and report what differs",
            "madoguchi rebuild cases", run_rebuild, Record::kAsked);
    rebuild->add_option("PROJECTION", arguments_.what, "Its name")->type_name("");
    rebuild->add_flag("--all", arguments_.all, "Every projection");
    add(*app_, "confirm-clock", "Say that the clock is right, so that what is due is done",
        "madoguchi confirm-clock --actor kakaricho", run_confirm_clock, Record::kAsked);
    CLI::App* const week =
        add(*app_, "office-week",
            "Play two weeks and a day at the counters of five municipalities, all invented",
            "madoguchi office-week --out /tmp/office-week", run_office_week, Record::kUntouched);
    week->excludes(app_->get_option("--data"));  // It makes its own below --out.
    week->add_option("--out", arguments_.out,
                     "Folder for data, letters and cards; a new one without it")
        ->type_name("DIR");
    week->add_option("--script", arguments_.script, "Folder of the script")->type_name("DIR");
    week->add_flag("--no-compression", arguments_.uncompressed,
                   "Keep the data uncompressed, so that its files can be searched");
}

void CommandLine::commands_on_proof() {
    CLI::App* const verify =
        add(*app_, "verify",
            "Compute every log again from its first commit, and hold it against its checkpoints",
            "madoguchi verify", run_verify, Record::kAsked);
    verifier_keys(verify, false);
    CLI::App* const prove =
        add(*app_, "prove", "Write a case's history with the proof that it is in the log",
            "madoguchi prove R8-本-0123-7 --actor s1 > case.proof", run_prove, Record::kAsked);
    which_case(prove);
    add_looker_options(*prove, arguments_);
    CLI::App* const verify_proof =
        add(*app_, "verify-proof", "Check such a history, without data folder and network",
            "madoguchi verify-proof case.proof --key NAME+ID+KEY", run_verify_proof,
            Record::kUntouched);
    file(verify_proof, "What 'madoguchi prove' has written", true);
    verifier_keys(verify_proof, true);
    CLI::App* const folder = add(
        *app_, "checkpoint-folder", "Keep checkpoints in a second folder as well, or say in which",
        "madoguchi checkpoint-folder /mnt/other-disk/madoguchi-checkpoints", run_checkpoint_folder,
        Record::kUntouched);
    folder->add_option("DIR", arguments_.what, "The folder; has to be there")->type_name("");
}

}  // namespace madoguchi::cli
