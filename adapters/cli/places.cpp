#include <cstdlib>
#include <filesystem>
#include <system_error>

#include "madoguchi/adapters/cli/program.hpp"

namespace madoguchi::cli {

namespace {

namespace fs = std::filesystem;

constexpr const char* kInstalled = "/usr/share/madoguchi";

std::string variable(const char* name) {
    const char* const value = std::getenv(name);
    return value == nullptr ? std::string() : std::string(value);
}

/// Our folder in one of the user's base folders (XDG Base Directory Specification).
std::string below(const char* base_variable, const char* base_in_home) {
    const std::string base = variable(base_variable);
    return (base.empty() ? variable("HOME") + base_in_home : base) + "/madoguchi";
}

/// The folder `source` of the tree that the program was built in, or the installed one.
std::string beside(const std::string& source, const std::string& name) {
    std::error_code error;
    const fs::path program = fs::read_symlink("/proc/self/exe", error);
    for (fs::path folder = program.parent_path(); folder.has_relative_path();
         folder = folder.parent_path()) {
        const fs::path candidate = folder / source;
        if (std::error_code missing; fs::is_directory(candidate, missing)) {
            return candidate.string();
        }
    }
    return std::string(kInstalled) + "/" + name;
}

}  // namespace

Places default_places() {
    const std::string data = variable("MADOGUCHI_DATA");
    const std::string policies = variable("MADOGUCHI_POLICIES");
    return {.data = data.empty() ? below("XDG_DATA_HOME", "/.local/share") : data,
            .policies = policies.empty() ? beside("ops/policies", "policies") : policies,
            .master_key = variable("MADOGUCHI_MASTER_KEY"),
            .master_keys = below("XDG_CONFIG_HOME", "/.config") + "/master-keys",
            .script = beside("ops/office-week", "office-week"),
            .signing_keys = variable("MADOGUCHI_SIGNING_KEYS"),
            .site = beside("adapters/web/dist", "web")};
}

}  // namespace madoguchi::cli
