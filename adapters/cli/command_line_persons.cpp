#include <CLI/CLI.hpp>

#include "madoguchi/adapters/cli/command_line.hpp"
// The register of persons, erasing, retention.

namespace madoguchi::cli {

void CommandLine::page(CLI::App* command, const char* rows) {
    command->add_option("--limit", arguments_.limit, rows)
        ->check(CLI::Range(std::size_t{1}, std::size_t{1'000}))
        ->capture_default_str();
    command->add_option("--after", arguments_.after, "Where the page before ended")
        ->type_name("CURSOR");
}

void CommandLine::party(CLI::App* command, const char* name, std::string& into) {
    command
        ->add_option(name, into,
                     "A person of a case: CASE, or CASE:agent; the principal without it")
        ->required()
        ->type_name("");
}

void CommandLine::desk(CLI::App* command) {
    municipality(command);
    actor(command);
    office(command);
}

void CommandLine::commands_on_persons() {
    CLI::App* const person = app_->add_subcommand("person", "The register of persons: who is who");
    person->require_subcommand(1);
    CLI::App* const proposals =
        add(*person, "proposals", "List who may be the same person and waits for a clerk's word",
            "madoguchi person proposals --municipality CODE", run_person_proposals, Record::kAsked);
    municipality(proposals);
    page(proposals, "Proposals of one page");
    CLI::App* const show = add(
        *person, "show", "Show a person's cases, as whom they stand in each, and who may be them",
        "madoguchi person show R8-本-0123-7:agent", run_person_show, Record::kAsked);
    party(show, "PERSON", arguments_.what);
    municipality(show);
    const auto pair = [this](CLI::App* command) {
        party(command, "ONE", arguments_.what);
        party(command, "OTHER", arguments_.value);
        desk(command);
    };
    pair(add(*person, "same", "Say that two are the same person",
             "madoguchi person same R8-本-0123-7 R8-本-0456-1 --actor CODE", run_person_same,
             Record::kChanged));
    pair(add(*person, "different", "Say that two aren't the same; that isn't proposed again",
             "madoguchi person different R8-本-0123-7 R8-本-0456-1 --actor CODE",
             run_person_different, Record::kChanged));
    const auto one = [this](CLI::App* command) {
        party(command, "PARTY", arguments_.what);
        desk(command);
    };
    one(add(*person, "register", "Open an entry for somebody who is in one case only",
            "madoguchi person register R8-本-0123-7 --actor CODE", run_person_register,
            Record::kChanged));
    one(add(*person, "undo", "Undo a wrong link", "madoguchi person undo R8-本-0456-1 --actor CODE",
            run_person_undo, Record::kChanged));
}

void CommandLine::command_erase() {
    CLI::App* const erase =
        add(*app_, "erase",
            "Erase a person in every case: asked for with --reason, approved by a section chief "
            "who is another person; says from which day on nothing can be brought back",
            "madoguchi erase R8-本-0123-7 --reason requested_by_person --reference 市民第45号 "
            "--actor CODE",
            run_erase, Record::kAsked);
    erase->add_option("PERSON", arguments_.what, "The person: key, CASE or CASE:agent")
        ->required()
        ->type_name("");
    erase
        ->add_option("--reason", arguments_.reason,
                     "requested_by_person, unlawful, entered_wrongly or purpose_ended")
        ->type_name("WORD");
    erase
        ->add_option("--reference", arguments_.reference,
                     "Number of the file that the request is in; no name")
        ->type_name("NUMBER");
    erase->add_flag("--approve", arguments_.approve, "Approve what another person asked for");
    erase->add_flag("--dismiss", arguments_.dismiss, "Don't grant it, or take it back");
    erase->add_flag("--status", arguments_.status, "Show how far it is and when it is final");
    municipality(erase);
    office(erase);
}

void CommandLine::commands_on_retention() {
    CLI::App* const retention = app_->add_subcommand(
        "retention", "How long cases are kept, what forbids disposal, the decision to dispose");
    retention->require_subcommand(1);
    CLI::App* const due =
        add(*retention, "due", "List cases whose retention period is over",
            "madoguchi retention due --municipality CODE", run_retention_due, Record::kAsked);
    municipality(due);
    due->add_flag("--held", arguments_.held, "Those that a hold or an incident keeps instead");
    page(due, "Rows of one page");
    const auto cases = [this](CLI::App* command) {
        command->add_option("CASES", arguments_.files, "The cases")->required()->type_name("");
        desk(command);
    };
    cases(add(*retention, "request", "Ask for the decision to dispose of cases",
              "madoguchi retention request R3-本-0123-7 --actor CODE", run_retention_request,
              Record::kChanged));
    cases(add(*retention, "approve",
              "Decide to dispose of them: a section chief, another person than who asked",
              "madoguchi retention approve R3-本-0123-7 --actor kakaricho", run_retention_approve,
              Record::kChanged));
    const auto hold = [this](CLI::App* command) {
        command
            ->add_option(
                "WHAT", arguments_.what,
                "A case, or a person in all their cases: key or CASE:principal, CASE:agent")
            ->required()
            ->type_name("");
        command->add_option("--ground", arguments_.reason, "disclosure_request, appeal or incident")
            ->required()
            ->type_name("WORD");
        command->add_option("--reference", arguments_.reference, "Number of the file")
            ->required()
            ->type_name("NUMBER");
        desk(command);
    };
    hold(add(*retention, "hold", "Keep a case or a person from being erased",
             "madoguchi retention hold R8-本-0123-7 --ground appeal --reference 総務第12号 "
             "--actor CODE",
             run_retention_hold, Record::kChanged));
    hold(add(*retention, "lift", "Lift such a hold: a section chief decides it",
             "madoguchi retention lift R8-本-0123-7 --ground appeal --reference 総務第12号 "
             "--actor kakaricho",
             run_retention_lift, Record::kChanged));
}

}  // namespace madoguchi::cli
