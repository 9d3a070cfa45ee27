#include <cstdlib>
#include <filesystem>
#include <iostream>

#include "madoguchi/adapters/cli/arguments.hpp"
#include "madoguchi/adapters/cli/office_week.hpp"

namespace madoguchi::cli {

namespace {

/// A new folder below the system's folder for what doesn't last.
Result<std::string> new_folder() {
    std::error_code error;
    std::string path = std::filesystem::temp_directory_path(error).string() + "/office-week-XXXXXX";
    if (error || mkdtemp(path.data()) == nullptr) {
        return failed(ExitStatus::kUnavailable, "no folder can be made: name one with --out");
    }
    return path;
}

}  // namespace

Result<ExitStatus> run_office_week(const Arguments& arguments, Console& /*console*/) {
    const auto folder = arguments.out.empty() ? new_folder() : Result<std::string>(arguments.out);
    if (!folder) {
        return log::unexpected(folder.error());
    }
    const auto played = play_office_week({.script = arguments.script,
                                          .policies = arguments.policies,
                                          .folder = *folder,
                                          .compress = !arguments.uncompressed},
                                         std::cout);
    if (!played) {
        std::cout.flush();
        return log::unexpected(played.error());
    }
    return ExitStatus::kDone;
}

}  // namespace madoguchi::cli
