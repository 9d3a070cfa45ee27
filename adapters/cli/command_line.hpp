#pragma once

#include <memory>

#include "madoguchi/adapters/cli/arguments.hpp"

namespace CLI {
class App;
}  // namespace CLI

namespace madoguchi::cli {

/// Builds the command line: one function per group of commands.
class CommandLine {
 public:
    /// `arguments` outlives it and takes what is parsed.
    explicit CommandLine(Arguments& arguments);
    ~CommandLine();
    CommandLine(const CommandLine&) = delete;
    CommandLine& operator=(const CommandLine&) = delete;

    [[nodiscard]] CLI::App& app() { return *app_; }
    [[nodiscard]] Run chosen() const { return chosen_; }
    /// Whether the command asks or changes the record: with a server, it is carried out there.
    [[nodiscard]] bool uses_record() const { return uses_record_; }

 private:
    /// What a subcommand does with the record.
    enum class Record {
        kUntouched,  ///< Rules, files, an installation of its own.
        kAsked,      ///< A query: the table of permissions names it.
        kChanged,    ///< Commands: each is looked at where it is decided.
    };

    /// Adds a command to a group, or to the program itself.
    CLI::App* add(CLI::App& group, const char* name, const char* about, const char* example,
                  Run run, Record record);

    // Options that several commands have.
    void municipality(CLI::App* command);
    void office(CLI::App* command);
    void actor(CLI::App* command);
    void reveal(CLI::App* command);
    void which_case(CLI::App* command, bool required = true);
    void verifier_keys(CLI::App* command, bool required);
    void files(CLI::App* command, const char* about, bool required);
    void file(CLI::App* command, const char* about, bool required);

    // command_line_work.cpp
    void commands_on_rules();
    void commands_on_cases();
    void commands_on_lists();
    void commands_on_imports();
    // command_line_office.cpp
    void commands_on_policies();
    void commands_on_staff();
    void staff_details(CLI::App* command);
    // command_line_serve.cpp
    void commands_on_serving();
    // command_line_record.cpp
    void commands_on_keys();
    void commands_on_upkeep();
    void commands_on_proof();
    // command_line_persons.cpp
    void commands_on_persons();
    void command_erase();
    void commands_on_retention();
    void page(CLI::App* command, const char* rows);
    void party(CLI::App* command, const char* name, std::string& into);
    void desk(CLI::App* command);
    // command_line_backup.cpp
    void commands_on_backups();
    void commands_on_archives();
    void backup_folder(CLI::App* command, bool required);
    void passphrase(CLI::App* command);

    std::unique_ptr<CLI::App> app_;
    Arguments& arguments_;
    Run chosen_ = nullptr;
    bool uses_record_ = true;  ///< Oversight's commands choose themselves.
};

}  // namespace madoguchi::cli
