#include "madoguchi/adapters/cli/program.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <iostream>
#include <string>

#include "madoguchi/adapters/cli/arguments.hpp"
#include "madoguchi/adapters/cli/command_line.hpp"

namespace madoguchi::cli {

namespace {

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
    arguments.master_keys = places.master_keys;
    arguments.script = places.script;
    arguments.signing_keys = places.signing_keys;
    arguments.site = places.site;
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
