#pragma once

#include <string>
#include <vector>

namespace madoguchi::cli {

class Installation;

/// Where the program looks when the command line doesn't say. From the environment.
struct Places {
    std::string data;         ///< $MADOGUCHI_DATA, else $XDG_DATA_HOME/madoguchi, else below $HOME.
    std::string policies;     ///< $MADOGUCHI_POLICIES, else beside the program.
    std::string master_key;   ///< $MADOGUCHI_MASTER_KEY; empty: as `master_key_source` says.
    std::string master_keys;  ///< $XDG_CONFIG_HOME/madoguchi/master-keys, else below $HOME.
    std::string script;       ///< Of the office week, beside the policies.
    std::string signing_keys;  ///< $MADOGUCHI_SIGNING_KEYS; empty: in the data folder.
    std::string site;          ///< The built web application, beside the program.
};
[[nodiscard]] Places default_places();

/// Reads the command line and carries the command out. Returns the exit status.
[[nodiscard]] int run_program(int argc, const char* const* argv);

/// Carries out a command line (without the program's name) that another process has handed to this
/// one, against what runs here, on this thread, whose `Standard` is that process's. Returns the
/// status to end with.
[[nodiscard]] int run_handed_over(const std::vector<std::string>& arguments, Installation& running);

}  // namespace madoguchi::cli
