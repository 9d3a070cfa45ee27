#pragma once

#include "madoguchi/adapters/cli/arguments.hpp"

namespace CLI {
class App;
}  // namespace CLI

namespace madoguchi::cli {

/// Adds `incident` and `audit` with their commands to the command line. `arguments` and `chosen`
/// outlive `app`.
void add_oversight_commands(CLI::App& app, Arguments& arguments, Run& chosen);

/// Adds from which desk somebody looks at personal data, and why: recorded before anything is
/// shown. `arguments` outlives `command`.
void add_looker_options(CLI::App& command, Arguments& arguments);

}  // namespace madoguchi::cli
