#include "madoguchi/adapters/cli/program.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <string>
#include <utility>

#include "madoguchi/adapters/cli/arguments.hpp"
#include "madoguchi/adapters/cli/command_line.hpp"
#include "madoguchi/adapters/cli/handing_over.hpp"
#include "madoguchi/adapters/cli/standard.hpp"

namespace madoguchi::cli {

namespace {

/// What CLI11 says of a wrong command line, on one line, with what to do.
int usage_fault(const CLI::App& app, const CLI::ParseError& error) {
    std::string what = error.what();
    std::replace(what.begin(), what.end(), '\n', ' ');
    const auto unknown = app.remaining();
    if (app.get_subcommands().empty() && !unknown.empty()) {
        what = "there is no command '" + unknown.front() + "'";
    }
    std::string command = "madoguchi";
    for (const CLI::App* each = &app; !each->get_subcommands().empty();) {
        each = each->get_subcommands().front();
        command += " " + each->get_name();
    }
    Standard::of_this_thread().err()
        << "madoguchi: " << what << " (see '" << command << " --help')\n";
    return static_cast<int>(ExitStatus::kUsage);
}

void take_places(Arguments& arguments) {
    const Places places = default_places();
    arguments.data = places.data;
    arguments.policies = places.policies;
    arguments.master_key = places.master_key;
    arguments.master_keys = places.master_keys;
    arguments.script = places.script;
    arguments.signing_keys = places.signing_keys;
    arguments.site = places.site;
}

/// Carries a command line out; `running`: in a server, for another process.
int carry_out(std::vector<std::string> given, Installation* running) {
    Arguments arguments;
    take_places(arguments);
    arguments.running = running;
    CommandLine line(arguments);
    const std::vector<std::string> handed = given;
    try {
        std::reverse(given.begin(), given.end());  // As CLI11 takes them.
        line.app().parse(std::move(given));
    } catch (const CLI::Success& asked) {
        return line.app().exit(asked, Standard::of_this_thread().out());
    } catch (const CLI::ParseError& error) {
        return usage_fault(line.app(), error);
    }
    Console console(arguments.json, arguments.quiet);
    if (running != nullptr) {
        arguments.data = running->folder();
        if (!line.uses_record()) {
            return static_cast<int>(
                console.fail({ExitStatus::kUsage, "this command isn't for a server"}));
        }
    } else if (line.uses_record()) {
        if (const auto status = hand_over(arguments.data, handed)) {
            return *status;
        }
    }
    const auto status = line.chosen()(arguments, console);
    const int code = static_cast<int>(status ? *status : console.fail(status.error()));
    if (!console.flush()) {
        return static_cast<int>(
            console.fail({ExitStatus::kUnavailable, "standard output can't be written"}));
    }
    return code;
}

}  // namespace

int run_program(int argc, const char* const* argv) {
    const int code = carry_out({argv + 1, argv + argc}, nullptr);
    return interrupted() ? interrupt_status() : code;
}

int run_handed_over(const std::vector<std::string>& arguments, Installation& running) {
    return carry_out(arguments, &running);
}

}  // namespace madoguchi::cli
