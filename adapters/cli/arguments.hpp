#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "madoguchi/adapters/cli/console.hpp"
#include "madoguchi/adapters/cli/installation.hpp"
#include "madoguchi/adapters/cli/looking.hpp"
#include "madoguchi/adapters/cli/policies.hpp"

namespace madoguchi::cli {

/// What stands on the command line, of whichever command; what a command doesn't have is empty.
struct Arguments {
    std::string data;          ///< The data folder.
    std::string policies;      ///< The folder of policy files.
    std::string master_key;    ///< Its source, where one is given: see `master_key_source`.
    std::string master_keys;   ///< Folder of master keys, where none is given.
    std::string signing_keys;  ///< The folder of signing keys; empty: in the data folder.
    bool json = false;
    bool quiet = false;
    bool reveal = false;  ///< Personal data may be shown.
    bool all = false;
    bool details = false;
    bool slip = false;
    bool deficiency = false;
    bool uncompressed = false;
    bool approve = false;
    bool dismiss = false;
    bool status = false;
    bool held = false;
    std::string what;  ///< CASE, WORKLIST, PROJECTION, KEY …
    std::string value;
    std::vector<std::string> files;
    std::vector<std::string> verifier_keys;
    std::string municipality;
    std::string office;
    std::string actor;
    std::string as_known_on;
    std::string from;
    std::string until;
    std::string approved_by;  ///< Staff code of the second person.
    std::string reason;
    std::string reference;
    std::string procedure;
    std::string applicant;
    std::string batch;
    std::string out;
    std::string after;
    std::string script;
    std::string name;
    std::string to;
    std::string query;  ///< The name under which permission is asked; empty for commands.
    std::string purpose;
    std::string month;
    std::string kind;
    std::string report;
    std::string holder;
    std::string found_on;
    std::string found_at;
    std::string found_by;
    std::string text_file;
    std::string listen;    ///< ADDRESS:PORT
    std::string tls_cert;  ///< PEM file.
    std::string tls_key;
    std::string origin;                  ///< Under which address browsers know the server.
    std::string training_at;             ///< Address of the training server.
    std::vector<std::string> providers;  ///< Files, one for each identity provider.
    std::string site;                    ///< Folder of the built web application.
    std::vector<std::string> cases;
    std::uint32_t person_no = 0;
    std::string passphrase_file;  ///< Whose first line the keys of an archive travel under.
    std::string at;               ///< To which position or instant a log is put back.
    std::size_t limit = 50;
    std::uint32_t backup = 0;    ///< Number of a backup; 0: the newest.
    unsigned keep_keys = 0;      ///< Days for which backups of the keys are kept; 0: as set.
    std::size_t keep = 14;       ///< Backups that stay.
    std::uint64_t rate_mib = 0;  ///< Copied a second, at most; 0: as fast as it goes.
    unsigned shares = 0;         ///< Of the master key.
    unsigned threshold = 0;      ///< How many of them bring it back.
    /// What runs here already, for a command that was handed to its server; null: none.
    Installation* running = nullptr;
};

/// Carries a command out.
using Run = Result<ExitStatus> (*)(const Arguments& arguments, Console& console);

// decide_command.cpp, submit_command.cpp
[[nodiscard]] Result<ExitStatus> run_decide(const Arguments& arguments, Console& console);
[[nodiscard]] Result<ExitStatus> run_submit(const Arguments& arguments, Console& console);
// case_commands.cpp
[[nodiscard]] Result<ExitStatus> run_show(const Arguments& arguments, Console& console);
[[nodiscard]] Result<ExitStatus> run_history(const Arguments& arguments, Console& console);
[[nodiscard]] Result<ExitStatus> run_letter(const Arguments& arguments, Console& console);
// search_command.cpp
[[nodiscard]] Result<ExitStatus> run_search(const Arguments& arguments, Console& console);
// audit_command.cpp
[[nodiscard]] Result<ExitStatus> run_audit_looks(const Arguments& arguments, Console& console);
// incident_commands.cpp
[[nodiscard]] Result<ExitStatus> run_incident_open(const Arguments& arguments, Console& console);
[[nodiscard]] Result<ExitStatus> run_incident_show(const Arguments& arguments, Console& console);
[[nodiscard]] Result<ExitStatus> run_incident_change(const Arguments& arguments, Console& console);
// person_commands.cpp
[[nodiscard]] Result<ExitStatus> run_person_proposals(const Arguments& arguments, Console& console);
[[nodiscard]] Result<ExitStatus> run_person_show(const Arguments& arguments, Console& console);
[[nodiscard]] Result<ExitStatus> run_person_same(const Arguments& arguments, Console& console);
[[nodiscard]] Result<ExitStatus> run_person_different(const Arguments& arguments, Console& console);
[[nodiscard]] Result<ExitStatus> run_person_register(const Arguments& arguments, Console& console);
[[nodiscard]] Result<ExitStatus> run_person_undo(const Arguments& arguments, Console& console);
// erase_command.cpp, retention_commands.cpp
[[nodiscard]] Result<ExitStatus> run_erase(const Arguments& arguments, Console& console);
[[nodiscard]] Result<ExitStatus> run_retention_due(const Arguments& arguments, Console& console);
[[nodiscard]] Result<ExitStatus> run_retention_request(const Arguments& arguments,
                                                       Console& console);
[[nodiscard]] Result<ExitStatus> run_retention_approve(const Arguments& arguments,
                                                       Console& console);
[[nodiscard]] Result<ExitStatus> run_retention_hold(const Arguments& arguments, Console& console);
[[nodiscard]] Result<ExitStatus> run_retention_lift(const Arguments& arguments, Console& console);
// list_commands.cpp, dashboard_command.cpp
[[nodiscard]] Result<ExitStatus> run_list(const Arguments& arguments, Console& console);
[[nodiscard]] Result<ExitStatus> run_dashboard(const Arguments& arguments, Console& console);
// import_commands.cpp
[[nodiscard]] Result<ExitStatus> run_import_expiry(const Arguments& arguments, Console& console);
[[nodiscard]] Result<ExitStatus> run_import_register(const Arguments& arguments, Console& console);
// policy_commands.cpp
[[nodiscard]] Result<ExitStatus> run_policy_check(const Arguments& arguments, Console& console);
[[nodiscard]] Result<ExitStatus> run_policy_show(const Arguments& arguments, Console& console);
[[nodiscard]] Result<ExitStatus> run_policy_explain(const Arguments& arguments, Console& console);
[[nodiscard]] Result<ExitStatus> run_policy_publish(const Arguments& arguments, Console& console);
[[nodiscard]] Result<ExitStatus> run_policy_set(const Arguments& arguments, Console& console);
[[nodiscard]] Result<ExitStatus> run_import_staff(const Arguments& arguments, Console& console);
// staff_commands.cpp
[[nodiscard]] Result<ExitStatus> run_staff_list(const Arguments& arguments, Console& console);
[[nodiscard]] Result<ExitStatus> run_staff_appoint(const Arguments& arguments, Console& console);
[[nodiscard]] Result<ExitStatus> run_staff_register(const Arguments& arguments, Console& console);
[[nodiscard]] Result<ExitStatus> run_staff_grant(const Arguments& arguments, Console& console);
[[nodiscard]] Result<ExitStatus> run_staff_withdraw(const Arguments& arguments, Console& console);
[[nodiscard]] Result<ExitStatus> run_staff_return(const Arguments& arguments, Console& console);
[[nodiscard]] Result<ExitStatus> run_staff_leave(const Arguments& arguments, Console& console);
[[nodiscard]] Result<ExitStatus> run_staff_hand_over(const Arguments& arguments, Console& console);
// serve/serve_command.cpp
[[nodiscard]] Result<ExitStatus> run_serve(const Arguments& arguments, Console& console);
[[nodiscard]] Result<ExitStatus> run_staff_account(const Arguments& arguments, Console& console);
// office_week_command.cpp
[[nodiscard]] Result<ExitStatus> run_office_week(const Arguments& arguments, Console& console);
// upkeep_commands.cpp
[[nodiscard]] Result<ExitStatus> run_rebuild(const Arguments& arguments, Console& console);
[[nodiscard]] Result<ExitStatus> run_confirm_clock(const Arguments& arguments, Console& console);

// data_key_commands.cpp
[[nodiscard]] Result<ExitStatus> run_keys_show(const Arguments& arguments, Console& console);
[[nodiscard]] Result<ExitStatus> run_keys_rotate(const Arguments& arguments, Console& console);
[[nodiscard]] Result<ExitStatus> run_keys_escrow(const Arguments& arguments, Console& console);
[[nodiscard]] Result<ExitStatus> run_keys_restore(const Arguments& arguments, Console& console);
// proof_commands.cpp
[[nodiscard]] Result<ExitStatus> run_verify(const Arguments& arguments, Console& console);
[[nodiscard]] Result<ExitStatus> run_prove(const Arguments& arguments, Console& console);
[[nodiscard]] Result<ExitStatus> run_verify_proof(const Arguments& arguments, Console& console);
// signing_key_commands.cpp
/// Prints the verifier keys; nothing where there are none yet.
[[nodiscard]] Result<void> show_signing_keys(const Arguments& arguments, Console& console);
[[nodiscard]] Result<ExitStatus> run_keys_rotate_signing(const Arguments& arguments,
                                                         Console& console);
[[nodiscard]] Result<ExitStatus> run_checkpoint_folder(const Arguments& arguments,
                                                       Console& console);

// backup_commands.cpp
[[nodiscard]] Result<ExitStatus> run_backup(const Arguments& arguments, Console& console);
[[nodiscard]] Result<ExitStatus> run_backup_list(const Arguments& arguments, Console& console);
[[nodiscard]] Result<ExitStatus> run_backup_prune(const Arguments& arguments, Console& console);
[[nodiscard]] Result<ExitStatus> run_backup_drill(const Arguments& arguments, Console& console);
[[nodiscard]] Result<ExitStatus> run_restore(const Arguments& arguments, Console& console);
// archive_commands.cpp
[[nodiscard]] Result<ExitStatus> run_export(const Arguments& arguments, Console& console);
[[nodiscard]] Result<ExitStatus> run_import_archive(const Arguments& arguments, Console& console);

/// Where the master key of a data folder comes from: what is given; the file `master-key` in it,
/// where one was put there; otherwise a file named by the key in the folder of master keys, which
/// lies outside of every data folder.
[[nodiscard]] std::string master_key_source(const Arguments& arguments, const std::string& data);

/// Opens the data folder, with the municipalities of the policy folder, does what is due and brings
/// the projections up to date. A clock in doubt is noted. The clock is the machine's. What is asked
/// with --actor and without --municipality is about the municipalities where the actor works. For a
/// query, failure kNotPermitted as `permitted` says.
[[nodiscard]] Result<std::unique_ptr<Installation>> open_installation(const Arguments& arguments,
                                                                      Console& console);

/// The day in `text` (YYYY-MM-DD); nothing for an empty one. Failure kUsage names `option`.
[[nodiscard]] Result<std::optional<facts::Date>> day_of(const std::string& text,
                                                        const char* option);

/// Whether --actor may ask `query` of every municipality that is asked; without --actor, whoever
/// may use this machine's console. The one place where the program looks at the permission of a
/// query. Failure kNotPermitted.
[[nodiscard]] Result<void> permitted(const Installation& installation, const Arguments& arguments,
                                     const std::string& query);

/// Who enters and where. Failure kUsage: no --actor, or a word of the program's own.
[[nodiscard]] Result<Desk> desk_of(const Arguments& arguments);

/// Who looks, from where and why, as the command line says it. Whether it says enough is seen when
/// something is opened.
[[nodiscard]] Looker looker_of(const Arguments& arguments);

/// The municipality of --municipality, or the only one that there is, or where --actor works.
/// Failure kUsage.
[[nodiscard]] Result<log::TenantId> one_municipality(const Installation& installation,
                                                     const Arguments& arguments);
/// The one of --municipality, or those where --actor works, or all. Failure kNotFound.
[[nodiscard]] Result<std::vector<log::TenantId>> municipalities_of(const Installation& installation,
                                                                   const Arguments& arguments);

/// An answer to a command as one line for people.
[[nodiscard]] std::string answer_words(const log::Answer& answer);
/// Whether the command was accepted, or is in effect already.
[[nodiscard]] bool is_done(const log::Answer& answer);

}  // namespace madoguchi::cli
