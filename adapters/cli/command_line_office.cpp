#include <CLI/CLI.hpp>

#include "madoguchi/adapters/cli/command_line.hpp"
// What the office sets: policies, staff.

namespace madoguchi::cli {

namespace {

/// For how long a role is granted, and who answers for it with the actor.
void add_terms(CLI::App& grant, Arguments& arguments) {
    grant.add_option("--from", arguments.from, "First day; today without it")->type_name("DATE");
    grant.add_option("--until", arguments.until, "Last day, of a deputy")->type_name("DATE");
    grant
        .add_option("--approved-by", arguments.approved_by,
                    "Who else approved it, of section chiefs, managers and administrators")
        ->type_name("STAFF");
}

}  // namespace

void CommandLine::commands_on_policies() {
    CLI::App* const policy =
        app_->add_subcommand("policy", "Check, explain and publish what municipalities say");
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
    CLI::App* const group = app_->add_subcommand("staff", "Who works here, and what each may do");
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
    add_terms(*grant, arguments_);
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

}  // namespace madoguchi::cli
