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

std::string default_data() {
    if (const std::string given = variable("MADOGUCHI_DATA"); !given.empty()) {
        return given;
    }
    if (const std::string base = variable("XDG_DATA_HOME"); !base.empty()) {
        return base + "/madoguchi";
    }
    return variable("HOME") + "/.local/share/madoguchi";
}

/// The folder `name` of ops/ of the tree that the program was built in, or the installed one.
std::string beside(const std::string& name) {
    std::error_code error;
    const fs::path program = fs::read_symlink("/proc/self/exe", error);
    for (fs::path folder = program.parent_path(); folder.has_relative_path();
         folder = folder.parent_path()) {
        const fs::path candidate = folder / "ops" / name;
        if (std::error_code missing; fs::is_directory(candidate, missing)) {
            return candidate.string();
        }
    }
    return std::string(kInstalled) + "/" + name;
}

}  // namespace

Places default_places() {
    const std::string policies = variable("MADOGUCHI_POLICIES");
    return {.data = default_data(),
            .policies = policies.empty() ? beside("policies") : policies,
            .master_key = variable("MADOGUCHI_MASTER_KEY"),
            .script = beside("office-week"),
            .signing_keys = variable("MADOGUCHI_SIGNING_KEYS")};
}

}  // namespace madoguchi::cli
