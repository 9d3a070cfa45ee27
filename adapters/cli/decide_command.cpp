#include "madoguchi/adapters/cli/arguments.hpp"
#include "madoguchi/adapters/cli/files.hpp"
#include "madoguchi/adapters/policyfile/load.hpp"
#include "madoguchi/adapters/queries/answer_queries.hpp"

namespace madoguchi::cli {

Result<ExitStatus> run_decide(const Arguments& arguments, Console& console) {
    const auto loaded = policyfile::load_directory(arguments.policies);
    if (loaded.policies.files().empty()) {
        return failed(ExitStatus::kUsage, arguments.policies +
                                              ": holds no policy file; name the folder with "
                                              "--policies");
    }
    for (const auto& finding : loaded.findings) {
        console.note(policyfile::format(finding));
    }
    const auto json = read_file(arguments.files.empty() ? "-" : arguments.files.front());
    if (!json) {
        return log::unexpected(json.error());
    }
    const queries::PolicyLookup lookup = [&](std::string_view municipality,
                                             std::optional<calendar::Date> day) {
        const auto* found = day ? loaded.policies.find(municipality, *day) : nullptr;
        return found != nullptr ? found : loaded.policies.newest(municipality);
    };
    const queries::Answers answers = queries::answer_queries(*json, lookup);
    if (!answers.error.empty()) {
        return failed(ExitStatus::kUsage, answers.error);
    }
    console.line(answers.json);
    if (answers.faulty > 0) {
        console.note(std::to_string(answers.faulty) + " of " + std::to_string(answers.queries) +
                     " queries couldn't be understood: see their 'error'");
    }
    return answers.faulty > 0 ? ExitStatus::kPartly : ExitStatus::kDone;
}

}  // namespace madoguchi::cli
